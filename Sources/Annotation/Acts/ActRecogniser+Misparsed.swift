import Language
import Prose

/// Predicates that a parse hangs elsewhere than where their subject is.
extension ActRecogniser {
    /// "of importance that Calvo act", parsed as a relative clause: its verb has a subject, and in the plain form.
    func isContentParsedAsRelative(_ verb: Int) -> Bool {
        analyzed.words[verb].relation == .aclRelcl && analyzed.words[verb].penn == .vbp
            && analyzed.children(of: verb).contains {
                analyzed.words[$0].relation == .nsubj && analyzed.words[$0].penn != .wdt
                    && analyzed.words[$0].penn != .wp && analyzed.words[$0].tag != .pron
            }
    }

    /// "The two nations agreed to a broadcast", parsed as nations agreed to: the only verb of a sentence whose root is
    /// its subject.
    func isPredicateParsedAsAttribute(_ verb: Int) -> Bool {
        let noun = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .acl, noun >= 0, noun < verb, analyzed.words[noun].relation == .root
        else {
            return false
        }
        return !analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.contains {
            analyzed.words[$0].relation != .aclRelcl && syntax.isFinite($0)
                && (Int(analyzed.words[$0].head) == noun || $0 < verb)
        }
    }

    /// "Calvo and his board, who have refused", of which a parse makes no relative clause: the noun before "who", the
    /// first of those joined to it.
    func antecedent(ofRelative subject: Int) -> Int? {
        let clause = Int(analyzed.words[subject].head)
        guard analyzed.words[subject].penn == .wp, clause > subject, analyzed.words[clause].relation != .aclRelcl,
            analyzed.words[clause].relation != .ccomp, subject > 0
        else { return nil }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: subject)].tokens
        guard syntax.isComma(subject - 1), sentence.contains(subject - 2) else { return nil }
        var noun = subject - 2
        guard [.noun, .propn].contains(analyzed.words[noun].tag) else { return nil }
        while [.conj, .flat].contains(analyzed.words[noun].relation), case let head = Int(analyzed.words[noun].head),
            head >= sentence.lowerBound, head < noun
        {
            noun = head
        }
        return noun
    }

    /// "Officials, citing the law, declined to say …", parsed as a passive: of a verb whose infinitive is the subject's
    /// own deed, not that of somebody addressed.
    func isRefusalParsedAsPassive(_ verb: Int) -> Bool {
        let children = analyzed.children(of: verb)
        guard children.contains(where: { $0 > verb && analyzed.words[$0].relation == .xcomp && isInfinitive($0) }),
            children.contains(where: { $0 < verb && analyzed.words[$0].relation == .nsubjPass }),
            !children.contains(where: { [.aux, .auxPass].contains(analyzed.words[$0].relation) }),
            let verbs = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: verb + 1)?.verbs
        else { return false }
        return verbs.allSatisfy { $0.act == .reject && $0.patterns.contains(.infinitive) }
    }

    // MARK: Subjects

    /// The subject of a verb where a parse gives it several, or hangs it elsewhere.
    func ownSubject(of verb: Int) -> Int? {
        guard syntax.isFinite(verb) else { return nil }
        if let behind = subjectParsedAsAdverbial(of: verb) { return behind }
        // "his envoy to the United Council Pell Venn rejected it": the name nearest to the verb.
        let own = analyzed.children(of: verb).filter { $0 < verb && analyzed.words[$0].relation == .nsubj }
        guard own.count > 1, let first = own.first, let last = own.last, analyzed.words[last].tag == .propn,
            case let start = syntax.nounPhrase(first).lowerBound,
            (start..<first + 1).contains(where: { analyzed.tokens[$0].folded == Self.toward })
                || start > 0 && analyzed.tokens[start - 1].folded == Self.toward
        else { return nil }
        return last
    }

    /// "after Calvo proposed talks", of which a parse makes "after Calvo" an adverbial.
    private func subjectParsedAsAdverbial(of verb: Int) -> Int? {
        guard verb > 0 else { return nil }
        let first = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound
        var last = verb - 1
        while last > first, analyzed.words[last].tag == .adv { last -= 1 }
        return analyzed.children(of: verb).first { child in
            child < verb && analyzed.words[child].relation == .obl && analyzed.words[child].tag == .propn
                && analyzed.subtree(of: child).upperBound == last + 1
                && analyzed.children(of: child).contains { Self.conjunctions.contains(analyzed.tokens[$0].folded) }
        }
    }

    // MARK: Clauses

    /// "insists the firm must pay", "condemn in the strongest terms what appears …": a clause right behind its verb
    /// that a parse joins to it without a conjunction.
    func clauseParsedAsJoined(_ children: Dependents.Children, after end: Int) -> Int? {
        children.first { clause in
            guard clause > end, [.conj, .parataxis].contains(analyzed.words[clause].relation),
                !analyzed.children(of: clause).contains(where: {
                    [.cc, .mark].contains(analyzed.words[$0].relation)
                }),
                let subject = analyzed.children(of: clause).first(where: {
                    $0 < clause && analyzed.words[$0].relation.isSubject
                })
            else { return false }
            let start = syntax.nounPhrase(subject).lowerBound
            return start == end && !syntax.isComma(end)
                || analyzed.words[subject].penn == .wp && analyzed.tokens[subject].folded == Self.what
        }
    }

    // MARK: Absolute participles

    /// "with Venn welcoming the offer", of which a parse makes the participle an adjective of the offer.
    func absoluteAct(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].relation == .amod, analyzed.string(token).hasSuffix("ing"),
            case let head = Int(analyzed.words[token].head), head > token,
            let subject = nameBehindWith(before: token, sentence: sentence)
        else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (verbs, end) = lexicons.acts.verbs(analyzed.tokens, at: token, limit: limit), end == token + 1,
            let verb = verbs.first(where: { $0.isSure && $0.patterns.contains(.object(targetPreposition: nil)) }),
            let actors = Optional(acting(subject, sentence: sentence)), !actors.isEmpty
        else { return nil }
        let arguments = Arguments(
            content: phrase(head, after: end), targets: sides(of: head), isClause: false, head: head)
        guard isMeant(verb, token, actors, arguments) else { return nil }
        return mention(verb.act, actors: actors, arguments: arguments, trigger: token..<end, sentence: sentence)
    }

    /// The head of the name that ends right before a participle and stands behind "with".
    private func nameBehindWith(before token: Int, sentence: Int) -> Int? {
        guard let name = discourse.names.last(where: { $0.tokens.upperBound == token && $0.entity >= 0 }) else {
            return nil
        }
        let first = analyzed.sentences[sentence].tokens.lowerBound
        var at = name.tokens.lowerBound - 1
        while at >= first, name.tokens.lowerBound - at < Self.longestTitle,
            [.noun, .propn, .adj, .det].contains(analyzed.words[at].tag)
        {
            at -= 1
        }
        guard at >= first, analyzed.tokens[at].folded == Self.with else { return nil }
        return name.tokens.first { !name.tokens.contains(Int(analyzed.words[$0].head)) } ?? name.tokens.lowerBound
    }

    private static let longestTitle = 6
    private static let conjunctions = WordSet([
        "after", "before", "as", "since", "until", "while", "because", "when", "once",
    ])
    private static let toward = WordHash.folded("to")
    private static let what = WordHash.folded("what")
    private static let with = WordHash.folded("with")
}

import Language
import Prose

extension ReportedSpeech {
    /// What is ascribed to somebody without being said ("wants to …", "polls show …", "is expected to …").
    func attitudes(in sentence: Int, besides said: [AttributedStatement], isHeading: Bool) -> [AttributedStatement] {
        let told = cuesTold(said)
        return finder.cues(in: analyzed.sentences[sentence], unspoken: true).compactMap { cue in
            cue.form == .phrase || told.contains(cue.tokens)
                ? nil : ascription(by: cue, in: sentence, besides: said, isHeading: isHeading)
        }
    }

    func cuesTold(_ said: [AttributedStatement]) -> Set<Range<Int>> {
        Set(said.filter { $0.statement.kind == .indirect }.compactMap(\.cueTokens))
    }

    /// The words that a cue ascribes to somebody, unless they are among those said.
    func ascription(
        by found: Cue, in sentence: Int, besides said: [AttributedStatement], isHeading: Bool
    ) -> AttributedStatement? {
        var cue = found
        guard let content = ascribed(by: cue, analyzed.sentences[sentence].tokens) else { return nil }
        let tokens = syntax.withClosingMark(trimmed(content))
        guard tokens.contains(where: { !syntax.isMark($0) }) else { return nil }
        let span = analyzed.span(tokens)
        if let head = cue.sourceHead, tokens.contains(head), head > cue.verb {
            cue.sourceHead = finder.speaker(around: cue.verb, outside: tokens)
            cue.source = cue.sourceHead.map { finder.sourcePhrase($0) }
        }
        guard !said.contains(where: { $0.statement.span.contains(span) }) else { return nil }
        var attitude = attitude(tokens, by: cue, sentence: sentence, isHeading: isHeading)
        if cue.verbClass != .ask, cue.sourceHead == nil || analyzed.words[cue.verb].penn == .vbn {
            attitude.statement.topic = topic(of: cue).map { analyzed.span($0) }
        }
        if attitude.statement.topic != nil, attitude.sourceHead == aboutHead(of: cue) {
            attitude.source = nil
            attitude.sourceHead = nil
            attitude.statement.source = nil
        }
        return attitude
    }

    /// Words ascribed to whom a cue names.
    func attitude(_ tokens: Range<Int>, by cue: Cue, sentence: Int, isHeading: Bool) -> AttributedStatement {
        var statement = Statement(
            kind: isHeading ? .heading : .indirect, span: analyzed.span(tokens), sentence: sentence)
        statement.cue = analyzed.span(cue.tokens)
        statement.source = cue.source.map { analyzed.span($0) }
        var result = AttributedStatement(statement: statement, tokens: tokens)
        result.source = cue.source
        result.sourceHead = cue.sourceHead
        result.cueTokens = cue.tokens
        result.isAttitude = true
        return result
    }

    /// A noun phrase before the reporter's relative clause behind a comma ("the plan, which …") and before "during".
    func withoutAside(_ words: Range<Int>, behind head: Int) -> Range<Int> {
        guard head + 1 < words.upperBound else { return words }
        let aside = ((head + 1)..<words.upperBound).first { token in
            guard !isQuoted[token] else { return false }
            if analyzed.tokens[token].folded == Self.during { return true }
            guard syntax.isComma(token), token + 1 < words.upperBound else { return false }
            return [.wdt, .wp, .wpDollar].contains(analyzed.words[token + 1].penn)
        }
        return words.lowerBound..<(aside ?? words.upperBound)
    }

    private static let during = WordHash.folded("during")

    /// The clause, infinitive or object that an attitude is about.
    private func ascribed(by cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        if cue.form == .noun { return complement(of: cue) }
        if let topic = topicOfAgent(cue) { return topic }
        let isPassive = cue.sourceHead == nil || isAgentless(cue)
        if isPassive, !cue.takes(.raising), !isParticiple(cue) { return nil }
        if isPassive, let property = property(by: cue) { return property }
        if !isPassive, cue.takes(.that), let front = fronted(cue, range) { return front }
        guard let head = cue.contentHead, head != cue.sourceHead, head > cue.verb, !isQuoted[head] || cue.takes(.that)
        else { return nil }
        if isPrepositional(cue) { return cue.takes(.object) && ascribes(cue) ? prepositionalObject(head, cue) : nil }
        switch analyzed.words[head].relation {
        case .ccomp, .advcl:
            guard cue.takes(.that), isPassive || ascribes(cue) || shows(cue, head) else { return nil }
            return clause(head, cue, range)
        case .xcomp, .acl:
            guard cue.takes(.infinitive) || cue.takes(.predicate) || cue.takes(.raising) else { return nil }
            return withObject(clause(head, cue, range), cue)
        case .obj:
            return ascribes(cue) && !isLight(cue.verb, with: head)
                ? object(head, cue).map { withoutAside($0, behind: head) } : nil
        default: return nil
        }
    }

    /// Whether the subject of a cue may think or want something: who can speak, and people under any name.
    private func ascribes(_ cue: Cue) -> Bool {
        guard let source = cue.sourceHead else { return false }
        return finder.speaks(source) || analyzed.words[source].penn == .nns || analyzed.words[source].tag == .propn
    }

    /// "The video shows that …", "the figures suggest …": anything may show a whole clause.
    private func shows(_ cue: Cue, _ clause: Int) -> Bool {
        guard let source = cue.sourceHead, analyzed.words[source].tag == .noun else { return false }
        return cue.verbClass == .claim || cue.verbClass == .reveal || cue.verbClass == .admit
    }

    /// "voiced concern over the plan": the noun tells what is thought, by what it is about.
    func isLight(_ verb: Int, with object: Int) -> Bool {
        let lexicon = finder.lexicons.attitudes
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        guard let frames = lexicon.noun(analyzed.tokens[object]),
            lexicon.verb(analyzed.tokens, at: verb, limit: min(verb + 1, limit))?.frames.contains(.light) ?? false,
            object + 1 < limit
        else { return false }
        let next = analyzed.tokens[object + 1]
        return frames.contains(.clause) && next.folded == Self.that
            || frames.contains(.infinitive) && analyzed.words[object + 1].penn == .to
            || !frames.isDisjoint(with: lexicon.preposition(next))
    }

    /// The object with what it is called or what is to be done with it ("considers [the plan dangerous]").
    private func object(_ head: Int, _ cue: Cue) -> Range<Int>? {
        var tokens = analyzed.subtree(of: head)
        let start = max(tokens.lowerBound, cue.tokens.upperBound)
        let own = withCoordination(objectEnd(head), isInfinitive: false)
        guard start < own else { return nil }
        tokens = tokens.lowerBound..<resumption(of: cue, behind: head, before: own)
        let complements = predicates(of: cue.verb, behind: head, named: cue.takes(.naming) || cue.verbClass == .believe)
        if let last = complements.last, cue.takes(.predicate) || cue.takes(.naming) || cue.verbClass == .believe {
            let whole = start..<max(tokens.upperBound, analyzed.subtree(of: last).upperBound)
            return withoutSaying(whole, behind: head)
        }
        let end = behindPhrases(of: cue.verb, after: withInfinitive(behind: tokens.upperBound))
        if cue.takes(.infinitive), end > tokens.upperBound { return start..<end }
        guard cue.takes(.object) || cue.takes(.predicate), isOfWords(cue) else { return nil }
        return start..<max(tokens.upperBound, end)
    }

    /// What a noun of saying is about, without its preposition.
    private func complement(of cue: Cue) -> Range<Int>? {
        guard let head = cue.contentHead else { return nil }
        let tokens = analyzed.subtree(of: head)
        guard analyzed.words[head].relation == .nmod else { return tokens }
        return (tokens.lowerBound + 1)..<max(tokens.lowerBound + 1, tokens.upperBound)
    }

    private func isParticiple(_ cue: Cue) -> Bool {
        if cue.sourceHead == nil, cue.verbClass == .ask, analyzed.words[cue.verb].penn == .vbd { return true }
        return analyzed.words[cue.verb].penn == .vbn
            && (syntax.child(cue.verb, [.auxPass]) != nil || analyzed.words[cue.verb].relation == .acl
                || cue.verbClass == .ask && analyzed.words[cue.verb].relation == .advcl)
    }

    /// "The plan was rejected by the council", "a view echoed by many": what somebody is named to have judged.
    private func topicOfAgent(_ cue: Cue) -> Range<Int>? {
        guard cue.form == .verb, analyzed.words[cue.verb].penn == .vbn, cue.takes(.object), cue.contentHead == nil,
            let agent = syntax.child(cue.verb, [.oblAgent]), agent == cue.sourceHead, finder.speaks(agent)
        else { return nil }
        return topic(of: cue)
    }

    /// A passive whose subject the parser took for who speaks.
    private func isAgentless(_ cue: Cue) -> Bool {
        guard let source = cue.sourceHead, isParticiple(cue), syntax.child(cue.verb, [.oblAgent]) == nil else {
            return false
        }
        return source == aboutHead(of: cue)
    }

    /// "is seen as …", "known as …", "is called …": what somebody or something is held to be.
    private func property(by cue: Cue) -> Range<Int>? {
        guard cue.takes(.predicate) || cue.takes(.naming) || cue.verbClass == .claim, isParticiple(cue) else {
            return nil
        }
        for child in analyzed.children(of: cue.verb) where child > cue.verb {
            let relation = analyzed.words[child].relation
            let tokens = analyzed.subtree(of: child)
            if let first = tokens.first, analyzed.tokens[first].folded == Self.as, tokens.count > 1 {
                return (first + 1)..<tokens.upperBound
            }
            if cue.verbClass == .claim, relation == .obl || relation == .advcl, tokens.count > 1,
                let first = tokens.first, Self.charges.contains(analyzed.tokens[first].folded)
            {
                return (first + 1)..<tokens.upperBound
            }
            if cue.takes(.naming), relation == .xcomp || relation == .obj { return tokens }
        }
        return nil
    }

    // MARK: What an attribution is about

    /// The subject of a passive or of "seem": ascribed, too, but before the cue ("the bridge" in "the bridge is said
    /// to be safe").
    func topic(of cue: Cue) -> Range<Int>? {
        guard cue.form == .verb, let head = aboutHead(of: cue), !isQuoted[head],
            analyzed.tokens[head].folded != Self.it, analyzed.words[head].penn != .ex
        else { return nil }
        let phrase = syntax.nounPhrase(head)
        let end = min(phrase.upperBound, cue.verb)
        guard phrase.lowerBound < end, end > head else { return head..<(head + 1) }
        return syntax.trimmedPunctuation(phrase.lowerBound..<end)
    }

    private func aboutHead(of cue: Cue) -> Int? {
        if let own = syntax.child(cue.verb, [.nsubjPass, .nsubj]), own < cue.verb,
            cue.takes(.raising) || isParticiple(cue)
        {
            return own
        }
        guard isParticiple(cue), analyzed.words[cue.verb].relation == .acl else { return nil }
        let head = Int(analyzed.words[cue.verb].head)
        return head >= 0 && head < cue.verb ? head : nil
    }

    /// Whether the object of a verb is ascribed to its subject: one sees and finds things, but calls for measures.
    private func isOfWords(_ cue: Cue) -> Bool {
        switch cue.verbClass {
        case .believe, .write: false
        default: true
        }
    }

    /// An infinitive with the object before it ("wants [the talks to go on]").
    private func withObject(_ tokens: Range<Int>, _ cue: Cue) -> Range<Int> {
        let object = analyzed.children(of: cue.verb).first {
            analyzed.words[$0].relation == .obj && $0 > cue.verb && $0 < tokens.lowerBound
        }
        guard let object else { return tokens }
        return max(cue.tokens.upperBound, analyzed.subtree(of: object).lowerBound)..<tokens.upperBound
    }

    private static let charges = WordSet(["of", "for", "over"])
    private static let it = WordHash.folded("it")
}

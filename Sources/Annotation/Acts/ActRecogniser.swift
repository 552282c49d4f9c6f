import Language
import Prose

/// Finds who demands, offers, agrees to, supports, concedes, rejects, denies, threatens or accuses what, from verbs,
/// nouns and adjectives with their arguments in the dependency tree.
struct ActRecogniser {
    let discourse: Discourse
    let lexicons: Lexicons
    let statements: [AttributedStatement]
    let syntax: Syntax
    var analyzed: AnalyzedText { discourse.analyzed }
    /// Statements by sentence.
    private let bySentence: [Int: [Int]]

    init(_ discourse: Discourse, lexicons: Lexicons, statements: [AttributedStatement]) {
        self.discourse = discourse
        self.lexicons = lexicons
        self.statements = statements
        syntax = discourse.syntax
        bySentence = Dictionary(grouping: statements.indices, by: { statements[$0].statement.sentence })
    }

    func run() -> [ActMention] {
        var result: [ActMention] = []
        for (index, sentence) in analyzed.sentences.enumerated()
        where sentence.tokens.count <= StatementRecogniser.longestSentence {
            var found: [ActMention] = []
            for token in sentence.tokens {
                guard
                    let act = verbAct(token, sentence: index) ?? adjectiveAct(token, sentence: index)
                        ?? nounAct(token, sentence: index)
                else { continue }
                if saysSomething(act) { found.append(act) }
            }
            result += withoutRepeats(found)
        }
        return result
    }

    /// Whether the content is more than a name or a pronoun, which is whom an act is about, not what.
    private func saysSomething(_ act: ActMention) -> Bool {
        var token = analyzed.token(at: act.content.start)
        while token < analyzed.tokens.count, Int(analyzed.tokens[token].start) < act.content.end {
            switch analyzed.words[token].tag {
            case .propn, .pron, .det, .adp, .punct, .part, .aux: token += 1
            default: return true
            }
        }
        return false
    }

    /// Of two acts of one kind by the same actors on overlapping words the longer stays.
    private func withoutRepeats(_ acts: [ActMention]) -> [ActMention] {
        acts.enumerated().filter { index, act in
            !acts.enumerated().contains { other, longer in
                other != index && longer.act == act.act && longer.actors == act.actors
                    && longer.content.overlaps(act.content)
                    && (longer.content.count > act.content.count
                        || (longer.content.count == act.content.count && other < index))
            }
        }.map(\.element)
    }

    // MARK: Verbs

    private func verbAct(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].tag == .verb, analyzed.words[token].relation != .amod else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        if let refusal = refusal(token, sentence: sentence) { return refusal }
        guard let (verbs, end) = lexicons.acts.verbs(analyzed.tokens, at: token, limit: limit) else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isActual(token), !isDeniedAbove(token) else { return nil }
        for verb in verbs {
            guard let arguments = arguments(of: token, end: end, patterns: verb.patterns) else { continue }
            if !verb.isSure, !isWeighty(token, actors: actors, arguments: arguments) { continue }
            guard var act = polarity(verb.act, verb: token), isDirected(verb.act, arguments) else { continue }
            if act == .threaten, verb.lemma.hasPrefix("warn"), !isThreat(actors, arguments) { continue }
            // "vowed to retaliate" promises force.
            if act == .offer,
                arguments.content.prefix(4).contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) })
            {
                act = .threaten
            }
            // "does not threaten the dam": what is denied or refused is told with its verb.
            let content =
                act == verb.act || act == .threaten
                ? arguments.content : min(token, arguments.content.lowerBound)..<arguments.content.upperBound
            var result = mention(
                act, actors: actors,
                arguments: Arguments(content: content, targets: arguments.targets, isClause: arguments.isClause),
                trigger: token..<end,
                sentence: sentence)
            result?.deniesThreat = verb.act == .threaten && act == .deny
            result?.isGeneral = (token..<max(token + 1, content.upperBound)).contains {
                Self.indefinites.contains(analyzed.tokens[$0].folded)
            }
            return result
        }
        return nil
    }

    /// A warning threatens when a party or its official gives it to another party, with no clause that only predicts.
    private func isThreat(_ actors: [Int], _ arguments: Arguments) -> Bool {
        guard !arguments.isClause else { return false }
        let own = actors.map {
            discourse.entities[$0].kind == .party ? discourse.entities[$0].thing : discourse.entities[$0].party
        }
        guard own.contains(where: { $0 >= 0 }) else { return false }
        return arguments.targets.contains {
            discourse.entities[$0].kind == .party && !own.contains(discourse.entities[$0].thing)
        }
    }

    /// "did not come to ask for alms", "gave no indication that he plans to …": the act hangs on what is denied.
    private func isDeniedAbove(_ verb: Int) -> Bool {
        var at = verb
        for _ in 0..<4 {
            switch analyzed.words[at].relation {
            case .xcomp, .ccomp, .advcl, .acl: at = Int(analyzed.words[at].head)
            default: return false
            }
            guard at >= 0 else { return false }
            if syntax.isNegated(at) { return true }
            let object = analyzed.children(of: at).first { analyzed.words[$0].relation == .obj }
            if let object, syntax.isNegated(object) { return true }
        }
        return false
    }

    /// An accusation needs somebody accused or a clause; a question ("asked whether …") is no demand.
    private func isDirected(_ act: ActLexicon.Act, _ arguments: Arguments) -> Bool {
        if act == .accuse { return !arguments.targets.isEmpty || arguments.isClause }
        guard act == .demand, let first = arguments.content.first else { return true }
        let penn = analyzed.words[first].penn
        return penn != .wrb && penn != .wp && penn != .wdt && !Self.questions.contains(analyzed.tokens[first].folded)
    }

    /// Verbs of weak grade count only when a party or person of one acts and a clause or measure is the content.
    private func isWeighty(_ verb: Int, actors: [Int], arguments: Arguments) -> Bool {
        guard
            actors.contains(where: {
                discourse.entities[$0].kind != .place && discourse.entities[$0].kind != .instrument
            })
        else { return false }
        return arguments.content.count >= 3 && !arguments.targets.isEmpty
    }

    /// "will not allow", "are not going to accept", "cannot give in": a party's refusal, whatever the verb.
    private func refusal(_ token: Int, sentence: Int) -> ActMention? {
        guard syntax.isNegated(token),
            lexicons.acts.verbs(analyzed.tokens, at: token, limit: token + 2) == nil || isFutureNegative(token)
        else { return nil }
        guard isFutureNegative(token) else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isOwnWord(token, actors, sentence: sentence),
            analyzed.children(of: token).contains(where: { Self.complements.contains(analyzed.words[$0].relation) })
        else { return nil }
        let range = predicate(token)
        let arguments = Arguments(content: range, targets: [], isClause: true)
        return mention(.reject, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
    }

    /// A clause that hangs on another ("guarantees that the bloc will not expand") is the actor's refusal only in his own
    /// or his people's mouth.
    private func isOwnWord(_ verb: Int, _ actors: [Int], sentence: Int) -> Bool {
        switch analyzed.words[verb].relation {
        case .root, .parataxis, .conj: return true
        default: break
        }
        let offset = Int(analyzed.tokens[verb].start)
        let around = (bySentence[sentence] ?? []).map { statements[$0].statement }.filter { $0.span.contains(offset) }
        return around.contains { statement in
            statement.speakers.contains { speaker in
                actors.contains {
                    $0 == speaker
                        || (discourse.entities[$0].thing >= 0
                            && discourse.entities[$0].thing == discourse.entities[speaker].party)
                }
            }
        }
    }

    private func isFutureNegative(_ verb: Int) -> Bool {
        let children = analyzed.children(of: verb)
        guard
            children.contains(where: {
                Syntax.negations.contains(analyzed.tokens[$0].folded) && analyzed.words[$0].relation == .advmod
            })
        else { return false }
        return children.contains {
            Self.willing.contains(analyzed.tokens[$0].folded) && analyzed.words[$0].relation == .aux
        }
    }

    /// The verb with what follows it, its subject left out.
    private func predicate(_ verb: Int) -> Range<Int> {
        let subtree = analyzed.subtree(of: verb)
        return syntax.trimmedPunctuation(verb..<max(verb + 1, subtree.upperBound))
    }

    /// Not in a question, a condition or a mere possibility ("if X demands", "could demand").
    func isActual(_ verb: Int) -> Bool {
        for child in analyzed.children(of: verb) {
            let key = analyzed.tokens[child].folded
            if analyzed.words[child].relation == .mark, Self.conditionals.contains(key) { return false }
            if analyzed.words[child].relation == .aux, Self.possibles.contains(key) { return false }
        }
        return true
    }

    /// Negation turns most acts round: a promise not given is a refusal, a threat not made a denial.
    func polarity(_ act: ActLexicon.Act, verb: Int) -> ActLexicon.Act? {
        guard syntax.isNegated(verb) else { return act }
        switch act {
        case .offer, .agree, .support, .concede: return .reject
        case .threaten, .accuse: return .deny
        case .demand, .reject, .deny: return nil
        }
    }

    // MARK: Arguments

    struct Arguments {
        var content: Range<Int>
        var targets: [Int]
        var isClause: Bool
    }

    private func arguments(of verb: Int, end: Int, patterns: [ActLexicon.Pattern]) -> Arguments? {
        let children = analyzed.children(of: verb)
        let object = children.first {
            $0 > verb
                && (analyzed.words[$0].relation == .obj
                    || (analyzed.words[$0].relation == .obl && $0 >= end && end - verb > 1))
        }
        let clause = children.first {
            $0 > verb && (analyzed.words[$0].relation == .ccomp || analyzed.words[$0].relation == .xcomp)
        }
        for pattern in patterns {
            switch pattern {
            case .infinitive:
                if let clause { return Arguments(content: phrase(clause, after: end), targets: [], isClause: true) }
            case .targetInfinitive:
                if let object, let clause {
                    return Arguments(content: phrase(clause, after: object + 1), targets: named(object), isClause: true)
                }
            case .targetPrepositional:
                if let object,
                    let oblique = children.first(where: {
                        $0 > object
                            && (analyzed.words[$0].relation == .obl
                                || (analyzed.words[$0].relation == .advcl && !isConditional($0)))
                    })
                {
                    return Arguments(
                        content: phrase(oblique, after: object + 1), targets: named(object),
                        isClause: analyzed.words[oblique].relation == .advcl)
                }
            case .targetOnly:
                if let object {
                    return Arguments(content: phrase(object, after: end), targets: named(object), isClause: false)
                }
            case .object(let preposition):
                if let clause {
                    return Arguments(
                        content: phrase(clause, after: end), targets: target(verb, preposition), isClause: true)
                }
                if let object {
                    return Arguments(
                        content: phrase(object, after: end), targets: target(verb, preposition), isClause: false)
                }
            }
        }
        return nil
    }

    private func isConditional(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation == .mark && Self.conditionMarks.contains(analyzed.tokens[$0].folded)
        }
    }

    /// The subtree of a dependent behind a token.
    private func phrase(_ head: Int, after: Int) -> Range<Int> {
        let subtree = analyzed.subtree(of: head)
        return syntax.trimmedPunctuation(max(after, subtree.lowerBound)..<max(subtree.upperBound, after + 1))
    }

    private func named(_ head: Int) -> [Int] { discourse.entities(of: syntax.nounPhrase(head), head: head) }

    private func target(_ verb: Int, _ preposition: UInt64?) -> [Int] {
        guard let preposition else { return [] }
        for child in analyzed.children(of: verb) where analyzed.words[child].relation == .obl {
            if analyzed.children(of: child).contains(where: { analyzed.tokens[$0].folded == preposition }) {
                return named(child)
            }
        }
        return []
    }

    // MARK: Actor, condition, evidence

    func actors(of verb: Int, sentence: Int) -> [Int] {
        guard let subject = syntax.subject(of: verb),
            analyzed.words[subject].relation != .nsubjPass || syntax.child(verb, [.oblAgent]) == nil
        else { return [] }
        let isPassive = analyzed.words[subject].relation == .nsubjPass
        if isPassive { return [] }
        if Self.firstPerson.contains(analyzed.tokens[subject].folded) {
            return speakers(at: subject, sentence: sentence)
        }
        return discourse.entities(of: syntax.nounPhrase(subject), head: subject)
            .filter { discourse.entities[$0].kind != .instrument && discourse.entities[$0].kind != .place }
    }

    /// Who says the words that a token stands in.
    private func speakers(at token: Int, sentence: Int) -> [Int] {
        let offset = Int(analyzed.tokens[token].start)
        let around = (bySentence[sentence] ?? []).map { statements[$0].statement }.filter { $0.span.contains(offset) }
        return around.min { $0.span.count < $1.span.count }?.speakers ?? []
    }

    func mention(_ act: ActLexicon.Act, actors: [Int], arguments: Arguments, trigger: Range<Int>, sentence: Int)
        -> ActMention?
    {
        guard !arguments.content.isEmpty else { return nil }
        let condition = condition(trigger.lowerBound, arguments.content, sentence: sentence)
        var content = arguments.content
        if let condition, condition.lowerBound > content.lowerBound, condition.upperBound >= content.upperBound {
            content = syntax.trimmedPunctuation(content.lowerBound..<condition.lowerBound)
        }
        guard !content.isEmpty else { return nil }
        let span = analyzed.span(syntax.withClosingMark(content))
        let outer = min(trigger.lowerBound, content.lowerBound)..<max(trigger.upperBound, content.upperBound)
        return ActMention(
            act: act, actors: actors, targets: arguments.targets, content: span,
            condition: condition.map { analyzed.span($0) },
            sentence: sentence, evidence: analyzed.span(outer))
    }

    /// The clause or phrase that tells under which condition the act holds.
    private func condition(_ trigger: Int, _ content: Range<Int>, sentence: Int) -> Range<Int>? {
        let range = analyzed.sentences[sentence].tokens
        for index in range {
            let key = analyzed.tokens[index].folded
            if Self.conditionMarks.contains(key),
                analyzed.words[index].relation == .mark || analyzed.words[index].tag == .sconj
            {
                let verb = Int(analyzed.words[index].head)
                guard verb >= 0, verb > index, isNear(verb, trigger, content) else { continue }
                let clause = analyzed.subtree(of: verb)
                return syntax.trimmedPunctuation(index..<max(index + 1, clause.upperBound))
            }
            if key == Self.event || key == Self.case, index >= range.lowerBound + 1, index + 1 < range.upperBound,
                analyzed.tokens[index + 1].folded == Self.of
            {
                let clause = analyzed.subtree(of: index)
                let start = max(range.lowerBound, index - (analyzed.tokens[index - 1].folded == Self.the ? 2 : 1))
                guard analyzed.tokens[start].folded == Self.in else { continue }
                return syntax.trimmedPunctuation(start..<clause.upperBound)
            }
        }
        return nil
    }

    private func isNear(_ verb: Int, _ trigger: Int, _ content: Range<Int>) -> Bool {
        let head = Int(analyzed.words[verb].head)
        return head == trigger || syntax.dominates(trigger, verb) || content.contains(head)
            || (head >= 0 && syntax.dominates(head, trigger))
    }

    private static let firstPerson = Set(["we", "i", "us"].map { WordHash.folded($0) })
    private static let complements: Set<Relation> = [.obj, .xcomp, .ccomp, .obl]
    private static let willing = Set(["will", "wo", "ca", "can", "would", "shall"].map { WordHash.folded($0) })
    private static let conditionals = Set(["if", "whether", "unless"].map { WordHash.folded($0) })
    private static let possibles = Set(["could", "might", "may"].map { WordHash.folded($0) })
    private static let conditionMarks = Set(["if", "unless", "provided", "until", "once"].map { WordHash.folded($0) })
    private static let indefinites = Set(
        ["anyone", "anybody", "anything", "nobody", "any", "one"].map { WordHash.folded($0) })
    private static let questions = Set(["whether", "if", "why", "how"].map { WordHash.folded($0) })
    private static let event = WordHash.folded("event")
    private static let `case` = WordHash.folded("case")
    private static let of = WordHash.folded("of")
    private static let the = WordHash.folded("the")
    private static let `in` = WordHash.folded("in")
}

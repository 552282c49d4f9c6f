import Language
import Prose

/// Acts told by a verb of the act lexicon ("demanded that …", "accused X of …").
extension ActRecogniser {
    func verbAct(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].relation != .amod else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        if let refusal = refusal(token, sentence: sentence) { return refusal }
        guard let (verbs, end) = lexicons.acts.verbs(analyzed.tokens, at: token, limit: limit) else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isActual(token), !isDeniedAbove(token) else { return nil }
        for verb in verbs where !isMereDeed(verb, token) {
            // "will give up its arsenal" is announced, not yet conceded.
            guard verb.act != .concede || !isFuture(token),
                let arguments = arguments(of: token, end: end, patterns: verb.patterns),
                verb.isSure || isWeighty(actors: actors, arguments: arguments),
                isMeant(verb, token, actors, arguments),
                var act = polarity(verb.act, verb: token)
            else { continue }
            // "agreed that the troops ought to leave" demands it, "agreed to drop its claim" concedes.
            if act == .agree, isOwed(arguments) { act = .demand }
            if act == .agree, arguments.isClause, arguments.head >= 0,
                lexicons.acts.endsAct(analyzed.tokens[arguments.head])
            {
                act = .concede
            }
            // "denied the ships access" keeps something from them; "denied the claim" contradicts it.
            if act == .deny, isWithheld(arguments) { act = .reject }
            if act == .offer || act == .threaten, let told = promised(verb, arguments) {
                act = told
            } else if act == .offer, !verb.isSure || arguments.targets.isEmpty, !isFavour(arguments) {
                continue
            }
            // "does not threaten the dam": what is denied or refused is told with its verb.
            let isTurned = syntax.isNegated(token) && act != verb.act
            let content =
                isTurned
                ? min(token, arguments.content.lowerBound)..<arguments.content.upperBound : arguments.content
            var told = arguments
            told.content = content
            if told.targets.isEmpty { told.targets = patient(of: arguments) }
            var result = mention(
                act, actors: actors, arguments: told, trigger: token..<end, sentence: sentence)
            result?.deniesThreat = verb.act == .threaten && act == .deny
            result?.isGeneral = (token..<max(token + 1, content.upperBound)).contains {
                Self.indefinites.contains(analyzed.tokens[$0].folded)
            }
            return result
        }
        return nil
    }

    // MARK: Whether the verb means the act here

    /// Whether a concession by deed ("gives up", "lifts") is told as wanted or usual, not as done.
    private func isMereDeed(_ verb: ActLexicon.Verb, _ token: Int) -> Bool {
        guard verb.act == .concede, !verb.isSure else { return false }
        let penn = analyzed.words[token].penn
        return penn != .vbd && penn != .vbn
    }

    private func isMeant(
        _ verb: ActLexicon.Verb, _ token: Int, _ actors: [Int], _ arguments: Arguments
    ) -> Bool {
        if lexicons.acts.isAssertion(verb), isAssertion(arguments) { return false }
        switch verb.act {
        case .accuse:
            return !arguments.targets.isEmpty || arguments.isClause || verb.isSure && !verb.wantsTarget
        case .demand:
            return !isQuestion(arguments)
        case .agree: return !isOpinion(arguments) && (!lexicons.acts.wantsDeal(verb) || isDeal(arguments))
        case .reject: return !isIdle(arguments)
        case .threaten:
            if verb.lemma.hasPrefix("warn") { return isThreat(verb, actors, arguments) }
            return arguments.isClause || syntax.isNegated(token) || isMeasureOrSide(arguments)
        default: return true
        }
    }

    /// Whether what is denied is something to be granted, not something said.
    private func isWithheld(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0 else { return false }
        return Self.grants.contains(analyzed.tokens[arguments.head].folded)
    }

    /// "asked whether …" demands nothing.
    private func isQuestion(_ arguments: Arguments) -> Bool {
        guard let first = arguments.content.first else { return false }
        let penn = analyzed.words[first].penn
        return penn == .wrb || penn == .wp || penn == .wdt || Self.questions.contains(analyzed.tokens[first].folded)
    }

    /// "insists that there was no violation" asserts; "insists that X leave", "that X must leave" demands.
    private func isAssertion(_ arguments: Arguments) -> Bool {
        // "insists was its target all along", with the subject before the cue
        if let first = arguments.content.first, syntax.isFinite(first), !isSubjunctive(first) { return true }
        guard arguments.isClause, arguments.head >= 0 else { return false }
        let head = arguments.head
        let auxiliaries = analyzed.children(of: head).filter {
            analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .auxPass
                || analyzed.words[$0].relation == .cop
        }
        if auxiliaries.contains(where: { Self.owed.contains(analyzed.tokens[$0].folded) }) { return false }
        if isInfinitive(head) { return false }
        let verbs = auxiliaries.isEmpty ? [head] : auxiliaries
        return verbs.contains { syntax.isFinite($0) && !isSubjunctive($0) }
    }

    /// "demanded that the troops leave": the plain form, which a tagger takes for the present of the plural.
    private func isSubjunctive(_ verb: Int) -> Bool {
        analyzed.words[verb].penn == .vbp && analyzed.tokens[verb].folded != Self.are
            && analyzed.tokens[verb].folded != Self.have
    }

    /// "agree that it was well spent" is an opinion, "that war will be costly" too; "agreed that talks will go on" a consent.
    private func isOpinion(_ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0, analyzed.words[arguments.head].relation == .ccomp else {
            return false
        }
        if isInfinitive(arguments.head) || isOwed(arguments) { return false }
        return !(isFuture(arguments.head) && events.event(at: arguments.head)?.isFriendly ?? false)
    }

    private func isDeal(_ arguments: Arguments) -> Bool {
        arguments.head >= 0 && !arguments.isClause && events.event(at: arguments.head) == .support
    }

    /// Whether the clause tells what ought to be done.
    func isOwed(_ arguments: Arguments) -> Bool {
        arguments.isClause && arguments.head >= 0
            && analyzed.children(of: arguments.head).contains {
                analyzed.words[$0].relation == .aux && Self.owed.contains(analyzed.tokens[$0].folded)
            }
    }

    func isFuture(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            $0 < verb && analyzed.words[$0].relation == .aux && Self.future.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "declined to comment" takes no position.
    private func isIdle(_ arguments: Arguments) -> Bool {
        arguments.head >= 0 && arguments.isClause && lexicons.acts.isIdle(analyzed.tokens[arguments.head])
    }

    /// What is threatened: a side, or a deed or means of force — not "the stability of the region".
    private func isMeasureOrSide(_ arguments: Arguments) -> Bool {
        guard arguments.head >= 0 else { return !arguments.targets.isEmpty }
        if events.event(at: arguments.head)?.isHostileDeed ?? false { return true }
        let head = analyzed.tokens[arguments.head]
        if lexicons.acts.isCoercive(head) || lexicons.acts.isReprisal(head) { return true }
        return analyzed.words[arguments.head].tag == .propn && !named(arguments.head).isEmpty
    }

    /// A warning threatens when a party or body gives it and tells what will follow, or gives it to another party; a clause
    /// that only predicts does not.
    private func isThreat(_ verb: ActLexicon.Verb, _ actors: [Int], _ arguments: Arguments) -> Bool {
        let own = actors.map { party(of: $0) }
        guard
            own.contains(where: { $0 >= 0 }) || actors.contains(where: { discourse.entities[$0].kind == .organisation })
        else { return false }
        if arguments.content.contains(where: { lexicons.acts.isReprisal(analyzed.tokens[$0]) }),
            arguments.content.contains(where: { Self.future.contains(analyzed.tokens[$0].folded) })
                || !arguments.isClause
        {
            return true
        }
        guard !arguments.isClause, verb.lemma == "warn" else { return false }
        return arguments.targets.contains {
            discourse.entities[$0].kind == .party && !own.contains(discourse.entities[$0].thing)
        }
    }

    /// What a promise or threat of a deed is by the deed: "vowed to retaliate", "threatened to bomb" threaten, "vowed to
    /// end the war" offers.
    private func promised(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> ActLexicon.Act? {
        guard arguments.head >= 0 else { return nil }
        if verb.act == .threaten { return .threaten }
        let root = arguments.isClause ? events.event(at: arguments.head) : events.nounEvent(arguments.head, depth: 0)
        if root?.isHostileDeed ?? false { return .threaten }
        if arguments.content.prefix(4).contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) }),
            root == nil
        {
            return .threaten
        }
        return root == nil ? nil : .offer
    }

    /// Whether what is offered does the other side a favour: a clause, or a noun of help, talks or concessions.
    private func isFavour(_ arguments: Arguments) -> Bool {
        guard arguments.head >= 0 else { return false }
        return arguments.isClause || events.names(aFavour: arguments.head)
    }

    /// Verbs of weak grade count only when a party or person of one acts and somebody is addressed.
    private func isWeighty(actors: [Int], arguments: Arguments) -> Bool {
        arguments.content.count >= 3 && !arguments.targets.isEmpty
    }

    /// Whom the deed that the clause tells is done to.
    private func patient(of arguments: Arguments) -> [Int] {
        guard arguments.isClause, arguments.head >= 0,
            let object = analyzed.children(of: arguments.head).first(where: {
                $0 > arguments.head && analyzed.words[$0].relation == .obj
            })
        else { return [] }
        return sides(of: object)
    }

    // MARK: Arguments

    private func arguments(of verb: Int, end: Int, patterns: [ActLexicon.Pattern]) -> Arguments? {
        let children = analyzed.children(of: verb)
        let object =
            children.first {
                $0 >= end
                    && (analyzed.words[$0].relation == .obj || (analyzed.words[$0].relation == .obl && end - verb > 1))
            } ?? relativeObject(of: verb, children)
        let clause =
            children.first {
                $0 >= end && (analyzed.words[$0].relation == .ccomp || analyzed.words[$0].relation == .xcomp)
            } ?? (object == nil ? clauseBehindAdverbial(children, after: end) : nil)
        for pattern in patterns {
            if let found = arguments(verb, end, pattern, object: object, clause: clause, children) { return found }
        }
        return nil
    }

    /// The clause of "agreed in principle to admit …", "pledged on two occasions that it would …", which a parse hangs on
    /// the adverbial before it.
    private func clauseBehindAdverbial(_ children: [Int], after end: Int) -> Int? {
        for adverbial in children where adverbial >= end {
            switch analyzed.words[adverbial].relation {
            case .obl, .advmod, .oblTmod, .oblUnmarked: break
            default: continue
            }
            let clause = analyzed.children(of: adverbial).first {
                guard $0 > adverbial else { return false }
                switch analyzed.words[$0].relation {
                case .acl: return isInfinitive($0) || isThatClause($0)
                case .ccomp: return isThatClause($0)
                case .aclRelcl: return isFuture($0) || isThatClause($0)
                default: return false
                }
            }
            if let clause { return clause }
        }
        return nil
    }

    private func isThatClause(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            $0 < clause && analyzed.words[$0].relation == .mark && analyzed.tokens[$0].folded == Self.that
        }
    }

    /// The noun that a relative clause of the verb belongs to ("the plan that Calvo rejected").
    private func relativeObject(of verb: Int, _ children: [Int]) -> Int? {
        guard analyzed.words[verb].relation == .aclRelcl else { return nil }
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, analyzed.words[head].tag == .noun || analyzed.words[head].tag == .propn,
            children.contains(where: { $0 < verb && analyzed.words[$0].relation == .obj })
                || !children.contains(where: { analyzed.words[$0].relation == .obj })
        else { return nil }
        let subject = children.first { analyzed.words[$0].relation == .nsubj }
        // "the party that rejects …" is the actor itself.
        guard let subject, analyzed.words[subject].penn != .wdt, analyzed.words[subject].penn != .wp else { return nil }
        return head
    }

    private func arguments(
        _ verb: Int, _ end: Int, _ pattern: ActLexicon.Pattern, object: Int?, clause: Int?, _ children: [Int]
    ) -> Arguments? {
        switch pattern {
        case .infinitive:
            guard let clause else { return nil }
            return Arguments(content: phrase(clause, after: end), targets: [], isClause: true, head: clause)
        case .targetInfinitive:
            guard let object, object > verb, let clause = clause ?? infinitive(of: object, children) else { return nil }
            return Arguments(
                content: phrase(clause, after: object + 1), targets: sides(of: object), isClause: true, head: clause)
        case .targetPrepositional:
            guard let object, let reason = reason(children, after: max(object, verb)) else { return nil }
            return Arguments(
                content: phrase(reason, after: max(object + 1, end)), targets: sides(of: object),
                isClause: analyzed.words[reason].relation == .advcl, head: reason)
        case .targetOnly:
            guard let object, object > verb else { return nil }
            return Arguments(
                content: phrase(object, after: end), targets: sides(of: object), isClause: false, head: object)
        case .object(let preposition):
            let addressed = target(verb, preposition)
            if let clause {
                return Arguments(
                    content: phrase(clause, after: end),
                    targets: addressed.isEmpty ? agents(of: clause) : addressed, isClause: true, head: clause)
            }
            guard let object else { return nil }
            let content = object > verb ? phrase(object, after: end) : syntax.nounPhrase(object)
            return Arguments(
                content: content, targets: addressed.isEmpty ? sides(of: object) : addressed, isClause: false,
                head: object)
        }
    }

    /// The infinitive that a parse hangs on the one addressed ("called on Calvo to open …").
    private func infinitive(of object: Int, _ children: [Int]) -> Int? {
        analyzed.children(of: object).first { isInfinitive($0) && $0 > object }
            ?? children.first { $0 > object && analyzed.words[$0].relation == .advcl && isInfinitive($0) }
    }

    private func reason(_ children: [Int], after object: Int) -> Int? {
        let found = children.first {
            $0 > object
                && (analyzed.words[$0].relation == .obl
                    || (analyzed.words[$0].relation == .advcl && !isConditional($0)))
                && analyzed.children(of: $0).contains { Self.reasons.contains(analyzed.tokens[$0].folded) }
        }
        return found
            ?? analyzed.children(of: object).first { child in
                child > object && (analyzed.words[child].relation == .acl || analyzed.words[child].relation == .nmod)
                    && analyzed.children(of: child).contains { Self.causes.contains(analyzed.tokens[$0].folded) }
            }
    }

    /// Who is to do what a clause demands: its active subject.
    private func agents(of clause: Int) -> [Int] {
        guard let subject = analyzed.children(of: clause).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return [] }
        return named(subject).filter { discourse.entities[$0].kind != .place }
    }

    private func isConditional(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation == .mark
                && lexicons.acts.condition(analyzed.tokens, at: $0, limit: $0 + 1) != nil
        }
    }

    /// The subtree of a dependent behind a token.
    func phrase(_ head: Int, after: Int) -> Range<Int> {
        let subtree = analyzed.subtree(of: head)
        let words = syntax.trimmedPunctuation(max(after, subtree.lowerBound)..<max(subtree.upperBound, after + 1))
        return syntax.withWholeCompound(words)
    }

    private func target(_ verb: Int, _ preposition: UInt64?) -> [Int] {
        guard let preposition else { return [] }
        for child in analyzed.children(of: verb) where analyzed.words[child].relation == .obl {
            if analyzed.children(of: child).contains(where: { analyzed.tokens[$0].folded == preposition }) {
                return sides(of: child)
            }
        }
        return []
    }

    private static let indefinites = Set(
        ["anyone", "anybody", "anything", "nobody", "any", "one"].map { WordHash.folded($0) })
    private static let grants = Set(
        ["access", "entry", "permission", "visa", "visas", "bail", "parole", "asylum", "admission", "passage"]
            .map { WordHash.folded($0) })
    private static let questions = Set(["whether", "if", "why", "how"].map { WordHash.folded($0) })
    private static let reasons = Set(
        ["of", "for", "with", "over", "from", "as", "against", "that"].map { WordHash.folded($0) })
    private static let causes = Set(["of", "for", "over"].map { WordHash.folded($0) })
    static let owed = Set(["must", "should", "ought", "be", "need", "needs"].map { WordHash.folded($0) })
    static let future = Set(["will", "'ll", "wo", "shall", "would"].map { WordHash.folded($0) })
    private static let that = WordHash.folded("that")
    private static let are = WordHash.folded("are")
    private static let have = WordHash.folded("have")
}

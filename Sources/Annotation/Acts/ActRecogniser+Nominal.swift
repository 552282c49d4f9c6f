import Language
import Prose

/// Acts told by nouns ("the demand that …") and adjectives ("ready to discuss").
extension ActRecogniser {
    /// "Calvo's demand that …", "calls by X for Y", "the Lornish offer of talks".
    func nounAct(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (noun, end) = lexicons.acts.noun(analyzed.tokens, at: token, limit: limit),
            !isGivenUp(token), noun.act != .agree || !isWanted(token)
        else { return nil }
        var actors: [Int] = []
        var found: Arguments?
        var addressed: (token: Int, sides: [Int])?
        for child in analyzed.children(of: token) {
            let relation = analyzed.words[child].relation
            if relation == .nmodPoss || relation == .amod || relation == .compound {
                actors += analyzed.words[child].penn == .prpDollar ? holder(of: token, sentence) : owner(child)
            } else if relation == .acl || relation == .ccomp, found == nil, child > token, !isPastForm(child),
                !isBareGerund(child)
            {
                found = Arguments(content: analyzed.subtree(of: child), isClause: true, head: child)
            } else if relation == .nmod, child > token,
                let preposition = analyzed.children(of: child).first(where: { analyzed.words[$0].relation == .case })
            {
                let key = analyzed.tokens[preposition].folded
                if noun.actor.contains(key), actors.isEmpty, !noun.content.contains(key) {
                    actors += acting(child, sentence: sentence)
                } else if noun.act == .threaten, key == Self.toward, found == nil,
                    analyzed.words[child].tag != .verb,
                    case let warned = sides(of: child), !warned.isEmpty
                {
                    addressed = (child, warned)
                } else if noun.content.contains(key), found == nil {
                    found =
                        deedCalledFor(child, of: token, key)
                        ?? Arguments(content: analyzed.subtree(of: child), isClause: false, head: child)
                }
            }
        }
        if actors.isEmpty { actors = performer(of: token, noun.act, sentence) }
        let told = found ?? addressed.flatMap { clause(behind: $0.token, of: token) }
        guard !actors.isEmpty,
            var arguments = enacted(token, noun.act) ?? told
                ?? (addressed == nil ? contentBehind(end, noun) : nil) ?? overridden(token, noun.act)
                    ?? occasion(of: token, noun.act),
            arguments.content.count >= 2, !isSelfOwned(arguments, actors)
        else { return nil }
        guard !isNoAppeal(noun.act, actors, arguments), !isOnlyOfPeople(noun.act, arguments) else { return nil }
        // "the insistence that the plan breaks the law" demands nothing.
        if noun.act == .demand, arguments.isClause, analyzed.words[arguments.head].relation != .aclRelcl,
            isAssertion(arguments) || lexicons.acts.isWrong(analyzed.tokens[arguments.head])
        {
            return chargeInside(arguments, actors, token..<end, sentence: sentence)
        }
        if noun.act == .offer, !events.names(aFavour: token), !tellsFavour(arguments), !isPriced(token) { return nil }
        // "its commitment to the deal", "an offer to Calvo": to what or to whom, not what.
        if noun.act == .offer, !arguments.isClause, isDirection(arguments), !isPriced(token) { return nil }
        if noun.act == .offer, arguments.isClause, deniesDeed(arguments.head) { return nil }
        if noun.act == .agree, !arguments.isClause { return nil }
        if noun.act == .threaten, !isMenace(arguments) { return nil }
        if arguments.targets.isEmpty {
            arguments.targets = arguments.isClause ? clauseSubject(arguments.head) : sides(of: arguments.head)
        }
        // "a warning to Calvo that …"
        if let addressed { arguments.targets = addressed.sides }
        // A bid is told by what is given, not by what it is for.
        let isBid = noun.act == .offer && !arguments.isClause && isPriced(token)
        let start = syntax.nounPhrase(token).first { analyzed.words[$0].tag != .sconj } ?? token
        let content = isBid ? start..<max(start, arguments.content.upperBound) : arguments.content
        arguments.content = syntax.trimmedPunctuation(content)
        // "criticism of the plan" turns it down, as criticising it does.
        let act = noun.act == .accuse && isMeasureNoun(arguments) ? .reject : noun.act
        return mention(
            act, actors: Array(Set(actors)).sorted(), arguments: arguments, trigger: token..<end,
            sentence: sentence)
    }

    /// "a warning to Calvo that …", of which a parse hangs the clause on Calvo or on the verb.
    private func clause(behind addressed: Int, of noun: Int) -> Arguments? {
        let verb = Int(analyzed.words[noun].head)
        let candidates = [addressed, verb].filter { $0 >= 0 }.flatMap(analyzed.children)
        guard let clause = candidates.first(where: { $0 > addressed && isThatClause($0) }) else { return nil }
        return Arguments(
            content: max(
                addressed + 1, analyzed.subtree(of: clause).lowerBound)..<analyzed.subtree(of: clause).upperBound,
            isClause: true, head: clause)
    }

    /// "The plan drew criticism from Calvo", "sparked an outcry among farmers": what gave rise to it.
    private func occasion(of noun: Int, _ act: ActLexicon.Act) -> Arguments? {
        let verb = Int(analyzed.words[noun].head)
        guard [.accuse, .reject, .support].contains(act), verb >= 0, verb < noun,
            analyzed.words[noun].relation == .obj, lexicons.acts.isDrawing(analyzed.tokens[verb]), isActual(verb),
            !syntax.isNegated(verb), let subject = syntax.subject(of: verb), analyzed.words[subject].tag == .noun,
            // "The move, which followed a debate, drew criticism": a parse may take the debate for the subject.
            case let start = syntax.nounPhrase(subject).lowerBound,
            start == 0 || analyzed.words[start - 1].tag != .verb
        else { return nil }
        return Arguments(
            content: syntax.trimmedPunctuation(syntax.nounPhrase(subject)), isClause: false, head: subject)
    }

    private func isDirection(_ arguments: Arguments) -> Bool {
        arguments.content.first.map {
            analyzed.words[$0].relation == .case && analyzed.tokens[$0].folded == Self.toward
        } ?? false
    }

    /// "a $2 billion offer for the rival": for money anything may be offered.
    private func isPriced(_ noun: Int) -> Bool {
        analyzed.subtree(of: noun).contains { analyzed.words[$0].penn == .dollar }
    }

    /// "a warning of consequences", "a threat to bomb": a deed of force, a reprisal, or a party; "a tsunami warning for
    /// the coast" threatens nobody.
    private func isMenace(_ arguments: Arguments) -> Bool {
        if arguments.content.contains(where: { lexicons.acts.isReprisal(analyzed.tokens[$0]) }) { return true }
        if arguments.content.contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) }) { return true }
        if events.event(at: arguments.head)?.isHostileDeed ?? false { return true }
        return sides(of: arguments.head).contains { discourse.entities[$0].kind == .party }
    }

    /// What stands right behind a noun after one of its words ("the demand that …"), whatever the parse hangs it on.
    private func contentBehind(_ end: Int, _ noun: ActLexicon.Noun) -> Arguments? {
        // "his “deep indignation” at the killing"
        let end = end < analyzed.tokens.count && analyzed.tokens[end].kind == .quote ? end + 1 : end
        guard end < analyzed.tokens.count, noun.content.contains(analyzed.tokens[end].folded) else { return nil }
        let relation = analyzed.words[end].relation
        let head = Int(analyzed.words[end].head)
        guard relation == .case || relation == .mark, head > end else { return nil }
        let content = end..<max(head + 1, analyzed.subtree(of: head).upperBound)
        return Arguments(content: content, isClause: relation == .mark, head: head)
    }

    private func owner(_ child: Int) -> [Int] {
        let owner = discourse.entities(of: syntax.nounPhrase(child), head: child).filter {
            discourse.entities[$0].kind != .instrument && discourse.entities[$0].kind != .place
        }
        return owner.isEmpty ? demonym(child) : owner
    }

    /// Who "its demand" belongs to: the subject of the verb whose object it is ("dropped its demand", "held to its
    /// demand").
    private func holder(of noun: Int, _ sentence: Int) -> [Int] {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, analyzed.words[noun].relation == .obj || analyzed.words[noun].relation == .obl,
            analyzed.words[verb].tag == .verb || analyzed.words[verb].tag == .adj
        else { return [] }
        return actors(of: verb, sentence: sentence)
    }

    /// "their insistence that the tariffs violate the law" accuses whose tariffs they are.
    private func chargeInside(
        _ arguments: Arguments, _ actors: [Int], _ trigger: Range<Int>, sentence: Int
    ) -> ActMention? {
        guard lexicons.acts.isWrong(analyzed.tokens[arguments.head]), !syntax.isNegated(arguments.head) else {
            return nil
        }
        var told = arguments
        told.content = syntax.trimmedPunctuation(arguments.content)
        let subject = analyzed.children(of: arguments.head).first { analyzed.words[$0].relation == .nsubj }
        told.targets = subject.map { sides(of: $0) } ?? []
        return mention(
            .accuse, actors: Array(Set(actors)).sorted(), arguments: told, trigger: trigger, sentence: sentence)
    }

    /// Who "made a proposal", "issued a warning", "imposed a ban": the subject of a verb that only carries out the act.
    private func performer(of noun: Int, _ act: ActLexicon.Act, _ sentence: Int) -> [Int] {
        let verb = Int(analyzed.words[noun].head)
        if isAnswer(noun, to: verb) { return actors(of: verb, sentence: sentence) }
        guard verb >= 0, verb < noun, analyzed.words[noun].relation == .obj, isActual(verb), !syntax.isNegated(verb)
        else { return [] }
        // "Calvo's speech included a warning that …"
        if lexicons.acts.isHolding(analyzed.tokens[verb]), let text = syntax.subject(of: verb),
            lexicons.acts.isVehicle(analyzed.tokens[text])
        {
            return sides(of: text).filter { discourse.entities[$0].kind != .instrument }
        }
        // "drew criticism from Calvo", where a parse hangs "from Calvo" on the verb
        if lexicons.acts.isDrawing(analyzed.tokens[verb]) {
            let source = analyzed.children(of: verb).first { child in
                child > noun && analyzed.words[child].relation == .obl
                    && analyzed.children(of: child).contains { Self.sources.contains(analyzed.tokens[$0].folded) }
            }
            return source.map { acting($0, sentence: sentence) } ?? []
        }
        guard lexicons.acts.isLight(analyzed.tokens[verb]) && !isFuture(verb) || isEnacted(noun, act)
        else { return [] }
        return actors(of: verb, sentence: sentence)
    }

    /// "imposed a trading ban": what the noun itself says is turned down.
    private func enacted(_ noun: Int, _ act: ActLexicon.Act) -> Arguments? {
        guard isEnacted(noun, act) else { return nil }
        return Arguments(content: syntax.trimmedPunctuation(analyzed.subtree(of: noun)), isClause: false, head: noun)
    }

    private func isEnacted(_ noun: Int, _ act: ActLexicon.Act) -> Bool {
        let verb = Int(analyzed.words[noun].head)
        return act == .reject && verb >= 0 && verb < noun && analyzed.words[noun].relation == .obj
            && lexicons.acts.isEnacting(analyzed.tokens[verb])
    }

    /// "the demands made by Calvo", "the demands reflected a fear": what is done with them, not what they ask for.
    private func isPastForm(_ verb: Int) -> Bool {
        guard analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbn else { return false }
        return analyzed.words[verb].relation == .acl
            && !analyzed.children(of: verb).contains { $0 < verb && analyzed.words[$0].relation == .mark }
    }

    /// "recommendations including a rise", "calls growing louder": a gerund without a preposition tells of the act
    /// itself.
    private func isBareGerund(_ verb: Int) -> Bool {
        analyzed.words[verb].relation == .acl && analyzed.words[verb].penn == .vbg
            && !analyzed.children(of: verb).contains { $0 < verb && analyzed.words[$0].relation == .mark }
    }

    /// "is leaving the treaty over the objections of Calvo": what is objected to is the deed.
    private func overridden(_ noun: Int, _ act: ActLexicon.Act) -> Arguments? {
        guard act == .reject, analyzed.words[noun].relation == .obl,
            let over = analyzed.children(of: noun).first(where: {
                analyzed.words[$0].relation == .case && Self.against.contains(analyzed.tokens[$0].folded)
            })
        else { return nil }
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, verb < over, analyzed.words[verb].tag == .verb else { return nil }
        return Arguments(content: verb..<over, isClause: true, head: verb)
    }

    /// "assurances that it had no plans to attack".
    private func deniesDeed(_ clause: Int) -> Bool {
        !isInfinitive(clause)
            && (syntax.isNegated(clause)
                || analyzed.children(of: clause).contains {
                    analyzed.words[$0].relation == .obj && syntax.isNegated($0)
                })
    }

    private func clauseSubject(_ clause: Int) -> [Int] {
        guard let subject = analyzed.children(of: clause).first(where: { analyzed.words[$0].relation == .nsubj }) else {
            return []
        }
        return named(subject).filter { discourse.entities[$0].kind != .place }
    }

    private func tellsFavour(_ arguments: Arguments) -> Bool {
        guard arguments.isClause else { return events.names(aFavour: arguments.head) }
        return events.event(at: arguments.head)?.isFriendly ?? false
    }

    /// Whether the noun itself is what is dropped, refused or lacking ("dropped its demand", "no offer").
    private func isGivenUp(_ noun: Int) -> Bool {
        if syntax.isNegated(noun) { return true }
        let head = Int(analyzed.words[noun].head)
        guard head >= 0, analyzed.words[noun].relation == .obj || analyzed.words[noun].relation == .nsubjPass else {
            return false
        }
        return syntax.isNegated(head)
            || lexicons.acts.endsAct(analyzed.tokens[head]) && Self.own(analyzed.children(of: noun), analyzed)
    }

    /// "its demand", "their offer".
    private static func own(_ children: Dependents.Children, _ analyzed: AnalyzedText) -> Bool {
        children.contains { analyzed.words[$0].penn == .prpDollar }
    }

    /// The content names the actor himself, so that the phrase owns nothing ("the North's claim to the North").
    private func isSelfOwned(_ arguments: Arguments, _ actors: [Int]) -> Bool {
        !arguments.isClause && actors.contains { named(arguments.head).contains($0) }
    }

    /// "is ready to discuss …", "are opposed to …".
    func adjectiveAct(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (adjective, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit),
            !adjective.isJudgement, isPredicate(token)
        else { return nil }
        var actors = actors(of: token, sentence: sentence)
        if actors.isEmpty, analyzed.words[token].relation == .acl { actors = described(by: token, sentence: sentence) }
        // "it was prepared to pay", parsed as a passive
        if actors.isEmpty,
            let subject = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nsubjPass })
        {
            actors = acting(subject, sentence: sentence)
        }
        guard !actors.isEmpty, isActual(token), !isMereDoubt(token, actors),
            var act = polarity(adjective.act, verb: token)
        else { return nil }
        let subtree = analyzed.subtree(of: token)
        guard subtree.upperBound > token + 2 else { return nil }
        let first = isInfinitiveMark(end - 1) ? end - 1 : end
        let content = syntax.trimmedPunctuation(min(first, subtree.upperBound)..<subtree.upperBound)
        let head = analyzed.children(of: token).first {
            $0 > token && (isInfinitive($0) || analyzed.words[$0].relation == .obl)
        }
        // "ready for talks": one noun that names an event says enough.
        let isEvent = content.first.map { $0 == head && events.nounEvent($0, depth: 0) != nil } ?? false
        guard content.count >= 2 || isEvent else { return nil }
        if adjective.act == .offer {
            // Ready to use force is a threat, ready to govern or to defend oneself neither.
            guard let head, !isDoneToOneself(head) else { return nil }
            let root = events.event(at: head) ?? events.nounEvent(head, depth: 0)
            let isForce =
                root?.isHostileDeed ?? content.prefix(5).contains { lexicons.acts.isCoercive(analyzed.tokens[$0]) }
            if isForce { act = act == .offer ? .threaten : act } else if !(root?.isFriendly ?? false) { return nil }
        }
        return mention(
            act, actors: actors,
            arguments: Arguments(
                content: content, targets: head.map { sides(of: $0) } ?? [], isClause: true, head: head ?? -1),
            trigger: token..<end, sentence: sentence)
    }

    /// "to defend itself".
    private func isDoneToOneself(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            $0 > verb && Self.reflexives.contains(analyzed.tokens[$0].folded)
        }
    }

    func isInfinitiveMark(_ token: Int) -> Bool { analyzed.words[token].penn == .to }

    /// "The Front is a faction opposed to …", "the Front, a faction opposed to …": who the noun says it is.
    private func described(by clause: Int, sentence: Int) -> [Int] {
        let noun = Int(analyzed.words[clause].head)
        guard noun >= 0, noun < clause else { return [] }
        let children = analyzed.children(of: noun)
        if children.contains(where: { analyzed.words[$0].relation == .cop }),
            let subject = children.first(where: { analyzed.words[$0].relation == .nsubj })
        {
            return acting(subject, sentence: sentence)
        }
        if analyzed.words[noun].relation == .appos, case let name = Int(analyzed.words[noun].head), name >= 0 {
            return acting(name, sentence: sentence)
        }
        return acting(noun, sentence: sentence)
    }

    /// Behind "be" and its like, not before a noun ("a prepared text") and not a deed in the passive.
    private func isPredicate(_ token: Int) -> Bool {
        if analyzed.words[token].relation == .acl { return true }
        return analyzed.words[token].tag == .adj
            ? analyzed.words[token].relation != .amod
            : analyzed.children(of: token).contains {
                analyzed.words[$0].relation == .cop || analyzed.words[$0].relation == .auxPass
            }
    }

    private static let reflexives = WordSet(["itself", "himself", "herself", "themselves", "ourselves", "myself"])
    private static let against = WordSet(["over", "despite", "against"])

    private static let sources = WordSet(["from", "among"])
    private static let toward = WordHash.folded("to")
}

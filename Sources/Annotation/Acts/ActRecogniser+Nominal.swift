import Language
import Prose

/// Acts told by nouns ("the demand that …"), adjectives ("ready to discuss") and judgements ("the offer is unacceptable").
extension ActRecogniser {
    /// "Calvo's demand that …", "calls by X for Y", "the Lornish offer of talks".
    func nounAct(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (noun, end) = lexicons.acts.noun(analyzed.tokens, at: token, limit: limit),
            !isGivenUp(token)
        else { return nil }
        var actors: [Int] = []
        var found: Arguments?
        for child in analyzed.children(of: token) {
            let relation = analyzed.words[child].relation
            if relation == .nmodPoss || relation == .amod || relation == .compound {
                actors += analyzed.words[child].penn == .prpDollar ? holder(of: token, sentence) : owner(child)
            } else if relation == .acl || relation == .ccomp, found == nil, child > token {
                found = Arguments(content: analyzed.subtree(of: child), isClause: true, head: child)
            } else if relation == .nmod, child > token,
                let preposition = analyzed.children(of: child).first(where: { analyzed.words[$0].relation == .case })
            {
                let key = analyzed.tokens[preposition].folded
                if noun.actor.contains(key), actors.isEmpty, !noun.content.contains(key) {
                    actors += acting(child, sentence: sentence)
                } else if noun.content.contains(key), found == nil {
                    found = Arguments(content: analyzed.subtree(of: child), isClause: false, head: child)
                }
            }
        }
        guard !actors.isEmpty, var arguments = found ?? contentBehind(end, noun), arguments.content.count >= 2,
            !isSelfOwned(arguments, actors)
        else { return nil }
        if noun.act == .offer, !events.names(aFavour: token), !isFavour(arguments) { return nil }
        if noun.act == .agree, !arguments.isClause { return nil }
        arguments.targets = arguments.isClause ? clauseSubject(arguments.head) : sides(of: arguments.head)
        arguments.content = syntax.trimmedPunctuation(arguments.content)
        return mention(
            noun.act, actors: Array(Set(actors)).sorted(), arguments: arguments, trigger: token..<end,
            sentence: sentence)
    }

    /// What stands right behind a noun after one of its words ("the demand that …"), whatever the parse hangs it on.
    private func contentBehind(_ end: Int, _ noun: ActLexicon.Noun) -> Arguments? {
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

    /// Who "its demand" belongs to: the subject of the verb whose object it is.
    private func holder(of noun: Int, _ sentence: Int) -> [Int] {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, analyzed.words[noun].relation == .obj, analyzed.words[verb].tag == .verb else { return [] }
        return actors(of: verb, sentence: sentence)
    }

    private func clauseSubject(_ clause: Int) -> [Int] {
        guard let subject = analyzed.children(of: clause).first(where: { analyzed.words[$0].relation == .nsubj }) else {
            return []
        }
        return named(subject).filter { discourse.entities[$0].kind != .place }
    }

    private func isFavour(_ arguments: Arguments) -> Bool {
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
    private static func own(_ children: [Int], _ analyzed: AnalyzedText) -> Bool {
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
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isActual(token), var act = polarity(adjective.act, verb: token) else { return nil }
        let subtree = analyzed.subtree(of: token)
        guard subtree.upperBound > token + 2 else { return nil }
        let first = isInfinitiveMark(end - 1) ? end - 1 : end
        let content = syntax.trimmedPunctuation(min(first, subtree.upperBound)..<subtree.upperBound)
        guard content.count >= 2 else { return nil }
        let head = analyzed.children(of: token).first {
            $0 > token && (isInfinitive($0) || analyzed.words[$0].relation == .obl)
        }
        if adjective.act == .offer {
            // Ready to use force is a threat, ready to govern neither.
            guard let head else { return nil }
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

    private func isInfinitiveMark(_ token: Int) -> Bool { analyzed.words[token].penn == .to }

    /// Behind "be" and its like, not before a noun ("a prepared text") and not a deed in the passive.
    private func isPredicate(_ token: Int) -> Bool {
        analyzed.words[token].tag == .adj
            ? analyzed.words[token].relation != .amod
            : analyzed.children(of: token).contains {
                analyzed.words[$0].relation == .cop || analyzed.words[$0].relation == .auxPass
            }
    }

    // MARK: Judgements

    private func subject(ofJudgement head: Int) -> Int? {
        analyzed.children(of: head).first { analyzed.words[$0].relation.isSubject && $0 < head }
    }

    /// "The offer is unacceptable", "the move was “not sufficient”", said by a side: it rejects or supports what it judges.
    func judgement(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (adjective, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit),
            adjective.isJudgement, adjective.act != .deny
        else { return nil }
        let heads = [token, end - 1] + (token..<end).map { Int(analyzed.words[$0].head) }
        guard let head = heads.first(where: { $0 >= 0 && subject(ofJudgement: $0) != nil }),
            let subject = subject(ofJudgement: head),
            analyzed.words[subject].tag != .pron, isActual(head),
            var act = polarity(adjective.act, verb: head)
        else { return nil }
        if act == .deny { act = .reject }
        let speakers = speakers(at: token, sentence: sentence).filter(isOfficial)
        let targets = sides(of: subject)
        guard !speakers.isEmpty, !targets.contains(where: speakers.contains) else { return nil }
        let start = syntax.nounPhrase(subject).lowerBound
        let content = syntax.trimmedPunctuation(min(start, token)..<max(end, analyzed.subtree(of: head).upperBound))
        return mention(
            act, actors: speakers, arguments: Arguments(content: content, targets: targets, isClause: true, head: head),
            trigger: token..<end, sentence: sentence)
    }

}

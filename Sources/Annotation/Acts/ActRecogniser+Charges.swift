import Language
import Prose

/// Acts told by a wrong that one side tells of another ("their tariffs violate the treaty").
extension ActRecogniser {
    /// "The tariffs of Calvo violate the treaty", "Calvo has deceived us": said by one side of another it accuses.
    func charge(_ token: Int, sentence: Int) -> ActMention? {
        let isOmission = isOmission(token)
        guard isOmission || lexicons.acts.isWrong(analyzed.tokens[token]) || isAttack(token, sentence: sentence),
            !syntax.isNegated(token),
            isActual(token), !isFuture(token),
            let subject = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return nil }
        // "responding to reports claiming that Calvo failed to …": the reports charge it.
        let head = Int(analyzed.words[token].head)
        if analyzed.words[token].relation == .ccomp, head >= 0, analyzed.words[head].relation == .acl { return nil }
        // "admitted that its sanctions fail to work": what is conceded is charged to nobody.
        if analyzed.words[token].relation == .ccomp, head >= 0,
            let verbs = lexicons.acts.verbs(analyzed.tokens, at: head, limit: token)?.verbs,
            verbs.contains(where: { $0.act == .concede })
        {
            return nil
        }
        // "the attack in Calvo, which killed dozens": the attack killed them, not the place.
        guard let doer = doer(subject, of: token) else { return nil }
        let actors = speakers(at: token, sentence: sentence).filter(takesStand)
        let named = sides(of: doer)
        let unnamed = isOmission && named.isEmpty ? unnamed.entity(ofNoun: doer).map { [$0] } ?? [] : []
        let targets = othersThan(actors, named + unnamed)
        // "the order violates the constitution": whoever gave it, though nobody is named.
        let isMeasure =
            analyzed.words[subject].tag == .noun && lexicons.acts.isMeasure(analyzed.tokens[subject])
            && analyzed.children(of: token).contains { analyzed.words[$0].relation == .obj }
        // A side is charged by another; somebody alone by a body that charges people.
        let isCharged = targets.contains { discourse.entities[$0].kind != .person || isSuspect($0, of: actors) }
        guard !actors.isEmpty, isMeasure || isCharged else { return nil }
        let start = syntax.nounPhrase(subject).lowerBound
        let content = syntax.trimmedPunctuation(start..<max(token + 1, analyzed.subtree(of: token).upperBound))
        return mention(
            .accuse, actors: actors,
            arguments: Arguments(content: content, targets: targets, isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "failed to warn the villages": what somebody ought to have done.
    private func isOmission(_ token: Int) -> Bool {
        lexicons.acts.isOmission(analyzed.tokens[token])
            && analyzed.children(of: token).contains {
                $0 > token && analyzed.words[$0].relation == .xcomp && isInfinitive($0)
            }
    }

    /// "Venn attacked a guard, the police said": somebody of whom a body tells a wrong.
    private func isSuspect(_ person: Int, of actors: [Int]) -> Bool {
        discourse.entities[person].kind == .person && actors.allSatisfy { discourse.entities[$0].kind != .person }
    }

    /// Who does a deed: for a relative pronoun the noun it stands for, unless that only tells where something is.
    private func doer(_ subject: Int, of verb: Int) -> Int? {
        let penn = analyzed.words[subject].penn
        guard penn == .wdt || penn == .wp else { return subject }
        let noun = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .aclRelcl, noun >= 0, !isWhereabouts(noun) else { return nil }
        return noun
    }

    /// "Calvo shelled our positions", told as done by those whom it befell.
    private func isAttack(_ token: Int, sentence: Int) -> Bool {
        let penn = analyzed.words[token].penn
        guard penn == .vbd || penn == .vbn || penn == .vbg, !isPassive(token), events.event(at: token) == .assault
        else {
            return false
        }
        let speakers = speakers(at: token, sentence: sentence)
        if let subject = syntax.subject(of: token), !speakers.isEmpty,
            sides(of: subject).contains(where: { isSuspect($0, of: speakers) })
        {
            return true
        }
        return analyzed.children(of: token).contains { patient in
            guard patient > token, analyzed.words[patient].relation == .obj || analyzed.words[patient].relation == .obl
            else { return false }
            if Self.firstPerson.contains(analyzed.tokens[patient].folded) { return true }
            return analyzed.children(of: patient).contains { Self.ownPossessives.contains(analyzed.tokens[$0].folded) }
                || sides(of: patient).contains { isOneSide($0, speakers) }
        }
    }

    static let ownPossessives = WordSet(["our", "my"])
}

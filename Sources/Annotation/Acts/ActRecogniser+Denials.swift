import Language
import Prose

/// Acts told by what somebody says is not so: "there was no violation", "the charges are false", "we did not fire".
extension ActRecogniser {
    func denial(_ token: Int, sentence: Int) -> ActMention? {
        absence(token, sentence: sentence) ?? nonexistence(token, sentence: sentence)
            ?? ownDeedDenied(token, sentence: sentence) ?? innocence(token, sentence: sentence)
            ?? falsehood(token, sentence: sentence)
    }

    /// "there was no violation" denies, "there will be no talks" rejects, when a side says it.
    private func absence(_ token: Int, sentence: Int) -> ActMention? {
        let children = analyzed.children(of: token)
        guard children.contains(where: { $0 < token && analyzed.tokens[$0].folded == Self.there }),
            let noun = children.first(where: { $0 > token && isAbsent($0) }) ?? absentPredicate(token)
        else { return nil }
        let speakers = speakers(at: token, sentence: sentence)
        guard !speakers.isEmpty, !hasModal(token) else { return nil }
        let content = syntax.trimmedPunctuation(analyzed.subtree(of: noun))
        let arguments = Arguments(content: content, isClause: true, head: noun)
        let isComing = isFuture(token)
        if isComing {
            guard speakers.contains(where: isOfficial), isGoodwill(noun) else { return nil }
        } else {
            guard isMisdeed(noun) else { return nil }
        }
        // "There will be no solution if this goes on"
        let isThreat = isComing && condition(token, content, sentence: sentence) != nil
        return mention(
            isThreat ? .threaten : isComing ? .reject : .deny, actors: speakers, arguments: arguments,
            trigger: token..<(token + 1),
            sentence: sentence)
    }

    private func isAbsent(_ noun: Int) -> Bool {
        (analyzed.words[noun].relation.isSubject || analyzed.words[noun].relation == .obj)
            && analyzed.words[noun].tag == .noun && syntax.isNegated(noun)
    }

    /// A parse that makes the noun the head of "there is no violation".
    private func absentPredicate(_ token: Int) -> Int? {
        analyzed.words[token].tag == .noun && syntax.isNegated(token)
            && analyzed.children(of: token).contains { analyzed.words[$0].relation == .cop } ? token : nil
    }

    /// "the programme absolutely does not exist", "it never happened".
    private func nonexistence(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isExistence(analyzed.tokens[token]), syntax.isNegated(token), !isFuture(token),
            !hasModal(token), isActual(token),
            let subject = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nsubj }),
            analyzed.words[subject].tag == .noun || analyzed.words[subject].tag == .propn
        else { return nil }
        let speakers = speakers(at: token, sentence: sentence).filter(isOfficial)
        guard !speakers.isEmpty else { return nil }
        return denied(subject, token, by: speakers, sentence: sentence)
    }

    /// "his troops have not crossed the border": a misdeed that a side says it did not do.
    private func ownDeedDenied(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].tag == .verb, syntax.isNegated(token), !isFuture(token), !hasModal(token),
            isPast(token), isMisdeed(verb: token), isActual(token),
            let subject = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return nil }
        let speakers = speakers(at: token, sentence: sentence)
        let actors = acting(subject, sentence: sentence)
        guard !speakers.isEmpty, !actors.isEmpty, isSaidByOwn(token, actors, sentence: sentence) else { return nil }
        return denied(subject, token, by: actors, sentence: sentence)
    }

    /// "had done nothing wrong", told of oneself.
    private func innocence(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard Self.doing.contains(analyzed.tokens[token].folded), token + 2 < limit,
            analyzed.tokens[token + 1].folded == Self.nothing, analyzed.tokens[token + 2].folded == Self.wrong,
            let subject = syntax.subject(of: token), subject < token, isActual(token)
        else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isSaidByOwn(token, actors, sentence: sentence) else { return nil }
        return mention(
            .deny, actors: actors,
            arguments: Arguments(
                content: syntax.nounPhrase(subject).lowerBound..<token + 3, isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    private static let doing = WordSet(["do", "did", "done", "does"])
    private static let nothing = WordHash.folded("nothing")
    private static let wrong = WordHash.folded("wrong")

    /// "the charges are false", said of a claim by whom it concerns.
    private func falsehood(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (adjective, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit),
            adjective.isJudgement, adjective.act == .deny
        else { return nil }
        let heads = [token, end - 1] + (token..<end).map { Int(analyzed.words[$0].head) }
        for head in heads where head >= 0 && !isOfOtherClause(token, below: head) {
            let subject = analyzed.children(of: head).first { analyzed.words[$0].relation.isSubject && $0 < head }
            guard let subject, lexicons.acts.isClaim(analyzed.tokens[subject]), !syntax.isNegated(head),
                isActual(head)
            else { continue }
            let speakers = speakers(at: token, sentence: sentence)
            guard !speakers.isEmpty else { return nil }
            return denied(subject, head, by: speakers, sentence: sentence)
        }
        return nil
    }

    /// Whether a word of judgement tells of something within another clause ("included the fact that it was false").
    func isOfOtherClause(_ token: Int, below head: Int) -> Bool {
        guard head != token else { return false }
        return switch analyzed.words[token].relation {
        case .ccomp, .advcl, .acl, .aclRelcl, .csubj, .parataxis: true
        default: false
        }
    }

    private func denied(_ subject: Int, _ head: Int, by actors: [Int], sentence: Int) -> ActMention? {
        let start = min(syntax.nounPhrase(subject).lowerBound, head)
        let content = syntax.trimmedPunctuation(start..<max(head + 1, analyzed.subtree(of: head).upperBound))
        return mention(
            .deny, actors: actors,
            arguments: Arguments(content: content, targets: sides(of: subject), isClause: true, head: head),
            trigger: head..<(head + 1), sentence: sentence)
    }

    // MARK: Kinds of deeds

    private func isPast(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            analyzed.words[$0].relation == .aux && Self.pastAuxiliaries.contains(analyzed.tokens[$0].folded)
        } || analyzed.words[verb].penn == .vbd
    }

    /// Whether a noun names something that a side would be blamed for.
    private func isMisdeed(_ noun: Int) -> Bool {
        if lexicons.acts.isMisdeed(analyzed.tokens[noun]) { return true }
        guard case .root(let root)? = events.readings(at: noun)?.readings.first?.meaning else { return false }
        return root.isHostileDeed && root != .protest
    }

    private func isMisdeed(verb: Int) -> Bool {
        if lexicons.acts.isWrong(analyzed.tokens[verb]) { return true }
        guard case .root(let root)? = events.readings(at: verb)?.readings.first?.meaning else { return false }
        return root == .assault || root == .coerce
    }

    /// Whether a noun names what one side might grant another.
    private func isGoodwill(_ noun: Int) -> Bool {
        lexicons.acts.isGrant(analyzed.tokens[noun]) || events.names(aFavour: noun)
    }

    private func hasModal(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            analyzed.words[$0].relation == .aux && Self.modals.contains(analyzed.tokens[$0].folded)
        }
    }

    private static let there = WordHash.folded("there")
    private static let modals = WordSet(["may", "might", "could", "can", "must", "should", "ca"])
    private static let pastAuxiliaries = WordSet(["did", "has", "have", "had", "'ve", "'d"])
}

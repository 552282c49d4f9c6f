import Language
import Prose

/// Acts told by what a side says of something: "the offer is unacceptable", "their reckless action".
extension ActRecogniser {
    private func subject(ofJudgement head: Int) -> Int? {
        let own = analyzed.children(of: head).first { analyzed.words[$0].relation.isSubject && $0 < head }
        // "undermines peace and is a violation of the treaty"
        guard own == nil, analyzed.words[head].relation == .conj,
            analyzed.children(of: head).contains(where: { analyzed.words[$0].relation == .cop })
        else { return own }
        var at = head
        for _ in 0..<3 {
            let above = Int(analyzed.words[at].head)
            guard above >= 0, above < head, [.conj, .obj].contains(analyzed.words[at].relation) else { return nil }
            at = above
            let first = analyzed.children(of: at).first { analyzed.words[$0].relation.isSubject && $0 < at }
            if let first { return first }
        }
        return nil
    }

    /// "is a threat", "represents a threat", not "faces a threat": a noun that blames is what its subject is called.
    private func isPredicated(_ head: Int) -> Bool {
        if analyzed.words[head].tag == .verb { return Self.equating.contains(analyzed.tokens[head].folded) }
        return analyzed.words[head].tag != .noun
            || analyzed.children(of: head).contains { analyzed.words[$0].relation == .cop }
    }

    /// "The offer is unacceptable", "the move was “not sufficient”", said by a side: it rejects or supports what it
    /// judges.
    func judgement(_ token: Int, sentence: Int) -> ActMention? {
        if analyzed.words[token].relation == .amod, let told = reproach(token, sentence: sentence) { return told }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (adjective, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit),
            adjective.isJudgement, adjective.act != .deny,
            // "is a fraud" accuses; a plan called "a mistake" is an opinion of it.
            adjective.act == .accuse || ![.det, .propn].contains(analyzed.words[token].tag)
        else { return nil }
        let heads = [token, end - 1] + (token..<end).map { Int(analyzed.words[$0].head) }
        guard
            let head = heads.first(where: {
                $0 >= 0 && subject(ofJudgement: $0) != nil && !isOfOtherClause(token, below: $0)
                    && (adjective.act != .accuse || isPredicated($0))
            }),
            let subject = subject(ofJudgement: head),
            analyzed.words[subject].tag != .pron || adjective.act == .accuse, analyzed.words[subject].penn != .wdt,
            isActual(head) || isImpossible(head),
            var act = polarity(adjective.act, verb: head)
        else { return nil }
        // "did not pose a threat to the island" blames nobody and turns nothing down.
        if adjective.act == .accuse, act != .accuse || isDenied(head) { return nil }
        if act == .deny { act = .reject }
        guard isToBlame(token, end) else { return nil }
        // "the firm is reckless": somebody is judged, and no plan turned down.
        if act == .reject, isSomebody(subject) { return nil }
        // "all options are on the table"
        if act == .offer, lexicons.acts.isRecourse(analyzed.tokens[subject]) { act = .threaten }
        let speakers = speakers(at: token, sentence: sentence).filter(isOfficial)
        let targets = sides(of: subject)
        if act == .reject, isDeed(subject, targets) { act = .accuse }
        guard !speakers.isEmpty, !targets.contains(where: speakers.contains) else { return nil }
        // "dismissed it, saying withdrawal was never on the table", where a parse takes the saying for the subject
        let isSaying =
            analyzed.words[subject].penn == .vbg && subject + 1 < token
            && lexicons.reporting.verb(analyzed.tokens, at: subject, limit: subject + 1) != nil
        let start = isSaying ? subject + 1 : syntax.nounPhrase(subject).lowerBound
        let content = syntax.trimmedPunctuation(min(start, token)..<max(end, analyzed.subtree(of: head).upperBound))
        // "The offer will be off the table if …"
        if act == .reject, isFuture(head), condition(token, content, sentence: sentence) != nil { act = .threaten }
        return mention(
            act, actors: speakers,
            arguments: Arguments(
                content: content, targets: targets, isClause: true, head: head, namesTargets: false),
            trigger: token..<end, sentence: sentence)
    }

    /// Whether a predicate or the verb that it completes is denied.
    private func isDenied(_ head: Int) -> Bool {
        let above = Int(analyzed.words[head].head)
        let isObject = analyzed.words[head].relation == .obj || analyzed.words[head].relation == .xcomp
        return syntax.isNegated(head) || isObject && above >= 0 && syntax.isNegated(above)
    }

    /// "is responsible for the raid", not "for the safety of the bridge": for what is done to others only.
    private func isToBlame(_ token: Int, _ end: Int) -> Bool {
        guard analyzed.tokens[token].folded == Self.responsible else { return true }
        return analyzed.children(of: token).contains { deed in
            deed >= end && analyzed.words[deed].tag == .noun
                && (lexicons.acts.isMisdeed(analyzed.tokens[deed])
                    || events.nounEvent(deed, depth: 0)?.isHostileDeed ?? false)
        }
    }

    private static let responsible = WordHash.folded("responsible")

    /// "cannot be justified": what cannot be is denied, not merely possible.
    private func isImpossible(_ head: Int) -> Bool {
        syntax.isNegated(head)
            && analyzed.children(of: head).contains {
                analyzed.words[$0].relation == .aux && Self.able.contains(analyzed.tokens[$0].folded)
            }
    }

    private static let equating = WordSet([
        "represent", "represents", "represented", "constitute", "constitutes", "constituted", "pose", "poses", "posed",
        "amount", "amounts", "amounted", "remain", "remains", "become", "becomes", "became",
    ])
    private static let able = WordSet(["can", "ca", "could"])

    /// "The tariffs cannot be justified", "was not warranted": a participle that is denied of a plan, which turns it
    /// down.
    func unjustified(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].penn == .vbn, syntax.isNegated(token) else { return nil }
        return judgement(token, sentence: sentence)
    }

    private func isSomebody(_ noun: Int) -> Bool {
        let token = analyzed.tokens[noun]
        return analyzed.words[noun].tag == .noun
            && (lexicons.acts.isFirm(token) || lexicons.acts.isState(token) || lexicons.people.isSpeakerNoun(token)
                || lexicons.people.isCollective(token))
    }

    /// "Calvo’s reckless action", said by another side: a deed of somebody is blamed, a plan turned down.
    private func reproach(_ token: Int, sentence: Int) -> ActMention? {
        let noun = Int(analyzed.words[token].head)
        guard noun > token,
            let (adjective, _) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: noun),
            adjective.isJudgement, adjective.act == .reject || adjective.act == .accuse,
            analyzed.children(of: noun).contains(where: { analyzed.words[$0].relation == .nmodPoss }),
            case let targets = sides(of: noun), isDeed(noun, targets), !syntax.isNegated(noun)
        else { return nil }
        let speakers = speakers(at: token, sentence: sentence).filter(isOfficial)
        guard !speakers.isEmpty, !targets.isEmpty, targets.allSatisfy({ !isOneSide($0, speakers) }) else { return nil }
        return mention(
            .accuse, actors: speakers,
            arguments: Arguments(
                content: syntax.trimmedPunctuation(syntax.nounPhrase(noun)), targets: targets, isClause: false,
                head: noun),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// Whether a judged noun is what somebody did, not a plan, a proposal or a statement.
    func isDeed(_ noun: Int, _ owners: [Int]) -> Bool {
        guard analyzed.words[noun].tag == .noun else { return false }
        if lexicons.acts.isMisdeed(analyzed.tokens[noun])
            || events.nounEvent(noun, depth: 0)?.isHostileDeed ?? false
        {
            return true
        }
        let token = analyzed.tokens[noun]
        return !owners.isEmpty && !lexicons.acts.isMeasure(token) && !lexicons.acts.isClaim(token)
            && !lexicons.acts.isAllegation(token) && !lexicons.acts.isGrant(token)
            && lexicons.acts.noun(analyzed.tokens, at: noun, limit: noun + 1) == nil
    }
}

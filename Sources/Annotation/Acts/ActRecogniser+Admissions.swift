import Language
import Prose

/// Acts told by what somebody makes known to his own cost ("confirmed that it had lost control").
extension ActRecogniser {
    /// "The agency confirmed it had lost contact", "the army revealed that it had shelled the school": who makes a
    /// lapse or a deed of force of his own known concedes it.
    func admission(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isDisclosing(analyzed.tokens[token]), !syntax.isNegated(token), !isFuture(token),
            !isPassive(token), isActual(token),
            let clause = analyzed.children(of: token).first(where: {
                $0 > token && analyzed.words[$0].relation == .ccomp && isLapse($0)
            }), let subject = analyzed.children(of: clause).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty,
            Self.ownSubjects.contains(analyzed.tokens[subject].folded)
                || acting(subject, sentence: sentence).contains(where: { isOneSide($0, actors) })
        else { return nil }
        return mention(
            .concede, actors: actors,
            arguments: Arguments(content: phrase(clause, after: token + 1), isClause: true, head: clause),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// A wrong, a failure or a deed of force that is past.
    private func isLapse(_ clause: Int) -> Bool {
        guard !syntax.isNegated(clause), !isFuture(clause), !isPassive(clause) else { return false }
        let token = analyzed.tokens[clause]
        return lexicons.acts.isLapse(token) || lexicons.acts.isWrong(token) || lexicons.acts.isOmission(token)
            || analyzed.words[clause].penn != .vbz && events.event(at: clause) == .assault
    }

    private static let ownSubjects = WordSet(["it", "they", "we", "he", "she", "i"])
}

import Language
import Prose

/// What a cue ties to somebody without his having said it: it is his view, but no words of his.
extension ReportedSpeech {
    /// "Did not say that …", "never threatened to …", "may say that …": the words are nobody's, and no dossier may tell
    /// them as somebody's; what somebody does not believe is his view.
    func wasNotSaid(_ cue: Cue) -> Bool {
        guard cue.form == .verb else { return false }
        return finder.isProspective(cue.verb) || (cue.sourceHead.map { finder.isUnreal(source: $0) } ?? false)
            || cue.verbClass != .believe && syntax.isNegated(cue.verb)
    }

    /// "praised the crew", "opposes the ban": a verb that takes no clause tells with a plain object what it is about;
    /// words in marks, what something is called, claims, demands and clauses are still told.
    func isMereObject(_ words: [Int], of cue: Cue) -> Bool {
        guard cue.form == .verb, !cue.takes(.that), !cue.takes(.naming),
            cue.verbClass == .claim || cue.verbClass == .deny,
            // "blames a dry winter" says what was to blame.
            !Self.blaming.contains(analyzed.tokens[cue.verb].folded),
            let head = cue.contentHead, head > cue.verb, analyzed.words[head].relation == .obj,
            finder.lexicons.reporting.nounClass(analyzed.tokens[head]) == nil
        else { return false }
        return !words.contains {
            isQuoted[$0] || syntax.isFinite($0) || opensReason($0)
                || analyzed.tokens[$0].folded == Self.as
        }
    }

    /// "criticised the council for felling the trees".
    private func opensReason(_ token: Int) -> Bool {
        Self.reasons.contains(analyzed.tokens[token].folded) && token + 1 < analyzed.words.count
            && analyzed.words[token + 1].penn == .vbg
    }

    /// "in a sign that the talks go on": a sign that nobody gives is the reporter's.
    func isMereSign(_ cue: Cue) -> Bool {
        cue.form == .noun && cue.sourceHead == nil
            && finder.lexicons.reporting.nounClass(analyzed.tokens[cue.verb]) == Self.reveal
    }

    private static let blaming = WordSet(["blame", "blames", "blamed", "blaming"])
    private static let reasons = WordSet(["of", "for"])
    private static let reveal = "reveal"
}

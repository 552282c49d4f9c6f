import Language
import Prose

/// The names that stand in a phrase.
extension Discourse {
    /// The names of entities within a phrase, their titles counted in; not those in "the Calvo-based firm", nor those
    /// set apart.
    func mentions(in phrase: Range<Int>) -> [NameMention] {
        let first = firstName[analyzed.sentence(ofToken: phrase.lowerBound)]
        return names[min(first, names.count)...].prefix { ($0.title ?? $0.tokens).lowerBound < phrase.upperBound }
            .filter {
                $0.entity >= 0 && ($0.tokens.overlaps(phrase) || $0.title?.overlaps(phrase) ?? false)
                    && !isPartOfAdjective($0) && !isSetApart($0)
            }
    }

    /// "Ukraine, not Belarus", "Iran, unlike Iraq": somebody named only to say who it is not.
    private func isSetApart(_ mention: NameMention) -> Bool {
        var before = (mention.title ?? mention.tokens).lowerBound - 1
        let start = analyzed.sentences[analyzed.sentence(ofToken: mention.tokens.lowerBound)].tokens.lowerBound
        while before >= start, analyzed.words[before].tag == .det { before -= 1 }
        guard before >= start else { return false }
        if Self.settingApart.contains(analyzed.tokens[before].folded) { return true }
        return before > start && Self.preferring.contains(analyzed.tokens[before - 1].folded)
            && Self.preferred.contains(analyzed.tokens[before].folded)
    }

    private static let settingApart = WordSet(["not", "unlike", "except", "excluding", "besides"])
    /// "Rather than", "instead of", "apart from".
    private static let preferring = WordSet(["rather", "instead", "apart", "except"])
    private static let preferred = WordSet(["than", "of", "from", "for"])

    /// "the Calvo-based firm" is not Calvo.
    func isPartOfAdjective(_ mention: NameMention) -> Bool {
        let hyphen = mention.tokens.upperBound
        guard hyphen + 1 < analyzed.tokens.count else { return false }
        let (mark, next) = (analyzed.tokens[hyphen], analyzed.tokens[hyphen + 1])
        guard mark.end - mark.start == 1, analyzed.text.utf8[Int(mark.start)] == 0x2D, next.kind == .word else {
            return false
        }
        return Int(mark.start) == mention.span.end && mark.end == next.start
            && UTF8Bytes.isLower(analyzed.text.utf8[Int(next.start)])
    }

    /// The names within a phrase, those of nationality among them; not those in "the Calvo-based firm".
    func names(in phrase: Range<Int>) -> [NameMention] {
        guard !phrase.isEmpty else { return [] }
        let first = firstName[analyzed.sentence(ofToken: phrase.lowerBound)]
        return names[min(first, names.count)...].prefix { $0.tokens.lowerBound < phrase.upperBound }
            .filter { $0.tokens.lowerBound >= phrase.lowerBound && !isPartOfAdjective($0) && !isSetApart($0) }
    }
}

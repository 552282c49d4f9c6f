import DossierFormat

/// What a speaker does with words that he does not affirm: "denied", "doubted"; they must never stand as his claim.
enum QuotationStance {
    /// The cue to be printed before the words, or nil where the speaker affirms them.
    static func cue(of reading: Quotation.Reading) -> String? {
        guard reading.kind == .indirect, let cue = reading.cue else { return nil }
        let words = cue.lowercased().split(separator: " ")
        let turns = words.contains { word in turning.contains { word.hasPrefix($0) } }
        return turns ? cue : nil
    }

    /// The gist of a quotation, with the cue of its fullest reading before it where that turns it round.
    static func gist(of quotation: Quotation) -> String {
        guard let cue = FullestReading(quotation).flatMap({ cue(of: $0.reading) }) else { return quotation.gist }
        return "\(cue): \(quotation.gist)"
    }

    /// Beginnings of verbs and nouns of denial and doubt.
    private static let turning = [
        "denied", "deny", "denies", "denial", "denying", "reject", "dismiss", "disput", "doubt", "refus", "refut",
        "rebut",
        "repudiat", "disavow", "question", "contradict", "contest", "declin", "disbeliev",
    ]
}

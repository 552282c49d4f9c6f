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

    /// The gist of a quotation, with the cue of its fullest reading before reported words unless that only says that
    /// they were said: "accused: the firm of theft", "urged: the town to wait" do not stand without it.
    static func gist(of quotation: Quotation) -> String {
        guard let reading = FullestReading(quotation)?.reading, reading.kind == .indirect, let cue = reading.cue,
            !isPlain(cue)
        else { return quotation.gist }
        return "\(cue): \(quotation.gist)"
    }

    private static func isPlain(_ cue: String) -> Bool {
        cue.lowercased().split(separator: " ").allSatisfy(plain.contains)
    }

    /// Words that cues are made of which tell no more than that something was said.
    private static let plain: Set<Substring> = [
        "say", "says", "said", "saying", "tell", "tells", "told", "telling", "add", "adds", "added", "adding",
        "report", "reports", "reported", "reporting", "state", "states", "stated", "stating", "note", "notes", "noted",
        "noting", "explain", "explains", "explained", "explaining", "according", "to", "as", "by", "has", "have", "had",
        "cite", "cites", "cited", "citing", "write", "writes", "wrote", "writing", "went", "on", "also",
    ]

    /// Beginnings of verbs and nouns of denial and doubt.
    private static let turning = [
        "denied", "deny", "denies", "denial", "denying", "reject", "dismiss", "disput", "doubt", "refus", "refut",
        "rebut",
        "repudiat", "disavow", "question", "contradict", "contest", "declin", "disbeliev",
    ]
}

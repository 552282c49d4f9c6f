import DossierFormat

/// A cheap look at whether a report is English at all; only a hint, since nothing is refused for it.
enum LanguageCheck {
    /// Words of grammar that every English text has many of and that the other languages of Europe do not write so.
    private static let grammar: Set<Substring> = [
        "the", "of", "and", "to", "that", "for", "on", "with", "as", "by", "at", "from", "it", "be", "said", "not",
        "are", "has", "have", "but", "they", "which", "were", "this", "their", "been", "who", "would",
    ]
    /// Fewer words tell nothing.
    private static let fewest = 40
    /// English news has about a quarter.
    private static let leastShare = 0.08

    static func looksEnglish(_ report: Report) -> Bool {
        var (words, known, latin, other) = (0, 0, 0, 0)
        for word in report.text.prefix(20_000).lowercased().split(whereSeparator: { !$0.isLetter }) {
            words += 1
            if grammar.contains(word) { known += 1 }
            for scalar in word.unicodeScalars { if scalar.value < 0x250 { latin += 1 } else { other += 1 } }
        }
        if other > latin, latin + other > fewest { return false }
        return words < fewest || Double(known) >= leastShare * Double(words)
    }
}

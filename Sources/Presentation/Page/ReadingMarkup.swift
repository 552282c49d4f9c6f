import DossierFormat

/// One reading of a quotation, with its words marked against the fullest.
struct ReadingMarkup {
    let markup: HTML
    /// A word on the whole reading, where the marks alone do not tell: the same words, or other words throughout.
    let standing: HTML

    init(_ reading: Quotation.Reading, against fullest: FullestReading) {
        let comparison = ReadingComparison(reading, against: fullest)
        guard let stretches = comparison.stretches else {
            markup = "\(reading.evidence.text)"
            standing = "<span class=\"standing\">in other words</span>"
            return
        }
        markup = stretches.enumerated().map { Self.marked($1, isLast: $0 == stretches.count - 1) }.joined()
        standing = comparison.hasSameWords ? "<span class=\"standing\">same words</span>" : ""
    }

    private static func marked(_ stretch: WordAlignment.Stretch, isLast: Bool) -> HTML {
        switch stretch {
        case .same(let text): "\(text)"
        case .added(let text): "<ins>\(text)</ins>"
        case .missing(let text): " <del>\(shortened(text))</del>\(isLast ? "" : " ")"
        case .other(let text, let instead): "<span class=\"other\" title=\"fullest: \(instead)\">\(text)</span>"
        }
    }

    /// Long gaps are shown by their first and last words.
    private static func shortened(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 8 else { return text }
        return words.prefix(3).joined(separator: " ") + " … " + words.suffix(3).joined(separator: " ")
    }
}

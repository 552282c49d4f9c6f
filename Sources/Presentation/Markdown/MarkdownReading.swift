import DossierFormat

/// One reading of a quotation with its words marked against the fullest.
struct MarkdownReading {
    private(set) var text: MarkdownText

    init(_ reading: Quotation.Reading, against fullest: FullestReading) {
        guard let stretches = ReadingComparison(reading, against: fullest).stretches else {
            text = "\(reading.evidence.text)"
            return
        }
        text = ""
        // Escaping strips the white space at the ends of a stretch; it goes outside of the marks, where it belongs.
        var needsSpace = false
        for stretch in stretches {
            let words = stretch.words
            if needsSpace || stretch.isMissing || words.first?.isWhitespace ?? false, !text.isEmpty { text += " " }
            switch stretch {
            case .same(let words): text += "\(words)"
            case .added(let words), .other(let words, _): text += "**\(words)**"
            case .missing(let words): text += "~~\(words)~~"
            }
            needsSpace = stretch.isMissing || words.last?.isWhitespace ?? false
            if words.allSatisfy(\.isWhitespace) { needsSpace = false }
        }
    }
}

extension WordAlignment.Stretch {
    fileprivate var words: String {
        switch self {
        case .same(let words), .added(let words), .missing(let words), .other(let words, _): words
        }
    }

    fileprivate var isMissing: Bool {
        if case .missing = self { true } else { false }
    }
}

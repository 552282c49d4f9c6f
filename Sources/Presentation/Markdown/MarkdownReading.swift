/// One reading of a quotation with its words marked against the fullest.
struct MarkdownReading {
    let text: MarkdownText

    init(_ reading: String, _ fullest: String) {
        let alignment = WordAlignment(of: reading, with: fullest)
        guard alignment.isTelling else {
            text = "\(reading)"
            return
        }
        var text: MarkdownText = ""
        for stretch in alignment.stretches {
            // White space at the ends of a stretch would be lost or would break the emphasis: it is kept outside.
            if !text.isEmpty, stretch.beginsWithSpace || text.source.hasSuffix("~~") { text += " " }
            switch stretch {
            case .same(let words): text += "\(words)"
            case .added(let words), .other(let words, _): text += "**\(words)**"
            case .missing(let words): text += "~~\(words)~~"
            }
            if stretch.endsWithSpace { text += " " }
        }
        self.text = text
    }
}

extension WordAlignment.Stretch {
    fileprivate var words: String {
        switch self {
        case .same(let words), .added(let words), .missing(let words), .other(let words, _): words
        }
    }

    fileprivate var beginsWithSpace: Bool { words.unicodeScalars.first?.properties.isWhitespace ?? false }

    fileprivate var endsWithSpace: Bool {
        words.unicodeScalars.count > 1 && words.unicodeScalars.last?.properties.isWhitespace ?? false
    }
}

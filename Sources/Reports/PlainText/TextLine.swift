import Prose

/// One line of a plain text with the features by which a reader tells body from furniture.
struct TextLine {
    /// Without white space at its ends; never empty.
    let span: TextSpan
    /// Number of blank lines before it.
    let blanksBefore: Int
    /// Folded keys of its words, in order.
    let words: [UInt64]
    /// Whether it ends as a sentence does: a stop, with or without closing marks behind it.
    let endsSentence: Bool
    /// Whether it opens with a bullet or a list number.
    let isBullet: Bool

    init(_ text: Text, span: TextSpan, blanksBefore: Int) {
        self.span = span
        self.blanksBefore = blanksBefore
        words = Self.words(text.utf8, span)
        endsSentence = Self.endsSentence(text.utf8, span)
        isBullet = Self.isBullet(text.utf8, span)
    }

    /// The lines of a text that are not blank. O(n).
    static func lines(of text: Text) -> [TextLine] {
        let bytes = text.utf8
        var result: [TextLine] = []
        var start = 0
        var blanks = 0
        var at = 0
        while at <= bytes.count {
            let separator = separator(bytes, at)
            if at == bytes.count || bytes[at] == 0x0A || bytes[at] == 0x0D || separator > 0 {
                let span = text.trimmed(TextSpan(start, at))
                let isCRLF = at + 1 < bytes.count && bytes[at] == 0x0D && bytes[at + 1] == 0x0A
                if span.isEmpty {
                    blanks += 1
                } else {
                    result.append(TextLine(text, span: span, blanksBefore: blanks))
                    blanks = 0
                }
                // Form feeds and U+2029 part paragraphs, as blank lines do.
                if separator > 0, bytes[at + separator - 1] != 0xA8 { blanks += 1 }
                at += isCRLF ? 2 : max(1, separator)
                start = at
            } else {
                at += 1
            }
        }
        return result
    }

    /// The length of a form feed, U+2028 or U+2029; 0 for anything else.
    private static func separator(_ bytes: [UInt8], _ at: Int) -> Int {
        guard at < bytes.count else { return 0 }
        if bytes[at] == 0x0C { return 1 }
        guard bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 else { return 0 }
        return bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9 ? 3 : 0
    }

    /// Folded keys of the words in a span, in order.
    static func words(_ bytes: [UInt8], _ span: TextSpan) -> [UInt64] {
        var result: [UInt64] = []
        var at = span.start
        while at < span.end {
            guard UTF8Bytes.isWordByte(bytes[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < span.end, UTF8Bytes.isWordByte(bytes[at]) { at += 1 }
            result.append(WordHash.folded(bytes, TextSpan(start, at)))
        }
        return result
    }

    private static func endsSentence(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        var at = withoutTrailingMark(bytes, span)
        while at > span.start {
            let byte = bytes[at - 1]
            if byte == 0x2E || byte == 0x21 || byte == 0x3F { return true }
            if at - 3 >= span.start, bytes[at - 3] == 0xE2, bytes[at - 2] == 0x80 {
                if byte == 0xA6 { return true }  // …
                guard byte >= 0x98, byte <= 0x9F else { return false }
                at -= 3
            } else if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
                at -= 1
            } else {
                return false
            }
        }
        return false
    }

    /// Where the line ends without a single character beyond ASCII that a space parts from it ("… she said. ■").
    private static func withoutTrailingMark(_ bytes: [UInt8], _ span: TextSpan) -> Int {
        var at = span.end
        guard at - span.start > 4, bytes[at - 1] >= 0x80 else { return at }
        repeat { at -= 1 } while at > span.start && bytes[at] & 0xC0 == 0x80
        guard at - 1 > span.start, bytes[at - 1] == 0x20 else { return span.end }
        return at - 1
    }

    private static func isBullet(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        let byte = bytes[span.start]
        if byte == 0x2A || byte == 0x2D { return span.count > 1 && bytes[span.start + 1] == 0x20 }
        guard byte == 0xE2, span.count > 3 else {
            return byte == 0xC2 && span.count > 2 && bytes[span.start + 1] == 0xB7
        }
        let (second, third) = (bytes[span.start + 1], bytes[span.start + 2])
        return (second == 0x80 && (third == 0xA2 || third == 0xA3)) || (second == 0x96 && third >= 0xA0)
            || (second == 0x97)
    }
}

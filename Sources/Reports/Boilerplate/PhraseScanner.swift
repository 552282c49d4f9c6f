import Prose

/// How phrases are compared with lines: case, kinds of spaces and kinds of quotation marks do not matter.
enum PhraseScanner {
    /// ASCII letters in lower case, all else as it is.
    static func folded(_ byte: UInt8) -> UInt8 { UTF8Bytes.isUpper(byte) ? byte | 0x20 : byte }

    /// Where a phrase that begins at an offset ends, or nil when another text stands there.
    ///
    /// A space of the phrase matches any run of white space, an apostrophe also the typographic one. A phrase that
    /// ends in a letter must end with a word of the text.
    static func end(of letters: [UInt8], _ phrase: TextSpan, in bytes: [UInt8], at start: Int, limit: Int) -> Int? {
        var at = start
        var next = phrase.start
        while next < phrase.end {
            guard at < limit else { return nil }
            let wanted = letters[next]
            if wanted == 0x20 {
                guard let first = UTF8Bytes.spaceLength(bytes, at: at, limit: limit) else { return nil }
                at += first
                while at < limit, let more = UTF8Bytes.spaceLength(bytes, at: at, limit: limit) { at += more }
            } else if folded(bytes[at]) == wanted {
                at += 1
            } else if wanted == 0x27, at + 2 < limit, bytes[at] == 0xE2, bytes[at + 1] == 0x80,
                bytes[at + 2] & 0xFE == 0x98
            {
                at += 3
            } else {
                return nil
            }
            next += 1
        }
        guard UTF8Bytes.isLetter(letters[phrase.end - 1]), at < limit else { return at }
        if bytes[at] < 0x80 { return UTF8Bytes.isWordByte(bytes[at]) ? nil : at }
        return UTF8Bytes.spaceLength(bytes, at: at, limit: limit) != nil || symbolLength(bytes, at, limit) != nil
            ? at : nil
    }

    /// Behind bullets, arrows, brackets and emoji at the start of a line; quotation marks are no ornament.
    static func skippingOrnament(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end {
            if let length = UTF8Bytes.spaceLength(bytes, at: at, limit: end) ?? symbolLength(bytes, at, end) {
                at += length
            } else if bytes[at] < 0x80, !UTF8Bytes.isWordByte(bytes[at]), bytes[at] != 0x22, bytes[at] != 0x27 {
                at += 1
            } else {
                break
            }
        }
        return at
    }

    /// Whether nothing but ornament, punctuation and numbers ("(12)", ":", "»") stands there.
    static func isOrnamentOrNumber(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        var at = span.start
        while at < span.end {
            if UTF8Bytes.isDigit(bytes[at]) { at += 1 }
            let next = skippingOrnament(bytes, at, span.end)
            if next == at, at < span.end, !UTF8Bytes.isDigit(bytes[at]) { return false }
            at = next
        }
        return true
    }

    /// Whether a colon, a bar, a dash, dots, an arrow or a space wider than one parts what follows.
    static func opensWithSeparator(_ bytes: [UInt8], _ rest: TextSpan) -> Bool {
        guard !rest.isEmpty else { return true }
        var at = rest.start
        if bytes[at] == 0x20 { at += 1 }
        guard at < rest.end else { return true }
        switch bytes[at] {
        case 0x3A, 0x7C, 0x2F, 0x3E, 0x20, 0x09, 0x0A, 0x0D: return true  // : | / > and white space
        case 0x2D: return at > rest.start
        case 0xC2: return at + 1 < rest.end && (bytes[at + 1] == 0xA0 || bytes[at + 1] == 0xBB)
        case 0xE2: return symbolLength(bytes, at, rest.end) != nil
        default: return false
        }
    }

    /// Whether a bar or a middle dot follows, as between the buttons of a toolbar, and the line is short.
    static func opensWithBar(_ bytes: [UInt8], _ rest: TextSpan) -> Bool {
        guard rest.count > 2, rest.count < 80 else { return false }
        let at = bytes[rest.start] == 0x20 ? rest.start + 1 : rest.start
        return bytes[at] == 0x7C || bytes[at] == 0xC2 && bytes[at + 1] == 0xB7
    }

    /// Whether the span reads as a headline: opens with a capital, a digit or a mark and lacks a final stop. A longer
    /// one is several headlines in a line, which no stop parts.
    static func isHeadline(_ text: Text, _ span: TextSpan) -> Bool {
        guard !span.isEmpty, span.count < 250 || span.count < 1200 && !holdsStop(text.utf8, span) else { return false }
        let first = text.utf8[span.start]
        let last = text.utf8[span.end - 1]
        let opens =
            UTF8Bytes.isUpper(first) || UTF8Bytes.isDigit(first) || first >= 0x80 || first == 0x22 || first == 0x27
        return opens && last != 0x2E && last != 0x3B && last != 0x2C
    }

    /// Whether a full stop before a space stands inside.
    private static func holdsStop(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        span.range.dropLast().contains { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x20 }
    }

    /// Whether a sentence of the line begins at the offset.
    static func opensSentence(_ bytes: [UInt8], _ offset: Int, from start: Int) -> Bool {
        var at = offset
        while at > start, let length = UTF8Bytes.spaceLengthBefore(bytes, end: at, limit: start) { at -= length }
        guard at > start else { return true }
        switch bytes[at - 1] {
        case 0x2E, 0x21, 0x3F, 0x7C, 0x29, 0x5D: return true  // . ! ? | ) ]
        case 0x22: return at < offset  // a closing mark; an opening one touches its word
        default:
            return at - 3 >= start && bytes[at - 3] == 0xE2 && bytes[at - 2] == 0x80
                && [0x9D, 0xA6].contains(bytes[at - 1])
        }
    }

    /// Where the sentence begins that an offset lies in: behind a stop that a small letter, a digit or a mark stands
    /// before, and a space; a stop behind a capital or a short title ("Mr.") ends none.
    static func sentenceStart(_ bytes: [UInt8], before offset: Int, from start: Int) -> Int {
        var at = offset
        while at > start {
            if UTF8Bytes.spaceLengthBefore(bytes, end: at, limit: start) != nil, !endsInTitle(bytes, at, from: start),
                opensSentence(bytes, at, from: start)
            {
                return at
            }
            at -= 1
        }
        return start
    }

    /// Whether the word before a stop and a space is an initial or a capitalised word of at most four letters.
    private static func endsInTitle(_ bytes: [UInt8], _ offset: Int, from start: Int) -> Bool {
        var at = offset
        while at > start, let length = UTF8Bytes.spaceLengthBefore(bytes, end: at, limit: start) { at -= length }
        guard at > start, bytes[at - 1] == 0x2E else { return false }
        let end = at - 1
        at = end
        while at > start, end - at < 5, UTF8Bytes.isLetter(bytes[at - 1]) { at -= 1 }
        return end - at == 1 || end - at > 0 && end - at < 5 && UTF8Bytes.isUpper(bytes[at])
    }

    /// Length of the symbol at an offset that decorates lines: « » · •, dashes, dots, arrows, shapes, emoji.
    static func symbolLength(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
        let lead = bytes[at]
        if lead == 0xC2, at + 1 < end { return [0xA0, 0xA9, 0xAB, 0xB7, 0xBB].contains(bytes[at + 1]) ? 2 : nil }
        if lead == 0xE2, at + 2 < end {
            let isQuote = bytes[at + 1] == 0x80 && (0x98...0x9F).contains(bytes[at + 2])
            return isQuote ? nil : 3
        }
        if lead == 0xEF, at + 2 < end { return bytes[at + 1] == 0xB8 || bytes[at + 1] == 0xBB ? 3 : nil }
        return lead == 0xF0 && at + 3 < end && bytes[at + 1] == 0x9F ? 4 : nil
    }
}

/// Words that are more than a run of ASCII letters, and addresses.
extension TokenScanner {
    /// Letters and digits, with apostrophes, inner stops of abbreviations and "&" between letters.
    mutating func scanWord() -> Token.Kind {
        let start = at
        while at < end {
            let byte = bytes[at]
            if UTF8Bytes.isLetter(byte) || UTF8Bytes.isDigit(byte) {
                at += 1
            } else if byte >= 0x80 {
                guard let length = wideWordLength() else { break }
                at += length
            } else if byte == 0x27 {
                guard joinsLetter(at + 1) else { break }
                at += 1
            } else if byte == 0x2E {
                if let stop = domainEnd(start) { return address(start, stop) }
                guard keepsStop(start) else { break }
                at += 1
            } else if byte == 0x26, at > start, at + 1 < end, UTF8Bytes.isUpper(bytes[at - 1]),
                UTF8Bytes.isUpper(bytes[at + 1])
            {
                at += 1
            } else {
                break
            }
        }
        return .word
    }

    /// Length of a letter beyond ASCII, or of an apostrophe between letters.
    private func wideWordLength() -> Int? {
        if let length = QuoteMark.singleLength(bytes, at: at, limit: end) {
            return joinsLetter(at + length) ? length : nil
        }
        if UTF8Bytes.spaceLength(bytes, at: at, limit: end) != nil { return nil }
        let scalar = WideScalar(bytes, at, end)
        return scalar.kind == .letter ? scalar.length : nil
    }

    private func joinsLetter(_ next: Int) -> Bool {
        next < end && (UTF8Bytes.isLetter(bytes[next]) || bytes[next] >= 0xC3 && bytes[next] < 0xE0)
    }

    /// Whether the stop at `at` belongs to the word that began at `start`.
    private func keepsStop(_ start: Int) -> Bool {
        let length = at - start
        let next = at + 1
        let single = length == 1 || length > 1 && bytes[at - 2] == 0x2E
        if single, next < end, UTF8Bytes.isLetter(bytes[next]) { return true }  // U.|S. a.|m.
        if single, length > 1 { return true }  // the last stop of U.S.
        if single, UTF8Bytes.isUpper(bytes[at - 1]), next < end { return true }  // an initial
        guard length <= Self.longestAbbreviation else { return false }
        return keepsStop(start, at, WordHash.folded(bytes, TextSpan(start, at)))
    }

    /// Whether the stop at `stop` belongs to the abbreviation of that key.
    func keepsStop(_ start: Int, _ stop: Int, _ key: UInt64) -> Bool {
        guard stop - start <= Self.longestAbbreviation, let value = lexicon.rule(ofAbbreviation: key) else {
            return false
        }
        if stop + 1 >= end { return value & SegmentLexicon.keepsLastStop != 0 }
        guard value & ~SegmentLexicon.keepsLastStop == SegmentLexicon.StopRule.number.rawValue else { return true }
        var next = stop + 1
        while next < end, let length = UTF8Bytes.spaceLength(bytes, at: next, limit: end) { next += length }
        return next < end && UTF8Bytes.isDigit(bytes[next])
    }

    private static var longestAbbreviation: Int { 12 }
}

// MARK: - Addresses

extension TokenScanner {
    /// Addresses of mail and of the web are looked for within this many bytes, so that time stays linear.
    private static var longestName: Int { 80 }

    mutating func scanAddress() -> Token.Kind? {
        guard starts("http://") || starts("https://") || starts("ftp://") || starts("www.") else { return nil }
        at = addressEnd(at)
        return .address
    }

    private func starts(_ prefix: StaticString) -> Bool {
        guard at + prefix.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where bytes[at + offset] | 0x20 != prefix.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    /// The kind of the address of the web that ends at `stop`; a site with a capital is a name too ("Example.com
    /// said").
    private mutating func address(_ start: Int, _ stop: Int) -> Token.Kind {
        at = stop
        return UTF8Bytes.isUpper(bytes[start]) && !bytes[start..<stop].contains(0x2F) ? .word : .address
    }

    /// Behind the bytes that an address may hold, without the marks of the sentence at its end.
    private func addressEnd(_ from: Int) -> Int {
        var stop = from
        while stop < end, bytes[stop] > 0x20, bytes[stop] != 0x3C, bytes[stop] != 0x3E, bytes[stop] != 0x22,
            bytes[stop] < 0x7F
        {
            stop += 1
        }
        while stop > from, isClosingMark(bytes[stop - 1]) { stop -= 1 }
        return stop
    }

    /// `. , ) ] ; : ! ? '`
    private func isClosingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x2C, 0x29, 0x5D, 0x3B, 0x3A, 0x21, 0x3F, 0x27: true
        default: false
        }
    }

    /// Where an address of the web or a file's name ends that began at `start` and has its first stop at `at`
    /// ("example.org/a", "report.pdf"); nil when its last part is not in the list.
    private func domainEnd(_ start: Int) -> Int? {
        var stop = at
        var isKnown = false
        while stop + 1 < end, stop - start < Self.longestName, bytes[stop] == 0x2E, isLowOrDigit(bytes[stop + 1]) {
            let label = stop + 1
            stop = label
            while stop < end, stop - label < Self.longestName, isLowOrDigit(bytes[stop]) || bytes[stop] == 0x2D {
                stop += 1
            }
            isKnown = lexicon.addressEndings.contains(WordHash.folded(bytes, TextSpan(label, stop)))
        }
        guard isKnown, stop >= end || !UTF8Bytes.isWordByte(bytes[stop]) || bytes[stop] >= 0x80 else { return nil }
        return stop < end && bytes[stop] == 0x2F ? addressEnd(stop) : stop
    }

    private func isLowOrDigit(_ byte: UInt8) -> Bool { UTF8Bytes.isLower(byte) || UTF8Bytes.isDigit(byte) }

    /// Where the address of mail at `at` ends ("first.last@example.org"); nil when there is none.
    func mailEnd() -> Int? {
        var stop = at
        let limit = min(end, at + Self.longestName)
        while stop < limit, isMailByte(bytes[stop]) || bytes[stop] == 0x2B { stop += 1 }
        guard stop > at, stop + 1 < end, bytes[stop] == 0x40,
            UTF8Bytes.isLetter(bytes[stop + 1])
                || UTF8Bytes.isDigit(bytes[stop + 1])
        else { return nil }
        stop += 1
        while stop < end, isMailByte(bytes[stop]) { stop += 1 }
        while bytes[stop - 1] == 0x2E || bytes[stop - 1] == 0x2D { stop -= 1 }
        return stop
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
        UTF8Bytes.isLetter(byte) || UTF8Bytes.isDigit(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }
}

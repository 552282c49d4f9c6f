extension Segmenter {
    /// The sentences of one block (a paragraph, a heading): spans without white space at their ends, in order. O(n).
    ///
    /// A sentence ends at `. ? ! …` with its closing marks when something that can open a sentence follows, and at the
    /// full stops of Chinese, Japanese, Arabic and Hindi. It does not end behind an initial or an abbreviation that
    /// awaits a name, nor behind the label of a list item ("1."). Marks left alone behind a sentence ("exercises. “")
    /// belong to it. A line break inside the block counts as a space, an empty line or the bullet of a list ends a
    /// sentence.
    package func sentences(in text: Text, block: TextSpan) -> [TextSpan] {
        var result: [TextSpan] = []
        appendSentences(of: text, block: block, to: &result)
        return result
    }

    /// As `sentences(in:block:)`, into an array that may have room already.
    func appendSentences(of text: Text, block: TextSpan, to result: inout [TextSpan]) {
        let block = text.trimmed(block)
        text.utf8.withUnsafeBufferPointer { bytes in
            lexicon.classes.withUnsafeBufferPointer { classes in
                SentenceScanner(bytes: bytes, classes: classes, lexicon: lexicon, block: block).run(into: &result)
            }
        }
    }

    /// Whether a name was broken between two blocks: the first ends at "Mr.", only white space parts them.
    func isBrokenName(_ text: Text, _ block: TextSpan, _ next: TextSpan) -> Bool {
        guard block.end <= next.start, !next.isEmpty else { return false }
        let block = text.trimmed(block)
        guard let last = block.isEmpty ? nil : text.utf8[block.end - 1], last == 0x2E else { return false }
        guard text.trimmed(TextSpan(block.end, next.start)).isEmpty else { return false }
        return text.utf8.withUnsafeBufferPointer { bytes in
            lexicon.classes.withUnsafeBufferPointer { classes in
                SentenceScanner(bytes: bytes, classes: classes, lexicon: lexicon, block: block).awaitsName(
                    block.end - 1)
            }
        }
    }
}

/// One pass over the bytes of a block.
private struct SentenceScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let classes: UnsafeBufferPointer<UInt8>
    let lexicon: SegmentLexicon
    let block: TextSpan

    /// Where one sentence ends and the next begins.
    private struct Boundary {
        var end: Int
        var start: Int
    }

    func run(into result: inout [TextSpan]) {
        var start = block.start
        var at = block.start
        while at < block.end {
            guard classes[Int(bytes[at])] & ByteClass.terminator != 0 else {
                at += 1
                continue
            }
            guard let boundary = boundary(from: start, &at) else { continue }
            append(start, boundary.end, to: &result)
            start = boundary.start
            at = max(at, start)
        }
        append(start, block.end, to: &result)
    }

    private func append(_ start: Int, _ end: Int, to result: inout [TextSpan]) {
        let (start, end) = (skipSpaces(start, end), skipSpacesBack(end, start))
        if start < end { result.append(TextSpan(start, end)) }
    }

    /// The boundary that the byte at `at` makes, if any; moves `at` behind what was looked at.
    private func boundary(from start: Int, _ at: inout Int) -> Boundary? {
        if bytes[at] == 0x0A || isParagraphSeparator(at) {
            let stop = at
            at += bytes[at] == 0x0A ? 1 : 3
            return lineBoundary(stop, behind: at)
        }
        let stop = at
        at = skipTerminators(at)
        guard at > stop else {
            at += 1
            return nil
        }
        let isWide = isFullWidth(stop)
        let singleStop = bytes[stop] == 0x2E && at == stop + 1
        if singleStop, isListLabel(from: start, to: stop) { return nil }
        at = skipClosers(at, isWide: isWide)
        return boundary(stop: stop, from: at, singleStop: singleStop, isWide: isWide)
    }

    private func skipTerminators(_ from: Int) -> Int {
        var at = from
        while at < block.end, let length = terminatorLength(at) { at += length }
        return at
    }

    private func terminatorLength(_ at: Int) -> Int? {
        let byte = bytes[at]
        if byte < 0x80 { return byte == 0x2E || byte == 0x3F || byte == 0x21 ? 1 : nil }
        guard at + 1 < block.end else { return nil }
        let second = bytes[at + 1]
        if byte == 0xD8 { return second == 0x9F ? 2 : nil }  // ؟
        if byte == 0xDB { return second == 0x94 ? 2 : nil }  // ۔
        guard at + 2 < block.end else { return nil }
        switch (byte, second, bytes[at + 2]) {
        case (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0xBC), (0xE2, 0x81, 0x87...0x89): return 3  // … ‼ ⁇ ⁈ ⁉
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1): return 3  // 。 ！ ？ ｡
        case (0xE0, 0xA5, 0xA4), (0xE0, 0xA5, 0xA5): return 3  // । ॥
        default: return nil
        }
    }

    /// 。 ！ ？ ｡, behind which no space stands.
    private func isFullWidth(_ at: Int) -> Bool { bytes[at] == 0xE3 || bytes[at] == 0xEF }

    private func isParagraphSeparator(_ at: Int) -> Bool {
        bytes[at] == 0xE2 && at + 2 < block.end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA9
    }

    /// An empty line ends a sentence, and so does the bullet of a list, but not behind "Mr.".
    private func lineBoundary(_ stop: Int, behind: Int) -> Boundary? {
        let next = skipSpaces(behind, block.end)
        let isBlank = bytes[stop] != 0x0A || hasLineBreak(behind, next)
        guard next < block.end, isBlank || isBullet(next) else { return nil }
        let end = skipSpacesBack(stop, block.start)
        if end > block.start, bytes[end - 1] == 0x2E, awaitsName(end - 1) { return nil }
        return Boundary(end: end, start: next)
    }

    private func hasLineBreak(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end {
            if bytes[at] == 0x0A { return true }
            at += 1
        }
        return false
    }

    /// `•` `‣` `◦` `▪` `●` or `*` with a space behind it.
    private func isBullet(_ at: Int) -> Bool {
        let length: Int
        if bytes[at] == 0x2A {
            length = 1
        } else if bytes[at] == 0xE2, at + 2 < block.end {
            switch (bytes[at + 1], bytes[at + 2]) {
            case (0x80, 0xA2), (0x80, 0xA3), (0x97, 0xA6), (0x96, 0xAA), (0x97, 0x8F): length = 3
            default: return false
            }
        } else {
            return false
        }
        return at + length < block.end && spaceLength(at + length) != nil
    }

    /// Whether the sentence so far is no more than the label of a list item: "1", "(12", "a".
    private func isListLabel(from start: Int, to stop: Int) -> Bool {
        var at = skipSpaces(start, stop)
        if at < stop, bytes[at] == 0x28 { at += 1 }
        guard at < stop, stop - at <= 3, stop + 1 < block.end, spaceLength(stop + 1) != nil else { return false }
        if stop - at == 1, UTF8Bytes.isLower(bytes[at]) { return true }
        while at < stop, UTF8Bytes.isDigit(bytes[at]) { at += 1 }
        return at == stop
    }

    /// Behind closing quotation marks, brackets and numbers of notes ("[12]").
    ///
    /// A mark's direction is not trusted, since reversed marks are common, except where no space is written.
    private func skipClosers(_ from: Int, isWide: Bool) -> Int {
        var at = from
        while at < block.end {
            let byte = bytes[at]
            if byte == 0x29 || byte == 0x5D {
                at += 1
            } else if byte == 0x5B {
                var end = at + 1
                while end < block.end, end < at + 4, UTF8Bytes.isDigit(bytes[end]) { end += 1 }
                guard end > at + 1, end < block.end, bytes[end] == 0x5D else { return at }
                at = end + 1
            } else if let length = QuoteMark.length(bytes, at: at, limit: block.end) {
                if isWide, QuoteMark.shape(bytes, at: at) == .opening { break }
                at += length
            } else if let length = QuoteMark.singleLength(bytes, at: at, limit: block.end),
                endsQuotation(at + length)
            {
                at += length
            } else if let length = wideCloserLength(at) {
                at += length
            } else {
                break
            }
        }
        return at
    }

    /// Whether a single mark before `at` may close a quotation: a space, the end or another mark follows.
    private func endsQuotation(_ at: Int) -> Bool {
        at >= block.end || spaceLength(at) != nil || bytes[at] == 0x22 || bytes[at] == 0x29
            || QuoteMark.length(bytes, at: at, limit: block.end) != nil
    }

    /// ） 】 》 〉
    private func wideCloserLength(_ at: Int) -> Int? {
        guard at + 2 < block.end || at + 3 == block.end else { return nil }
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xEF, 0xBC, 0x89), (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x89): return 3
        default: return nil
        }
    }

    /// Where the sentence ends and the next begins, or nil when the stop ends none.
    private func boundary(stop: Int, from at: Int, singleStop: Bool, isWide: Bool) -> Boundary? {
        let next = skipSpaces(at, block.end)
        if next >= block.end { return Boundary(end: block.end, start: block.end) }
        if next == at {
            if isWide { return goesOn(at) ? nil : Boundary(end: at, start: at) }
            // No space: "… the talks.Sherman said" is a break, "3.5", "U.S.-led" and "kp.ru" are none.
            let glued =
                singleStop && UTF8Bytes.isUpper(bytes[at]) && at + 1 < block.end && UTF8Bytes.isLower(bytes[at + 1])
            guard glued, hasLowercaseRun(before: stop) else { return nil }
            return Boundary(end: at, start: at)
        }
        let opener = skipOpeners(next)
        if opener >= block.end || spaceLength(opener) != nil {
            // Marks that stand alone belong to what they follow.
            let behind = skipSpaces(opener, block.end)
            if behind >= block.end { return Boundary(end: block.end, start: block.end) }
            return UTF8Bytes.isLower(bytes[behind]) ? nil : Boundary(end: opener, start: behind)
        }
        if goesOn(opener) { return nil }
        if singleStop, at == stop + 1, isInsideName(stop: stop, next: opener) { return nil }
        return Boundary(end: at, start: next)
    }

    /// What opens no sentence: a small letter, a comma, a semicolon, in Chinese marks too.
    private func goesOn(_ at: Int) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return UTF8Bytes.isLower(byte) || byte == 0x2C || byte == 0x3B }
        guard at + 2 < block.end else { return false }
        switch (byte, bytes[at + 1], bytes[at + 2]) {
        case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B), (0xE3, 0x80, 0x81): return true  // ， ； 、
        default: return false
        }
    }

    private func skipOpeners(_ from: Int) -> Int {
        var at = from
        while at < block.end {
            let byte = bytes[at]
            if byte == 0x28 || byte == 0x5B || byte == 0x29 || byte == 0x5D || byte == 0x2E {
                at += 1
            } else if let length = QuoteMark.length(bytes, at: at, limit: block.end) {
                at += length
            } else if let length = QuoteMark.singleLength(bytes, at: at, limit: block.end) {
                at += length
            } else {
                break
            }
        }
        return at
    }

    private func hasLowercaseRun(before end: Int) -> Bool {
        var at = end
        while at > block.start, end - at < 3, UTF8Bytes.isLower(bytes[at - 1]) { at -= 1 }
        return end - at == 3
    }

    private func spaceLength(_ at: Int) -> Int? { UTF8Bytes.spaceLength(bytes, at: at, limit: block.end) }

    private func skipSpaces(_ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end, let length = UTF8Bytes.spaceLength(bytes, at: at, limit: end) { at += length }
        return at
    }

    private func skipSpacesBack(_ from: Int, _ limit: Int) -> Int {
        var end = from
        while end > limit, let length = UTF8Bytes.spaceLengthBefore(bytes, end: end, limit: limit) { end -= length }
        return end
    }
}

// MARK: - Abbreviations and initials

extension SentenceScanner {
    /// Words longer than this are no abbreviation.
    private static let longestAbbreviation = 12

    /// Where the word that ends before `end` begins: letters, digits and inner stops; nil when it is long.
    private func wordStart(_ end: Int) -> Int? {
        var start = end
        while start > block.start {
            let byte = bytes[start - 1]
            if byte >= 0x80 {
                let scalar = WideScalar(bytes, before: start, limit: block.start)
                guard scalar.kind == .letter, spaceLength(start - scalar.length) == nil else { break }
                start -= scalar.length
            } else if UTF8Bytes.isWordByte(byte) || byte == 0x2E {
                start -= 1
            } else {
                break
            }
            if end - start > Self.longestAbbreviation { return nil }
        }
        return start
    }

    /// Whether the stop is that of a title, so that a name must follow, be it on another line.
    func awaitsName(_ stop: Int) -> Bool {
        guard let start = wordStart(stop), start < stop, UTF8Bytes.isUpper(bytes[start]) else { return false }
        return lexicon.stopRule(WordHash.folded(bytes, TextSpan(start, stop))) == .never
    }

    /// Whether the stop belongs to an abbreviation or an initial and the sentence goes on behind it.
    private func isInsideName(stop: Int, next: Int) -> Bool {
        guard let start = wordStart(stop), start < stop else { return false }
        let word = TextSpan(start, stop)
        switch lexicon.stopRule(WordHash.folded(bytes, word)) {
        case .never: return true
        case .maybe: return !opensSentence(next)
        case .number: return UTF8Bytes.isDigit(bytes[next])
        case nil: break
        }
        let last = bytes[stop - 1]
        let isInitial = UTF8Bytes.isUpper(last) && (word.count == 1 || bytes[stop - 2] == 0x2E)
        guard isInitial, !opensSentence(next) else { return false }
        return word.count > 1 || isInitialOfName(start)
    }

    /// "Sergei A. Lenko", "writer L. Orlo": a capital letter is an initial, but not in "vitamin C" and "as I".
    private func isInitialOfName(_ start: Int) -> Bool {
        let before = skipSpacesBack(start, block.start)
        guard before < start, let head = wordStart(before), head < before else { return true }
        if UTF8Bytes.isUpper(bytes[head]) || bytes[head] >= 0x80 {
            return !lexicon.labelledNouns.contains(WordHash.folded(bytes, TextSpan(head, before)))
        }
        if UTF8Bytes.isDigit(bytes[head]) || bytes[start] == 0x49 { return false }
        return !lexicon.labelledNouns.contains(WordHash.folded(bytes, TextSpan(head, before)))
    }

    private func opensSentence(_ at: Int) -> Bool {
        var stop = at
        while stop < block.end, stop - at <= Self.longestAbbreviation, UTF8Bytes.isLetter(bytes[stop]) { stop += 1 }
        return lexicon.openers.contains(WordHash.folded(bytes, TextSpan(at, stop)))
    }
}

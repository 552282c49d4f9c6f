extension Segmenter {
    /// The sentences of one block (a paragraph, a heading): spans without white space at their ends, in order.
    ///
    /// A sentence ends at `. ? ! …` with its closing marks when something that can open a sentence follows. It does
    /// not end behind an initial or an abbreviation that awaits a name. Marks left alone behind a sentence
    /// ("exercises. “") belong to it. A line break inside the block counts as a space.
    package func sentences(in text: Text, block: TextSpan) -> [TextSpan] {
        let bytes = text.utf8
        let block = text.trimmed(block)
        var result: [TextSpan] = []
        var start = block.start
        var at = block.start
        while at < block.end {
            guard let terminator = terminatorLength(bytes, at, block.end) else {
                at += 1
                continue
            }
            let stop = at
            at += terminator
            while at < block.end, let more = terminatorLength(bytes, at, block.end) { at += more }
            let singleStop = bytes[stop] == 0x2E && at == stop + 1
            at = skipClosers(bytes, at, block.end)
            guard let next = nextSentence(bytes, stop: stop, singleStop: singleStop, from: at, block: block) else {
                continue
            }
            let span = text.trimmed(TextSpan(start, next.end))
            if !span.isEmpty { result.append(span) }
            start = next.start
            at = max(at, next.start)
        }
        let rest = text.trimmed(TextSpan(start, block.end))
        if !rest.isEmpty { result.append(rest) }
        return result
    }

    private func terminatorLength(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
        switch bytes[at] {
        case 0x2E, 0x3F, 0x21: 1
        case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6: 3  // …
        case 0xE3 where at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x82: 3  // 。
        default: nil
        }
    }

    /// Behind closing quotation marks and brackets.
    private func skipClosers(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end {
            if bytes[at] == 0x29 || bytes[at] == 0x5D {
                at += 1
            } else if let length = QuoteMark.length(bytes, at: at, limit: end) {
                at += length
            } else {
                break
            }
        }
        return at
    }

    /// Where the sentence ends and the next begins, or nil when the stop ends none.
    private func nextSentence(_ bytes: [UInt8], stop: Int, singleStop: Bool, from at: Int, block: TextSpan) -> (
        end: Int, start: Int
    )? {
        if at >= block.end { return (block.end, block.end) }
        var next = at
        while next < block.end, let length = UTF8Bytes.spaceLength(bytes, at: next, limit: block.end) { next += length }
        if next >= block.end { return (block.end, block.end) }
        if next == at {
            // No space: "… the talks.Sherman said" is a break, "3.5", "U.S.-led" and "kp.ru" are none.
            let glued =
                singleStop && UTF8Bytes.isUpper(bytes[at]) && at + 1 < block.end && UTF8Bytes.isLower(bytes[at + 1])
            guard glued, lowercaseRun(bytes, before: stop, limit: block.start) >= 3 else { return nil }
            return (at, at)
        }
        let opener = skipOpeners(bytes, next, block.end)
        if opener >= block.end || UTF8Bytes.spaceLength(bytes, at: opener, limit: block.end) != nil {
            // Marks that stand alone belong to what they follow.
            var behind = opener
            while behind < block.end, let length = UTF8Bytes.spaceLength(bytes, at: behind, limit: block.end) {
                behind += length
            }
            if behind >= block.end { return (block.end, block.end) }
            return UTF8Bytes.isLower(bytes[behind]) ? nil : (opener, behind)
        }
        if UTF8Bytes.isLower(bytes[opener]) || bytes[opener] == 0x2C || bytes[opener] == 0x3B { return nil }
        if singleStop, bytes[stop] == 0x2E, at == stop + 1, isInsideName(bytes, stop: stop, next: opener, block: block)
        {
            return nil
        }
        return (at, next)
    }

    private func skipOpeners(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end {
            let byte = bytes[at]
            if byte == 0x28 || byte == 0x5B || byte == 0x29 || byte == 0x5D || byte == 0x2E {
                at += 1
            } else if let length = QuoteMark.length(bytes, at: at, limit: end) {
                at += length
            } else {
                break
            }
        }
        return at
    }

    private func lowercaseRun(_ bytes: [UInt8], before end: Int, limit: Int) -> Int {
        var at = end
        while at > limit, UTF8Bytes.isLower(bytes[at - 1]) { at -= 1 }
        return end - at
    }

    /// Whether the stop belongs to an abbreviation or an initial and the sentence goes on behind it.
    private func isInsideName(_ bytes: [UInt8], stop: Int, next: Int, block: TextSpan) -> Bool {
        var start = stop
        while start > block.start, UTF8Bytes.isWordByte(bytes[start - 1]) || bytes[start - 1] == 0x2E { start -= 1 }
        let word = TextSpan(start, stop)
        if word.isEmpty { return false }
        if let rule = abbreviations[WordHash.folded(bytes, word)] {
            return rule == .never || !opensSentence(bytes, next, block.end)
        }
        let last = bytes[stop - 1]
        let isInitial = UTF8Bytes.isUpper(last) && (word.count == 1 || bytes[stop - 2] == 0x2E)
        guard isInitial else { return false }
        if word.count > 1 { return !opensSentence(bytes, next, block.end) }
        // "Sergei A. Lenko": an initial stands behind a capitalised word or opens the sentence.
        var before = start
        while before > block.start, UTF8Bytes.spaceLengthBefore(bytes, end: before, limit: block.start) != nil {
            before -= 1
        }
        var head = before
        while head > block.start, UTF8Bytes.isWordByte(bytes[head - 1]) || bytes[head - 1] == 0x2E { head -= 1 }
        return head == before || UTF8Bytes.isUpper(bytes[head]) || bytes[head] >= 0x80
    }

    private func opensSentence(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        var stop = at
        while stop < end, UTF8Bytes.isWordByte(bytes[stop]) { stop += 1 }
        return openers.contains(WordHash.folded(bytes, TextSpan(at, stop)))
    }
}

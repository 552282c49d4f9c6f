import Prose

/// Pairs the single quotation marks of a block that has no double ones, as British papers and headings print them.
///
/// Which marks are apostrophes is the tokenizer's knowledge; here a mark opens behind a space and before a word that is
/// no number ("’90s"), and closes behind anything but a space. A paragraph that opens without closing is quoted to its
/// end when the next paragraph opens again. O(tokens).
struct SingleQuoteMarks {
    private let text: Text
    private let block: TextSpan
    private let marks: [TextSpan]

    init(_ text: Text, block: TextSpan, tokens: ArraySlice<Token>) {
        self.text = text
        self.block = block
        marks = tokens.compactMap { token in
            guard token.kind == .quote, Int(token.end) <= block.end,
                QuoteMark.singleLength(text.utf8, at: Int(token.start), limit: text.count) == token.span.count
            else { return nil }
            return token.span
        }
    }

    /// - Parameter nextOpens: whether the next paragraph begins with a mark, as a quotation that goes on does.
    func stretches(nextOpens: Bool) -> [MarkedStretch] {
        var result: [MarkedStretch] = []
        var open: TextSpan?
        for (index, mark) in marks.enumerated() {
            if opens(mark) {
                open = mark
            } else if let start = open, closes(mark), !(isPossessive(mark) && closesLater(behind: index)) {
                append(TextSpan(start.end, mark.start), isUnclosed: false, to: &result)
                open = nil
            }
        }
        if let open, nextOpens { append(TextSpan(open.end, block.end), isUnclosed: true, to: &result) }
        return result
    }

    private func append(_ span: TextSpan, isUnclosed: Bool, to result: inout [MarkedStretch]) {
        let inner = text.trimmed(span)
        guard !inner.isEmpty else { return }
        result.append(MarkedStretch(inner: inner, depth: 0, repaired: isUnclosed, isUnclosed: isUnclosed))
    }

    private func opens(_ mark: TextSpan) -> Bool {
        guard mark.end < block.end, UTF8Bytes.isWordByte(text.utf8[mark.end]), !UTF8Bytes.isDigit(text.utf8[mark.end]),
            UTF8Bytes.spaceLength(text.utf8, at: mark.end, limit: block.end) == nil
        else { return false }
        guard mark.start > block.start else { return true }
        let before = text.utf8[mark.start - 1]
        return UTF8Bytes.spaceLengthBefore(text.utf8, end: mark.start, limit: block.start) != nil
            || [0x28, 0x5B, 0x2D, 0x3A].contains(before)
    }

    /// "the workers’ bridge": behind an s and before a small letter a mark may be an apostrophe.
    private func isPossessive(_ mark: TextSpan) -> Bool {
        guard mark.start > block.start, text.utf8[mark.start - 1] == 0x73, mark.end + 1 < block.end,
            text.utf8[mark.end] == 0x20
        else { return false }
        return UTF8Bytes.isLower(text.utf8[mark.end + 1])
    }

    /// Whether a mark behind this one closes before another opens.
    private func closesLater(behind index: Int) -> Bool {
        marks[(index + 1)...].first { opens($0) || closes($0) }.map { !opens($0) } ?? false
    }

    private func closes(_ mark: TextSpan) -> Bool {
        mark.start > block.start
            && UTF8Bytes.spaceLengthBefore(text.utf8, end: mark.start, limit: block.start) == nil
            && (mark.end >= block.end || !UTF8Bytes.isLetter(text.utf8[mark.end]))
    }
}

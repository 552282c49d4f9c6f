import Prose

/// The agency that signs an article behind its last words: "… said on Friday. REUTERS", "… in June. (Reuters)",
/// "… in June. — AFP".
struct ClosingAgency: Sendable {
    /// How the name is parted from the words before it.
    enum Form: Sendable { case behindSentence, inBrackets, behindDash }

    /// The words before the name and its brackets or dash, trimmed.
    let head: TextSpan
    /// As the list of agencies prints them.
    let names: [String]
    let form: Form
    /// Whether the words before end as a sentence does, with a stop or a closing quotation mark.
    let endsSentence: Bool
}

extension AgencyCredits {
    /// Bytes at the end of a paragraph that are looked at.
    private static let longestSignature = 80
    /// Bytes at the start of a line that are looked at for who holds the rights.
    private static let longestCopyright = 120
    /// Words of an agency's name at most.
    private static let mostNameWords = 4

    /// The agency that closes a paragraph, or nil. O(1).
    ///
    /// A name in brackets or behind a dash may stand in any case; a bare one must follow a finished sentence.
    func closing(of paragraph: TextSpan, in text: Text) -> ClosingAgency? {
        let line = text.trimmed(paragraph)
        guard line.count > 8 else { return nil }
        return bracketed(line, text) ?? bare(line, text)
    }

    private func bracketed(_ line: TextSpan, _ text: Text) -> ClosingAgency? {
        let bytes = text.utf8
        guard bytes[line.end - 1] == 0x29,
            let open = bytes[max(line.start, line.end - Self.longestSignature)..<line.end].lastIndex(of: 0x28),
            open > line.start, let names = signature(TextSpan(open + 1, line.end - 1), in: text)
        else { return nil }
        return closing(head: text.trimmed(TextSpan(line.start, open)), names, .inBrackets, text)
    }

    private func bare(_ line: TextSpan, _ text: Text) -> ClosingAgency? {
        let bytes = text.utf8
        var found: ClosingAgency?
        var at = line.end
        let limit = max(line.start + 1, line.end - Self.longestSignature)
        for _ in 0..<Self.mostNameWords {
            at -= 1
            while at > limit, bytes[at - 1] != 0x20 { at -= 1 }
            guard at > limit else { break }
            guard let names = signature(TextSpan(at, line.end), in: text) else { continue }
            let before = text.trimmed(TextSpan(line.start, at))
            let head = withoutDash(before, text)
            let closing = closing(head: head, names, head == before ? .behindSentence : .behindDash, text)
            if closing.form == .behindDash || closing.endsSentence { found = closing }
        }
        return found
    }

    private func closing(head: TextSpan, _ names: [String], _ form: ClosingAgency.Form, _ text: Text) -> ClosingAgency {
        ClosingAgency(head: head, names: names, form: form, endsSentence: Self.isFinished(head, text))
    }

    /// Without " -", " –", " —" or " --" at the end.
    private func withoutDash(_ span: TextSpan, _ text: Text) -> TextSpan {
        let bytes = text.utf8
        var end = span.end
        while end > span.start, bytes[end - 1] == 0x2D { end -= 1 }
        if end == span.end, end - 3 > span.start, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
            (0x92...0x95).contains(bytes[end - 1])
        {
            end -= 3
        }
        guard end < span.end, end > span.start, bytes[end - 1] == 0x20 else { return span }
        return text.trimmed(TextSpan(span.start, end))
    }

    /// The agencies in a span that holds nothing else, or nil.
    private func signature(_ span: TextSpan, in text: Text) -> [String]? {
        let bytes = text.utf8
        guard span.count >= 2, UTF8Bytes.isLetter(bytes[span.start]) || bytes[span.start] >= 0x80 else { return nil }
        let named = names(in: text, span)
        if let first = named.first, first.span.start == span.start, named.last?.span.end == span.end {
            let isAll = zip(named, named.dropFirst()).allSatisfy { left, right in
                bytes[left.span.end..<right.span.start].allSatisfy { !UTF8Bytes.isWordByte($0) }
            }
            if isAll { return named.map(\.name) }
        }
        return inCapitals(text.string(span)).map { [$0] }
    }

    private static func isFinished(_ span: TextSpan, _ text: Text) -> Bool {
        let bytes = text.utf8
        guard span.count > 2 else { return false }
        switch bytes[span.end - 1] {
        case 0x2E, 0x3F, 0x21, 0x22: return true  // . ? ! "
        case 0x9D, 0xA6: return bytes[span.end - 3] == 0xE2 && bytes[span.end - 2] == 0x80  // ” …
        default: return false
        }
    }

    // MARK: - Credits of a report

    /// The agencies that sign a report at its very end or hold the rights in it, as printed. O(blocks).
    func closingNames(in text: Text, _ blocks: [Block]) -> [String] {
        guard let last = blocks.lastIndex(where: { $0.kind == .paragraph }) else { return [] }
        var names = closing(of: blocks[last].span, in: text)?.names ?? []
        for block in blocks[last...] where block.kind == .removed || block.kind == .metadata {
            names += rightsHolders(text, block.span)
        }
        return names
    }

    /// "Copyright 2018 The Associated Press. All rights reserved.": the agency right behind mark and year.
    private func rightsHolders(_ text: Text, _ line: TextSpan) -> [String] {
        let head = TextSpan(line.start, min(line.end, line.start + Self.longestCopyright))
        guard let first = names(in: text, head).first else { return [] }
        let before = text.string(TextSpan(head.start, first.span.start)).lowercased()
        let words = before.split { !$0.isLetter && !$0.isNumber }
        let isMarked = before.contains("©") || words.contains("copyright")
        let isBare = words.allSatisfy { word in
            ["copyright", "c", "by", "the"].contains(word) || word.count == 4 && word.allSatisfy(\.isNumber)
        }
        let hasYear = words.contains { $0.count == 4 && $0.allSatisfy(\.isNumber) }
        return isMarked && isBare && hasYear ? [first.name] : []
    }
}

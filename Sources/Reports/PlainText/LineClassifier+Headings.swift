import Prose

/// What tells headings from captions in a text that lost its pictures.
extension LineClassifier {
    /// Words from which on a line without a stop is rather a picture's caption than a heading.
    private static let longHeading = 9
    private static let file = WordHash.folded("file")
    private static let photos: Set<UInt64> = [
        WordHash.folded("photo"), WordHash.folded("photograph"), WordHash.folded("picture"),
    ]
    /// So many of them in one report come from its pictures.
    private static let manyHeadings = 3

    /// A short line or a question between a picture and a paragraph, as the heading of a part is.
    func isCrosshead(_ index: Int) -> Bool {
        guard index > 0, index + 1 < lines.count, labels[index - 1].kind == .removed, isProse(index + 1) else {
            return false
        }
        let line = lines[index]
        let last = text.utf8[line.span.end - 1]
        return last == 0x3F && line.words.count <= 16
    }

    /// "In this Dec. 20, 2015, file photo, …".
    func isFilePhoto(_ line: TextLine) -> Bool {
        guard line.words.count > 3 else { return false }
        return zip(line.words, line.words.dropFirst()).contains { $0 == Self.file && Self.photos.contains($1) }
    }

    /// A long line that ends in a colon: what it announces follows, or was not copied.
    func announces(_ line: TextLine) -> Bool {
        line.words.count >= 8 && text.utf8[line.span.end - 1] == 0x3A
    }

    /// Words with a colon behind them, as before a quotation or a list; one word alone is a label.
    func isLeadIn(_ line: TextLine) -> Bool { line.words.count > 1 && text.utf8[line.span.end - 1] == 0x3A }

    /// Long headings in sentence case are captions where several stand in a report or one repeats the body.
    mutating func relabelHeadings() {
        let long = lines.indices.filter { labels[$0].kind == .heading && isLongHeading(lines[$0]) }
        guard !long.isEmpty else { return }
        let areMany = long.count >= Self.manyHeadings
        for index in long where areMany || long.contains(index + 1) || long.contains(index - 1) || repeatsBody(index) {
            labels[index] = LineLabel()
            labels[index].settle(.caption)
        }
    }

    /// Without quotation, question or colon, and hardly more capitals than a sentence has.
    func isLongHeading(_ line: TextLine) -> Bool {
        guard line.words.count >= Self.longHeading, !line.isBullet else { return false }
        let bytes = text.utf8
        let (first, last) = (bytes[line.span.start], bytes[line.span.end - 1])
        guard last != 0x3A, last != 0x3F, first != 0x22, first != 0x27, first < 0x80 else { return false }
        var capitals = 0
        var small = 0
        for at in line.span.range.dropFirst() where bytes[at - 1] == 0x20 {
            if UTF8Bytes.isUpper(bytes[at]) { capitals += 1 } else if UTF8Bytes.isLower(bytes[at]) { small += 1 }
        }
        return small >= 5 && small > capitals
    }

    /// Whether one paragraph holds most of the line's words.
    private func repeatsBody(_ index: Int) -> Bool {
        let words = Set(lines[index].words)
        return lines.indices.contains { other in
            guard other != index, labels[other].kind == .paragraph, lines[other].words.count >= words.count else {
                return false
            }
            let known = words.intersection(lines[other].words).count
            return known * 10 >= words.count * 8
        }
    }
}

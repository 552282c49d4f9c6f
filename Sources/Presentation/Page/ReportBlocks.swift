import DossierFormat

/// A report's text cut into the pieces that the page shows, each with its offset; together they hold every
/// non-blank code point exactly once, even when the dossier's own blocks do not.
struct ReportBlocks: Sendable {
    struct Piece: Hashable, Sendable {
        let start: Int
        let end: Int
        let kind: Report.Block.Kind
        let why: String?
        let text: String
    }

    let pieces: [Piece]

    /// O(length of the text).
    init(_ report: Report) {
        let scalars = Array(report.text.unicodeScalars)
        var cut = PieceCutter(scalars: scalars)
        for block in report.blocks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            let start = max(block.start, cut.position)
            let end = min(block.end, scalars.count)
            guard start < end else { continue }
            cut.fill(upTo: start)
            cut.take(start, end, block.kind, block.why)
        }
        cut.fill(upTo: scalars.count)
        pieces = cut.pieces
    }

    /// The piece that holds a code point, or the one before it; nil for a report without text.
    func place(of offset: Int) -> Int? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return pieces.isEmpty ? nil : max(low - 1, 0)
    }
}

private struct PieceCutter {
    let scalars: [Unicode.Scalar]
    var position = 0
    var pieces: [ReportBlocks.Piece] = []

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func take(_ start: Int, _ end: Int, _ kind: Report.Block.Kind, _ why: String?) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        pieces.append(.init(start: start, end: end, kind: kind, why: why, text: String(view)))
        position = end
    }

    /// Text that no block covers is shown as paragraphs, one a line.
    mutating func fill(upTo end: Int) {
        while position < end {
            let lineEnd = scalars[position..<end].firstIndex(of: "\n") ?? end
            let line = scalars[position..<lineEnd]
            if line.contains(where: { !$0.properties.isWhitespace }) { take(position, lineEnd, .paragraph, nil) }
            position = min(lineEnd + 1, end)
        }
    }
}

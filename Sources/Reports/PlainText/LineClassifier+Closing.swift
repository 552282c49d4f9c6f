import Prose

/// What stands behind the last sentence of a plain text.
extension LineClassifier {
    /// Words of a headline at most.
    private static let longestHeadline = 22
    /// Headlines behind a label at most.
    private static let mostHeadlines = 8

    /// Notes on authors and outlet, credits and calls among the last lines.
    mutating func removeClosingLines() {
        let authors = lines.indices.filter { labels[$0].kind == .metadata && labels[$0].why == "byline" }.compactMap {
            AuthorNames.cleaned(text.string(lines[$0].span))
        }
        let notes = ClosingNotes(closing, authors: authors, outlet: nil)
        var below = 0
        let open = lines.indices.reversed().filter { labels[$0].kind == .paragraph || labels[$0].kind == .heading }
        for index in open.prefix(ClosingNotes.mostNotes) {
            let before = lines.indices.prefix(index).filter { labels[$0].kind == .paragraph }.map { lines[$0].span }
            guard !before.isEmpty else { return }
            switch notes.match(lines[index].span, in: text, behind: before) {
            case .wholeLine(let reason):
                labels[index].tail = nil
                labels[index].settle(reason.kind, reason.why)
                continue
            case .startsAt(let offset, let reason) where labels[index].tail == nil:
                labels[index].tail = (offset, reason)
            default: break
            }
            below += 1
            if below >= ClosingNotes.mostBelow { return }
        }
    }

    /// "Read more:" as a line of its own near the end, with nothing but short lines behind it, of which half are
    /// no sentences: other stories' headlines, some of which end in a stop.
    mutating func removeLinksAtEnd() {
        guard let label = lines.indices.last(where: { isLinkLabel($0) }), label + 1 < lines.count else { return }
        let rest = (label + 1)..<lines.count
        let open = rest.filter { !labels[$0].isSettled }
        guard !open.isEmpty, open.count <= Self.mostHeadlines,
            lines[..<label].contains(where: { $0.words.count > 25 }),
            open.allSatisfy({ lines[$0].words.count <= Self.longestHeadline && isQuoteless(lines[$0]) }),
            open.count(where: { !lines[$0].endsSentence }) * 2 >= open.count
        else { return }
        for index in open { labels[index].settle(.removed, "related link") }
    }

    private func isLinkLabel(_ index: Int) -> Bool {
        guard labels[index].kind == .removed, lines[index].words.count <= 4 else { return false }
        return labels[index].why == "related link" || labels[index].why == "read more"
    }

    private func isQuoteless(_ line: TextLine) -> Bool {
        let bytes = text.utf8
        return bytes[line.span.start] != 0x22 && !(bytes[line.span.start] == 0xE2 && line.endsSentence)
    }

    /// Whether a sentence behind a name and a colon follows, as behind "Up next" in a report of a match.
    func isListed(behind index: Int) -> Bool {
        guard index + 1 < lines.count else { return false }
        let line = lines[index + 1]
        guard line.endsSentence, line.words.count >= 4 else { return false }
        let head = text.utf8[line.span.start..<min(line.span.end, line.span.start + 30)]
        return head.contains(0x3A)
    }

    // MARK: - Title and date on one line

    /// "Talks end without a paper Updated: 2031-04-02 13:14 By Agencies": a word that announces a date, a colon and the
    /// date behind other words.
    func isTitledDate(_ line: TextLine) -> Bool {
        guard !line.endsSentence, line.words.count <= 40 else { return false }
        let bytes = text.utf8
        for colon in line.span.range where bytes[colon] == 0x3A && colon + 10 < line.span.end {
            guard bytes[colon + 1] == 0x20 || UTF8Bytes.isDigit(bytes[colon + 1]) else { continue }
            var start = colon
            while start > line.span.start, UTF8Bytes.isLetter(bytes[start - 1]) { start -= 1 }
            guard start < colon, UTF8Bytes.isUpper(bytes[start]), words.opensDate(TextSpan(start, colon), in: text),
                let date = dates.certainDay(in: text, TextSpan(colon + 1, line.span.end))
            else { continue }
            return date.span.start <= colon + 4
        }
        return false
    }
}

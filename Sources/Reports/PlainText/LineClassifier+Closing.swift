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

    /// Where nothing but removed lines is left, whole sentences among them that only their place or shape removed.
    mutating func restoreSentences() {
        guard !labels.contains(where: { $0.kind == .paragraph || $0.kind == .caption }) else { return }
        for index in lines.indices where labels[index].kind == .removed && lines[index].endsSentence {
            guard let why = labels[index].why, Self.uncertain.contains(why),
                lines[index].words.count >= Self.wholeSentence
            else { continue }
            labels[index] = LineLabel()
        }
    }

    /// Reasons that tell more of a line's place than of its words.
    private static let uncertain: Set<String> = ["page furniture", "related link", "gallery"]
    /// Words of a sentence at least.
    private static let wholeSentence = 8

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

    // MARK: - The agency behind the last sentence

    /// The report's last line of prose when an agency's name closes it and what stands before the name is a finished
    /// sentence, or, before a name in brackets, a line in sentence case that follows a paragraph.
    func signedLine() -> Int? {
        var seen = 0
        for index in lines.indices.reversed() where index > 0 && !labels[index].isSettled {
            if let closing = agencies.closing(of: lines[index].span, in: text), isSigned(index, closing) {
                return index
            }
            seen += 1
            if isProse(index) || seen > Self.mostHeadlines { return nil }
        }
        return nil
    }

    private func isSigned(_ index: Int, _ closing: ClosingAgency) -> Bool {
        let before = lines[..<index].indices.last { !labels[$0].isSettled }
        guard let before, isProse(before), lines[index].words.count >= 3 else { return false }
        if closing.endsSentence { return true }
        guard closing.form == .inBrackets, !lines[index].isBullet else { return false }
        return isRunningText(closing.head)
    }

    /// Whether words without a stop read as a sentence: several of them, hardly any with a capital, and no mark of a
    /// picture's maker.
    private func isRunningText(_ span: TextSpan) -> Bool {
        let bytes = text.utf8
        guard UTF8Bytes.isUpper(bytes[span.start]), !bytes[span.range].contains(0xA9), !bytes[span.range].contains(0x2F)
        else { return false }
        let small = span.range.dropFirst().count { bytes[$0 - 1] == 0x20 && UTF8Bytes.isLower(bytes[$0]) }
        let capitals = span.range.dropFirst().count { bytes[$0 - 1] == 0x20 && UTF8Bytes.isUpper(bytes[$0]) }
        return small >= Self.sentenceWords && small >= 2 * capitals
    }

    /// Small words behind the first of a sentence at least.
    private static let sentenceWords = 4

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

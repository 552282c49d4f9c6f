import Prose

/// Lays the extracted article out as a report's text, one block a line, and adds what the page states of it.
struct ReportBuilder {
    let article: ExtractedArticle
    let metadata: ArticleMetadata
    let agencies: AgencyCredits
    let dates: DateReader

    func report(file: String) -> Report {
        var bytes: [UInt8] = []
        var blocks: [Block] = []
        func append(_ part: ExtractedArticle.Part) {
            if !bytes.isEmpty { bytes += part.continuesLine ? [0x20] : [0x0A, 0x0A] }
            let start = bytes.count
            bytes += part.text
            blocks.append(Block(TextSpan(start, bytes.count), part.kind, why: part.why))
        }
        let printed = article.parts.first { $0.kind == .title }
        let title = printed.map { String(decoding: $0.text, as: UTF8.self) } ?? statedTitle
        if printed == nil, let title { append(ExtractedArticle.Part(text: Array(title.utf8), kind: .title)) }
        for part in article.parts { append(part) }
        let text = Text(validUTF8: bytes)
        return Report(
            file: file, url: metadata.url, outlet: metadata.outlet, title: title, byline: byline(text, blocks),
            published: published(text, blocks), updated: updated(text, blocks), language: metadata.language ?? "en",
            credits: credits(text, blocks), text: text, blocks: blocks)
    }

    /// The title from the page's head, without the outlet's name behind a bar or dash.
    private var statedTitle: String? {
        guard let title = metadata.titles.first else { return nil }
        guard let outlet = metadata.outlet, title.hasSuffix(outlet), title.count > outlet.count + 3 else {
            return title
        }
        let head = title.dropLast(outlet.count)
        let marks: Set<Character> = ["|", "-", "–", "—", "·", "•", ":", " "]
        let trimmed = head.reversed().drop { marks.contains($0) }.reversed()
        return trimmed.isEmpty ? title : String(trimmed)
    }

    private func byline(_ text: Text, _ blocks: [Block]) -> String? {
        if !metadata.lacksPerson { return metadata.authors.joined(separator: ", ") }
        let stated = metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: ", ")
        for line in blocks where line.kind == .metadata && (line.why == "byline" || line.why == "date") {
            let printed = text.string(line.span)
            if line.why == "byline", stated == nil, let name = AuthorNames.cleaned(printed) { return name }
            if let name = AuthorNames.behindBy(printed) { return name }
        }
        return stated
    }

    /// The date from the page's metadata, else from a line that prints one; with its place when a line prints it.
    private func published(_ text: Text, _ blocks: [Block]) -> PublicationDate? {
        let lines = blocks.filter { $0.kind == .metadata && ($0.why == "date" || $0.why == "byline") }.prefix(6)
        for line in lines {
            let head = TextSpan(line.span.start, min(line.span.end, line.span.start + 200))
            guard let reading = dates.first(in: text.utf8, head) ?? dates.relative(in: text.utf8, head), reading.hasDay
            else { continue }
            guard var stated = metadata.published else { return reading.publication(span: line.span) }
            if stated.day == reading.date || stated.day == reading.swapped {
                stated.span = line.span
                let tellsMore = stated.precision == .day && reading.clock != nil && stated.day == reading.date
                return tellsMore ? reading.publication(span: line.span) : stated
            }
        }
        return metadata.published.map { printed($0, text, blocks) }
    }

    /// With the line that tells it, where the date was counted back from the fetch.
    private func printed(_ date: PublicationDate, _ text: Text, _ blocks: [Block]) -> PublicationDate {
        guard dates.ages != nil, date.basis == .inferred, date.span == nil else { return date }
        for block in blocks where !block.kind.isBody && block.kind != .title {
            guard let reading = dates.relative(in: text.utf8, block.span), reading.publication().value == date.value
            else { continue }
            var result = date
            result.span = reading.span
            return result
        }
        return date
    }

    /// Whether a printed date is that of a change: its time, or a day on which the article was not published.
    private func tells(_ reading: DateReading, _ change: PublicationDate) -> Bool {
        guard reading.hasDay, reading.date == change.day else { return false }
        guard let clock = reading.clock, let stated = dates.first(in: change.value)?.clock else {
            return change.day != metadata.published?.day
        }
        return clock.hour == stated.hour && clock.minute == stated.minute
    }

    /// The last change from the page's metadata, with the place where a line prints it, too.
    private func updated(_ text: Text, _ blocks: [Block]) -> PublicationDate? {
        guard var stated = metadata.updated else { return nil }
        for line in blocks.filter({ $0.kind == .metadata }).prefix(6) {
            var start = line.span.start
            let end = min(line.span.end, start + 200)
            while start < end, let reading = dates.first(in: text.utf8, TextSpan(start, end)) {
                if tells(reading, stated) {
                    stated.span = line.span
                    return stated
                }
                start = reading.span.end
            }
        }
        return printed(stated, text, blocks)
    }

    /// Agencies in credit lines, in bylines, in the first paragraphs' datelines.
    private func credits(_ text: Text, _ blocks: [Block]) -> [String] {
        var names: [String] = []
        func add(_ found: [(name: String, span: TextSpan)]) {
            for entry in found where !names.contains(entry.name) { names.append(entry.name) }
        }
        for block in blocks where block.kind == .metadata && (block.why == "agency credit" || block.why == "byline") {
            add(agencies.names(in: text, block.span))
            if let name = agencies.inCapitals(text.string(block.span)), !names.contains(name) { names.append(name) }
        }
        for block in blocks.filter({ $0.kind == .paragraph }).prefix(3) {
            add(agencies.datelineAgencies(in: text, block.span))
        }
        for author in metadata.authors {
            let name = Text(author)
            add(agencies.names(in: name, name.span))
        }
        for name in agencies.closingNames(in: text, blocks) where !names.contains(name) { names.append(name) }
        return names
    }
}

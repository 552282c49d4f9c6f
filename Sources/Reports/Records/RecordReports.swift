import Prose

/// Makes reports of records: marked-up bodies go through the reader of pages, plain ones through that of texts.
struct RecordReports: Sendable {
    /// A longer line is a sentence.
    private static let longestHeading = 80

    let pages: HTMLReader
    let texts: PlainTextReader
    private let agencies: AgencyCredits

    init(pages: HTMLReader, texts: PlainTextReader) throws {
        self.pages = pages
        self.texts = texts
        agencies = try AgencyCredits()
    }

    /// The report of a record, or nil when it has no words.
    func report(_ record: ArticleRecord, file: String) -> Report? {
        guard let body = record.body else { return nil }
        let title = record.title.map { ArticleMetadata.collapsed(pages.plain($0)) }.flatMap { $0.isEmpty ? nil : $0 }
        guard var report = report(body, title, file) else { return nil }
        report.title = title ?? report.title
        report.url = record.url.flatMap(Self.address) ?? report.url
        report.outlet = record.outlet.flatMap { Self.line(pages.plain($0)) } ?? report.outlet
        report.byline = record.byline.flatMap { Self.line(pages.plain($0)) } ?? report.byline
        report.published = record.published.flatMap(date(record).parse) ?? report.published
        report.updated = updated(record, report)
        report.language = record.language.flatMap(Self.languageTag) ?? report.language
        for stated in [record.byline, record.credit].compactMap({ $0 }) {
            let text = Text(stated)
            for agency in agencies.names(in: text, text.span) where !report.credits.contains(agency.name) {
                report.credits.append(agency.name)
            }
        }
        return report
    }

    /// The stated change where it is later than the publication; feeds often state both as one.
    private func updated(_ record: ArticleRecord, _ report: Report) -> PublicationDate? {
        guard let updated = record.updated.flatMap(date(record).parse) else { return report.updated }
        guard let published = report.published else { return updated }
        let dates = pages.dates.reader(language: nil)
        guard let later = dates.first(in: updated.value), let earlier = dates.first(in: published.value) else {
            return report.updated
        }
        return later.isLater(than: earlier) ? updated : report.updated
    }

    private func date(_ record: ArticleRecord) -> StatedDate {
        StatedDate(
            reader: pages.dates.reader(
                language: record.language.flatMap(Self.languageTag), order: record.dateOrder ?? .dayFirst),
            isOrderKnown: record.dateOrder != nil)
    }

    /// Why the record's stated date of publication says nothing: two readings and nothing that tells which, or none.
    func dateFlaw(_ record: ArticleRecord) -> DateFlaw? {
        guard let published = record.published, published.contains(where: { $0.isLetter || $0.isNumber }) else {
            return nil
        }
        let date = date(record)
        if record.dateOrder == nil, date.isAmbiguous(published) { return .ambiguous }
        return date.parse(published) == nil ? .unreadable : nil
    }

    /// Whether a field is a date and little else.
    func isDate(_ stated: String) -> Bool {
        stated.utf8.count <= 40 && StatedDate(reader: pages.dates.reader(language: nil)).parse(stated) != nil
    }

    /// The order of day and month that a date shows by having one reading only.
    func dateOrder(_ stated: String) -> DateReader.Order? {
        StatedDate(reader: pages.dates.reader(language: nil)).order(stated.trimmingSpaces)
    }

    private func report(_ body: ArticleRecord.Body, _ title: String?, _ file: String) -> Report? {
        switch body {
        case .html(let html): return marked(html, title, file)
        case .text(let text): return plain(text, title, file)
        case .either(let words):
            return Markup.isMarkup(words) ? marked(words, title, file) : plain(pages.plain(words), title, file)
        }
    }

    /// A whole page is read as one, with its furniture; a part of a page is all article.
    private func marked(_ html: String, _ title: String?, _ file: String) -> Report? {
        let bytes = Array(html.utf8)
        if Markup.isPage(bytes), let report = try? pages.read(bytes, file: file).first { return report }
        if !Markup.isMarkup(html) { return plain(pages.plain(html), title, file) }
        return pages.fragment(bytes, title: title, file: file)
    }

    /// The body read as a text that came from a page, with the stated title before it unless it begins with that.
    private func plain(_ text: String, _ title: String?, _ file: String) -> Report? {
        guard !text.allSatisfy(\.isWhitespace), var report = try? texts.read(Array(text.utf8), file: file).first else {
            return nil
        }
        guard let title else { return report }
        let printed = report.blocks.firstIndex { $0.kind == .title }
        if let printed, report.text.string(report.blocks[printed].span) == title { return report }
        let hasMore = report.blocks.contains { $0.kind == .paragraph }
        for index in report.blocks.indices where report.blocks[index].kind == .title {
            // What else looks like a title is a heading where text follows it, and else the text.
            let isHeading = hasMore && report.blocks[index].span.count <= Self.longestHeading
            report.blocks[index] = Block(report.blocks[index].span, isHeading ? .heading : .paragraph)
        }
        let shift = title.utf8.count + 2
        for index in report.blocks.indices { report.blocks[index].span = Self.moved(report.blocks[index].span, shift) }
        if let span = report.published?.span { report.published?.span = Self.moved(span, shift) }
        if let span = report.updated?.span { report.updated?.span = Self.moved(span, shift) }
        report.text = Text(validUTF8: Array((title + "\n\n").utf8) + report.text.utf8)
        report.blocks.insert(Block(TextSpan(0, shift - 2), .title), at: 0)
        return report
    }

    private static func moved(_ span: TextSpan, _ shift: Int) -> TextSpan {
        TextSpan(span.start + shift, span.end + shift)
    }

    private static func line(_ stated: String) -> String? {
        let line = ArticleMetadata.collapsed(stated)
        return line.isEmpty || line.utf8.count > 500 ? nil : line
    }

    private static func address(_ stated: String) -> String? {
        let address = stated.filter { !$0.isWhitespace }
        return address.isEmpty || address.utf8.count > 4000 ? nil : address
    }

    /// "en_US", "EN-us" → "en-US"; nil for what is no tag.
    private static func languageTag(_ stated: String) -> String? {
        let parts = stated.split { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(ASCII.isLetter) else {
            return nil
        }
        let region = parts.dropFirst().first { $0.utf8.count == 2 && $0.utf8.allSatisfy(ASCII.isLetter) }
        return region.map { "\(first.lowercased())-\($0.uppercased())" } ?? first.lowercased()
    }
}

import Prose

/// Reads mails (EML, RFC 5322 with MIME) and pages that browsers save as MHTML (RFC 2557).
///
/// A mail is one report: its subject, sender and date, and its text, plain where there is one. A saved page is read as
/// the page it is. Attachments are not read, and told.
struct MailReader: DocumentReader {
    private static let names: Set<String> = [
        "from", "to", "subject", "date", "mime-version", "message-id", "content-type", "received", "return-path",
        "reply-to", "delivered-to", "snapshot-content-location",
    ]

    private let pages: HTMLReader
    private let texts: PlainTextReader
    private let records: RecordReports
    private let charsets: CharsetDecoder

    init(pages: HTMLReader, texts: PlainTextReader, charsets: CharsetDecoder) throws {
        self.pages = pages
        self.texts = texts
        records = try RecordReports(pages: pages, texts: texts)
        self.charsets = charsets
    }

    /// Header lines and nothing else up to the first empty line, a sender or a MIME version among them.
    func recognises(_ head: [UInt8]) -> Bool {
        guard let first = head.first, ASCII.isLetter(first) else { return false }
        var (at, known, lines): (Int, Set<String>, Int) = (0, [], 0)
        while at < head.count, lines < 200 {
            let end = head[at...].firstIndex(of: 0x0A) ?? head.count
            let line = head[at..<end].last == 0x0D ? head[at..<(end - 1)] : head[at..<end]
            at = end + 1
            lines += 1
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 { continue }
            guard let colon = line.firstIndex(of: 0x3A), colon - line.startIndex < 80,
                line[..<colon].allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D })
            else { return false }
            let name = String(decoding: line[..<colon].map(ASCII.lower), as: UTF8.self)
            if Self.names.contains(name) { known.insert(name) }
        }
        return known.count >= 2 && (known.contains("from") || known.contains("mime-version"))
    }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        var omissions = MailOmissions()
        let report = try read(bytes, file: file, omissions: &omissions)
        notes += omissions.notes
        return [report]
    }

    func read(_ bytes: [UInt8], file: String, omissions: inout MailOmissions) throws(ReadError) -> Report {
        var mail = MIMEPart(bytes, 0..<bytes.count)
        var parts = mail.all.prefix(MIMEPart.most)
        omissions.brokenPart = parts.first { $0.isUnclosed }.map { max(1, $0.parts.count) }
        if let page = savedPage(mail, parts, bytes, file) { return page }
        if let forwarded = Self.forwarded(mail) {
            mail = forwarded
            parts = mail.all.prefix(MIMEPart.most)
        }
        let readable = parts.filter { $0.parts.isEmpty && !$0.isAttachment && $0.type.hasPrefix("text/") }
        omissions.attachments = parts.filter { $0.isAttachment || $0.type == "application/pdf" }.count
        guard let body = body(readable, bytes, &omissions.quotedLines), let report = report(mail, body, file) else {
            throw ReadError(file: file, problem: "the mail holds no text")
        }
        return report
    }

    // MARK: - Saved pages

    /// The page in an MHTML file: its first HTML part, which states its address.
    private func savedPage(_ mail: MIMEPart, _ parts: ArraySlice<MIMEPart>, _ bytes: [UInt8], _ file: String) -> Report?
    {
        let headers = mail.headers
        let isSaved =
            headers["snapshot-content-location"] != nil || headers["content-location"] != nil
            || headers["from"]?.lowercased().contains("saved by") == true
            || (mail.type == "multipart/related" && headers["to"] == nil && headers["received"] == nil)
        guard isSaved, let page = parts.first(where: { $0.parts.isEmpty && $0.type.contains("html") }) else {
            return nil
        }
        let content = charsets.labelled(
            page.content(bytes), label: page.headers.parameter("charset", of: "content-type"))
        // Browsers write here when they saved the page.
        let saved = headers["date"].flatMap { pages.dates.reader(language: "en").stated($0) }.flatMap(FetchTime.init)
        guard var report = try? pages.read(content, file: file, fetched: saved).first else { return nil }
        report.url =
            report.url
            ?? [headers["snapshot-content-location"], page.headers["content-location"], headers["content-location"]]
            .lazy.compactMap { $0 }.first { $0.hasPrefix("http") }
        return report
    }

    // MARK: - Mails

    /// The mail that another one only sends on: nothing but a few words stand beside it.
    private static func forwarded(_ mail: MIMEPart) -> MIMEPart? {
        guard mail.type == "multipart/mixed",
            let inner = mail.parts.first(where: { $0.type == "message/rfc822" })?.parts.first
        else { return nil }
        let own = mail.parts.filter { $0.type != "message/rfc822" && !$0.isAttachment }
        return own.allSatisfy { $0.body.count <= mostForwarding } ? inner : nil
    }

    /// Bytes of text above a forwarded mail that are no article.
    private static let mostForwarding = 400

    /// The plain text, unless it is only a stub beside the HTML.
    private func body(_ parts: [MIMEPart], _ bytes: [UInt8], _ quotedLines: inout Int) -> ArticleRecord.Body? {
        var quoted = 0
        func words(_ part: MIMEPart?) -> String? {
            guard let part else { return nil }
            let label = part.headers.parameter("charset", of: "content-type")
            var text = String(decoding: charsets.utf8(part.content(bytes), label: label), as: UTF8.self)
            if part.type == "text/plain" { (text, quoted) = MailText(part.headers).words(text) }
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        let html = words(parts.first { $0.type == "text/html" })
        guard let plain = words(parts.first { $0.type == "text/plain" }) else { return html.map { .html($0) } }
        if let html, plain.utf8.count < 400, html.utf8.count > 20 * plain.utf8.count { return .html(html) }
        quotedLines = quoted
        return .text(plain)
    }

    private func report(_ mail: MIMEPart, _ body: ArticleRecord.Body, _ file: String) -> Report? {
        let words = EncodedWords(charsets)
        func line(_ name: String) -> String? {
            mail.headers.bytes(name).map(words.decode).flatMap { $0.isEmpty ? nil : $0 }
        }
        var record = ArticleRecord()
        record.title = line("subject")
        record.byline = line("from").map(Self.name)
        record.published = line("date")
        record.language = line("content-language")
        record.url = line("archived-at").map { $0.trimmingPrefix("<") }.map { String($0.prefix { $0 != ">" }) }
        record.body = body
        return records.report(record, file: file)
    }

    /// "Orla Venn" of `"Orla Venn" <orla@example.org>`.
    private static func name(_ address: String) -> String {
        guard let open = address.firstIndex(of: "<"), open > address.startIndex else { return address }
        let name = address[..<open].filter { $0 != "\"" }.trimmingSpaces
        return name.isEmpty ? address : name
    }
}

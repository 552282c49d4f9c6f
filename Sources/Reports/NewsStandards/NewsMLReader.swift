import Prose

/// Reads NewsML-G2 (IPTC): news items with their text inside, alone or several in a message. Items that only point to
/// pictures, packages or files elsewhere hold no text.
struct NewsMLReader: DocumentReader {
    private let xml: XMLReading
    private let records: RecordReports

    init(_ xml: XMLReading, _ records: RecordReports) {
        self.xml = xml
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool {
        ["newsitem", "newsmessage", "packageitem"].contains(XMLReading.root(head) ?? "")
    }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let root = try xml.root(of: bytes, "the document", file: file, notes: &notes)
        let withdrawn = root.descendants("pubStatus").compactMap(Self.withdrawal)
        if let status = withdrawn.first {
            let items =
                root.name == "newsItem" ? "the item is" : "\(Count.words(withdrawn.count, "item")) of the message"
            let verb = root.name == "newsItem" ? "" : withdrawn.count == 1 ? " is" : " are"
            notes.append("\(items)\(verb) marked as \(status) by the sender (pubStatus)")
        }
        if root.name == "newsItem" {
            guard let report = records.report(Self.record(root), file: file) else {
                throw ReadError(file: file, problem: "the news item holds no text (NewsML-G2); it may only point to it")
            }
            return [report]
        }
        let items = root.descendants("newsItem").map(Self.record)
        return try RecordBatch.reports(
            items, noun: "item", of: "the NewsML-G2 message", file: file, with: records, notes: &notes)
    }

    /// "canceled" or "withheld" where an item's status says that it must not be used.
    private static func withdrawal(_ status: XMLElement) -> String? {
        let code = status.attribute("qcode") ?? status.attribute("uri") ?? ""
        guard let word = code.split(whereSeparator: { $0 == ":" || $0 == "/" }).last?.lowercased() else { return nil }
        return ["canceled", "cancelled", "withheld"].contains(word) ? word : nil
    }

    private static func record(_ item: XMLElement) -> ArticleRecord {
        let meta = item.descendants("contentMeta").first
        let itemMeta = item.descendants("itemMeta").first
        func line(_ name: String, in element: XMLElement?) -> String? { element?.descendants(name).first?.line }
        var record = body(of: item)
        record.title = line("headline", in: meta) ?? record.title ?? line("title", in: itemMeta)
        record.byline = line("by", in: meta) ?? named("creator", in: meta) ?? record.byline
        record.credit = line("creditline", in: meta) ?? record.credit
        record.outlet =
            named("provider", in: itemMeta) ?? named("infoSource", in: meta)
            ?? named("copyrightHolder", in: item.descendants("rightsInfo").first) ?? record.outlet
        record.published =
            line("contentCreated", in: meta) ?? line("firstCreated", in: itemMeta) ?? line(
                "versionCreated", in: itemMeta)
            ?? record.published
        record.updated = line("contentModified", in: meta) ?? line("versionCreated", in: itemMeta) ?? record.updated
        record.language =
            meta?.descendants("language").first?.attribute("tag") ?? item.attribute("lang") ?? record.language
        if record.body == nil, let summary = line("description", in: meta) {
            record.body = .either(summary)
            record.isSummary = true
        }
        return record
    }

    /// The name of somebody: written out, or the literal, or the code behind the scheme ("nprov:HLP").
    private static func named(_ role: String, in element: XMLElement?) -> String? {
        guard let party = element?.descendants(role).first else { return nil }
        if let name = party.descendants("name").first?.line { return name }
        return party.attribute("literal")
            ?? party.attribute("qcode").flatMap { $0.split(separator: ":").last.map(String.init) }
    }

    /// Inline XHTML, inline NITF, or data as text.
    private static func body(of item: XMLElement) -> ArticleRecord {
        var record = ArticleRecord()
        for content in item.descendants("contentSet").flatMap(\.children) {
            switch content.name {
            case "inlineXML":
                if let nitf = content.children.first(where: { $0.name == "nitf" }) { return NITFReader.record(nitf) }
                guard let root = content.children.first else { continue }
                let body = root.descendants("body").first ?? root
                record.title = root.descendants("title").first?.line
                record.body = .html(body.html())
                return record
            case "inlineData":
                let type = content.attribute("contenttype")?.lowercased() ?? "text/plain"
                guard type.hasPrefix("text/") || type.contains("html"), content.attribute("encoding") == nil else {
                    continue
                }
                record.body = type.contains("html") ? .html(content.rawText) : .either(content.rawText)
                return record
            default: continue
            }
        }
        return record
    }
}

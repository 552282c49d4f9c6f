import Prose

/// Reads RSS 0.90–0.94, 1.0 and 2.0, with the elements that other vocabularies add: `content:encoded`, Dublin Core,
/// Media RSS. Each item is a report; its text is the content, or the description where there is none.
struct RSSReader: DocumentReader {
    private let xml: XMLReading
    private let records: RecordReports

    init(_ xml: XMLReading, _ records: RecordReports) {
        self.xml = xml
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool {
        ["rss", "rdf", "channel"].contains(XMLReading.root(head) ?? "")
    }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let root = try xml.root(of: bytes, "the feed", file: file, notes: &notes)
        let items = Self.items(root)
        return try RecordBatch.reports(
            items, noun: "item", of: "the feed", file: file, with: records, notes: &notes)
    }

    /// Items stand in the channel (2.0) or beside it (1.0); in broken feeds anywhere.
    private static func items(_ root: XMLElement) -> [ArticleRecord] {
        let channel = root.name == "channel" ? root : core(root, "channel") ?? root
        let outlet = core(channel, "title")?.line ?? channel.child("publisher", .dc)?.line
        let language =
            core(channel, "language")?.line ?? channel.child("language", .dc)?.line ?? root.attribute("lang")
        return root.descendants("item").map { item in
            var record = record(item)
            record.outlet = record.outlet ?? outlet
            record.language = record.language ?? language
            return record
        }
    }

    private static func record(_ item: XMLElement) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = words(core(item, "title")) ?? item.child("title", .dc, .media)?.line
        record.url = core(item, "link")?.line ?? item.child("link", .atom)?.attribute("href") ?? permalink(item)
        record.outlet = core(item, "source")?.line
        record.byline = item.child("creator", .dc)?.line ?? author(core(item, "author")?.line)
        record.published =
            core(item, "pubDate")?.line ?? item.child("date", .dc)?.line ?? item.child("issued", .dcterms)?.line
            ?? item.child("published", .atom)?.line
        record.updated = item.child("modified", .dcterms)?.line ?? item.child("updated", .atom)?.line
        record.language = item.child("language", .dc)?.line
        let content = words(item.child("encoded", .content, .other)) ?? words(item.child("content", .atom))
        let summary =
            words(core(item, "description")) ?? words(item.descendants("description").first { $0.space == .media })
            ?? words(item.child("summary", .atom))
        if let body = content ?? xhtml(item) ?? summary {
            record.body = .either(body)
            record.isSummary = content == nil && xhtml(item) == nil
        }
        return record
    }

    /// An element of RSS itself, not one of the same name from another vocabulary.
    private static func core(_ element: XMLElement, _ name: String) -> XMLElement? {
        element.child(name, .none, .rss) ?? element.child(name, .other)
    }

    /// The text of an element, or its markup where somebody forgot to escape it; nil for none.
    private static func words(_ element: XMLElement?) -> String? {
        guard let element else { return nil }
        let words = element.children.isEmpty ? element.rawText : element.html()
        return words.allSatisfy(\.isWhitespace) ? nil : words
    }

    private static func xhtml(_ item: XMLElement) -> String? {
        guard let body = item.child("body", .xhtml) ?? item.child("div", .xhtml) else { return nil }
        return words(body)
    }

    private static func permalink(_ item: XMLElement) -> String? {
        guard let guid = core(item, "guid"), guid.attribute("isPermaLink") != "false", let link = guid.line,
            link.hasPrefix("http")
        else { return item.attribute("about") }
        return link
    }

    /// RSS wants "address (Name)" here; the name is what counts.
    private static func author(_ stated: String?) -> String? {
        guard let stated, stated.contains("@"), let open = stated.firstIndex(of: "("),
            let close = stated.lastIndex(of: ")"), open < close
        else { return stated }
        return String(stated[stated.index(after: open)..<close])
    }
}

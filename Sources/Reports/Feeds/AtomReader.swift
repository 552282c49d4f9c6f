import Prose

/// Reads Atom 1.0 (RFC 4287) and 0.3: each entry is a report.
struct AtomReader: DocumentReader {
    private let xml: XMLReading
    private let records: RecordReports

    init(_ xml: XMLReading, _ records: RecordReports) {
        self.xml = xml
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool { ["feed", "entry"].contains(XMLReading.root(head) ?? "") }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let root = try xml.root(of: bytes, "the feed", file: file, notes: &notes)
        let entries = root.name == "entry" ? [root] : root.descendants("entry")
        let outlet = root.name == "entry" ? nil : Self.core(root, "title")?.line
        let language = root.attribute("lang")
        let items = entries.map { entry in
            var record = Self.record(entry)
            record.outlet = record.outlet ?? outlet
            record.language = record.language ?? language
            record.byline = record.byline ?? Self.author(root)
            return record
        }
        return try RecordBatch.reports(
            items, noun: "entry", of: "the feed", file: file, with: records, notes: &notes)
    }

    private static func record(_ entry: XMLElement) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = core(entry, "title").flatMap { element in
            switch body(element) {
            case .html(let words), .text(let words), .either(let words): words
            case nil: nil
            }
        }
        record.url = link(entry)
        record.outlet = core(entry, "source").flatMap { core($0, "title")?.line }
        record.byline = author(entry)
        record.published =
            ["published", "issued", "updated", "modified", "created"].lazy.compactMap { core(entry, $0)?.line }.first
            ?? entry.child("date", .dc)?.line
        record.updated = ["updated", "modified"].lazy.compactMap { core(entry, $0)?.line }.first
        record.language = entry.attribute("lang")
        record.body = core(entry, "content").flatMap(body)
        if record.body == nil {
            record.body =
                core(entry, "summary").flatMap(body) ?? entry.descendants("description").first.flatMap(body)
            record.isSummary = record.body != nil
        }
        return record
    }

    private static func core(_ element: XMLElement, _ name: String) -> XMLElement? {
        element.child(name, .atom, .none) ?? element.child(name, .other)
    }

    private static func author(_ element: XMLElement) -> String? {
        let names = element.children("author", .atom, .none, .other).compactMap { core($0, "name")?.line }
        return names.isEmpty ? element.child("creator", .dc)?.line : names.joined(separator: ", ")
    }

    /// The address of the entry's page: a link of no relation or "alternate".
    private static func link(_ entry: XMLElement) -> String? {
        let links = entry.children("link", .atom, .none, .other)
        let page = links.first { ($0.attribute("rel") ?? "alternate") == "alternate" }
        return page?.attribute("href") ?? core(entry, "id")?.line.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    /// A text construct by its type; nil when it has no words.
    private static func body(_ element: XMLElement) -> ArticleRecord.Body? {
        let type = element.attribute("type")?.lowercased() ?? "text"
        if !element.children.isEmpty {
            let html = element.html()
            return html.allSatisfy(\.isWhitespace) ? nil : .html(html)
        }
        let text = element.rawText
        if text.allSatisfy(\.isWhitespace) { return nil }
        if element.attribute("mode") == "escaped" || type.contains("html") { return .html(text) }
        // Feeds that forget the type write HTML all the same.
        return element.attribute("type") == nil ? .either(text) : .text(text)
    }
}

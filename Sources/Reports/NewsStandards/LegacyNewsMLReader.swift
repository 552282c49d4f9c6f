import Prose

/// Reads NewsML 1 (IPTC, versions 1.0 to 1.2): each news item a report, its text as NITF, XHTML or plain inside.
///
/// Of an item's components the longest text is the article; pictures and packed data in it are passed over.
struct LegacyNewsMLReader: DocumentReader {
    private let xml: XMLReading
    private let records: RecordReports

    init(_ xml: XMLReading, _ records: RecordReports) {
        self.xml = xml
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool { XMLReading.root(head) == "newsml" }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let root = try xml.root(of: bytes, "the NewsML document", file: file, notes: &notes)
        let items = root.descendants("NewsItem").map(Self.record)
        guard items.count != 1 else {
            guard let report = records.report(items[0], file: file) else {
                throw ReadError(file: file, problem: "the news item holds no text (NewsML); it may only point to it")
            }
            return [report]
        }
        return try RecordBatch.reports(
            items, noun: "item", of: "the NewsML document", file: file, with: records, notes: &notes)
    }

    private static func record(_ item: XMLElement) -> ArticleRecord {
        func line(_ name: String) -> String? { item.descendants(name).first?.line }
        func formal(_ name: String, in element: XMLElement?) -> String? {
            element?.descendants(name).first?.attribute("FormalName")
        }
        var record = article(item)
        record.title = line("HeadLine") ?? record.title
        record.byline = line("ByLine").map(NITFReader.withoutBy) ?? record.byline
        record.credit = line("CreditLine") ?? record.credit
        let provider = item.descendants("Provider").first
        record.outlet =
            formal("Party", in: provider) ?? formal("Party", in: item.descendants("Source").first)
            ?? line("CopyrightLine") ?? record.outlet
        record.published = line("FirstCreated") ?? record.published
        record.updated = line("ThisRevisionCreated")
        record.language = formal("Language", in: item.descendants("DescriptiveMetadata").first) ?? record.language
        return record
    }

    /// The longest text among the item's contents.
    private static func article(_ item: XMLElement) -> ArticleRecord {
        var best = ArticleRecord()
        var most = 0
        for content in item.descendants("ContentItem").prefix(1000) {
            let type = content.child("MediaType", .none, .other)?.attribute("FormalName")?.lowercased()
            guard type == nil || type?.contains("text") == true, content.descendants("Encoding").isEmpty,
                let data = content.descendants("DataContent").first
            else { continue }
            let record = text(data)
            let size = record.body?.size ?? 0
            if size > most { (best, most) = (record, size) }
        }
        return best
    }

    private static func text(_ data: XMLElement) -> ArticleRecord {
        if let nitf = data.descendants("nitf").first { return NITFReader.record(nitf) }
        var record = ArticleRecord()
        if data.children.isEmpty {
            record.body = .either(data.rawText)
        } else {
            record.title = data.descendants("title").first?.line
            record.body = .html((data.descendants("body").first ?? data).html())
        }
        return record
    }
}

extension ArticleRecord.Body {
    /// UTF-8 bytes.
    fileprivate var size: Int {
        switch self {
        case .html(let words), .text(let words), .either(let words): words.utf8.count
        }
    }
}

/// Reads JSON Feed 1 and 1.1 (jsonfeed.org): each item is a report.
enum JSONFeed {
    static func reports(_ feed: JSONValue, file: String, with records: RecordReports, notes: inout [String])
        throws(ReadError) -> [Report]
    {
        let outlet = feed["title"]?.string
        let language = feed["language"]?.string
        let authors = authors(feed)
        let items = (feed["items"]?.elements ?? []).map { item in
            var record = record(item)
            record.outlet = outlet
            record.language = record.language ?? language
            record.byline = record.byline ?? authors
            return record
        }
        return try RecordBatch.reports(
            items, noun: "item", of: "the feed", file: file, with: records, notes: &notes)
    }

    private static func record(_ item: JSONValue) -> ArticleRecord {
        var record = ArticleRecord()
        record.title = item["title"]?.string
        record.url = item["url"]?.string ?? item["external_url"]?.string
        record.byline = authors(item)
        record.published = item["date_published"]?.string ?? item["date_modified"]?.string
        record.updated = item["date_modified"]?.string
        record.language = item["language"]?.string
        func words(_ name: String) -> String? {
            item[name]?.string.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        }
        if let html = words("content_html") {
            record.body = .html(html)
        } else if let text = words("content_text") {
            record.body = .text(text)
        } else if let summary = words("summary") {
            record.body = .text(summary)
            record.isSummary = true
        }
        return record
    }

    /// "authors" (1.1) or "author" (1).
    private static func authors(_ object: JSONValue) -> String? {
        let names = (object["authors"] ?? object["author"])?.elements.compactMap { $0["name"]?.string } ?? []
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}

import Prose

/// Reads NITF (IPTC's News Industry Text Format, 3.x): one document, one report.
struct NITFReader: DocumentReader {
    private let xml: XMLReading
    private let records: RecordReports

    /// What HTML calls NITF's elements.
    private static let html = [
        "block": "div", "media": "figure", "media-caption": "figcaption", "media-producer": "cite", "hl1": "h2",
        "hl2": "h3", "bq": "blockquote", "person": "span", "org": "span", "location": "span", "chron": "span",
        "event": "span", "num": "span", "money": "span",
    ]

    init(_ xml: XMLReading, _ records: RecordReports) {
        self.xml = xml
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool { XMLReading.root(head) == "nitf" }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let root = try xml.root(of: bytes, "the NITF document", file: file, notes: &notes)
        guard let report = records.report(Self.record(root), file: file) else {
            throw ReadError(file: file, problem: "the NITF document holds no text")
        }
        return [report]
    }

    /// What a document says, also one inside NewsML-G2.
    static func record(_ root: XMLElement) -> ArticleRecord {
        func line(_ name: String, in element: XMLElement?) -> String? { element?.descendants(name).first?.line }
        let head = root.descendants("head").first
        let bodyHead = root.descendants("body.head").first
        var record = ArticleRecord()
        record.title = line("hl1", in: bodyHead) ?? head?.descendants("title").first?.line
        record.byline =
            (line("person", in: bodyHead?.descendants("byline").first) ?? line("byline", in: bodyHead))
            .map(withoutBy)
        record.outlet =
            head?.descendants("doc.copyright").first?.attribute("holder") ?? line("distributor", in: bodyHead)
        record.credit = line("distributor", in: bodyHead)
        record.published =
            ["date.issue", "date.release", "story.date"].lazy.compactMap { name in
                root.descendants(name).first?.attribute("norm")
            }.first
        record.language = root.attribute("lang")
        let content = root.descendants("body.content").first?.html(renamed: html)
        let abstract = bodyHead?.descendants("abstract").first?.html(renamed: html)
        let dateline = line("dateline", in: bodyHead)
        let tagline = root.descendants("body.end").first?.html(renamed: html) ?? ""
        if let body = content ?? abstract, Self.hasWords(body) {
            record.body = .html((content == nil ? "" : abstract ?? "") + opened(body, with: dateline) + tagline)
            record.isSummary = content == nil
        }
        return record
    }

    /// A byline without the "By" that papers print before the name.
    static func withoutBy(_ byline: String) -> String {
        let name = byline.dropFirst(3).drop(while: \.isWhitespace)
        let isPrinted = byline.prefix(2).lowercased() == "by" && byline.dropFirst(2).first?.isWhitespace == true
        return isPrinted && name.first?.isUppercase == true ? String(name) : byline
    }

    /// The body with its dateline where papers print it, at the beginning of the first paragraph.
    private static func opened(_ html: String, with dateline: String?) -> String {
        guard let dateline, let tag = html.firstRange(of: "<p"), let end = html[tag.upperBound...].firstIndex(of: ">")
        else { return html }
        let text = html.index(after: end)
        if html[text...].drop(while: \.isWhitespace).hasPrefix(dateline.prefix(5)) { return html }
        return html[..<text] + dateline.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + " – "
            + html[text...]
    }

    private static func hasWords(_ html: String) -> Bool {
        var isTag = false
        for byte in html.utf8 {
            if byte == 0x3C {
                isTag = true
            } else if byte == 0x3E {
                isTag = false
            } else if !isTag, !ASCII.isSpace(byte) {
                return true
            }
        }
        return false
    }
}

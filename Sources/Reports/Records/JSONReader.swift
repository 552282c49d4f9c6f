import Prose

/// Reads JSON documents that hold articles: one object, a list of them, or a list inside what an API answers; ninjs
/// among them.
struct JSONReader: DocumentReader {
    private let found: JSONRecords
    private let records: RecordReports

    init(_ fields: RecordFields, _ records: RecordReports) {
        found = JSONRecords(fields: fields)
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool { JSONSignature(Self.utf8(head)) != nil }

    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let bytes = Self.utf8(bytes)
        if Self.isDossier(bytes) {
            throw ReadError(file: file, problem: "this is a dossier (JSON); give the articles it was made from")
        }
        if let objects = JSONObjects.sequence(bytes) {
            let articles = objects.map { range in JSONParser.parse(bytes, in: range).flatMap { found.article($0) } }
            return try list(articles, file, &notes)
        }
        guard let document = JSONParser.parse(bytes) else { return try brokenOff(bytes, file, &notes) }
        if case .string(let version)? = document["version"], version.contains("jsonfeed.org") {
            return try JSONFeed.reports(document, file: file, with: records, notes: &notes)
        }
        let (articles, isList) = found.articles(in: document)
        if isList { return try list(articles, file, &notes) }
        guard let article = articles.first ?? nil else { throw Self.noArticle(file) }
        switch article {
        case .report(let report): return [report]
        case .record(let record):
            guard let report = records.report(record, file: file) else { throw Self.noArticle(file) }
            if record.isSummary { notes.append("gives only a summary") }
            return [report]
        }
    }

    private func list(_ articles: [JSONRecords.Found?], _ file: String, _ notes: inout [String]) throws(ReadError)
        -> [Report]
    {
        var batch = RecordBatch(noun: "entry", file: file)
        var reports: [Report] = []
        for (index, article) in articles.enumerated() {
            if case .report(let report)? = article {
                reports.append(report)
                continue
            }
            var record: ArticleRecord?
            if case .record(let found)? = article { record = found }
            if let report = batch.report(record, number: index + 1, with: records) { reports.append(report) }
        }
        guard !reports.isEmpty else { throw Self.noArticle(file) }
        notes += batch.notes
        return reports
    }

    /// A document that ends in the middle: the whole objects of its list.
    private func brokenOff(_ bytes: [UInt8], _ file: String, _ notes: inout [String]) throws(ReadError) -> [Report] {
        let (objects, _) = JSONObjects.inFirstArray(bytes)
        let articles = objects.map { range in JSONParser.parse(bytes, in: range).flatMap { found.article($0) } }
        guard articles.contains(where: { $0 != nil }) else {
            throw ReadError(
                file: file, problem: "this is JSON, but broken or broken off; \(ForeignFormat.advice)")
        }
        notes.append("the JSON is broken or breaks off; read as far as it goes")
        return try list(articles, file, &notes)
    }

    static func noArticle(_ file: String) -> ReadError {
        ReadError(
            file: file,
            problem: "this is JSON, but none of its members holds an article's text (text, body, content …); "
                + ForeignFormat.advice)
    }

    /// Whether JSON names our schema; `collate` sorts its keys, so it stands near the end.
    static func isDossier(_ bytes: [UInt8]) -> Bool {
        let name = Array("variorum.dossier/".utf8)
        return contains(name, bytes.prefix(4096)) || contains(name, bytes.suffix(1 << 20))
    }

    private static func contains(_ word: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let hit = rest.firstIndex(of: word[0]) {
            if bytes[hit...].starts(with: word) { return true }
            rest = bytes[(hit + 1)...]
        }
        return false
    }

    /// JSON in UTF-16 as UTF-8.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        return isWide ? TextDecoder.decode(bytes).text.utf8 : bytes
    }
}

import Prose

/// Reads JSON Lines: one object a line, each an article. Constant memory: one line at a time.
struct JSONLinesReader: ReportReader {
    /// A longer line is left out.
    static let longestLine = DocumentLimit.bytes

    private let found: JSONRecords
    private let records: RecordReports
    private let documents: JSONReader

    init(_ fields: RecordFields, _ records: RecordReports) {
        found = JSONRecords(fields: fields)
        documents = JSONReader(fields, records)
        self.records = records
    }

    /// An object that ends with its line, a comma behind it or not, and is followed by another line, or is longer than
    /// can be seen.
    func recognises(_ head: [UInt8]) -> Bool {
        guard JSONSignature(head) == .object else { return false }
        guard let open = head.firstIndex(of: 0x7B), let end = JSONObjects.end(ofObject: open, head) else {
            return head.count == DocumentReaders.headBytes && !head.contains(0x0A)
        }
        let rest = head[end...].drop { $0 == Self.comma }
        guard let next = rest.firstIndex(where: { !ASCII.isSpace($0) }) else { return false }
        return rest[..<next].contains(0x0A) && !head[open..<end].contains(0x0A)
    }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        guard let first = input.line(limit: Self.longestLine) else { return }
        if input.isAtEnd {
            guard first.isWhole else { throw DocumentLimit.exceeded(file) }
            var document = ByteStream(first.bytes)
            return try documents.read(&document, file: file, take: take)
        }
        var batch = RecordBatch(noun: "line", file: file)
        var bad = LineFaults()
        var (number, given) = (0, 0)
        var next: (bytes: [UInt8], isWhole: Bool)? = first
        while let line = next {
            number += 1
            defer { next = input.line(limit: Self.longestLine) }
            guard line.isWhole else {
                bad.add("longer than \(Self.longestLine >> 20) MB", number)
                continue
            }
            if line.bytes.allSatisfy({ ASCII.isSpace($0) || $0 == 0x1E }) { continue }
            guard let object = JSONParser.parse(line.bytes, in: Self.withoutComma(line.bytes)), case .object = object
            else {
                bad.add("no JSON object", number)
                continue
            }
            var report: Report?
            switch found.article(object) {
            case .report(let written): report = written
            case .record(let record): report = batch.report(record, number: number, with: records)
            case nil: report = batch.report(nil, number: number, with: records)
            }
            if let report {
                given += 1
                try take(.report(report))
            }
        }
        if let damage = input.damage { try take(.note("\(damage); read as far as it goes")) }
        for note in bad.notes + batch.notes { try take(.note(note)) }
        if given == 0 { throw JSONReader.noArticle(file) }
    }
}

extension JSONLinesReader {
    private static let comma: UInt8 = 0x2C

    /// A line without the comma that parts it from the next where a list was written a line an item.
    private static func withoutComma(_ line: [UInt8]) -> Range<Int> {
        guard let last = line.lastIndex(where: { !ASCII.isSpace($0) }), line[last] == comma else { return line.indices }
        return 0..<last
    }
}

/// Lines that could not be read, by what is wrong with them.
struct LineFaults {
    private var faults: [(what: String, count: Int, first: Int)] = []

    mutating func add(_ what: String, _ line: Int) {
        if let index = faults.firstIndex(where: { $0.what == what }) {
            faults[index].count += 1
        } else {
            faults.append((what, 1, line))
        }
    }

    /// "line 17 is no JSON object", "3 lines are no JSON object, the first is line 17".
    var notes: [String] {
        faults.map { fault in
            fault.count == 1
                ? "line \(fault.first) is \(fault.what)"
                : "\(Count.words(fault.count, "line")) are \(fault.what), the first is line \(fault.first)"
        }
    }
}

import Prose

/// Reads tables with named columns (CSV, TSV, `;` or `|`): each row is an article. Constant memory.
struct SeparatedValuesReader: ReportReader {
    private let fields: RecordFields
    private let records: RecordReports

    init(_ fields: RecordFields, _ records: RecordReports) {
        self.fields = fields
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool { separator(JSONReader.utf8(head)) != nil }

    /// The separator by which the first row names an article's columns and the second row has as many; nil for text.
    private func separator(_ head: [UInt8]) -> UInt8? {
        guard !TextDecoder.isBinary(head) else { return nil }
        var input = ByteStream(Self.withoutMark(head))
        guard let first = input.line(limit: 16 << 10), first.isWhole else { return nil }
        let declared = Self.declaredSeparator(first.bytes)
        guard let header = declared == nil ? first.bytes : input.line(limit: 16 << 10)?.bytes else { return nil }
        let rest = Array(input.peek(DocumentReaders.headBytes))
        let candidates: [UInt8] = declared.map { [$0] } ?? [0x09, 0x2C, 0x3B, 0x7C]
        return candidates.first { separator in
            let names = SeparatedValues.fields(header, separator)
            guard names.count >= 2, names.allSatisfy({ $0.utf8.count <= 64 }), isHeader(names) else { return false }
            var table = SeparatedValues(separator: separator)
            var input = ByteStream(rest)
            // A row longer than what is seen cannot be counted.
            guard let row = table.next(&input) else { return false }
            return row.count == names.count || (input.isAtEnd && rest.count > 32 << 10)
        }
    }

    /// Whether one column holds an article's words and another something else of it.
    private func isHeader(_ names: [String]) -> Bool {
        let parts = names.compactMap { fields.part($0)?.part }
        let words: Set<RecordFields.Part> = [.text, .html, .summary]
        return parts.contains { words.contains($0) } && Set(parts).count > 1
            && names.filter { fields.part($0) != nil }.count * 4 >= names.count
    }

    /// "sep=;", which spreadsheets write and understand.
    private static func declaredSeparator(_ line: [UInt8]) -> UInt8? {
        let line = line.last == 0x0D ? line.dropLast() : line[...]
        return line.count == 5 && line.starts(with: "sep=".utf8) ? line.last : nil
    }

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        let head = Array(input.peek(DocumentReaders.headBytes))
        guard let separator = separator(JSONReader.utf8(head)) else {
            throw ReadError(file: file, problem: "the table's first row names no column of text")
        }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
            input = ByteStream(JSONReader.utf8(bytes))
        }
        if input.peek(3).elementsEqual([0xEF, 0xBB, 0xBF]) { _ = input.skip(3) }
        if Self.declaredSeparator(Array(input.peek(6).prefix { $0 != 0x0A })) != nil { _ = input.line(limit: 16) }
        var table = SeparatedValues(separator: separator)
        let names = table.next(&input) ?? []
        var batch = RecordBatch(noun: "row", file: file)
        var (number, uneven) = (0, 0)
        while let row = table.next(&input) {
            number += 1
            if row.count != names.count { uneven += 1 }
            let record = fields.record(zip(names, row).map { ($0, .string($1)) })
            if let report = batch.report(record, number: number, with: records) { try take(.report(report)) }
        }
        if let damage = input.damage { try take(.note("\(damage); read as far as it goes")) }
        if table.hasStrayQuote { try take(.note("a quotation mark is not closed; from there on a row is a line")) }
        if uneven > 0 {
            try take(.note("\(Count.words(uneven, "row")) with another number of fields than the first row"))
        }
        for note in batch.notes { try take(.note(note)) }
        if batch.read == 0 { throw ReadError(file: file, problem: "none of the table's \(number) rows holds text") }
    }
}

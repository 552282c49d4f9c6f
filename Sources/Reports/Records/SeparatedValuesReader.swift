import Prose

/// Reads tables with named columns (CSV, TSV, `;` or `|`): each row is an article. Constant memory.
struct SeparatedValuesReader: ReportReader {
    /// So many bytes are looked at for dates that tell the order of day and month in their column.
    private static let lookAhead = 1 << 20

    private let fields: RecordFields
    private let records: RecordReports

    init(_ fields: RecordFields, _ records: RecordReports) {
        self.fields = fields
        self.records = records
    }

    func recognises(_ head: [UInt8]) -> Bool {
        let survey = TableSurvey(JSONReader.utf8(head), fields)
        return survey.separator != nil || survey.problem != nil
    }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        let head = Array(input.peek(DocumentReaders.headBytes))
        let survey = TableSurvey(JSONReader.utf8(head), fields)
        guard let separator = survey.separator else {
            throw ReadError(
                file: file, problem: survey.problem ?? "the table's first row names no column of an article's text")
        }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
            input = ByteStream(JSONReader.utf8(bytes))
        }
        if input.peek(3).elementsEqual([0xEF, 0xBB, 0xBF]) { _ = input.skip(3) }
        if SeparatedValues.declaredSeparator(Array(input.peek(6).prefix { $0 != 0x0A })) != nil {
            _ = input.line(limit: 16)
        }
        var table = SeparatedValues(separator: separator)
        let names = table.next(&input) ?? []
        var order = DateOrder(column: fields.column(.published, in: names), separator: separator, records)
        order.look(ahead: Array(input.peek(Self.lookAhead)))
        var batch = RecordBatch(noun: "row", file: file)
        var (number, uneven) = (0, 0)
        while let row = table.next(&input) {
            number += 1
            if row.count != names.count { uneven += 1 }
            var record = fields.record(zip(names, row).map { ($0, .string($1)) })
            order.take(row)
            record?.dateOrder = order.order
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

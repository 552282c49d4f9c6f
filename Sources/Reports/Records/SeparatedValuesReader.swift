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
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if isWide || TableSurvey.hasBareReturns(JSONReader.utf8(head)) {
            guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
            let text = JSONReader.utf8(bytes)
            input = ByteStream(TableSurvey.hasBareReturns(text) ? HTMLEncoding.withLineFeeds(text) : text)
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
        let surplus = SurplusFields(names, fields, records, separator: separator)
        var number = 0
        var (uneven, joined, unclosed, tooLong) = (RowNumbers(), RowNumbers(), RowNumbers(), RowNumbers())
        while var row = table.next(&input) {
            number += 1
            if table.isTooLong {
                tooLong.append(number)
                continue
            }
            if table.isUnclosed { unclosed.append(number) }
            if let whole = surplus.joined(row) {
                row = whole
                joined.append(number)
            } else if row.count != names.count {
                uneven.append(number)
            }
            var record = fields.record(zip(names, row).map { ($0, .string($1)) })
            order.take(row)
            record?.dateOrder = order.order
            if let report = batch.report(record, number: number, with: records) { try take(.report(report)) }
        }
        if let damage = input.damage { try take(.note("\(damage); read as far as it goes")) }
        if !tooLong.isEmpty {
            try take(.note("\(tooLong.words) of more than \(SeparatedValues.longestRow >> 20) MB left out"))
        }
        if !unclosed.isEmpty {
            let rest = table.hasStrayQuote ? "; from there on a row is a line" : "; look whether its text is whole"
            try take(.note("a quotation mark is not closed in \(unclosed.words)\(rest)"))
        }
        if !joined.isEmpty {
            try take(.note("\(joined.words): separators without quotes around them are taken for part of the text"))
        }
        if let note = Self.noteOfJoinedColumns(fields.joinedColumns(in: names), names) { try take(.note(note)) }
        if !uneven.isEmpty {
            try take(
                .note(
                    "\(Count.words(uneven.count, "row")) with another number of fields than the first row (\(uneven.words)); "
                        + "text beyond the last column is left out"))
        }
        for note in batch.notes { try take(.note(note)) }
        if batch.read == 0 { throw ReadError(file: file, problem: "none of the table's \(number) rows holds text") }
    }

    /// "columns 2 and 3 are both called "text" …"; nil where each column has a name of its own.
    private static func noteOfJoinedColumns(_ columns: [Int], _ names: [String]) -> String? {
        guard let first = columns.first, let last = columns.last, first != last else { return nil }
        let numbers = columns.dropLast().map { String($0 + 1) }.joined(separator: ", ") + " and \(last + 1)"
        return "columns \(numbers) are \(columns.count == 2 ? "both" : "all") called \"\(names[first])\"; "
            + "their texts are put together"
    }
}

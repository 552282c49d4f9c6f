/// Which of day and month comes first in a table's column of dates, as those tell that have one reading only.
struct DateOrder {
    private let column: Int?
    private let separator: UInt8
    private let records: RecordReports
    private var seen: Set<DateReader.Order> = []

    init(column: Int?, separator: UInt8, _ records: RecordReports) {
        self.column = column
        self.separator = separator
        self.records = records
    }

    /// Nil where no row told it, or rows of both kinds stand in the column.
    var order: DateReader.Order? { seen.count == 1 ? seen.first : nil }

    mutating func take(_ row: [String]) {
        guard let column, column < row.count, seen.count < 2, let order = records.dateOrder(row[column]) else { return }
        seen.insert(order)
    }

    /// Looks at rows that are read later, so that the first ones are not read otherwise than the last.
    mutating func look(ahead bytes: [UInt8]) {
        guard column != nil else { return }
        var table = SeparatedValues(separator: separator)
        var input = ByteStream(bytes)
        while seen.count < 2, let row = table.next(&input) { take(row) }
    }
}

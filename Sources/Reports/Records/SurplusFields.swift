import Prose

/// Puts a row's text together again that separators without quotes around them have cut.
struct SurplusFields {
    private let count: Int
    private let text: Int?
    private let date: Int?
    private let separator: UInt8
    private let records: RecordReports

    init(_ names: [String], _ fields: RecordFields, _ records: RecordReports, separator: UInt8) {
        count = names.count
        let columns = names.indices.filter { index in
            guard let part = fields.part(names[index])?.part else { return false }
            return part == .text || part == .html || part == .summary
        }
        text = columns.count == 1 ? columns.first : nil
        date = fields.column(.published, in: names)
        self.separator = separator
        self.records = records
    }

    /// The row with as many fields as there are columns; nil where it has no more, or nothing shows that the surplus is
    /// of the text: pieces that a space begins, as behind commas of sentences, or a date that is only then in its
    /// column.
    func joined(_ row: [String]) -> [String]? {
        guard let text, row.count > count, count > 1 else { return nil }
        let last = text + row.count - count
        let isProse = row[(text + 1)...last].allSatisfy { $0.utf8.first == 0x20 }
        guard isProse || isDateShifted(row, by: row.count - count, behind: text) else { return nil }
        let mark = String(decoding: [separator], as: UTF8.self)
        return Array(row[..<text]) + [row[text...last].joined(separator: mark)] + Array(row[(last + 1)...])
    }

    private func isDateShifted(_ row: [String], by shift: Int, behind text: Int) -> Bool {
        guard let date, date > text else { return false }
        return !records.isDate(row[date]) && records.isDate(row[date + shift])
    }
}

/// Which rows of a table something is to be told of.
struct RowNumbers {
    private(set) var count = 0
    private var first: [Int] = []

    /// More are counted and not named.
    private static let mostNamed = 5

    var isEmpty: Bool { count == 0 }

    mutating func append(_ number: Int) {
        count += 1
        if first.count < Self.mostNamed { first.append(number) }
    }

    /// "row 3", "rows 3, 7 and 1,204 more".
    var words: String {
        let named = first.map(Count.digits)
        if count == 1 { return "row \(named.joined())" }
        let rest = count - first.count
        if rest > 0 { return "rows \(named.joined(separator: ", ")) and \(Count.digits(rest)) more" }
        return "rows \(named.dropLast().joined(separator: ", ")) and \(named.last ?? "")"
    }
}

import Prose

/// What the beginning of a table tells before its rows are read: its separator, its columns, and what is missing.
struct TableSurvey {
    let fields: RecordFields

    /// By what the fields are parted where the first row names an article's columns and the second has as many.
    let separator: UInt8?
    /// Why a table is none of articles: what it lacks, and its columns; nil for text.
    let problem: String?

    /// So many rows must agree in the number of their fields where their names say nothing.
    private static let leastRows = 3
    private static let mostRows = 50

    /// - Parameter head: the first bytes in UTF-8.
    init(_ head: [UInt8], _ fields: RecordFields) {
        self.fields = fields
        guard !TextDecoder.isBinary(head), let table = Table(head) else {
            (separator, problem) = (nil, nil)
            return
        }
        for candidate in table.candidates {
            let names = SeparatedValues.fields(table.header, candidate)
            guard names.count >= 2, names.allSatisfy({ $0.utf8.count <= 64 }), Self.isHeader(names, fields) else {
                continue
            }
            if table.isEmpty {
                (separator, problem) = (nil, "the table has a first row that names its columns and no row below it")
                return
            }
            let isAllKnown = names.count > 2 && names.allSatisfy { fields.part($0) != nil }
            if table.holds(names.count, candidate, isAllKnown: isAllKnown) {
                (separator, problem) = (candidate, nil)
                return
            }
        }
        if Self.isColumn(table, fields) {
            (separator, problem) = (0x2C, nil)
            return
        }
        separator = nil
        problem = Self.problem(table, fields)
    }

    /// Whether one column holds an article's words and another something else of it.
    private static func isHeader(_ names: [String], _ fields: RecordFields) -> Bool {
        let parts = names.compactMap { fields.part($0)?.part }
        return parts.contains(where: isWords) && Set(parts).count > 1
            && names.filter { fields.part($0) != nil }.count * 4 >= names.count
    }

    /// A table of one column, called the text: its rows are quoted, as no text's paragraphs are under such a line.
    private static func isColumn(_ table: Table, _ fields: RecordFields) -> Bool {
        let names = SeparatedValues.fields(table.header, 0x2C)
        guard names.count == 1, let part = fields.part(names[0])?.part, part == .text || part == .html else {
            return false
        }
        return table.quotedRows >= 2
    }

    private static func isWords(_ part: RecordFields.Part) -> Bool {
        part == .text || part == .html || part == .summary
    }

    /// What a table lacks: rows that agree under a row of names, none of which is that of an article's words.
    private static func problem(_ table: Table, _ fields: RecordFields) -> String? {
        for candidate in table.candidates {
            let names = SeparatedValues.fields(table.header, candidate)
            let known = names.compactMap { fields.part($0)?.part }
            let isKnown = Set(known).count >= 2 && known.count * 2 >= names.count
            guard names.count >= (isKnown ? 2 : 3), names.allSatisfy(isName), Set(names).count == names.count,
                table.agrees(with: names.count, candidate, rows: isKnown ? 1 : leastRows, numbersSuffice: true)
            else { continue }
            let columns = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
            if known.contains(where: isWords) {
                return "the table has a column of text and no other of an article (title, url, date); its columns are "
                    + columns
            }
            return "the table has no column of an article's text (text, body, content, html …); its columns are "
                + columns
        }
        return nil
    }

    /// "published_at", "Unit price": no sentence and no value.
    private static func isName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, bytes.count <= 40, ASCII.isLetter(first) || first >= 0x80 || first == 0x5F else {
            return false
        }
        return bytes.allSatisfy {
            $0 >= 0x80 || ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x20
        }
            && bytes.count { $0 == 0x20 } <= 3
    }

    /// The first rows as lines.
    private struct Table {
        let header: [UInt8]
        let candidates: [UInt8]
        let rest: [UInt8]
        /// Whether nothing but white space stands below the first row.
        var isEmpty: Bool { rest.allSatisfy(ASCII.isSpace) }

        init?(_ head: [UInt8]) {
            let unmarked = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
            let lines = TableSurvey.hasBareReturns(unmarked) ? HTMLEncoding.withLineFeeds(unmarked) : unmarked
            var input = ByteStream(Array(lines.drop(while: ASCII.isSpace)))
            guard let first = input.line(limit: 16 << 10), first.isWhole else { return nil }
            let declared = SeparatedValues.declaredSeparator(first.bytes)
            guard let header = declared == nil ? first.bytes : input.line(limit: 16 << 10)?.bytes else { return nil }
            self.header = header
            candidates = declared.map { [$0] } ?? [0x09, 0x2C, 0x3B, 0x7C]
            rest = Array(input.peek(DocumentReaders.headBytes))
        }

        /// Whether the rows have as many fields as the header has names, and there are so many of them.
        /// - Parameter numbersSuffice: fewer rows do when a field of theirs is nothing but a number.
        func agrees(with count: Int, _ separator: UInt8, rows wanted: Int, numbersSuffice: Bool = false) -> Bool {
            var table = SeparatedValues(separator: separator)
            var input = ByteStream(rest)
            var rows = 0
            var hasNumber = false
            while rows < (wanted == 1 ? 1 : TableSurvey.mostRows), let row = table.next(&input) {
                // A row longer than what is seen cannot be counted.
                guard row.count == count || (input.isAtEnd && rest.count > 32 << 10) else { return false }
                rows += 1
                hasNumber = hasNumber || row.contains { !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) }
            }
            return rows >= wanted || numbersSuffice && hasNumber
        }

        /// Whether rows under names of an article's parts are those of a table: one in two has as many fields as there
        /// are names. Where every name is known, a single row that has, or a first one with more fields than one, does.
        func holds(_ count: Int, _ separator: UInt8, isAllKnown: Bool) -> Bool {
            var table = SeparatedValues(separator: separator)
            var input = ByteStream(rest)
            var (rows, agreeing) = (0, 0)
            while rows < TableSurvey.mostRows, let row = table.next(&input) {
                rows += 1
                if row.count == count || (input.isAtEnd && rest.count > 32 << 10) { agreeing += 1 }
                if isAllKnown, agreeing > 0 || rows == 1 && row.count > 1 { return true }
            }
            return agreeing > 0 && agreeing * 2 >= rows
        }

        /// The number of rows when each is one field in quotes; 0 when one is not.
        var quotedRows: Int {
            var input = ByteStream(rest)
            var table = SeparatedValues(separator: 0x2C)
            guard input.peek(1).first == SeparatedValues.quote else { return 0 }
            var rows = 0
            while rows < TableSurvey.mostRows, let row = table.next(&input) {
                guard row.count == 1, !table.isUnclosed else { return 0 }
                rows += 1
            }
            let marked = rest.split(separator: 0x0A).count { $0.first == SeparatedValues.quote }
            return marked >= rows ? rows : 0
        }
    }

    /// Whether lines end as they did on old Macintoshes, in CR alone.
    static func hasBareReturns(_ bytes: [UInt8]) -> Bool { bytes.contains(0x0D) && !bytes.contains(0x0A) }
}

extension SeparatedValues {
    /// "sep=;", which spreadsheets write and understand.
    static func declaredSeparator(_ line: [UInt8]) -> UInt8? {
        let line = line.last == 0x0D ? line.dropLast() : line[...]
        return line.count == 5 && line.starts(with: "sep=".utf8) ? line.last : nil
    }
}

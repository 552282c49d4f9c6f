import Prose

/// The rows of a table in CSV (RFC 4180) or with other separators, quoted fields over several lines included.
///
/// Constant memory: one row at a time, `longestRow` bytes of it; a longer one is passed over and told. A quotation mark
/// closes a field only before a separator or the row's end; others belong to the words. One that nothing closes before
/// the next whole row ends with its line; where nothing closes it at all, quotes are characters like others from there
/// on.
struct SeparatedValues {
    /// A longer row is passed over: no article is that long.
    static let longestRow = PlainTextReader.largestInput
    /// A quoted field longer than this is looked at: whole rows in it tell that a stray quotation mark opened it.
    private static let longField = 8 << 20
    /// Bytes that may be read again behind quotation marks that nothing closes; with more, quotes are no longer heeded.
    private static let mostReadAgain = 4 * longestRow
    static let quote: UInt8 = 0x22

    let separator: UInt8
    private var pending: [[UInt8]] = []
    /// Whether a stray quotation mark has been met.
    private(set) var hasStrayQuote = false
    /// Whether the last row given holds a quotation mark that is not closed.
    private(set) var isUnclosed = false
    /// Whether the last row given was longer than `longestRow`; then it has no fields.
    private(set) var isTooLong = false
    private var readAgain = 0
    /// Number of fields of the first row; a whole row within a quoted field shows that this was not closed.
    private var columns = 0

    init(separator: UInt8) { self.separator = separator }

    /// The fields of the next row, or nil at the end. Rows of white space only are passed over.
    mutating func next(_ input: inout ByteStream) -> [String]? {
        while let row = row(&input) {
            if isTooLong { return [] }
            guard !row.allSatisfy(ASCII.isSpace) else { continue }
            let fields = Self.fields(row, separator, quotes: !hasStrayQuote && !isUnclosed)
            if columns == 0 { columns = fields.count }
            return fields
        }
        return nil
    }

    private mutating func line(_ input: inout ByteStream) -> [UInt8]? {
        if let line = pending.popLast() { return line }
        guard let line = input.line(limit: Self.longestRow) else { return nil }
        if !line.isWhole { isTooLong = true }
        return line.bytes
    }

    /// A line, and those that a quoted field goes on in.
    private mutating func row(_ input: inout ByteStream) -> [UInt8]? {
        (isUnclosed, isTooLong) = (false, false)
        guard let first = line(&input) else { return nil }
        guard !isTooLong, !hasStrayQuote, isOpen(first, false) else { return first }
        var row = first
        var lines: [[UInt8]] = []
        var isInside = true
        var isLookedAt = false
        while isInside {
            if !isLookedAt, row.count > Self.longField {
                isLookedAt = true
                if holdsRows(lines) { return withoutQuotes(first, lines) }
            }
            guard let next = line(&input) else { return withoutQuotes(first, lines) }
            if isTooLong || row.count + next.count >= Self.longestRow {
                passOver(next, &input)
                return first
            }
            if isWholeRow(next) {
                isUnclosed = true
                readAgain += row.count
                if readAgain > Self.mostReadAgain { hasStrayQuote = true }
                pending += (lines + [next]).reversed()
                return first
            }
            lines.append(next)
            row += [0x0A] + next
            isInside = isOpen(next, true)
        }
        return row
    }

    /// The line that a stray quotation mark stands in; those behind it are read again, without heeding quotes.
    private mutating func withoutQuotes(_ first: [UInt8], _ lines: [[UInt8]]) -> [UInt8] {
        (hasStrayQuote, isUnclosed) = (true, true)
        pending += lines.reversed()
        return first
    }

    /// Steps over the rest of a row that is too long, up to the line that closes its quoted field or is a row itself.
    private mutating func passOver(_ line: [UInt8], _ input: inout ByteStream) {
        var line = line
        while isOpen(line, true), let next = self.line(&input) {
            if isWholeRow(next) {
                pending.append(next)
                break
            }
            line = next
        }
        isTooLong = true
    }

    /// Whether most lines have as many separators as rows have, which lines of prose do not.
    private func holdsRows(_ lines: [[UInt8]]) -> Bool {
        guard columns > 1 else { return false }
        let rows = lines.count { line in line.count { $0 == separator } == columns - 1 }
        return rows * 2 > lines.count
    }

    /// Whether a quoted field is open at the end of a line. A quotation mark opens only at a field's beginning.
    private func isOpen(_ line: [UInt8], _ wasInside: Bool) -> Bool {
        var isInside = wasInside
        var isFieldStart = !wasInside
        var at = 0
        while at < line.count {
            let byte = line[at]
            if isInside {
                if byte == Self.quote {
                    if at + 1 < line.count, line[at + 1] == Self.quote {
                        at += 1
                    } else if Self.closes(line[...], at, separator) {
                        isInside = false
                    }
                }
            } else if byte == Self.quote, isFieldStart {
                isInside = true
                isFieldStart = false
            } else {
                isFieldStart = byte == separator || isFieldStart && byte == 0x20
            }
            at += 1
        }
        return isInside
    }

    /// Whether a line that follows an open field is a row of its own: its first quotation mark opens a field, which one
    /// within a quoted field cannot, and it has as many fields as the first row.
    private func isWholeRow(_ line: [UInt8]) -> Bool {
        guard columns > 1, let first = line.firstIndex(of: Self.quote), first == 0 || line[first - 1] == separator,
            first + 1 < line.count, line[first + 1] != Self.quote, line[first + 1] != separator, !isOpen(line, false)
        else { return false }
        return Self.fields(line, separator).count == columns
    }

    /// Whether a quotation mark ends its field: only spaces stand between it and the next separator or the end.
    private static func closes(_ row: ArraySlice<UInt8>, _ quote: Int, _ separator: UInt8) -> Bool {
        var at = quote + 1
        while at < row.endIndex, row[at] == 0x20 || row[at] == 0x0D { at += 1 }
        return at >= row.endIndex || row[at] == separator
    }

    /// The fields of a row, without the quotes around them.
    static func fields(_ row: [UInt8], _ separator: UInt8, quotes: Bool = true) -> [String] {
        let row = row.last == 0x0D ? row.dropLast() : row[...]
        var fields: [String] = []
        var at = 0
        while at <= row.count {
            var field: [UInt8] = []
            var start = at
            while start < row.count, row[start] == 0x20 { start += 1 }
            if quotes, start < row.count, row[start] == quote {
                at = start + 1
                while at < row.count {
                    if row[at] == quote {
                        if at + 1 < row.count, row[at + 1] == quote {
                            at += 1
                        } else if closes(row, at, separator) {
                            break
                        }
                    }
                    field.append(row[at])
                    at += 1
                }
                at += 1
            }
            let end = at < row.count ? row[at...].firstIndex(of: separator) ?? row.count : row.count
            if at < end { field += row[at..<end] }
            fields.append(TextDecoder.decode(field).text.string)
            at = end + 1
        }
        return fields
    }
}

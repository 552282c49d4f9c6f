import Prose

/// The rows of a table in CSV (RFC 4180) or with other separators, quoted fields over several lines included.
///
/// Constant memory: one row at a time. A quotation mark that nothing closes ends with its line, and from there on quotes
/// are characters like others.
struct SeparatedValues {
    /// A longer row is taken for one with a stray quotation mark.
    static let longestRow = 8 << 20
    static let quote: UInt8 = 0x22

    let separator: UInt8
    private var pending: [[UInt8]] = []
    /// Whether a stray quotation mark has been met.
    private(set) var hasStrayQuote = false

    init(separator: UInt8) { self.separator = separator }

    /// The fields of the next row, or nil at the end. Rows of white space only are passed over.
    mutating func next(_ input: inout ByteStream) -> [String]? {
        while let row = row(&input) {
            if !row.allSatisfy(ASCII.isSpace) { return Self.fields(row, separator, quotes: !hasStrayQuote) }
        }
        return nil
    }

    private mutating func line(_ input: inout ByteStream) -> [UInt8]? {
        if let line = pending.popLast() { return line }
        return input.line(limit: Self.longestRow)?.bytes
    }

    /// A line, and those that a quoted field goes on in.
    private mutating func row(_ input: inout ByteStream) -> [UInt8]? {
        guard let first = line(&input) else { return nil }
        guard !hasStrayQuote, isOpen(first, false) else { return first }
        var row = first
        var lines: [[UInt8]] = []
        var isInside = true
        while isInside {
            guard row.count < Self.longestRow, let next = line(&input) else {
                hasStrayQuote = true
                pending += lines.reversed()
                return first
            }
            lines.append(next)
            row += [0x0A] + next
            isInside = isOpen(next, true)
        }
        return row
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
                    if at + 1 < line.count, line[at + 1] == Self.quote { at += 1 } else { isInside = false }
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
                        guard at + 1 < row.count, row[at + 1] == quote else { break }
                        at += 1
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

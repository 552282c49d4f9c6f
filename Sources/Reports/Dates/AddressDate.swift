import Prose

/// Dates in addresses of pages and pictures.
enum AddressDate {
    /// "…/2023/12/17/…", "…/2023-12-17-…", "…/2023/1217/…", "…-20231217.html", "…/17-12-2023-…"; the first that is one.
    static func day(in address: String, isPage: Bool = true) -> CalendarDate? {
        let bytes = Array(address.utf8.prefix(2000))
        var index = 0
        while index < bytes.count {
            guard ASCII.isDigit(bytes[index]), index == 0 || !ASCII.isDigit(bytes[index - 1]) else {
                index += 1
                continue
            }
            if let date = day(bytes, index, isPage) { return date }
            while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
        }
        return nil
    }

    private static func day(_ bytes: [UInt8], _ index: Int, _ isPage: Bool) -> CalendarDate? {
        var scanner = DigitScanner(Array(bytes[index..<min(bytes.count, index + 11)]))
        if let year = scanner.digits(4) {
            let isApart = scanner.take(anyOf: separators)
            guard let month = scanner.digits(2) ?? (isApart ? scanner.digits(1) : nil) else { return nil }
            let isDayApart = scanner.take(anyOf: separators)
            guard isApart || !isDayApart, isApart || isPage,
                let day = scanner.digits(2) ?? (isDayApart ? scanner.digits(1) : nil), !scanner.isDigit
            else {
                return nil
            }
            return date(year, month, day)
        }
        guard let day = scanner.digits(2), scanner.take(anyOf: [0x2D]), let month = scanner.digits(2),
            scanner.take(anyOf: [0x2D]), let year = scanner.digits(4), !scanner.isDigit
        else {
            return nil
        }
        return date(year, month, day)
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        (1990...2100).contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
    }

    private static let separators: [UInt8] = [0x2F, 0x2D, 0x5F]
}

/// Reads digits from left to right.
private struct DigitScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isDigit: Bool { at < bytes.count && ASCII.isDigit(bytes[at]) }

    /// Exactly so many digits, or nil without moving.
    mutating func digits(_ count: Int) -> Int? {
        guard at + count <= bytes.count else { return nil }
        var value = 0
        for index in at..<(at + count) {
            guard ASCII.isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] &- 0x30)
        }
        at += count
        return value
    }

    mutating func take(anyOf wanted: [UInt8]) -> Bool {
        guard at < bytes.count, wanted.contains(bytes[at]) else { return false }
        at += 1
        return true
    }
}

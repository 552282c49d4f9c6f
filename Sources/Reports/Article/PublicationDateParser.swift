import Prose

/// Reads dates as pages state them: ISO 8601 and its relatives, RFC 2822, "17 December 2023", "Dec. 17, 2023, 4:05 pm".
enum PublicationDateParser {
    /// A date with what it tells of the time of day and the zone, or nil when the text holds none.
    static func parse(_ string: some StringProtocol) -> PublicationDate? {
        let bytes = Array(string.utf8.prefix(200))
        return iso(bytes) ?? written(bytes)
    }

    // MARK: - ISO 8601

    /// "2023-12-17", "2023-12-17T10:20:00.000+01:00", "2023-12-17 10:20", "20231217T102000Z".
    private static func iso(_ bytes: [UInt8]) -> PublicationDate? {
        var scanner = DigitScanner(bytes)
        scanner.skipSpace()
        guard let year = scanner.digits(4), (1900...2100).contains(year) else { return nil }
        let separator = scanner.take(anyOf: [0x2D, 0x2F, 0x2E])
        guard let month = scanner.digits(2) ?? (separator ? scanner.digits(1) : nil) else { return nil }
        if separator, !scanner.take(anyOf: [0x2D, 0x2F, 0x2E]) { return monthOnly(year, month) }
        guard let day = scanner.digits(2) ?? (separator ? scanner.digits(1) : nil) else { return nil }
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        guard scanner.take(anyOf: [0x54, 0x74, 0x20]) else { return value(date, nil, "") }
        scanner.skipSpace()
        return value(date, clock(&scanner), zone(&scanner))
    }

    private static func monthOnly(_ year: Int, _ month: Int) -> PublicationDate? {
        guard let date = CalendarDate(year: year, month: month, day: 1) else { return nil }
        return PublicationDate(value: date.isoMonth, precision: .month, basis: .stated)
    }

    private struct Clock {
        var hour: Int
        var minute: Int
        var second: Int?
    }

    private static func value(_ date: CalendarDate, _ clock: Clock?, _ zone: String) -> PublicationDate {
        guard let clock else { return PublicationDate(value: date.iso, precision: .day, basis: .stated) }
        var value = "\(date.iso)T\(pad(clock.hour)):\(pad(clock.minute))"
        if let second = clock.second { value += ":\(pad(second))" }
        return PublicationDate(value: value + zone, precision: clock.second == nil ? .minute : .second, basis: .stated)
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// "10:20", "10:20:30.123", "102030", "4:05 pm".
    private static func clock(_ scanner: inout DigitScanner) -> Clock? {
        let start = scanner
        guard let hour = scanner.digits(2) ?? scanner.digits(1), hour < 25 else {
            scanner = start
            return nil
        }
        let colon = scanner.take(anyOf: [0x3A, 0x2E])
        guard let minute = scanner.digits(2), minute < 60 else {
            scanner = start
            return nil
        }
        var clock = Clock(hour: hour % 24, minute: minute, second: nil)
        if !colon || scanner.take(anyOf: [0x3A]) { clock.second = scanner.digits(2) }
        if scanner.take(anyOf: [0x2E, 0x2C]) { while scanner.digits(1) != nil {} }
        scanner.skipSpace()
        if let isAfternoon = scanner.halfDay() {
            clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
            scanner.skipSpace()
        }
        return clock
    }

    /// "Z", "+01:00" … as ISO 8601 writes them, "" when none is stated.
    private static func zone(_ scanner: inout DigitScanner) -> String {
        if scanner.take(anyOf: [0x5A, 0x7A]) { return "Z" }
        let sign = scanner.peek
        if sign == 0x2B || sign == 0x2D {
            _ = scanner.take(anyOf: [0x2B, 0x2D])
            guard let hours = scanner.digits(2), hours < 15 else { return "" }
            _ = scanner.take(anyOf: [0x3A])
            let minutes = scanner.digits(2) ?? 0
            return hours == 0 && minutes == 0 ? "Z" : "\(sign == 0x2B ? "+" : "-")\(pad(hours)):\(pad(minutes))"
        }
        return zones[scanner.word()] ?? ""
    }

    private static let zones = [
        "gmt": "Z", "utc": "Z", "ut": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
        "mst": "-07:00",
        "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
        "msk": "+03:00",
        "eet": "+02:00", "eest": "+03:00", "ist": "+05:30", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
    ]

    // MARK: - Written dates

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// A month's name with a day before or behind it and a year; a time anywhere behind or before.
    private static func written(_ bytes: [UInt8]) -> PublicationDate? {
        var scanner = DigitScanner(bytes)
        var day: Int?
        var month: Int?
        var year: Int?
        var time: Clock?
        var zone = ""
        while !scanner.isAtEnd {
            if scanner.isDigit {
                if time == nil, let found = timeWithColon(&scanner) {
                    time = found
                    zone = Self.zone(&scanner)
                    continue
                }
                let number = scanner.number()
                if number > 31 {
                    if year == nil, (1900...2100).contains(number) { year = number }
                } else if day == nil {
                    day = number
                }
                _ = scanner.ordinalEnding()
            } else if scanner.isLetter {
                let word = scanner.word()
                if month == nil, let index = months.firstIndex(of: String(word.prefix(3))), isMonth(word) {
                    month = index + 1
                }
            } else {
                scanner.advance()
            }
            if year != nil, month != nil, day != nil, time != nil { break }
        }
        guard let year, let month else { return nil }
        guard let day, let date = CalendarDate(year: year, month: month, day: day) else {
            return monthOnly(year, month)
        }
        return value(date, time, zone)
    }

    private static func isMonth(_ word: String) -> Bool {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
            "sept",
        ]
        return word.count == 3 || names.contains(word)
    }

    private static func timeWithColon(_ scanner: inout DigitScanner) -> Clock? {
        var ahead = scanner
        guard ahead.digits(2) ?? ahead.digits(1) != nil, ahead.peek == 0x3A else { return nil }
        return clock(&scanner)
    }
}

/// Reads numbers and words from left to right.
struct DigitScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }
    var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }
    var isDigit: Bool { ASCII.isDigit(peek) }
    var isLetter: Bool { ASCII.isLetter(peek) }

    mutating func advance() { at += 1 }

    mutating func skipSpace() {
        while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
    }

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

    /// All digits that stand here, up to nine.
    mutating func number() -> Int {
        var value = 0
        var count = 0
        while isDigit {
            if count < 9 { value = value * 10 + Int(peek &- 0x30) }
            count += 1
            at += 1
        }
        return value
    }

    mutating func take(anyOf wanted: [UInt8]) -> Bool {
        guard at < bytes.count, wanted.contains(bytes[at]) else { return false }
        at += 1
        return true
    }

    /// Letters that stand here, in lower case.
    mutating func word() -> String {
        let start = at
        while isLetter { at += 1 }
        return String(decoding: bytes[start..<at].map { ASCII.lower($0) }, as: UTF8.self)
    }

    /// "am", "p.m.": whether it is the afternoon; nil when neither stands here.
    mutating func halfDay() -> Bool? {
        let first = ASCII.lower(peek)
        guard first == 0x61 || first == 0x70 else { return nil }
        var index = at + 1
        if index < bytes.count, bytes[index] == 0x2E { index += 1 }
        guard index < bytes.count, ASCII.lower(bytes[index]) == 0x6D else { return nil }
        index += 1
        if index < bytes.count, bytes[index] == 0x2E { index += 1 }
        at = index
        return first == 0x70
    }

    /// Steps over "st", "nd", "rd", "th".
    mutating func ordinalEnding() -> Bool {
        guard isLetter else { return false }
        var ahead = self
        guard ["st", "nd", "rd", "th"].contains(ahead.word()) else { return false }
        self = ahead
        return true
    }
}

package import Prose

/// A calendar date as lines about publication print it: "2022-01-10T18:04:17Z", "January 11, 2022 // 10:20",
/// "11 Jan 2022", "11.01.2022", "2022/01/11".
package struct PrintedDate: Sendable, Hashable {
    /// ISO 8601; with a time when one is printed behind the date, with "Z" or an offset when the zone is.
    package let value: String
    package let precision: PublicationDate.Precision
    /// From the date to the end of the time.
    package let span: TextSpan

    /// The first full date in a stretch of text, or nil. O(n).
    package static func first(in text: Text, _ span: TextSpan) -> PrintedDate? {
        var at = span.start
        let bytes = text.utf8
        while at < span.end {
            guard UTF8Bytes.isWordByte(bytes[at]), at == span.start || !UTF8Bytes.isWordByte(bytes[at - 1]) else {
                at += 1
                continue
            }
            var scanner = DateScanner(bytes: bytes, at: at, end: span.end)
            if let day = scanner.date() {
                let clock = scanner.clock()
                let value = day.iso + (clock.map { "T" + $0.value } ?? "")
                return PrintedDate(value: value, precision: clock?.precision ?? .day, span: TextSpan(at, scanner.at))
            }
            while at < span.end, UTF8Bytes.isWordByte(bytes[at]) { at += 1 }
        }
        return nil
    }
}

/// Reads one date at one place.
private struct DateScanner {
    let bytes: [UInt8]
    var at: Int
    let end: Int

    mutating func date() -> CalendarDate? {
        let start = at
        if let day = numericDate() { return day }
        at = start
        if let day = monthFirst() { return day }
        at = start
        if let day = dayFirst() { return day }
        at = start
        return nil
    }

    /// 2022-01-10, 2022/01/10, 20220110 is none; 11.01.2022 and 11/13/2022 where only one reading exists.
    private mutating func numericDate() -> CalendarDate? {
        guard let first = number(), at < end, [0x2D, 0x2F, 0x2E].contains(bytes[at]) else { return nil }
        let separator = bytes[at]
        at += 1
        guard let second = number(), at < end, bytes[at] == separator else { return nil }
        at += 1
        guard let third = number() else { return nil }
        if first > 31 { return CalendarDate(year: first, month: second, day: third) }
        guard third > 999 else { return nil }
        if separator == 0x2E || first > 12 { return CalendarDate(year: third, month: second, day: first) }
        // 4/5/2022 reads both ways; only a date that has one reading is taken.
        if second > 12 || first == second { return CalendarDate(year: third, month: first, day: second) }
        return nil
    }

    /// January 11, 2022 and Jan. 11 2022
    private mutating func monthFirst() -> CalendarDate? {
        guard let month = month() else { return nil }
        skip([0x2E, 0x20])
        guard let day = number() else { return nil }
        skipOrdinal()
        skip([0x2C, 0x20])
        guard let year = number(), year > 999 else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// 11 January 2022 and 11th of January, 2022
    private mutating func dayFirst() -> CalendarDate? {
        guard let day = number(), day <= 31 else { return nil }
        skipOrdinal()
        skip([0x20, 0x2E, 0x2D])
        let mark = at
        if let word = word(), word == Self.of { skip([0x20]) } else { at = mark }
        guard let month = month() else { return nil }
        skip([0x2E, 0x2C, 0x20, 0x2D])
        guard let year = number(), year > 999 else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// A time of day close behind the date: "T18:04:17.588Z", ", Tuesday // 10:20", " at 6:04 p.m.".
    mutating func clock() -> (value: String, precision: PublicationDate.Precision)? {
        let start = at
        var hops = 0
        while at < end, hops < 16 {
            if UTF8Bytes.isDigit(bytes[at]) { break }
            at += 1
            hops += 1
        }
        guard at < end, let hour = number(), hour < 25, at < end, bytes[at] == 0x3A else {
            at = start
            return nil
        }
        at += 1
        guard let minute = number(), minute < 60 else {
            at = start
            return nil
        }
        var value = ":" + Self.two(minute)
        var precision = PublicationDate.Precision.minute
        if at + 2 < end, bytes[at] == 0x3A, UTF8Bytes.isDigit(bytes[at + 1]) {
            at += 1
            value += ":" + Self.two(number() ?? 0)
            precision = .second
            if at + 1 < end, bytes[at] == 0x2E, UTF8Bytes.isDigit(bytes[at + 1]) {
                at += 1
                while at < end, UTF8Bytes.isDigit(bytes[at]) { at += 1 }
            }
        }
        let shift = afternoonShift(hour)
        return (Self.two((hour + shift) % 24) + value + zone(), precision)
    }

    /// 12 for p.m. hours, -12 for 12 a.m., 0 otherwise; moves behind the mark.
    private mutating func afternoonShift(_ hour: Int) -> Int {
        var look = at
        while look < end, bytes[look] == 0x20 { look += 1 }
        guard look + 1 < end, bytes[look] | 0x20 == 0x70 || bytes[look] | 0x20 == 0x61 else { return 0 }
        let isAfternoon = bytes[look] | 0x20 == 0x70
        var letter = look + 1
        if bytes[letter] == 0x2E { letter += 1 }
        guard letter < end, bytes[letter] | 0x20 == 0x6D else { return 0 }
        at = letter + 1
        if isAfternoon { return hour < 12 ? 12 : 0 }
        return hour == 12 ? 12 : 0
    }

    private mutating func zone() -> String {
        guard at < end else { return "" }
        if bytes[at] == 0x5A {
            at += 1
            return "Z"
        }
        guard bytes[at] == 0x2B || bytes[at] == 0x2D, at + 4 < end, UTF8Bytes.isDigit(bytes[at + 1]),
            UTF8Bytes.isDigit(bytes[at + 2])
        else {
            return ""
        }
        let sign = bytes[at] == 0x2B ? "+" : "-"
        at += 1
        guard var hours = number() else { return "" }
        var minutes = 0
        if hours > 99 {
            minutes = hours % 100
            hours /= 100
        } else if at < end, bytes[at] == 0x3A {
            at += 1
            minutes = number() ?? 0
        }
        return sign + Self.two(hours) + ":" + Self.two(minutes)
    }

    private mutating func number() -> Int? {
        let start = at
        var value = 0
        while at < end, UTF8Bytes.isDigit(bytes[at]), at - start < 5 {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at > start ? value : nil
    }

    private mutating func word() -> UInt64? {
        let start = at
        while at < end, UTF8Bytes.isLetter(bytes[at]) { at += 1 }
        return at > start ? WordHash.folded(bytes, TextSpan(start, at)) : nil
    }

    private mutating func month() -> Int? { word().flatMap { Self.months[$0] } }

    private mutating func skip(_ set: Set<UInt8>) { while at < end, set.contains(bytes[at]) { at += 1 } }

    /// st, nd, rd, th
    private mutating func skipOrdinal() {
        guard at + 1 < end, UTF8Bytes.isLetter(bytes[at]), UTF8Bytes.isLetter(bytes[at + 1]) else { return }
        guard at + 2 >= end || !UTF8Bytes.isLetter(bytes[at + 2]) else { return }
        at += 2
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let of = WordHash.folded("of")
    private static let months: [UInt64: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        var result: [UInt64: Int] = [WordHash.folded("sept"): 9]
        for (index, name) in names.enumerated() {
            result[WordHash.folded(name)] = index + 1
            result[WordHash.folded(name.prefix(3))] = index + 1
        }
        return result
    }()
}

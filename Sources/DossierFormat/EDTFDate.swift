/// The part of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1) that dossiers use.
public enum EDTFDate {
    /// Whether a value is a date, a date with a time, a season ("2021-24"), or an interval of two of them, open ends
    /// ("../1991", "2022-01-10/..") included; `~`, `?` and `%` may stand behind each, `X` for an unknown digit. O(n).
    public static func isValid(_ value: String) -> Bool {
        let ends = value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard ends.count <= 2 else { return false }
        if ends.count == 1 { return isDate(ends[0]) }
        let isOpen = ends.map { $0.elementsEqual("..".utf8) }
        return isOpen != [true, true] && zip(ends, isOpen).allSatisfy { $1 || isDate($0) }
    }

    private typealias Part = Substring.UTF8View

    private static func isDate(_ value: Part) -> Bool {
        var date = value
        if let last = date.last, "~?%".utf8.contains(last) { date.removeLast() }
        let halves = date.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard isDay(parts) else { return false }
        return halves.count == 1 || (parts.count == 3 && isTime(halves[1]))
    }

    private static func isDay(_ parts: [Part]) -> Bool {
        guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
            return false
        }
        guard parts.joined().allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "X") }) else { return false }
        let month = parts.count > 1 ? number(parts[1]) : nil
        if let month, !(1...12).contains(month), parts.count > 2 || !(21...41).contains(month) { return false }
        guard parts.count > 2, let day = number(parts[2]) else { return true }
        return (1...days(inMonth: month, ofYear: number(parts[0]))).contains(day)
    }

    /// The most days that a month can have; what is unknown counts as long.
    private static func days(inMonth month: Int?, ofYear year: Int?) -> Int {
        switch month {
        case 2:
            guard let year else { return 29 }
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    /// "18:04", "18:04:17", with "Z" or an offset like "+01:00" behind or nothing; "24:00" ends a day.
    private static func isTime(_ value: Part) -> Bool {
        var clock = value
        if clock.last == UInt8(ascii: "Z") {
            clock.removeLast()
        } else if let sign = clock.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            guard let offset = fields(clock[clock.index(after: sign)...]), offset.count == 2, offset[0] <= 14,
                offset[1] < 60
            else { return false }
            clock = clock[..<sign]
        }
        guard let fields = fields(clock), (2...3).contains(fields.count), fields[1] < 60,
            fields.count == 2 || fields[2] < 60
        else { return false }
        return fields[0] < 24 || (fields[0] == 24 && fields.dropFirst().allSatisfy { $0 == 0 })
    }

    /// Numbers of two digits parted by colons.
    private static func fields(_ value: Part) -> [Int]? {
        let parts = value.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(isDigit) }) else { return nil }
        return parts.compactMap(number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The value of digits; nil where one is unknown.
    private static func number(_ digits: Part) -> Int? { Int(Substring(digits)) }
}

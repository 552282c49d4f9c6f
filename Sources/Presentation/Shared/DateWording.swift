/// Says EDTF and ISO 8601 dates in English words; a value it does not understand is shown as it is.
enum DateWording {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    private static let seasons = [21: "spring", 22: "summer", 23: "autumn", 24: "winter"]

    private struct Day: Equatable {
        var year: Int
        var month: Int?
        var day: Int?
    }

    /// "Wednesday 12 January 2022", "December 2021", "10–16 January 2022", "until 1991", "about 2019".
    static func words(_ value: String) -> String {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2 else { return point(value, weekday: true) ?? value }
        return interval(from: ends[0], to: ends[1]) ?? value
    }

    /// "10–11 January 2022" for two days, or the one date when they are the same.
    static func range(_ first: String, _ last: String) -> String {
        first == last ? point(first, weekday: false) ?? first : interval(from: first, to: last) ?? "\(first) – \(last)"
    }

    private static func interval(from first: String, to last: String) -> String? {
        if first == ".." { return point(last, weekday: true).map { "until \($0)" } }
        if last == ".." { return point(first, weekday: true).map { "from \($0)" } }
        if let from = plainDay(first), let to = plainDay(last), from.year == to.year,
            let month = from.month, let lastMonth = to.month, let start = from.day, let end = to.day,
            months.indices.contains(month - 1), months.indices.contains(lastMonth - 1)
        {
            let close = "\(end) \(months[lastMonth - 1]) \(to.year)"
            return month == lastMonth ? "\(start)–\(close)" : "\(start) \(months[month - 1]) – \(close)"
        }
        guard let from = point(first, weekday: false), let to = point(last, weekday: false) else { return nil }
        return "\(from) – \(to)"
    }

    private static func plainDay(_ value: String) -> Day? {
        let parts = value.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let year = Int(parts[0]), parts[0].count == 4 else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) : nil
        let day = parts.count > 2 ? Int(parts[2]) : nil
        guard (parts.count > 1) == (month != nil), (parts.count > 2) == (day != nil) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func point(_ value: String, weekday: Bool) -> String? {
        var date = value
        var doubt = ""
        if let mark = date.last, "~?%".contains(mark) {
            doubt = mark == "?" ? " (uncertain)" : ""
            date.removeLast()
        }
        let about = value.hasSuffix("~") || value.hasSuffix("%") ? "about " : ""
        let halves = date.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = halves.first, let day = plainDay(first), let said = words(day, weekday: weekday) else {
            return decade(date).map { about + $0 + doubt }
        }
        return about + said + (halves.count > 1 ? ", " + time(halves[1]) : "") + doubt
    }

    private static func words(_ date: Day, weekday: Bool) -> String? {
        guard let month = date.month else { return "\(date.year)" }
        if let season = seasons[month], date.day == nil { return "\(season) \(date.year)" }
        guard months.indices.contains(month - 1) else { return nil }
        guard let day = date.day else { return "\(months[month - 1]) \(date.year)" }
        let name = weekday ? weekdayName(year: date.year, month: month, day: day) + " " : ""
        return "\(name)\(day) \(months[month - 1]) \(date.year)"
    }

    /// "1990s" for "199X".
    private static func decade(_ value: String) -> String? {
        value.count == 4 && value.hasSuffix("X") && Int(value.prefix(3)) != nil ? "\(value.prefix(3))0s" : nil
    }

    /// "18:04" with "UTC" or the offset behind it.
    private static func time(_ value: String) -> String {
        let clock = String(value.prefix(5))
        guard let zone = value.dropFirst(5).firstIndex(where: { "Z+-".contains($0) }) else { return clock }
        let offset = value[zone...]
        return offset == "Z" || offset == "+00:00" ? "\(clock) UTC" : "\(clock) UTC\(offset)"
    }

    /// Zeller's congruence for the Gregorian calendar.
    private static func weekdayName(year: Int, month: Int, day: Int) -> String {
        let (shiftedMonth, shiftedYear) = month < 3 ? (month + 12, year - 1) : (month, year)
        let century = shiftedYear / 100
        let inCentury = shiftedYear % 100
        let sum = day + 13 * (shiftedMonth + 1) / 5 + inCentury + inCentury / 4 + century / 4 + 5 * century
        return weekdays[sum % 7]
    }
}

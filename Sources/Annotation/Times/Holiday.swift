import Prose

/// A day of the year with a name: on a fixed date, on a certain weekday of a month, or so many days from Easter.
enum Holiday: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month; -1 is the last.
    case nth(Int, weekday: Int, month: Int)
    /// The nth weekday of a month, so many days on.
    case easter(Int)
    /// The first weekday after the first other weekday of a month, as election day in the US.
    case after(weekday: Int, other: Int, month: Int)

    /// Reads "12-25", "nth 4 4 11" (fourth Thursday of November), "easter -2", "after 2 1 11".
    init?(rule: some StringProtocol) {
        let parts = rule.split { $0 == " " || $0 == "-" && !rule.contains(" ") }
        let numbers = parts.compactMap { Int($0) }
        switch (parts.first, numbers.count) {
        case ("nth", 3): self = .nth(numbers[0], weekday: numbers[1], month: numbers[2])
        case ("easter", 1): self = .easter(numbers[0])
        case ("after", 3): self = .after(weekday: numbers[0], other: numbers[1], month: numbers[2])
        case (_, 2): self = .fixed(month: numbers[0], day: numbers[1])
        default: return nil
        }
    }

    /// The day in a year.
    func day(in year: Int) -> CalendarDate? {
        switch self {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
        case .nth(let count, let weekday, let month): return Self.nth(count, weekday, month, year)
        case .easter(let offset): return Self.easter(year)?.adding(days: offset)
        case .after(let weekday, let other, let month):
            guard let first = Self.nth(1, other, month, year) else { return nil }
            return first.adding(days: (weekday - other + 7) % 7)
        }
    }

    private static func nth(_ count: Int, _ weekday: Int, _ month: Int, _ year: Int) -> CalendarDate? {
        guard (1...12).contains(month) else { return nil }
        if count < 0 {
            guard let last = CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year)) else {
                return nil
            }
            return last.adding(days: -((last.weekday - weekday + 7) % 7))
        }
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (count - 1))
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
    static func easter(_ year: Int) -> CalendarDate? {
        let golden = year % 19
        let century = year / 100
        let rest = year % 100
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let total = epact + weekday - 7 * correction + 114
        return CalendarDate(year: year, month: total / 31, day: total % 31 + 1)
    }
}

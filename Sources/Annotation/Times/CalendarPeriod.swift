import Prose

/// A stretch of the calendar that has a name of its own: a day, a week, a quarter, a decade …
enum CalendarPeriod: Hashable, Sendable {
    case day(CalendarDate)
    /// By its Saturday.
    case weekend(CalendarDate)
    /// By its Monday.
    case week(CalendarDate)
    case month(Int, Int)
    case quarter(Int, Int)
    case season(Int, Season)
    case half(Int, Int)
    case year(Int)
    /// By its first three digits: 198 are the 1980s.
    case decade(Int)
    /// By its first two digits: 19 is the 20th century.
    case century(Int)

    /// The period of a kind that holds a day; nil for kinds that are no stretch of the calendar.
    init?(_ unit: TimeUnit, holding day: CalendarDate) {
        switch unit {
        case .day: self = .day(day)
        case .weekend: self = .weekend(day.adding(days: 6 - day.weekday))
        case .week: self = .week(day.adding(days: 1 - day.weekday))
        case .month: self = .month(day.year, day.month)
        case .quarter: self = .quarter(day.year, (day.month - 1) / 3 + 1)
        case .half: self = .half(day.year, (day.month - 1) / 6 + 1)
        case .season:
            self = .season(
                day.month < 3 ? day.year - 1 : day.year,
                Season(rawValue: day.month < 3 ? 24 : day.month / 3 + 20) ?? .winter)
        case .year: self = .year(day.year)
        case .decade: self = .decade(day.year / 10)
        case .century: self = .century(day.year / 100)
        default: return nil
        }
    }

    var unit: TimeUnit {
        switch self {
        case .day: .day
        case .weekend: .weekend
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .season: .season
        case .half: .half
        case .year: .year
        case .decade: .decade
        case .century: .century
        }
    }

    var first: CalendarDate {
        switch self {
        case .day(let day), .weekend(let day), .week(let day): day
        case .month(let year, let month): Self.date(year, month, 1)
        case .quarter(let year, let quarter): Self.date(year, 3 * quarter - 2, 1)
        case .season(let year, let season): Self.date(year, season.firstMonth, 1)
        case .half(let year, let half): Self.date(year, 6 * half - 5, 1)
        case .year(let year): Self.date(year, 1, 1)
        case .decade(let decade): Self.date(decade * 10, 1, 1)
        case .century(let century): Self.date(century * 100, 1, 1)
        }
    }

    var last: CalendarDate {
        switch self {
        case .day(let day): day
        case .weekend(let day): day.adding(days: 1)
        case .week(let day): day.adding(days: 6)
        default: shifted(by: 1)?.first.adding(days: -1) ?? first
        }
    }

    /// The period of the same kind so many places later; nil outside the years 1 to 9999.
    func shifted(by count: Int) -> CalendarPeriod? {
        guard abs(count) < 10_000 else { return nil }
        let shifted: CalendarPeriod
        switch self {
        case .day(let day): shifted = .day(day.adding(days: count))
        case .weekend(let day): shifted = .weekend(day.adding(days: 7 * count))
        case .week(let day): shifted = .week(day.adding(days: 7 * count))
        case .season(let year, let season):
            let total = year * 4 + season.rawValue - 21 + count
            guard let next = Season(rawValue: ((total % 4) + 4) % 4 + 21) else { return nil }
            shifted = .season(Self.floor(total, 4), next)
        case .month, .quarter, .half:
            let months = unit.months ?? 1
            let total = first.year * 12 + first.month - 1 + months * count
            guard
                let day = CalendarDate(
                    year: Self.floor(total, 12), month: total - Self.floor(total, 12) * 12 + 1, day: 1)
            else { return nil }
            guard let period = CalendarPeriod(unit, holding: day) else { return nil }
            shifted = period
        case .year(let year): shifted = .year(year + count)
        case .decade(let decade): shifted = .decade(decade + count)
        case .century(let century): shifted = .century(century + count)
        }
        return (1...9999).contains(shifted.firstYear) ? shifted : nil
    }

    /// The same period of another year, as in "the same quarter a year ago".
    func shifted(years: Int) -> CalendarPeriod? {
        switch self {
        case .day(let day): .day(day.adding(months: 12 * years))
        case .week, .weekend: shifted(by: 52 * years)
        case .month: shifted(by: 12 * years)
        case .quarter, .season: shifted(by: 4 * years)
        case .half: shifted(by: 2 * years)
        case .year: shifted(by: years)
        case .decade, .century: nil
        }
    }

    private var firstYear: Int {
        switch self {
        case .day(let day), .weekend(let day), .week(let day): day.year
        case .month(let year, _), .quarter(let year, _), .season(let year, _), .half(let year, _), .year(let year): year
        case .decade(let decade): decade * 10
        case .century(let century): century * 100
        }
    }

    private static func floor(_ value: Int, _ by: Int) -> Int { value >= 0 ? value / by : (value - by + 1) / by }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: min(9999, max(1, year)), month: month, day: day) ?? CalendarDate(ordinal: 0)
    }
}

// MARK: - Values

extension CalendarPeriod {
    /// The TIMEX3 value ("2022-01-10", "2022-W02", "2022-Q1", "198").
    var timex: String {
        switch self {
        case .day(let day): day.iso
        case .weekend(let day): Self.isoWeek(day) + "-WE"
        case .week(let day): Self.isoWeek(day)
        case .month: first.isoMonth
        case .quarter(let year, let quarter): Self.pad(year) + "-Q\(quarter)"
        case .season(let year, let season): Self.pad(year) + "-" + season.timex
        case .half(let year, let half): Self.pad(year) + "-H\(half)"
        case .year(let year): Self.pad(year)
        case .decade(let decade): String(Self.pad(decade * 10).prefix(3)) + "X"
        case .century(let century): String(Self.pad(century * 100).prefix(2))
        }
    }

    /// The EDTF value ("2022-01-10", "2022-01-10/2022-01-16", "2021-24", "198X").
    var edtf: String {
        switch self {
        case .weekend, .week: first.iso + "/" + last.iso
        case .quarter, .half: first.isoMonth + "/" + last.isoMonth
        case .season(let year, let season): Self.pad(year) + "-\(season.rawValue)"
        case .century: timex + "XX"
        default: timex
        }
    }

    /// The EDTF value of its early, middle or late part: thirds of a month, quarters of a year and so on.
    func edtf(_ part: TimeModifier?) -> String {
        guard part == .start || part == .middle || part == .end else { return edtf }
        let first = first
        let last = last
        switch unit {
        case .day: return edtf
        case .year:
            switch part {
            case .start: return first.isoMonth + "/" + first.adding(months: 2).isoMonth
            case .middle: return first.adding(months: 4).isoMonth + "/" + first.adding(months: 7).isoMonth
            default: return first.adding(months: 9).isoMonth + "/" + last.isoMonth
            }
        case .decade, .century:
            let years = last.year - first.year + 1
            let from = part == .start ? 0 : part == .middle ? years * 4 / 10 : years * 7 / 10
            let to = part == .start ? years * 3 / 10 : part == .middle ? years * 6 / 10 : years - 1
            return Self.pad(first.year + from) + "/" + Self.pad(first.year + to)
        default:
            let days = last.ordinal - first.ordinal + 1
            let third = max(1, days / 3)
            switch part {
            case .start: return first.iso + "/" + first.adding(days: third - 1).iso
            case .middle: return first.adding(days: third).iso + "/" + last.adding(days: -third).iso
            default: return last.adding(days: 1 - third).iso + "/" + last.iso
            }
        }
    }

    /// ISO 8601 week of a day ("2022-W02").
    static func isoWeek(_ day: CalendarDate) -> String {
        let thursday = day.adding(days: 4 - day.weekday)
        let newYear = date(thursday.year, 1, 1)
        let week = (thursday.ordinal - newYear.ordinal) / 7 + 1
        return pad(thursday.year) + (week < 10 ? "-W0" : "-W") + String(week)
    }

    static func pad(_ year: Int) -> String {
        let digits = String(max(0, year))
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

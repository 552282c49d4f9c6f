import Prose

/// What the words of a time expression say, before it is known from which day they count.
struct TimePhrase: Sendable {
    var tokens: Range<Int>
    var meaning: Meaning
    /// "Early", "the end of".
    var modifier: TimeModifier?
    /// "Earlier this year", "later that day": some time of the period, not its first or last part.
    var isOpen = false
    var part: DayPart?
    var clock: ClockTime?
    /// "Almost eight hours".
    var bound: QuantityBound?

    enum Meaning: Sendable, Hashable {
        /// A date that needs no other ("10 January 2022", "the 1980s").
        case period(CalendarPeriod)
        /// From one period to another ("1950-53").
        case interval(CalendarPeriod, CalendarPeriod)
        /// What comes every year ("December", "7 August", "the third quarter", "Christmas").
        case yearly(YearlyPeriod, TimeWord.Shift?)
        /// The same, in a year that counts from another ("July last year").
        case yearlyIn(YearlyPeriod, TimeWord.Shift)
        /// Two days of one month without a year ("12 to 15 October").
        case yearlyInterval(YearlyPeriod, YearlyPeriod)
        case weekday(Int, TimeWord.Shift?)
        /// "Friday next week".
        case weekdayOf(TimeWord.Shift, Int)
        /// "The second Monday of next month"; rank -1 is the last.
        case weekdayOfMonth(TimeWord.Shift, rank: Int, Int)
        /// "The 20th of next month".
        case dayOfMonth(TimeWord.Shift, Int)
        /// "Friday the 15th".
        case weekdayOn(Int, day: Int)
        /// "Last month", "that day", "this week".
        case relative(TimeUnit, TimeWord.Shift)
        /// "Yesterday", so many days from the publication.
        case dayOffset(Int)
        /// "Two days ago", "a day later"; nil when the number is open ("years ago").
        case offset(TimeUnit, Double?, forward: Bool, fromMention: Bool)
        /// "Two months and three days ago".
        case compoundOffset(months: Int, days: Int, forward: Bool, fromMention: Bool)
        /// "The next two weeks", "recent months".
        case window(TimeUnit, Double?, TimeWord.Shift)
        case duration(TimeUnit, Double?)
        /// "Every Monday", "daily", as TIMEX3 writes it.
        case set(String)
        case reference(TimeReference)
        /// "52-year-old": a figure, no time.
        case age
        /// A time of day without a day.
        case timeOfDay
    }
}

/// A period that comes once every year.
enum YearlyPeriod: Hashable, Sendable {
    case day(month: Int, day: Int)
    case month(Int)
    case quarter(Int)
    case half(Int)
    case season(Season)
    case holiday(Holiday)

    /// The period in one year, when it has it (29 February).
    func period(in year: Int) -> CalendarPeriod? {
        guard (1...9998).contains(year) else { return nil }
        switch self {
        case .day(let month, let day): return CalendarDate(year: year, month: month, day: day).map { .day($0) }
        case .month(let month): return .month(year, month)
        case .quarter(let quarter): return .quarter(year, quarter)
        case .half(let half): return .half(year, half)
        case .season(let season): return .season(year, season)
        case .holiday(let holiday): return holiday.day(in: year).map { .day($0) }
        }
    }

    /// Its TIMEX3 value when the year is not known.
    var timex: String {
        switch self {
        case .day(let month, let day): return "XXXX-" + Self.pad(month) + "-" + Self.pad(day)
        case .month(let month): return "XXXX-" + Self.pad(month)
        case .quarter(let quarter): return "XXXX-Q\(quarter)"
        case .half(let half): return "XXXX-H\(half)"
        case .season(let season): return "XXXX-" + season.timex
        case .holiday(.fixed(let month, let day)): return "XXXX-" + Self.pad(month) + "-" + Self.pad(day)
        case .holiday: return "XXXX-XX-XX"
        }
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// A time of day.
struct ClockTime: Hashable, Sendable {
    var hour: Int
    /// Nil when only the hour is told.
    var minute: Int?
    var second: Int?

    /// "T07:30"; the hour alone is told to the minute, as TIMEX3 does.
    var timex: String {
        var value = "T" + Self.pad(hour) + ":" + Self.pad(minute ?? 0)
        if let second { value += ":" + Self.pad(second) }
        return value
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

import Prose

/// How long ago something was published, as pages say it: "3 hours ago", "yesterday".
struct PublicationAge: Sendable, Hashable {
    enum Unit: Int, Sendable, CaseIterable {
        case second, minute, hour, day, week

        var seconds: Int {
            switch self {
            case .second: 1
            case .minute: 60
            case .hour: 3600
            case .day: 86_400
            case .week: 604_800
            }
        }
    }

    /// Before the fetch.
    let seconds: Int
    /// The finest unit told.
    let unit: Unit
    /// UTF-8 offsets.
    let span: TextSpan

    /// The date by the clock of Greenwich: to the minute where minutes are told, to the day where hours or days are
    /// (they were rounded), to the month where weeks are; nil where rounding leaves the month open.
    func date(before fetched: FetchTime) -> DateReading? {
        let time = fetched.seconds - seconds
        guard time > 0 else { return nil }
        let day = CalendarDate(ordinal: time / 86_400)
        guard DateReader.years.contains(day.year) else { return nil }
        var reading = DateReading(date: day, span: span)
        reading.isRelative = true
        switch unit {
        case .second, .minute:
            reading.clock = ClockTime(hour: time / 3600 % 24, minute: time / 60 % 60, offset: 0)
        case .hour, .day: break
        case .week:
            // "2 weeks ago" is said until the third is full.
            guard day.adding(days: -6).isoMonth == day.isoMonth,
                let first = CalendarDate(year: day.year, month: day.month, day: 1)
            else { return nil }
            reading.date = first
            reading.hasDay = false
        }
        return reading
    }
}

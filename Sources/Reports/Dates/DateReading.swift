import Prose

/// A date as it was read at one place, with every reading that its form allows.
struct DateReading: Sendable, Hashable {
    /// The first of the month where no day is stated.
    var date: CalendarDate
    var hasDay = true
    /// The other reading of a numeric date of which the day may be the month.
    var swapped: CalendarDate?
    /// How the page writes numeric dates, when this one shows it by having one reading only.
    var order: DateReader.Order?
    var clock: ClockTime?
    /// From the date to the end of its time; UTF-8 offsets.
    var span: TextSpan
    /// Whether it was counted back from when the page was fetched.
    var isRelative = false

    /// ISO 8601, as precise as what was read.
    func publication(span: TextSpan? = nil) -> PublicationDate {
        let basis: PublicationDate.Basis = isRelative ? .inferred : .stated
        guard hasDay else {
            return PublicationDate(value: date.isoMonth, precision: .month, basis: basis, span: span)
        }
        guard let clock else { return PublicationDate(value: date.iso, precision: .day, basis: basis, span: span) }
        return PublicationDate(
            value: "\(date.iso)T\(clock.iso)", precision: clock.second == nil ? .minute : .second, basis: basis,
            span: span)
    }

    /// The day in Greenwich at the time told, where that is told with its zone.
    var greenwichDay: CalendarDate? {
        guard hasDay, let clock, let offset = clock.offset else { return nil }
        let minutes = clock.hour * 60 + clock.minute - offset
        return date.adding(days: minutes < 0 ? -1 : minutes / 1440)
    }

    /// Whether it tells a later time than another, as far as both tell theirs: a later day, or a later time of one day.
    func isLater(than other: DateReading) -> Bool {
        if let own = minutes, let others = other.minutes, clock?.offset != nil || other.clock?.offset == nil,
            other.clock?.offset != nil || clock?.offset == nil
        {
            let (second, otherSecond) = (clock?.second ?? 0, other.clock?.second ?? 0)
            return own > others || own == others && second > otherSecond
        }
        if date != other.date { return date > other.date }
        return clock != nil && other.clock == nil
    }

    /// Since 1970: by Greenwich where a zone is told, else by the clock on the wall.
    private var minutes: Int? {
        clock.map { date.ordinal * 1440 + $0.hour * 60 + $0.minute - ($0.offset ?? 0) }
    }

    /// The same with the two readings exchanged; nil when there is only one.
    var exchanged: DateReading? {
        guard let swapped else { return nil }
        var result = self
        result.date = swapped
        result.swapped = date
        return result
    }
}

/// A time of day, with the zone when one is stated.
struct ClockTime: Sendable, Hashable {
    var hour: Int
    var minute: Int
    var second: Int?
    /// Minutes east of Greenwich; nil when no zone is stated.
    var offset: Int?

    /// "18:20", "18:20:05Z", "18:20+02:00".
    var iso: String {
        var result = "\(Self.pad(hour)):\(Self.pad(minute))"
        if let second { result += ":\(Self.pad(second))" }
        guard let offset else { return result }
        guard offset != 0 else { return result + "Z" }
        return result + "\(offset < 0 ? "-" : "+")\(Self.pad(abs(offset) / 60)):\(Self.pad(abs(offset) % 60))"
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

import Prose

/// When the bytes of an input were fetched: what "3 hours ago" on a page is counted back from.
package struct FetchTime: Sendable, Hashable {
    /// Since 1970, in UTC by definition.
    package let seconds: Int

    /// Nil for what no program that fetches pages can have written: a time before 1990 or behind the year 2200.
    package init?(seconds: Int) {
        guard (631_152_000..<7_258_118_400).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// A time as archives write it ("2031-04-07T10:00:00Z", ISO 8601 in UTC); fractions of a second are left out.
    package init?(iso stated: String) {
        let bytes = Array(stated.utf8)
        guard bytes.count >= 19, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = CalendarDate(iso: stated.prefix(10)), let hour = Int(stated.dropFirst(11).prefix(2)),
            let minute = Int(stated.dropFirst(14).prefix(2)), let second = Int(stated.dropFirst(17).prefix(2)),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        self.init(seconds: day.ordinal * 86_400 + hour * 3600 + minute * 60 + second)
    }

    var day: CalendarDate { CalendarDate(ordinal: seconds / 86_400) }
}

extension FetchTime {
    /// The moment that a date with its time and zone tells; nil for less.
    init?(_ reading: DateReading) {
        guard reading.hasDay, let clock = reading.clock, let offset = clock.offset else { return nil }
        self.init(
            seconds: reading.date.ordinal * 86_400 + (clock.hour * 60 + clock.minute - offset) * 60
                + (clock.second ?? 0))
    }
}

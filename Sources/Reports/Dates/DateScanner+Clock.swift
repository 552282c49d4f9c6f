import Prose

extension DateScanner {
    /// A time close behind the date: "T18:04:17.588Z", ", Tuesday // 10:20", " at 6:04 p.m.", " um 10.30 Uhr", " à
    /// 10h30".
    mutating func addClock(to reading: inout DateReading) {
        guard reading.clock == nil, at < end else { return }
        let start = at
        let isMachine = bytes[at] | 0x20 == 0x74 && at + 1 < end && ASCII.isDigit(bytes[at + 1])
        var hops = 0
        while at < end, !ASCII.isDigit(bytes[at]), hops < 18 {
            at += 1
            hops += 1
        }
        let isLastHour = at + 1 < end && bytes[at] == 0x32 && bytes[at + 1] == 0x34
        guard at < end, let clock = clock(isMachine: isMachine) else {
            at = start
            return
        }
        reading.clock = clock
        // 24:00 is the midnight that ends the day (ISO 8601).
        guard isLastHour, reading.hasDay, clock.minute == 0, clock.second ?? 0 == 0 else { return }
        reading.date = reading.date.adding(days: 1)
        reading.swapped = reading.swapped?.adding(days: 1)
    }

    /// The time that stands here. A point or nothing between hour and minute passes only where a machine wrote it or
    /// where a word behind it says that it is a time.
    mutating func clock(isMachine: Bool) -> ClockTime? {
        let start = at
        guard let clock = plainClock(isMachine: isMachine) else {
            at = start
            return nil
        }
        return clock
    }

    private mutating func plainClock(isMachine: Bool) -> ClockTime? {
        guard let hour = digits(2) ?? digits(1), hour < 25, at < end else { return nil }
        let mark = bytes[at]
        let isColon = mark == 0x3A
        if isColon || mark == 0x2E || mark | 0x20 == 0x68 { at += 1 } else if !isMachine { return nil }
        guard let minute = digits(2), minute < 60, at >= end || !ASCII.isDigit(bytes[at]) || isMachine else {
            return nil
        }
        var clock = ClockTime(hour: hour % 24, minute: minute)
        if isColon || isMachine, at + 2 < end, bytes[at] == 0x3A || ASCII.isDigit(bytes[at]) {
            let mark = at
            if bytes[at] == 0x3A { at += 1 }
            if let second = digits(2), second < 60 { clock.second = second } else { at = mark }
            skipFraction()
        }
        let isMarked = halfDay(&clock)
        if mark == 0x2E, !isMarked, !isMachine, !isClockWord { return nil }
        clock.offset = zone()
        return clock
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard at + count <= end else { return nil }
        var value = 0
        for index in at..<(at + count) {
            guard ASCII.isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        at += count
        return value
    }

    private mutating func skipFraction() {
        guard at + 1 < end, bytes[at] == 0x2E || bytes[at] == 0x2C, ASCII.isDigit(bytes[at + 1]) else { return }
        at += 1
        while at < end, ASCII.isDigit(bytes[at]) { at += 1 }
    }

    /// "am", "p.m." behind a time; whether one stands here.
    private mutating func halfDay(_ clock: inout ClockTime) -> Bool {
        var look = at
        while look < end, ASCII.isSpace(bytes[look]), look < at + 2 { look += 1 }
        guard look + 1 < end else { return false }
        let first = ASCII.lower(bytes[look])
        guard first == 0x61 || first == 0x70 else { return false }
        look += 1
        if bytes[look] == 0x2E { look += 1 }
        guard look < end, ASCII.lower(bytes[look]) == 0x6D else { return false }
        look += 1
        if look < end, bytes[look] == 0x2E { look += 1 }
        guard look >= end || !ASCII.isLetter(bytes[look]) else { return false }
        at = look
        if clock.hour <= 12 { clock.hour = clock.hour % 12 + (first == 0x70 ? 12 : 0) }
        return true
    }

    /// "Uhr", "h" behind a time with a point.
    private var isClockWord: Bool {
        var look = at
        while look < end, ASCII.isSpace(bytes[look]), look < at + 2 { look += 1 }
        let stop = FoldedWord.end(bytes, from: look, to: end)
        return stop > look && Self.clockWords.contains(FoldedWord.hash(bytes, look..<stop))
    }

    private static let clockWords = Set(["uhr", "h", "uur", "kl", "hod", "ч"].map { FoldedWord.hash($0) })

    /// "Z", "+01:00", " -0500", " EST" as minutes east of Greenwich; nil when none is stated.
    private mutating func zone() -> Int? {
        var look = at
        if look < end, bytes[look] == 0x20 { look += 1 }
        guard look < end else { return nil }
        let mark = bytes[look]
        if mark == 0x2B || mark == 0x2D {
            let start = at
            at = look + 1
            guard let hours = digits(2), hours < 15 else {
                at = start
                return nil
            }
            if at < end, bytes[at] == 0x3A { at += 1 }
            let minutes = hours * 60 + (digits(2) ?? 0)
            return mark == 0x2D ? -minutes : minutes
        }
        let stop = FoldedWord.end(bytes, from: look, to: end)
        guard stop > look, stop - look <= 4, let offset = Self.zones[FoldedWord.hash(bytes, look..<stop)] else {
            return nil
        }
        at = stop
        return offset
    }

    /// Minutes east of Greenwich. Where one name has two meanings (IST, CST), that of most pages on the web.
    private static let zones: [UInt64: Int] = {
        let hours: [(String, Double)] = [
            ("z", 0), ("gmt", 0), ("utc", 0), ("ut", 0), ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5),
            ("mst", -7),
            ("mdt", -6), ("pst", -8), ("pdt", -7), ("bst", 1), ("cet", 1), ("cest", 2), ("mez", 1), ("mesz", 2),
            ("msk", 3), ("eet", 2), ("eest", 3), ("ist", 5.5), ("jst", 9), ("kst", 9), ("sgt", 8), ("hkt", 8),
            ("aest", 10), ("aedt", 11),
        ]
        var result: [UInt64: Int] = [:]
        for (name, offset) in hours { result[FoldedWord.hash(name)] = Int(offset * 60) }
        return result
    }()
}

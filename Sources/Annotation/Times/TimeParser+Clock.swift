import Prose

/// Times of day, with the day that stands beside them.
extension TimeParser {
    /// "7 p.m. Friday EDT", "12:01 a.m. on Tuesday", "noon Saturday", "0735 GMT", "4 in the morning".
    func clockTime(_ at: Int) -> TimePhrase? {
        guard at < limit, let (clock, end) = clock(at) else { return nil }
        var phrase = TimePhrase(tokens: at..<end, meaning: .timeOfDay)
        phrase.clock = clock
        var next = zoneEnd(end)
        phrase.tokens = at..<next
        if has(next, .comma) { next += 1 }
        if has(next, .on) { next += 1 }
        let early = word(next).modifier != nil ? next + 1 : next
        guard let day = dayBehindClock(early) else { return phrase }
        phrase.meaning = day.meaning
        phrase.tokens = at..<day.tokens.upperBound
        return phrase
    }

    private func dayBehindClock(_ at: Int) -> TimePhrase? {
        guard at < limit else { return nil }
        if let day = dayExpression(at), day.clock == nil { return day }
        guard let shifted = shifted(at) else { return nil }
        switch shifted.meaning {
        case .weekday, .relative(.day, _): return shifted
        default: return nil
        }
    }

    private func clock(_ at: Int) -> (ClockTime, Int)? {
        if has(at, .noon) { return isNight(at) ? nil : (ClockTime(hour: 12), at + 1) }
        if has(at, .midnight) {
            // Midnight of a named day is its end; "the midnight deadline" too.
            return isNight(at) ? nil : (ClockTime(hour: 24), at + 1)
        }
        guard text.tokens[at].kind == .number else { return spelledHour(at) }
        return digitalClock(at)
    }

    /// "Midnight sun", "noon prayers": a word glued by a hyphen is no time.
    private func isNight(_ at: Int) -> Bool { has(at + 1, .hyphen) && text.isGlued(at) }

    private func digitalClock(_ at: Int) -> (ClockTime, Int)? {
        guard var clock = clockDigits(at) else { return nil }
        var next = at + 1
        let meridiem = glued(at) ?? meridiem(next)
        if glued(at) == nil, meridiem != nil { next += 1 }
        if let isAfternoon = meridiem {
            guard (1...12).contains(clock.hour) else { return nil }
            clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
            return (clock, next)
        }
        if has(next, .oclock) { return (partOfDay(clock, next + 1).0, partOfDay(clock, next + 1).1) }
        if clock.minute != nil { return isPlainClock(at) ? (clock, next) : nil }
        if let number = text.integer(at), number.length == 4, has(next, .zone) || zoneEnd(next) > next,
            number.value % 100 < 60, number.value < 2400
        {
            return (ClockTime(hour: number.value / 100, minute: number.value % 100), next)
        }
        guard has(at - 1, .at), (1...12).contains(clock.hour) else { return nil }
        let (resolved, end) = partOfDay(clock, next)
        return end > next ? (resolved, end) : nil
    }

    /// "18:04", but not the score of a game or a verse: two digits behind the colon, an hour and a minute.
    private func isPlainClock(_ at: Int) -> Bool {
        !isNumberedName(at) && text.bytes[text.tokens[at].span.range].contains(0x3A)
    }

    /// "Seven o'clock", "at four in the morning".
    private func spelledHour(_ at: Int) -> (ClockTime, Int)? {
        guard let unit = lexicon.numbers[text.tokens[at].folded]?.unit, (1...12).contains(unit) else { return nil }
        if has(at + 1, .oclock) { return partOfDay(ClockTime(hour: Int(unit)), at + 2) }
        if let isAfternoon = meridiem(at + 1) {
            return (ClockTime(hour: Int(unit) % 12 + (isAfternoon ? 12 : 0)), at + 2)
        }
        return nil
    }

    /// Takes in "in the morning", "at night" behind an hour.
    private func partOfDay(_ clock: ClockTime, _ at: Int) -> (ClockTime, Int) {
        let next = has(at, .in) && has(at + 1, .the) ? at + 2 : has(at, .at) ? at + 1 : -1
        guard next > 0, let part = word(next).part else { return (clock, at) }
        let isLate = part == .afternoon || part == .evening || part == .night && clock.hour > 5
        return (ClockTime(hour: clock.hour % 12 + (isLate ? 12 : 0), minute: clock.minute), next + 1)
    }

    /// Whether the token says a.m. (false) or p.m. (true).
    private func meridiem(_ at: Int) -> Bool? {
        if has(at, .pm) { return true }
        // "Am" is a verb unless it is glued, in capitals or has its stops.
        guard has(at, .am), at < limit else { return nil }
        let span = text.tokens[at].span
        return span.count > 2 || text.isCapital(at) || text.isGlued(at - 1) || at > start && has(at - 1, .plain)
            || text.tokens[at - 1].kind == .number ? false : nil
    }

    /// "7pm" in one token.
    private func glued(_ at: Int) -> Bool? {
        guard let digits = Digits(text.bytes, text.tokens[at].span), let suffix = digits.suffix else { return nil }
        return suffix == Self.pm ? true : suffix == Self.am ? false : nil
    }

    private static let am = WordHash.folded("am")
    private static let pm = WordHash.folded("pm")

    /// Hour and minute of a number token: "7", "7:30", "12:01:30", "7.30".
    private func clockDigits(_ at: Int) -> ClockTime? {
        var parts = [0]
        var widths = [0]
        for index in text.tokens[at].span.range {
            let byte = text.bytes[index]
            if UTF8Bytes.isDigit(byte) {
                guard widths[widths.count - 1] < 4 else { return nil }
                parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte &- 0x30)
                widths[widths.count - 1] += 1
            } else if byte == 0x3A || byte == 0x2E {
                parts.append(0)
                widths.append(0)
            } else if UTF8Bytes.isLetter(byte) {
                guard glued(at) != nil else { return nil }
                break
            } else {
                return nil
            }
        }
        guard parts.count <= 3, parts.dropFirst().allSatisfy({ $0 < 60 }), widths.dropFirst().allSatisfy({ $0 == 2 })
        else { return nil }
        if parts.count == 1 { return ClockTime(hour: parts[0]) }
        guard parts[0] < 25 else { return nil }
        let hasStop = text.bytes[text.tokens[at].span.range].contains(0x2E)
        if hasStop, parts.count > 2 || glued(at) == nil && meridiem(at + 1) == nil { return nil }
        return ClockTime(hour: parts[0], minute: parts[1], second: parts.count > 2 ? parts[2] : nil)
    }
}

import Language
import Prose

/// Dates of the calendar: days, months, years, decades, centuries.
extension TimeParser {
    /// A day: numeric, by month, by weekday, or relative to today; holidays.
    func dayExpression(_ at: Int) -> TimePhrase? {
        numericDate(at) ?? dayOfPeriod(at) ?? weekdayLed(at) ?? monthLed(at) ?? dayLed(at) ?? deicticDay(at)
            ?? holiday(at)
    }

    // MARK: Digits

    /// "2022-01-10", "2022-01-10T18:04", "2022/01/10", "01/31/2022", "31-01-2022", "31.01.2022".
    private func numericDate(_ at: Int) -> TimePhrase? {
        guard at < limit, text.tokens[at].kind == .number else { return nil }
        return isoDate(at) ?? yearFirstDate(at) ?? slashedDate(at) ?? hyphenedDate(at) ?? dottedDate(at)
    }

    private func isoDate(_ at: Int) -> TimePhrase? {
        guard at + 2 < limit, let year = fourDigitYear(at), text.isGlued(at), has(at + 1, .hyphen), text.isGlued(at + 1)
        else { return nil }
        guard let month = text.integer(at + 2, maxLength: 2), month.length == 2, (1...12).contains(month.value) else {
            return nil
        }
        guard at + 4 < limit, text.isGlued(at + 2), has(at + 3, .hyphen), text.isGlued(at + 3) else {
            guard month.value < 10, !text.isGlued(at + 2) || !has(at + 3, .hyphen) else { return nil }
            return TimePhrase(tokens: at..<at + 3, meaning: .period(.month(year, month.value)))
        }
        let span = text.tokens[at + 4].span
        guard span.count >= 2, let day = twoDigits(span.start),
            let date = CalendarDate(year: year, month: month.value, day: day)
        else { return nil }
        var phrase = TimePhrase(tokens: at..<at + 5, meaning: .period(.day(date)))
        if span.count == 2 { return phrase }
        guard span.count >= 8, text.bytes[span.start + 2] | 0x20 == 0x74, let hour = twoDigits(span.start + 3),
            hour < 24
        else { return nil }
        phrase.clock = ClockTime(hour: hour, minute: twoDigits(span.start + 6))
        return phrase
    }

    private func twoDigits(_ offset: Int) -> Int? {
        guard offset + 1 < text.bytes.count, UTF8Bytes.isDigit(text.bytes[offset]),
            UTF8Bytes.isDigit(text.bytes[offset + 1])
        else { return nil }
        return Int(text.bytes[offset] &- 0x30) * 10 + Int(text.bytes[offset + 1] &- 0x30)
    }

    /// The month first, as in the US, unless only the other way gives a date.
    private func slashedDate(_ at: Int) -> TimePhrase? {
        guard at + 4 < limit, has(at + 1, .slash), has(at + 3, .slash) else { return nil }
        guard let first = text.integer(at, maxLength: 2), let second = text.integer(at + 2, maxLength: 2) else {
            return nil
        }
        guard let year = text.integer(at + 4), year.length == 4 || year.length == 2 else { return nil }
        let full = year.length == 4 ? year.value : year.value + (year.value > 50 ? 1900 : 2000)
        return monthFirst(at, full, first.value, second.value)
    }

    /// "31-01-2022"; with a year of two digits it may be a score or a part number.
    private func hyphenedDate(_ at: Int) -> TimePhrase? {
        guard at + 4 < limit, has(at + 1, .hyphen), has(at + 3, .hyphen), (at..<at + 4).allSatisfy(text.isGlued) else {
            return nil
        }
        guard let first = text.integer(at, maxLength: 2), let second = text.integer(at + 2, maxLength: 2),
            let year = fourDigitYear(at + 4)
        else { return nil }
        return monthFirst(at, year, first.value, second.value)
    }

    private func monthFirst(_ at: Int, _ year: Int, _ first: Int, _ second: Int) -> TimePhrase? {
        let date =
            CalendarDate(year: year, month: first, day: second) ?? CalendarDate(year: year, month: second, day: first)
        return date.map { TimePhrase(tokens: at..<at + 5, meaning: .period(.day($0))) }
    }

    /// "2022/01/10".
    private func yearFirstDate(_ at: Int) -> TimePhrase? {
        guard at + 4 < limit, has(at + 1, .slash), has(at + 3, .slash), let year = fourDigitYear(at),
            let month = text.integer(at + 2, maxLength: 2), let day = text.integer(at + 4, maxLength: 2)
        else { return nil }
        return CalendarDate(year: year, month: month.value, day: day.value).map {
            TimePhrase(tokens: at..<at + 5, meaning: .period(.day($0)))
        }
    }

    private func dottedDate(_ at: Int) -> TimePhrase? {
        let parts = text.bytes[text.tokens[at].span.range].split(separator: 0x2E).map { part in
            part.count <= 4 ? part.reduce(0) { UTF8Bytes.isDigit($1) ? $0 * 10 + Int($1 &- 0x30) : 100_000 } : 100_000
        }
        guard parts.count == 3, parts[2] > 999 || parts[0] > 999 else { return nil }
        let (year, day) = parts[0] > 999 ? (parts[0], parts[2]) : (parts[2], parts[0])
        return CalendarDate(year: year, month: parts[1], day: day).map {
            TimePhrase(tokens: at..<at + 1, meaning: .period(.day($0)))
        }
    }

    /// A year of four digits that stands alone.
    func fourDigitYear(_ at: Int) -> Int? {
        guard at < limit, at >= start, let number = text.integer(at), number.length == 4,
            (1000...2199).contains(number.value)
        else { return nil }
        return number.value
    }

    // MARK: Months and weekdays

    /// "Oct. 26", "October 26th, 1998", "Oct. 12-15", "March 2011".
    private func monthLed(_ at: Int) -> TimePhrase? {
        let month = word(at).month
        guard month > 0, text.isCapital(at) || word(at).note == .none else { return nil }
        let shortStop = word(at).note == .short && has(at + 1, .plain)
        var next = at + (shortStop ? 2 : 1)
        if let year = monthYear(at, next), word(at).note != .short || text.isCapital(at) { return year }
        if has(next, .the) { next += 1 }
        guard let day = dayOfMonth(next), !isQuantity(next) else { return nil }
        if let range = dayRange(month, next, day.value) { return range }
        return dated(month, day.value, at..<day.end)
    }

    private func monthYear(_ at: Int, _ next: Int) -> TimePhrase? {
        var next = next
        if has(next, [.comma, .of, .in]) { next += 1 }
        if next < limit, let spelled = spelledYear(next), case .period(.year(let year)) = spelled.meaning {
            return TimePhrase(tokens: at..<spelled.tokens.upperBound, meaning: .period(.month(year, word(at).month)))
        }
        guard let year = fourDigitYear(next), year > 1300, !isMeasured(next) else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .period(.month(year, word(at).month)))
    }

    /// "26 October 1998", "the 5th of May", "3-5 May".
    private func dayLed(_ at: Int) -> TimePhrase? {
        var first = at
        if has(first, .the) { first += 1 }
        guard let day = dayOfMonth(first) else { return nil }
        var next = day.end
        if has(next, .of), first > at || day.isOrdinal || word(next + 1).month > 0 { next += 1 }
        if has(next, [.hyphen, .to, .and]), let last = dayOfMonth(next + 1), last.value > day.value {
            let month = last.end
            guard word(month).month > 0, word(month).note != .short, text.isCapital(month) else { return nil }
            return interval(word(month).month, day.value, last.value, at..<month + 1)
        }
        // "16. November 2022", as texts from German have it.
        let isStopped = has(next, .plain) && !day.isOrdinal && text.isGlued(first)
        if isStopped { next += 1 }
        let month = word(next).month
        guard month > 0, text.isCapital(next), first == at || day.isOrdinal || has(next - 1, .of) else { return nil }
        let isShort = word(next).note == .short
        let end = isShort && has(next + 1, .plain) && fourDigitYear(next + 2) != nil ? next + 2 : next + 1
        if isShort && !day.isOrdinal && !has(next - 1, .of) || isStopped, fourDigitYear(end) == nil { return nil }
        return dated(month, day.value, at..<end)
    }

    /// Adds the year behind a day of a month, when it stands there. A day that the month has not ("31 June", "29
    /// February 2001") leaves the month.
    private func dated(_ month: Int, _ day: Int, _ tokens: Range<Int>) -> TimePhrase? {
        let end = tokens.upperBound
        func period(_ year: Int) -> CalendarPeriod {
            CalendarDate(year: year, month: month, day: day).map { .day($0) } ?? .month(year, month)
        }
        let at = has(end, .comma) ? end + 1 : end
        if let year = fourDigitYear(at), year > 1300, !isMeasured(at) {
            return TimePhrase(tokens: tokens.lowerBound..<at + 1, meaning: .period(period(year)))
        }
        if at < limit, let spelled = spelledYear(at), case .period(.year(let year)) = spelled.meaning {
            return TimePhrase(tokens: tokens.lowerBound..<spelled.tokens.upperBound, meaning: .period(period(year)))
        }
        let isDay = day <= CalendarDate.days(in: month, of: 2000)
        return TimePhrase(tokens: tokens, meaning: .yearly(isDay ? .day(month: month, day: day) : .month(month), nil))
    }

    /// "Oct. 12-15": two days of one month behind its name.
    private func dayRange(_ month: Int, _ at: Int, _ day: Int) -> TimePhrase? {
        guard has(at + 1, .hyphen), let last = dayOfMonth(at + 2), last.value > day, word(at + 3).month == 0
        else { return nil }
        return interval(month, day, last.value, at - 1..<at + 3)
    }

    private func interval(_ month: Int, _ from: Int, _ to: Int, _ tokens: Range<Int>) -> TimePhrase? {
        guard to <= CalendarDate.days(in: month, of: 2000) else { return nil }
        let at = has(tokens.upperBound, .comma) ? tokens.upperBound + 1 : tokens.upperBound
        if let year = fourDigitYear(at), let first = CalendarDate(year: year, month: month, day: from),
            let last = CalendarDate(year: year, month: month, day: to)
        {
            return TimePhrase(tokens: tokens.lowerBound..<at + 1, meaning: .interval(.day(first), .day(last)))
        }
        return TimePhrase(
            tokens: tokens, meaning: .yearlyInterval(.day(month: month, day: from), .day(month: month, day: to)))
    }

    /// "Monday", "Monday, Oct. 26", "Monday the 5th of May 2003".
    private func weekdayLed(_ at: Int) -> TimePhrase? {
        let weekday = word(at).weekday
        guard weekday > 0, !word(at).isMany else { return nil }
        var next = at + 1
        if word(at).note == .short, next < limit, text.tokens[next].span.count == 1,
            text.bytes[Int(text.tokens[next].start)] == 0x2E
        {
            next += 1
        }
        let behind = has(next, .comma) ? next + 1 : next
        let full = monthLed(behind) ?? dayLed(behind)
        if let full, isDay(full.meaning), text.isCapital(at) {
            return TimePhrase(tokens: at..<full.tokens.upperBound, meaning: full.meaning)
        }
        guard word(at).note != .short, text.isCapital(at), !word(at + 1).isMany || word(at + 1).part == nil else {
            return nil
        }
        return TimePhrase(
            tokens: at..<weekdayEnd(at + 1), meaning: .weekday(weekday, weekdayEnd(at + 1) > at + 1 ? .next : nil))
    }

    /// Takes "in the week ahead" in behind a weekday.
    private func weekdayEnd(_ at: Int) -> Int {
        if has(at, .in), has(at + 1, .the), has(at + 2, .weekword), has(at + 3, .ahead) { return at + 4 }
        return at
    }

    private func isDay(_ meaning: TimePhrase.Meaning) -> Bool {
        switch meaning {
        case .period(.day), .yearly(.day, _): true
        default: false
        }
    }

    /// A day of the month with the token behind it: "7", "21st", "eighth", "twenty-first".
    func dayOfMonth(_ at: Int) -> (value: Int, isOrdinal: Bool, end: Int)? {
        guard at < limit, at >= start else { return nil }
        if let plain = text.integer(at, maxLength: 2) {
            return (1...31).contains(plain.value) ? (plain.value, false, at + 1) : nil
        }
        if text.tokens[at].kind == .number {
            guard let ordinal = ordinalDigits(at), (1...31).contains(ordinal) else { return nil }
            return (ordinal, true, at + 1)
        }
        let isShown = word(at - 1).month > 0 || has(at - 1, .the)
        if let day = spelledDay(at) { return isShown || day.isOrdinal && namesMonth(behind: day.end) ? day : nil }
        guard let ordinal = lexicon.numbers[text.tokens[at].folded]?.ordinal, ordinal >= 1, ordinal <= 31 else {
            return nil
        }
        return isShown || namesMonth(behind: at + 1) ? (Int(ordinal), true, at + 1) : nil
    }

    /// "Of August".
    private func namesMonth(behind at: Int) -> Bool { has(at, .of) && word(at + 1).month > 0 && text.isCapital(at + 1) }

    /// "21st", "19th" as a number.
    func ordinalDigits(_ at: Int) -> Int? {
        guard let digits = Digits(text.bytes, text.tokens[at].span), let suffix = digits.suffix, !digits.isBroken,
            !digits.isCompound
        else { return nil }
        return Ordinal.suffixes.contains(suffix) && digits.value < 1000 ? Int(digits.value) : nil
    }

    /// Whether the number at a token counts or measures what follows ("30 percent", "$ 20").
    func isMeasured(_ at: Int) -> Bool {
        if at > start, text.tokens[at - 1].kind == .symbol { return true }
        return isQuantity(at)
    }

    private func isQuantity(_ at: Int) -> Bool {
        let next = at + 1
        guard next < limit else { return false }
        if has(next, [.money, .am, .pm]) || lexicon.numbers[text.tokens[next].folded]?.scale != nil { return true }
        if text.tokens[next].kind == .symbol { return true }
        return word(next).unit != nil && word(next).isMany
    }

    // MARK: Other days

    /// "Yesterday", "tomorrow", "the day before yesterday".
    private func deicticDay(_ at: Int) -> TimePhrase? {
        if let offset = word(at).offset {
            return TimePhrase(tokens: at..<at + 1, meaning: .dayOffset(offset), part: word(at).part)
        }
        var next = at
        if has(next, .the) { next += 1 }
        guard word(next).unit == .day, !word(next).isMany, has(next + 1, [.before, .since]),
            let offset = word(next + 2).offset, offset != 0
        else { return nil }
        guard has(next + 1, .before) == (offset < 0) else { return nil }
        return TimePhrase(tokens: at..<next + 3, meaning: .dayOffset(2 * offset))
    }

    private func holiday(_ at: Int) -> TimePhrase? {
        guard at < limit, text.isCapital(at),
            let (holiday, end) = lexicon.holidays.longest(text.tokens, at: at, limit: limit)
        else { return nil }
        return TimePhrase(tokens: at..<end, meaning: .yearly(.holiday(holiday), nil))
    }
}

/// The endings of ordinals in digits.
enum Ordinal {
    static let suffixes: Set<UInt64> = [
        WordHash.folded("st"), WordHash.folded("nd"), WordHash.folded("rd"), WordHash.folded("th"),
    ]
}

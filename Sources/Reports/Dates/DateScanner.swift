import Prose

/// Reads one date that begins at one place.
struct DateScanner {
    let reader: DateReader
    let bytes: [UInt8]
    var at: Int
    let end: Int
    /// Behind a date in words that no calendar has ("30 February 2031"), so that its month is not read without its day.
    private(set) var endOfImpossible: Int?

    private struct Number {
        let value: Int
        let digits: Int
    }

    mutating func date() -> DateReading? {
        let start = at
        for form in Form.allCases {
            at = start
            if let reading = read(form) { return reading }
        }
        at = start
        return nil
    }

    private enum Form: CaseIterable { case compact, yearFirst, numeric, dayFirst, monthFirst }

    private mutating func read(_ form: Form) -> DateReading? {
        switch form {
        case .compact: compact()
        case .yearFirst: yearFirst()
        case .numeric: numeric()
        case .dayFirst: dayFirst()
        case .monthFirst: monthFirst()
        }
    }

    private func reading(_ year: Int, _ month: Int, _ day: Int) -> DateReading? {
        guard DateReader.years.contains(year) else { return nil }
        return CalendarDate(year: year, month: month, day: day).map { DateReading(date: $0, span: TextSpan(at, at)) }
    }

    // MARK: - Forms

    /// "20231217", "20231217102000"; the time behind it is read with the others.
    private mutating func compact() -> DateReading? {
        guard let number = number(atMost: 14), [8, 12, 14].contains(number.digits) else { return nil }
        let day = number.digits == 8 ? number.value : number.value / (number.digits == 12 ? 10_000 : 1_000_000)
        guard var reading = reading(day / 10_000, day / 100 % 100, day % 100) else { return nil }
        if number.digits > 8 {
            let time = number.digits == 12 ? number.value % 10_000 * 100 : number.value % 1_000_000
            guard time / 10_000 < 24, time / 100 % 100 < 60, time % 100 < 60 else { return nil }
            let second = number.digits == 14 ? time % 100 : nil
            reading.clock = ClockTime(hour: time / 10_000, minute: time / 100 % 100, second: second)
        }
        return reading
    }

    /// "2023-12-17", "2023/12/17", "2023. 12. 17.", "2023年12月17日", "2023. december 17.", "2023 m. gruodžio 17".
    private mutating func yearFirst() -> DateReading? {
        guard let year = number(atMost: 4), year.digits == 4, at < end else { return nil }
        let mark = at
        if skipSeparator(), let month = number(atMost: 2), skipSeparator(), let day = number(atMost: 2) {
            _ = skipSeparator(ideographsOnly: true)
            return reading(year.value, month.value, day.value)
        }
        at = mark
        skip(DateScanner.isSpaceOrPoint)
        skipShortWord()
        // "2023. gada 17. decembrī"
        let first = number(atMost: 2)
        if first != nil { skip(DateScanner.isSpaceOrPoint) }
        guard let month = month() else { return nil }
        if let first { return reading(year.value, month, first.value) }
        skip(DateScanner.isSpaceOrPoint)
        guard let day = number(atMost: 2), !isDigit else { return nil }
        return reading(year.value, month, day.value)
    }

    /// "17.12.2023", "17. 12. 2023", "12/17/2023", "17-12-23".
    private mutating func numeric() -> DateReading? {
        guard let first = number(atMost: 2), at < end, !isDigit else { return nil }
        let isWide = bytes[at] == 0x20
        guard let separator = numericSeparator(isWide: isWide), let second = number(atMost: 2), at < end,
            numericSeparator(isWide: isWide) == separator
        else { return nil }
        guard let third = number(atMost: 4), !isDigit, third.digits == 4 || third.digits == 2 && !isWide else {
            return nil
        }
        // A number goes on: a version, an address of the network, a sum.
        if at + 1 < end, bytes[at] == separator, ASCII.isDigit(bytes[at + 1]) { return nil }
        if third.digits == 2, separator == 0x2D || first.digits + second.digits < 3 { return nil }
        let year = third.digits == 4 ? third.value : third.value + (third.value < 70 ? 2000 : 1900)
        let dayFirst = reading(year, second.value, first.value)
        let monthFirst = reading(year, first.value, second.value)
        guard separator != 0x2E, var chosen = reader.order == .dayFirst ? dayFirst : monthFirst else {
            var only = dayFirst ?? monthFirst
            if separator == 0x2F { only?.order = dayFirst == nil ? .monthFirst : .dayFirst }
            return only
        }
        chosen.swapped = (reader.order == .dayFirst ? monthFirst : dayFirst)?.date
        if separator == 0x2F, chosen.swapped == nil { chosen.order = reader.order }
        if chosen.swapped == chosen.date { chosen.swapped = nil }
        return chosen
    }

    /// The mark between numbers: ".", "/", "-", or with spaces around it one of these or "|".
    private mutating func numericSeparator(isWide: Bool) -> UInt8? {
        if isWide {
            guard at + 2 < end, bytes[at] == 0x20, bytes[at + 2] == 0x20 else { return nil }
            let separator = bytes[at + 1]
            guard separator == 0x2E || separator == 0x2F || separator == 0x7C else { return nil }
            at += 3
            return separator
        }
        let separator = bytes[at]
        guard separator == 0x2E || separator == 0x2F || separator == 0x2D else { return nil }
        at += 1
        skipSpaceBehindPoint(separator)
        return separator
    }

    /// "17 December 2023", "17th of December, 2023", "17. Dezember 2023", "17 de diciembre de 2023", "17-Dec-2023".
    private mutating func dayFirst() -> DateReading? {
        guard let day = number(atMost: 2), day.value <= 31, !isDigit else { return nil }
        skipOrdinal()
        skip(DateScanner.isLoose)
        let mark = at
        guard let month = month() ?? monthBehindShortWord(mark) else { return nil }
        skip(DateScanner.isLoose)
        skipShortWord()
        guard let year = number(atMost: 4), year.digits == 4, !isDigit else { return nil }
        let result = reading(year.value, month, day.value)
        if result == nil { endOfImpossible = at }
        return result
    }

    private mutating func monthBehindShortWord(_ mark: Int) -> Int? {
        at = mark
        skipShortWord()
        return month()
    }

    /// "December 17, 2023", "Dec. 17th 2023", "Sun Dec 17 10:20:05 +0000 2023"; "December 2023" without its day.
    private mutating func monthFirst() -> DateReading? {
        guard let month = month() else { return nil }
        skip(DateScanner.isLoose)
        guard let day = number(atMost: 4), !isDigit else { return nil }
        if day.digits == 4 {
            guard var reading = reading(day.value, month, 1) else { return nil }
            reading.hasDay = false
            return reading
        }
        guard day.digits <= 2 else { return nil }
        skipOrdinal()
        skip(DateScanner.isLoose)
        let mark = at
        let time = clock(isMachine: false)
        if time != nil { skipToDigits() } else { at = mark }
        if time == nil { skipShortWord() }
        guard let year = number(atMost: 4), year.digits == 4, !isDigit else { return nil }
        var result = reading(year.value, month, day.value)
        result?.clock = time
        return result
    }

    /// "2023-12", "2023/12".
    mutating func yearAndMonth() -> DateReading? {
        guard let year = number(atMost: 4), year.digits == 4, skipSeparator(), let month = number(atMost: 2),
            month.digits == 2, !isDigit, !skipSeparator(), var result = reading(year.value, month.value, 1)
        else {
            return nil
        }
        result.hasDay = false
        return result
    }

    /// Seconds or thousandths of seconds since 1970, and nothing else.
    mutating func epoch() -> DateReading? {
        guard let number = number(atMost: 13), number.digits == 10 || number.digits == 13, at == end else { return nil }
        let seconds = number.digits == 13 ? number.value / 1000 : number.value
        guard seconds > 800_000_000 else { return nil }
        let time = seconds % 86_400
        return DateReading(
            date: CalendarDate(ordinal: seconds / 86_400),
            clock: ClockTime(hour: time / 3600, minute: time / 60 % 60, second: time % 60, offset: 0),
            span: TextSpan(0, end))
    }
}

// MARK: - Parts

extension DateScanner {
    static func startsDigit(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        if ASCII.isDigit(bytes[at]) { return true }
        guard bytes[at] == 0xD9 || bytes[at] == 0xDB, at + 1 < end else { return false }
        return nativeDigit(bytes, at, end) != nil
    }

    /// The value of an Arabic-Indic (U+0660…) or Persian (U+06F0…) digit.
    private static func nativeDigit(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
        guard at + 1 < end else { return nil }
        let second = bytes[at + 1]
        if bytes[at] == 0xD9, second >= 0xA0, second <= 0xA9 { return Int(second - 0xA0) }
        if bytes[at] == 0xDB, second >= 0xB0, second <= 0xB9 { return Int(second - 0xB0) }
        return nil
    }

    private var isDigit: Bool { at < end && Self.startsDigit(bytes, at, end) }

    /// Behind the digits that stand at an offset.
    func endOfNumber(_ start: Int) -> Int {
        var index = start
        while index < end, Self.startsDigit(bytes, index, end) { index += ASCII.isDigit(bytes[index]) ? 1 : 2 }
        return max(index, start + 1)
    }

    /// The digits that stand here, no more than so many; nil when there are none.
    private mutating func number(atMost most: Int) -> Number? {
        var value = 0
        var count = 0
        while at < end, count < most {
            if ASCII.isDigit(bytes[at]) {
                value = value * 10 + Int(bytes[at] - 0x30)
                at += 1
            } else if let digit = Self.nativeDigit(bytes, at, end) {
                value = value * 10 + digit
                at += 2
            } else {
                break
            }
            count += 1
        }
        if most > 4, isDigit { return nil }
        return count > 0 ? Number(value: value, digits: count) : nil
    }

    private mutating func month() -> Int? {
        let stop = FoldedWord.end(bytes, from: at, to: min(end, at + 40))
        guard stop > at else { return nil }
        let month = reader.months.month(FoldedWord.hash(bytes, at..<stop), language: reader.language)
        if month != nil { at = stop }
        return month
    }

    /// "of", "de", "del", "d'", "m.", "'de": a word of up to three letters between the parts of a date.
    private mutating func skipShortWord() {
        let start = at
        skip { $0 == 0x27 || $0 == 0x20 }
        let begin = at
        let stop = FoldedWord.end(bytes, from: at, to: end)
        guard stop > begin, stop - begin <= 4 else {
            at = start
            return
        }
        at = stop
        skip { $0 == 0x27 || Self.isSpaceOrPoint($0) }
        if at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 { at += 3 }
    }

    private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
        while at < end, isSkipped(bytes[at]) || isWideSpace { at += bytes[at] < 0x80 ? 1 : 2 }
    }

    /// A space that does not break (U+00A0).
    private var isWideSpace: Bool { bytes[at] == 0xC2 && at + 1 < end && bytes[at + 1] == 0xA0 }

    private static func isSpaceOrPoint(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) || byte == 0x2E }

    /// What stands between day, month and year in words.
    private static func isLoose(_ byte: UInt8) -> Bool {
        ASCII.isSpace(byte) || byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x2F
    }

    mutating func skipSpace() { skip(ASCII.isSpace) }

    private mutating func skipSpaceBehindPoint(_ separator: UInt8) {
        if separator == 0x2E, at < end, bytes[at] == 0x20 || isWideSpace { at += bytes[at] == 0x20 ? 1 : 2 }
    }

    private mutating func skipToDigits() {
        var hops = 0
        while at < end, hops < 12 {
            // "+0000" is the zone, the year stands behind it.
            if ASCII.isDigit(bytes[at]) { return }
            at += 1
            hops += 1
        }
    }

    /// A mark between year, month and day: "-", "/", ".", with a space behind a point, or the signs of East Asia.
    private mutating func skipSeparator(ideographsOnly: Bool = false) -> Bool {
        guard at < end else { return false }
        if bytes[at] >= 0xE0, at + 2 < end {
            let sign = FoldedWord.decode(bytes, at, end).scalar
            guard Self.eastAsian.contains(sign) else { return false }
            at += 3
            if at < end, bytes[at] == 0x20 { at += 1 }
            return true
        }
        guard !ideographsOnly, bytes[at] == 0x2D || bytes[at] == 0x2F || bytes[at] == 0x2E else { return false }
        at += 1
        skipSpaceBehindPoint(bytes[at - 1])
        return true
    }

    /// 年 月 日 号 and 년 월 일.
    private static let eastAsian: [UInt32] = [0x5E74, 0x6708, 0x65E5, 0x53F7, 0xB144, 0xC6D4, 0xC77C]

    /// "st", "nd", "rd", "th", "er", "º", "ª".
    private mutating func skipOrdinal() {
        if at + 1 < end, bytes[at] == 0xC2, bytes[at + 1] == 0xBA || bytes[at + 1] == 0xAA { at += 2 }
        let stop = FoldedWord.end(bytes, from: at, to: end)
        if stop - at == 2 || stop - at == 1, Self.ordinals.contains(FoldedWord.hash(bytes, at..<stop)) { at = stop }
    }

    private static let ordinals = Set(["st", "nd", "rd", "th", "er", "o", "e"].map { FoldedWord.hash($0) })
}

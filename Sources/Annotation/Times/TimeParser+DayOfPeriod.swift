import Language
import Prose

/// Days told by the period that they lie in: "the first Friday of July", "the 20th of next month", "Friday next week",
/// "Friday the 15th".
extension TimeParser {
    func dayOfPeriod(_ at: Int) -> TimePhrase? {
        weekdayOfWeek(at) ?? weekWithWeekday(at) ?? rankedWeekday(at) ?? dayOfShiftedMonth(at) ?? weekdayWithDay(at)
    }

    /// The weekday at a token when it is one for certain.
    private func namedWeekday(_ at: Int) -> Int? {
        let entry = word(at)
        guard entry.weekday > 0, !entry.isMany, entry.note != .short, text.isCapital(at) else { return nil }
        return entry.weekday
    }

    /// The shift and the end of "next week", "last month" at a token.
    private func shiftedPeriod(_ at: Int, _ unit: TimeUnit) -> (shift: TimeWord.Shift, end: Int)? {
        let next = has(at, .the) ? at + 1 : at
        guard word(next + 1).unit == unit, !word(next + 1).isMany else {
            // "Of the month": the one just told.
            return next > at && word(next).unit == unit && !word(next).isMany ? (.that, next + 1) : nil
        }
        guard let shift = word(next).shift, shift != .recent, shift != .latest else { return nil }
        return (shift, next + 2)
    }

    /// "Friday next week", "Sunday of last week".
    private func weekdayOfWeek(_ at: Int) -> TimePhrase? {
        guard let weekday = namedWeekday(at) else { return nil }
        let next = has(at + 1, [.of, .in]) ? at + 2 : at + 1
        guard let week = shiftedPeriod(next, .week), week.shift != .that else { return nil }
        return TimePhrase(tokens: at..<week.end, meaning: .weekdayOf(week.shift, weekday))
    }

    /// "Next week on Friday", "last week's Friday".
    private func weekWithWeekday(_ at: Int) -> TimePhrase? {
        guard let week = shiftedPeriod(at, .week), week.shift != .that else { return nil }
        let next = has(week.end, [.on, .possessive]) ? week.end + 1 : week.end
        guard let weekday = namedWeekday(next), next > week.end || !has(next + 1, .possessive) else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .weekdayOf(week.shift, weekday))
    }

    /// "The first Friday of July", "the last Thursday in November 2020", "the second Monday of next month".
    private func rankedWeekday(_ at: Int) -> TimePhrase? {
        let first = has(at, .the) ? at + 1 : at
        guard let rank = word(first).shift == .last ? -1 : rank(first), rank <= 5,
            let weekday = namedWeekday(first + 1), has(first + 2, [.of, .in])
        else { return nil }
        let next = first + 3
        if word(next).month > 0, text.isCapital(next) {
            let day = YearlyPeriod.holiday(.nth(rank, weekday: weekday, month: word(next).month))
            return TimePhrase(tokens: at..<next + 1, meaning: .yearly(day, nil))
        }
        guard let month = shiftedPeriod(next, .month) else { return nil }
        return TimePhrase(tokens: at..<month.end, meaning: .weekdayOfMonth(month.shift, rank: rank, weekday))
    }

    /// "The 20th of next month".
    private func dayOfShiftedMonth(_ at: Int) -> TimePhrase? {
        let first = has(at, .the) ? at + 1 : at
        guard let day = dayOfMonth(first), day.isOrdinal, has(day.end, .of),
            let month = shiftedPeriod(day.end + 1, .month)
        else { return nil }
        return TimePhrase(tokens: at..<month.end, meaning: .dayOfMonth(month.shift, day.value))
    }

    /// "Friday the 15th".
    private func weekdayWithDay(_ at: Int) -> TimePhrase? {
        guard let weekday = namedWeekday(at) else { return nil }
        let next = has(at + 1, .comma) ? at + 2 : at + 1
        let first = has(next, .the) ? next + 1 : next
        guard let day = dayOfMonth(first), day.isOrdinal, first > next || text.tokens[first].kind == .number,
            !has(day.end, .of), word(day.end).month == 0, !begins(nounPhrase: day.end)
        else { return nil }
        return TimePhrase(tokens: at..<day.end, meaning: .weekdayOn(weekday, day: day.value))
    }

    /// "Friday the 15th victim": the ordinal ranks what follows.
    private func begins(nounPhrase at: Int) -> Bool {
        guard at < limit else { return false }
        return [.noun, .adj, .propn, .num].contains(text.words[at].tag)
    }

    // MARK: Days of the month in words

    /// "Twenty-first", "thirty first", "twenty one", as days of a month; nil for all others.
    func spelledDay(_ at: Int) -> (value: Int, isOrdinal: Bool, end: Int)? {
        guard let ten = lexicon.numbers[text.tokens[at].folded]?.ten, ten == 20 || ten == 30 else { return nil }
        let next = has(at + 1, .hyphen) ? at + 2 : at + 1
        guard next < limit, let unit = lexicon.numbers[text.tokens[next].folded] else { return nil }
        guard let value = unit.ordinal ?? unit.unit, value >= 1, value < 10, ten + value <= 31 else { return nil }
        return (Int(ten + value), unit.ordinal != nil, next + 1)
    }
}

import Prose

/// Weekdays, and days told by the week or month that they lie in.
extension TimeResolver {
    func weekday(_ weekday: Int, _ shift: TimeWord.Shift?, _ tense: TimeExpression.Tense) -> Value {
        guard let published else { return Value(timex: "XXXX-WXX-\(weekday)") }
        let back = (published.weekday - weekday + 7) % 7
        let past = published.adding(days: -back)
        let future = published.adding(days: (7 - back) % 7)
        let lastWeek = published.adding(days: back == 0 ? -7 : -back)
        let strictlyNext = published.adding(days: 7 - back)
        let inWeek = published.adding(days: weekday - published.weekday)
        let isAhead = tense == .future || tense == .modal || tense == .present
        let chosen: CalendarDate
        var others = [past, future]
        switch shift {
        case .last: chosen = lastWeek
        case .next:
            // Said early in a week, "next Friday" means that of the week after; the other reading is kept.
            chosen = 7 - back >= 4 ? strictlyNext : strictlyNext.adding(days: 7)
            others = [strictlyNext, strictlyNext.adding(days: 7)]
        case .coming: chosen = strictlyNext
        case .this:
            chosen = inWeek < published && isAhead ? strictlyNext : inWeek > published && tense == .past ? past : inWeek
        case .previous, .following: return fromMention(weekday, shift == .following, past)
        case .that, .recent, .latest, nil:
            chosen = isAhead && (isCertain || back != 1) || isDayBehindUpdate(back, tense) ? future : past
        }
        return anchored(.day(chosen), others: others.map { .day($0) })
    }

    /// "On Thursday night … early Friday" in a report of Thursday: the page was changed after its date. The Friday is
    /// the day behind it, not that of the week before.
    private func isDayBehindUpdate(_ back: Int, _ tense: TimeExpression.Tense) -> Bool {
        guard back == 6, tense == .past, let published else { return false }
        return mention { $0 == .day(published) } != nil
    }

    private func fromMention(_ weekday: Int, _ forward: Bool, _ past: CalendarDate) -> Value {
        guard let told = mention({ $0.unit == .day }) else { return anchored(.day(past)) }
        let day = told.period.first
        let back = (day.weekday - weekday + 6) % 7 + 1
        let ahead = (weekday - day.weekday + 6) % 7 + 1
        var value = anchored(.day(day.adding(days: forward ? ahead : -back)))
        value.anchor = .expression(told.index)
        return value
    }

    // MARK: Days of periods

    func weekday(_ weekday: Int, of shift: TimeWord.Shift, _ tense: TimeExpression.Tense) -> Value {
        guard let week = relative(.week, shift, tense).period else { return Value(timex: "XXXX-WXX-\(weekday)") }
        return anchored(.day(week.first.adding(days: weekday - 1)))
    }

    /// A day of the month that a shift names, by the rule of that month.
    func day(of shift: TimeWord.Shift, _ tense: TimeExpression.Tense, _ rule: (Int) -> YearlyPeriod) -> Value {
        let month = relative(.month, shift, tense)
        guard let first = month.period?.first, let day = rule(first.month).period(in: first.year) else {
            return Value(timex: month.timex)
        }
        var value = anchored(day)
        value.anchor = month.anchor
        return value
    }

    /// The nearest "Friday the 15th", in the direction of the clause where two are about as near.
    func weekday(_ weekday: Int, on day: Int, _ tense: TimeExpression.Tense) -> Value {
        guard let published else { return Value(timex: "XXXX-WXX-\(weekday)") }
        let first = CalendarPeriod.month(published.year, published.month)
        let days = (-14...14).compactMap { count -> CalendarDate? in
            guard let month = first.shifted(by: count)?.first,
                let date = CalendarDate(year: month.year, month: month.month, day: day), date.weekday == weekday
            else { return nil }
            return date
        }
        let past = days.last { $0 <= published }
        let future = days.first { $0 >= published }
        return nearest(
            past.map { .day($0) }, future.map { .day($0) }, past == future ? past.map { .day($0) } : nil, published,
            bias: tense == .past ? 14 : -14)
    }
}

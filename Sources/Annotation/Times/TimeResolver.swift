import Prose

/// Turns what the words say into values, expression by expression in the order of the text.
struct TimeResolver {
    /// The day the report was published.
    let published: CalendarDate?
    /// Whether the report itself says so; else it may be a day off.
    let isCertain: Bool
    /// The periods told so far, the last one last, with the index of their expression.
    private var told: [Told] = []
    /// The number of the sentence being read.
    var sentence = 0

    struct Told {
        var period: CalendarPeriod
        /// What it may be instead.
        var others: [CalendarPeriod]
        var index: Int
        var sentence: Int
    }

    init(published: CalendarDate?, isCertain: Bool) {
        self.published = published
        self.isCertain = isCertain
    }

    /// What a phrase denotes.
    struct Value {
        var kind = TimeExpression.Kind.date
        var timex: String
        var edtf: String?
        var period: CalendarPeriod?
        /// What it may denote instead, the likelier first.
        var others: [CalendarPeriod] = []
        var anchor: TimeExpression.Anchor?
    }

    /// The last period told that is as fine as a unit.
    func mention(_ fits: (CalendarPeriod) -> Bool) -> Told? { told.last { fits($0.period) } }

    /// Notes a period for later expressions that count from it.
    mutating func tell(_ period: CalendarPeriod, others: [CalendarPeriod], index: Int) {
        if told.count > 64 { told.removeFirst(32) }
        told.append(Told(period: period, others: others, index: index, sentence: sentence))
    }

    func resolve(_ phrase: TimePhrase, tense: TimeExpression.Tense, comesNext: Bool) -> Value {
        var value = plain(phrase, tense: tense, comesNext: comesNext)
        if let period = value.period, let part = phrase.modifier {
            value.edtf = phrase.isOpen ? open(period, part) : period.edtf(part)
        }
        addTime(phrase, &value)
        return value
    }

    /// "Earlier this week" ends the day before the publication, "later this month" begins the day behind it; of a year,
    /// or of a period that does not hold that day, nothing more is known.
    private func open(_ period: CalendarPeriod, _ part: TimeModifier) -> String {
        guard let published, period.unit < .quarter, period.first < published, published < period.last else {
            return period.edtf
        }
        return part == .start
            ? period.first.iso + "/" + published.adding(days: -1).iso
            : published.adding(days: 1).iso + "/" + period.last.iso
    }

    private func plain(_ phrase: TimePhrase, tense: TimeExpression.Tense, comesNext: Bool) -> Value {
        switch phrase.meaning {
        case .period(let period): return Value(timex: period.timex, edtf: period.edtf, period: period)
        case .interval(let first, let last):
            return Value(
                timex: first.timex + "/" + last.timex,
                edtf: first.first == first.last ? first.edtf + "/" + last.edtf : first.timex + "/" + last.timex)
        case .yearly(let yearly, let shift): return self.yearly(yearly, shift, tense)
        case .yearlyIn(let yearly, let shift): return yearlyIn(yearly, shift)
        case .yearlyInterval(let first, let last): return yearlyInterval(first, last, tense)
        case .weekday(let weekday, let shift): return self.weekday(weekday, shift, tense)
        case .weekdayOf(let shift, let weekday): return self.weekday(weekday, of: shift, tense)
        case .weekdayOfMonth(let shift, let rank, let weekday):
            return day(of: shift, tense) { YearlyPeriod.holiday(.nth(rank, weekday: weekday, month: $0)) }
        case .dayOfMonth(let shift, let day): return self.day(of: shift, tense) { .day(month: $0, day: day) }
        case .weekdayOn(let weekday, let day): return self.weekday(weekday, on: day, tense)
        case .relative(let unit, let shift): return relative(unit, shift, tense)
        case .dayOffset(let days):
            guard let published else { return Value(timex: "XXXX-XX-XX") }
            return anchored(.day(published.adding(days: days)))
        case .offset(let unit, let number, let forward, let fromMention):
            let value = offset(unit, number, forward, fromMention)
            return fromMention && forward && tense == .past ? behindNothing(value) : value
        case .compoundOffset(let months, let days, let forward, let fromMention):
            return compoundOffset(months, days, forward, fromMention)
        case .window(let unit, let number, let shift): return window(unit, number, shift)
        case .duration(let unit, let number): return duration(unit, number, comesNext: comesNext)
        case .set(let timex): return Value(kind: .set, timex: timex)
        case .reference(let reference): return Value(timex: reference.rawValue)
        case .age: return Value(kind: .duration, timex: "PXY")
        case .timeOfDay: return day(of: .that, tense)
        }
    }

    func anchored(_ period: CalendarPeriod, others: [CalendarPeriod?] = []) -> Value {
        let others = others.compactMap { $0 }.filter { $0 != period }
        return Value(timex: period.timex, edtf: period.edtf, period: period, others: others, anchor: .publication)
    }

    /// Adds the time or the part of the day to a day.
    private func addTime(_ phrase: TimePhrase, _ value: inout Value) {
        guard phrase.clock != nil || phrase.part != nil else { return }
        value.kind = .time
        if let clock = phrase.clock {
            value.timex += clock.timex
            if let edtf = value.edtf, value.period?.unit == .day { value.edtf = edtf + clock.timex }
        } else if let part = phrase.part, value.period?.unit == .day || value.period == nil {
            value.timex += "T" + part.rawValue
        }
    }

    // MARK: What comes every year

    private func yearly(_ yearly: YearlyPeriod, _ shift: TimeWord.Shift?, _ tense: TimeExpression.Tense) -> Value {
        guard let published else { return Value(timex: yearly.timex) }
        let candidates = (-2...2).compactMap { yearly.period(in: published.year + $0) }
        let past = candidates.last { $0.first <= published }
        let future = candidates.first { $0.last >= published }
        let before = candidates.last { $0.last < published }
        let after = candidates.first { $0.first > published }
        switch shift {
        case .last, .previous: return pick(before, past, after)
        case .next, .coming, .following: return pick(after, future, before)
        case .this: return pick(yearly.period(in: published.year), tense == .past ? past : future, before)
        case .that, .recent, .latest, nil: break
        }
        return nearest(
            before ?? past, after ?? future, past == future ? past : nil, published, bias: bias(yearly, tense))
    }

    /// How many days farther a period that is still to come counts than one gone by: reports tell a day or a quarter of
    /// the last months even in a clause that looks ahead, but a month in the clause's own direction.
    private func bias(_ yearly: YearlyPeriod, _ tense: TimeExpression.Tense) -> Int {
        switch (yearly, tense) {
        case (.day, .past), (.holiday, .past): 150
        case (.day, .future), (.holiday, .future), (.day, .modal), (.holiday, .modal): -60
        case (.day, _), (.holiday, _): 0
        case (.quarter, .past), (.half, .past): 300
        case (.quarter, .future), (.half, .future): -100
        case (_, .past): 200
        case (_, .future): -400
        case (_, .modal): -100
        default: 60
        }
    }

    private func pick(_ choices: CalendarPeriod?...) -> Value {
        guard let first = choices.compactMap({ $0 }).first else { return Value(timex: "XXXX") }
        return anchored(first, others: choices)
    }

    /// The period that holds the day, or else the nearer one; `bias` days are added to the way to the later one.
    func nearest(
        _ past: CalendarPeriod?, _ future: CalendarPeriod?, _ present: CalendarPeriod?, _ day: CalendarDate, bias: Int
    ) -> Value {
        if let present { return anchored(present, others: [past, future]) }
        guard let past, let future else { return pick(past, future) }
        let back = day.ordinal - past.last.ordinal
        let forward = future.first.ordinal - day.ordinal + bias
        return back <= forward ? anchored(past, others: [future]) : anchored(future, others: [past])
    }

    private func yearlyIn(_ yearly: YearlyPeriod, _ shift: TimeWord.Shift) -> Value {
        guard let year = relative(.year, shift, .unknown).period, let period = yearly.period(in: year.first.year) else {
            return Value(timex: yearly.timex)
        }
        return anchored(period)
    }

    private func yearlyInterval(_ first: YearlyPeriod, _ last: YearlyPeriod, _ tense: TimeExpression.Tense) -> Value {
        let from = yearly(first, nil, tense)
        guard let year = from.period?.first.year, let to = last.period(in: year), let start = from.period else {
            return Value(timex: first.timex + "/" + last.timex)
        }
        return Value(timex: start.timex + "/" + to.timex, edtf: start.edtf + "/" + to.edtf, anchor: .publication)
    }

    // MARK: Relative periods

    func relative(_ unit: TimeUnit, _ shift: TimeWord.Shift, _ tense: TimeExpression.Tense) -> Value {
        switch shift {
        case .last, .this, .next, .coming: return shiftedFromPublication(unit, shift, tense)
        case .previous: return shiftedFromMention(unit, -1)
        case .following: return shiftedFromMention(unit, 1)
        case .that, .recent, .latest: return day(of: shift, tense, unit)
        }
    }

    private func shiftedFromPublication(_ unit: TimeUnit, _ shift: TimeWord.Shift, _ tense: TimeExpression.Tense)
        -> Value
    {
        guard let published, let period = CalendarPeriod(unit, holding: published) else {
            return Value(timex: unknown(unit))
        }
        var count = shift == .last ? -1 : shift == .next || shift == .coming ? 1 : 0
        // In the first days of a year "the coming year" is that year.
        if unit == .year, shift == .coming, published.month == 1, published.day <= Self.newYear { count = 0 }
        // A Sunday's "last week" is the one that it ends.
        if unit == .week, shift == .last, published.weekday == 7 { count = 0 }
        // The weekend of a Monday's "last weekend" is the one just over.
        if unit == .weekend, shift != .this || tense == .past, published.weekday < 6 { count = count > 0 ? 0 : -1 }
        guard let shifted = period.shifted(by: count) else { return Value(timex: unknown(unit)) }
        return anchored(shifted)
    }

    /// Days of January in which a year is still to come.
    private static let newYear = 10

    private func shiftedFromMention(_ unit: TimeUnit, _ count: Int) -> Value {
        guard let told = mention({ $0.unit <= unit }),
            let period = CalendarPeriod(unit, holding: told.period.first)?.shifted(by: count)
        else {
            guard let published, let period = CalendarPeriod(unit, holding: published)?.shifted(by: count) else {
                return Value(timex: unknown(unit))
            }
            return anchored(period)
        }
        var value = anchored(
            period, others: told.others.map { CalendarPeriod(unit, holding: $0.first)?.shifted(by: count) })
        value.anchor = .expression(told.index)
        return value
    }

    /// "That day", "the quarter": the period told last, else the one of the publication, for a quarter the one before.
    private func day(of shift: TimeWord.Shift, _ tense: TimeExpression.Tense, _ unit: TimeUnit = .day) -> Value {
        if shift != .latest, let told = mention({ $0.unit <= unit && ($0.unit == unit || unit != .quarter) }),
            let period = CalendarPeriod(unit, holding: told.period.first)
        {
            var value = anchored(period)
            value.anchor = .expression(told.index)
            return value
        }
        guard let published, let period = CalendarPeriod(unit, holding: published) else {
            return Value(timex: unknown(unit))
        }
        if unit == .quarter, tense != .future || shift == .latest { return pick(period.shifted(by: -1), period) }
        if unit == .weekend, tense != .future, published.weekday < 6 { return pick(period.shifted(by: -1), period) }
        return anchored(period)
    }

    private func unknown(_ unit: TimeUnit) -> String {
        switch unit {
        case .day: "XXXX-XX-XX"
        case .week: "XXXX-WXX"
        case .weekend: "XXXX-WXX-WE"
        case .month: "XXXX-XX"
        case .quarter: "XXXX-QX"
        default: "XXXX"
        }
    }

    // MARK: Offsets and durations

    private func offset(_ unit: TimeUnit, _ number: Double?, _ forward: Bool, _ fromMention: Bool) -> Value {
        guard let number else { return Value(timex: forward ? "FUTURE_REF" : "PAST_REF") }
        if unit == .year, let value = comparedQuarter(forward ? number : -number, fromMention) { return value }
        let near = told.last { $0.sentence == sentence && $0.period.unit < .decade }
        let told = !fromMention ? nil : near ?? mention { $0.unit <= unit || unit == .year && $0.unit < .decade }
        if let told, told.period.unit > unit { return vague(told, unit, forward ? number : -number) }
        guard let base = told?.period.first ?? published,
            let period = Self.shift(base, unit, forward ? number : -number)
        else {
            return Value(kind: .duration, timex: unit.timex(number))
        }
        // Where the day it counts from is open, so is this one.
        var value = anchored(
            period, others: told?.others.map { Self.shift($0.first, unit, forward ? number : -number) } ?? [])
        if let told { value.anchor = .expression(told.index) }
        return value
    }

    /// "He was released three days later": with no day told to count from, what has happened is not dated behind the
    /// publication.
    private func behindNothing(_ value: Value) -> Value {
        guard let published, let period = value.period, period.first > published else { return value }
        return Value(timex: value.timex)
    }

    private func compoundOffset(_ months: Int, _ days: Int, _ forward: Bool, _ fromMention: Bool) -> Value {
        let told = fromMention ? mention { $0.unit == .day } : nil
        guard let base = told?.period.first ?? published else {
            return Value(timex: forward ? "FUTURE_REF" : "PAST_REF")
        }
        let sign = forward ? 1 : -1
        guard abs(base.year + sign * months / 12) < 9990, base.year + sign * months / 12 > 1 else {
            return Value(timex: forward ? "FUTURE_REF" : "PAST_REF")
        }
        let moved = base.adding(months: sign * months).adding(days: sign * days)
        let period: CalendarPeriod = days == 0 ? .month(moved.year, moved.month) : .day(moved)
        var value = anchored(period)
        if let told { value.anchor = .expression(told.index) }
        return value
    }

    /// In a text about quarters "a year ago" and "a year earlier" name the same quarter of the year before.
    private func comparedQuarter(_ years: Double, _ fromMention: Bool) -> Value? {
        guard years == -1, let told = mention({ $0.unit == .quarter || $0.unit == .half }) else { return nil }
        guard let period = told.period.shifted(years: -1) else { return nil }
        var value = anchored(period)
        value.anchor = .expression(told.index)
        return value
    }

    /// "In July …, three weeks later": as vague as the period it counts from.
    private func vague(_ told: Told, _ unit: TimeUnit, _ number: Double) -> Value {
        let ends = [told.period.first, told.period.last].compactMap {
            Self.shift($0, .day, Double(unit.days ?? 30 * (unit.months ?? 0)) * number)?.first
        }
        guard ends.count == 2, let period = CalendarPeriod(told.period.unit, holding: ends[1]) else {
            return Value(kind: .duration, timex: unit.timex(number))
        }
        return Value(timex: period.timex, edtf: ends[0].iso + "/" + ends[1].iso, anchor: .expression(told.index))
    }

    /// A day moved by a number of units, told as exactly as the unit is.
    static func shift(_ day: CalendarDate, _ unit: TimeUnit, _ number: Double) -> CalendarPeriod? {
        guard abs(number) < 100_000 else { return nil }
        if let days = unit.days {
            let moved = day.adding(days: Int((Double(days) * number).rounded()))
            guard (1...9999).contains(moved.year) else { return nil }
            return CalendarPeriod(unit == .fortnight ? .week : unit, holding: moved)
        }
        guard let months = unit.months else { return unit.isClock ? .day(day) : nil }
        let total = Int((Double(months) * number).rounded())
        guard (1...9999).contains(day.year + total / 12 - 1), (1...9999).contains(day.year + total / 12 + 1) else {
            return nil
        }
        let exact = number == number.rounded()
        return CalendarPeriod(!exact ? .month : unit > .year ? .year : unit, holding: day.adding(months: total))
    }

    /// "The past two months": their length, and from when to when.
    private func window(_ unit: TimeUnit, _ number: Double?, _ shift: TimeWord.Shift) -> Value {
        if number == 1, unit >= .week, shift == .last { return upToNow(unit) }
        let forward = [.next, .coming, .following].contains(shift)
        var value = Value(kind: .duration, timex: unit.timex(number))
        if number == nil, unit >= .year { value = Value(timex: forward ? "FUTURE_REF" : "PAST_REF") }
        // "The coming weeks" are about four.
        guard let published, let far = Self.end(published, unit, (number ?? 4) * (forward ? 1 : -1)) else {
            return value
        }
        let about = number == nil ? "~" : ""
        value.edtf = forward ? published.iso + "/" + far.iso + about : far.iso + about + "/" + published.iso
        value.anchor = .publication
        return value
    }

    /// "The past year", "over the last month": named as the period before this one, but it ends now.
    private func upToNow(_ unit: TimeUnit) -> Value {
        var value = relative(unit, .last, .past)
        guard let published, let start = Self.end(published, unit, -1) else { return value }
        value.edtf = start.iso + "/" + published.iso
        value.others = []
        return value
    }

    private static func end(_ day: CalendarDate, _ unit: TimeUnit, _ number: Double) -> CalendarDate? {
        guard abs(number) < 5000 else { return nil }
        if let days = unit.days { return day.adding(days: Int((Double(days) * number).rounded())) }
        guard let months = unit.months else { return nil }
        let end = day.adding(months: Int((Double(months) * number).rounded()))
        return (1...9999).contains(end.year) ? end : nil
    }

    /// "In two weeks" with a future verb tells a day as well.
    private func duration(_ unit: TimeUnit, _ number: Double?, comesNext: Bool) -> Value {
        var value = Value(kind: .duration, timex: unit.timex(number))
        if comesNext, let number, let published, let period = Self.shift(published, unit, number) {
            value.edtf = period.edtf
            value.anchor = .publication
        }
        return value
    }
}

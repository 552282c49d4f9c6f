import Language
import Prose

/// Periods told by another: "last month", "the past two years", "this morning", "late last year", "the third quarter".
extension TimeParser {
    // MARK: Parts of periods

    /// "Early June", "mid-2019", "the end of the year", "late Friday", "earlier this week".
    func modified(_ at: Int) -> TimePhrase? {
        if let end = yearEnd(at) { return end }
        var next = at
        if has(next, .the) { next += 1 }
        if word(next).modifier == nil, has(next, .more) { return nil }
        // "Is to start on Monday": the verb is no part of the day.
        guard let modifier = word(next).modifier, text.words[next].tag != .verb else { return nil }
        let isOpen = has(next, [.before, .after])
        next += 1
        if has(next, .hyphen), text.isGlued(next - 1) { next += 1 }
        if has(next, .some) { next += 1 }
        let isFar = has(next, [.of, .in, .on])
        if isFar { next += 1 }
        guard next < limit, var phrase = modifiable(next, isFar: isFar) else { return nil }
        phrase.modifier = modifier
        phrase.isOpen = isOpen
        phrase.tokens = at..<phrase.tokens.upperBound
        return phrase
    }

    private func modifiable(_ at: Int, isFar: Bool) -> TimePhrase? {
        guard
            var phrase = dayExpression(at) ?? shifted(at) ?? ordinalPeriod(at) ?? yearExpression(at) ?? month(at)
                ?? season(at)
        else {
            guard word(at).part != nil, !word(at).isMany, !isFar else { return bareUnit(at, isFar) }
            var part = TimePhrase(tokens: at..<at + 1, meaning: .relative(.day, .that), part: word(at).part)
            if let day = dayExpression(at + 1) {
                part.meaning = day.meaning
                part.tokens = at..<day.tokens.upperBound
            }
            return part
        }
        switch phrase.meaning {
        case .duration, .set, .reference, .offset, .window: return nil
        default: break
        }
        addPart(&phrase)
        return phrase
    }

    /// A month behind "early" or "the end of" is a month even when its name means something else too.
    private func month(_ at: Int) -> TimePhrase? {
        guard word(at).month > 0, word(at).note != .short, text.isCapital(at) else { return nil }
        return TimePhrase(tokens: at..<at + 1, meaning: .yearly(.month(word(at).month), nil))
    }

    private func season(_ at: Int) -> TimePhrase? {
        if let phrase = seasonAlone(at) { return phrase }
        guard let season = word(at).season, !word(at).isMany else { return nil }
        return TimePhrase(tokens: at..<at + 1, meaning: .yearly(.season(season), nil))
    }

    /// "The end of the month", "early in the week".
    private func bareUnit(_ at: Int, _ isFar: Bool) -> TimePhrase? {
        guard isFar else { return nil }
        let next = has(at, .the) ? at + 1 : at
        guard next > at, let unit = word(next).unit, unit >= .day, !word(next).isMany else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .relative(unit, unit == .day ? .that : .this))
    }

    /// "Year-end", "year's end", "month-end".
    private func yearEnd(_ at: Int) -> TimePhrase? {
        guard let unit = word(at).unit, unit >= .week, !word(at).isMany else { return nil }
        let next = has(at + 1, [.hyphen, .possessive]) ? at + 2 : at + 1
        guard next > at + 1 || unit == .year, word(next).modifier == .end, next < limit,
            text.tokens[next].span.count == 3
        else { return nil }
        if unit == .year { return TimePhrase(tokens: at..<next + 1, meaning: .yearly(.day(month: 12, day: 31), .this)) }
        return TimePhrase(tokens: at..<next + 1, meaning: .relative(unit, .this), modifier: .end)
    }

    // MARK: Shifts

    /// "Last month", "this coming Sunday", "the past two years", "next Friday", "that same day", "last night".
    func shifted(_ at: Int) -> TimePhrase? {
        var next = at
        let hasArticle = has(next, [.the, .article, .owner]) && word(next).shift == nil
        if hasArticle { next += 1 }
        guard var shift = word(next).shift else { return hasArticle ? defined(at, next) : nil }
        let first = shift
        next += 1
        if let second = word(next).shift, first == .this || first == .that {
            shift = second
            next += 1
        }
        guard next < limit, isShift(first, next - 1, hasArticle, at) else { return nil }
        if hasArticle, shift == .last, let phrase = lastOfYear(at, next) { return phrase }
        if !hasArticle, shift == .last, isVerb(at), amount(next) != nil { return nil }
        if let phrase = window(at, next, shift) { return phrase }
        return shiftedName(at, next, shift, first, hasArticle)
    }

    /// "It will cost a million and last nine months": behind a conjunction or an auxiliary nothing is shifted.
    private func isVerb(_ at: Int) -> Bool {
        guard at > start else { return false }
        return [.cconj, .aux].contains(text.words[at - 1].tag) || text.words[at - 1].penn == .to
    }

    /// "The last quarter of 2019", "the last month of 2019", where "last" counts and does not shift.
    private func lastOfYear(_ at: Int, _ next: Int) -> TimePhrase? {
        let period: YearlyPeriod
        switch word(next).unit {
        case .day: period = .day(month: 12, day: 31)
        case .month: period = .month(12)
        case .quarter: period = .quarter(4)
        default: return nil
        }
        guard !word(next).isMany, has(next + 1, .of), case let phrase = withYear(at, next + 1, period),
            case .period = phrase.meaning
        else { return nil }
        return phrase
    }

    /// Whether the word shifts a time here: "following" is also a preposition, "that" a conjunction, "same" needs an
    /// article.
    private func isShift(_ shift: TimeWord.Shift, _ at: Int, _ hasArticle: Bool, _ start: Int) -> Bool {
        switch shift {
        case .that: hasArticle || at == start && !has(at, .more)
        case .following: hasArticle || word(at + 1).unit != nil && !word(at + 1).isMany
        default: true
        }
    }

    private func shiftedName(
        _ at: Int, _ from: Int, _ shift: TimeWord.Shift, _ first: TimeWord.Shift, _ hasArticle: Bool
    ) -> TimePhrase? {
        var next = from
        if has(next, [.fiscal, .more]), word(next + 1).unit != nil { next += 1 }
        let entry = word(next)
        if has(next, .period), first == .latest, hasArticle {
            return TimePhrase(tokens: at..<next + 1, meaning: .relative(.quarter, .latest))
        }
        if let unit = entry.unit, !entry.isMany, entry.note != .short {
            return shiftedUnit(at, next, unit, shift, hasArticle: hasArticle)
        }
        if entry.unit != nil, entry.isMany { return shiftedMany(at, next, shift, first) }
        guard shift != .recent, shift != .latest, first != .that || hasArticle else { return nil }
        // "This coming Sunday, March 8": the date says more than the shift.
        if entry.weekday > 0, let dated = dayExpression(next), isDated(dated.meaning) {
            return TimePhrase(tokens: at..<dated.tokens.upperBound, meaning: dated.meaning)
        }
        if entry.weekday > 0, entry.note != .short {
            return TimePhrase(tokens: at..<next + 1, meaning: .weekday(entry.weekday, shift))
        }
        if entry.month > 0, entry.note != .short, text.isCapital(next) { return shiftedMonth(at, next, shift) }
        if let season = entry.season, !entry.isMany {
            return TimePhrase(tokens: at..<next + 1, meaning: .yearly(.season(season), shift))
        }
        if let part = entry.part, !entry.isMany, entry.offset == nil { return shiftedPart(at, next, part, shift) }
        if let period = ordinalPeriod(next), case .yearly(let yearly, nil) = period.meaning {
            return TimePhrase(tokens: at..<period.tokens.upperBound, meaning: .yearly(yearly, shift))
        }
        if let (holiday, end) = lexicon.holidays.longest(text.tokens, at: next, limit: limit) {
            return TimePhrase(tokens: at..<end, meaning: .yearly(.holiday(holiday), shift))
        }
        return nil
    }

    private func isDated(_ meaning: TimePhrase.Meaning) -> Bool {
        switch meaning {
        case .period, .yearly: true
        default: false
        }
    }

    private func shiftedUnit(_ at: Int, _ next: Int, _ unit: TimeUnit, _ shift: TimeWord.Shift, hasArticle: Bool)
        -> TimePhrase?
    {
        if shift == .recent { return nil }
        // A second and an hour are too short to be a date; "this minute", "the last second" are not told in news.
        guard !unit.isClock else { return nil }
        if has(next + 1, .hyphen), text.isGlued(next) { return nil }
        // "The last quarter of 2017" is the fourth of that year, not the one before this.
        if unit == .quarter, shift == .last, case let final = withYear(at, next + 1, .quarter(4)),
            final.tokens.upperBound > next + 1
        {
            return final
        }
        // "The past year" and "the last week" run up to now.
        if hasArticle, shift == .last, unit != .century, has(at, .the), !has(next + 1, .possessive) {
            return TimePhrase(tokens: at..<next + 1, meaning: .window(unit, 1, .last))
        }
        if shift == .next || shift == .coming, unit == .day {
            return TimePhrase(tokens: at..<next + 1, meaning: .relative(.day, .following))
        }
        if let within = periodOfYear(at, next, unit, shift) { return within }
        return TimePhrase(tokens: at..<next + 1, meaning: .relative(unit, shift))
    }

    /// "This year's third quarter", "last year's December".
    private func periodOfYear(_ at: Int, _ next: Int, _ unit: TimeUnit, _ shift: TimeWord.Shift) -> TimePhrase? {
        guard unit == .year, has(next + 1, .possessive), next + 2 < limit else { return nil }
        guard let period = ordinalPeriod(next + 2) ?? month(next + 2), case .yearly(let yearly, nil) = period.meaning
        else { return nil }
        return TimePhrase(tokens: at..<period.tokens.upperBound, meaning: .yearlyIn(yearly, shift))
    }

    /// "Recent weeks", "the coming days"; the plain "these years" is no time.
    private func shiftedMany(_ at: Int, _ next: Int, _ shift: TimeWord.Shift, _ first: TimeWord.Shift) -> TimePhrase? {
        guard let unit = word(next).unit, [.last, .next, .coming, .recent, .following, .previous].contains(shift) else {
            return nil
        }
        return TimePhrase(tokens: at..<next + 1, meaning: .window(unit, nil, shift))
    }

    private func shiftedMonth(_ at: Int, _ next: Int, _ shift: TimeWord.Shift) -> TimePhrase {
        let month = YearlyPeriod.month(word(next).month)
        if let dated = dayOfMonth(next + 1), !isMeasured(next + 1) {
            return TimePhrase(
                tokens: at..<dated.end, meaning: .yearly(.day(month: word(next).month, day: dated.value), shift))
        }
        return TimePhrase(tokens: at..<next + 1, meaning: .yearly(month, shift))
    }

    /// "Last night" was yesterday, "this morning" is today, "the next morning" is a day later.
    private func shiftedPart(_ at: Int, _ next: Int, _ part: DayPart, _ shift: TimeWord.Shift) -> TimePhrase {
        let meaning: TimePhrase.Meaning =
            switch shift {
            case .last: .dayOffset(-1)
            case .this, .recent: .dayOffset(0)
            case .next, .coming, .following: .relative(.day, .following)
            case .previous: .relative(.day, .previous)
            case .that, .latest: .relative(.day, .that)
            }
        return TimePhrase(tokens: at..<next + 1, meaning: meaning, part: part)
    }

    /// "The past two months", "the next several days", "the last few years".
    private func window(_ at: Int, _ next: Int, _ shift: TimeWord.Shift) -> TimePhrase? {
        guard shift != .this, shift != .that, let amount = amount(next), !amount.isHyphenated else { return nil }
        guard word(amount.end - 1).isMany || amount.number == 1 else { return nil }
        return TimePhrase(tokens: at..<amount.end, meaning: .window(amount.unit, amount.number, shift))
    }

    /// "The quarter", "the weekend": the one just told, or else the present one.
    private func defined(_ at: Int, _ next: Int) -> TimePhrase? {
        var next = next
        if let year = spelledYear(at) { return year }
        let isFiscal = has(next, [.fiscal, .more]) && word(next + 1).unit == .year
        if isFiscal { next += 1 }
        guard has(at, .the), let unit = word(next).unit, !word(next).isMany, word(next).note != .short else {
            return nil
        }
        if unit == .year, has(next + 1, .ended) {
            return TimePhrase(tokens: at..<next + 1, meaning: .duration(.year, 1))
        }
        guard [.quarter, .weekend, .week, .month].contains(unit) || unit == .year && (isFiscal || isSpan(at)),
            !has(next + 1, [.of, .hyphen, .one, .ahead])
        else { return nil }
        guard !(next + 1 < limit && text.words[next + 1].tag == .noun && unit != .quarter) else { return nil }
        if let ago = yearAgo(next + 1), ago > next + 1, unit == .quarter {
            return TimePhrase(tokens: at..<ago, meaning: .offset(.year, 1, forward: false, fromMention: true))
        }
        return TimePhrase(tokens: at..<next + 1, meaning: .relative(unit, .that))
    }

    /// "For the year", "the first nine months of the year" are a time; a bare "the year" names none: "coach of the
    /// year", "the year ahead", "a good start to the year".
    private func isSpan(_ at: Int) -> Bool {
        has(at - 1, [.for, .during]) || has(at - 1, .of) && word(at - 2).unit != nil
    }

    // MARK: Ordinals

    /// "The third quarter", "the first half of 2019", "the 19th century", "the first nine months", "Q3 2020".
    func ordinalPeriod(_ at: Int) -> TimePhrase? {
        if let code = quarterCode(at) { return withYear(at, at + 1, .quarter(code)) }
        var next = has(at, [.the, .article, .owner]) ? at + 1 : at
        let year = fourDigitYear(next)
        if year != nil { next += 1 }
        if let shown = yearAgo(next), shown > next { return yearAgoPeriod(at, shown) }
        if has(next, .fiscal) { next += has(next + 1, .hyphen) ? 2 : 1 }
        guard let rank = rank(next) else { return quarterOfYear(at, next, year) }
        next += 1
        if has(next, .hyphen), text.isGlued(next - 1) { next += 1 }
        if has(next, .fiscal) { next += 1 }
        guard let named = rankedPeriod(at, next, rank, year) else { return firstMonths(at, next, rank) }
        return named
    }

    private func rankedPeriod(_ at: Int, _ next: Int, _ rank: Int, _ year: Int?) -> TimePhrase? {
        let entry = word(next)
        guard !entry.isMany else { return nil }
        if entry.unit == .century, rank > 0, rank < 22 {
            return TimePhrase(tokens: at..<next + 1, meaning: .period(.century(rank - 1)))
        }
        let period: YearlyPeriod
        if entry.unit == .quarter, rank <= 4 {
            period = .quarter(rank == -1 ? 4 : rank)
        } else if has(next, .half), rank <= 2 {
            period = .half(rank == -1 ? 2 : rank)
        } else {
            return nil
        }
        if let year, let whole = period.period(in: year) {
            return TimePhrase(tokens: at..<next + 1, meaning: .period(whole))
        }
        if case .half = period, let decade = halfOfDecade(at, next, rank) { return decade }
        let phrase = withYear(at, next + 1, period)
        // "The first half" alone may be of a game.
        if case .half = period, case .yearly(_, nil) = phrase.meaning, !has(next + 1, .of) { return nil }
        return phrase
    }

    private func halfOfDecade(_ at: Int, _ next: Int, _ rank: Int) -> TimePhrase? {
        guard has(next + 1, .of), next + 2 < limit, var phrase = yearExpression(next + 2),
            case .period(.decade) = phrase.meaning
        else { return nil }
        phrase.tokens = at..<phrase.tokens.upperBound
        phrase.modifier = rank == 1 ? .start : .end
        return phrase
    }

    /// Takes a year in behind a period ("of 2019", "fiscal 2020").
    private func withYear(_ at: Int, _ end: Int, _ period: YearlyPeriod) -> TimePhrase {
        var next = end
        if has(next, [.of, .in, .comma]) { next += 1 }
        if has(next, .fiscal) { next += 1 }
        if let year = fourDigitYear(next), let whole = period.period(in: year) {
            return TimePhrase(tokens: at..<next + 1, meaning: .period(whole))
        }
        return TimePhrase(tokens: at..<end, meaning: .yearly(period, nil))
    }

    /// "The 1988 quarter" names no quarter but its year.
    private func quarterOfYear(_ at: Int, _ next: Int, _ year: Int?) -> TimePhrase? {
        guard let year, word(next).unit == .quarter || has(next, .period), !word(next).isMany else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .period(.year(year)))
    }

    /// "The first nine months", "the first two years".
    private func firstMonths(_ at: Int, _ next: Int, _ rank: Int) -> TimePhrase? {
        guard next > at, let amount = amount(next), !amount.isHyphenated, word(amount.end - 1).isMany else {
            return nil
        }
        return TimePhrase(tokens: at..<amount.end, meaning: .duration(amount.unit, amount.number))
    }

    func rank(_ at: Int) -> Int? {
        guard at < limit else { return nil }
        if text.tokens[at].kind == .number { return ordinalDigits(at) }
        return lexicon.numbers[text.tokens[at].folded]?.ordinal.map { Int($0) }
    }

    /// "Q3": one letter and one digit.
    func quarterCode(_ at: Int) -> Int? {
        let span = text.tokens[at].span
        guard span.count == 2, text.bytes[span.start] == 0x51, (0x31...0x34).contains(text.bytes[span.start + 1]) else {
            return nil
        }
        return Int(text.bytes[span.start + 1] &- 0x30)
    }

    /// The token behind "year-ago" or "year-earlier".
    private func yearAgo(_ at: Int) -> Int? {
        var next = at
        if has(next, .article) { next += 1 }
        guard word(next).unit == .year, !word(next).isMany else { return nil }
        if has(next + 1, .hyphen) { next += 1 } else if next == at { return nil }
        return has(next + 1, .ago) || has(next + 1, .before) && text.tokens[next + 1].span.count > 6 ? next + 2 : nil
    }

    /// "The year-ago quarter", "the year-earlier third quarter", "year-earlier profit".
    private func yearAgoPeriod(_ at: Int, _ next: Int) -> TimePhrase {
        if let period = ordinalPeriod(next), case .yearly(let yearly, nil) = period.meaning {
            return TimePhrase(tokens: at..<period.tokens.upperBound, meaning: .yearlyIn(yearly, .last))
        }
        let end = word(next).unit == .quarter && !word(next).isMany || has(next, .period) ? next + 1 : next
        return TimePhrase(tokens: at..<end, meaning: .offset(.year, 1, forward: false, fromMention: true))
    }
}

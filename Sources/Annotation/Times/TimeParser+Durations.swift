import Language
import Prose

/// Durations, offsets, sets and references.
extension TimeParser {
    /// A number of units ("eight hours", "two-day", "several years").
    struct Amount {
        var unit: TimeUnit
        /// Nil when it is open.
        var number: Double?
        var end: Int
        var isHyphenated = false
    }

    /// The amount that begins at a token, or nil.
    func amount(_ at: Int) -> Amount? {
        guard at < limit else { return nil }
        if let half = halfUnit(at) { return half }
        guard let numeral = lexicon.numerals.read(text, at: at, limit: limit) else { return articleAmount(at) }
        guard !(numeral.hasScale && numeral.isVague) || numeral.value > 0 else { return nil }
        return unitBehind(numeral)
    }

    private func unitBehind(_ numeral: Numeral) -> Amount? {
        var next = numeral.tokens.upperBound
        var number = numeral.isVague ? nil : numeral.value
        var isHyphenated = false
        if has(next, .hyphen), text.isGlued(next - 1) {
            isHyphenated = true
            next += 1
        } else if has(next, [.to, .hyphen, .and]), let second = lexicon.numerals.read(text, at: next + 1, limit: limit)
        {
            // "Two to three weeks": the first of the two, as TIMEX3 has one value.
            guard word(second.tokens.upperBound).unit != nil else { return nil }
            next = second.tokens.upperBound
        }
        while has(next, .more), word(next).unit == nil, next < limit { next += 1 }
        guard let unit = word(next).unit else { return nil }
        if word(next).note == .short, !isUnitSign(next) { return nil }
        next += 1
        if let fraction = halfBehind(next), let whole = number {
            number = whole + 0.5
            next = fraction
        }
        return Amount(unit: unit, number: number, end: next, isHyphenated: isHyphenated)
    }

    /// "hr", "min", "yrs" behind a number; a lone letter only when it is glued to it.
    private func isUnitSign(_ at: Int) -> Bool { text.tokens[at].span.count > 1 }

    /// "A minute and a half".
    private func halfBehind(_ at: Int) -> Int? {
        guard has(at, .and), has(at + 1, .article), has(at + 2, .half) else { return nil }
        return at + 3
    }

    /// "Half an hour", "half a year".
    private func halfUnit(_ at: Int) -> Amount? {
        guard has(at, .half), has(at + 1, .article), let unit = word(at + 2).unit, !word(at + 2).isMany else {
            return nil
        }
        return Amount(unit: unit, number: 0.5, end: at + 3)
    }

    /// "A year", "an hour and a half", "a full day", "another week".
    private func articleAmount(_ at: Int) -> Amount? {
        guard has(at, .article) || has(at, .more) && text.tokens[at].span.count == 7 else { return nil }
        var next = at + 1
        while has(next, .more), word(next).unit == nil, next < limit { next += 1 }
        guard let unit = word(next).unit, !word(next).isMany, word(next).note != .short else { return nil }
        guard unit != .second, unit != .minute || next == at + 1 else { return nil }
        if has(next + 1, .hyphen), text.isGlued(next) { return nil }
        if let fraction = halfBehind(next + 1) { return Amount(unit: unit, number: 1.5, end: fraction) }
        return Amount(unit: unit, number: 1, end: next + 1)
    }

    // MARK: Durations and offsets

    func duration(_ at: Int) -> TimePhrase? {
        var next = at
        if has(next, .the) { next += 1 }
        if let amount = amount(next), isDuration(at, next, amount) { return offset(at, amount) }
        return long(at) ?? openUnits(at)
    }

    /// "At the 10 minute mark", "one day" and "the second" are no durations; nor are ages and amounts of money.
    private func isDuration(_ at: Int, _ first: Int, _ amount: Amount) -> Bool {
        if amount.unit == .second, amount.number == nil || !word(amount.end - 1).isMany && !amount.isHyphenated {
            return false
        }
        // "Two quarters" of a year are three months each; a quarter of something is no time.
        if amount.unit == .quarter, amount.number.map({ $0 < 1.5 }) ?? true, has(first, .article) { return false }
        if has(at, .the), amount.number == 1 { return false }
        // "Three-quarters" is a share.
        if amount.unit == .quarter, amount.isHyphenated, word(amount.end - 1).isMany { return false }
        return true
    }

    /// Adds "ago", "later", "earlier", "from now" to an amount.
    private func offset(_ at: Int, _ amount: Amount) -> TimePhrase {
        if let compound = compoundOffset(at, amount) ?? countedFromDay(at, amount) { return compound }
        var end = amount.end
        if let (_, count) = lexicon.approximations.trailing(text.tokens, at: end, limit: limit) { end += count }
        if amount.isHyphenated || has(end, .old) { return hyphenated(at, amount) }
        let meaning: TimePhrase.Meaning
        if has(end, .ago) {
            meaning = .offset(amount.unit, amount.number, forward: false, fromMention: false)
            end += 1
        } else if isFinal(end, .before) {
            meaning = .offset(amount.unit, amount.number, forward: false, fromMention: true)
            end += 1
        } else if isFinal(end, .after) {
            meaning = .offset(amount.unit, amount.number, forward: true, fromMention: true)
            end += 1
        } else if has(end, .hence) {
            meaning = .offset(amount.unit, amount.number, forward: true, fromMention: false)
            end += 1
        } else if has(end, .from), let ref = lexicon.references.longest(text.tokens, at: end + 1, limit: limit),
            ref.value == .present
        {
            meaning = .offset(amount.unit, amount.number, forward: true, fromMention: false)
            end = ref.end
        } else {
            meaning = .duration(amount.unit, amount.number)
        }
        return TimePhrase(tokens: at..<end, meaning: meaning)
    }

    /// "Two years, one month and three days ago", "a month and two days later".
    private func compoundOffset(_ at: Int, _ first: Amount) -> TimePhrase? {
        var (months, days, end, parts) = (0, 0, first.end, 0)
        var amount: Amount? = first
        while let part = amount, let number = part.number, number == number.rounded(), (1..<10_000).contains(number),
            !part.isHyphenated, parts < 4
        {
            if let length = part.unit.days {
                days += length * Int(number)
            } else if let length = part.unit.months {
                months += length * Int(number)
            } else {
                return nil
            }
            (end, parts) = (part.end, parts + 1)
            var next = has(end, .comma) ? end + 1 : end
            if has(next, .and) { next += 1 }
            amount = self.amount(next)
        }
        guard parts > 1 else { return nil }
        let isPast = has(end, .ago) || isFinal(end, .before)
        guard isPast || isFinal(end, .after) || has(end, .hence) else { return nil }
        let fromMention = !has(end, .ago) && !has(end, .hence)
        return TimePhrase(
            tokens: at..<end + 1,
            meaning: .compoundOffset(months: months, days: days, forward: !isPast, fromMention: fromMention))
    }

    /// "Two days after tomorrow", "three weeks from today", "two days before yesterday".
    private func countedFromDay(_ at: Int, _ amount: Amount) -> TimePhrase? {
        guard let length = amount.unit.days, let number = amount.number, number == number.rounded(), number < 1000,
            !amount.isHyphenated, has(amount.end, [.from, .since, .before]), let offset = word(amount.end + 1).offset
        else { return nil }
        let days = length * Int(number) * (has(amount.end, .before) ? -1 : 1)
        return TimePhrase(tokens: at..<amount.end + 2, meaning: .dayOffset(offset + days))
    }

    /// "Later" and "earlier" always close an offset; "before" only where nothing follows that it would govern.
    private func isFinal(_ at: Int, _ flag: TimeWord.Flags) -> Bool {
        guard has(at, flag) else { return false }
        if has(at, .after) { return !(has(at + 1, .hyphen) && text.isGlued(at)) }
        let isBefore = text.tokens[at].span.count == 6
        return !isBefore || at + 1 >= limit || text.tokens[at + 1].kind == .punctuation
    }

    /// "Eight-hour", "30-day", "8-month-old", "decades-long".
    private func hyphenated(_ at: Int, _ amount: Amount) -> TimePhrase {
        var end = amount.end
        if has(end, .old) || has(end, .hyphen) && has(end + 1, .old) {
            return TimePhrase(tokens: at..<end, meaning: .age)
        }
        if has(end, .hyphen), has(end + 1, .long) { end += 2 }
        return TimePhrase(tokens: at..<end, meaning: .duration(amount.unit, amount.number))
    }

    /// "Yearlong", "day-long", "decades-long".
    private func long(_ at: Int) -> TimePhrase? {
        let entry = word(at)
        if let unit = entry.length {
            return TimePhrase(tokens: at..<at + 1, meaning: .duration(unit, entry.isMany ? nil : 1))
        }
        guard let unit = entry.unit, has(at + 1, .hyphen), has(at + 2, [.long, .old]) else { return nil }
        return TimePhrase(tokens: at..<at + 3, meaning: .duration(unit, entry.isMany ? nil : 1))
    }

    /// "For years", "weeks or months", "months ago".
    private func openUnits(_ at: Int) -> TimePhrase? {
        let entry = word(at)
        guard let unit = entry.unit, entry.isMany, unit >= .minute, unit != .quarter, unit != .weekend,
            entry.note != .short
        else { return nil }
        if has(at + 1, .hyphen), text.isGlued(at) { return nil }
        if at > start, text.tokens[at - 1].kind == .number || has(at - 1, .hyphen) { return nil }
        return offset(at, Amount(unit: unit, number: nil, end: at + 1))
    }

    // MARK: Sets

    /// "Every Monday", "each year", "daily", "$3 million a year", "on Mondays".
    func set(_ at: Int) -> TimePhrase? {
        let entry = word(at)
        if let unit = entry.frequency { return TimePhrase(tokens: at..<at + 1, meaning: .set(unit.timex(1))) }
        if entry.weekday > 0, entry.isMany, text.isCapital(at) {
            return TimePhrase(tokens: at..<at + 1, meaning: .set("XXXX-WXX-\(entry.weekday)"))
        }
        if entry.weekday > 0, entry.note == .none, let part = word(at + 1).part, word(at + 1).isMany {
            return TimePhrase(tokens: at..<at + 2, meaning: .set("XXXX-WXX-\(entry.weekday)T" + part.rawValue))
        }
        if has(at, .each) { return each(at) }
        guard has(at, .article), let unit = word(at + 1).unit, !word(at + 1).isMany, unit != .second, isRate(at) else {
            return nil
        }
        return TimePhrase(tokens: at..<at + 2, meaning: .set(unit.timex(1)))
    }

    private func each(_ at: Int) -> TimePhrase? {
        var next = at + 1
        if has(next, .more), word(next).unit == nil { next += 1 }
        let entry = word(next)
        if let amount = amount(next), word(amount.end - 1).isMany {
            return TimePhrase(tokens: at..<amount.end, meaning: .set(amount.unit.timex(amount.number)))
        }
        if let unit = entry.unit, !entry.isMany, entry.note != .short {
            return unit == .second || unit == .minute && has(at, .per)
                ? nil : TimePhrase(tokens: at..<next + 1, meaning: .set(unit.timex(1)))
        }
        if entry.weekday > 0 {
            let part = word(next + 1).part.map { "T" + $0.rawValue } ?? ""
            return TimePhrase(
                tokens: at..<next + (part.isEmpty ? 1 : 2), meaning: .set("XXXX-WXX-\(entry.weekday)" + part))
        }
        if entry.month > 0, text.isCapital(next) {
            return TimePhrase(tokens: at..<next + 1, meaning: .set(YearlyPeriod.month(entry.month).timex))
        }
        if let season = entry.season {
            return TimePhrase(tokens: at..<next + 1, meaning: .set(YearlyPeriod.season(season).timex))
        }
        if let part = entry.part {
            return TimePhrase(tokens: at..<next + 1, meaning: .set("XXXX-XX-XXT" + part.rawValue))
        }
        return nil
    }

    /// Whether "a year" follows an amount of which there is so much in every year; "a year ago" is none.
    private func isRate(_ at: Int) -> Bool {
        guard at > start, !has(at + 2, [.ago, .before, .after, .hence]) else { return false }
        let previous = at - 1
        let token = text.tokens[previous]
        if token.kind == .number || has(previous, [.money, .times]) { return true }
        if token.kind == .symbol, token.span.count == 1 { return true }
        if let number = lexicon.numbers[token.folded] {
            return number.scale != nil || number.unit != nil || number.ten != nil
        }
        return text.words[previous].penn == .nns && word(previous).unit == nil && hasNumber(before: previous)
    }

    /// Whether a number stands up to four tokens before one.
    private func hasNumber(before token: Int) -> Bool {
        for at in stride(from: token - 1, through: max(start, token - 4), by: -1) {
            if text.tokens[at].kind == .number || lexicon.numbers[text.tokens[at].folded] != nil { return true }
        }
        return false
    }

    // MARK: References

    /// "Now", "recently", "in the future".
    func reference(_ at: Int) -> TimePhrase? {
        guard let match = lexicon.references.match(text.tokens, at: at, limit: limit),
            let reference = lexicon.references[match]
        else { return nil }
        let end = match.end
        if let unit = word(end).unit, word(end).isMany, unit >= .day { return nil }
        // "In the past two months" is a stretch of time.
        if amount(end) != nil { return nil }
        return TimePhrase(tokens: at..<end, meaning: .reference(reference))
    }
}

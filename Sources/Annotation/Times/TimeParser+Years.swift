import Language
import Prose

/// Years, decades and centuries, and months, seasons and parts of the day that stand alone.
extension TimeParser {
    func yearExpression(_ at: Int) -> TimePhrase? {
        fiscalYear(at) ?? yearRange(at) ?? digitDecade(at) ?? wordDecade(at) ?? spelledYear(at) ?? plainYear(at)
    }

    /// "Fiscal 1989", "fiscal year 2020", "FY2020" is left to the plain year.
    private func fiscalYear(_ at: Int) -> TimePhrase? {
        guard has(at, .fiscal) else { return nil }
        let next = has(at + 1, .yearword) ? at + 2 : at + 1
        guard let year = fourDigitYear(next) else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .period(.year(year)))
    }

    /// "1950-53", "2019-2021", "2014/15".
    private func yearRange(_ at: Int) -> TimePhrase? {
        guard let first = fourDigitYear(at), has(at + 1, [.hyphen, .slash]), text.isGlued(at), text.isGlued(at + 1),
            at + 2 < limit
        else { return nil }
        guard !isNumberedName(at), let last = text.integer(at + 2), !isMeasured(at + 2) else { return nil }
        guard !(at + 3 < limit && has(at + 3, .hyphen) && text.isGlued(at + 2)) else { return nil }
        let year = last.length == 2 ? first / 100 * 100 + last.value : last.value
        guard last.length == 2 || last.length == 4, year > first, year - first < 300, year < 2200 else { return nil }
        return TimePhrase(tokens: at..<at + 3, meaning: .interval(.year(first), .year(year)))
    }

    /// "1990s", "the '90s", "mid-80s".
    private func digitDecade(_ at: Int) -> TimePhrase? {
        var next = at
        if has(next, .the) { next += 1 }
        var isShort = false
        if next < limit, text.tokens[next].kind == .quote, text.isGlued(next) {
            isShort = true
            next += 1
        }
        guard next < limit, text.tokens[next].kind == .number, let digits = Digits(text.bytes, text.tokens[next].span)
        else { return nil }
        guard digits.suffix == Self.plural, digits.value == digits.value.rounded(), !digits.isBroken, !digits.isCompound
        else { return nil }
        let value = Int(min(9999, digits.value))
        guard value % 10 == 0 else { return nil }
        if (1000...2190).contains(value), !isShort {
            return TimePhrase(
                tokens: at..<next + 1,
                meaning: .period(value % 100 == 0 && value < 1900 ? .century(value / 100) : .decade(value / 10)))
        }
        // A bare "80s" may be somebody's age, "her mid-80s" is.
        if has(at - 1, .hyphen), has(at - 3, .owner) { return nil }
        guard (10...90).contains(value), isShort || has(at, .the) || has(at - 1, .hyphen) else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .period(.decade(190 + value / 10)))
    }

    private static let plural = WordHash.folded("s")

    /// "The nineties", "the late eighties"; people's ages ("in his sixties") are told apart by the article.
    private func wordDecade(_ at: Int) -> TimePhrase? {
        let next = has(at, .the) ? at + 1 : at
        guard let tens = word(next).decade, next > at || word(at - 1).modifier != nil || has(at - 1, .the) else {
            return nil
        }
        return TimePhrase(tokens: at..<next + 1, meaning: .period(.decade(190 + tens)))
    }

    /// "Nineteen ninety-six", "the year two thousand".
    func spelledYear(_ at: Int) -> TimePhrase? {
        if has(at, .the), has(at + 1, .yearword) {
            if let year = fourDigitYear(at + 2) {
                return TimePhrase(tokens: at..<at + 3, meaning: .period(.year(year)))
            }
            guard let numeral = lexicon.numerals.read(text, at: at + 2, limit: limit),
                (1000...2199).contains(numeral.value)
            else { return nil }
            return TimePhrase(tokens: at..<numeral.tokens.upperBound, meaning: .period(.year(Int(numeral.value))))
        }
        guard at + 1 < limit, let century = lexicon.numbers[text.tokens[at].folded] else { return nil }
        guard let hundreds = century.unit ?? century.ten, (15...20).contains(hundreds) else { return nil }
        guard let rest = lexicon.numbers[text.tokens[at + 1].folded], rest.ten != nil || rest.unit ?? 0 >= 10 else {
            return nil
        }
        guard let numeral = lexicon.numerals.read(text, at: at + 1, limit: limit), numeral.value < 100,
            !numeral.hasScale
        else { return nil }
        return TimePhrase(
            tokens: at..<numeral.tokens.upperBound, meaning: .period(.year(Int(hundreds) * 100 + Int(numeral.value))))
    }

    private func plainYear(_ at: Int) -> TimePhrase? {
        guard let year = fourDigitYear(at), !isNumberedName(at), !isMeasured(at) else { return nil }
        guard
            !(at > start && text.isGlued(at - 1) && text.tokens[at - 1].kind != .quote
                && !has(at - 1, [.open, .hyphen, .dash, .slash]))
        else { return nil }
        guard !(has(at + 1, .hyphen) && text.isGlued(at) && at + 2 < limit && text.tokens[at + 2].kind == .number)
        else { return nil }
        let cue =
            has(at - 1, Self.yearCues) || word(at - 1).modifier != nil || word(at - 1).month > 0
            || has(at - 1, .yearword)
        guard cue || (1900...2049).contains(year) && !countsNext(at, year) else { return nil }
        if (1900...2049).contains(year) == false, countsNext(at, year) { return nil }
        return TimePhrase(tokens: at..<at + 1, meaning: .period(.year(year)))
    }

    private static let yearCues: TimeWord.Flags = [
        .in, .of, .to, .from, .since, .before, .sinceword, .by, .during, .and,
    ]

    /// Whether a number that might be a year counts the noun behind it: "2000 troops", but "the 2019 elections".
    private func countsNext(_ at: Int, _ year: Int) -> Bool {
        let next = at + 1
        guard next < limit, text.tokens[next].kind == .word, !has(at - 1, .the) else { return false }
        let head = text.words[at].head
        if text.words[at].relation == .nummod, head > at, [.nns, .nnps].contains(text.words[Int(head)].penn) {
            return year % 100 == 0 || year < 1900 || year > 2049
        }
        guard year % 50 == 0 || year < 1900 || year > 2049 else { return false }
        let span = text.tokens[next].span
        return !text.isCapital(next) && span.count > 3 && text.bytes[span.end - 1] == 0x73
    }

    /// "Resolution 1929", "Boeing 1900": the number is part of a name.
    func isNumberedName(_ at: Int) -> Bool {
        at > start && lexicon.numberedNames.contains(text.tokens[at - 1].folded)
    }

    // MARK: Months, seasons and parts of the day alone

    /// "December"; months that are also names or verbs need a word before them that shows the month.
    func monthAlone(_ at: Int) -> TimePhrase? {
        let entry = word(at)
        guard entry.month > 0, entry.note != .short, text.isCapital(at) else { return nil }
        let shown = has(at - 1, Self.monthCues) || word(at - 1).modifier != nil || word(at - 1).shift != nil
        if entry.note == .name, !shown { return nil }
        if entry.note == .name || entry.note == .capital, !shown {
            let named = at > start && text.tokens[at - 1].kind == .word && text.isCapital(at - 1) && at - 1 > start
            let names =
                at + 1 < limit && text.tokens[at + 1].kind == .word && text.isCapital(at + 1)
                && text.words[at].penn != .inTag
            if named || names { return nil }
        }
        return TimePhrase(tokens: at..<at + 1, meaning: .yearly(.month(entry.month), nil))
    }

    private static let monthCues: TimeWord.Flags = [
        .in, .of, .to, .from, .since, .before, .sinceword, .by, .during, .the, .article, .each, .and, .hyphen, .slash,
        .for,
    ]

    /// "The summer", "in winter", "the fall of 1989" (but not the fall of a wall).
    func seasonAlone(_ at: Int) -> TimePhrase? {
        let next = has(at, .the) ? at + 1 : at
        guard let season = word(next).season, !word(next).isMany else { return nil }
        if let phrase = seasonYear(at, next, season) { return phrase }
        // "The Winter Games".
        if next > start, text.isCapital(next), next + 1 < limit, text.isCapital(next + 1) { return nil }
        if word(next).note == .name {
            // Spring and fall mean many things: only "in the spring", "this fall", and before a stop or a comma.
            guard has(at - 1, [.in, .by, .during, .to, .sinceword]), !has(next + 1, .of),
                next > at || word(at - 1).modifier != nil || has(at - 1, .in)
            else { return nil }
            guard next + 1 >= limit || text.tokens[next + 1].kind == .punctuation || text.words[next + 1].tag == .adp
            else { return nil }
        } else {
            guard next > at || has(at - 1, [.in, .by, .during, .to, .sinceword, .of]) else { return nil }
        }
        return TimePhrase(tokens: at..<next + 1, meaning: .yearly(.season(season), nil))
    }

    private func seasonYear(_ at: Int, _ next: Int, _ season: Season) -> TimePhrase? {
        let behind = has(next + 1, .of) ? next + 2 : next + 1
        guard let year = fourDigitYear(behind) else {
            guard behind < limit, let spelled = spelledYear(behind), case .period(.year(let year)) = spelled.meaning
            else { return nil }
            return TimePhrase(tokens: at..<spelled.tokens.upperBound, meaning: .period(.season(year, season)))
        }
        return TimePhrase(tokens: at..<behind + 1, meaning: .period(.season(year, season)))
    }

    /// "In the morning", "overnight", "at night" is no point in time.
    func partAlone(_ at: Int) -> TimePhrase? {
        let next = has(at, .the) ? at + 1 : at
        guard let part = word(next).part, !word(next).isMany else { return nil }
        guard next > at, has(at - 1, [.in, .during]) || has(at - 1, .by) else { return nil }
        return TimePhrase(tokens: at..<next + 1, meaning: .relative(.day, .that), part: part)
    }
}

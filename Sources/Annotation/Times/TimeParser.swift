import Language
import Prose

/// Reads the time expression that begins at a token, within one sentence.
///
/// The grammar is spread over extensions by kind: calendar dates, clock times, relative periods, durations, sets.
/// Every rule looks a bounded number of tokens ahead, so a sentence costs O(its length).
struct TimeParser {
    let lexicon: TimeLexicon
    let text: AnalyzedTokens
    /// The lexicon's number for each token of the text.
    let marks: [UInt16]
    /// The first token of the sentence and the one behind its last.
    var start = 0
    var limit = 0

    func word(_ token: Int) -> TimeWord {
        token >= start && token < limit ? lexicon.word(marks[token]) : TimeWord()
    }

    func has(_ token: Int, _ flags: TimeWord.Flags) -> Bool { !word(token).flags.isDisjoint(with: flags) }

    /// Whether a rule can begin at a token at all.
    func mayBegin(_ token: Int) -> Bool {
        marks[token] != 0 || text.tokens[token].kind == .number || lexicon.numbers[text.tokens[token].folded] != nil
            || lexicon.holidays.match(text.tokens, at: token, limit: limit) != nil || quarterCode(token) != nil
    }

    /// The expression that begins at a token, or nil.
    func parse(_ at: Int) -> TimePhrase? {
        guard let core = core(at) else { return approximated(at) }
        return extended(core)
    }

    /// An expression without the words that limit it.
    func core(_ at: Int) -> TimePhrase? {
        if let phrase = clockTime(at) ?? dayExpression(at) ?? modified(at) ?? shifted(at) { return phrase }
        if let phrase = ordinalPeriod(at) ?? set(at) ?? duration(at) ?? reference(at) { return phrase }
        return yearExpression(at) ?? monthAlone(at) ?? seasonAlone(at) ?? partAlone(at)
    }

    /// "Almost eight hours", "more than four decades ago", "around 7:15 p.m.".
    private func approximated(_ at: Int) -> TimePhrase? {
        guard let (bound, count) = lexicon.approximations.leading(text.tokens, at: at, limit: limit) else { return nil }
        // "Over the past decade" is a preposition, not a limit.
        guard !has(at + count, .the) else { return nil }
        guard var phrase = clockTime(at + count) ?? duration(at + count) ?? shifted(at + count) else { return nil }
        switch phrase.meaning {
        case .duration(_, nil), .offset(_, nil, _, _): if bound != .exact { return nil }
        case .duration, .offset, .window, .timeOfDay: break
        default: return nil
        }
        phrase.tokens = at..<phrase.tokens.upperBound
        if bound != .exact { phrase.bound = bound }
        return extended(phrase)
    }

    /// Takes in what may stand behind an expression: a part of the day, a year told by another, "local time".
    private func extended(_ phrase: TimePhrase) -> TimePhrase {
        var phrase = phrase
        addPart(&phrase)
        addYear(&phrase)
        addZone(&phrase)
        return phrase
    }

    /// "Monday evening", "yesterday morning".
    func addPart(_ phrase: inout TimePhrase) {
        guard phrase.part == nil, phrase.clock == nil else { return }
        switch phrase.meaning {
        case .weekday, .dayOffset, .yearly(.day, _), .yearly(.holiday, _), .period(.day): break
        case .relative(.day, _): break
        default: return
        }
        var at = phrase.tokens.upperBound
        var modifier: TimeModifier?
        if let early = word(at).modifier, word(at + 1).part != nil {
            modifier = early
            at += 1
        }
        guard let part = word(at).part, !word(at).isMany, word(at).offset == nil else { return }
        phrase.part = part
        if phrase.modifier == nil { phrase.modifier = modifier }
        phrase.tokens = phrase.tokens.lowerBound..<at + 1
    }

    /// "July last year", "the third quarter of this year", "Christmas 2020".
    private func addYear(_ phrase: inout TimePhrase) {
        guard case .yearly(let period, nil) = phrase.meaning else { return }
        var at = phrase.tokens.upperBound
        if has(at, [.of, .in, .comma]) { at += 1 }
        if has(at, .the) { at += 1 }
        if let shift = word(at).shift, shift != .recent, word(at + 1).unit == .year, !word(at + 1).isMany {
            phrase.meaning = .yearlyIn(period, shift)
            phrase.tokens = phrase.tokens.lowerBound..<at + 2
        } else if let year = fourDigitYear(at), let whole = period.period(in: year), !has(at - 1, .comma) {
            phrase.meaning = .period(whole)
            phrase.tokens = phrase.tokens.lowerBound..<at + 1
        }
    }

    /// "Saturday morning local time", "Saturday (local time)", "Friday EDT".
    private func addZone(_ phrase: inout TimePhrase) {
        switch phrase.meaning {
        case .weekday, .dayOffset, .yearly(.day, _), .period(.day), .timeOfDay: break
        default: return
        }
        let at = phrase.tokens.upperBound
        let end = zoneEnd(at)
        if end > at { phrase.tokens = phrase.tokens.lowerBound..<end }
    }

    /// The token behind a time zone that begins at a token; the token itself when there is none.
    func zoneEnd(_ at: Int) -> Int {
        if has(at, .zone), text.isCapital(at) { return at + 1 }
        if has(at, .local), has(at + 1, .time) { return at + 2 }
        if has(at, .open) {
            let inner = zoneEnd(at + 1)
            if inner > at + 1, has(inner, .shut) { return inner + 1 }
        }
        return at
    }
}

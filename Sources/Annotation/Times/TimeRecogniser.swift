package import Language
import Prose
package import Reports

/// Finds the time expressions of a text and tells their values, resolved against the publication or against the date
/// told before.
///
/// O(number of tokens); words are looked up by their keys, strings are made only for what was found.
package struct TimeRecogniser: Sendable {
    private let lexicon: TimeLexicon
    private let schedule: ScheduleWords

    /// Reads the word lists that ship with the program.
    package init() throws {
        let folder = ResourceFolder(AnnotationResources.bundle)
        lexicon = try TimeLexicon(folder, numbers: NumberLexicon(folder))
        schedule = try ScheduleWords(folder)
    }

    /// The expressions in the order of the text, without overlap.
    package func recognise(_ analyzed: AnalyzedText, published: PublicationDate?) -> [TimeExpression] {
        let text = AnalyzedTokens(analyzed)
        var parser = TimeParser(lexicon: lexicon, text: text, marks: analyzed.tokens.map { lexicon.index($0.folded) })
        var writer = TimeWriter(
            analyzed: analyzed, text: text, lexicon: lexicon, schedule: schedule, published: published)
        for (number, sentence) in analyzed.sentences.enumerated()
        where sentence.tokens.count <= Syntax.longestSentence {
            parser.start = sentence.tokens.lowerBound
            parser.limit = sentence.tokens.upperBound
            for phrase in phrases(parser, sentence.tokens) { writer.write(phrase, sentence: number) }
        }
        return IntervalFinder(analyzed: analyzed, text: text, lexicon: lexicon).joined(writer.expressions)
    }

    private func phrases(_ parser: TimeParser, _ tokens: Range<Int>) -> [TimePhrase] {
        var phrases: [TimePhrase] = []
        var at = tokens.lowerBound
        while at < tokens.upperBound {
            if let name = lexicon.names.match(parser.text.tokens, at: at, limit: tokens.upperBound) {
                at = name.end
            } else if parser.mayBegin(at) || lexicon.mayLead(parser.text.tokens, at: at, limit: tokens.upperBound),
                let phrase = parser.parse(at)
            {
                if phrase.meaning != .age, !isTitle(phrase, parser) { phrases.append(phrase) }
                at = max(at + 1, phrase.tokens.upperBound)
            } else {
                at += 1
            }
        }
        return phrases
    }

    /// "On the channel's “This Week”": a period in capitals behind a quotation mark or an owner is the title of
    /// something.
    private func isTitle(_ phrase: TimePhrase, _ parser: TimeParser) -> Bool {
        guard case .relative = phrase.meaning, phrase.part == nil, phrase.tokens.count > 1,
            phrase.tokens.lowerBound > parser.start,
            phrase.tokens.allSatisfy({ parser.text.isCapital($0) })
        else { return false }
        let before = phrase.tokens.lowerBound - 1
        return parser.text.tokens[before].kind == .quote || parser.has(before, .possessive)
    }
}

/// Makes expressions of phrases, one after the other.
private struct TimeWriter {
    let analyzed: AnalyzedText
    let text: AnalyzedTokens
    let lexicon: TimeLexicon
    let clause: ClauseTense
    let schedule: ScheduleWords
    let published: PublicationDate?
    var resolver: TimeResolver
    var expressions: [TimeExpression] = []

    init(
        analyzed: AnalyzedText, text: AnalyzedTokens, lexicon: TimeLexicon, schedule: ScheduleWords,
        published: PublicationDate?
    ) {
        self.analyzed = analyzed
        self.text = text
        self.lexicon = lexicon
        self.published = published
        self.schedule = schedule
        clause = ClauseTense(text: text, schedule: schedule)
        resolver = TimeResolver(published: published?.day, isCertain: published?.basis == .stated)
    }

    mutating func write(_ phrase: TimePhrase, sentence: Int) {
        let range = analyzed.sentences[sentence].tokens
        guard !datesPost(phrase.tokens, in: range), !isOfGame(phrase), !meansNowadays(phrase, in: range) else {
            return
        }
        let tense = tense(phrase, in: range)
        let before = phrase.tokens.lowerBound - 1
        let lead: TimeWord.Flags = range.contains(before) ? flags(before) : []
        resolver.sentence = sentence
        let comesNext =
            !isRanked(phrase.tokens.lowerBound - 2, in: range) && (tense == .future || tense == .modal)
            && lead.contains(.within)
        var value = resolver.resolve(phrase, tense: tense, comesNext: comesNext)
        if isHabit(phrase, in: range) {
            value.edtf = nil
            value.others = []
        }
        if datesPicture(phrase.tokens, in: range), !isOfNews(value, before: phrase.tokens.upperBound) { return }
        if let period = value.period, !isComparison(phrase) {
            resolver.tell(period, others: value.others, index: expressions.count)
        }
        let start = lead.contains(.lead) ? before : phrase.tokens.lowerBound
        expressions.append(
            TimeExpression(
                span: analyzed.span(phrase.tokens), tokens: phrase.tokens, sentence: sentence, kind: value.kind,
                timex: value.timex, edtf: value.edtf, precision: precision(phrase, value),
                modifier: phrase.modifier ?? modifier(phrase.bound), anchor: value.anchor,
                basis: basis(start..<phrase.tokens.upperBound, value), alternatives: value.others.map(\.edtf),
                tense: tense, interval: nil, amount: amount(phrase)))
    }

    /// "A field goal in the first quarter": without a word of business in the report a quarter without its year is that
    /// of a game.
    private mutating func isOfGame(_ phrase: TimePhrase) -> Bool {
        guard case .yearly(.quarter, nil) = phrase.meaning else { return false }
        return !tellsOfBusiness
    }

    private lazy var tellsOfBusiness = text.tokens.contains { schedule[$0.folded] == .business }

    /// "It is today the biggest port": these days, not the day of the report.
    private func meansNowadays(_ phrase: TimePhrase, in sentence: Range<Int>) -> Bool {
        guard case .dayOffset(0) = phrase.meaning, phrase.tokens.count == 1 else { return false }
        let verb = phrase.tokens.lowerBound - 1
        guard sentence.contains(verb), text.words[verb].relation == .cop, [.vbz, .vbp].contains(text.words[verb].penn)
        else { return false }
        let head = Int(text.words[verb].head)
        return head > phrase.tokens.lowerBound && text.words[head].tag == .noun
    }

    /// "It typically reports in January": what comes every year or week dates nothing.
    private func isHabit(_ phrase: TimePhrase, in sentence: Range<Int>) -> Bool {
        switch phrase.meaning {
        case .yearly(_, nil), .weekday(_, nil): break
        default: return false
        }
        guard let verb = clause.governing(phrase.tokens, in: sentence), verb.tense == .present else { return false }
        return analyzed.children(of: verb.token).contains { schedule[text.tokens[$0].folded] == .habit }
    }

    /// Whether a day lies in the month before the report, so that a picture taken then shows what is told.
    ///
    /// "This Dec. 13, 2016, photo": a year that stands behind the words is of them.
    private func isOfNews(_ value: TimeResolver.Value, before end: Int) -> Bool {
        guard let published = published?.day, let period = value.period, period.unit == .day else { return false }
        let year = String(period.first.year)
        for token in end..<min(end + 2, text.tokens.count) {
            let span = text.tokens[token].span
            guard span.count == 4, text.bytes[span.range].allSatisfy(UTF8Bytes.isDigit) else { continue }
            if !text.bytes[span.range].elementsEqual(year.utf8) { return false }
        }
        return (0...Self.daysOfNews).contains(published.ordinal - period.first.ordinal)
    }

    private static let daysOfNews = 31

    /// "In this Dec. 20, 2015, file photo": when a picture was taken is no date of what is told, unless it is of the
    /// news.
    private func datesPicture(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        let before = max(sentence.lowerBound, tokens.lowerBound - 5)..<min(tokens.lowerBound + 1, sentence.upperBound)
        guard before.contains(where: { Self.demonstratives.contains(text.tokens[$0].folded) }) else { return false }
        var at = tokens.upperBound
        let limit = min(sentence.upperBound, at + 5)
        while at < limit, text.tokens[at].kind != .word || text.tokens[at].folded == Self.file { at += 1 }
        return at < limit && Self.pictures.contains(text.tokens[at].folded)
    }

    /// "— Ilse Tarn (@ilsetarn) April 7, 2031": when a post was sent.
    private func datesPost(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        var at = tokens.lowerBound - 1
        guard sentence.contains(at), text.bytes[text.tokens[at].span.start] == 0x29 else { return false }  // )
        let limit = max(sentence.lowerBound, at - 5)
        while at > limit {
            at -= 1
            if text.bytes[text.tokens[at].span.start] == 0x40 { return true }  // @
        }
        return false
    }

    private static let demonstratives = WordSet(["this", "these"])
    private static let file = WordHash.folded("file")
    private static let pictures = WordSet(["photo", "photograph", "picture", "image", "photos", "images", "pictures"])

    private func flags(_ token: Int) -> TimeWord.Flags { lexicon.word(lexicon.index(text.tokens[token].folded)).flags }

    /// "The first in two years", "the worst in weeks": how long it has been, not when it will be.
    private func isRanked(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard sentence.contains(token) else { return false }
        return lexicon.numbers[text.tokens[token].folded] != nil || flags(token).contains(.ranked)
            || text.words[token].penn == .jjs
    }

    /// "A year ago" names a period only to compare with it; what follows still counts from the one before.
    private func isComparison(_ phrase: TimePhrase) -> Bool {
        switch phrase.meaning {
        case .offset(.year, _, forward: false, _): true
        default: false
        }
    }

    private func tense(_ phrase: TimePhrase, in sentence: Range<Int>) -> TimeExpression.Tense {
        switch phrase.meaning {
        case .yearly, .yearlyInterval, .weekday, .relative, .duration, .dayOffset, .timeOfDay, .period, .window,
            .offset, .interval, .yearlyIn, .weekdayOf, .weekdayOfMonth, .dayOfMonth, .weekdayOn, .compoundOffset:
            break
        case .set, .reference, .age: return .unknown
        }
        if let shown = clause.shownBefore(phrase.tokens, in: sentence) { return shown }
        if clause.leadsWords(phrase.tokens.upperBound, in: sentence) { return .past }
        guard let verb = clause.governing(phrase.tokens, in: sentence) else { return .unknown }
        return verb.ownsPresent && isJustOver(phrase) ? .past : verb.tense
    }

    /// "Saturday's marches are one example", "Friday's vote is crucial": the present tells of both, so the nearer day
    /// is meant.
    private func isJustOver(_ phrase: TimePhrase) -> Bool {
        guard case .weekday(let weekday, nil) = phrase.meaning, let day = published?.day else { return false }
        return (1...3).contains((day.weekday - weekday + 7) % 7)
    }

    private func basis(_ tokens: Range<Int>, _ value: TimeResolver.Value) -> String {
        let words =
            "'"
            + analyzed.text.string(analyzed.span(tokens)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            + "'"
        switch value.anchor {
        case .publication: return words + ", report of " + (published?.value ?? "unknown date")
        case .expression(let index) where index < expressions.count:
            return words + ", counted from '" + analyzed.text.string(expressions[index].span) + "'"
        default: return value.edtf == nil ? words : words + ", stated"
        }
    }

    private func precision(_ phrase: TimePhrase, _ value: TimeResolver.Value) -> TimeExpression.Precision {
        if phrase.clock != nil { return .minute }
        switch value.period?.unit {
        case .day: return .day
        case .weekend: return .weekend
        case .week: return .week
        case .month: return .month
        case .quarter: return .quarter
        case .season: return .season
        case .half: return .half
        case .year: return .year
        case .decade: return .decade
        case .century: return .century
        default: return intervalPrecision(phrase)
        }
    }

    private func intervalPrecision(_ phrase: TimePhrase) -> TimeExpression.Precision {
        switch phrase.meaning {
        case .interval(let first, _): first.unit == .year ? .year : .day
        case .yearlyInterval: .day
        case .window(let unit, _, _): unit <= .day ? .day : unit <= .fortnight ? .week : unit == .month ? .month : .year
        default: .none
        }
    }

    private func modifier(_ bound: QuantityBound?) -> TimeModifier? {
        switch bound {
        case .about: .approximate
        case .under: .less
        case .over: .more
        case .exact, nil: nil
        }
    }

    private func amount(_ phrase: TimePhrase) -> TimeExpression.Amount? {
        switch phrase.meaning {
        case .duration(let unit, let number), .window(let unit, let number, _):
            .init(unit: unit, number: number, isOffset: false)
        case .offset(let unit, let number, _, _): .init(unit: unit, number: number, isOffset: true)
        default: nil
        }
    }
}

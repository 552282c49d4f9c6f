package import Language
import Prose

/// Finds the quantities of a text: counts, money, shares, measures, durations, ages.
///
/// O(number of tokens) but for the clauses of what was found.
package struct FigureRecogniser: Sendable {
    private let lexicon: FigureLexicon

    /// Reads the word lists that ship with the program.
    package init() throws {
        lexicon = try FigureLexicon(ResourceFolder(AnnotationResources.bundle))
    }

    /// The figures in the order of the text, without overlap; none of sentences that nobody writes, such as a table run
    /// together.
    ///
    /// - Parameter times: the time expressions of the same text: dates are no figures, durations are.
    package func recognise(_ analyzed: AnalyzedText, times: [TimeExpression]) -> [FigureMention] {
        let text = AnalyzedTokens(analyzed)
        // "12 current leaders": an adjective that tells a time belongs to its noun.
        let times = times.filter {
            $0.amount == nil
                ? $0.tokens.count > 1 || text.words[$0.tokens.lowerBound].tag != .adj : !isMoney($0, text)
        }
        let dates = Set(times.lazy.filter { $0.amount == nil }.flatMap { Array($0.tokens) })
        let context = FigureContext(analyzed: analyzed, text: text, lexicon: lexicon, dates: dates)
        var result: [FigureMention] = []
        var nextTime = 0
        for (index, sentence) in analyzed.sentences.enumerated() {
            let first = nextTime
            while nextTime < times.count, times[nextTime].tokens.lowerBound < sentence.tokens.upperBound {
                nextTime += 1
            }
            guard sentence.tokens.count <= Syntax.longestSentence else { continue }
            var reader = SentenceFigures(
                text: text, lexicon: lexicon, context: context, sentence: sentence.tokens, index: index,
                times: times[first..<nextTime])
            reader.before = result.last.flatMap { index - $0.sentence == 1 ? $0 : nil }
            reader.run()
            result += reader.figures.map { figure in
                var figure = figure
                figure.bound = context.bound(of: figure, sentence: sentence.tokens)
                return figure
            }
        }
        return withoutRepeats(result, text)
    }
}

extension FigureRecogniser {
    /// Without the counts of a line that a page repeats before other words each time ("Port of Corrin turns 300" before
    /// each title of its pictures).
    private func withoutRepeats(_ figures: [FigureMention], _ text: AnalyzedTokens) -> [FigureMention] {
        func opening(_ figure: FigureMention) -> [UInt64]? {
            let first = figure.tokens.lowerBound
            guard figure.role == .quantity, first >= Self.longestOpening,
                figure.head.map(figure.tokens.contains) ?? false,
                let noun = figure.tokens.first(where: { text.tokens[$0].kind == .word }), text.isCapital(noun)
            else { return nil }
            return text.tokens[first - Self.longestOpening...first].map(\.folded)
        }
        var heads: [[UInt64]: Set<UInt64>] = [:]
        for figure in figures {
            guard let opening = opening(figure), let head = figure.head else { continue }
            heads[opening, default: []].insert(text.tokens[head].folded)
        }
        guard heads.values.contains(where: { $0.count >= Self.mostTitles }) else { return figures }
        return figures.filter { figure in
            opening(figure).map { (heads[$0]?.count ?? 0) < Self.mostTitles } ?? true
        }
    }

    /// Words before a number that are compared, and things that one line counts at least where it is no count.
    private static let longestOpening = 3
    private static let mostTitles = 3

    /// "Shares worth £1.3million days after the theft": the sign of a currency takes the number from the unit of time.
    private func isMoney(_ time: TimeExpression, _ text: AnalyzedTokens) -> Bool {
        let sign = time.tokens.lowerBound - 1
        return sign >= 0 && text.isGlued(sign) && lexicon.units[text.tokens[sign].folded]?.kind == .sign
    }
}

/// One pass over a sentence.
private struct SentenceFigures {
    let text: AnalyzedTokens
    let lexicon: FigureLexicon
    let context: FigureContext
    let sentence: Range<Int>
    let index: Int
    let times: ArraySlice<TimeExpression>
    var figures: [FigureMention] = []
    /// The last figure of the sentence before.
    var before: FigureMention?
    /// The unit of the last measure or sum of money.
    var lastUnit: FigureLexicon.Unit?

    private static let hyphen = WordHash.folded("-")

    mutating func run() {
        let parser = QuantityParser(text: text, lexicon: lexicon)
        let filter = FigureFilter(text: text, lexicon: lexicon, sentence: sentence)
        var time = times.startIndex
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            while time < times.endIndex, times[time].tokens.upperBound <= at { time += 1 }
            if let idiom = lexicon.idioms.match(text.tokens, at: at, limit: sentence.upperBound) {
                at = idiom.end
            } else if time < times.endIndex, times[time].tokens.lowerBound <= at {
                add(times[time])
                at = max(at + 1, times[time].tokens.upperBound)
            } else if mayBegin(at, limit: sentence.upperBound) {
                let limit =
                    time < times.endIndex
                    ? min(sentence.upperBound, times[time].tokens.lowerBound) : sentence.upperBound
                at = quantity(at, limit, parser, filter) ?? at + 1
            } else {
                at += 1
            }
        }
    }

    private func mayBegin(_ at: Int, limit: Int) -> Bool {
        let token = text.tokens[at]
        return token.kind == .number || token.kind == .symbol || lexicon.numbers[token.folded] != nil
            || lexicon.units[token.folded]?.kind == .code || context.isArticle(at) || token.folded == context.between
            || QuantityParser.negatives.contains(token.folded)
            || lexicon.approximations.leading(text.tokens, at: at, limit: limit) != nil
    }

    /// Reads the quantity at a token and keeps it if it is a figure; the token behind it, or nil when there is none.
    private mutating func quantity(_ at: Int, _ limit: Int, _ parser: QuantityParser, _ filter: FigureFilter) -> Int? {
        guard let quantity = parser.read(at, first: sentence.lowerBound, limit: limit) else { return nil }
        if let age = age(quantity) {
            figures.append(age)
            return age.tokens.upperBound
        }
        if filter.isName(quantity) || filter.isArticle(quantity) { return quantity.tokens.upperBound }
        if quantity.unit != nil {
            var figure = context.measured(quantity, sentence: sentence, index: index)
            context.describe(&figure, after: figures.last, sentence)
            if figure.isClausal, let known = figures.last ?? before, context.isOfSame(figure, as: known, sentence) {
                figure.what = known.what
            }
            if let previous = figures.last, isConversion(quantity, of: previous) {
                figure.isConversion = true
                (figure.what, figure.head) = (previous.what, previous.head)
            }
            lastUnit = quantity.unit
            figures.append(figure)
        } else if let share = context.share(quantity, sentence: sentence, index: index) {
            figures.append(share)
        } else if let part = context.part(of: quantity, after: figures.last, sentence: sentence, index: index) {
            figures.append(part)
        } else if let noun = context.counted(quantity, sentence: sentence, limit: limit) {
            guard !filter.isKnownPair(quantity, noun: noun) else { return noun.tokens.upperBound }
            var figure = context.counted(quantity, noun: noun, sentence: sentence, index: index)
            figure.isCasualty = context.isCasualty(figure, sentence: sentence)
            context.tellFate(&figure, sentence)
            figures.append(figure)
        } else if let bare = context.casualties(quantity, sentence: sentence, index: index) {
            figures.append(bare)
        } else if let listed = listed(quantity, limit: limit, parser) {
            figures.append(listed)
        } else {
            return quantity.tokens.upperBound
        }
        return figures.last.map { max($0.tokens.upperBound, quantity.tokens.upperBound) }
    }

    /// "14 and 11 points", "3, 5 and 8 goals": a number whose noun or unit stands behind the last of the list.
    private func listed(_ quantity: QuantityParser.Quantity, limit: Int, _ parser: QuantityParser) -> FigureMention? {
        guard !quantity.isHyphenated, quantity.tokens == quantity.numeral else { return nil }
        var last = quantity
        for _ in 0..<Self.longestList {
            let link = last.tokens.upperBound
            guard link + 1 < limit,
                text.tokens[link].folded == Self.comma || Self.links.contains(text.tokens[link].folded),
                let next = parser.read(link + 1, first: sentence.lowerBound, limit: limit),
                next.isWritten == quantity.isWritten, next.tokens.lowerBound == next.numeral.lowerBound,
                !next.isHyphenated
            else { return nil }
            last = next
            guard Self.links.contains(text.tokens[link].folded) else { continue }
            if last.unit != nil {
                var figure = context.measured(last, sentence: sentence, index: index)
                context.describe(&figure, after: figures.last, sentence)
                return context.listed(quantity, like: figure)
            }
            return context.counted(last, sentence: sentence, limit: limit).map {
                context.listed(quantity, like: context.counted(last, noun: $0, sentence: sentence, index: index))
            }
        }
        return nil
    }

    private static let longestList = 4
    private static let links = WordSet(["and", "or"])

    /// "6 billion euros ($7 billion)", "30 miles, or 48 kilometres": the quantity before it in another unit of its
    /// kind.
    private func isConversion(_ quantity: QuantityParser.Quantity, of previous: FigureMention) -> Bool {
        guard let unit = quantity.unit, let known = lastUnit, unit.name != known.name, known.name == previous.unit,
            unit.kind != .share, known.kind != .share, unit.isMoney == known.isMoney
        else { return false }
        let gap = text.tokens[previous.tokens.upperBound..<max(previous.tokens.upperBound, quantity.tokens.lowerBound)]
        guard let first = gap.first, let last = gap.last else { return false }
        if Self.brackets.contains(last.folded) {
            // A noun may stand between: "2 billion euros of goods ($2.3 billion)".
            return gap.count == 1 || unit.isMoney && gap.count <= Self.widestConversionGap
        }
        return last.folded == Self.or && (gap.count == 1 || gap.count == 2 && first.folded == Self.comma)
    }

    private static let widestConversionGap = 7
    private static let brackets = WordSet(["(", "["])
    private static let or = WordHash.folded("or")
    private static let comma = WordHash.folded(",")

    /// A duration or an offset of at least two units.
    private mutating func add(_ time: TimeExpression) {
        guard let amount = time.amount, let number = amount.number, number > 0, !isArticle(time) else { return }
        guard amount.unit != .quarter || number > 1, !isWindow(time) else { return }
        var figure = context.duration(time, amount, number, sentence: sentence)
        addRange(&figure, of: time)
        context.describe(&figure, after: nil, sentence)
        figures.append(figure)
    }

    /// "30-50 years", "between 30 and 50 years": the lower end stands before the time expression, or within it.
    private func addRange(_ figure: inout FigureMention, of time: TimeExpression) {
        let parser = QuantityParser(text: text, lexicon: lexicon)
        let (first, end) = (time.tokens.lowerBound, time.tokens.upperBound)
        for start in max(sentence.lowerBound, first - Self.longestRange)...first {
            guard let range = parser.read(start, first: sentence.lowerBound, limit: end), range.low < range.high,
                range.high == figure.high, range.numeral.upperBound > first
            else { continue }
            figure.low = range.low
            if range.bound != .exact { figure.bound = range.bound }
            figure.tokens = min(start, first)..<end
            figure.span = context.analyzed.span(figure.tokens)
            return
        }
    }

    /// Tokens of a range before its last number ("between 30 and").
    private static let longestRange = 3

    /// "In the last six months", "over the next two years": when something happens, not how long anything lasts.
    private func isWindow(_ time: TimeExpression) -> Bool {
        let first = max(sentence.lowerBound, time.tokens.lowerBound - 1)
        return (first..<time.tokens.upperBound).contains {
            lexicon.has(.window, text.tokens[$0].folded) && text.words[$0].tag != .verb
        }
    }

    /// "A year", "one day": an article, not a number, unless a hyphen makes it a measure ("one-year").
    private func isArticle(_ time: TimeExpression) -> Bool {
        guard time.amount?.number == 1 else { return false }
        return !time.tokens.contains { text.tokens[$0].kind == .number || text.tokens[$0].folded == Self.hyphen }
    }

    /// "Anna Berg, 44, …": a bare number in commas behind a name is an age.
    private func isAsideOfName(_ quantity: QuantityParser.Quantity) -> Bool {
        let at = quantity.numeral.lowerBound
        guard quantity.tokens == at..<at + 1, quantity.unit == nil, text.tokens[at].kind == .number,
            let years = text.integer(at, maxLength: 3)?.value, (1...115).contains(years),
            at >= sentence.lowerBound + 2, at + 1 < sentence.upperBound
        else { return false }
        guard isComma(at - 1), isComma(at + 1) || isStop(at + 1) || isSemicolon(at + 1) else { return false }
        if context.isGivenName(at - 2) { return true }
        guard at >= sentence.lowerBound + 3 else { return false }
        return [at - 2, at - 3].allSatisfy {
            text.tokens[$0].kind == .word && text.isCapital($0) && text.words[$0].tag == .propn
        }
    }

    /// "Bongo, who was 17, was shot", "She was 31.": a bare number that is said of somebody and closes its clause.
    private func isPredicateOfPerson(_ quantity: QuantityParser.Quantity) -> Bool {
        let at = quantity.numeral.lowerBound
        guard quantity.tokens == at..<at + 1, quantity.unit == nil, !quantity.isHyphenated,
            (1...115).contains(quantity.low), at >= sentence.lowerBound + 2, at + 1 < sentence.upperBound,
            lexicon.has(.being, text.tokens[at - 1].folded), isComma(at + 1) || isStop(at + 1)
        else { return false }
        let subject = at - 2
        if Self.personal.contains(text.tokens[subject].folded) { return true }
        return text.words[subject].tag == .propn && text.words[subject].relation.isSubject
    }

    private static let personal = WordSet(["who", "he", "she"])

    /// "Aged six and nine": the numbers that are joined to an age.
    private func listedAge(_ quantity: QuantityParser.Quantity) -> FigureMention? {
        let first = quantity.numeral.lowerBound
        guard let previous = figures.last, previous.role == .age, quantity.unit == nil, !quantity.isHyphenated,
            quantity.tokens.lowerBound == first, first == previous.tokens.upperBound + 1,
            isComma(first - 1) || Self.links.contains(text.tokens[first - 1].folded),
            context.counted(quantity, sentence: sentence, limit: sentence.upperBound) == nil
        else { return nil }
        var figure = context.age(quantity, tokens: quantity.numeral, sentence: sentence, index: index)
        (figure.what, figure.head) = (previous.what, previous.head)
        return figure
    }

    private func isComma(_ token: Int) -> Bool { text.bytes[Int(text.tokens[token].start)] == 0x2C }

    private func isSemicolon(_ token: Int) -> Bool { text.bytes[Int(text.tokens[token].start)] == 0x3B }

    private func isStop(_ token: Int) -> Bool {
        token == sentence.upperBound - 1 && text.tokens[token].kind == .punctuation
    }

    /// "The 52-year-old", "45 years old", "aged 45".
    private func age(_ quantity: QuantityParser.Quantity) -> FigureMention? {
        let numeral = quantity.numeral
        if let end = context.ageEnd(numeral.upperBound, sentence), quantity.low < 20_000 {
            return context.age(quantity, tokens: quantity.tokens.lowerBound..<end, sentence: sentence, index: index)
        }
        guard numeral.lowerBound > sentence.lowerBound, quantity.low == quantity.high, quantity.low < 130 else {
            return nil
        }
        if isAsideOfName(quantity) || isPredicateOfPerson(quantity) {
            return context.age(quantity, tokens: numeral, sentence: sentence, index: index)
        }
        if let listed = listedAge(quantity) { return listed }
        guard lexicon.has(.aged, text.tokens[numeral.lowerBound - 1].folded) else { return nil }
        return context.age(
            quantity, tokens: numeral.lowerBound - 1..<numeral.upperBound, sentence: sentence, index: index)
    }
}

import Annotation
import Language
import Prose
import Reports

/// Tells the time expressions of a report that date a happening from those that tell how long, how old or whose time it
/// is.
struct DatingExpressions {
    let annotated: AnnotatedReport

    /// Whether an expression dates what its sentence tells. O(tokens of the sentence + log statements).
    func dates(_ expression: TimeExpression) -> Bool {
        (expression.kind == .date || expression.kind == .time || isMeasuredStretch(expression))
            && !isSpokenDeixis(expression) && tells(expression) && !isFarClock(expression)
            && !isOfName(expression)
    }

    /// "The Harbour Cup 2016": a year that belongs to the name before it.
    private func isOfName(_ expression: TimeExpression) -> Bool {
        let (token, analyzed) = (expression.tokens.lowerBound, annotated.analyzed)
        guard expression.precision == .year, expression.tokens.count == 1, token > 0,
            analyzed.tokens[token].kind == .number, analyzed.words[token - 1].tag == .propn,
            analyzed.tokens[token - 1].span.end + 1 == analyzed.tokens[token].span.start
        else { return false }
        return !annotated.times.contains { $0.sentence == expression.sentence && $0.tokens.contains(token - 1) }
    }

    /// "Over the past two weeks", "in the next 30 days": a stretch of a told length that ends or begins with the
    /// report.
    private func isMeasuredStretch(_ expression: TimeExpression) -> Bool {
        guard expression.kind == .duration, expression.anchor == .publication, let dates = expression.edtf,
            let slash = dates.firstIndex(of: "/"), !dates.contains("~"), let amount = expression.amount,
            let first = Int(dates.prefix(4)), let last = Int(dates[dates.index(after: slash)...].prefix(4))
        else { return false }
        // "The mission will last 22 days"
        guard annotated.analyzed.words[expression.tokens.lowerBound].tag != .verb else { return false }
        // "It weighed on them for the next two years": not from now on.
        let isBehind = annotated.report.published.map { dates.hasSuffix("/" + $0.value.prefix(10)) } ?? false
        guard isBehind || expression.tense == .future else { return false }
        return amount.number != nil && !amount.isOffset && last - first <= Self.longestStretch
    }

    /// Years; a longer stretch is of nobody's news.
    private static let longestStretch = 9

    /// "The winter was dry", "the first this year": a stretch that holds the publication dates nothing.
    func isVague(_ expression: TimeExpression, _ date: String) -> Bool {
        if isBareYear(expression) { return true }
        guard expression.anchor == .publication, expression.interval == nil else { return false }
        guard expression.tense != .future, expression.tense != .modal else { return false }
        switch expression.precision {
        case .year:
            return annotated.report.published.map { date == String($0.value.prefix(4)) } ?? false
        case .season:
            let first = annotated.analyzed.tokens[expression.tokens.lowerBound]
            return expression.tokens.count == 1 || first.folded == Self.the && expression.tokens.count == 2
        default: return false
        }
    }

    /// "Coach of the year", "beyond the year": no date, whatever the tense.
    private func isBareYear(_ expression: TimeExpression) -> Bool {
        let words = annotated.analyzed.tokens[expression.tokens].map(\.folded)
        let opening = words.first == Self.beyond ? words.dropFirst() : words[...]
        return opening.last == Self.year && opening.dropLast().allSatisfy { $0 == Self.the || $0 == Self.this }
    }

    private static let the = WordHash.folded("the")
    private static let beyond = WordHash.folded("beyond")
    private static let this = WordHash.folded("this")
    private static let year = WordHash.folded("year")

    /// "today" inside a quotation is the day of the speech, which the report need not tell; "11 October" and "this
    /// year" are the same for both.
    private func isSpokenDeixis(_ expression: TimeExpression) -> Bool {
        guard expression.anchor == .publication, expression.precision != .day || !isPrinted(expression) else {
            return false
        }
        switch expression.precision {
        case .year, .half, .quarter: return false
        default: break
        }
        return isSpoken(expression)
    }

    /// Whether an expression stands among somebody's own words. O(log statements).
    func isSpoken(_ expression: TimeExpression) -> Bool {
        var low = 0
        var high = annotated.statements.count
        while low < high {
            let middle = (low + high) / 2
            if annotated.statements[middle].sentence < expression.sentence { low = middle + 1 } else { high = middle }
        }
        return annotated.statements[low...].prefix { $0.sentence == expression.sentence }.contains {
            ($0.kind == .direct || $0.kind == .unmarked) && $0.span.contains(expression.span)
        }
    }

    /// Whether a day or month is printed as such ("Dec. 28", "May 2021"), so that it is the same whoever reads it.
    private func isPrinted(_ expression: TimeExpression) -> Bool {
        (expression.precision == .day || expression.precision == .month)
            && annotated.analyzed.text.utf8[expression.span.range].contains(where: UTF8Bytes.isDigit)
    }

    /// Whether a sentence tells what happened: one of the text, or one below a picture that says when it was taken.
    private func tells(_ expression: TimeExpression) -> Bool {
        let tokens = annotated.analyzed.sentences[expression.sentence].tokens
        switch annotated.blockKind(ofSentence: expression.sentence) {
        case .paragraph: return !PictureCaption.describes(tokens, of: annotated.analyzed) || isOfNews(expression)
        case .caption: return isOfNews(expression)
        default: return false
        }
    }

    /// Whether a picture was taken in the month before its report, as the date below it says: older ones are from the
    /// files.
    private func isOfNews(_ expression: TimeExpression) -> Bool {
        guard isPrinted(expression), let published = annotated.report.published?.day,
            let day = expression.edtf.flatMap({ CalendarDate(iso: $0) })
        else { return false }
        return (0...Self.month).contains(published.ordinal - day.ordinal)
    }

    private static let month = 31

    /// A time of the day whose day was told sentences before is of nobody knows which day, unless that is the day of
    /// the news, of which all is told that has no other date.
    private func isFarClock(_ expression: TimeExpression) -> Bool {
        guard expression.precision == .minute || expression.precision == .hour,
            case .expression(let index) = expression.anchor, annotated.times.indices.contains(index),
            expression.sentence - annotated.times[index].sentence > 1
        else { return false }
        // "0:50" may be the length of a film.
        let printed = annotated.analyzed.text.utf8[expression.span.range]
        guard printed.contains(where: UTF8Bytes.isLetter), let published = annotated.report.published?.day,
            let day = expression.edtf.flatMap({ CalendarDate(iso: $0.prefix { $0 != "T" }) })
        else { return true }
        return !(0...1).contains(published.ordinal - day.ordinal)
    }
}

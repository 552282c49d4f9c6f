import Language
import Prose

/// Joins two expressions that name the ends of a range: "from 3 May to 5 June", "between 2014 and 2016", "May or early
/// June".
struct IntervalFinder {
    let analyzed: AnalyzedText
    let text: AnalyzedTokens
    let lexicon: TimeLexicon

    private static let from = WordHash.folded("from")
    private static let between = WordHash.folded("between")
    private static let and = WordHash.folded("and")
    private static let or = WordHash.folded("or")
    private static let links = WordSet(["to", "until", "till", "through", "-", "–"])

    /// The expressions, with the range noted at its first end.
    func joined(_ expressions: [TimeExpression]) -> [TimeExpression] {
        var expressions = expressions
        for index in expressions.indices.dropLast() {
            let first = expressions[index]
            let second = expressions[index + 1]
            guard first.sentence == second.sentence, second.tokens.lowerBound == first.tokens.upperBound + 1 else {
                continue
            }
            guard isLinked(first, second), let edtf = edtf(first, second) else { continue }
            expressions[index].interval = .init(span: TextSpan(first.span.start, second.span.end), edtf: edtf)
        }
        return expressions
    }

    private func isLinked(_ first: TimeExpression, _ second: TimeExpression) -> Bool {
        let link = text.tokens[first.tokens.upperBound].folded
        let before = first.tokens.lowerBound > 0 ? text.tokens[first.tokens.lowerBound - 1].folded : 0
        if link == Self.and { return before == Self.between || first.precision == .day && second.precision == .day }
        if link == Self.or { return first.precision == second.precision }
        return Self.links.contains(link)
            && (before == Self.from || link != WordHash.folded("to") || first.precision == second.precision)
    }

    private func edtf(_ first: TimeExpression, _ second: TimeExpression) -> String? {
        guard let from = first.edtf, let to = second.edtf, !from.contains("T"), !to.contains("T") else { return nil }
        let end = to.split(separator: "/").last.map(String.init) ?? to
        let start = withYear(of: second, end, first, from.split(separator: "/").first.map(String.init) ?? from)
        return start < end ? start + "/" + end : nil
    }

    /// "Between November and February 2018": a year printed at the second end alone is that of the first, or the one
    /// before.
    private func withYear(of second: TimeExpression, _ end: String, _ first: TimeExpression, _ start: String) -> String
    {
        guard let year = Int(end.prefix(4)), start.count >= 7, end.count >= 7, printsYear(second), !printsYear(first)
        else { return start }
        let rest = start.dropFirst(4)
        return "\(rest <= end.dropFirst(4) ? year : year - 1)" + rest
    }

    private func printsYear(_ expression: TimeExpression) -> Bool {
        expression.tokens.contains { token in
            let span = text.tokens[token].span
            return span.count == 4 && text.bytes[span.range].allSatisfy(UTF8Bytes.isDigit)
        }
    }
}

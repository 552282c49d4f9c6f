import Annotation
import Language
import Prose
import Reports

/// Tells numbers that are part of another number, what is left of it, or the whole of which another is told: "five
/// other defendants", "three of them", the 41 of "28 of 41 passes", a number in brackets that tells another one in
/// another unit, the lower part of a fraction. They contradict no number.
enum FigureParts {
    private static let behind = [
        " other", " more ", " of whom", " of which", " of them", " of those", " of the ", " of these", " further ",
        " additional ", " remaining ",
    ]
    private static let before = [
        "another ", "the other ", "the remaining ", "including ", "includes ", "included ", "among them ",
    ]
    private static let within = [" other", " more", " further", " additional", " of the ", " of them", " of those"]

    static func isPart(_ mention: FigureMention, _ annotated: AnnotatedReport) -> Bool {
        let text = annotated.report.text
        let sentence = annotated.analyzed.sentences[mention.sentence].span
        let after = text.string(TextSpan(mention.span.end, sentence.end)).lowercased()
        let ahead = text.string(TextSpan(sentence.start, mention.span.start)).lowercased()
        let words = text.string(mention.span).lowercased()
        return behind.contains { after.hasPrefix($0) } || before.contains { ahead.hasSuffix($0) }
            || within.contains { words.contains($0) } || isWhole(mention, annotated.analyzed)
            || isConversion(mention, annotated) || isFraction(mention, annotated.analyzed)
    }

    /// The 2 of "4 1 / 2 months".
    private static func isFraction(_ mention: FigureMention, _ analyzed: AnalyzedText) -> Bool {
        mention.tokens.lowerBound > 0 && analyzed.tokens[mention.tokens.lowerBound - 1].folded == slash
    }

    private static let slash = WordHash.folded("/")

    /// "One million crowns (70,000 florins)".
    private static func isConversion(_ mention: FigureMention, _ annotated: AnnotatedReport) -> Bool {
        let first = mention.tokens.lowerBound
        let sentence = annotated.analyzed.sentences[mention.sentence].tokens
        guard first > sentence.lowerBound, mention.tokens.upperBound < sentence.upperBound else { return false }
        let tokens = annotated.analyzed.tokens
        return tokens[first - 1].folded == bracket && tokens[mention.tokens.upperBound].folded == closing
    }

    private static let closing = WordHash.folded(")")
    private static let bracket = WordHash.folded("(")

    /// "28 of 41".
    private static func isWhole(_ mention: FigureMention, _ analyzed: AnalyzedText) -> Bool {
        let first = mention.tokens.lowerBound
        guard first >= analyzed.sentences[mention.sentence].tokens.lowerBound + 2 else { return false }
        return analyzed.tokens[first - 1].folded == of && analyzed.words[first - 2].tag == .num
    }

    private static let of = WordHash.folded("of")
}

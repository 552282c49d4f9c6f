import Annotation
import Language
import Prose
import Reports

/// Tells numbers that are part of another number, or what is left of it: "five other defendants", "three of them". They
/// contradict no number.
enum FigureParts {
    private static let behind = [
        " other", " more ", " of whom", " of which", " of them", " of those", " of the ", " of these", " further ",
        " additional ", " remaining ",
    ]
    private static let before = ["another ", "the other ", "the remaining ", "including ", "among them "]
    private static let within = [" other", " more", " further", " additional"]

    static func isPart(_ mention: FigureMention, _ annotated: AnnotatedReport) -> Bool {
        let text = annotated.report.text
        let sentence = annotated.analyzed.sentences[mention.sentence].span
        let after = text.string(TextSpan(mention.span.end, sentence.end)).lowercased()
        let ahead = text.string(TextSpan(sentence.start, mention.span.start)).lowercased()
        let words = text.string(mention.span).lowercased()
        return behind.contains { after.hasPrefix($0) } || before.contains { ahead.hasSuffix($0) }
            || within.contains { words.contains($0) }
    }
}

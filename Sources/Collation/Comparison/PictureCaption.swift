import Annotation
import Language
import Prose

/// Recognises captions that stand among the paragraphs: "In this file photo …", "This photo released by …".
enum PictureCaption {
    /// Whether a sentence describes a picture rather than what happened; O(tokens).
    static func describes(_ tokens: Range<Int>, of analyzed: AnalyzedText) -> Bool {
        // A picture in the news is named in the middle of a sentence; a caption names itself at once.
        let opening = tokens.prefix(14)
        return opening.contains { token in
            guard token > opening.startIndex, pictures.contains(analyzed.tokens[token].folded) else { return false }
            let before = analyzed.tokens[token - 1].folded
            return before == file || before == this && token - opening.startIndex <= 2
        }
    }

    private static let pictures = Set(["photo", "photograph", "picture", "image"].map { WordHash.folded($0) })
    private static let file = WordHash.folded("file")
    private static let this = WordHash.folded("this")
}

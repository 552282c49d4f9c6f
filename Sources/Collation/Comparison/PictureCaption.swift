import Annotation
import Language
import Prose

/// Recognises captions that stand among the paragraphs: "In this file photo …", "This photo released by …".
enum PictureCaption {
    /// Whether a sentence describes a picture rather than what happened; O(tokens).
    static func describes(_ tokens: Range<Int>, of analyzed: AnalyzedText) -> Bool {
        // A picture in the news is named in the middle of a sentence; a caption names itself at once.
        let opening = tokens.prefix(14)
        return isSeen(tokens, analyzed)
            || opening.contains { token in
                guard token > opening.startIndex, pictures.contains(analyzed.tokens[token].folded) else { return false }
                let before = analyzed.tokens[token - 1].folded
                return before == file || before == this && token - opening.startIndex <= 2
            }
    }

    /// "Some of the girls are seen in Lanvik".
    private static func isSeen(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard let root = tokens.first(where: { analyzed.words[$0].head < 0 && analyzed.words[$0].relation != .punct }),
            seen.contains(analyzed.tokens[root].folded), root + 1 < tokens.upperBound
        else { return false }
        let next = analyzed.tokens[root + 1].folded
        return places.contains(next)
            && analyzed.children(of: root).contains {
                analyzed.words[$0].relation == .auxPass && [.vbz, .vbp].contains(analyzed.words[$0].penn)
            }
    }

    private static let seen = WordSet(["seen", "pictured", "shown", "photographed"])
    private static let places = Set(
        ["in", "at", "on", "near", "outside", "during", "with", "inside", "after", "here", "above", "below"].map {
            WordHash.folded($0)
        })
    private static let pictures = WordSet(["photo", "photograph", "picture", "image"])
    private static let file = WordHash.folded("file")
    private static let this = WordHash.folded("this")
}

import Language
import Prose

/// Where a line of the record begins in its sentence: behind the mark of a list, and behind "But" or "Meanwhile," which only
/// tie it to the sentence before.
struct LineStart {
    let lexicon: LineLexicon

    /// The first word that is told; for a sentence that is all ties its first word. O(1).
    func start(of tokens: Range<Int>, _ analyzed: AnalyzedText) -> Int {
        let first = tokens.first { analyzed.tokens[$0].kind == .word } ?? tokens.lowerBound
        // In marks it is somebody's words, which are not cut.
        guard first == tokens.lowerBound else { return first }
        var start = first
        while start + 1 < tokens.upperBound, let next = behindTie(start, analyzed), next < tokens.upperBound {
            start = next
        }
        return start
    }

    private func behindTie(_ token: Int, _ analyzed: AnalyzedText) -> Int? {
        guard lexicon.has(.tie, analyzed.tokens[token].folded) else { return nil }
        if analyzed.tokens[token + 1].folded == Self.comma { return token + 2 }
        // "Still" without a comma tells something.
        return analyzed.words[token].tag == .cconj ? token + 1 : nil
    }

    /// The words of a sentence from its start on, with a capital.
    func line(_ sentence: Sentence, _ analyzed: AnalyzedText) -> String {
        let start = start(of: sentence.tokens, analyzed)
        guard start > sentence.tokens.lowerBound, analyzed.tokens[sentence.tokens.lowerBound].kind == .word else {
            return Self.withoutBullet(analyzed.text.string(sentence.span))
        }
        let line = analyzed.text.string(TextSpan(Int(analyzed.tokens[start].start), sentence.span.end))
        return line.prefix(1).uppercased() + line.dropFirst()
    }

    /// A line without the mark of a list before it.
    static func withoutBullet(_ line: String) -> String {
        let bare = line.drop { $0.isWhitespace || marks.contains($0) }
        return bare.isEmpty ? line : String(bare)
    }

    private static let marks: Set<Character> = ["•", "·", "▪", "●", "■", "◦", "*", "–", "—", "-"]
    private static let comma = WordHash.folded(",")
}

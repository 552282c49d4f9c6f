import DossierFormat
import Language
import Prose

/// Where a line of the record begins in its sentence: behind the mark of a list, and behind "But" or "Meanwhile," which
/// only tie it to the sentence before.
enum LineStart {
    /// The first word that is told; for a sentence that is all ties its first word. O(1).
    static func start(of tokens: Range<Int>, _ analyzed: AnalyzedText) -> Int {
        let first = tokens.first { analyzed.tokens[$0].kind == .word } ?? tokens.lowerBound
        // In marks it is somebody's words, which are not cut.
        guard first == tokens.lowerBound else { return first }
        var start = first
        while start + 1 < tokens.upperBound, let next = behindTie(start, analyzed), next < tokens.upperBound {
            start = next
        }
        return start
    }

    private static func behindTie(_ token: Int, _ analyzed: AnalyzedText) -> Int? {
        guard ties.contains(analyzed.tokens[token].folded) else { return nil }
        if analyzed.tokens[token + 1].folded == comma { return token + 2 }
        // "Still" without a comma tells something.
        return analyzed.words[token].tag == .cconj ? token + 1 : nil
    }

    /// The words of a sentence from its start on, with a capital.
    static func line(_ sentence: Sentence, _ analyzed: AnalyzedText) -> String {
        let start = start(of: sentence.tokens, analyzed)
        guard start > sentence.tokens.lowerBound, analyzed.tokens[sentence.tokens.lowerBound].kind == .word else {
            return withoutBullet(analyzed.text.string(sentence.span))
        }
        let line = analyzed.text.string(TextSpan(Int(analyzed.tokens[start].start), sentence.span.end))
        let word = line.prefix { $0.isLetter }
        return word == word.lowercased() ? line.prefix(1).uppercased() + line.dropFirst() : line
    }

    /// A line without the mark of a list before it.
    static func withoutBullet(_ line: String) -> String {
        let bare = line.drop { $0.isWhitespace || marks.contains($0) }
        return bare.isEmpty ? line : String(bare)
    }

    private static let marks: Set<Character> = ["•", "·", "▪", "●", "■", "◦", "*", "–", "—", "-"]
    private static let ties = Set(RecordLine.ties.map { WordHash.folded($0) })
    private static let comma = WordHash.folded(",")
}

import Annotation
import Language
import Prose

/// Cuts a sentence before what opens a clause: a mark, a conjunction or a relative pronoun behind which a verb of its
/// own follows.
enum ClauseCutter {
    /// Shorter pieces tell nothing by themselves.
    private static let shortest = 6

    /// The pieces of a sentence in order, together all of it; O(tokens).
    static func pieces(of sentence: Range<Int>, in analyzed: AnalyzedText) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = sentence.lowerBound
        for token in sentence where token > start + shortest {
            guard sentence.upperBound - token > shortest, opensClause(token, analyzed, sentence) else { continue }
            parts.append(start..<token)
            start = token
        }
        parts.append(start..<sentence.upperBound)
        return parts
    }

    private static func opensClause(_ token: Int, _ analyzed: AnalyzedText, _ sentence: Range<Int>) -> Bool {
        switch analyzed.words[token].relation {
        case .mark, .cc: break
        case .nsubj, .nsubjPass:
            let penn = analyzed.words[token].penn
            guard penn == .wdt || penn == .wp else { return false }
        default: return false
        }
        let head = Int(analyzed.words[token].head)
        return head > token && sentence.contains(head) && analyzed.words[head].tag == .verb
    }
}

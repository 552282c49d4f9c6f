import Language
import Prose

/// Sentences that tell nothing of what happened: that somebody gave no answer to the reporters, and what a passer-by of
/// a network remarks.
struct LineMatter {
    let lexicon: LineLexicon

    /// O(tokens).
    func tellsNothing(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        if silence(tokens, analyzed) != nil { return true }
        return tokens.contains { token in
            let folded = analyzed.tokens[token].folded
            // "One user wrote", "network user X_Y wrote".
            let head = Int(analyzed.words[token].head)
            return lexicon.has(.commenter, folded)
                && (analyzed.words[token].relation.isSubject || head >= 0 && analyzed.words[head].relation.isSubject)
                && tokens.contains { analyzed.tokens[$0].kind == .quote }
        }
    }

    /// The verb by which a sentence says that somebody gave no answer to the reporters ("declined to comment"), if any.
    func silence(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        tokens.first { token in
            let folded = analyzed.tokens[token].folded
            if lexicon.has(.declining, folded) { return holds(.remark, under: token, tokens, analyzed) }
            return lexicon.has(.answering, folded) && isDenied(token, analyzed)
                && holds(.request, under: token, tokens, analyzed)
        }
    }

    private func isDenied(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.children(of: verb).contains { Negation.ofVerbs.contains(analyzed.tokens[$0].folded) }
    }

    /// Whether a word of a class hangs on a verb, by three steps at most.
    private func holds(
        _ kind: LineLexicon.WordClass, under verb: Int, _ tokens: Range<Int>, _ analyzed: AnalyzedText
    ) -> Bool {
        (verb + 1..<max(verb + 1, tokens.upperBound)).contains { token in
            guard lexicon.has(kind, analyzed.tokens[token].folded) else { return false }
            var at = token
            for _ in 0..<3 {
                at = Int(analyzed.words[at].head)
                if at == verb { return true }
                guard at >= 0 else { return false }
            }
            return false
        }
    }
}

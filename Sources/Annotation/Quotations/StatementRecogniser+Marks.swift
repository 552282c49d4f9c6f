import Language
import Prose
import Reports

/// Which words stand in quotation marks.
extension StatementRecogniser {
    /// The stretches in marks of all blocks, in text order.
    func markedStretches() -> [MarkedStretch] {
        var result: [MarkedStretch] = []
        var first = 0
        while first < analyzed.sentences.count {
            let block = blockOfSentence[first]
            var last = first
            while last + 1 < analyzed.sentences.count, blockOfSentence[last + 1] == block { last += 1 }
            let tokens = analyzed.tokens[
                analyzed.sentences[first].tokens.lowerBound..<analyzed.sentences[last].tokens.upperBound]
            let next = last + 1 < analyzed.sentences.count ? analyzed.sentences[last + 1].tokens.lowerBound : nil
            let nextOpens = next.map { analyzed.tokens[$0].kind == .quote } ?? false
            let double = QuoteMarks(analyzed.text, block: blocks[block].span, tokens: tokens)
            let found =
                double.isEmpty
                ? SingleQuoteMarks(analyzed.text, block: blocks[block].span, tokens: tokens)
                    .stretches(nextOpens: nextOpens)
                : double.stretches(nextOpens: nextOpens)
            result += found.contains { $0.isUnclosed } ? found.map { withoutAttribution($0) } : found
            first = last + 1
        }
        return result
    }

    /// “The ship was chartered abroad, the harbour office noted. – where a closing mark is missing, the words end
    /// before the comma, the speaker and the verb that end the sentence.
    private func withoutAttribution(_ stretch: MarkedStretch) -> MarkedStretch {
        var last = analyzed.token(at: stretch.inner.end) - 1
        let sentence = analyzed.sentence(ofToken: max(0, last))
        let first = max(analyzed.sentences[sentence].tokens.lowerBound, analyzed.token(at: stretch.inner.start))
        while last > first, syntax.isMark(last) { last -= 1 }
        guard last > first + 3, analyzed.words[last].penn == .vbd || analyzed.words[last].penn == .vbz,
            let verb = lexicons.reporting.verb(analyzed.tokens, at: last, limit: last + 1)?.verb, verb.takes(.quote),
            let comma = (max(first, last - 7)..<last).last(where: { syntax.isComma($0) }),
            let subject = syntax.child(last, [.nsubj]), subject > comma, subject < last,
            !(comma..<last).contains(where: { analyzed.words[$0].tag == .verb })
        else { return stretch }
        var result = stretch
        result.inner = TextSpan(stretch.inner.start, Int(analyzed.tokens[comma].start))
        result.repaired = true
        return result
    }

    /// Whether each token stands in a stretch that is in no other.
    func quotedTokens(_ stretches: [MarkedStretch]) -> [Bool] {
        var result = [Bool](repeating: false, count: analyzed.tokens.count)
        for stretch in stretches where stretch.depth == 0 {
            var index = analyzed.token(at: stretch.inner.start)
            while index < analyzed.tokens.count, Int(analyzed.tokens[index].start) < stretch.inner.end {
                result[index] = true
                index += 1
            }
        }
        return result
    }
}

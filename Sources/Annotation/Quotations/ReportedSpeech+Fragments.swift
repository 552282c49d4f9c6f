import Language
import Prose

/// The clauses around fragments in marks that no other rule has found ("dismissed the plan as “dead”").
extension ReportedSpeech {
    /// Words between a cue and the fragment it leads to, at most.
    private static let longestGap = 16

    /// Tells fragments beside whose cue other words stand which clause they belong to: from behind the cue, over the
    /// fragment. O(fragments · gap).
    func noteSurroundings(of marked: inout [AttributedStatement], cues: [Cue]) {
        for index in marked.indices where marked[index].statement.clause == nil {
            guard let cueTokens = marked[index].cueTokens,
                let cue = cues.first(where: { $0.form == .verb && $0.tokens == cueTokens }),
                let clause = surroundings(of: marked[index], cue: cue)
            else { continue }
            marked[index].statement.clause = analyzed.span(clause)
        }
        joinCoordinated(&marked)
    }

    /// "“cheap” and “dangerous”" under one cue are one clause.
    private func joinCoordinated(_ marked: inout [AttributedStatement]) {
        for index in marked.indices.dropFirst() {
            let (last, next) = (marked[index - 1], marked[index])
            guard last.cueTokens != nil, last.cueTokens == next.cueTokens,
                last.tokens.upperBound <= next.tokens.lowerBound
            else { continue }
            let gap = last.tokens.upperBound..<next.tokens.lowerBound
            guard gap.contains(where: { analyzed.words[$0].tag == .cconj }),
                gap.allSatisfy({ analyzed.words[$0].tag == .cconj || syntax.isMark($0) })
            else { continue }
            let whole = (last.statement.clause ?? last.statement.span).union(
                next.statement.clause ?? next.statement.span)
            marked[index].statement.clause = whole
            var first = index - 1
            while first >= 0, marked[first].cueTokens == next.cueTokens, whole.contains(marked[first].statement.span) {
                marked[first].statement.clause = whole
                first -= 1
            }
        }
    }

    private func surroundings(of fragment: AttributedStatement, cue: Cue) -> Range<Int>? {
        var start = cue.tokens.upperBound
        if let source = cue.source, source.lowerBound >= start { start = source.upperBound }
        guard start <= fragment.tokens.lowerBound else { return nil }
        let between = start..<max(start, fragment.tokens.lowerBound)
        if let that = between.first(where: { analyzed.tokens[$0].folded == Self.that }),
            !(start..<that).contains(where: { syntax.isFinite($0) })
        {
            start = that + 1
        }
        let gap = start..<max(start, fragment.tokens.lowerBound)
        let words = gap.filter { !isQuoted[$0] && !syntax.isMark($0) }
        guard words.count <= Self.longestGap, isOpen(gap, cue) else { return nil }
        let whole = withComplement(syntax.withClosingMark(start..<fragment.tokens.upperBound))
        return words.isEmpty && whole.upperBound <= fragment.tokens.upperBound + 1 ? nil : whole
    }

    /// With the phrase that goes on behind the closing mark ("a “breach” of the treaty").
    private func withComplement(_ tokens: Range<Int>) -> Range<Int> {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: tokens.lowerBound)].tokens.upperBound
        guard tokens.upperBound < limit, analyzed.tokens[tokens.upperBound - 1].kind == .quote,
            Self.continuations.contains(analyzed.tokens[tokens.upperBound].folded)
        else { return tokens }
        let rest = (tokens.upperBound..<limit).prefix {
            !syntax.isMark($0) && !syntax.isFinite($0) && analyzed.words[$0].tag != .cconj
                && analyzed.words[$0].tag != .sconj
        }
        guard rest.count <= Self.longestGap else { return tokens }
        return tokens.lowerBound..<(tokens.upperBound + rest.count)
    }

    private static let continuations = WordSet(["of", "to", "for", "in", "against", "from", "with", "about", "between"])

    /// Whether nothing between a cue and its fragment ends what the cue governs.
    private func isOpen(_ gap: Range<Int>, _ cue: Cue) -> Bool {
        !gap.contains { index in
            guard !isQuoted[index] else { return false }
            if syntax.isMark(index) { return analyzed.tokens[index].kind != .quote }
            return syntax.isFinite(index) && !cue.takes(.that)
        }
    }

    /// "predicts it will be", "in order to run": words without a noun, an adjective or a verb of their own tell
    /// nothing.
    func isEmpty(_ words: [Int], by cue: Cue) -> Bool {
        if words.count > 1, words[0] > cue.verb, analyzed.tokens[words[0]].folded == Self.in,
            analyzed.tokens[words[1]].folded == Self.order
        {
            return true
        }
        return words.allSatisfy { [.pron, .aux, .part, .sconj].contains(analyzed.words[$0].tag) }
    }

    private static let `in` = WordHash.folded("in")
    private static let order = WordHash.folded("order")
}

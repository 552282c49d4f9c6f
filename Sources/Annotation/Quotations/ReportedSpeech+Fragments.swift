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
    }

    private func surroundings(of fragment: AttributedStatement, cue: Cue) -> Range<Int>? {
        var start = cue.tokens.upperBound
        if let source = cue.source, source.lowerBound >= start { start = source.upperBound }
        let between = start..<max(start, fragment.tokens.lowerBound)
        if let that = between.first(where: { analyzed.tokens[$0].folded == Self.that }),
            !(start..<that).contains(where: { syntax.isFinite($0) })
        {
            start = that + 1
        }
        let gap = start..<max(start, fragment.tokens.lowerBound)
        let words = gap.filter { !isQuoted[$0] && !syntax.isMark($0) }
        guard !words.isEmpty, words.count <= Self.longestGap, isOpen(gap, cue) else { return nil }
        return syntax.withClosingMark(start..<fragment.tokens.upperBound)
    }

    /// Whether nothing between a cue and its fragment ends what the cue governs.
    private func isOpen(_ gap: Range<Int>, _ cue: Cue) -> Bool {
        !gap.contains { index in
            guard !isQuoted[index] else { return false }
            if syntax.isMark(index) { return analyzed.tokens[index].kind != .quote }
            return syntax.isFinite(index) && !cue.takes(.that)
        }
    }
}

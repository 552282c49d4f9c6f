import Language
import Prose

/// Which statements stand in a clause of another one: among the words somebody told ("While Kroll declared …, Venn
/// said"), or in an adverbial or relative clause of his saying ("Venn said after the council approved the plan"). Who
/// speaks there is not who goes on to speak.
struct ClauseNesting {
    let isNested: [Bool]

    /// - Parameter statements: in text order.
    init(_ analyzed: AnalyzedText, _ statements: [AttributedStatement]) {
        var cues: [Int: Int] = [:]
        for (index, statement) in statements.enumerated() {
            if let cue = statement.cueTokens?.first, statement.source != nil, cues[cue] == nil { cues[cue] = index }
        }
        var nested = [Bool](repeating: false, count: statements.count)
        for (index, statement) in statements.enumerated() {
            guard let cue = statement.cueTokens?.first, statement.source != nil else { continue }
            nested[index] =
                Self.isSubordinate(cue, analyzed, cues) || Self.isTold(index, cue: cue, statements)
        }
        isNested = nested
    }

    /// Whether the clause of a cue hangs as a remark on the verb of another cue.
    private static func isSubordinate(_ cue: Int, _ analyzed: AnalyzedText, _ cues: [Int: Int]) -> Bool {
        var at = cue
        var isRemark = false
        for _ in 0..<8 {
            let relation = analyzed.words[at].relation
            isRemark =
                isRemark || relation == .aclRelcl || (relation == .advcl && analyzed.words[cue].penn != .vbg)
                || (relation == .conj && opensAsRemark(at, analyzed))
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return false }
            if isRemark, cues[at] != nil { return true }
        }
        return false
    }

    /// "after the council approved": a clause that parsers join to the verb, though a conjunction makes it a remark.
    private static func opensAsRemark(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.children(of: verb).contains {
            $0 < verb && analyzed.words[$0].relation == .mark && times.contains(analyzed.tokens[$0].folded)
        }
    }

    private static let times = Set(
        ["after", "before", "when", "while", "as", "though", "although", "because", "since", "until", "once"].map {
            WordHash.folded($0)
        })

    /// Whether a cue stands among the words of another statement of its sentence, outside marks.
    private static func isTold(_ index: Int, cue: Int, _ statements: [AttributedStatement]) -> Bool {
        let sentence = statements[index].statement.sentence
        func holds(_ other: AttributedStatement) -> Bool {
            other.source != nil && !other.isAttitude && other.tokens.contains(cue)
                && other.cueTokens?.first != cue
        }
        var at = index - 1
        while at >= 0, statements[at].statement.sentence == sentence {
            if holds(statements[at]) { return true }
            at -= 1
        }
        at = index + 1
        while at < statements.count, statements[at].statement.sentence == sentence {
            if holds(statements[at]) { return true }
            at += 1
        }
        return false
    }
}

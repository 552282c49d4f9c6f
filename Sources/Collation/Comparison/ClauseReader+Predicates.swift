import Annotation
import Language
import Prose
import Reports
import Stories

/// Clauses whose predicate is a noun or an adjective: "is out of control", "was not guilty".
extension ClauseReader {
    /// The clauses of a report's paragraphs that tell what something is, no questions, wishes and conditions; the
    /// `verb` of a frame is its predicate. O(tokens · sentence).
    func predicates(_ report: Int) -> [ClauseFrame] { frames(report) { predicate(report, $0, $1) } }

    private func predicate(_ report: Int, _ sentence: Int, _ token: Int) -> ClauseFrame? {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        guard [.noun, .adj].contains(analyzed.words[token].tag) else { return nil }
        let children = analyzed.children(of: token)
        let meaning = vectors.meaning(report, token)
        guard meaning != 0, !vectors.isName(meaning),
            let copula = children.first(where: { analyzed.words[$0].relation == .cop }),
            let subject = children.first(where: { analyzed.words[$0].relation.isSubject }),
            analyzed.words[subject].tag != .pron, !isCounted(subject, analyzed), isFact(token, analyzed),
            !children.contains(where: { child in
                analyzed.words[child].penn == .md
                    || lexicon.has(.partial, analyzed.tokens[child].folded) && !isWhole(child, of: children, analyzed)
                    || analyzed.words[child].relation == .nummod || isDegree(child, analyzed)
            })
        else { return nil }
        // "In control" and "out of control" are two predicates.
        let cases = children.filter { analyzed.words[$0].relation == .case }.map { analyzed.tokens[$0].folded }
        let key = cases.sorted().reduce(meaning) { ($0 &* 31) ^ $1 }
        let times = annotated.times.filter { $0.sentence == sentence }
        var others: Set<UInt64> = []
        for child in children where [.nmod, .obl, .ccomp, .xcomp].contains(analyzed.words[child].relation) {
            guard !times.contains(where: { $0.tokens.contains(child) }),
                !lexicon.has(.period, analyzed.tokens[child].folded)
            else { continue }
            others.formUnion(phrase(report, child, analyzed))
        }
        return ClauseFrame(
            report: report, sentence: sentence, verb: token, predicate: key,
            subjects: terms(report, head: subject), objects: [], others: others,
            isNegated: children.contains { isDenying($0, analyzed) || analyzed.tokens[$0].folded == Self.no },
            isPassive: false, isPast: analyzed.words[copula].penn == .vbd,
            isReported: isReported(token, sentence, annotated),
            dates: Set(times.compactMap(\.edtf)))
    }

    /// "Completely" and the like take nothing from what is affirmed.
    private func isWhole(_ child: Int, of children: Dependents.Children, _ analyzed: AnalyzedText) -> Bool {
        Self.whole.contains(analyzed.tokens[child].folded) && !children.contains { isDenying($0, analyzed) }
    }

    private static let whole = WordSet(["completely", "fully", "entirely", "totally", "wholly"])

    /// "More", "most", "so": not being so much leaves open whether it is so.
    private func isDegree(_ child: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[child].relation == .advmod
            && ([.rbr, .rbs].contains(analyzed.words[child].penn)
                || Self.degrees.contains(analyzed.tokens[child].folded))
    }

    private static let no = WordHash.folded("no")
    private static let degrees = WordSet(["so", "too", "as", "that", "always", "enough"])
}

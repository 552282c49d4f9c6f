import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// How reports, and those they quote, judge the happening of the story: as a breakthrough or as no progress, as a
/// surprise or as long expected.
///
/// A report that has both judgements stands on both sides; the reports differ when one has only one. Sentences count
/// that are about what several origins open with.
struct AppraisalDifferences {
    let story: Story
    let vectors: ContentVectors
    let appraisals: AppraisalLexicon
    /// Meanings that several origins open with.
    let matter: Set<UInt64>

    private struct Use {
        let report: Int
        let sentence: TextSpan
        let words: String
        let judgement: AppraisalLexicon.Judgement
    }

    /// Passages of one report on one side.
    private static let mostOfReport = 3
    /// Two words alone may be of two things.
    private static let fewest = 3
    /// Passages of one side.
    private static let mostOfSide = 12

    func drafts() -> [DifferenceDraft] {
        let uses = story.reports.indices.flatMap { self.uses($0) }
        let byQuestion = Dictionary(grouping: uses, by: \.judgement.question)
        return byQuestion.sorted { $0.key < $1.key }.compactMap { draft(Int($0.key), $0.value) }
    }

    private func draft(_ question: Int, _ uses: [Use]) -> DifferenceDraft? {
        let (first, second) = (uses.filter(\.judgement.isFirst), uses.filter { !$0.judgement.isFirst })
        let (one, other) = (Set(first.map(\.report)), Set(second.map(\.report)))
        // A report that gives its readers one judgement only differs from those that give the other, too.
        guard !one.isEmpty, !other.isEmpty, one != other, uses.count >= Self.fewest,
            story.origins(of: one.union(other)) >= 2
        else { return nil }
        let names = appraisals.names[question]
        return DifferenceDraft(
            kind: .framing, severity: .medium, about: appraisals.questions[question],
            sides: [side(names.first, first, other), side(names.second, second, one)])
    }

    /// The passages of a judgement, those of reports that have no other one first.
    private func side(_ name: String, _ uses: [Use], _ others: Set<Int>) -> DifferenceDraft.Side {
        let sorted = uses.filter { !others.contains($0.report) } + uses.filter { others.contains($0.report) }
        let chosen = sorted.prefix(Self.mostOfSide)
        var words: [String] = []
        for use in chosen where words.count < 3 && !words.contains(use.words) { words.append(use.words) }
        return .init(
            value: name + ": " + words.map { "“\($0)”" }.joined(separator: ", "),
            passages: chosen.map { ($0.report, $0.sentence) })
    }

    // MARK: Words

    private func uses(_ report: Int) -> [Use] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        var counts: [AppraisalLexicon.Judgement: Int] = [:]
        var result: [Use] = []
        for (index, sentence) in analyzed.sentences.enumerated()
        where annotated.blockKind(ofSentence: index) == .paragraph && isOfMatter(index, report) {
            var told: Set<AppraisalLexicon.Judgement> = []
            var token = sentence.tokens.lowerBound
            while token < sentence.tokens.upperBound {
                let limit = sentence.tokens.upperBound
                guard let found = appraisals.entries(analyzed.tokens, at: token, limit: limit) else {
                    token += 1
                    continue
                }
                let denial = denial(before: token, in: sentence.tokens, analyzed)
                for entry in found.entries where denial == nil || entry.judgement.isFirst {
                    let judgement = entry.judgement
                    guard
                        !entry.needsMatter
                            || names(judgement.question, near: token..<found.end, in: sentence.tokens, analyzed)
                    else { continue }
                    let own = AppraisalLexicon.Judgement(
                        question: judgement.question, isFirst: judgement.isFirst && denial == nil)
                    guard told.insert(own).inserted, counts[own, default: 0] < Self.mostOfReport else { continue }
                    counts[own, default: 0] += 1
                    let words = analyzed.text.string(analyzed.span((denial ?? token)..<found.end))
                    result.append(Use(report: report, sentence: sentence.span, words: words, judgement: own))
                }
                token = found.end
            }
        }
        return result
    }

    /// Whether a word for what is judged stands near.
    private func names(
        _ question: Int32, near words: Range<Int>, in sentence: Range<Int>, _ analyzed: AnalyzedText
    ) -> Bool {
        let first = max(sentence.lowerBound, words.lowerBound - Self.reach)
        return (first..<min(sentence.upperBound, words.upperBound + Self.reach)).contains {
            appraisals.isMatter(analyzed.tokens[$0], of: question)
        }
    }

    private static let reach = 4

    /// The word that denies what stands at a token: "no real progress", "did not make progress".
    private func denial(before token: Int, in sentence: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        (max(sentence.lowerBound, token - 4)..<token).last { Self.denials.contains(analyzed.tokens[$0].folded) }
    }

    private static let denials = Negation.words.union(["without", "hardly", "little"])

    /// Whether a sentence, or the one before it, has words that several origins open with.
    private func isOfMatter(_ sentence: Int, _ report: Int) -> Bool {
        let sentences = story.reports[report].analyzed.sentences
        return (max(0, sentence - 1)...sentence).contains { index in
            var shared: Set<UInt64> = []
            for meaning in vectors.meanings(report, sentences[index].tokens) where matter.contains(meaning) {
                shared.insert(meaning)
            }
            return shared.count >= 2
        }
    }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One game told with two results: "beat Tresk United 3-1", "won 3-2".
///
/// The result is the first score of a report whose sentence has a word for winning, losing or drawing; two are of one
/// game when the sentences name the same sides, or one of them and no other.
struct ScoreDifferences {
    let story: Story
    let vectors: ContentVectors
    let words: ClauseLexicon
    let days: ReportDays

    private struct Score {
        let report: Int
        let sentence: Int
        let value: String
        let names: Set<UInt64>

        /// "1-3" and "3-1" are one result, told of either side.
        var result: Set<Substring> { Set(value.split(separator: "-")) }
    }

    /// More scores are those of a season.
    private static let mostScores = 200
    /// A result stands early.
    private static let sentences = 12

    func drafts() -> [DifferenceDraft] {
        let scores = story.reports.indices.compactMap { first($0) }
        guard scores.count <= Self.mostScores else { return [] }
        let told = Dictionary(uniqueKeysWithValues: scores.map { ($0.report, results($0.report)) })
        for (position, left) in scores.enumerated() {
            let others = scores[(position + 1)...].filter { areOne(left, $0, told) }
            guard let right = others.first(where: { $0.result != left.result }) else { continue }
            let sides = [left, right].map { side in
                scores.filter { $0.result == side.result && ($0.report == side.report || areOne($0, left, told)) }
            }
            return [draft(sides, isSure: left.names.intersection(right.names).count >= 2)]
        }
        return []
    }

    private func draft(_ sides: [[Score]], isSure: Bool) -> DifferenceDraft {
        DifferenceDraft(
            kind: .conflict, severity: isSure ? .high : .medium,
            about: "The result: \(sides[0][0].value) or \(sides[1][0].value)",
            sides: sides.map { side in
                .init(
                    value: side[0].value,
                    passages: side.map {
                        story.place($0.report, sentence: $0.sentence)
                    })
            })
    }

    /// - Parameter told: all results of each report; one that tells both tells of two games.
    private func areOne(_ left: Score, _ right: Score, _ told: [Int: Set<Set<Substring>>]) -> Bool {
        let shared = left.names.intersection(right.names)
        guard story.originOf[left.report] != story.originOf[right.report], !shared.isEmpty,
            days.areNear([left.report], [right.report]),
            left.result == right.result || !isTold(right, left.report, told),
            left.result == right.result || !isTold(left, right.report, told)
        else { return false }
        return shared.count >= 2 || left.names == shared || right.names == shared
    }

    private func isTold(_ score: Score, _ report: Int, _ told: [Int: Set<Set<Substring>>]) -> Bool {
        told[report]?.contains(score.result) ?? false
    }

    /// The results that stand anywhere in a report.
    private func results(_ report: Int) -> Set<Set<Substring>> {
        Set(
            story.reports[report].analyzed.sentences.indices.flatMap { sentence in
                pairs(report, sentence).map { Set($0.value.split(separator: "-")) }
            })
    }

    private func pairs(_ report: Int, _ sentence: Int) -> [MarkedNumber] {
        let analyzed = story.reports[report].analyzed
        let whole = analyzed.sentences[sentence]
        guard whole.tokens.contains(where: { analyzed.tokens[$0].kind == .number }) else { return [] }
        return MarkedNumber.numbers(analyzed.text.string(whole.span), from: whole.span.start).filter(\.isPair)
    }

    private func first(_ report: Int) -> Score? {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        let body = analyzed.sentences.indices.lazy.filter { annotated.blockKind(ofSentence: $0) == .paragraph }
        for sentence in body.prefix(Self.sentences) {
            let tokens = analyzed.sentences[sentence].tokens
            guard tokens.contains(where: { words.has(.scoring, analyzed.tokens[$0].folded) }) else { continue }
            let scores = pairs(report, sentence)
            guard scores.count == 1 else { continue }
            let names = Set(vectors.meanings(report, tokens).filter(vectors.isName))
            guard !names.isEmpty else { continue }
            return Score(report: report, sentence: sentence, value: scores[0].value, names: names)
        }
        return nil
    }
}

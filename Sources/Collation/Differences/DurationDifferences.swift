import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Spans of time that one speaker names in words without a number and that do not agree: not "months or years" against
/// not "weeks or months".
struct DurationDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors

    private struct Span {
        let report: Int
        let speaker: Int
        let units: [TimeUnit]
        let passage: TextSpan
    }

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        let all = groups.flatMap(\.nodes).flatMap { spans(of: $0) }
        return Dictionary(grouping: all, by: \.speaker).sorted { $0.key < $1.key }.compactMap { speaker, spans in
            let byUnits = Dictionary(grouping: spans, by: \.units).sorted { $0.value[0].report < $1.value[0].report }
            guard byUnits.count >= 2, Set(spans.map(\.report)).count >= 2, story.origins(of: spans.map(\.report)) >= 2
            else { return nil }
            return DifferenceDraft(
                kind: .conflict, severity: .high,
                about: "How long, in the words of \(table.participants[speaker].name)",
                sides: byUnits.map { units, spans in
                    .init(
                        value: "not " + units.map { String(describing: $0) + "s" }.joined(separator: " or "),
                        passages: spans.map { ($0.report, $0.passage) })
                })
        }
    }

    /// Two units joined by "or" in a negated clause of the statement.
    private func spans(of node: StatementNode) -> [Span] {
        guard let speaker = node.speakers.first else { return [] }
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let durations = annotated.times.filter {
            $0.kind == .duration && $0.amount?.number == nil && node.statement.span.overlaps($0.span)
        }
        let sentence = analyzed.sentences[node.statement.sentence]
        guard durations.count >= 2 || durations.contains(where: { $0.tokens.count >= 3 }),
            isNegated(sentence, analyzed, durations.map(\.span))
        else { return [] }
        let units = durations.compactMap { $0.amount?.unit }
        guard units.count >= 2 else { return [] }
        return [Span(report: node.report, speaker: speaker, units: units, passage: node.statement.span)]
    }

    /// A negation stands in the sentence shortly before the spans.
    private func isNegated(_ sentence: Sentence, _ analyzed: AnalyzedText, _ spans: [TextSpan]) -> Bool {
        guard let first = spans.first else { return false }
        let index = analyzed.token(at: first.start)
        return (max(sentence.tokens.lowerBound, index - 8)..<index).contains {
            analyzed.words[$0].tag == .part || Negation.words.contains(analyzed.tokens[$0].folded)
        }
    }
}

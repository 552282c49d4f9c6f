import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Quotation marks that had to be read against their shape or were missing: utterance by utterance where other reports
/// print the same words with sound marks, the rest together.
struct MarksDifferences {
    let story: Story

    /// Utterances that are told one by one.
    private static let most = 4

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        utterances(groups) + rest()
    }

    private func utterances(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group -> DifferenceDraft? in
            let marked = group.nodes.filter { $0.statement.kind == .direct || $0.statement.kind == .unmarked }
            let broken = marked.filter(\.statement.marksRepaired)
            let sound = marked.filter { !$0.statement.marksRepaired && $0.statement.kind == .direct }
            guard let first = broken.first, story.origins(of: (broken + sound).map(\.report)) >= 2,
                Set(broken.map(\.report)).isDisjoint(with: sound.map(\.report)), !sound.isEmpty
            else { return nil }
            let words = story.reports[first.report].report.text.string(first.statement.span)
            return DifferenceDraft(
                kind: .marks, severity: .low,
                about: "Where the quoted words begin and end: “\(DifferenceDraft.headline(words))”",
                sides: [
                    .init(value: "marks missing or misplaced", passages: broken.map { ($0.report, $0.statement.span) }),
                    .init(value: "sound marks", passages: sound.map { ($0.report, $0.statement.span) }),
                ])
        }.prefix(Self.most).map { $0 }
    }

    private func rest() -> [DifferenceDraft] {
        let sides = story.reports.enumerated().compactMap { report, annotated -> DifferenceDraft.Side? in
            let broken = annotated.statements.filter { $0.marksRepaired && $0.kind != .indirect }
            guard !broken.isEmpty else { return nil }
            return .init(value: annotated.report.file, passages: broken.prefix(8).map { (report, $0.span) })
        }
        guard sides.count >= 2 else { return [] }
        return [
            DifferenceDraft(
                kind: .marks, severity: .low, about: "Quotation marks missing, reversed or misplaced", sides: sides)
        ]
    }
}

import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Quotation marks that had to be read against their shape or were missing.
struct MarksDifferences {
    let story: Story

    func drafts() -> [DifferenceDraft] {
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

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// The reports of a story in the dossier's format.
struct DossierReports {
    let story: Story
    let evidence: EvidenceMaker

    func reports() -> [DossierFormat.Report] {
        (story.reports + story.notAnnotated).enumerated().map { report($0, $1) }
    }

    private func report(_ index: Int, _ annotated: AnnotatedReport) -> DossierFormat.Report {
        let source = annotated.report
        return DossierFormat.Report(
            id: evidence.id(index), file: source.file, url: source.url, outlet: source.outlet, title: source.title,
            byline: source.byline,
            published: published(index, source.published),
            updated: source.updated.map { published(index, $0) }, language: source.language,
            notAnnotated: annotated.notAnnotated,
            translatedFrom: source.translatedFrom.map { .init(language: $0.language, basis: $0.basis) },
            credits: source.credits,
            text: source.text.string, blocks: blocks(index, source.blocks), copies: copies(index))
    }

    private func published(_ index: Int, _ date: PublicationDate?) -> DossierFormat.Report.Publication {
        guard let date else { return .init(value: "", precision: "unknown", basis: .unknown) }
        let basis = DossierFormat.Report.Basis(rawValue: date.basis.rawValue) ?? .unknown
        let proof = date.span.flatMap { evidence.evidence(index, $0) }
        return .init(
            value: date.value, precision: date.precision.rawValue, basis: basis, evidence: proof.map { [$0] } ?? [])
    }

    private func blocks(_ index: Int, _ blocks: [Reports.Block]) -> [DossierFormat.Report.Block] {
        blocks.compactMap { block in
            let (start, end) = evidence.offsets(index, block.span)
            guard start < end, let kind = DossierFormat.Report.Block.Kind(rawValue: block.kind.rawValue) else {
                return nil
            }
            return .init(start: start, end: end, kind: kind, why: block.why)
        }
    }

    private func copies(_ index: Int) -> [DossierFormat.Report.Copy] {
        guard index < story.reports.count else { return [] }
        let origin = story.origins[story.originOf[index]]
        return story.copies.compactMap { finding in
            guard finding.left == index || finding.right == index else { return nil }
            // In a large group each report is shown beside the first only.
            guard origin.count <= 8 || finding.left == origin[0] || finding.right == origin[0] else { return nil }
            let other = finding.left == index ? finding.right : finding.left
            let kind = DossierFormat.Report.Copy.Kind(rawValue: finding.kind.rawValue) ?? .copy
            let pairs = finding.passages.prefix(12).compactMap { pair -> [Evidence]? in
                let mine = sentence(index, finding.left == index ? pair.left : pair.right)
                let theirs = sentence(other, finding.left == index ? pair.right : pair.left)
                guard let mine, let theirs else { return nil }
                return [mine, theirs]
            }
            return .init(of: evidence.id(other), kind: kind, passages: pairs)
        }
    }

    private func sentence(_ report: Int, _ sentence: Int) -> Evidence? {
        evidence.evidence(report, story.reports[report].analyzed.sentences[sentence].span)
    }
}

import DossierFormat
import Prose
import Reports

/// The way between a report inside the house (UTF-8 spans) and in the dossier's format (code points).
enum ReportConversion {
    static func format(_ report: Reports.Report, id: String) -> DossierFormat.Report {
        let index = CodePointIndex(report.text)
        func publication(_ date: PublicationDate) -> DossierFormat.Report.Publication {
            DossierFormat.Report.Publication(
                value: date.value, precision: date.precision.rawValue,
                basis: .init(rawValue: date.basis.rawValue) ?? .unknown,
                evidence: date.span.map { [evidence($0, report.text, index, id)] } ?? [])
        }
        return DossierFormat.Report(
            id: id, file: report.file, url: report.url, outlet: report.outlet, title: report.title,
            byline: report.byline,
            published: report.published.map(publication) ?? .init(value: "", precision: "unknown", basis: .unknown),
            updated: report.updated.map(publication), language: report.language,
            translatedFrom: report.translatedFrom.map { .init(language: $0.language, basis: $0.basis) },
            credits: report.credits,
            text: report.text.string,
            blocks: report.blocks.compactMap { block in
                DossierFormat.Report.Block.Kind(rawValue: block.kind.rawValue).map {
                    .init(
                        start: index.codePoint(at: block.span.start), end: index.codePoint(at: block.span.end),
                        kind: $0, why: block.why)
                }
            })
    }

    static func report(_ report: DossierFormat.Report) -> Reports.Report {
        let text = Text(report.text)
        let index = CodePointIndex(text)
        func span(_ start: Int, _ end: Int) -> TextSpan { TextSpan(index.byte(at: start), index.byte(at: end)) }
        func date(_ publication: DossierFormat.Report.Publication) -> PublicationDate? {
            guard publication.basis != .unknown,
                let precision = PublicationDate.Precision(rawValue: publication.precision)
            else { return nil }
            let proof = publication.evidence.first.map { span($0.start, $0.end) }
            return PublicationDate(
                value: publication.value, precision: precision,
                basis: .init(rawValue: publication.basis.rawValue) ?? .stated, span: proof)
        }
        return Reports.Report(
            file: report.file, url: report.url, outlet: report.outlet, title: report.title, byline: report.byline,
            published: date(report.published), updated: report.updated.flatMap(date), language: report.language,
            translatedFrom: report.translatedFrom.map { .init(language: $0.language, basis: $0.basis) },
            credits: report.credits, text: text,
            blocks: report.blocks.map {
                Reports.Block(span($0.start, $0.end), .init(rawValue: $0.kind.rawValue) ?? .paragraph, why: $0.why)
            })
    }

    static func evidence(_ span: TextSpan, _ text: Text, _ index: CodePointIndex, _ id: String) -> Evidence {
        let span = text.trimmed(span)
        return Evidence(
            report: id, start: index.codePoint(at: span.start), end: index.codePoint(at: span.end),
            text: text.string(span))
    }
}

import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Makes evidence from spans: the only way by which a passage gets into a dossier.
struct EvidenceMaker {
    private let ids: [String]
    private let texts: [Text]
    private let indexes: [CodePointIndex]

    /// - Parameter ids: the ids of the reports, in their order, those behind that were not annotated.
    init(_ story: Story, ids: [String]) {
        self.ids = ids
        texts = (story.reports + story.notAnnotated).map(\.report.text)
        indexes = texts.map { CodePointIndex($0) }
    }

    func id(_ report: Int) -> String { ids[report] }

    /// The passage of a span, white space at its ends left out; nil when nothing is left.
    func evidence(_ report: Int, _ span: TextSpan) -> Evidence? {
        let span = texts[report].trimmed(span)
        guard !span.isEmpty, span.start >= 0, span.end <= texts[report].count else { return nil }
        let index = indexes[report]
        return Evidence(
            report: ids[report], start: index.codePoint(at: span.start), end: index.codePoint(at: span.end),
            text: texts[report].string(span))
    }

    /// Code-point offsets of a span.
    func offsets(_ report: Int, _ span: TextSpan) -> (start: Int, end: Int) {
        (indexes[report].codePoint(at: span.start), indexes[report].codePoint(at: span.end))
    }

    /// Evidence of several spans, each passage once, in order of report and place.
    func evidence(_ passages: [(report: Int, span: TextSpan)]) -> [Evidence] {
        var seen: Set<Evidence> = []
        return passages.sorted { $0.report == $1.report ? $0.span < $1.span : $0.report < $1.report }
            .compactMap { evidence($0.report, $0.span) }.filter { seen.insert($0).inserted }
    }
}

import Annotation
import Language
import Prose
import Stories

/// A sentence of a report.
struct SentenceKey: Hashable {
    let report: Int
    let sentence: Int

    init(_ report: Int, _ sentence: Int) {
        self.report = report
        self.sentence = sentence
    }
}

extension Story {
    /// Where a sentence stands, as a passage.
    func place(_ report: Int, sentence: Int) -> (report: Int, span: TextSpan) {
        (report, reports[report].analyzed.sentences[sentence].span)
    }
}

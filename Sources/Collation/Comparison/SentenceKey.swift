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

extension ClaimAccord.Passage {
    /// The sentence it stands in.
    var key: SentenceKey { SentenceKey(report, sentence) }
}

extension Story {
    /// The sentences of which something is true as a whole. O(sentences).
    func sentences(where isTrue: (ClaimAccord.Passage) -> Bool) -> Set<SentenceKey> {
        var result: Set<SentenceKey> = []
        for (report, annotated) in reports.enumerated() {
            for (index, sentence) in annotated.analyzed.sentences.enumerated()
            where isTrue(.init(report: report, sentence: index, tokens: sentence.tokens)) {
                result.insert(SentenceKey(report, index))
            }
        }
        return result
    }

    /// Where a sentence stands, as a passage.
    func place(_ report: Int, sentence: Int) -> (report: Int, span: TextSpan) {
        (report, reports[report].analyzed.sentences[sentence].span)
    }
}

import Annotation
import Language
import Prose
import Reports
import Stories

/// What several reports speak of in sentences that otherwise tell different things.
extension AgreementWriter {
    /// A line that says no more than that several reports speak of a thing; the shortest words for it.
    func phrase(_ uses: [SharedPhrase]) -> AgreementDraft? {
        guard let first = uses.min(by: { $0.tokens.count < $1.tokens.count }) else { return nil }
        let ordered = [first] + uses.filter { $0.key != first.key }
        let passages = ordered.map { (report: $0.report, span: span($0.report, shown($0))) }
        guard let place = passages.first else { return nil }
        let words = text(first.report, span(first.report, first.tokens))
        return draft(
            "Several reports speak of “\(words)”", passages, as: place, isDetail: true, certainty: .doubtful,
            core: words)
    }

    private func shown(_ phrase: SharedPhrase) -> Range<Int> {
        let stated = wholes.statement(of: phrase.clause, sentence: phrase.sentence, report: phrase.report)
        if let stated, stated.lowerBound <= phrase.tokens.lowerBound, phrase.tokens.upperBound <= stated.upperBound {
            return stated
        }
        return story.reports[phrase.report].analyzed.sentences[phrase.sentence].tokens
    }
}

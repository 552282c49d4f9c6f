/// A sentence of a report.
struct SentenceKey: Hashable {
    let report: Int
    let sentence: Int

    init(_ report: Int, _ sentence: Int) {
        self.report = report
        self.sentence = sentence
    }
}

import DossierFormat

/// The passages of a Markdown document: each is one footnote, however many lines rest on it.
struct Footnotes {
    private let index: DossierIndex
    private var numbers: [[Evidence]: Int] = [:]
    private var notes: [MarkdownText] = []

    init(_ index: DossierIndex) { self.index = index }

    /// The references for passages, in front of which stands a space: " [^1] [^2]".
    mutating func references(_ evidence: [Evidence]) -> MarkdownText {
        evidence.map { " [^\(number(of: [$0]) { $0.passage($1[0]) })]" as MarkdownText }.joined()
    }

    /// One reference for all mentions of a form or role, whose passages are the form itself.
    mutating func mentions(_ evidence: [Evidence]) -> MarkdownText {
        guard !evidence.isEmpty else { return "" }
        return " [^\(number(of: evidence) { $0.places($1) })]"
    }

    /// The notes, to stand at the end of the document.
    var definitions: MarkdownText {
        notes.enumerated().map { "[^\($0 + 1)]: \($1)\n" as MarkdownText }.joined()
    }

    private mutating func number(
        of evidence: [Evidence], note: (Footnotes, [Evidence]) -> MarkdownText
    ) -> Int {
        if let number = numbers[evidence] { return number }
        notes.append(note(self, evidence))
        numbers[evidence] = notes.count
        return notes.count
    }

    private func passage(_ passage: Evidence) -> MarkdownText {
        let outlet: MarkdownText = index.report(passage.report).map { ", \(index.outlet($0))" } ?? ""
        return "\(passage.report)\(outlet), \(passage.start)–\(passage.end): “\(passage.text)”"
    }

    private func places(_ evidence: [Evidence]) -> MarkdownText {
        index.reports(of: evidence).map { report -> MarkdownText in
            let spans = evidence.filter { $0.report == report }.map { "\($0.start)–\($0.end)" }
            return "\(report) \(spans.joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}

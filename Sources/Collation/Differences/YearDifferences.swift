import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A treaty or law that is given different years: "the 1987 treaty", "which dates from 1978".
struct YearDifferences {
    let story: Story
    let table: ParticipantTable
    let words: ClauseLexicon

    private struct Use {
        let report: Int
        let year: String
        let passage: TextSpan
    }

    /// Tokens between the name and its year.
    private static let reach = 5

    func drafts() -> [DifferenceDraft] {
        var uses: [Int: [Use]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for name in annotated.names where name.kind == .instrument {
                guard let instrument = table.participant(report, name.entity), let use = use(name, report, annotated)
                else {
                    continue
                }
                uses[instrument, default: []].append(use)
            }
        }
        return uses.sorted { $0.key < $1.key }.compactMap { draft($0.key, $0.value) }
    }

    private func draft(_ instrument: Int, _ uses: [Use]) -> DifferenceDraft? {
        let byYear = Dictionary(grouping: uses, by: \.year).sorted { $0.key < $1.key }
        guard byYear.count >= 2, story.origins(of: uses.map(\.report)) >= 2 else { return nil }
        // A report with two years tells of two things, such as signing and taking effect.
        guard Set(uses.map { "\($0.report) \($0.year)" }).count == Set(uses.map(\.report)).count else { return nil }
        return DifferenceDraft(
            kind: .error, severity: .medium, about: "Year of \(table.participants[instrument].name)",
            sides: byYear.map { year, uses in
                .init(value: year, passages: uses.map { ($0.report, $0.passage) })
            })
    }

    /// The year right before a name, or behind it with nothing but a few small words between.
    private func use(_ name: NameMention, _ report: Int, _ annotated: AnnotatedReport) -> Use? {
        let analyzed = annotated.analyzed
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: name.tokens.lowerBound)].tokens
        if name.tokens.lowerBound > sentence.lowerBound, let year = year(name.tokens.lowerBound - 1, analyzed) {
            return Use(
                report: report, year: year,
                passage: analyzed.span((name.tokens.lowerBound - 1)..<name.tokens.upperBound))
        }
        if let inside = name.tokens.first(where: { year($0, analyzed) != nil }), let year = year(inside, analyzed) {
            return Use(report: report, year: year, passage: name.span)
        }
        for token in name.tokens
            .upperBound..<max(name.tokens.upperBound, min(sentence.upperBound, name.tokens.upperBound + Self.reach))
        {
            if let year = year(token, analyzed) {
                return Use(report: report, year: year, passage: analyzed.span(name.tokens.lowerBound..<(token + 1)))
            }
            guard words.has(.dating, analyzed.tokens[token].folded) else { return nil }
        }
        return nil
    }

    private func year(_ token: Int, _ analyzed: AnalyzedText) -> String? {
        guard analyzed.tokens[token].kind == .number else { return nil }
        let text = analyzed.string(token)
        guard text.utf8.count == 4, let number = Int(text), (1600...2100).contains(number) else { return nil }
        return text
    }
}

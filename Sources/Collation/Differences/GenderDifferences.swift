import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A person who is a man in one report and a woman in another.
///
/// Only pronouns count that a report gives the person as the speaker of a statement, and titles before the name; one of
/// each side must be the only one its report has.
struct GenderDifferences {
    let story: Story
    let table: ParticipantTable

    private enum Gender: Hashable { case she, he }

    func drafts() -> [DifferenceDraft] {
        let uses = story.reports.indices.map { self.uses(in: $0) }
        return table.participants.indices.filter { table.participants[$0].kind == .person }.compactMap { person in
            var sides: [Gender: [(report: Int, span: TextSpan)]] = [:]
            for report in story.reports.indices {
                let own = uses[report].filter { $0.person == person }
                // A report that has both says nothing: one of them was taken for somebody else.
                guard Set(own.map(\.gender)).count == 1, let gender = own.first?.gender else { continue }
                sides[gender, default: []] += own.prefix(4).map { (report, $0.span) }
            }
            guard let he = sides[.he], let she = sides[.she], story.origins(of: (he + she).map(\.report)) >= 2 else {
                return nil
            }
            // One pronoun against one is as likely a mistake of reading; the better told side must be told twice.
            guard max(Set(he.map(\.report)).count, Set(she.map(\.report)).count) >= 2 else { return nil }
            return DifferenceDraft(
                kind: .error, severity: .medium,
                about: "Whether \(table.participants[person].name) is a man or a woman",
                sides: [.init(value: "he", passages: he), .init(value: "she", passages: she)])
        }
    }

    private func uses(in report: Int) -> [(person: Int, gender: Gender, span: TextSpan)] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        var result: [(person: Int, gender: Gender, span: TextSpan)] = []
        for statement in annotated.statements where statement.speakers.count == 1 {
            guard let source = statement.source, let person = table.participant(report, statement.speakers[0]),
                let gender = Self.words[WordHash.folded(analyzed.text.string(source))],
                isNamedNear(person, before: source.start, statement.sentence, report)
            else { continue }
            result.append((person, gender, source))
        }
        for name in annotated.names where name.kind == .person {
            guard let title = name.title, let person = table.participant(report, name.entity),
                let gender = title.compactMap({ Self.words[analyzed.tokens[$0].folded] }).first
            else { continue }
            result.append((person, gender, name.span))
        }
        return result
    }

    /// Whether the person is named before the pronoun in its sentence or the two before: else the pronoun may have been
    /// taken for that person's by mistake.
    private func isNamedNear(_ person: Int, before offset: Int, _ sentence: Int, _ report: Int) -> Bool {
        let annotated = story.reports[report]
        let first = annotated.analyzed.sentences[max(0, sentence - 2)].span.start
        return annotated.names.contains { name in
            first <= name.span.start && name.span.start < offset && table.participant(report, name.entity) == person
        }
    }

    private static let words: [UInt64: Gender] = Dictionary(
        uniqueKeysWithValues: ["she", "her", "mrs", "mrs.", "ms", "ms."].map { (WordHash.folded($0), Gender.she) }
            + ["he", "his", "him", "mr", "mr."].map { (WordHash.folded($0), Gender.he) })
}

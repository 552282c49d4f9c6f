import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// One utterance in which each report names another treaty or law.
struct InstrumentDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            var sides: [Int: [(report: Int, span: TextSpan)]] = [:]
            for node in group.nodes {
                let annotated = story.reports[node.report]
                let named = annotated.names.filter {
                    $0.kind == .instrument && node.statement.span.contains($0.span)
                }.compactMap { name in table.participant(node.report, name.entity).map { ($0, name.span) } }
                // A statement with two of them does not say which is the other's.
                guard Set(named.map(\.0)).count == 1, let only = named.first else { continue }
                sides[only.0, default: []].append((node.report, only.1))
            }
            let told = sides.values.joined()
            guard sides.count >= 2, story.origins(of: told.map(\.report)) >= 2,
                Set(told.map(\.report)).count == sides.values.reduce(0, { $0 + Set($1.map(\.report)).count })
            else { return nil }
            return DifferenceDraft(
                kind: .name, severity: .medium, about: "Which treaty or law is meant",
                sides: sides.sorted { $0.key < $1.key }.map {
                    .init(value: table.participants[$0.key].name, passages: $0.value)
                })
        }
    }
}

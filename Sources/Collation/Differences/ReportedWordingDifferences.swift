import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// What somebody said as reports tell it in their own words, or one in marks and another in its own: the same
/// statement, not the same words.
struct ReportedWordingDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors

    /// Readings less alike may be two statements.
    private static let leastLikeness: Float = 0.35
    private static let fewestShared = 2
    /// The best supported only, so that the rest is not drowned.
    private static let most = 6
    /// Readings of one utterance that are compared with each other.
    private static let mostReadings = 60

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        let found = groups.compactMap { draft($0) }
        return found.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    private func draft(_ group: StatementGroup) -> (origins: Int, draft: DifferenceDraft)? {
        guard let speaker = group.speakers.first else { return nil }
        let told = group.nodes.filter { node in
            node.statement.kind != .heading && node.statement.namesSpeaker && node.meaning.terms.count >= 3
        }.prefix(Self.mostReadings)
        guard told.contains(where: { $0.statement.kind == .indirect }), story.origins(of: told.map(\.report)) >= 2
        else { return nil }
        var sides: [[StatementNode]] = []
        for node in told.sorted(by: { ($1.meaning.terms.count, $0.report) < ($0.meaning.terms.count, $1.report) }) {
            if let side = sides.firstIndex(where: { $0.contains { !areApart($0, node) } }) {
                sides[side].append(node)
            } else if sides.allSatisfy({ $0[0].report != node.report && areOne($0[0], node) }) {
                sides.append([node])
            }
        }
        guard sides.count >= 2, sides.contains(where: { $0[0].statement.kind == .indirect }),
            story.origins(of: sides.map { $0[0].report }) >= 2
        else { return nil }
        let name = table.participants[speaker].name
        return (
            story.origins(of: sides.joined().map(\.report)),
            DifferenceDraft(
                kind: .wording, severity: .low,
                about: "Told in other words, \(name): “\(DifferenceDraft.headline(text(sides[0][0])))”",
                sides: sides.map { side in
                    .init(value: text(side[0]), passages: side.map { ($0.report, $0.statement.span) })
                })
        )
    }

    private func areOne(_ left: StatementNode, _ right: StatementNode) -> Bool {
        let known = Set(left.meaning.terms)
        return left.meaning.cosine(right.meaning) >= Self.leastLikeness
            && right.meaning.terms.count { known.contains($0) } >= Self.fewestShared
    }

    /// Whether each has words of its own.
    private func areApart(_ left: StatementNode, _ right: StatementNode) -> Bool {
        let (a, b) = (Set(left.terms.filter { !vectors.isName($0) }), Set(right.terms.filter { !vectors.isName($0) }))
        return !a.isSubset(of: b) && !b.isSubset(of: a)
    }

    private func text(_ node: StatementNode) -> String {
        story.reports[node.report].report.text.string(node.statement.span)
    }
}

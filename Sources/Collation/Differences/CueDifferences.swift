import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One statement that a report lets somebody "say" and another "claim" or "admit": the verb tells whether the report
/// believes it.
struct CueDifferences {
    let story: Story
    let table: ParticipantTable

    private static let most = 3
    /// Readings of one utterance that are compared with each other.
    private static let mostReadings = 60

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { draft($0) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ group: StatementGroup) -> DifferenceDraft? {
        guard let speaker = group.speakers.first, story.origins(of: group.nodes.map(\.report)) >= 2 else { return nil }
        var plain: [StatementNode] = []
        var judging: [StatementNode] = []
        for node in group.nodes.prefix(Self.mostReadings) where node.statement.namesSpeaker {
            guard let cue = cue(node) else { continue }
            if Self.plain.contains(cue) { plain.append(node) }
            if Self.doubting.contains(cue) || Self.affirming.contains(cue) { judging.append(node) }
        }
        guard let first = judging.first, let other = plain.first,
            Set(plain.map(\.report)).isDisjoint(with: judging.map(\.report)),
            story.origins(of: (plain + judging).map(\.report)) >= 2,
            plain.contains(where: { node in judging.contains { $0.meaning.cosine(node.meaning) >= 0.4 } })
        else { return nil }
        return DifferenceDraft(
            kind: .framing, severity: .low,
            about:
                "How words of \(table.participants[speaker].name) are brought: “\(cue(other) ?? "")” or “\(cue(first) ?? "")”",
            sides: [plain, judging].map { side in
                .init(value: cue(side[0]) ?? "", passages: side.map { ($0.report, sentence($0)) })
            })
    }

    private func sentence(_ node: StatementNode) -> TextSpan {
        story.reports[node.report].analyzed.sentences[node.statement.sentence].span
    }

    private func cue(_ node: StatementNode) -> String? {
        node.statement.cue.map { story.reports[node.report].report.text.string($0).lowercased() }
    }

    private static let plain: Set<String> = [
        "said", "says", "told", "added", "stated", "wrote", "announced", "tweeted",
    ]
    private static let doubting: Set<String> = [
        "claimed", "claims", "alleged", "alleges", "insisted", "insists", "boasted", "purported", "maintained",
        "bragged",
    ]
    private static let affirming: Set<String> = [
        "admitted", "admits", "acknowledged", "conceded", "confirmed", "confessed", "pointed out",
    ]
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One statement told with different objects: whom somebody attacks, invites, supports.
///
/// Readings of one utterance are compared clause by clause. An object that is the speaker himself where the other
/// readings have somebody else is an error ("does not intend to invade" his own country); other objects conflict.
struct ObjectDifferences {
    let story: Story
    let table: ParticipantTable

    private struct Slot {
        let node: StatementNode
        let object: Int
        let span: TextSpan
    }

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            let slots = group.nodes.flatMap { self.slots(of: $0) }
            guard Set(slots.map(\.object)).count >= 2 else { return nil }
            return draft(group, slots)
        }
    }

    private func draft(_ group: StatementGroup, _ slots: [Slot]) -> DifferenceDraft? {
        let speakers = Set(group.nodes.flatMap(\.speakers).map(table.actor))
        let byObject = Dictionary(grouping: slots, by: \.object).sorted { $0.key < $1.key }
        let own = byObject.filter { speakers.contains($0.key) }
        let others = byObject.filter { !speakers.contains($0.key) }
        guard let reflexive = own.first, let usual = others.max(by: { $0.value.count < $1.value.count }), usual.value.count >= reflexive.value.count else { return nil }
        return DifferenceDraft(
            kind: .error, severity: .high,
            about: "Object of what \(group.speakers.first.map { table.participants[$0].name } ?? "the speaker") said: \(table.participants[reflexive.key].name) or \(table.participants[usual.key].name)",
            sides: [side(reflexive.key, reflexive.value), side(usual.key, usual.value)])
    }

    private func side(_ object: Int, _ slots: [Slot]) -> DifferenceDraft.Side {
        .init(value: table.participants[object].name, passages: slots.map { ($0.node.report, $0.node.statement.span) })
    }

    /// The parties and places that are objects of a verb in the statement.
    private func slots(of node: StatementNode) -> [Slot] {
        let annotated = story.reports[node.report]
        return annotated.names.compactMap { name in
            guard node.statement.span.contains(name.span), name.entity >= 0, !name.isDemonym, let participant = table.participant(node.report, name.entity) else { return nil }
            guard table.participants[participant].kind == .party else { return nil }
            let head = name.tokens.first { !name.tokens.contains(Int(annotated.analyzed.words[$0].head)) } ?? name.tokens.upperBound - 1
            guard annotated.analyzed.words[head].relation == .obj, annotated.analyzed.words[head].head >= 0 else { return nil }
            return Slot(node: node, object: participant, span: name.span)
        }
    }
}

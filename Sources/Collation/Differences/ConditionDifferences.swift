import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One position that stands under one condition in one report and under another in another: he will leave the meeting
/// "if it is not fruitful", or "if they do not discuss disarmament".
struct ConditionDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors

    /// Positions less alike are two.
    private static let likeness: Float = 0.35
    /// An actor with more conditions of one act speaks of many things.
    private static let most = 24

    private struct Use {
        let node: PositionNode
        let condition: TextSpan
        let terms: Set<UInt64>
    }

    func drafts(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        let byAct = Dictionary(grouping: groups, by: { "\($0.act.rawValue) \($0.actors)" }).sorted { $0.key < $1.key }
        return byAct.compactMap { _, groups in draft(groups.flatMap(\.nodes).compactMap(use)) }
    }

    private func use(_ node: PositionNode) -> Use? {
        guard let condition = node.mention.condition else { return nil }
        return Use(
            node: node, condition: condition,
            terms: Set(vectors.terms(node.report, vectors.tokens(node.report, condition))))
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        guard uses.count <= Self.most else { return nil }
        for (position, left) in uses.enumerated() {
            for right in uses[(position + 1)...] where areApart(left, right) {
                let isTold = uses.contains { one in
                    one.node.report == left.node.report && !one.terms.isDisjoint(with: right.terms)
                        || one.node.report == right.node.report && !one.terms.isDisjoint(with: left.terms)
                }
                guard !isTold else { continue }
                let name = left.node.actors.map { table.participants[$0].name }.joined(separator: ", ")
                return DifferenceDraft(
                    kind: .tension, severity: .medium, about: "On what condition: \(name), \(left.node.act.rawValue)",
                    sides: [left, right].map { use in
                        .init(
                            value: story.reports[use.node.report].report.text.string(use.condition),
                            passages: [(use.node.report, whole(use.node))])
                    })
            }
        }
        return nil
    }

    /// The sentence, for the condition may stand outside the clause of the act.
    private func whole(_ node: PositionNode) -> TextSpan {
        story.reports[node.report].analyzed.sentences[node.mention.sentence].span
    }

    /// Whether two origins tell one position with conditions that have nothing in common; one of them must say
    /// something.
    private func areApart(_ left: Use, _ right: Use) -> Bool {
        story.originOf[left.node.report] != story.originOf[right.node.report]
            && left.terms.isDisjoint(with: right.terms) && !(left.terms.isEmpty && right.terms.isEmpty)
            && areAlike(left.node, right.node)
    }

    /// Much the same words, or a noun or verb in common: "leave the meeting", "walk out of the meeting".
    private func areAlike(_ left: PositionNode, _ right: PositionNode) -> Bool {
        vectors.containment(left.terms, right.terms) >= Self.likeness
            || Set(left.terms).intersection(right.terms).contains { !vectors.isName($0) }
    }
}

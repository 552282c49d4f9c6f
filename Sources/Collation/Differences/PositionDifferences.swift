import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Positions of one actor that stand against each other: a threat and the denial of any, a refusal and a consent.
struct PositionDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors

    func drafts(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        threats(groups) + reversals(groups)
    }

    /// "threatens nobody" against a threat of the same party.
    private func threats(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        let denials = groups.flatMap(\.nodes).filter {
            $0.act == .deny && $0.mention.deniesThreat && $0.mention.isGeneral
        }
        return Dictionary(grouping: denials, by: { $0.actors }).sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .compactMap { actors, denied in
                let threats = groups.filter { $0.act == .threaten && $0.actors == actors }
                guard !threats.isEmpty else { return nil }
                let name = actors.map { table.participants[$0].name }.joined(separator: ", ")
                return DifferenceDraft(
                    kind: .conflict, severity: .high, about: "Whether \(name) threatens",
                    sides: [
                        .init(value: "denies any threat", passages: denied.map { ($0.report, $0.mention.evidence) })
                    ]
                        + threats.prefix(4).map { group in
                            .init(
                                value: text(group.nodes[0]),
                                passages: group.nodes.map { ($0.report, $0.mention.evidence) })
                        })
            }
    }

    /// The same thing accepted in one report and refused in another by the same actor.
    private func reversals(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        var result: [DifferenceDraft] = []
        for refusal in groups where refusal.act == .reject {
            for consent in groups where consent.act == .agree || consent.act == .concede {
                guard consent.actors == refusal.actors,
                    Set(consent.nodes.map(\.report)).isDisjoint(with: refusal.nodes.map(\.report))
                else { continue }
                guard story.origins(of: (consent.nodes + refusal.nodes).map(\.report)) >= 2,
                    concernOneSide(refusal, consent), likeness(refusal, consent) >= 0.6
                else { continue }
                let name = consent.actors.map { table.participants[$0].name }.joined(separator: ", ")
                result.append(
                    DifferenceDraft(
                        kind: .conflict, severity: .high, about: "Whether \(name) agrees or refuses",
                        sides: [refusal, consent].map { group in
                            .init(
                                value: "\(group.act.rawValue): \(text(group.nodes[0]))",
                                passages: group.nodes.map { ($0.report, $0.mention.evidence) })
                        }))
            }
        }
        return result
    }

    /// Whether two positions may be directed at the same side: a deal with one is not a deal with another.
    private func concernOneSide(_ left: PositionGroup, _ right: PositionGroup) -> Bool {
        left.targets.isEmpty || right.targets.isEmpty || !Set(left.targets).isDisjoint(with: right.targets)
    }

    private func likeness(_ left: PositionGroup, _ right: PositionGroup) -> Float {
        var best: Float = 0
        for one in left.nodes.prefix(6) {
            // One word ("the deal") does not tell that it is the same thing.
            for other in right.nodes.prefix(6) where min(one.terms.count, other.terms.count) > 1 {
                best = max(best, one.vector.cosine(other.vector))
            }
        }
        return best
    }

    private func text(_ node: PositionNode) -> String {
        story.reports[node.report].report.text.string(node.mention.content)
    }
}

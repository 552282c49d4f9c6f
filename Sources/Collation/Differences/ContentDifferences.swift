import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What one side demands, offers or threatens, as each report has it: "disarmament talks" in one, "limits on the size
/// of exercises" in another.
///
/// Nothing of it contradicts; positions are put together when they are about the same matter, and shown when no report
/// has the words of the other.
struct ContentDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors

    private struct Use {
        let node: PositionNode
        /// Meanings of the content, names aside.
        let meanings: Set<UInt64>
    }

    private static let mostNodes = 60
    private static let mostSides = 6
    private static let most = 6
    private static let acts: [(act: ActLexicon.Act, verb: String)] = [
        (.demand, "demands"), (.offer, "offers"), (.threaten, "threatens"),
    ]

    func drafts(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        let found = Self.acts.flatMap { act, verb -> [(origins: Int, draft: DifferenceDraft)] in
            let byActor = Dictionary(grouping: groups.filter { $0.act == act && !$0.actors.isEmpty }, by: \.actors)
            return byActor.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { actors, groups in
                topics(groups.flatMap(\.nodes).prefix(Self.mostNodes).map(use), act).compactMap {
                    draft($0, actors, verb)
                }
            }
        }
        return found.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    private func use(_ node: PositionNode) -> Use {
        let tokens = vectors.tokens(node.report, node.mention.content)
        return Use(
            node: node, meanings: Set(vectors.meanings(node.report, tokens).filter { !vectors.isName($0) }))
    }

    /// Positions that are about one matter: two words in common, or one of few; threats of one side are one matter.
    private func topics(_ uses: [Use], _ act: ActLexicon.Act) -> [[Use]] {
        var result: [[Use]] = []
        for use in uses where !use.meanings.isEmpty {
            let known = result.firstIndex { topic in
                topic.contains { act == .threaten || areOfOneMatter($0, use) }
            }
            if let known { result[known].append(use) } else { result.append([use]) }
        }
        return result
    }

    private func areOfOneMatter(_ left: Use, _ right: Use) -> Bool {
        let shared = left.meanings.intersection(right.meanings).count
        return shared >= 2 || shared == 1 && min(left.meanings.count, right.meanings.count) <= 3
    }

    private func draft(_ topic: [Use], _ actors: [Int], _ verb: String) -> (origins: Int, draft: DifferenceDraft)? {
        var sides: [[Use]] = []
        for use in topic {
            if let side = sides.firstIndex(where: { $0.contains { isPart(use, $0) } }) {
                sides[side].append(use)
            } else if sides.count < Self.mostSides {
                sides.append([use])
            }
        }
        let reports = sides.map { Set($0.map(\.node.report)) }
        guard sides.count >= 2, Set(reports.joined()).count >= 2,
            story.origins(of: reports.joined()) >= 2,
            reports.contains(where: { one in reports.contains { $0.isDisjoint(with: one) } })
        else { return nil }
        let names = actors.map { table.participants[$0].name }.joined(separator: ", ")
        return (
            story.origins(of: reports.joined()),
            DifferenceDraft(
                kind: .framing, severity: .low, about: "What \(names) \(verb)",
                sides: sides.map { side in
                    .init(
                        value: DifferenceDraft.headline(text(side[0].node)),
                        passages: side.map { ($0.node.report, span($0.node)) })
                })
        )
    }

    /// Whether nearly all that the shorter one says is in the longer.
    private func isPart(_ left: Use, _ right: Use) -> Bool {
        let shared = left.meanings.intersection(right.meanings).count
        return shared * 4 >= min(left.meanings.count, right.meanings.count) * 3
    }

    private func text(_ node: PositionNode) -> String {
        story.reports[node.report].report.text.string(node.mention.content)
    }

    private func span(_ node: PositionNode) -> TextSpan {
        story.reports[node.report].analyzed.sentences[node.mention.sentence].span
    }
}

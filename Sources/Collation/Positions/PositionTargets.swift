import Annotation
import Language
import Prose
import Stories

/// At whom positions are directed that name nobody: whose demand they answer, or with whom their actor contends all
/// along and who is named beside them.
struct PositionTargets {
    private let story: Story
    private let table: ParticipantTable
    private let answers: PositionAnswers

    init(_ story: Story, table: ParticipantTable, vectors: ContentVectors) {
        self.story = story
        self.table = table
        answers = PositionAnswers(vectors: vectors)
    }

    /// Fills in what answers what, and the other side where a story shows it. O(positions² + positions · names of their
    /// sentences).
    func conclude(_ groups: inout [PositionGroup]) {
        let dealings = dealings(groups)
        let asked = answers.answers(groups)
        for index in groups.indices where isOpen(groups[index]) {
            let answered = Set(groups.indices.filter { asked[$0].contains(index) }.flatMap { groups[$0].actors })
            if answered.count == 1 {
                groups[index].concluded = Array(answered)
            } else if let other = contender(of: groups[index], dealings) {
                groups[index].concluded = [other]
            }
        }
        for index in groups.indices {
            let targets = Set(groups[index].targets)
            groups[index].answers = asked[index].filter {
                targets.isEmpty || !targets.isDisjoint(with: groups[$0].actors)
            }
        }
    }

    private func isOpen(_ group: PositionGroup) -> Bool {
        group.namedTargets.isEmpty && group.actors.count == 1
            && !group.nodes.contains { $0.mention.isAddressed || $0.mention.isGeneral }
    }

    private struct Pair: Hashable {
        let one: Int
        let other: Int
    }

    /// How many acts each two sides direct at each other.
    private func dealings(_ groups: [PositionGroup]) -> [Pair: Int] {
        var result: [Pair: Int] = [:]
        for node in groups.lazy.flatMap(\.nodes) {
            for actor in node.actors {
                for target in node.targets {
                    result[Pair(one: actor, other: target), default: 0] += 1
                    result[Pair(one: target, other: actor), default: 0] += 1
                }
            }
        }
        return result
    }

    /// The side with which the actor has most dealings, when it is named in the sentence of the act or the one before
    /// and no other such side has as many.
    private func contender(of group: PositionGroup, _ dealings: [Pair: Int]) -> Int? {
        var best: (side: Int, count: Int)?
        var isTied = false
        for side in sidesBeside(group) {
            let count = dealings[Pair(one: group.actors[0], other: side)] ?? 0
            guard count >= Self.fewestDealings else { continue }
            if let current = best {
                if count == current.count { isTied = true }
                if count > current.count { (best, isTied) = ((side, count), false) }
            } else {
                best = (side, count)
            }
        }
        return isTied ? nil : best?.side
    }

    private func sidesBeside(_ group: PositionGroup) -> Set<Int> {
        var result: Set<Int> = []
        for node in group.nodes.prefix(8) {
            let annotated = story.reports[node.report]
            let sentence = node.mention.sentence
            let first = annotated.analyzed.sentences[max(0, sentence - 1)].span.start
            let end = annotated.analyzed.sentences[sentence].span.end
            for name in annotated.names where name.span.start >= first && name.span.end <= end {
                guard let entity = Self.entity(of: name, in: annotated),
                    let participant = table.participant(node.report, entity)
                else { continue }
                let side = table.actor(participant)
                if side != group.actors[0], canContend(side, with: group.actors[0]) { result.insert(side) }
            }
        }
        return result
    }

    /// Somebody who speaks for no known side contends with parties only: a body beside him may be his own.
    private func canContend(_ side: Int, with actor: Int) -> Bool {
        let kind = table.participants[side].kind
        guard !table.participants[side].isMedia, kind != .place, kind != .instrument else { return false }
        return table.participants[actor].kind != .person || kind == .party
    }

    private static func entity(of name: NameMention, in annotated: AnnotatedReport) -> Int? {
        if name.entity >= 0 { return name.entity }
        guard name.isDemonym, name.thing >= 0 else { return nil }
        return annotated.entities.firstIndex { $0.thing == name.thing }
    }

    private static let fewestDealings = 2
}

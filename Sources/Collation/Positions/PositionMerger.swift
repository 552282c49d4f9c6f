import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// One act of one report with its participants.
struct PositionNode {
    let report: Int
    let act: ActLexicon.Act
    /// Who acts as the report names them: the person, where the actor is the body he speaks for.
    let people: [Int]
    /// The parties they act for.
    let actors: [Int]
    /// Where nobody named acts, the participants without a name who do.
    var unnamed: [Int] = []
    let targets: [Int]
    let mention: ActMention
    let vector: TermVector
    let terms: [UInt64]
}

/// Acts of all reports that are one position.
struct PositionGroup {
    var nodes: [PositionNode]
    var act: ActLexicon.Act { nodes[0].act }
    var actors: [Int] { nodes[0].actors }
    /// Where nobody named acts, the participants without a name who do.
    var unnamed: [Int] { nodes[0].unnamed }
    /// Whom the acts name, else whom the course of the story shows (`PositionTargets`).
    var targets: [Int] {
        let named = namedTargets
        return named.isEmpty ? concluded : named
    }
    var namedTargets: [Int] {
        var seen: Set<Int> = []
        return nodes.flatMap(\.targets).filter { seen.insert($0).inserted && !actors.contains($0) }
    }
    /// The other side, where no act names it.
    var concluded: [Int] = []
    /// Indexes of the groups that answer this demand or offer.
    var answers: [Int] = []

    /// Beside the parties the bodies that act for them, and for a body who speaks for it, where all acts name the same.
    func voices(_ table: ParticipantTable) -> [Int] {
        var named: Set<Int>?
        for node in nodes {
            let voices = Set(node.people.filter { !actors.contains($0) && isVoice($0, table) })
            named = named.map { $0.intersection(voices) } ?? voices
        }
        return (named ?? []).sorted()
    }

    private func isVoice(_ participant: Int, _ table: ParticipantTable) -> Bool {
        switch table.participants[participant].kind {
        case .organisation: true
        case .person: actors.contains { table.participants[$0].kind == .organisation }
        default: false
        }
    }
}

/// Merges acts over reports and over the people who speak for a party.
struct PositionMerger {
    private let story: Story
    private let table: ParticipantTable
    private let vectors: ContentVectors
    private let unnamed: UnnamedParticipants
    private let acts: ActLexicon

    init(
        _ story: Story, table: ParticipantTable, vectors: ContentVectors, unnamed: UnnamedParticipants,
        acts: ActLexicon
    ) {
        self.acts = acts
        self.story = story
        self.table = table
        self.vectors = vectors
        self.unnamed = unnamed
    }

    /// The positions of those who have a name, and behind them those of others, who take part in no comparison.
    func groups() -> [PositionGroup] {
        var groups: [PositionGroup] = []
        var byKey: [String: [Int]] = [:]
        let nodes = nodes()
        for node in nodes.filter(\.unnamed.isEmpty) + nodes.filter({ !$0.unnamed.isEmpty }) {
            let key = "\(node.act.rawValue) \(node.actors) \(node.unnamed.map(unnamed.role))"
            var best: (group: Int, score: Float)?
            for group in byKey[key] ?? [] {
                let members = groups[group].nodes.prefix(8)
                let score = members.map { likeness($0, node) }.max() ?? 0
                // What one report tells twice is two things, unless it says nearly the same again.
                let isWithin = members.contains { $0.report == node.report }
                // "a guard" of two reports may be two people, but not where both say nearly the same.
                let isOther = groups[group].unnamed != node.unnamed
                if isOther, isWithin { continue }
                let least = isOther ? Self.leastLikenessOfOthers : Self.leastLikeness
                if score >= (isWithin ? Self.leastLikenessWithin : least),
                    best.map({ score > $0.score }) ?? true
                {
                    best = (group, score)
                }
            }
            if let best {
                groups[best.group].nodes.append(node)
            } else {
                byKey[key, default: []].append(groups.count)
                groups.append(PositionGroup(nodes: [node]))
            }
        }
        PositionTargets(story, table: table, vectors: vectors).conclude(&groups)
        return groups
    }

    /// The body for which a person of no known side speaks, where any report tells it.
    private func spokenFor() -> [Int: Int] {
        var result: [Int: Int] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for (index, entity) in annotated.entities.enumerated() where entity.body >= 0 {
                guard let person = table.participant(report, index), let body = table.participant(report, entity.body)
                else { continue }
                if result[person] == nil { result[person] = table.actor(body) }
            }
        }
        return result
    }

    private func nodes() -> [PositionNode] {
        let bodies = spokenFor()
        let offices = OfficeHolders(story, table: table, lexicon: acts)
        return story.reports.enumerated().flatMap { report, annotated in
            annotated.acts.compactMap { mention in
                let people = mention.actors.compactMap { table.participant(report, $0) }
                let sides = people.map { person -> Int in
                    let side = offices.actor(person)
                    guard side != person else { return bodies[person] ?? person }
                    // The head of a body that is of no state speaks for it, wherever else a report places him.
                    return bodies[person].flatMap { table.side(of: $0) == nil ? $0 : nil } ?? side
                }
                let actors = Array(Set(sides)).sorted()
                let others = mention.unnamedActors.compactMap { unnamed.index(report, $0) }
                guard !actors.isEmpty || !others.isEmpty, actors.allSatisfy({ !table.participants[$0].isMedia }) else {
                    return nil
                }
                let targets = mention.targets.compactMap { table.participant(report, $0) }.map(offices.actor)
                let terms = vectors.terms(report, vectors.tokens(report, mention.content))
                var seen = Set(actors)
                let targeted = targets.filter { seen.insert($0).inserted }
                return PositionNode(
                    report: report, act: mention.act,
                    people: (mention.voices.isEmpty ? mention.actors : mention.voices).compactMap {
                        table.participant(report, $0)
                    },
                    actors: actors, unnamed: actors.isEmpty ? others : [], targets: targeted, mention: mention,
                    vector: vectors.weights.vector(terms), terms: terms)
            }
        }
    }

    private static let leastLikeness: Float = 0.3
    private static let leastLikenessWithin: Float = 0.5
    private static let leastLikenessOfOthers: Float = 0.6

    private func likeness(_ left: PositionNode, _ right: PositionNode) -> Float {
        // One word is no content to be contained in another.
        let isTelling = min(left.terms.count, right.terms.count) > 1
        return max(
            left.vector.cosine(right.vector),
            isTelling ? vectors.containment(left.terms, right.terms) * 0.55 : 0)
    }
}

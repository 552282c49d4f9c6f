import Annotation
import Language
import Stories

/// Who wants what: the positions that deserve a line.
extension RecordWriter {
    /// So many lines tell who wants, offers, threatens or rejects what.
    private static let stances = 3
    /// Origins from which on a story has many reports.
    private static let many = 6

    /// What makes the act of a position worth a line: a threat or a demand moves what happens next, a commendation
    /// hardly does.
    private static let actWeights: [ActLexicon.Act: Float] = [
        .threaten: 2, .demand: 1.3, .reject: 1.3, .accuse: 1.3, .offer: 1.3, .deny: 1.2, .concede: 0.8, .agree: 0.7,
        .support: 0.6,
    ]

    /// A position that no line tells yet.
    private struct OpenStance {
        let kind: String
        let actors: [Int]
        let weight: Float
        let sentences: [Int]
    }

    /// Takes the sentences of the positions that most origins tell and no line has yet, one for each actor and act; who
    /// is heard already counts for a quarter.
    func takeStances(_ selection: inout RecordSelection, _ byPlace: [SentenceKey: Int]) {
        var open = openStances(byPlace)
        var heard: Set<[Int]> = []
        for _ in 0..<Self.stances {
            var best: (index: Int, worth: Float, stance: OpenStance)?
            for stance in open {
                let weight = stance.weight * (heard.contains(stance.actors) ? 0.25 : 1)
                for index in stance.sentences where fit(candidates[index].node) >= Self.understood {
                    let worth = selection.worth(index, isStance: true) * weight
                    if worth > (best?.worth ?? 0) { best = (index, worth, stance) }
                }
            }
            guard let best else { return }
            selection.take(best.index)
            heard.insert(best.stance.actors)
            open.removeAll { $0.kind == best.stance.kind }
        }
    }

    private func openStances(_ byPlace: [SentenceKey: Int]) -> [OpenStance] {
        // Of many reports more than one must tell it, or it is a detail of that one.
        let least = story.origins.count >= Self.many ? 2 : 1
        return parts.positions.compactMap { group -> OpenStance? in
            let origins = story.origins(of: group.nodes.map(\.report))
            guard origins >= least else { return nil }
            return OpenStance(
                kind: "\(group.actors) \(group.act.rawValue)", actors: group.actors,
                weight: Float(1 + origins) * (Self.actWeights[group.act] ?? 1),
                sentences: group.nodes.compactMap { byPlace[SentenceKey($0.report, $0.mention.sentence)] })
        }
    }

    /// The positions that each sentence tells.
    func positionsOfSentences() -> [SentenceKey: Set<Int>] {
        var positions: [SentenceKey: Set<Int>] = [:]
        for (index, group) in parts.positions.enumerated() {
            for node in group.nodes {
                positions[SentenceKey(node.report, node.mention.sentence), default: []].insert(index)
            }
        }
        return positions
    }
}

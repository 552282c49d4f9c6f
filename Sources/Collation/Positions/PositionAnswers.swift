import Language
import Stories

/// Links a demand or an offer with what the other side answers.
struct PositionAnswers {
    let vectors: ContentVectors

    /// For each position the indexes of those that answer it.
    func answers(_ groups: [PositionGroup]) -> [[Int]] {
        groups.map { asked in
            guard asked.act == .demand || asked.act == .offer else { return [] }
            return groups.indices.filter { index in
                let reply = groups[index]
                guard reply.act == .reject || reply.act == .agree || reply.act == .concede,
                    Set(reply.actors + reply.unnamed).isDisjoint(with: asked.actors + asked.unnamed)
                else { return false }
                let isAddressed = asked.targets.isEmpty || !Set(asked.targets).isDisjoint(with: reply.actors)
                return isAddressed && likeness(asked, reply) >= 0.4
            }
        }
    }

    private func likeness(_ left: PositionGroup, _ right: PositionGroup) -> Float {
        var best: Float = 0
        for one in left.nodes.prefix(6) {
            for other in right.nodes.prefix(6) {
                best = max(best, vectors.containment(one.terms, other.terms), one.vector.cosine(other.vector))
            }
        }
        return best
    }
}

import Annotation
import Language
import Prose
import Stories

/// Tells passages whose main words are opposites ("convicted" and "cleared", "rose" and "fell"): they tell no one thing.
struct Opposites {
    let story: Story
    let clauses: ClauseLexicon

    private struct Place: Hashable {
        let pair: Int32
        let isFirst: Bool
    }

    /// Whether one passage has a word that the other has only the opposite of. O(tokens).
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        let own = places(left)
        guard !own.isEmpty else { return false }
        let others = places(right)
        return own.contains { place in
            let opposite = Place(pair: place.pair, isFirst: !place.isFirst)
            return others.contains(opposite) && !others.contains(place) && !own.contains(opposite)
        }
    }

    private func places(_ passage: ClaimAccord.Passage) -> Set<Place> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<Place> = []
        for token in passage.tokens where Self.main.contains(analyzed.words[token].relation) {
            // "No longer allows" tells what "bans" tells.
            let isDenied = Negation.denies(token, in: analyzed)
            for side in clauses.opposites(analyzed.tokens[token].folded) {
                result.insert(Place(pair: side.pair, isFirst: side.isFirst != isDenied))
            }
        }
        return result
    }

    /// Predicates of main clauses and of what is reported.
    private static let main: Set<Relation> = [.root, .conj, .ccomp, .parataxis]
}

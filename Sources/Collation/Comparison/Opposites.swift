import Annotation
import Language
import Prose
import Stories

/// Tells passages whose main words are opposites ("convicted" and "cleared", "rose" and "fell"): they tell no one thing.
struct Opposites {
    let story: Story
    let clauses: ClauseLexicon
    let reader: ClauseReader

    private struct Place: Hashable {
        let pair: Int32
        let isFirst: Bool
    }

    /// Whether one passage has a word that the other has only the opposite of. O(tokens).
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        let own = places(left)
        guard !own.isEmpty else { return false }
        let others = places(right)
        return own.contains { place, token in
            let opposite = Place(pair: place.pair, isFirst: !place.isFirst)
            guard let other = others[opposite], others[place] == nil, own[opposite] == nil else { return false }
            return !areOfOthers(token, left.report, other, right.report)
        }
    }

    /// The places that a passage takes, and the last word by which.
    private func places(_ passage: ClaimAccord.Passage) -> [Place: Int] {
        let analyzed = story.reports[passage.report].analyzed
        var result: [Place: Int] = [:]
        for token in passage.tokens where Self.main.contains(analyzed.words[token].relation) {
            // "No longer allows" tells what "bans" tells; "did not deny" what "admitted" tells.
            // Nor is somebody guilty who was not found so.
            let isComplement = analyzed.words[token].relation == .xcomp
            let isDenied =
                Negation.denies(token, in: analyzed)
                != (isComplement && Negation.denies(Int(analyzed.words[token].head), in: analyzed))
            for side in clauses.opposites(analyzed.tokens[token].folded) {
                result[Place(pair: side.pair, isFirst: side.isFirst != isDenied)] = token
            }
        }
        return result
    }

    /// "Marsh sold the land", "Bell bought the land": each is told of another, so that both may be true.
    private func areOfOthers(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        guard let one = whom(left, report), let two = whom(right, other), one.isPassive == two.isPassive else {
            return false
        }
        return one.names.isDisjoint(with: two.names)
    }

    private func whom(_ word: Int, _ report: Int) -> (names: Set<UInt64>, isPassive: Bool)? {
        let analyzed = story.reports[report].analyzed
        guard let subject = reader.subject(word, analyzed) else { return nil }
        let names = reader.named(report, head: subject)
        return names.isEmpty ? nil : (names, analyzed.words[subject].relation == .nsubjPass)
    }

    /// Predicates of main clauses, of what is reported, and what somebody is found or held to be ("found guilty").
    private static let main: Set<Relation> = [.root, .conj, .ccomp, .parataxis, .xcomp]
}

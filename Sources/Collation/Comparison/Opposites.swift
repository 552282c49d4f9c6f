import Annotation
import Language
import Prose
import Stories

/// Tells passages whose main words are opposites ("convicted" and "cleared", "rose" and "fell"): they tell no one
/// thing.
struct Opposites {
    let story: Story
    let clauses: ClauseLexicon
    let reader: ClauseReader
    /// The sentences that have a word with an opposite.
    private var sided: Set<SentenceKey> = []

    init(story: Story, clauses: ClauseLexicon, reader: ClauseReader) {
        self.story = story
        self.clauses = clauses
        self.reader = reader
        sided = story.sentences { !places($0).isEmpty }
    }

    private struct Place: Hashable {
        let pair: Int32
        let isFirst: Bool
    }

    /// Whether one passage has a word that the other has only the opposite of. O(tokens).
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        guard sided.contains(left.key), sided.contains(right.key) else { return false }
        let own = places(left)
        let others = places(right)
        return own.contains { place, token in
            let opposite = Place(pair: place.pair, isFirst: !place.isFirst)
            guard let other = others[opposite], others[place] == nil, own[opposite] == nil else { return false }
            // "A boat that left at noon arrived at two" tells what "left at noon" tells.
            guard !has(place, right), !has(opposite, left) else { return false }
            return !areOfOthers(token, left.report, other, right.report)
        }
    }

    /// Whether any word of a passage, of its relative clauses too, takes a place.
    private func has(_ place: Place, _ passage: ClaimAccord.Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        return passage.tokens.contains { token in
            clauses.opposites(analyzed.tokens[token].folded).contains {
                $0.pair == place.pair && $0.isFirst == place.isFirst && !Negation.denies(token, in: analyzed)
            }
        }
    }

    /// The places that a passage takes, and the last word by which.
    private func places(_ passage: ClaimAccord.Passage) -> [Place: Int] {
        let analyzed = story.reports[passage.report].analyzed
        var result: [Place: Int] = [:]
        for token in passage.tokens {
            let relation = analyzed.words[token].relation
            let held = relation == .xcomp ? Int(analyzed.words[token].head) : nil
            guard Self.main.contains(relation) || held.map({ holds($0, token, analyzed) }) ?? false else { continue }
            // "No longer allows" tells what "bans" tells; "not found guilty" what "acquitted" tells.
            let isDenied =
                Negation.denies(token, in: analyzed) != (held.map { Negation.denies($0, in: analyzed) } ?? false)
            for side in clauses.opposites(analyzed.tokens[token].folded) {
                result[Place(pair: side.pair, isFirst: side.isFirst != isDenied)] = token
            }
        }
        return result
    }

    /// "Found guilty": a verb that tells more than that something is, with what somebody is held to be.
    private func holds(_ verb: Int, _ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].tag == .adj && verb >= 0 && analyzed.words[verb].tag == .verb
            && !clauses.has(.light, analyzed.tokens[verb].folded)
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

    /// Predicates of main clauses and of what is reported.
    private static let main: Set<Relation> = [.root, .conj, .ccomp, .parataxis]
}

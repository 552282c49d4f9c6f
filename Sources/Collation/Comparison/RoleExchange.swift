import Annotation
import Language
import Prose
import Stories

/// Whether two passages tell one thing of the same people with their places changed: "the mayor blamed the builder",
/// "the builder blamed the mayor".
///
/// Both must be made of nearly the same words. A verb of both then has as subject in the one what belongs to it
/// otherwise in the other, and the other way round, and stands on the other side of it. Of those who are named both
/// places are known, so that passages less alike do: "Bell killed Marsh near the market", "Marsh killed Bell on
/// Monday". O(tokens + verbs²).
struct RoleExchange {
    let story: Story
    let reader: ClauseReader

    typealias Passage = ClaimAccord.Passage

    private struct Deed {
        let meaning: UInt64
        let isPassive: Bool
        let subjects: Set<UInt64>
        let objects: Set<UInt64>
        let agents: Set<UInt64>
        /// All that its sentence names beside the subject.
        let others: Set<UInt64>
    }

    private static let leastWords = 3
    /// Of five words of both, one may be in one only.
    private static let wordsPerOdd = 5
    /// Where both are named, one of two may be; they may do the same to each other in two deeds.
    private static let wordsPerOddOfNamed = 2

    func isExchanged(_ left: Passage, _ right: Passage) -> Bool {
        guard mayBeAlike(left, right) else { return false }
        let (own, its) = (words(left), words(right))
        let all = own.union(its).count
        let shared = own.intersection(its)
        let odd = all - shared.count
        guard all >= Self.leastWords, odd * Self.wordsPerOddOfNamed <= all else { return false }
        if shared.count(where: reader.vectors.isName) >= 2, areNamesExchanged(left, right) { return true }
        guard odd * Self.wordsPerOdd <= all else { return false }
        if areCasesExchanged(cases(left), cases(right)) { return true }
        let others = deeds(right, its)
        guard !others.isEmpty else { return false }
        let (places, otherPlaces) = (order(left), order(right))
        return deeds(left, own).contains { deed in
            others.contains {
                areExchanged(
                    deed, $0, inOrder: { places[$0, default: 0] < places[$1, default: 0] },
                    andOther: { otherPlaces[$0, default: 0] < otherPlaces[$1, default: 0] })
            }
        }
    }

    /// Whether no more words than may be are surely in one passage only; for most pairs all ends here.
    private func mayBeAlike(_ left: Passage, _ right: Passage) -> Bool {
        let (own, its) = (signature(left), signature(right))
        let odd = own.missing(in: its) + its.missing(in: own)
        return odd * Self.wordsPerOddOfNamed <= own.count + its.count
    }

    private func signature(_ passage: Passage) -> WordSignature {
        var result = WordSignature()
        for token in passage.tokens {
            let word = word(passage.report, token)
            if word != 0 { result.insert(word) }
        }
        return result
    }

    // MARK: Those who are named

    private struct NamedDeed {
        let predicate: UInt64
        let doers: Set<UInt64>
        let sufferers: Set<UInt64>
    }

    /// One deed told as a fact of the same two by name, with doer and sufferer exchanged.
    private func areNamesExchanged(_ left: Passage, _ right: Passage) -> Bool {
        let others = namedDeeds(right)
        guard !others.isEmpty else { return false }
        return namedDeeds(left).contains { own in
            others.contains {
                $0.predicate == own.predicate && !own.doers.isDisjoint(with: $0.sufferers)
                    && !own.sufferers.isDisjoint(with: $0.doers)
            }
        }
    }

    /// Who is named as doing what to whom, in the active or the passive, where the two are no one side.
    private func namedDeeds(_ passage: Passage) -> [NamedDeed] {
        let vectors = reader.vectors
        return passage.tokens.compactMap { verb in
            guard let frame = reader.frame(passage.report, passage.sentence, verb: verb), !frame.isNegated else {
                return nil
            }
            let subjects = frame.subjects.filter(vectors.isName)
            let others = frame.isPassive ? namedAgents(verb, passage.report) : frame.objects.filter(vectors.isName)
            let known = subjects.union(subjects.compactMap { vectors.side(ofName: $0) })
            guard !subjects.isEmpty, !others.isEmpty, known.isDisjoint(with: others),
                known.isDisjoint(with: others.compactMap { vectors.side(ofName: $0) })
            else { return nil }
            return NamedDeed(
                predicate: frame.predicate, doers: frame.isPassive ? others : subjects,
                sufferers: frame.isPassive ? subjects : others)
        }
    }

    private func namedAgents(_ verb: Int, _ report: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        return analyzed.children(of: verb).filter { VerbSlots.isAgent($0, analyzed) }.reduce(into: []) {
            $0.formUnion(reader.terms(report, head: $1).filter(reader.vectors.isName))
        }
    }

    // MARK: Nearly the same words

    private typealias Order = (UInt64, UInt64) -> Bool

    private func areExchanged(_ one: Deed, _ two: Deed, inOrder isBefore: Order, andOther isBeforeThere: Order) -> Bool
    {
        guard one.meaning == two.meaning else { return false }
        guard one.isPassive != two.isPassive else {
            // What is misread as subject stands where it stood.
            return one.subjects.isDisjoint(with: two.subjects)
                && one.subjects.intersection(two.others).contains { own in
                    two.subjects.intersection(one.others).contains { isBefore(own, $0) != isBeforeThere(own, $0) }
                }
        }
        let (active, passive) = one.isPassive ? (two, one) : (one, two)
        return !active.subjects.isDisjoint(with: passive.subjects) && !active.objects.isDisjoint(with: passive.agents)
            && active.subjects.isDisjoint(with: passive.agents)
    }

    /// "From Paris to Rome", "from Rome to Paris".
    private func areCasesExchanged(_ own: [UInt64: UInt64], _ its: [UInt64: UInt64]) -> Bool {
        own.contains { preposition, noun in
            guard let other = its[preposition], other != noun else { return false }
            return own.contains { $0.value == other && its[$0.key] == noun }
        }
    }

    /// The noun behind each preposition that stands but once in a passage.
    private func cases(_ passage: Passage) -> [UInt64: UInt64] {
        let analyzed = story.reports[passage.report].analyzed
        var result: [UInt64: UInt64] = [:]
        var seen: Set<UInt64> = []
        for token in passage.tokens where analyzed.words[token].relation == .case {
            let preposition = analyzed.tokens[token].folded
            let head = Int(analyzed.words[token].head)
            guard head > token, head < passage.tokens.upperBound else { continue }
            let noun = word(passage.report, head)
            result[preposition] = seen.insert(preposition).inserted && noun != 0 ? noun : nil
        }
        return result
    }

    /// Where each word stands first.
    private func order(_ passage: Passage) -> [UInt64: Int] {
        var result: [UInt64: Int] = [:]
        for token in passage.tokens {
            let word = word(passage.report, token)
            if word != 0, result[word] == nil { result[word] = token - passage.tokens.lowerBound }
        }
        return result
    }

    private func words(_ passage: Passage) -> Set<UInt64> {
        Set(passage.tokens.map { word(passage.report, $0) }).subtracting([0])
    }

    /// A participant, the meaning of a word, or a personal pronoun; 0 for all others.
    private func word(_ report: Int, _ token: Int) -> UInt64 {
        let analyzed = story.reports[report].analyzed
        if analyzed.words[token].tag == .pron, let pronoun = Self.pronouns[analyzed.tokens[token].folded] {
            return pronoun
        }
        return reader.term(report, token)
    }

    private static let pronouns = Dictionary(
        uniqueKeysWithValues: [
            ("he", "he"), ("him", "he"), ("she", "she"), ("her", "she"), ("they", "they"), ("them", "they"),
        ]
        .map { (WordHash.folded($0.0), WordHash.folded($0.1)) })

    private func deeds(_ passage: Passage, _ words: Set<UInt64>) -> [Deed] {
        let analyzed = story.reports[passage.report].analyzed
        return passage.tokens.compactMap { verb in
            guard analyzed.words[verb].tag == .verb, !reader.lexicon.has(.mutual, analyzed.tokens[verb].folded),
                let subject = analyzed.children(of: verb).first(where: { analyzed.words[$0].relation.isSubject }),
                passage.tokens.contains(subject)
            else { return nil }
            let meaning = reader.vectors.meaning(passage.report, verb)
            let key = meaning == 0 ? analyzed.tokens[verb].folded : meaning
            let subjects = noun(passage.report, subject, analyzed)
            guard !subjects.isEmpty else { return nil }
            let children = analyzed.children(of: verb)
            return Deed(
                meaning: key,
                isPassive: children.contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) },
                subjects: subjects,
                objects: union(passage.report, children.filter { analyzed.words[$0].relation == .obj }, analyzed),
                agents: union(passage.report, children.filter { VerbSlots.isAgent($0, analyzed) }, analyzed),
                others: words.subtracting(subjects).subtracting([key]))
        }
    }

    private func union(_ report: Int, _ heads: [Int], _ analyzed: AnalyzedText) -> Set<UInt64> {
        heads.reduce(into: []) { $0.formUnion(noun(report, $1, analyzed)) }
    }

    /// A noun with what is joined to it, stands beside it or belongs to its name: "the driver, Tom Bell".
    private func noun(_ report: Int, _ head: Int, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var result: Set<UInt64> = [word(report, head)]
        for child in analyzed.children(of: head)
        where [.appos, .flat, .compound, .amod, .conj, .nmodPoss].contains(analyzed.words[child].relation) {
            result.insert(word(report, child))
        }
        return result.subtracting([0])
    }
}

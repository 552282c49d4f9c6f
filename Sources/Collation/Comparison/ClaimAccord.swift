import Annotation
import Language
import Prose
import Reports
import Stories

/// Whether two sentences, or clauses of sentences, of two reports tell the same, beyond having words in common.
///
/// One supports the other when they share a verb with the same subject and what it is about, or several words that are no
/// names, or are somewhat alike by words that hardly any other sentence has, or rather alike by several words; when no number of the one contradicts those
/// of the other; when what the one denies the other does not affirm; and when not only one of them tells what might be. O(tokens) a pair.
struct ClaimAccord {
    private let story: Story
    private let vectors: ContentVectors
    private let slots: VerbSlots
    private let contradiction: Contradiction
    private let reader: PassageReader
    /// What was read of passages that are compared with many others.
    private var digests: [PassageKey: PassageDigest] = [:]

    /// A stretch of tokens inside one sentence.
    struct Passage {
        let report: Int
        let sentence: Int
        let tokens: Range<Int>
        /// Tokens that are not looked at, such as those of a number whose surroundings are compared.
        var leftOut: Range<Int> = 0..<0
    }

    /// From this likeness on, words need not be looked at one by one.
    private static let near: Float = 0.5
    /// From this one on, words that hardly any other sentence has are enough in common.
    private static let somewhatNear: Float = 0.22
    /// From this one on, several words are enough.
    private static let ratherNear: Float = 0.35
    /// How many of these there must be; one of them is no name.
    private static let fewestRare = 2
    /// In how many sentences a word may stand and be rare, where so many reports may tell of one thing.
    private static let mostTellers = 6

    init(
        _ story: Story, vectors: ContentVectors, table: ParticipantTable, words: ComparisonWords, reader: ClauseReader
    ) {
        self.story = story
        self.vectors = vectors
        self.reader = PassageReader(story, vectors: vectors)
        slots = VerbSlots(reader)
        contradiction = Contradiction(
            story, vectors: vectors, table: table, words: words, reader: self.reader)
    }

    private struct PassageKey: Hashable {
        let report: Int
        let tokens: Range<Int>
    }

    /// The same, with all that some sentences and clauses tell read beforehand; O(their tokens).
    func prepared(for nodes: [ClaimNode]) -> ClaimAccord {
        var prepared = self
        for node in nodes {
            let key = PassageKey(report: node.report, tokens: node.tokens)
            if prepared.digests[key] == nil { prepared.digests[key] = reader.digest(Self.passage(node)) }
        }
        return prepared
    }

    private func digest(_ passage: Passage) -> PassageDigest {
        guard passage.leftOut.isEmpty,
            let known = digests[PassageKey(report: passage.report, tokens: passage.tokens)]
        else { return reader.digest(passage) }
        return known
    }

    /// Whether one tells what the other tells.
    func tellSame(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        let (one, two) = (digest(a), digest(b))
        guard !one.onlyAttributes, !two.onlyAttributes, !areOfOthers(a, one, b, two), !contradict(a, b) else {
            return false
        }
        let cosine = left.vector.cosine(right.vector)
        if cosine >= Self.near { return true }
        guard one.isSupposed == two.isSupposed else { return false }
        return shareClaim(a, one, b, two) || cosine >= Self.ratherNear && shareSeveral(one.words, two.words)
            || cosine >= Self.somewhatNear && mayNameSame(one.words.others, two.words.others)
                && one.words.verbs.keys.contains { two.words.verbs[$0] != nil } && shareRareWords(left, right)
    }

    /// Whether the main verbs of both, or what these tell in the other as a noun, allow that they tell the same: not when
    /// each has main verbs that the other has nothing of.
    func mayShareVerb(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (one, two) = (digest(Self.passage(left)), digest(Self.passage(right)))
        guard !one.deeds.isEmpty, !two.deeds.isEmpty else { return true }
        return two.deeds.contains { one.words.verbs[$0] != nil || one.words.others.contains($0) }
            || one.deeds.contains { two.words.verbs[$0] != nil || two.words.others.contains($0) }
    }

    /// The meaning of the verb on which all others of a passage hang; nil for none, and for one that tells nothing by
    /// itself. Behind a verb of saying it is that of what is said.
    func mainVerb(_ passage: Passage) -> UInt64? {
        let analyzed = story.reports[passage.report].analyzed
        let verbs = reader.mainVerbs(passage)
        let told = verbs.first { !Self.saying.contains(analyzed.tokens[$0].folded) } ?? verbs.last
        return told.flatMap { reader.deed(ofVerb: $0, passage) }
    }

    /// Whether both have one main verb of which each names another doer, or another one it is done to, or of which one
    /// tells as doer whom the other tells as sufferer, or turns to another thing ("the demand for pay", "the demand to
    /// close the bridge").
    private func areOfOthers(_ left: Passage, _ one: PassageDigest, _ right: Passage, _ two: PassageDigest) -> Bool {
        one.mains.contains { verb in
            guard let meaning = reader.meaning(ofVerb: verb, left) else { return false }
            return two.mains.contains {
                meaning == reader.meaning(ofVerb: $0, right) && slots.differ(verb, left.report, $0, right.report)
            }
        }
    }

    static func passage(_ node: ClaimNode) -> Passage {
        Passage(report: node.report, sentence: node.sentence, tokens: node.tokens)
    }

    /// Whether two passages cannot support one claim, however alike.
    func contradict(_ left: Passage, _ right: Passage) -> Bool { contradiction(left, right) != nil }

    /// Why two passages cannot support one claim.
    func contradiction(_ left: Passage, _ right: Passage) -> Contradiction.Reason? {
        contradiction.reason(left, right)
    }

    /// Whether both have one main verb that tells of two deeds.
    func areOfOthers(_ left: Passage, _ right: Passage) -> Bool {
        areOfOthers(left, digest(left), right, digest(right))
    }

    /// Whether one denies what the other affirms.
    func isDenied(_ left: Passage, by right: Passage) -> Bool { contradiction.isDenied(left, by: right) }

    /// The persons who do what a passage mainly tells, or say it.
    func doers(_ passage: Passage) -> Set<UInt64> {
        digest(passage).mains.first.map { slots.people(doing: $0, passage.report) } ?? []
    }

    /// Least likeness of what tells the same as a sentence or clause, and least share of what the likest of its report
    /// has.
    private static let aroundCentre: Float = 0.22
    /// The same where other reports tell it much more in the words of the centre.
    private static let inOwnWords: Float = 0.25
    private static let ofNearest: Float = 0.6
    /// From this likeness on, two sentences may tell the same with other main verbs.
    static let sureWithoutVerb: Float = 0.35

    /// Those among some nodes that tell what a node tells; O(nodes · tokens).
    func telling(_ centre: ClaimNode, among nodes: [ClaimNode], _ story: Story) -> [ClaimNode] {
        // A copy of the centre is no measure for how others tell it; nor need a report that tells it in its own words come
        // near one that tells it in the centre's.
        let nearest = nodes.reduce(into: [Int: Float]()) {
            $0[$1.report] = max($0[$1.report] ?? 0, $1.vector.cosine(centre.vector))
        }
        let best = nearest.filter { story.origins(of: [centre.report, $0.key]) > 1 }.values.max() ?? 0
        return nodes.filter { node in
            let cosine = node.vector.cosine(centre.vector)
            let least = cosine < Self.ofNearest * best ? Self.inOwnWords : Self.aroundCentre
            if cosine < max(least, Self.ofNearest * (nearest[node.report] ?? 0)) {
                return shareDeed(node, centre) && tellSame(node, centre)
            }
            return tellSame(node, centre) && (cosine >= Self.sureWithoutVerb || mayShareVerb(node, centre))
        }
    }

    /// Whether both tell one deed: a verb that tells something by itself, of one doer and of one that it is done to, or of
    /// one of these and something beside them.
    func shareDeed(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        let others = digest(b).mains
        return digest(a).mains.contains { verb in
            guard let meaning = reader.meaning(ofVerb: verb, a) else { return false }
            return others.contains { other in
                guard meaning == reader.meaning(ofVerb: other, b), isOneVerb(verb, a.report, other, b.report) else {
                    return false
                }
                let shared = slots.shared(verb, a.report, other, b.report)
                guard !shared.isEmpty, let words = shared.max(by: { $0.count < $1.count }) else { return false }
                return shared.count == 2
                    || !around(verb, a).intersection(around(other, b)).subtracting(words).subtracting([meaning]).isEmpty
            }
        }
    }

    // MARK: Shared words

    /// A verb of one subject and something it is about, or three words of which two are no names.
    private func shareClaim(_ left: Passage, _ one: PassageDigest, _ right: Passage, _ two: PassageDigest) -> Bool {
        let (a, b) = (one.words, two.words)
        guard mayNameSame(a.others, b.others) else { return false }
        let others = a.others.intersection(b.others)
        let verbs = a.verbs.keys.filter { verb in
            guard let one = a.verbs[verb], let two = b.verbs[verb] else { return false }
            return isOneVerb(one, left.report, two, right.report)
                && slots.mayBeOne(one, left.report, two, right.report)
                && !around(one, left).isDisjoint(with: around(two, right))
        }
        let shorter = min(a.verbs.count + a.others.count, b.verbs.count + b.others.count)
        // A verb of the one may be a noun of the other ("approve", "approval").
        let shared = Set(a.verbs.keys).union(a.others).intersection(Set(b.verbs.keys).union(b.others))
        if verbs.contains(where: { !Self.light.contains($0) }), !others.isEmpty,
            shared.count * 100 >= shorter * 20
        {
            return true
        }
        let plain = shared.intersection(a.plain).intersection(b.plain).count
        if shared.count >= 3, plain >= 2, shared.count * 100 >= shorter * 30 { return true }
        // "Will not abandon its demands", "will not give up these demands": nearly all of a short one.
        return shared.count >= 2 && plain >= 1 && shared.count * 3 >= shorter * 2
            && one.isNegated == two.isNegated
    }

    /// Three words, of which two are no names, nor who says it, of what may be of one.
    private func shareSeveral(_ left: PassageDigest.Words, _ right: PassageDigest.Words) -> Bool {
        guard mayNameSame(left.others, right.others), left.plain.intersection(right.plain).count >= 2 else {
            return false
        }
        return Set(left.verbs.keys).union(left.others).intersection(Set(right.verbs.keys).union(right.others)).count
            >= 3
    }

    /// Whether two have words in common that hardly more sentences have than there are reports to tell of one thing, not
    /// only names; O(terms).
    func shareRareWords(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let known = Set(left.vector.terms)
        let rare = max(3, min(Self.mostTellers, story.reports.count), vectors.meaningWeights.units / 50)
        let shared = right.vector.terms.filter { known.contains($0) && vectors.meaningWeights.count($0) <= rare }
        return shared.count >= Self.fewestRare && shared.contains { !vectors.isName($0) }
    }

    /// Whether two passages of one date share what they tell: two words, of which one is no name.
    func shareHappening(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (digest(left).words, digest(right).words)
        let shared = Set(a.verbs.keys).union(a.others).intersection(Set(b.verbs.keys).union(b.others))
        return shared.count >= 2 && shared.contains { !vectors.isName($0) && !Self.light.contains($0) }
    }

    /// Whether a passage tells something by itself: its main verb, or one beside it, has a subject and is no mere verb of
    /// saying.
    func isStatement(_ node: ClaimNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        return node.tokens.contains { token in
            guard analyzed.words[token].relation.isSubject else { return false }
            let head = Int(analyzed.words[token].head)
            guard node.tokens.contains(head), !Self.saying.contains(analyzed.tokens[head].folded) else { return false }
            return !node.tokens.contains(Int(analyzed.words[head].head))
                || Self.main.contains(analyzed.words[head].relation)
        }
    }

    /// Relations of a clause that says what its sentence tells, not when or which.
    private static let main: Set<Relation> = [.root, .ccomp, .conj, .parataxis]

    /// Whether they name somebody in common, or one names nobody; a person and the party he belongs to are one.
    private func mayNameSame(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        let (a, b) = (left.filter(vectors.isName), right.filter(vectors.isName))
        guard !a.isEmpty, !b.isEmpty, a.isDisjoint(with: b) else { return true }
        let sides = (Set(a.compactMap(vectors.side)).union(a), Set(b.compactMap(vectors.side)).union(b))
        return !sides.0.isDisjoint(with: sides.1)
    }

    /// Whether two verbs of one stem are one: "broke down" is not "broke", nor "to counter" "counting".
    private func isOneVerb(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        let (a, b) = (story.reports[report].analyzed, story.reports[other].analyzed)
        let isPhrase = vectors.opensPhrase(report, left) || vectors.opensPhrase(other, right)
        guard isPhrase || particle(left, a) == particle(right, b) else { return false }
        let isConcept =
            vectors.meaning(report, left) != vectors.term(report, left)
            || vectors.meaning(other, right) != vectors.term(other, right)
        guard !isConcept else { return true }
        let (one, two) = (Self.base(a.string(left)), Self.base(b.string(right)))
        return one.hasPrefix(two) && one.count - two.count < 2 || two.hasPrefix(one) && two.count - one.count < 2
    }

    /// The key of the particle of a verb ("down"); 0 for none.
    private func particle(_ verb: Int, _ analyzed: AnalyzedText) -> UInt64 {
        let next = analyzed.tokens.index(after: verb)
        guard next < analyzed.tokens.count, analyzed.words[next].head == Int32(verb),
            analyzed.words[next].relation == .compoundPrt
        else { return 0 }
        return analyzed.tokens[next].folded
    }

    /// A verb without its commonest endings.
    private static func base(_ word: String) -> Substring {
        let small = word.lowercased()
        for ending in ["ing", "ed", "es", "s", "e"] where small.hasSuffix(ending) && small.count - ending.count >= 3 {
            return small.dropLast(ending.count)
        }
        return small[...]
    }

    /// The meanings of what depends on a verb, by one word or two.
    private func around(_ verb: Int, _ passage: Passage) -> Set<UInt64> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<UInt64> = []
        for token in passage.tokens where token != verb {
            let head = Int(analyzed.words[token].head)
            guard head == verb || head >= 0 && Int(analyzed.words[head].head) == verb else { continue }
            let meaning = vectors.meaning(passage.report, token)
            if meaning != 0 { result.insert(meaning) }
        }
        return result.union(slots.doers(verb, passage.report) ?? [])
    }

    /// Verbs that tell nothing without their object.
    static let light = Set(
        [
            "make", "makes", "makin", "made", "take", "takes", "takin", "taken", "took", "have", "havin", "give",
            "gives",
            "given", "gave", "get", "got", "go", "goes", "going", "gone", "went", "come", "comes", "came", "do", "did",
            "hold",
            "held", "keep", "kept", "put", "let", "use", "used", "using", "see", "seen", "saw", "want", "wants",
            "wante",
            "begin", "began", "start", "conti", "remai", "becom", "becam", "call", "calls", "calle", "ask", "asked",
            "add",
            "added", "follo", "bring", "broug", "turn", "turne", "show", "showe", "shown",
        ].map { WordHash.folded($0) }
            + ["begin", "continue", "happen", "know", "show", "wish"].map { ConceptLexicon.key($0) })

    /// Two sentences do not tell the same because somebody says both, or both say "too".
    static let saying = Set(
        [
            "say", "says", "said", "saying", "tell", "tells", "told", "telling", "statement", "too", "well", "also",
            "based", "flagged",
        ].map {
            WordHash.folded($0)
        })
}

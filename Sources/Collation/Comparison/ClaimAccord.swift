import Annotation
import Language
import Prose
import Reports
import Stories

/// Whether two sentences, or clauses of sentences, of two reports tell the same, beyond having words in common.
///
/// One supports the other when `ClaimLikeness` holds it likely; when no number of the one contradicts those of the
/// other; when what the one denies the other does not affirm; when one verb of both is not told of other people; and
/// when not only one of them tells what might be. O(tokens) a pair.
struct ClaimAccord {
    private let story: Story
    private let vectors: ContentVectors
    private let slots: VerbSlots
    private let contradiction: Contradiction
    private let reader: PassageReader
    let outcomes: OutcomeReader
    /// What was read of passages that are compared with many others.
    private var digests: [PassageKey: PassageDigest] = [:]
    private var likeness: ClaimLikeness

    /// A stretch of tokens inside one sentence.
    struct Passage {
        let report: Int
        let sentence: Int
        let tokens: Range<Int>
        /// Tokens that are not looked at, such as those of a number whose surroundings are compared.
        var leftOut: Range<Int> = 0..<0
    }

    /// From this likeness on, it is no matter that only one of two tells what might be.
    private static let near: Float = 0.5
    /// The same for these log odds: an offer is made, and made on a condition.
    private static let sure: Float = 1
    init(
        _ story: Story, vectors: ContentVectors, table: ParticipantTable, words: ComparisonWords, reader: ClauseReader
    ) {
        self.story = story
        self.vectors = vectors
        self.reader = PassageReader(story, vectors: vectors)
        likeness = ClaimLikeness(vectors, nearest: [:])
        outcomes = OutcomeReader(
            story: story, concepts: words.concepts, clauses: words.clauses, reader: self.reader)
        slots = VerbSlots(reader)
        contradiction = Contradiction(
            story, vectors: vectors, table: table, words: words, reader: self.reader,
            contrast: SlotContrast(story: story, reader: reader, words: words.slots))
    }

    /// The same, with all that some sentences and clauses tell read beforehand; O(their tokens).
    ///
    /// - Parameter nearest: how near each comes to what is most like it, report by report.
    func prepared(for nodes: [ClaimNode], nearest: [PassageKey: [Int: Float]]) -> ClaimAccord {
        var prepared = self
        prepared.likeness = ClaimLikeness(vectors, nearest: nearest)
        for node in nodes {
            let key = PassageKey(node)
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

    /// Whether one tells what the other tells: more likely than not, and nothing in either speaks against it.
    func tellSame(_ left: ClaimNode, _ right: ClaimNode, odds least: Float = ClaimAccord.even) -> Bool {
        (odds(left, right, least: least) ?? -.infinity) >= least
    }

    /// The log odds that one tells what the other tells, whatever speaks against it.
    func logOdds(_ left: ClaimNode, _ right: ClaimNode) -> Float {
        likeness.logOdds(left, digest(Self.passage(left)), right, digest(Self.passage(right)))
    }

    /// The log odds that one tells what the other tells; nil where something speaks against it or they are less than
    /// the least.
    func odds(_ left: ClaimNode, _ right: ClaimNode, least: Float) -> Float? {
        let (a, b) = (Self.passage(left), Self.passage(right))
        let (one, two) = (digest(a), digest(b))
        guard !one.onlyAttributes, !two.onlyAttributes else { return nil }
        let odds = likeness.logOdds(left, one, right, two)
        guard odds >= least,
            one.isSupposed == two.isSupposed || odds >= Self.sure || left.vector.cosine(right.vector) >= Self.near,
            !areOfOthers(a, one, b, two), !contradict(a, b)
        else { return nil }
        return odds
    }

    /// The log odds from which on two passages tell the same.
    static let even: Float = -0.52
    /// The same for passages that date what they tell to one day.
    static let dated: Float = -1.4
    /// Those from which on sentences count for each other when the lines of the record are chosen.
    static let likely: Float = -0.55

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

    /// Those among some nodes that all tell what a node tells, more likely than not; the likeliest first; O(nodes ·
    /// tokens).
    ///
    /// The likelihoods are multiplied: many that are doubtful together make it unlikely that all are right.
    func telling(_ centre: ClaimNode, among nodes: [ClaimNode]) -> [ClaimNode] {
        let likely = nodes.enumerated().compactMap { place, node in
            odds(node, centre, least: Self.even).map { (place: place, node: node, odds: $0) }
        }
        var all: Double = 1
        return likely.sorted { $0.odds == $1.odds ? $0.place < $1.place : $0.odds > $1.odds }.prefix { found in
            all *= Logarithm.likelihood(ofOdds: found.odds)
            return all >= Self.togetherLikely
        }.map(\.node)
    }

    /// How likely it must be that all passages of an agreement tell its claim.
    private static let togetherLikely = 0.37

    /// Whether a claim that counts or measures something has one of its numbers in common with another passage.
    func sharesCounts(_ claim: ClaimNode, with other: ClaimNode) -> Bool {
        let counts = digest(Self.passage(claim)).counts
        return counts.isEmpty || !counts.isDisjoint(with: digest(Self.passage(other)).counts)
    }

    // MARK: Shared words

    /// Whether two passages around one number share what they tell: two words, of which one is no name.
    func shareHappening(_ left: Passage, _ right: Passage) -> Bool {
        let shared = digest(left).words.intersection(digest(right).words)
        return shared.count >= 2 && shared.contains { !vectors.isName($0) && !Self.light.contains($0) }
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

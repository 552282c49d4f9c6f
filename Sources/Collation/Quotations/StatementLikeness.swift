import Annotation
import Stories

/// How alike two statements are: their content by cosine or containment, nothing for other speakers.
///
/// Terms and weights of all statements lie in flat arrays, so that millions of comparisons allocate nothing; one
/// comparison is O(n + m) in the number of terms.
struct StatementLikeness {
    private let starts: [Int]
    private let terms: [UInt64]
    private let weights: [Float]
    private let idfs: [Float]
    /// Sum of the idf of a statement's terms.
    private let totals: [Float]
    /// A number for each set of speakers; statements of one number have the same.
    private let speakerKey: [Int32]
    private let isUnnamed: [Bool]
    /// How far speakers of two keys may be one, row by row.
    private let trusts: [Float]
    private let keys: Int

    init(_ nodes: [StatementNode], table: ParticipantTable, weights termWeights: TermWeights) {
        var starts = [0]
        var terms: [UInt64] = []
        var weights: [Float] = []
        var keyOf: [[Int]: Int32] = [:]
        var speakers: [[Int]] = []
        var speakerKey: [Int32] = []
        for node in nodes {
            terms += node.meaning.terms
            weights += node.meaning.weights
            starts.append(terms.count)
            if keyOf[node.speakers] == nil {
                keyOf[node.speakers] = Int32(speakers.count)
                speakers.append(node.speakers)
            }
            speakerKey.append(keyOf[node.speakers] ?? 0)
        }
        let idfs = terms.map { termWeights.idf($0) }
        self.starts = starts
        self.terms = terms
        self.weights = weights
        self.idfs = idfs
        totals = nodes.indices.map { idfs[starts[$0]..<starts[$0 + 1]].reduce(0, +) }
        self.speakerKey = speakerKey
        isUnnamed = nodes.map(\.isUnnamed)
        keys = speakers.count
        trusts = speakers.flatMap { left in speakers.map { Self.trust(left, $0, table) } }
    }

    /// 0 … 1.
    func value(_ left: Int, _ right: Int) -> Float {
        let (cosine, shared, count) = overlap(left, right)
        guard count > 0 else { return 0 }
        var trust = trusts[Int(speakerKey[left]) * keys + Int(speakerKey[right])]
        if isUnnamed[left] || isUnnamed[right] { trust = min(trust, Self.strangers) }
        guard trust > 0 || cosine >= 0.8 else { return 0 }
        if trust == 0 { return cosine }
        let fewest = min(starts[left + 1] - starts[left], starts[right + 1] - starts[right])
        guard fewest >= 2 else { return fewest == 1 && cosine * trust > 0.5 ? cosine * trust : 0 }
        // One word in common is a topic, not an utterance.
        guard count >= 2 || cosine >= Self.oneWord else { return 0 }
        let lighter = min(totals[left], totals[right])
        let contained = lighter > 0 ? shared / lighter : 0
        return trust * max(cosine, contained * (fewest >= 4 ? 0.7 : 0.6))
    }

    /// Cosine of the vectors, idf of the shared terms and their number.
    private func overlap(_ left: Int, _ right: Int) -> (cosine: Float, shared: Float, count: Int) {
        var cosine: Float = 0
        var shared: Float = 0
        var count = 0
        var a = starts[left]
        var b = starts[right]
        let (endA, endB) = (starts[left + 1], starts[right + 1])
        while a < endA, b < endB {
            if terms[a] == terms[b] {
                cosine += weights[a] * weights[b]
                shared += idfs[a]
                count += 1
                a += 1
                b += 1
            } else if terms[a] < terms[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return (cosine, shared, count)
    }

    /// From this likeness on one shared word is enough: it is most of what both say.
    private static let oneWord: Float = 0.5
    /// For a printed speaker who is nobody known against a known one, and for two mouths of one party.
    private static let strangers: Float = 0.72

    /// 1 for the same people, a person and the party he speaks for, and an unknown speaker, who may be anybody; less for
    /// a person and a body of his party that carries his words; 0 for others.
    private static func trust(_ left: [Int], _ right: [Int], _ table: ParticipantTable) -> Float {
        if left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right) { return 1 }
        let parties = Set(left.compactMap { table.side(of: $0) }).intersection(right.compactMap { table.side(of: $0) })
        guard !parties.isEmpty else { return 0 }
        if parties.contains(where: { left.contains($0) || right.contains($0) }) { return 1 }
        // Two people of one party are two; a person and his government's agency may carry one statement.
        let (a, b) = (left.map { table.participants[$0].kind }, right.map { table.participants[$0].kind })
        let isOne = a.contains(.person) != b.contains(.person)
        return isOne ? strangers : 0
    }
}

/// Clusters of statements that grow by average link.
struct StatementClusters {
    /// Members compared when two clusters may join; more would not change the mean much.
    private static let compared = 6

    private var members: [[Int]]
    private var of: [Int]
    /// For each cluster a statement of each report that it holds, and its sentence.
    private var places: [[Int: (sentence: Int, node: Int)]]
    private let reports: [Int]
    /// For each cluster the statements that must not be in it.
    private var rivals: [[Int]]

    /// Two statements of one report in different sentences are one utterance, given twice, from this likeness on.
    private static let repeated: Float = 0.4

    /// - Parameter rivals: for each statement those that are never one utterance with it.
    init(_ nodes: [StatementNode], rivals: [[Int]]) {
        self.rivals = rivals
        members = nodes.indices.map { [$0] }
        of = Array(nodes.indices)
        places = nodes.enumerated().map { [$0.element.report: ($0.element.statement.sentence, $0.offset)] }
        reports = nodes.map(\.report)
    }

    func areOne(_ left: Int, _ right: Int) -> Bool { of[left] == of[right] }

    /// The members of the cluster of a statement.
    func cluster(of node: Int) -> [Int] { members[of[node]] }

    mutating func unite(_ left: Int, _ right: Int) {
        var (into, from) = (of[left], of[right])
        guard into != from else { return }
        if members[into].count < members[from].count { swap(&into, &from) }
        for member in members[from] { of[member] = into }
        members[into] += members[from]
        members[from] = []
        rivals[into] += rivals[from]
        rivals[from] = []
        places[into].merge(places[from]) { first, _ in first }
        places[from] = [:]
    }

    mutating func uniteUnlessRivals(_ left: Int, _ right: Int) {
        if !areRivals(of[left], of[right]) { unite(left, right) }
    }

    private func areRivals(_ left: Int, _ right: Int) -> Bool {
        let (few, other) = rivals[left].count < rivals[right].count ? (left, right) : (right, left)
        return rivals[few].contains { of[$0] == other }
    }

    /// Joins the clusters of two statements when their members are alike on average and no report would have two
    /// utterances in one.
    mutating func join(_ left: Int, _ right: Int, likeness: StatementLikeness, threshold: Float) {
        let (a, b) = (of[left], of[right])
        guard a != b, !areRivals(a, b), !clash(a, b, likeness) else { return }
        var sum: Float = 0
        var count: Float = 0
        for one in members[a].prefix(Self.compared) {
            for other in members[b].prefix(Self.compared) where reports[one] != reports[other] {
                sum += likeness.value(one, other)
                count += 1
            }
        }
        if count > 0, sum / count >= threshold { unite(left, right) }
    }

    /// Two statements of one report in different sentences are two utterances, unless they say the same.
    private func clash(_ left: Int, _ right: Int, _ likeness: StatementLikeness) -> Bool {
        let (small, large) = places[left].count < places[right].count ? (left, right) : (right, left)
        return places[small].contains { report, place in
            guard let other = places[large][report], other.sentence != place.sentence else { return false }
            return likeness.value(place.node, other.node) < Self.repeated
        }
    }

    func groups() -> [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
}

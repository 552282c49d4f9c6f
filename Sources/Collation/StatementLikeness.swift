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
    /// Whether speakers of two keys may be one, row by row.
    private let agree: [Bool]
    private let keys: Int

    init(_ nodes: [StatementNode], table: ParticipantTable, weights termWeights: TermWeights) {
        var starts = [0]
        var terms: [UInt64] = []
        var weights: [Float] = []
        var keyOf: [[Int]: Int32] = [:]
        var speakers: [[Int]] = []
        var speakerKey: [Int32] = []
        for node in nodes {
            terms += node.vector.terms
            weights += node.vector.weights
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
        agree = speakers.flatMap { left in speakers.map { Self.speakersAgree(left, $0, table) } }
    }

    /// 0 … 1.
    func value(_ left: Int, _ right: Int) -> Float {
        if isUnnamed[left] != isUnnamed[right] { return 0 }
        let (cosine, shared) = overlap(left, right)
        guard agree[Int(speakerKey[left]) * keys + Int(speakerKey[right])] || cosine >= 0.8 else { return 0 }
        let fewest = min(starts[left + 1] - starts[left], starts[right + 1] - starts[right])
        guard fewest >= 2 else { return fewest == 1 && cosine > 0.6 ? cosine : 0 }
        let lighter = min(totals[left], totals[right])
        let contained = lighter > 0 ? shared / lighter : 0
        return max(cosine, contained * (fewest >= 4 ? 0.7 : 0.6))
    }

    /// Cosine of the vectors and idf of the shared terms.
    private func overlap(_ left: Int, _ right: Int) -> (cosine: Float, shared: Float) {
        var cosine: Float = 0
        var shared: Float = 0
        var a = starts[left]
        var b = starts[right]
        let (endA, endB) = (starts[left + 1], starts[right + 1])
        while a < endA, b < endB {
            if terms[a] == terms[b] {
                cosine += weights[a] * weights[b]
                shared += idfs[a]
                a += 1
                b += 1
            } else if terms[a] < terms[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return (cosine, shared)
    }

    /// The same people, or a person and the party he speaks for; an unknown speaker may be anybody.
    private static func speakersAgree(_ left: [Int], _ right: [Int], _ table: ParticipantTable) -> Bool {
        if left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right) { return true }
        // A person may speak as his party, but not as another person or body of it.
        let parties = (left + right).filter { table.participants[$0].kind == .party }
        return parties.contains { party in
            left.contains { table.actor($0) == party } && right.contains { table.actor($0) == party }
        }
    }
}

/// Clusters of statements that grow by average link.
struct StatementClusters {
    /// Members compared when two clusters may join; more would not change the mean much.
    private static let compared = 6

    private var members: [[Int]]
    private var of: [Int]
    /// For each cluster the sentence of each report that it holds.
    private var sentences: [[Int: Int]]
    private let reports: [Int]

    init(_ nodes: [StatementNode]) {
        members = nodes.indices.map { [$0] }
        of = Array(nodes.indices)
        sentences = nodes.map { [$0.report: $0.statement.sentence] }
        reports = nodes.map(\.report)
    }

    mutating func unite(_ left: Int, _ right: Int) {
        var (into, from) = (of[left], of[right])
        guard into != from else { return }
        if members[into].count < members[from].count { swap(&into, &from) }
        for member in members[from] { of[member] = into }
        members[into] += members[from]
        members[from] = []
        sentences[into].merge(sentences[from]) { first, _ in first }
        sentences[from] = [:]
    }

    /// Joins the clusters of two statements when their members are alike on average and no report would have two
    /// utterances in one.
    mutating func join(_ left: Int, _ right: Int, likeness: StatementLikeness, threshold: Float) {
        let (a, b) = (of[left], of[right])
        guard a != b, !clash(a, b) else { return }
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

    /// Two statements of one report in different sentences are two utterances.
    private func clash(_ left: Int, _ right: Int) -> Bool {
        let (small, large) = sentences[left].count < sentences[right].count ? (left, right) : (right, left)
        return sentences[small].contains { report, sentence in sentences[large][report].map { $0 != sentence } ?? false
        }
    }

    func groups() -> [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
}

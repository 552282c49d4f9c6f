import Language
import Prose
import Stories

/// How surely two sentences, or clauses of sentences, tell the same, as the log odds of a logistic model.
///
/// Seven things speak for it: how alike their words are and how rare the shared ones, in the story and in English at
/// large; the names and the numbers they share; a verb of both with what belongs to it in both; that each comes nearer
/// to the other than to the rest of its report; and that both stand at the head of their reports. That each counts
/// something else speaks against it. Single words do not decide: a background phrase, a place or a date in common
/// weighs little beside clauses that are otherwise unlike. The weights are those of a logistic regression over pairs of
/// sentences of fourteen marked stories, of which each was judged by the weights of the other thirteen.
struct ClaimLikeness {
    private let vectors: ContentVectors
    /// How near each sentence and clause comes to what is most like it, report by report; those of stories too large
    /// for it are each other's best match.
    private let nearest: [PassageKey: [Int: Float]]

    init(_ vectors: ContentVectors, nearest: [PassageKey: [Int: Float]]) {
        self.vectors = vectors
        self.nearest = nearest
    }

    /// The log odds that two passages tell the same; O(words + verbs · verbs).
    func logOdds(_ left: ClaimNode, _ one: PassageDigest, _ right: ClaimNode, _ two: PassageDigest) -> Float {
        let shared = one.words.intersection(two.words)
        let names = shared.count(where: vectors.isName)
        let cosine = left.vector.cosine(right.vector)
        let numbers = one.numbers.intersection(two.numbers).count
        var odds = Self.bias + Self.perCosine * cosine
        odds += Self.perTopic * min(Self.mostTopic, vectors.topicality(shared.filter { !vectors.isName($0) }))
        odds += Self.perName * Float(min(Self.mostNames, names))
        odds += Self.perNumber * Float(min(Self.mostNumbers, numbers))
        odds += Self.perPredication * min(Self.mostPredication, predication(one, two))
        if !one.counts.isEmpty, !two.counts.isEmpty, one.counts.isDisjoint(with: two.counts) {
            odds += Self.otherCounts
        }
        odds += Self.ofNearest * min(Self.mostOfNearest, shareOfNearest(left, right, cosine))
        return left.sentence < Self.head && right.sentence < Self.head ? odds + Self.atHead : odds
    }

    private static let bias: Float = -3.87
    private static let perCosine: Float = 4.61
    private static let perTopic: Float = 0.139
    private static let perName: Float = 0.378
    private static let perNumber: Float = 1.058
    private static let otherCounts: Float = -0.561
    private static let perPredication: Float = 0.033
    private static let ofNearest: Float = 1.509
    private static let atHead: Float = 1.092
    private static let mostTopic: Float = 16
    private static let mostNames = 4
    private static let mostNumbers = 2
    private static let mostPredication: Float = 15
    private static let mostOfNearest: Float = 1.5
    /// The sentences at the head of a report.
    private static let head = 4

    private func weight(_ words: some Sequence<UInt64>) -> Float {
        // Sorted, so that the sum is the same in every run.
        words.sorted().reduce(0) { $0 + vectors.meaningWeights.idf($1) }
    }

    /// The weight of a verb of both and of what belongs to it in both; the weightiest.
    private func predication(_ one: PassageDigest, _ two: PassageDigest) -> Float {
        var best: Float = 0
        for left in one.predications {
            for right in two.predications where right.predicate == left.predicate {
                let shared = left.arguments.intersection(right.arguments)
                guard !shared.isEmpty else { continue }
                best = max(best, weight(shared) + vectors.meaningWeights.idf(left.predicate))
            }
        }
        return best
    }

    /// How near two come to each other against what is nearest to either in the report of the other.
    private func shareOfNearest(_ left: ClaimNode, _ right: ClaimNode, _ cosine: Float) -> Float {
        let best = max(
            nearest[PassageKey(left)]?[right.report] ?? cosine, nearest[PassageKey(right)]?[left.report] ?? cosine)
        return best > 0 ? cosine / best : 0
    }
}

/// The place of a sentence or clause that is compared with many others.
struct PassageKey: Hashable {
    let report: Int
    let tokens: Range<Int>

    init(report: Int, tokens: Range<Int>) {
        self.report = report
        self.tokens = tokens
    }

    init(_ node: ClaimNode) { self.init(report: node.report, tokens: node.tokens) }
}

package import Annotation
import Language
import Prose

/// A pair of reports that share a source text, with the passages that prove it.
package struct CopyFinding: Sendable {
    package enum Kind: String, Sendable { case copy, sharedUpstream = "shared upstream", translation }

    /// Indexes of the reports, the lower first.
    package let left: Int
    package let right: Int
    package let kind: Kind
    /// Sentences (left, right) in the order of both texts.
    package let passages: [(left: Int, right: Int)]
}

/// Finds reports that go back to one text: copies, light rewrites, two translations of one agency text.
///
/// Two witnesses: shared runs of five words (copies), and sentences alike in content that stand in the same order in
/// both texts (translations). Words in quotation marks do not count: two outlets may quote one speech. What counts as
/// much is judged against the other pairs of the same story, because any two reports of one happening share words.
/// O(pairs · sentences²) on candidate pairs; pairs without shared rare words are skipped.
package struct CopyDetector {
    private let reports: [AnnotatedReport]
    private let profiles: [CopyProfile]

    package init(_ reports: [AnnotatedReport]) {
        self.reports = reports
        profiles = CopyProfile.profiles(of: reports)
    }

    package func findings() -> [CopyFinding] {
        guard reports.count > 1 else { return [] }
        var pairs: [PairMeasure] = []
        for (left, right) in candidates() { pairs.append(measure(left, right)) }
        let usualShingles = Self.usual(pairs.map(\.shingleShare), expected: 0.018)
        let usualChain = Self.usual(pairs.map(\.chainShare), expected: 0.12)
        return pairs.compactMap { finding($0, usualShingles: usualShingles, usualChain: usualChain) }
    }

    /// The median of a measure over all pairs but the highest: what unrelated tellings of a story share.
    ///
    /// A few reports cannot tell that by themselves – of two, the only pair may be a copy – so there the share that
    /// unrelated reports of other stories have stands in for the pairs that are lacking.
    private static func usual(_ values: [Double], expected: Double) -> Double {
        var known = Array(values.sorted().dropLast())
        known += [Double](repeating: expected, count: max(0, tellingPairs - known.count))
        known.sort()
        return known[known.count / 2]
    }

    /// The pairs, but the highest, of five reports.
    private static let tellingPairs = 9

    struct PairMeasure {
        let left: Int
        let right: Int
        /// Share of the five-word runs of the shorter text that the other has, quoted words aside.
        let shingleShare: Double
        /// Likeness of the sentences that match in the same order, summed, for each sentence of the shorter text.
        let chainShare: Double
        let chain: [(left: Int, right: Int)]
        /// Share of the shorter text's sentences that have a counterpart in order.
        let coverage: Double
    }

    /// All pairs for a few reports; for many, the pairs that share rare five-word runs.
    private func candidates() -> [(Int, Int)] {
        let count = reports.count
        if count <= 60 {
            return (0..<count).flatMap { left in ((left + 1)..<max(count, left + 1)).map { (left, $0) } }
        }
        return CopyProfile.sharingPairs(profiles)
    }

    private func measure(_ left: Int, _ right: Int) -> PairMeasure {
        let shared = profiles[left].sharedShingles(profiles[right])
        let shorter = max(1, min(profiles[left].shingles.count, profiles[right].shingles.count))
        let shingleShare = Double(shared) / Double(shorter)
        let chain = profiles[left].chain(with: profiles[right])
        let sentences = max(1, min(profiles[left].sentences.count, profiles[right].sentences.count))
        return PairMeasure(
            left: left, right: right, shingleShare: shingleShare, chainShare: chain.likeness / Double(sentences),
            chain: chain.pairs,
            coverage: Double(chain.pairs.count) / Double(sentences))
    }

    private func finding(_ pair: PairMeasure, usualShingles: Double, usualChain: Double) -> CopyFinding? {
        let shingles = max(usualShingles, 0.02)
        let chain = max(usualChain, 0.08)
        let isCopy = pair.shingleShare >= 0.35
        // Common words and common order must each go well beyond the usual, and together clearly.
        let (words, order) = (pair.shingleShare / (3 * shingles), pair.chainShare / (2.5 * chain))
        let isRewrite = pair.chain.count >= 5 && words >= 1 && order >= 0.8 && words * order >= 1.5
        let isTranslation =
            pair.coverage >= 0.7 && pair.chain.count >= 6 && pair.chainShare >= 0.22 && pair.chainShare >= 1.7 * chain
        guard isCopy || isRewrite || isTranslation else { return nil }
        let kind: CopyFinding.Kind = isCopy ? .copy : isRewrite ? .sharedUpstream : .translation
        return CopyFinding(
            left: pair.left, right: pair.right, kind: kind, passages: pair.chain.isEmpty ? [] : pair.chain)
    }

}

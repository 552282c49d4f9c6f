package import Annotation
import Language
import Prose

/// Groups reports by the happening they tell of: average-link clustering of TF-IDF vectors of their stems, weighted by
/// how common each stem is in English.
///
/// O(n²) comparisons of sparse vectors.
package struct StoryGrouper {
    /// Reports whose mean cosine is below this are told apart.
    private static let cut: Float = 0.16
    /// Only the weightiest terms of a report are compared.
    private static let termsCompared = 120
    private let vectors: [TermVector]

    package init(_ reports: [AnnotatedReport], frequency: StemFrequency) {
        vectors = reports.map { report in
            frequency.vector(
                report.analyzed.sentences.flatMap { Stem.keys($0.tokens, in: report.analyzed) },
                most: Self.termsCompared)
        }
    }

    /// Groups of indexes, the largest first; among equals the one with the earliest report.
    package func groups() -> [[Int]] {
        let count = vectors.count
        guard count > 1 else { return count == 1 ? [[0]] : [] }
        var groups = (0..<count).map { [$0] }
        var likeness = groups.indices.map { left in
            groups.indices.map { left == $0 ? 1 : vectors[left].cosine(vectors[$0]) }
        }
        while groups.count > 1, let best = closest(likeness), likeness[best.0][best.1] >= Self.cut {
            merge(best.0, best.1, &groups, &likeness)
        }
        return groups.map { $0.sorted() }.sorted { $0.count == $1.count ? $0[0] < $1[0] : $0.count > $1.count }
    }

    private func closest(_ likeness: [[Float]]) -> (Int, Int)? {
        var best: (Int, Int)?
        var value: Float = -1
        for left in likeness.indices {
            for right in (left + 1)..<max(likeness.count, left + 1) where likeness[left][right] > value {
                value = likeness[left][right]
                best = (left, right)
            }
        }
        return best
    }

    private func merge(_ left: Int, _ right: Int, _ groups: inout [[Int]], _ likeness: inout [[Float]]) {
        let (a, b) = (Float(groups[left].count), Float(groups[right].count))
        for other in groups.indices where other != left && other != right {
            let mean = (likeness[left][other] * a + likeness[right][other] * b) / (a + b)
            likeness[left][other] = mean
            likeness[other][left] = mean
        }
        groups[left] += groups[right]
        groups.remove(at: right)
        likeness.remove(at: right)
        for index in likeness.indices { likeness[index].remove(at: right) }
    }
}

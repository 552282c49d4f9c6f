/// A sparse vector of weighted terms of unit length.
package struct TermVector: Sendable {
    /// Ascending.
    package let terms: [UInt64]
    package let weights: [Float]

    /// Cosine of two vectors; O(n + m).
    package func cosine(_ other: TermVector) -> Float {
        var sum: Float = 0
        var left = 0
        var right = 0
        while left < terms.count, right < other.terms.count {
            if terms[left] == other.terms[right] {
                sum += weights[left] * other.weights[right]
                left += 1
                right += 1
            } else if terms[left] < other.terms[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return sum
    }

    /// How much of this vector the terms of another one hold: the sum of their squared weights; O(n + m).
    package func share(in other: TermVector) -> Float {
        var sum: Float = 0
        var right = 0
        for (term, weight) in zip(terms, weights) {
            while right < other.terms.count, other.terms[right] < term { right += 1 }
            guard right < other.terms.count else { break }
            if other.terms[right] == term { sum += weight * weight }
        }
        return sum
    }
}

/// How many units (sentences, reports) of a collection hold each term, and the weights that follow.
package struct TermWeights: Sendable {
    private var frequency: [UInt64: Int32] = [:]
    package private(set) var units = 0

    package init() {}

    /// Counts one unit.
    package mutating func add(_ terms: [UInt64]) {
        units += 1
        for term in Set(terms) { frequency[term, default: 0] += 1 }
    }

    /// Inverse document frequency within the collection, floored so that a term of every unit still counts a little.
    package func idf(_ term: UInt64) -> Float {
        max(0.05, Self.log(Float(units + 1) / (Float(frequency[term] ?? 0) + 0.5)))
    }

    package func count(_ term: UInt64) -> Int { Int(frequency[term] ?? 0) }

    /// The unit-length TF-IDF vector (1 + ln tf) · idf of a bag of terms.
    package func vector(_ terms: [UInt64]) -> TermVector {
        let sorted = terms.sorted()
        var keys: [UInt64] = []
        var weights: [Float] = []
        var at = 0
        while at < sorted.count {
            var end = at
            while end < sorted.count, sorted[end] == sorted[at] { end += 1 }
            keys.append(sorted[at])
            weights.append((1 + Self.log(Float(end - at))) * idf(sorted[at]))
            at = end
        }
        let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return TermVector(terms: keys, weights: norm > 0 ? weights.map { $0 / norm } : weights)
    }

    private static func log(_ value: Float) -> Float { Float(Logarithm.natural(Double(value))) }
}

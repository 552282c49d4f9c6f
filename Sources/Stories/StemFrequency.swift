import Foundation
package import Prose

/// How common stems are in English at large: the background against which the words of one story stand out.
package struct StemFrequency: Sendable {
    private let counts: [UInt64: Int32]
    private let units: Float

    package init() throws(ResourceFolder.Missing) {
        var counts: [UInt64: Int32] = [:]
        var units: Float = 1
        for row in try ResourceFolder(Bundle.module).rows("stem-frequency.tsv") where row.count == 2 {
            if row[0] == "*" {
                units = Float(row[1]) ?? 1
            } else {
                counts[WordHash.folded(row[0])] = Int32(row[1]) ?? 0
            }
        }
        self.counts = counts
        self.units = units
    }

    /// How rare a stem is in English at large: 0 for one that stands nearly everywhere, 1 for one that the table has
    /// not.
    package func rarity(_ stem: UInt64) -> Float {
        let unknown = Logarithm.natural(Double(units) / (Self.unlisted + 0.5))
        let idf = Logarithm.natural(Double(units) / (Double(counts[stem] ?? Int32(Self.unlisted)) + 0.5))
        return unknown > 0 ? Float(min(1, max(0, idf / unknown))) : 1
    }

    /// The stretches that a stem is taken to stand in which the table has not.
    private static let unlisted = 2.0

    /// The unit-length TF-IDF vector of a bag of stems, cut to the weightiest.
    package func vector(_ stems: [UInt64], most: Int) -> TermVector {
        var tally: [UInt64: Int32] = [:]
        for stem in stems { tally[stem, default: 0] += 1 }
        var weighted = tally.map { stem, count in
            let idf = Logarithm.natural(Double(units) / (Double(counts[stem] ?? Int32(Self.unlisted)) + 0.5))
            return (stem: stem, weight: Float((1 + Logarithm.natural(Double(count))) * max(0.05, idf)))
        }
        weighted.sort { $0.weight == $1.weight ? $0.stem < $1.stem : $0.weight > $1.weight }
        weighted = Array(weighted.prefix(most)).sorted { $0.stem < $1.stem }
        let norm = weighted.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        return TermVector(terms: weighted.map(\.stem), weights: weighted.map { norm > 0 ? $0.weight / norm : 0 })
    }
}

import Foundation
import Language

/// The n-grams that tell the languages of one script apart best, with their weights.
struct NGramSelection {
    /// Added to every rate, so that what is rare by chance does not weigh.
    private let floor: Float

    /// The most telling n-grams with a weight a language: 0 for the likeliest, less for the others, in nats.
    let rows: [(ngram: UInt64, weights: [Float])]

    init(_ profiles: [LanguageProfile], most: Int, floor: Float) {
        self.floor = floor
        var all: Set<UInt64> = []
        for profile in profiles { all.formUnion(profile.rates.keys) }
        let scored = all.map { ngram -> (ngram: UInt64, use: Float, weights: [Float]) in
            let weights = Self.weights(ngram, profiles, floor)
            let mean = weights.reduce(0, +) / Float(weights.count)
            let use = zip(profiles, weights).reduce(Float(0)) { $0 + ($1.0.rates[ngram] ?? 0) * abs($1.1 - mean) }
            return (ngram, use, weights)
        }
        let best = scored.sorted { ($0.use, $1.ngram) > ($1.use, $0.ngram) }.prefix(most)
        rows = best.map { row in
            let highest = row.weights.max() ?? 0
            return (row.ngram, row.weights.map { $0 - highest })
        }.sorted { $0.ngram < $1.ngram }
    }

    /// Logarithms of the rates; a language whose borders were not counted gets the mean of the others there.
    private static func weights(_ ngram: UInt64, _ profiles: [LanguageProfile], _ floor: Float) -> [Float] {
        let isBorder = LanguageProfile.hasBorder(ngram)
        let known = profiles.map { !isBorder || $0.hasBorders }
        var weights = profiles.map { Float(log(Double(($0.rates[ngram] ?? 0) + floor))) }
        let sum = zip(weights, known).reduce(Float(0)) { $0 + ($1.1 ? $1.0 : 0) }
        let mean = sum / Float(max(1, known.count { $0 }))
        for place in weights.indices where !known[place] { weights[place] = mean }
        return weights
    }
}

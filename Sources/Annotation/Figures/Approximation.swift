import Language
import Prose

/// What a number says of the true quantity.
package enum QuantityBound: String, Sendable {
    case exact, about, under, over
}

/// The words around a number that limit it ("more than", "up to", "or so").
struct ApproximationLexicon: Sendable {
    private let before: PhraseTable<QuantityBound>
    private let after: PhraseTable<QuantityBound>

    init(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        var before = PhraseTable<QuantityBound>()
        var after = PhraseTable<QuantityBound>()
        for row in try folder.rows("approximations.txt") where row.count >= 2 {
            let words = row[1].split(separator: " ")
            guard let bound = words.last.flatMap({ QuantityBound(rawValue: String($0)) }) else { continue }
            if words.count > 1 { after.add(row[0], bound) } else { before.add(row[0], bound) }
        }
        self.before = before
        self.after = after
    }

    /// The approximation that begins at a token, and how many tokens it has.
    func leading(_ tokens: [Token], at start: Int, limit: Int) -> (value: QuantityBound, count: Int)? {
        before.match(tokens, at: start, limit: limit).map { (before[$0], $0.end - start) }
    }

    /// The approximation behind a number ("or more").
    func trailing(_ tokens: [Token], at start: Int, limit: Int) -> (value: QuantityBound, count: Int)? {
        after.match(tokens, at: start, limit: limit).map { (after[$0], $0.end - start) }
    }
}

package import Prose

/// Numbers of phrases of one or more tokens, found by the tokens' folded keys without making strings.
///
/// What a phrase is worth stands in `PhraseTable`; the search is apart from it so that it is compiled once for all
/// kinds of values. A look-up is O(length of the longest phrase that begins there).
package struct PhraseIndex: Sendable {
    /// A phrase by its number in the order of insertion, and the token behind its last.
    package struct Match: Sendable {
        package let number: Int
        package let end: Int
    }

    private struct Node {
        var number: Int32 = -1
        var continues = false
    }

    private var nodes = WordMap<Node>()
    /// One bit for each key modulo its size: a word that opens no phrase is turned away without a look into the table.
    private var openers = [UInt64](repeating: 0, count: 1 << 10)
    private(set) var count = 0

    private static func bit(_ key: UInt64) -> (word: Int, mask: UInt64) {
        let hash = Int(truncatingIfNeeded: (key ^ (key >> 29)) & 0xFFFF)
        return (hash >> 6, 1 << UInt64(hash & 63))
    }

    private func mayOpen(_ key: UInt64) -> Bool {
        let opener = Self.bit(key)
        return openers[opener.word] & opener.mask != 0
    }

    mutating func reserveCapacity(_ count: Int) { nodes.reserveCapacity(count) }

    /// Adds a phrase given by the folded keys of its tokens; whether it is new.
    mutating func insert(_ keys: some Collection<UInt64>) -> Bool {
        guard var key = keys.first else { return false }
        let opener = Self.bit(key)
        openers[opener.word] |= opener.mask
        for next in keys.dropFirst() {
            nodes[key, default: Node()].continues = true
            key = WordHash.phrase(key, next)
        }
        guard nodes[key, default: Node()].number < 0 else { return false }
        nodes[key, default: Node()].number = Int32(count)
        count += 1
        return true
    }

    /// The longest phrase of the token at `start` and those from `rest` on, of at least `fewest` tokens, that ends
    /// before `limit` or the text's end.
    package func longest(_ tokens: [Token], at start: Int, goingOnAt rest: Int, fewest: Int = 1, limit stated: Int)
        -> Match?
    {
        let limit = min(stated, tokens.count)
        guard start < rest, rest <= limit else { return nil }
        var key = tokens[start].folded
        guard mayOpen(key) else { return nil }
        var found: Match?
        var at = rest
        while let node = nodes[key] {
            if node.number >= 0, at - rest + 1 >= fewest { found = Match(number: Int(node.number), end: at) }
            guard node.continues, at < limit else { break }
            key = WordHash.phrase(key, tokens[at].folded)
            at += 1
        }
        return found
    }

    /// The number of a single word.
    package func number(ofWord word: UInt64) -> Int? {
        guard mayOpen(word), let node = nodes[word], node.number >= 0 else { return nil }
        return Int(node.number)
    }
}

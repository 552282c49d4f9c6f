package import Prose

/// Phrases of one or more tokens with a value each, found by the tokens' folded keys without making strings.
///
/// A look-up is O(length of the longest phrase that begins there).
package struct PhraseTable<Value: Sendable>: Sendable {
    private struct Node {
        var value: Int32 = -1
        var continues = false
    }

    private var nodes: [UInt64: Node] = [:]
    private var values: [Value] = []
    /// One bit for each key modulo its size: a word that opens no phrase is turned away without a look into the table.
    private var openers = [UInt64](repeating: 0, count: 1 << 10)

    private static func bit(_ key: UInt64) -> (word: Int, mask: UInt64) {
        let hash = Int(truncatingIfNeeded: (key ^ (key >> 29)) & 0xFFFF)
        return (hash >> 6, 1 << UInt64(hash & 63))
    }

    package init() {}

    package var count: Int { values.count }

    package mutating func reserveCapacity(_ count: Int) {
        nodes.reserveCapacity(count)
        values.reserveCapacity(count)
    }

    /// Adds a phrase; the first value given for a phrase stays.
    package mutating func insert(_ phrase: some StringProtocol, _ value: Value, using segmenter: Segmenter) {
        insert(Self.keys(String(phrase), segmenter), value)
        // Within a sentence the stop belongs to the abbreviation ("Mr. Venn"), at its end it stands alone.
        if phrase.last == "." { insert(Self.keys(phrase + " x", segmenter).dropLast(), value) }
    }

    private static func keys(_ phrase: String, _ segmenter: Segmenter) -> [UInt64] {
        let text = Text(phrase)
        var tokens: [Token] = []
        segmenter.tokenize(text, text.span, into: &tokens)
        return tokens.map(\.folded)
    }

    /// Adds a phrase given by the folded keys of its tokens.
    package mutating func insert(_ keys: some Collection<UInt64>, _ value: Value) {
        guard var key = keys.first else { return }
        let opener = Self.bit(key)
        openers[opener.word] |= opener.mask
        for next in keys.dropFirst() {
            nodes[key, default: Node()].continues = true
            key = WordHash.phrase(key, next)
        }
        if nodes[key, default: Node()].value < 0 {
            nodes[key, default: Node()].value = Int32(values.count)
            values.append(value)
        }
    }

    /// The longest phrase that begins at a token and ends before `limit` or the text's end.
    package func longest(_ tokens: [Token], at start: Int, limit stated: Int) -> (value: Value, end: Int)? {
        let limit = min(stated, tokens.count)
        guard start < limit else { return nil }
        var key = tokens[start].folded
        let opener = Self.bit(key)
        guard openers[opener.word] & opener.mask != 0 else { return nil }
        var found: (value: Value, end: Int)?
        var at = start + 1
        while let node = nodes[key] {
            if node.value >= 0 { found = (values[Int(node.value)], at) }
            guard node.continues, at < limit else { break }
            key = WordHash.phrase(key, tokens[at].folded)
            at += 1
        }
        return found
    }

    /// The longest phrase of a token and those from `rest` on, which go on behind words that the phrase has not ("called
    /// immediately for").
    package func longest(_ tokens: [Token], at start: Int, goingOnAt rest: Int, limit stated: Int) -> (
        value: Value, end: Int
    )? {
        let limit = min(stated, tokens.count)
        guard start < rest, rest < limit else { return nil }
        var key = tokens[start].folded
        let opener = Self.bit(key)
        guard openers[opener.word] & opener.mask != 0 else { return nil }
        var found: (value: Value, end: Int)?
        var at = rest
        while let node = nodes[key] {
            if node.value >= 0, at > rest { found = (values[Int(node.value)], at) }
            guard node.continues, at < limit else { break }
            key = WordHash.phrase(key, tokens[at].folded)
            at += 1
        }
        return found
    }

    /// The value of a single word.
    package subscript(word: UInt64) -> Value? {
        let opener = Self.bit(word)
        guard openers[opener.word] & opener.mask != 0, let node = nodes[word], node.value >= 0 else { return nil }
        return values[Int(node.value)]
    }
}

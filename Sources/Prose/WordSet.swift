/// A set of words by their keys (`WordHash.folded`); a look-up costs a few cycles and allocates nothing.
package struct WordSet: Sendable, ExpressibleByArrayLiteral {
    /// Open addressing; 0 for none.
    private var slots: [UInt64] = [0]
    package private(set) var count = 0

    package init(arrayLiteral words: String...) { self.init(words) }

    /// The words, given as strings.
    package init(_ words: some Sequence<some StringProtocol>) {
        for word in words { insert(WordHash.folded(word)) }
    }

    /// The words, given as keys.
    package init(keys: some Sequence<UInt64>) { insert(keys: keys) }

    package func contains(_ key: UInt64) -> Bool {
        let mask = slots.count - 1
        var slot = Self.slot(key, mask)
        while slots[slot] != key {
            guard slots[slot] != 0 else { return false }
            slot = (slot + 1) & mask
        }
        return key != 0
    }

    package mutating func insert(_ key: UInt64) {
        guard key != 0, !contains(key) else { return }
        if (count + 1) * 2 > slots.count { grow() }
        put(key)
        count += 1
    }

    package mutating func insert(keys: some Sequence<UInt64>) {
        for key in keys { insert(key) }
    }

    package mutating func insert(_ words: some Sequence<some StringProtocol>) {
        for word in words { insert(WordHash.folded(word)) }
    }

    package func union(_ other: WordSet) -> WordSet {
        var result = self
        result.insert(keys: other.keys)
        return result
    }

    package var keys: some Sequence<UInt64> { slots.lazy.filter { $0 != 0 } }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: max(8, old.count * 2))
        for key in old where key != 0 { put(key) }
    }

    private mutating func put(_ key: UInt64) {
        let mask = slots.count - 1
        var slot = Self.slot(key, mask)
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = key
    }

    /// Where the search for a key begins.
    @inline(__always)
    static func slot(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key ^ (key >> 29)) & mask }
}

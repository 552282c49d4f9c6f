import Prose

/// The phrases of a word list, each with a value, found token by token without making strings.
///
/// Words of a phrase are written as tokens, parted by single spaces ("new year 's day").
struct PhraseTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var value: Value?
        /// Whether a longer phrase begins so.
        var goesOn = false
    }

    private var entries: [UInt64: Entry] = [:]

    init() {}

    /// Adds a phrase; a later value replaces an earlier one.
    mutating func add(_ phrase: some StringProtocol, _ value: Value) {
        var key: UInt64?
        let words = phrase.split(separator: " ")
        for (index, word) in words.enumerated() {
            let next = WordHash.folded(word)
            let extended = key.map { WordHash.phrase($0, next) } ?? next
            key = extended
            if index == words.count - 1 {
                entries[extended, default: Entry()].value = value
            } else {
                entries[extended, default: Entry()].goesOn = true
            }
        }
    }

    /// Whether a phrase begins with the word of a key.
    func opens(_ key: UInt64) -> Bool { entries[key] != nil }

    /// The longest phrase that begins at a token, and how many tokens it has; O(length of the phrase).
    func longest(in tokens: [Token], at start: Int, limit: Int) -> (value: Value, count: Int)? {
        guard start < limit else { return nil }
        var best: (Value, Int)?
        var key = tokens[start].folded
        var at = start
        while let entry = entries[key] {
            if let value = entry.value { best = (value, at - start + 1) }
            at += 1
            guard entry.goesOn, at < limit else { break }
            key = WordHash.phrase(key, tokens[at].folded)
        }
        return best
    }
}

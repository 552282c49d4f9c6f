package import Prose

/// Phrases of one or more tokens with a value each, found by the tokens' folded keys without making strings.
///
/// A look-up is O(length of the longest phrase that begins there).
package struct PhraseTable<Value: Sendable>: Sendable {
    @usableFromInline package private(set) var index = PhraseIndex()
    @usableFromInline package private(set) var values: [Value] = []

    package init() {}

    package var count: Int { values.count }

    package mutating func reserveCapacity(_ count: Int) {
        index.reserveCapacity(count)
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
        if index.insert(keys) { values.append(value) }
    }

    /// The number and end of the longest phrase that begins at a token and ends before `limit` or the text's end.
    ///
    /// For hot loops of other modules, where `longest` is not compiled for the kind of value: there the runtime is
    /// asked what the pair it returns is, which takes longer than the search.
    package func match(_ tokens: [Token], at start: Int, limit: Int) -> PhraseIndex.Match? {
        index.longest(tokens, at: start, goingOnAt: start + 1, limit: limit)
    }

    /// The value of a phrase that was found.
    package subscript(match: PhraseIndex.Match) -> Value { values[match.number] }

    /// The longest phrase that begins at a token and ends before `limit` or the text's end.
    @inlinable
    package func longest(_ tokens: [Token], at start: Int, limit: Int) -> (value: Value, end: Int)? {
        guard let match = index.longest(tokens, at: start, goingOnAt: start + 1, limit: limit) else { return nil }
        return (values[match.number], match.end)
    }

    /// The longest phrase of a token and those from `rest` on, which go on behind words that the phrase has not
    /// ("called immediately for").
    @inlinable
    package func longest(_ tokens: [Token], at start: Int, goingOnAt rest: Int, limit: Int) -> (
        value: Value, end: Int
    )? {
        guard let match = index.longest(tokens, at: start, goingOnAt: rest, fewest: 2, limit: limit) else { return nil }
        return (values[match.number], match.end)
    }

    /// The value of a single word.
    @inlinable
    package subscript(word: UInt64) -> Value? {
        index.number(ofWord: word).map { values[$0] }
    }
}

/// The words of a list by the classes they belong to, at most 128, by their numbers; a word may be of several. A
/// look-up allocates nothing. It is not generic, so that it is fast in every module.
package struct WordClasses: Sendable {
    private var words = WordIndex()
    /// For each word a bit for each class.
    private var masks: [UInt128] = []

    package init() {}

    package mutating func insert(_ word: some StringProtocol, class kind: Int) {
        let number = words.insert(WordHash.folded(word))
        if number == masks.count { masks.append(0) }
        masks[number] |= 1 << UInt128(kind)
    }

    /// Whether a word, by its key, is of a class.
    package func has(_ kind: Int, _ key: UInt64) -> Bool {
        guard let number = words.number(of: key) else { return false }
        return masks[number] >> UInt128(kind) & 1 == 1
    }
}

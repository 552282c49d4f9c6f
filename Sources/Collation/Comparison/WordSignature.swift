/// The words of a passage as 64 bits and their number, to tell without sets that two passages are surely unlike.
///
/// A bit that only one of two has stands for at least one word that the other has not; two words may share a bit.
struct WordSignature {
    private var bits: UInt64 = 0
    /// Words, with those that come again.
    private(set) var count = 0

    mutating func insert(_ word: UInt64) {
        bits |= 1 << ((word &* Self.spread) >> 58)
        count += 1
    }

    /// An odd number that carries all bits of a word into the highest ones.
    private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// At least so many different words are in this one only.
    func missing(in other: WordSignature) -> Int { (bits & ~other.bits).nonzeroBitCount }
}

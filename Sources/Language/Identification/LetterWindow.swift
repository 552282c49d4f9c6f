/// The last letters of a word as one number: what the n-grams of a text are cut from.
///
/// Sixteen bits a letter, the newest lowest; a border of a word is 0x20. No n-gram goes over a border.
package struct LetterWindow {
    package static let border: UInt64 = 0x20
    /// Letters of the longest n-gram.
    package static let longest = 4

    private var letters = LetterWindow.border
    /// How many letters the window holds, the border before them counted; at most `longest`.
    package private(set) var count = 1

    package init() {}

    /// Whether nothing has come since the last border.
    var isEmpty: Bool { letters == Self.border }

    /// Takes one letter, already folded.
    @inline(__always)
    package mutating func add(_ letter: UInt64) {
        letters = letters << 16 | letter
        count = min(count + 1, Self.longest)
    }

    /// Forgets all but a border.
    @inline(__always)
    package mutating func reset() { self = LetterWindow() }

    /// The n-gram of the newest letters; `length` is from 1 to `count`.
    @inline(__always)
    package func ngram(_ length: Int) -> UInt64 { letters & (UInt64.max >> UInt64(64 - 16 * length)) }
}

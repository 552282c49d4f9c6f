/// Which three letters a phrase may begin with, as bits: most words of a text begin otherwise and are passed at once.
struct PhraseOpenings: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    /// Enters a phrase in lower case, at least two letters long.
    mutating func insert(_ phrase: ArraySlice<UInt8>) {
        guard phrase.count > 1 else { return }
        let (first, second) = (phrase[phrase.startIndex], phrase[phrase.startIndex + 1])
        let third = phrase.count > 2 ? phrase[phrase.startIndex + 2] : 0x20
        // Spaces and apostrophes have several forms.
        if third == 0x20 || third == 0x27 {
            for any in 0..<UInt8(64) { set(Self.place(first, second, any)) }
        } else {
            set(Self.place(first, second, third))
        }
    }

    private mutating func set(_ place: Int) { bits[place >> 6] |= 1 << UInt64(place & 63) }

    /// False where no phrase begins; at least two letters must stand there. The letters are taken in any case.
    @inline(__always)
    func mayHold(_ letters: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) -> Bool {
        guard start + 2 < limit else { return true }
        let place = Self.place(
            ASCII.lower(letters[start]), ASCII.lower(letters[start + 1]), ASCII.lower(letters[start + 2]))
        return bits[place >> 6] & 1 << UInt64(place & 63) != 0
    }

    /// A number for three letters; the 26 letters differ in their five low bits.
    @inline(__always)
    private static func place(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first & 31) << 11 | Int(second & 31) << 6 | Int(third & 63)
    }
}

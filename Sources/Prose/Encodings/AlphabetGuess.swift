/// Tells in which one-byte encoding of an alphabet other than the Latin bytes are of which nothing says it, by the
/// letters that are most frequent in running text.
///
/// Texts in such an alphabet have their bytes beyond ASCII in runs, as long as words, while Latin texts have single
/// ones; and each encoding puts the six most frequent letters elsewhere.
enum AlphabetGuess {
    /// More bytes are not looked at.
    private static let most = 64 << 10
    /// Fewer letters tell nothing.
    private static let least = 40

    private struct Alphabet {
        let label: String
        /// Where its letters lie.
        let letters: ClosedRange<UInt8>
        /// The most frequent of them: о е а и н т, α ο ι ε τ ν. In running text they are four to five of ten letters;
        /// in a wrong encoding the same bytes are one or two.
        let frequent: [UInt8]
    }

    private static let alphabets = [
        Alphabet(label: "windows-1251", letters: 0xC0...0xFF, frequent: [0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2]),
        Alphabet(label: "koi8-r", letters: 0xC0...0xFF, frequent: [0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4]),
        Alphabet(label: "iso-8859-5", letters: 0xB0...0xEF, frequent: [0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2]),
        Alphabet(label: "ibm866", letters: 0x80...0xEF, frequent: [0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2]),
        Alphabet(label: "windows-1253", letters: 0xC0...0xFE, frequent: [0xE1, 0xEF, 0xE9, 0xE5, 0xF4, 0xED]),
    ]

    /// The encoding's label; nil where the bytes are not surely text of one of the alphabets. O(1) above some tens of
    /// kilobytes.
    static func label(of bytes: [UInt8]) -> String? {
        var counts = [Int](repeating: 0, count: 256)
        var (all, inRuns, run) = (0, 0, 0)
        for byte in bytes.prefix(most) {
            guard byte >= 0x80 else {
                run = 0
                continue
            }
            counts[Int(byte)] += 1
            all += 1
            run += 1
            if run > 1 { inRuns += run == 2 ? 2 : 1 }
        }
        guard all >= least, inRuns * 10 >= all * 8 else { return nil }
        var best: (label: String, share: Int)?
        for alphabet in alphabets {
            let letters = alphabet.letters.reduce(0) { $0 + counts[Int($1)] }
            guard letters * 10 >= all * 9 else { continue }
            let share = alphabet.frequent.reduce(0) { $0 + counts[Int($1)] } * 100 / letters
            let kinds = alphabet.frequent.count { counts[Int($0)] * 50 >= letters }
            if share >= 33, kinds >= 5, share > best?.share ?? 0 { best = (alphabet.label, share) }
        }
        return best?.label
    }
}

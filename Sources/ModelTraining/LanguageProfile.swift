import Foundation
import Language

/// How often each n-gram begins at a letter of texts in one language.
struct LanguageProfile {
    /// A line of a profile that cannot be read.
    struct Malformed: Error, CustomStringConvertible {
        let file: String
        let line: Int
        var description: String { "\(file), line \(line): not an n-gram, a tab and a number" }
    }

    /// By the number that `LetterWindow` gives the n-gram.
    private(set) var rates: [UInt64: Float] = [:]
    /// Whether n-grams with a border of a word were counted.
    private(set) var hasBorders = false

    /// Reads what `Scripts/language-profiles` writes; n-grams of other scripts are passed over.
    init(_ url: URL, script: LetterScript) throws {
        let content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        for (number, line) in content.split(separator: "\n").enumerated() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 2, let rate = Float(columns[1]) else {
                throw Malformed(file: url.lastPathComponent, line: number + 1)
            }
            guard let ngram = Self.ngram(columns[0], script) else { continue }
            rates[ngram, default: 0] += rate
            if Self.hasBorder(ngram) { hasBorders = true }
        }
        normalize()
    }

    /// Makes the rates those of a text in this script alone: what was counted may hold foreign words, and some
    /// languages are written in two scripts.
    private mutating func normalize() {
        let letters = rates.filter { Self.length($0.key) == 1 }.map(\.value).sorted().reduce(0, +)
        guard letters > 0 else { return }
        rates = rates.mapValues { $0 / letters }
    }

    /// Whether an n-gram begins or ends at a border of a word.
    static func hasBorder(_ ngram: UInt64) -> Bool {
        ngram & 0xFFFF == LetterWindow.border || ngram >> (UInt64(length(ngram) - 1) * 16) == LetterWindow.border
    }

    static func length(_ ngram: UInt64) -> Int { (64 - ngram.leadingZeroBitCount + 15) / 16 }

    /// Nil for a lone border, other scripts, and what `LetterWindow` never gives.
    private static func ngram(_ text: Substring, _ script: LetterScript) -> UInt64? {
        let scalars = text.unicodeScalars.map(\.value)
        guard (1...LetterWindow.longest).contains(scalars.count) else { return nil }
        var ngram: UInt64 = 0
        var letters = 0
        for (place, scalar) in scalars.enumerated() {
            if scalar == 0x20 {
                guard place == 0 || place == scalars.count - 1 else { return nil }
                ngram = ngram << 16 | LetterWindow.border
                continue
            }
            guard scalar <= 0xFFFF, LetterScript(scalar) == script else { return nil }
            letters += 1
            ngram = ngram << 16 | UInt64(LetterScript.folded(scalar))
        }
        return letters > 0 ? ngram : nil
    }
}

import Language
import Prose
import Reports

/// The analyser that all tests of the room share.
enum Analyzed {
    private static let analyzer = Result { try LanguageAnalyzer() }

    static func text(_ string: String) throws -> AnalyzedText {
        let text = Text(string)
        return try analyzer.get().analyze(text, blocks: [text.span])
    }

    /// Sentences and tokens without tags or heads.
    static func untagged(_ string: String) throws -> AnalyzedText {
        let text = Text(string)
        let (sentences, tokens) = try Segmenter().segment(text, blocks: [text.span])
        let word = WordAnalysis(tag: .x, penn: .other, relation: .dep, head: -1)
        return AnalyzedText(text: text, sentences: sentences, tokens: tokens, words: tokens.map { _ in word })
    }
}

/// A small random number generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

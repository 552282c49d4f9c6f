import Language
import Prose

/// The tokens of a text with its bytes: what recognisers that work from words need.
struct AnalyzedTokens: Sendable {
    let bytes: [UInt8]
    let tokens: [Token]
    let words: [WordAnalysis]

    init(_ text: AnalyzedText) {
        bytes = text.text.utf8
        tokens = text.tokens
        words = text.words
    }

    /// Whether a token begins with a capital letter.
    func isCapital(_ token: Int) -> Bool { UTF8Bytes.isUpper(bytes[Int(tokens[token].start)]) }

    /// Whether nothing stands between two neighbouring tokens.
    func isGlued(_ token: Int) -> Bool { token + 1 < tokens.count && tokens[token].end == tokens[token + 1].start }

    /// The plain digits of a token as a number, when it has at most `length` of them.
    func integer(_ token: Int, maxLength: Int = 4) -> (value: Int, length: Int)? {
        guard tokens[token].kind == .number else { return nil }
        let span = tokens[token].span
        guard span.count <= maxLength else { return nil }
        var value = 0
        for index in span.range {
            guard UTF8Bytes.isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] &- 0x30)
        }
        return (value, span.count)
    }
}

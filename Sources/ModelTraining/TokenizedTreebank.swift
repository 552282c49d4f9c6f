import Language
import Prose

/// A treebank as one text with the tokens that the treebank gives, whatever the segmenter would say.
struct TokenizedTreebank {
    let text: Text
    let sentences: [Sentence]
    let tokens: [Token]

    init(_ treebank: Treebank) {
        var bytes: [UInt8] = []
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        for sentence in treebank.sentences {
            let (first, start) = (tokens.count, bytes.count)
            for form in sentence.forms {
                let begin = bytes.count
                bytes += Array(form.utf8)
                let span = TextSpan(begin, bytes.count)
                tokens.append(
                    Token(
                        start: Int32(begin), end: Int32(bytes.count), kind: .word, folded: WordHash.folded(bytes, span))
                )
                bytes.append(0x20)
            }
            sentences.append(Sentence(span: TextSpan(start, bytes.count - 1), tokens: first..<tokens.count))
        }
        text = Text(validUTF8: bytes)
        self.sentences = sentences
        self.tokens = tokens
    }
}

import ArgumentParser
import Foundation
import Language
import Prose

/// `train predict`: analyses the tokens of a treebank file and writes them in the benchmarks' form.
struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write predictions for score.py tags.")

    @Option(help: "A treebank file (.tsv or .conllu).") var data: String
    @Option(help: "The file to write.") var out: String
    @Option(help: "A model file; by default the one that ships.") var model: String?

    func run() throws {
        let treebank = try Treebank(contentsOf: URL(fileURLWithPath: data))
        let analyzer = try model.map { try LanguageAnalyzer(model: URL(fileURLWithPath: $0)) } ?? LanguageAnalyzer()
        let source = TokenizedTreebank(treebank)
        let result = analyzer.analyze(source.text, sentences: source.sentences, tokens: source.tokens)
        var lines: [String] = []
        for (sentence, gold) in zip(result.sentences, treebank.sentences) {
            for (token, form) in zip(sentence.tokens, gold.forms) {
                let word = result.words[token]
                let head = word.head < 0 ? 0 : Int(word.head) - sentence.tokens.lowerBound + 1
                lines.append("\(form)\t\(word.penn.label)|\(word.tag.label)\t\(head)\t\(word.relation.label)")
            }
            lines.append("")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: out))
    }
}

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

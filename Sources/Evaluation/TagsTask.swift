import ArgumentParser
import Foundation
import Language
import Prose

/// `evaluate tags`: tags, trees and names of tokens that are given, in the form of `score.py tags`.
///
/// The file is analysed as one text, so its sentences should stand in the order of their documents. Names of peoples
/// (`NORP`) are in none of the benchmarks and are left out.
struct TagsTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags", abstract: "Tags, dependencies and names: reads a TSV or CoNLL-U file, writes TSV.")

    @Option(help: "A treebank file (.tsv or .conllu).", completion: .file())
    var data: String

    @Option(help: "Where to write the predictions.", completion: .file())
    var out: String

    @Option(help: "A model file; by default the one that ships.", completion: .file())
    var model: String?

    func run() throws {
        let source = try TokenizedFile(contentsOf: URL(fileURLWithPath: data))
        let analyzer = try model.map { try LanguageAnalyzer(model: URL(fileURLWithPath: $0)) } ?? LanguageAnalyzer()
        let result = analyzer.analyze(source.text, sentences: source.sentences, tokens: source.tokens)
        var labels = [String](repeating: "O", count: result.tokens.count)
        for name in result.names where name.kind != .norp {
            for token in name.tokens {
                labels[token] = (token == name.tokens.lowerBound ? "B-" : "I-") + name.kind.label
            }
        }
        var lines: [String] = []
        for sentence in result.sentences {
            for token in sentence.tokens {
                let word = result.words[token]
                let head = word.head < 0 ? 0 : Int(word.head) - sentence.tokens.lowerBound + 1
                lines.append(
                    "\(result.string(token))\t\(word.penn.label)|\(word.tag.label)\t\(head)\t\(word.relation.label)\t\(labels[token])"
                )
            }
            lines.append("")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: out))
    }
}

/// A file of tokens, one a line, with empty lines between sentences, as one text with just these tokens.
struct TokenizedFile {
    let text: Text
    let sentences: [Sentence]
    let tokens: [Token]

    /// Reads the form from the first column (`.tsv`) or the second (`.conllu`, where comments, ranges and empty nodes
    /// are passed over).
    init(contentsOf url: URL) throws {
        let content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let isUniversal = url.pathExtension == "conllu"
        var bytes: [UInt8] = []
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        var (first, start) = (0, 0)
        func finish() {
            guard tokens.count > first else { return }
            sentences.append(Sentence(span: TextSpan(start, bytes.count - 1), tokens: first..<tokens.count))
            (first, start) = (tokens.count, bytes.count)
        }
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                finish()
                continue
            }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard !isUniversal || columns.count > 1 && Int(columns[0]) != nil else { continue }
            let begin = bytes.count
            bytes += Array(columns[isUniversal ? 1 : 0].utf8)
            let span = TextSpan(begin, bytes.count)
            tokens.append(
                Token(
                    start: Int32(begin), end: Int32(bytes.count), kind: .word, folded: WordHash.folded(bytes, span)))
            bytes.append(0x20)
        }
        finish()
        text = Text(validUTF8: bytes)
        self.tokens = tokens
        self.sentences = sentences
    }
}

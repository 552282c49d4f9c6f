import ArgumentParser
import Foundation
import Prose

/// `evaluate segments`: sentences and tokens against a treebank, from raw text.
struct SegmentsTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments", abstract: "Score sentence splitting and tokenization against CoNLL-U files.",
        discussion: """
            The raw text is put together again from forms and SpaceAfter; paragraphs (# newpar) are given, sentences and \
            tokens are not. A sentence or token is right when both its ends are.
            """)

    @Argument(help: "Files in CoNLL-U.", completion: .file(extensions: ["conllu"])) var files: [String]
    @Flag(help: "Print the sentences that are missed (-) and those that are wrong (+).") var misses = false

    func run() throws {
        let segmenter = try Segmenter()
        var (sentences, tokens) = (SpanScore(), SpanScore())
        for file in files {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw ValidationError("\(file) cannot be read; name files in CoNLL-U.")
            }
            for document in CoNLLUDocument.documents(String(decoding: data, as: UTF8.self)) {
                let found = segmenter.segment(document.text, blocks: document.blocks)
                sentences.add(gold: document.sentences, predicted: found.sentences.map(\.span))
                tokens.add(gold: document.tokens, predicted: found.tokens.map(\.span))
                if misses { show(document, found.sentences.map(\.span)) }
            }
        }
        guard sentences.gold > 0 else { throw ValidationError("No sentence was found; name files in CoNLL-U.") }
        print(sentences.line("sentences"))
        print(tokens.line("tokens   "))
    }

    private func show(_ document: CoNLLUDocument, _ found: [TextSpan]) {
        let (gold, found) = (Set(document.sentences), Set(found))
        for span in gold.symmetricDifference(found).sorted() {
            print("\(gold.contains(span) ? "-" : "+") \(document.text.string(span))")
        }
    }
}

package import Foundation
package import Prose

/// Segments, tags and parses English text.
///
/// A value is cheap to copy and may be used by many threads at once. Time is linear in the text; the same text gives
/// the same analysis on every machine.
package struct LanguageAnalyzer: Sendable {
    private let segmenter: Segmenter
    private let model: LanguageModel

    /// Loads the models that ship with the program.
    ///
    /// - Throws: `ResourceFolder.Missing` or `ModelError`, naming the file and the cause.
    package init() throws {
        try self.init(model: ResourceFolder(Bundle.module, "models").url("english.model"))
    }

    /// Loads a model from another place.
    package init(model: URL) throws {
        segmenter = try Segmenter()
        self.model = try LanguageModel(model)
    }

    /// Sentences, tokens, tags and trees of the given blocks of a text. O(n).
    ///
    /// A sentence of more than 400 tokens is parsed in stretches of 400; the roots of later stretches hang on the
    /// first one's (`parataxis`).
    package func analyze(_ text: Text, blocks: [TextSpan]) -> AnalyzedText {
        let (sentences, tokens) = segmenter.segment(text, blocks: blocks)
        return analyze(text, sentences: sentences, tokens: tokens)
    }

    /// Tags and trees of a text that is already cut into sentences and tokens. O(n).
    package func analyze(_ text: Text, sentences: [Sentence], tokens: [Token]) -> AnalyzedText {
        let workspace = Workspace()
        var words: [WordAnalysis] = []
        words.reserveCapacity(tokens.count)
        var names: [NameSpan] = []
        text.utf8.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                guard let bytes = bytes.baseAddress, let tokens = tokens.baseAddress else { return }
                for sentence in sentences { analyze(sentence, tokens, bytes, workspace, into: &words, &names) }
            }
        }
        let remembered = NameMemory.apply(to: names, text, sentences, tokens, words)
        return AnalyzedText(text: text, sentences: sentences, tokens: tokens, words: words, names: remembered)
    }

    private func analyze(
        _ sentence: Sentence, _ tokens: UnsafePointer<Token>, _ bytes: UnsafePointer<UInt8>, _ workspace: Workspace,
        into words: inout [WordAnalysis], _ names: inout [NameSpan]
    ) {
        let (tagger, parser, namer) = (Tagger(model: model), Parser(model: model), NameTagger(model: model))
        var root: Int32 = -1
        var start = sentence.tokens.lowerBound
        while start < sentence.tokens.upperBound {
            let count = min(Workspace.longest, sentence.tokens.upperBound - start)
            tagger.read(tokens + start, count, bytes, workspace)
            tagger.tag(count, workspace)
            namer.find(count, start: start, workspace, into: &names)
            parser.read(count, workspace)
            parser.parse(count, workspace)
            for at in 0..<count {
                let word = analysis(workspace, at, count: count, start: start, firstRoot: root)
                words.append(word)
                if word.head < 0 { root = Int32(start + at) }
            }
            start += count
        }
    }

    private func analysis(_ workspace: Workspace, _ at: Int, count: Int, start: Int, firstRoot: Int32) -> WordAnalysis {
        let tag = model.tags[Int(workspace.tags[at])]
        let node = workspace.nodes[at + 1]
        let isRoot = Int(node.head) == count + 1
        let relation = isRoot ? (firstRoot < 0 ? .root : .parataxis) : model.relations[Int(node.label) - 1]
        let head = isRoot ? firstRoot : Int32(start) + node.head - 1
        return WordAnalysis(tag: tag.universal, penn: tag.penn, relation: relation, head: head)
    }
}

import Foundation
import Language
import Prose

/// One annotated sentence of a treebank.
struct TreebankSentence: Sendable {
    var forms: [String] = []
    /// `XPOS UPOS`, as the model's list of tags has them.
    var tags: [String] = []
    /// 1 is the first word, 0 the root.
    var heads: [Int] = []
    var relations: [String] = []

    var isEmpty: Bool { forms.isEmpty }
}

/// A file of annotated sentences: CoNLL-U, or the tab-separated form of the benchmarks (form, XPOS|UPOS, head,
/// relation).
struct Treebank: Sendable {
    struct Malformed: Error, CustomStringConvertible {
        let file: String
        let line: Int
        let reason: String
        var description: String { "\(file), line \(line): \(reason)" }
    }

    var sentences: [TreebankSentence] = []

    init(_ sentences: [TreebankSentence]) { self.sentences = sentences }

    init(contentsOf url: URL) throws {
        let content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let isUniversal = url.pathExtension == "conllu"
        var sentence = TreebankSentence()
        for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty {
                if !sentence.isEmpty { sentences.append(sentence) }
                sentence = TreebankSentence()
                continue
            }
            if isUniversal, line.hasPrefix("#") { continue }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= (isUniversal ? 8 : 4) else {
                throw Malformed(file: url.path, line: number + 1, reason: "\(columns.count) columns are too few")
            }
            if isUniversal { sentence.addUniversal(columns) } else { sentence.addBenchmark(columns) }
        }
        if !sentence.isEmpty { sentences.append(sentence) }
    }
}

extension TreebankSentence {
    /// Adds a word line of CoNLL-U; ranges (`1-2`) and empty nodes (`1.1`) are passed over.
    fileprivate mutating func addUniversal(_ columns: [Substring]) {
        guard Int(columns[0]) != nil else { return }
        add(columns[1], "\(columns[4]) \(columns[3])", columns[6], columns[7])
    }

    fileprivate mutating func addBenchmark(_ columns: [Substring]) {
        // The separator is the last bar: a tag may be a bar itself.
        let tag = columns[1].split(separator: "|").joined(separator: " ")
        add(columns[0], tag, columns[2], columns[3])
    }

    private mutating func add(_ form: Substring, _ tag: String, _ head: Substring, _ relation: Substring) {
        forms.append(String(form))
        tags.append(tag)
        heads.append(Int(head) ?? 0)
        relations.append(String(relation))
    }
}

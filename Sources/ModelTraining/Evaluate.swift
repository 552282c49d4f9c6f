import ArgumentParser
import Foundation
import Language
import Prose

/// `train evaluate`: accuracy on treebank files, and speed.
struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure accuracy and speed on treebank files.")

    @Argument(help: "Treebank files (.tsv or .conllu).") var files: [String]
    @Option(help: "A model file; by default the one that ships.") var model: String?
    @Option(help: "How often the text is analysed to measure speed.") var rounds = 5
    @Option(help: "How many threads to compare with one.") var threads = 2

    func run() async throws {
        let started = ContinuousClock.now
        let analyzer = try model.map { try LanguageAnalyzer(model: URL(fileURLWithPath: $0)) } ?? LanguageAnalyzer()
        print("loaded in \(ContinuousClock.now - started)")
        for file in files {
            let treebank = try Treebank(contentsOf: URL(fileURLWithPath: file))
            let source = TokenizedTreebank(treebank)
            let result = analyzer.analyze(source.text, sentences: source.sentences, tokens: source.tokens)
            let score = TreebankScore(result, treebank)
            print("\(file): \(score)")
            let plain = source.text
            let blocks = source.sentences.map(\.span)
            let work: @Sendable () -> Int = { analyzer.analyze(plain, blocks: blocks).tokens.count }
            let begun = clock()
            let one = await rate(threads: 1, work)
            let seconds = Double(clock() - begun) / Double(CLOCKS_PER_SEC)
            let perSecond = Double(work() * rounds) / seconds
            let several = await rate(threads: threads, work)
            print(
                String(
                    format: "  %.0f tokens a CPU second from plain text; %d threads are %.2f times one", perSecond,
                    threads, several / one))
        }
    }

    /// Tokens a second by the clock on the wall, when every thread does the same work.
    private func rate(threads: Int, _ work: @escaping @Sendable () -> Int) async -> Double {
        let rounds = rounds
        let started = ContinuousClock.now
        let count = await withTaskGroup { group in
            for _ in 0..<threads { group.addTask { (0..<rounds).reduce(0) { count, _ in count + work() } } }
            return await group.reduce(0, +)
        }
        let elapsed = ContinuousClock.now - started
        return Double(count) / (Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
    }
}

/// Shares of right tags, heads and relations.
struct TreebankScore: CustomStringConvertible {
    private(set) var words = 0
    private(set) var penn = 0
    private(set) var universal = 0
    private(set) var heads = 0
    private(set) var both = 0

    init(_ result: AnalyzedText, _ gold: Treebank) {
        for (sentence, gold) in zip(result.sentences, gold.sentences) {
            for (place, token) in sentence.tokens.enumerated() {
                let word = result.words[token]
                let head = word.head < 0 ? 0 : Int(word.head) - sentence.tokens.lowerBound + 1
                let tag = gold.tags[place].split(separator: " ")
                words += 1
                if tag.first.map({ word.penn.label == $0 }) ?? false { penn += 1 }
                if tag.last.map({ word.tag.label == $0 }) ?? false { universal += 1 }
                guard head == gold.heads[place] else { continue }
                heads += 1
                if word.relation.label == gold.relations[place] { both += 1 }
            }
        }
    }

    private func share(_ count: Int) -> String { String(format: "%.4f", Double(count) / Double(max(1, words))) }

    var description: String {
        "\(words) words, XPOS \(share(penn)), UPOS \(share(universal)), UAS \(share(heads)), LAS \(share(both))"
    }
}

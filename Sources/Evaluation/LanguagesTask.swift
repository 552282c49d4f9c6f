import ArgumentParser
import Foundation
import Language
import Prose

/// Languages of sentences and of pieces of four words.
struct LanguagesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "Identify the language of sentences, and of four words of them.",
        discussion: """
            DATA has a line a sentence: BCP 47 code, tab, sentence; lines that begin with # are passed over. Prints the \
            share that is right by language and, with --errors, what is wrong.
            """)

    @Option(help: "File of sentences.") var data: String
    @Option(help: "A model file; by default the one that ships.") var model: String?
    @Flag(help: "Show each sentence that is not told right.") var errors = false

    private struct Score {
        var right = 0
        var unknown = 0
        var all = 0

        mutating func add(_ found: String?, _ code: String) {
            all += 1
            if found == nil { unknown += 1 }
            if found == code { right += 1 }
        }

        var words: String {
            let share = String(format: "%.2f %%", 100 * Double(right) / Double(max(1, all)))
            return "\(share) of \(all) (\(unknown) unknown, \(all - right - unknown) wrong)"
        }
    }

    func run() throws {
        let identifier =
            try model.map { try LanguageIdentifier(model: URL(fileURLWithPath: $0)) } ?? LanguageIdentifier()
        let content = String(decoding: try Data(contentsOf: URL(fileURLWithPath: data)), as: UTF8.self)
        var sentences: [String: Score] = [:]
        var pieces: [String: Score] = [:]
        var (allSentences, allPieces) = (Score(), Score())
        var text: [UInt8] = []
        for line in content.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", maxSplits: 1)
            guard columns.count == 2 else { continue }
            let code = String(columns[0])
            let found = identifier.identify(Array(columns[1].utf8))
            text += Array(columns[1].utf8) + [0x20]
            sentences[code, default: Score()].add(found.code, code)
            allSentences.add(found.code, code)
            if errors, found.code != code { print("\(code) \(found.code ?? "?") \(found.confidence): \(columns[1])") }
            for piece in Self.pieces(of: columns[1]) {
                let found = identifier.identify(Array(piece.utf8))
                pieces[code, default: Score()].add(found.code, code)
                allPieces.add(found.code, code)
            }
        }
        for code in sentences.keys.sorted() {
            let four = pieces[code].map { "; four words " + $0.words } ?? ""
            print("\(code): sentences \(sentences[code, default: Score()].words)\(four)")
        }
        print("all: sentences \(allSentences.words); four words \(allPieces.words)")
        speed(identifier, text)
    }

    /// Every four words that follow one another, without overlap.
    private static func pieces(of sentence: Substring) -> [String] {
        let words = sentence.split(separator: " ")
        return stride(from: 0, to: words.count - 3, by: 4).map { words[$0..<($0 + 4)].joined(separator: " ") }
    }

    private func speed(_ identifier: LanguageIdentifier, _ text: [UInt8]) {
        let piece = Array(text.prefix(LanguageIdentifier.longest))
        guard !piece.isEmpty else { return }
        let rounds = max(1, 20_000_000 / piece.count)
        let start = CPUTime.now()
        var letters = 0
        for _ in 0..<rounds { letters += identifier.identify(piece).letters }
        let seconds = CPUTime.now() - start
        print(
            String(
                format: "%.0f MB/s of CPU (%ld letters in %.2f s)", Double(rounds * piece.count) / seconds / 1e6,
                letters, seconds))
    }
}

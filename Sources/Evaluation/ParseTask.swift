import ArgumentParser
import Foundation
import Language
import Prose

/// `evaluate parse`: shows how the analyser reads a text, in CoNLL-U, to look into what an extractor missed.
struct ParseTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Print the analysis of standard input as CoNLL-U.")

    func run() throws {
        let analyzer = try LanguageAnalyzer()
        let text = Text(String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self))
        let analyzed = analyzer.analyze(text, blocks: [text.span])
        for sentence in analyzed.sentences {
            print("# text = \(text.string(sentence.span))")
            for index in sentence.tokens {
                let word = analyzed.words[index]
                let head = word.head < 0 ? 0 : Int(word.head) - sentence.tokens.lowerBound + 1
                print(
                    "\(index - sentence.tokens.lowerBound + 1)\t\(analyzed.string(index))\t_\t\(word.tag.label)\t\(word.penn)\t_\t\(head)\t\(word.relation)\t_\t_"
                )
            }
            print("")
        }
    }
}

import Annotation
import ArgumentParser
import Foundation
import Language
import Prose
import Reports

/// Time expressions of a folder of texts, as `score.py times --dump-text` writes it.
struct TimesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "times", abstract: "Time expressions: reads texts.jsonl of {id, text, dct}, writes {id, timexes}.")

    @Option(help: "Folder with texts.jsonl, or the file itself.", completion: .file())
    var data: String

    @Option(help: "Where to write the predictions.", completion: .file())
    var out: String

    private struct Input: Decodable {
        var id: String
        var text: String
        var dct: String?
    }

    private struct Timex: Encodable {
        var start: Int
        var end: Int
        var type: String
        var value: String
    }

    private struct Output: Encodable {
        var id: String
        var timexes: [Timex]
    }

    func run() throws {
        let path = data.hasSuffix(".jsonl") ? data : data + "/texts.jsonl"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let recogniser = try TimeRecogniser()
        let analyzer = try LanguageAnalyzer()
        var predictions = PredictionFile()
        for line in lines {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            try predictions.append(Output(id: input.id, timexes: timexes(input, recogniser, analyzer)))
        }
        try predictions.write(to: out)
    }

    private func timexes(_ input: Input, _ recogniser: TimeRecogniser, _ analyzer: LanguageAnalyzer) -> [Timex] {
        let text = Text(input.text)
        let analyzed = analyzer.analyze(text, blocks: paragraphs(text))
        let published = input.dct.map { PublicationDate(value: $0, precision: .day, basis: .stated) }
        let codePoints = CodePointIndex(text)
        return recogniser.recognise(analyzed, published: published).map { found in
            Timex(
                start: codePoints.codePoint(at: found.span.start), end: codePoints.codePoint(at: found.span.end),
                type: found.kind.rawValue.uppercased(), value: found.timex)
        }
    }

    /// The stretches between empty lines.
    private func paragraphs(_ text: Text) -> [TextSpan] {
        var spans: [TextSpan] = []
        var start = 0
        for index in text.utf8.indices
        where text.utf8[index] == 0x0A && index + 1 < text.count && text.utf8[index + 1] == 0x0A {
            spans.append(TextSpan(start, index))
            start = index
        }
        spans.append(TextSpan(start, text.count))
        return spans.map { text.trimmed($0) }.filter { !$0.isEmpty }
    }
}

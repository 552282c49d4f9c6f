import Annotation
import ArgumentParser
import Foundation
import Language
import Prose
import Reports

/// The acts of texts, one a line, for reading them against their sentences.
struct ActsTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts",
        abstract:
            "Acts of {id, text} a line: prints id, act, actors, targets, content, condition and sentence in columns.")

    @Option(help: "File of JSON lines.", completion: .file())
    var data: String

    private struct Input: Decodable {
        var id: String
        var text: String
    }

    func run() throws {
        let annotator = try ReportAnnotator()
        let reader = try PlainTextReader()
        for line in try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n") {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            guard let report = try reader.read(Array(input.text.utf8), file: input.id).first else { continue }
            let annotated = annotator.annotate(report)
            for act in annotated.acts { print(columns(act, of: annotated, id: input.id)) }
        }
    }

    private func columns(_ act: ActMention, of annotated: AnnotatedReport, id: String) -> String {
        func names(_ entities: [Int]) -> String { entities.map { annotated.entities[$0].name }.joined(separator: ", ") }
        func words(_ span: TextSpan) -> String {
            annotated.report.text.string(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return [
            id, act.act.rawValue, names(act.actors), names(act.targets), words(act.content),
            act.condition.map(words) ?? "", words(annotated.analyzed.sentences[act.sentence].span),
        ].joined(separator: "\t")
    }
}

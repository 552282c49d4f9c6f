import Annotation
import ArgumentParser
import Foundation
import Reports
import Stories

/// Grouping of reports into stories, as `score.py stories` wants it.
struct StoriesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "Grouping: reads reports.jsonl of {id, text}, writes {id, cluster}.")

    @Option(help: "File of JSON lines.", completion: .file())
    var data: String

    @Option(help: "Where to write the predictions.", completion: .file())
    var out: String

    private struct Input: Decodable {
        var id: String
        var title: String?
        var text: String
    }

    private struct Output: Encodable {
        var id: String
        var cluster: Int
    }

    func run() throws {
        let annotator = try ReportAnnotator()
        let reader = try PlainTextReader()
        var ids: [String] = []
        var reports: [AnnotatedReport] = []
        for line in try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n") {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            guard let report = try? reader.read(Array(input.text.utf8), file: input.id).first else { continue }
            ids.append(input.id)
            reports.append(annotator.annotate(report))
        }
        var predictions = PredictionFile()
        for (cluster, group) in StoryGrouper(reports, frequency: try StemFrequency()).groups().enumerated() {
            for member in group { try predictions.append(Output(id: ids[member], cluster: cluster)) }
        }
        try predictions.write(to: out)
    }
}

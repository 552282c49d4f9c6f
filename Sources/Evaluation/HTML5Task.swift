import ArgumentParser
import Foundation
import Reports

/// Trees of the html5lib tree-construction tests.
struct HTML5Task: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html5", abstract: "Write the trees of the html5lib tree-construction tests.",
        discussion: "DATA is the file that `score.py html5 --dump-tests` writes.")

    @Option(help: "Tests as JSON lines.") var data: String
    @Option(help: "Where the predictions go.") var out: String

    private struct Test: Decodable {
        let id: String
        let data: String
        let fragment: String?
        let scripting: Bool?
    }

    private struct Prediction: Encodable {
        let id: String
        let tree: String
    }

    func run() throws {
        let writer = try HTMLTreeWriter()
        var predictions = PredictionFile()
        let lines = try Data(contentsOf: URL(fileURLWithPath: data)).split(separator: 0x0A)
        for line in lines {
            let test = try JSONDecoder().decode(Test.self, from: line)
            let tree = writer.tree(
                of: Array(test.data.utf8), fragment: test.fragment, scripting: test.scripting ?? false)
            try predictions.append(Prediction(id: test.id, tree: tree))
        }
        try predictions.write(to: out)
    }
}

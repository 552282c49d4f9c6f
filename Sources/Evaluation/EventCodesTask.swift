import Annotation
import ArgumentParser
import Foundation
import Language
import Prose

/// The event of each of the unit-test sentences of PETRARCH: whether its PLOVER root is the one that its code stands
/// for.
///
/// Most of the codes are of WEIS (092 … 223), the older scheme from which the sentences come, a few of CAMEO, and some
/// are made up for the test (345, 901, 1717); `EventCode` says which root the two leading digits stand for. Sentences
/// without a three-digit code that stands for a root in WEIS are left out and counted: comments (02) have none in
/// PLOVER.
struct EventCodesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event-codes",
        abstract:
            "Root of the event of sentences with WEIS or CAMEO codes: reads {id, text, events: [{eventcode}]}, prints the accuracy."
    )

    @Option(help: "File of JSON lines.", completion: .file())
    var data: String

    @Flag(help: "Print each sentence with another root than that of its WEIS code.")
    var misses = false

    private struct Input: Decodable {
        struct Event: Decodable { var eventcode: String? }
        var id: String
        var text: String
        var events: [Event]
    }

    func run() throws {
        let analyzer = try LanguageAnalyzer()
        let classifier = RelationClassifier(try Lexicons(), takesFutureAsDone: true)
        var (asked, weis, either, left) = (0, 0, 0, 0)
        var (listedAsked, listed) = (0, 0)
        for line in try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n") {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            let codes = input.events.compactMap(\.eventcode)
            let older = Set(codes.flatMap { EventCode.roots(ofWEIS: $0) })
            let newer = Set(codes.flatMap { EventCode.roots(ofCAMEO: $0) })
            guard !older.isEmpty else {
                left += 1
                continue
            }
            asked += 1
            let text = Text(input.text)
            let root = classifier.root(in: analyzer.analyze(text, blocks: [text.span]), source: nil, target: nil)
            let isStrict = root.map(older.contains) ?? false
            let isLenient = isStrict || root.map(newer.contains) ?? false
            weis += isStrict ? 1 : 0
            either += isLenient ? 1 : 0
            let own = Set(codes.flatMap { EventCode.roots(ofListed: $0) })
            listedAsked += own.isEmpty ? 0 : 1
            listed += root.map(own.contains) ?? false ? 1 : 0
            if misses, !isStrict {
                let mark = isLenient ? "CAMEO only" : "neither"
                print("\(input.id)\t\(codes.joined(separator: " "))\t\(root?.code ?? "none")\t\(mark)")
            }
        }
        print("sentences \(asked), left out \(left)")
        print("root of the code in the scheme that lists it \(percent(listed, listedAsked)) of \(listedAsked)")
        print("root of the WEIS code \(percent(weis, asked)), of the WEIS or the CAMEO code \(percent(either, asked))")
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
        String(format: "%.1f %%", 100 * Double(part) / Double(max(1, whole)))
    }
}

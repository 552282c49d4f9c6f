import Annotation
import ArgumentParser
import Foundation
import Language
import Prose

/// Who does what to whom: the PLOVER root between a marked source and target, as `score.py relations` wants it.
struct RelationsTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract:
            "PLOVER roots: reads {id, text, source_start, source_end, target_start, target_end}, writes {id, root}."
    )

    @Option(
        help: "File of JSON lines; places are counted in code points, null where a participant is not named.",
        completion: .file())
    var data: String

    @Option(help: "Where to write the predictions.", completion: .file())
    var out: String

    private struct Input: Decodable {
        var id: String
        var text: String
        var sourceStart: Int?
        var sourceEnd: Int?
        var targetStart: Int?
        var targetEnd: Int?

        enum CodingKeys: String, CodingKey {
            case id, text
            case sourceStart = "source_start"
            case sourceEnd = "source_end"
            case targetStart = "target_start"
            case targetEnd = "target_end"
        }
    }

    private struct Output: Encodable {
        var id: String
        var root: String
    }

    /// The root given when no word tells an event: the commonest of the words of diplomacy, not of any data set.
    private static let unknown = EventLexicon.Root.consult

    func run() throws {
        let analyzer = try LanguageAnalyzer()
        let classifier = RelationClassifier(try Lexicons())
        var predictions = PredictionFile()
        let clock = CPUTime.now()
        var count = 0
        for line in try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n") {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            let text = Text(input.text)
            let analyzed = analyzer.analyze(text, blocks: [text.trimmed(text.span)])
            let root = classifier.root(
                in: analyzed, source: tokens(input.sourceStart, input.sourceEnd, input.text, analyzed),
                target: tokens(input.targetStart, input.targetEnd, input.text, analyzed))
            try predictions.append(Output(id: input.id, root: (root ?? Self.unknown).code))
            count += 1
        }
        try predictions.write(to: out)
        print("\(count) pairs, \(Int(Double(count) / (CPUTime.now() - clock))) a CPU second")
    }

    /// The tokens of a stretch given in code points; nil when there is none.
    private func tokens(_ start: Int?, _ end: Int?, _ text: String, _ analyzed: AnalyzedText) -> Range<Int>? {
        guard let start, let end, start < end else { return nil }
        let scalars = text.unicodeScalars
        guard let low = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
            let high = scalars.index(scalars.startIndex, offsetBy: end, limitedBy: scalars.endIndex)
        else { return nil }
        let first = analyzed.token(at: text.utf8.distance(from: text.utf8.startIndex, to: low))
        let bound = text.utf8.distance(from: text.utf8.startIndex, to: high)
        var last = first
        while last < analyzed.tokens.count, Int(analyzed.tokens[last].start) < bound { last += 1 }
        return first < last ? first..<last : nil
    }
}

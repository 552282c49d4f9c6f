import Annotation
import ArgumentParser
import Foundation
import Prose
import Reports

/// Quotations with their speakers in the texts of a JSON-lines file, as `score.py quotes` wants them.
///
/// That data set counts a quotation over several sentences, or a clause with fragments in marks inside it, as one; so
/// pieces of one quotation are joined here and fragments inside reported clauses left out.
struct QuotesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "Quotations and speakers: reads {id, text, date?} a line, writes {id, quotes}."
    )

    @Option(help: "File of JSON lines.", completion: .file())
    var data: String

    @Option(help: "Where to write the predictions.", completion: .file())
    var out: String

    private struct Input: Decodable {
        var id: String
        var text: String
        var date: String?
    }

    private struct Quote: Encodable {
        var start: Int
        var end: Int
        var speakerStart: Int?
        var speakerEnd: Int?
        var kind: String

        enum CodingKeys: String, CodingKey {
            case start, end, kind
            case speakerStart = "speaker_start"
            case speakerEnd = "speaker_end"
        }
    }

    private struct Output: Encodable {
        var id: String
        var quotes: [Quote]
    }

    func run() throws {
        let annotator = try ReportAnnotator()
        let reader = try PlainTextReader()
        var predictions = PredictionFile()
        let clock = CPUTime.now()
        var count = 0
        for line in try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n") {
            let input = try JSONDecoder().decode(Input.self, from: Data(line.utf8))
            guard let report = try reader.read(Array(input.text.utf8), file: input.id).first else { continue }
            try predictions.append(Output(id: input.id, quotes: quotes(annotator.annotate(report))))
            count += 1
        }
        try predictions.write(to: out)
        let seconds = CPUTime.now() - clock
        print("\(count) texts, \(Int(Double(count) / seconds)) a CPU second")
    }

    private func quotes(_ annotated: AnnotatedReport) -> [Quote] {
        let index = CodePointIndex(annotated.report.text)
        return joined(annotated).map { statement in
            let source = statement.source ?? statement.inheritedSource
            return Quote(
                start: index.codePoint(at: statement.span.start), end: index.codePoint(at: statement.span.end),
                speakerStart: source.map { index.codePoint(at: $0.start) },
                speakerEnd: source.map { index.codePoint(at: $0.end) },
                kind: statement.kind == .indirect ? "indirect" : "direct")
        }
    }

    private func joined(_ annotated: AnnotatedReport) -> [Statement] {
        let statements = (annotated.statements + annotated.attitudes).sorted { $0.span < $1.span }.map { statement in
            var whole = statement
            if let clause = statement.clause { whole.span = clause }
            return whole
        }
        let outer = statements.enumerated().filter { place, inner in
            !statements.enumerated().contains { other, statement in
                statement.span == inner.span
                    ? other < place : statement.span.contains(inner.span)
            }
        }.map(\.element)
        var result: [Statement] = []
        for statement in outer {
            guard let last = result.last, last.isMarked, statement.isMarked,
                isGap(annotated.report.text, TextSpan(last.span.end, statement.span.start))
            else {
                result.append(statement)
                continue
            }
            result[result.count - 1].span = last.span.union(statement.span)
            if last.source == nil { result[result.count - 1].source = statement.source }
        }
        return result
    }

    /// Nothing but spaces and dots between two sentences of one quotation.
    private func isGap(_ text: Text, _ span: TextSpan) -> Bool {
        span.count >= 0 && text.string(text.trimmed(span)).allSatisfy { " .…\u{A0}\n".contains($0) }
    }
}

extension Statement {
    fileprivate var isMarked: Bool { kind == .direct || kind == .partial }
}

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
        /// Where the words stand that tell it, for reading what was found and missed.
        var cue: [Int]?
        /// The pieces of a quotation that its cue parts.
        var spans: [[Int]]?

        enum CodingKeys: String, CodingKey {
            case start, end, kind, cue, spans
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
            guard var report = try reader.read(Array(input.text.utf8), file: input.id).first else { continue }
            // The data set holds quotations of titles and of everything that no dossier reads, too.
            for index in report.blocks.indices where !report.blocks[index].kind.isBody {
                report.blocks[index].kind = report.blocks[index].kind == .title ? .heading : .paragraph
            }
            try predictions.append(
                Output(id: input.id, quotes: quotes(annotator.annotate(report, seeksAttitudes: true))))
            count += 1
        }
        try predictions.write(to: out)
        let seconds = CPUTime.now() - clock
        print("\(count) texts, \(Int(Double(count) / seconds)) a CPU second")
    }

    private func quotes(_ annotated: AnnotatedReport) -> [Quote] {
        let index = CodePointIndex(annotated.report.text)
        return joined(annotated).map { statement in
            let source = (statement.source ?? statement.inheritedSource).map {
                withPronoun($0, in: annotated.report.text)
            }
            let span = withConjunction(statement.span, in: annotated.report.text)
            let pieces = [statement.topic, span].compactMap { $0 }.sorted()
            return Quote(
                start: index.codePoint(at: pieces[0].start), end: index.codePoint(at: pieces[pieces.count - 1].end),
                speakerStart: source.map { index.codePoint(at: $0.start) },
                speakerEnd: source.map { index.codePoint(at: $0.end) },
                kind: statement.kind == .indirect ? "indirect" : "direct",
                cue: statement.cue.map { [index.codePoint(at: $0.start), index.codePoint(at: $0.end)] },
                spans: pieces.map { [index.codePoint(at: $0.start), index.codePoint(at: $0.end)] })
        }
    }

    /// With the "that" before the words: that data set counts it in.
    private func withConjunction(_ span: TextSpan, in text: Text) -> TextSpan {
        let before = TextSpan(max(0, span.start - 16), span.start)
        let words = text.utf8[before.start..<before.end]
        let marks = words.reversed().prefix { !UTF8Bytes.isLower($0) && !UTF8Bytes.isUpper($0) }
        guard marks.allSatisfy({ $0 == 0x20 || $0 == 0x22 || $0 >= 0x80 }), !marks.isEmpty else { return span }
        let end = span.start - marks.count
        guard end >= 5, Array(text.utf8[(end - 4)..<end]) == Array("that".utf8), text.utf8[end - 5] == 0x20 else {
            return span
        }
        return TextSpan(end - 4, span.end)
    }

    /// With the relative pronoun behind the speaker ("Venn, who said …"): that data set names the pronoun.
    private func withPronoun(_ source: TextSpan, in text: Text) -> TextSpan {
        let behind = text.string(TextSpan(source.end, min(text.count, source.end + 8)))
        for pronoun in [", who ", " who ", ", which ", " which ", " that "] where behind.hasPrefix(pronoun) {
            return TextSpan(source.start, source.end + pronoun.utf8.count - 1)
        }
        return source
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
                goesOn(last, statement, in: annotated.report.text)
            else {
                result.append(statement)
                continue
            }
            result[result.count - 1].span = last.span.union(statement.span)
            if last.source == nil { result[result.count - 1].source = statement.source }
        }
        return result
    }

    /// Whether nothing but marks and spaces stands between two sentences of one quotation; a new paragraph in marks
    /// goes on with the quotation before when it has no speaker of its own.
    private func goesOn(_ last: Statement, _ next: Statement, in text: Text) -> Bool {
        guard last.span.end <= next.span.start else { return false }
        let gap = text.string(TextSpan(last.span.end, next.span.start))
        if gap.allSatisfy({ " .…\u{A0}\n".contains($0) }) { return true }
        // Without a double mark or a new paragraph between them both stand in one pair of marks.
        let isOneStretch = !gap.contains { "“”\"«»\n".contains($0) } && !gap.contains("''")
        if isOneStretch, last.kind != .unmarked, next.kind != .unmarked, gap.count <= 40 { return true }
        // A paragraph that closes its marks ends its quotation; one that goes on opens them anew without closing.
        guard next.source == nil, gap.contains("\n"), gap.filter({ "“”\"‘’'".contains($0) }).count < 2 else {
            return false
        }
        return gap.allSatisfy { " .…\u{A0}\n“”\"'‘’!?,".contains($0) }
    }
}

extension Statement {
    fileprivate var isMarked: Bool { kind == .direct || kind == .partial || kind == .unmarked }
}

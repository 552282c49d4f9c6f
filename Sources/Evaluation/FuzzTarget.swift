import Annotation
import ArgumentParser
import Prose
import Reports

/// What is fuzzed: a reader or parser of `Reports`, or what runs over the text behind them.
enum FuzzTarget: String, CaseIterable, ExpressibleByArgument {
    case html, page, xml, feed, warc, zip, inflate, charset, csv, json, mime, text, dates, segments, analysis

    /// Takes an input and tells what is wrong with the result, or nil.
    typealias Check = (_ input: [UInt8]) -> String?

    func check() throws -> Check {
        switch self {
        case .segments:
            let segmenter = try Segmenter()
            return { bytes in
                let text = Text(String(decoding: bytes, as: UTF8.self))
                let (sentences, tokens) = segmenter.segment(text, blocks: [TextSpan(0, text.count)])
                return Self.flaw(sentences, tokens, text)
            }
        case .analysis:
            let texts = try ReaderProbe()
            let annotator = try ReportAnnotator()
            return { bytes in
                if let flaw = texts.flaw(bytes, as: .text) { return flaw }
                let text = Text(String(decoding: bytes, as: UTF8.self))
                _ = annotator.annotate(Self.report(text), seeksAttitudes: true)
                return nil
            }
        default:
            guard let part = ReaderProbe.Part(rawValue: rawValue) else {
                throw ValidationError("\(rawValue) is no reader.")
            }
            let probe = try ReaderProbe()
            return { probe.flaw($0, as: part) }
        }
    }

    private static func report(_ text: Text) -> Report {
        Report(
            file: "input", text: text,
            blocks: text.count > 0 ? [Block(TextSpan(0, text.count), .paragraph)] : [])
    }

    private static func flaw(_ sentences: [Sentence], _ tokens: [Token], _ text: Text) -> String? {
        var end = 0
        for sentence in sentences {
            if sentence.span.start < end || sentence.span.end > text.count { return "a sentence lies elsewhere" }
            if sentence.tokens.upperBound > tokens.count { return "a sentence has tokens that are not there" }
            end = sentence.span.end
        }
        end = 0
        for token in tokens {
            if Int(token.start) < end || Int(token.end) > text.count { return "a token lies elsewhere" }
            end = Int(token.end)
        }
        return nil
    }
}

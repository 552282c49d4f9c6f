import Annotation
import ArgumentParser
import Dispatch
import Foundation
import Language
import Prose
import Reports
import Synchronization

/// `evaluate language-speed`: how fast sentences, tokens, the full analysis and what stands on it are, and what they
/// take in memory.
struct LanguageSpeedTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language-speed",
        abstract: "Measure the speed of sentence splitting, tokenization, analysis and annotation.",
        discussion: """
            Speeds are of CPU time, best of the runs; a block is a line of the text. Prints a line a figure: name, value \
            and unit, parted by tabs.
            """)

    @Argument(help: "Folder or file of .txt, .jsonl (key text) or .conllu.", completion: .file()) var texts: String
    @Option(help: "How often each stage is run.") var runs = 5
    @Option(help: "Write the texts as JSON lines, for a peer.", completion: .file()) var dump: String?

    /// A text and its lines.
    private struct Input: Sendable {
        let text: Text
        let blocks: [TextSpan]
    }

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs must be 1 or more.") }
    }

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let analyzer = try LanguageAnalyzer()
        let loading = start.duration(to: clock.now)
        let texts = try TextCollection.read(texts)
        if let dump { try TextCollection.write(texts, to: dump) }
        let inputs = texts.map { Input(text: $0, blocks: Self.lines($0)) }
        show("text", Double(texts.reduce(0) { $0 + $1.count }) / 1e6, "MB")
        show("loading", loading / .milliseconds(1), "ms")
        try segmentation(inputs)
        analysis(inputs, analyzer)
        try annotation(texts, analyzer)
        threads(inputs, analyzer)
        if let megabytes = PeakMemory.megabytes() { show("peak memory", megabytes, "MB") }
    }

    private func show(_ name: String, _ value: Double, _ unit: String) {
        print("\(name)\t\(String(format: value < 100 ? "%.2f" : "%.0f", value))\t\(unit)")
    }

    // MARK: - Stages

    private func segmentation(_ inputs: [Input]) throws {
        let segmenter = try Segmenter()
        let megabytes = Double(inputs.reduce(0) { $0 + $1.text.count }) / 1e6
        var sentences: [[TextSpan]] = []
        let splitting = best {
            sentences = inputs.map { input in
                input.blocks.flatMap { segmenter.sentences(in: input.text, block: $0) }
            }
        }
        var tokens: [Token] = []
        let tokenizing = best {
            for (input, spans) in zip(inputs, sentences) {
                tokens.removeAll(keepingCapacity: true)
                for span in spans { segmenter.tokenize(input.text, span, into: &tokens) }
            }
        }
        let both = best {
            for input in inputs { _ = segmenter.segment(input.text, blocks: input.blocks) }
        }
        show("sentences", megabytes / splitting, "MB/s")
        show("tokens", megabytes / tokenizing, "MB/s")
        show("sentences and tokens", megabytes / both, "MB/s")
    }

    private func analysis(_ inputs: [Input], _ analyzer: LanguageAnalyzer) {
        var tokens = 0
        let seconds = best {
            tokens = inputs.reduce(0) { $0 + analyzer.analyze($1.text, blocks: $1.blocks).tokens.count }
        }
        show("analysis", Double(tokens) / seconds, "tokens/s")
    }

    /// Everything that is marked in a report, with the analysis and apart from it.
    private func annotation(_ texts: [Text], _ analyzer: LanguageAnalyzer) throws {
        let annotator = try ReportAnnotator()
        let reader = try PlainTextReader()
        let reports = try texts.flatMap { try reader.read($0.utf8, file: "text") }
        var (analysis, whole, tokens) = (Double.infinity, Double.infinity, 0)
        // In turn, so that a machine that slows down for a while slows down both.
        for _ in 0..<runs {
            let alone = Self.seconds {
                for report in reports {
                    _ = analyzer.analyze(report.text, blocks: report.blocks.filter(\.kind.isBody).map(\.span))
                }
            }
            let both = Self.seconds {
                tokens = reports.reduce(0) { $0 + annotator.annotate($1).analyzed.tokens.count }
            }
            (analysis, whole) = (min(analysis, alone), min(whole, both))
        }
        show("annotation with its analysis", Double(tokens) / whole, "tokens/s")
        show("annotation alone", Double(reports.count) / max(whole - analysis, 1e-9), "reports/s")
    }

    /// Wall-clock time of one thread against that of two, taking texts from one list.
    private func threads(_ inputs: [Input], _ analyzer: LanguageAnalyzer) {
        let clock = ContinuousClock()
        let times = [1, 2].map { count in
            (0..<runs).map { _ in
                let next = Mutex(0)
                return clock.measure {
                    DispatchQueue.concurrentPerform(iterations: count) { _ in
                        while let input = Self.take(inputs, next) {
                            _ = analyzer.analyze(input.text, blocks: input.blocks)
                        }
                    }
                }
            }.min() ?? .zero
        }
        show("two threads against one", times[0] / times[1], "times")
    }

    private static func take(_ inputs: [Input], _ next: borrowing Mutex<Int>) -> Input? {
        next.withLock { index in
            guard index < inputs.count else { return nil }
            index += 1
            return inputs[index - 1]
        }
    }

    /// CPU seconds of the best run.
    private func best(_ work: () -> Void) -> Double { (0..<runs).map { _ in Self.seconds(work) }.min() ?? 0 }

    private static func seconds(_ work: () -> Void) -> Double {
        let start = CPUTime.now()
        work()
        return CPUTime.now() - start
    }

    private static func lines(_ text: Text) -> [TextSpan] {
        var start = 0
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { line in
            defer { start += line.count + 1 }
            return line.isEmpty ? nil : TextSpan(start, start + line.count)
        }
    }
}

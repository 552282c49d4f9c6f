import ArgumentParser
import Foundation
import Prose
import Reports

/// Body text of the pages of html-andy and html-readability.
struct TextTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Extract the body text of web pages.",
        discussion:
            "DATA is the unpacked folder andy_article (pages in html/) or mozilla_readability (test-pages/*/source.html)."
    )

    @Option(help: "Folder of the data set.") var data: String
    @Option(help: "Where the predictions go.") var out: String
    @Flag(help: "Count captions as text, as html-readability does and html-andy does not.") var captions = false
    @Flag(help: "Also write every block with its kind and reason to the standard output.") var blocks = false

    private struct Prediction: Encodable {
        let id: String
        let text: String
    }

    func run() throws {
        let reader = try HTMLReader()
        var predictions = PredictionFile()
        var bytes = 0
        let pages = try PageFolder.pages(in: data).map { (id: $0.id, content: [UInt8](try Data(contentsOf: $0.url))) }
        var failures: [ReadError] = []
        var results: [(id: String, report: Report?)] = []
        let start = CPUTime.now()
        do {
            for page in pages {
                bytes += page.content.count
                do {
                    results.append((page.id, try reader.read(page.content, file: page.id).first))
                } catch {
                    failures.append(error)
                    results.append((page.id, nil))
                }
            }
        }
        let seconds = CPUTime.now() - start
        for result in results {
            if blocks, let report = result.report { show(report) }
            try predictions.append(Prediction(id: result.id, text: result.report.map(body) ?? ""))
        }
        try predictions.write(to: out)
        for failure in failures { print(failure) }
        print(
            "\(pages.count) pages, \(bytes / 1000) kB in \(seconds) s of CPU: \(Int(Double(pages.count) / seconds)) pages/s"
        )
    }

    private func body(_ report: Report) -> String {
        report.blocks.filter { $0.kind == .paragraph || $0.kind == .heading || captions && $0.kind == .caption }.map {
            report.text.string($0.span)
        }.joined(separator: "\n")
    }

    private func show(_ report: Report) {
        print("== \(report.file)")
        for block in report.blocks {
            print("[\(block.kind.rawValue)\(block.why.map { ": " + $0 } ?? "")] \(report.text.string(block.span))")
        }
    }
}

import ArgumentParser
import DossierFormat
import Foundation
import Variorum

/// `variorum read`: the cleaned reports, with what was removed and why.
struct ReadCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show the cleaned reports: what is article, what was removed and why.",
        discussion: """
            JSON is one report a line, as `variorum annotate` takes it. Reports are written as they are read, so that \
            archives of any size can be read. What is odd but no error is told on stderr.

            EXAMPLES
              variorum read page.html
              variorum read feed.xml crawl.warc.gz mails/
              variorum read https://example.org/a
              variorum read --format json articles/ | variorum annotate > annotated.jsonl

            EXIT CODES
              0  all well
              1  some inputs failed; each is named on stderr, the rest was done
              2  wrong usage
              3  nothing usable among the inputs, or an output that cannot be written
            """)

    @Argument(help: "Files, folders, addresses (https://…), or - for standard input.")
    var inputs: [String]

    @Option(help: "json (one report a line) or text.")
    var format: Format = .text

    @OptionGroup(title: "Fetching")
    var fetching: FetchOptions

    func validate() throws {
        try PathRules.checkInputs(inputs)
        try fetching.check(inputs)
    }

    func run() async throws {
        let collator = try NewsCollator()
        let fetched = try await AddressLoader(options: fetching).load(inputs, with: collator, showsProgress: true)
        var loader = InputLoader(collator, fetched: fetched)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var count = 0
        try loader.each(inputs) { report in
            count += 1
            let report = report.named("r\(count)")
            switch format {
            case .json: try Console.output(try encoder.encode(report) + Data([0x0A]))
            case .text: try Console.output(ReportListing.text(report) + "\n")
            }
        }
        if count == 0 { throw CommandFailure.nothingUsable("no report could be read from the inputs") }
        if loader.failures > 0 { throw ExitCode(1) }
    }
}

extension Report {
    /// The report with another id, in its evidence too. What it shares with others is told in a dossier only.
    fileprivate func named(_ id: String) -> Report {
        var report = self
        report.id = id
        for index in report.published.evidence.indices { report.published.evidence[index].report = id }
        for index in (report.updated?.evidence ?? []).indices { report.updated?.evidence[index].report = id }
        return report
    }
}

import ArgumentParser
import DossierFormat
import Foundation
import Variorum

/// `variorum collate`: reports in, one dossier out.
struct CollateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collate",
        abstract: "Collate reports of one happening into a dossier.",
        discussion: """
            Inputs are files, folders or addresses: pages, texts, feeds, mails, tables, JSON, news standards, or archives of them, told apart by \
            content. Without -o a summary is printed. Reports of another happening are left out and named. A report \
            that is not English is kept and named, but nothing is sought in it; when none is English, the dossier holds \
            the reports alone and the exit code is 3.

            EXAMPLES
              variorum collate articles/
              variorum collate articles/ -o dossier.html -o dossier.json
              variorum collate https://example.org/a b.txt --archive pages.warc.gz
              cat a.html | variorum collate - b.txt --format markdown

            EXIT CODES
              0  all well
              1  some inputs failed; each is named on stderr, the rest was done
              2  wrong usage
              3  nothing usable among the inputs, or an output that cannot be written
            """)

    @Argument(help: "Files, folders, addresses (https://…), or - for standard input.")
    var inputs: [String]

    @Option(
        name: [.short, .customLong("output")],
        help:
            "Write the dossier here; the extension tells the format (.json .html .md .txt). May be given several times."
    )
    var output: [String] = []

    @Option(
        help: "Format for standard output, or for -o paths without a known extension: json, html, markdown or text.")
    var format: OutputFormat?

    @Option(help: "Publication date (YYYY-MM-DD) of reports that state none.")
    var reportedOn: String?

    @Option(help: "Title of the dossier; by default the most telling headline.")
    var title: String?

    @Option(
        name: .customLong("participants"),
        help: "Rules for who is who (YAML with merge, split and rename); see the README.")
    var participantRules: String?

    // Takes what follows whatever it is, so that -1 is told as a wrong number, not as another option.
    @Option(
        parsing: .unconditional, help: "Number of reports to work on at once; by default the number of cores.")
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Say nothing but results and errors: no warnings, no progress.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Tell what is done and how long it takes.")
    var verbose = false

    @OptionGroup(title: "Fetching")
    var fetching: FetchOptions

    func validate() throws {
        try PathRules.checkInputs(inputs)
        if let reportedOn, !Self.isDay(reportedOn) {
            throw ValidationError("--reported-on wants a date as YYYY-MM-DD, not '\(reportedOn)'.")
        }
        if let title, title.allSatisfy(\.isWhitespace) {
            throw ValidationError("--title wants a title; leave it out for the most telling headline.")
        }
        if let jobs, !(1...256).contains(jobs) {
            throw ValidationError("--jobs wants a number from 1 to 256, not \(jobs).")
        }
        if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other; give one of them.") }
        try PathRules.checkOutputs(output, inputs: inputs)
        try fetching.check(inputs, outputs: output)
        for path in output where OutputFormat(path: path) == nil && format == nil {
            if path == "-" { throw ValidationError("-o - is standard output; give --format with it.") }
            throw ValidationError(
                "The extension of '\(path.printable)' tells no format; use .json, .html, .md or .txt, or give --format."
            )
        }
    }

    private static func isDay(_ value: String) -> Bool {
        value.utf8.count == 10 && EDTFDate.isValid(value)
            && value.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
    }

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let rules = try participantRules.map { try ParticipantRulesFile(path: $0).rules() }
        let collator = try NewsCollator()
        let fetched = try await AddressLoader(options: fetching).load(
            inputs, with: collator, showsProgress: !quiet)
        var loader = InputLoader(collator, warns: !quiet, fetched: fetched)
        let reports = loader.reports(inputs)
        guard !reports.isEmpty else { throw CommandFailure.nothingUsable("no report could be read from the inputs") }
        if !quiet { warn(of: reports) }
        let progress = ProgressLine(total: reports.count, isWanted: !quiet)
        let options = CollationOptions(
            reportedOn: reportedOn, title: title, jobs: jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount),
            participants: rules)
        let dossier = await collator.collate(reports, options: options) { progress.update($0) }
        progress.finish()
        if let rules, !quiet { warn(of: rules, dossier) }
        if !quiet { DateNotes(dossier: dossier, reportedOn: reportedOn).lines.forEach(Console.error) }
        try write(dossier)
        tell(dossier, failures: loader.failures, seconds: start.duration(to: clock.now))
        try checkAnyIsAnnotated(dossier)
        if loader.failures > 0 { throw ExitCode(1) }
    }

    /// Tells which names of the rules no report has, for a slip of the pen would otherwise change nothing in silence.
    private func warn(of rules: ParticipantRules, _ dossier: Dossier) {
        if rules.isEmpty {
            Console.error(
                "variorum: \((participantRules ?? "").printable) holds no rule; there are merge, split and rename")
        }
        let known = Set(dossier.participants.flatMap { [$0.name] + $0.forms.map(\.text) })
        for name in rules.names
        where !known.contains(name) && !rules.renames.contains(where: { $0.from == name && known.contains($0.to) }) {
            Console.error(
                "variorum: no participant is called '\(name.printable)', which \(participantRules ?? "") names")
        }
        let names = dossier.participants.map(\.name)
        for problem in rules.contradictions(shown: names) {
            Console.error("variorum: \(participantRules ?? ""): \(problem.printable)")
        }
    }

    /// Tells which reports will give less than they hold.
    private func warn(of reports: [Report]) {
        for report in reports {
            if report.text.utf8.count > NewsCollator.longestBody {
                Console.error(
                    "variorum: \(report.file) is longer than \(NewsCollator.longestBody / 1000) kB; "
                        + "what comes after is kept but not searched; split it if it holds several articles")
            }
        }
    }

    /// A dossier of reports alone is written, for it is better than nothing, but it is not what was asked for.
    private func checkAnyIsAnnotated(_ dossier: Dossier) throws {
        guard !dossier.reports.isEmpty, dossier.reports.allSatisfy({ $0.notAnnotated != nil }) else { return }
        throw CommandFailure.nothingUsable("no report is in English, so the dossier holds the reports alone")
    }

    private static func tellsNothing(_ dossier: Dossier) -> Bool {
        dossier.record.isEmpty && dossier.quotations.isEmpty && dossier.positions.isEmpty && dossier.timeline.isEmpty
            && dossier.figures.isEmpty && dossier.differences.isEmpty && dossier.agreements.isEmpty
    }

    private func write(_ dossier: Dossier) throws {
        if output.isEmpty {
            let format = format ?? .text
            try Console.output(try format.render(dossier, width: Console.width, color: Console.wantsColor))
        }
        for path in output {
            let format = OutputFormat(path: path) ?? format ?? .json
            if path == "-" {
                try Console.output(try format.render(dossier, width: Console.width, color: Console.wantsColor))
                continue
            }
            let data = try format.render(dossier, width: 100, color: false)
            do throws(SystemFailure) {
                try WholeFile.save(data, to: path)
            } catch {
                throw CommandFailure.cannotWrite(path, WriteFailure.words(path, error))
            }
        }
    }

    private func tell(_ dossier: Dossier, failures: Int, seconds: Duration) {
        guard !quiet else { return }
        for report in dossier.leftOut ?? [] { Console.error("variorum: left out \(report.file): \(report.why)") }
        for report in dossier.reports {
            guard let reason = report.notAnnotated else { continue }
            Console.error("variorum: \(report.file) is kept but not annotated: \(reason)")
        }
        if dossier.reports.count == 1 {
            Console.error("variorum: only one report: nothing to compare it with")
        }
        if Self.tellsNothing(dossier), dossier.reports.contains(where: { $0.notAnnotated == nil }) {
            Console.error("variorum: no statement, date or figure was found in the reports; are they whole?")
        }
        guard verbose else { return }
        Console.error(
            "variorum: \(dossier.reports.count) reports, \(dossier.origins.count) origins, \(dossier.quotations.count) quotations, "
                + "\(dossier.positions.count) positions, \(dossier.differences.count) differences in \(seconds)"
                + (failures > 0 ? "; \(failures) inputs failed" : ""))
        for path in output { Console.error("variorum: wrote \(path)") }
    }
}

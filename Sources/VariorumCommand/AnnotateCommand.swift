import ArgumentParser
import DossierFormat
import Foundation
import Variorum

/// `variorum annotate`: one report a line in, one annotation a line out.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Annotate reports: one JSON line a report in, one JSON line out.",
        discussion: """
            Reads standard input as `variorum read --format json` writes it and marks names, statements with speakers, \
            times, figures and acts. A line that is no report is told on stderr with its number; the others go on.

            EXAMPLES
              variorum read --format json articles/ | variorum annotate > annotated.jsonl

            EXIT CODES
              0  all well
              1  some lines failed; the others are annotated
              2  wrong usage
              3  no report among the lines
            """)

    func run() throws {
        let collator = try NewsCollator()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let decoder = JSONDecoder()
        var number = 0
        var reports = 0
        var failures = 0
        while let line = readLine(strippingNewline: true) {
            number += 1
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let report = try? decoder.decode(Report.self, from: Data(line.utf8)) else {
                failures += 1
                Console.error("variorum: line \(number): no report as `variorum read --format json` writes it")
                continue
            }
            reports += 1
            try Console.output(try encoder.encode(collator.annotate(report)) + Data([0x0A]))
        }
        if reports == 0 { throw CommandFailure.nothingUsable("no report on standard input") }
        if failures > 0 { throw ExitCode(1) }
    }
}

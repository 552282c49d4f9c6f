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
              0  all well       1  some lines failed       2  wrong usage       3  nothing usable
            """)

    func run() throws {
        let collator = try NewsCollator()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let decoder = JSONDecoder()
        var number = 0
        var failures = 0
        while let line = readLine(strippingNewline: true) {
            number += 1
            if line.allSatisfy(\.isWhitespace) { continue }
            do {
                let report = try decoder.decode(Report.self, from: Data(line.utf8))
                Console.output(try encoder.encode(collator.annotate(report)) + Data([0x0A]))
            } catch {
                failures += 1
                Console.error("variorum: line \(number): no report as `variorum read --format json` writes it")
            }
        }
        if number == failures { throw CommandFailure.nothingUsable("no report on standard input") }
        if failures > 0 { throw ExitCode(1) }
    }
}

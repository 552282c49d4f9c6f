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
            times, figures and acts. A line that is no report, or longer than 128 MB, is told on stderr with its number; \
            the others go on. A report that is not English comes out empty, with the reason.

            EXAMPLES
              variorum read --format json articles/ | variorum annotate > annotated.jsonl

            EXIT CODES
              0  all well
              1  some lines failed; each is named on stderr, the rest was done
              2  wrong usage
              3  no report among the lines, or an output that cannot be written
            """)

    func run() throws {
        let collator = try NewsCollator()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let decoder = JSONDecoder()
        var number = 0
        var reports = 0
        var failures = 0
        var lines = LineReader(FileHandle.standardInput)
        while let line = try lines.next() {
            number += 1
            guard case .bytes(let bytes) = line else {
                failures += 1
                Console.error("variorum: line \(number): longer than \(LineReader.longest >> 20) MB; it is not read")
                continue
            }
            if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
            guard let report = try? decoder.decode(Report.self, from: bytes) else {
                failures += 1
                Console.error("variorum: line \(number): no report as `variorum read --format json` writes it")
                continue
            }
            reports += 1
            let annotation = collator.annotate(report)
            if let reason = annotation.notAnnotated {
                Console.error("variorum: line \(number): \(report.file) is not annotated: \(reason)")
            }
            try Console.output(try encoder.encode(annotation) + Data([0x0A]))
        }
        if reports == 0 { throw CommandFailure.nothingUsable("no report on standard input") }
        if failures > 0 { throw ExitCode(1) }
    }
}

import ArgumentParser
import DossierFormat
import Foundation

/// `variorum diff`: what a later set of reports adds, changes, withdraws.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what a later dossier adds, changes and withdraws.",
        discussion: """
            Both are dossiers of one story that collate wrote as JSON. Items are the same when they rest on the same \
            passages of reports with the same text, whatever their ids.

            EXAMPLES
              variorum diff monday.json tuesday.json
              variorum diff monday.json tuesday.json --format json

            EXIT CODES
              0  compared, whether or not they differ
              2  wrong usage
              3  a dossier cannot be read, or is none
              5  with --exit-code: they differ
            """)

    /// How the changes are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The earlier dossier (JSON).")
    var old: String

    @Argument(help: "The later dossier (JSON).")
    var new: String

    @Option(help: "Format of the result: text or json.")
    var format: Format = .text

    @Flag(help: "End with 5 when the dossiers differ.")
    var exitCode = false

    func validate() throws {
        if old == "-", new == "-" { throw ValidationError("- is given twice; standard input ends once.") }
    }

    func run() throws {
        let changes = DossierChanges(
            from: try DossierFile(path: old).dossier(), to: try DossierFile(path: new).dossier())
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try Console.output(try encoder.encode(changes) + Data("\n".utf8))
        case .text: try Console.output(Self.text(changes))
        }
        if exitCode, !changes.isEmpty { throw ExitCode(5) }
    }

    private static func text(_ changes: DossierChanges) -> String {
        guard !changes.isEmpty else { return "The dossiers tell the same.\n" }
        var lines: [String] = []
        var section = ""
        for item in changes.items {
            if item.section != section {
                section = item.section
                lines.append((lines.isEmpty ? "" : "\n") + section)
            }
            let sign = item.change == .added ? "+" : item.change == .withdrawn ? "-" : "~"
            let ids = [item.old, item.new].compactMap(\.self).joined(separator: " → ")
            let what = item.what.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            lines.append("  \(sign) \(ids.isEmpty ? "" : "[\(ids)] ")\(what.prefix(300))")
            for detail in item.details {
                lines.append("      \(detail.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300))")
            }
        }
        let counts = DossierChanges.Change.allCases.map { change in
            "\(changes.items.count { $0.change == change }) \(change.rawValue)"
        }
        return lines.joined(separator: "\n") + "\n\n" + counts.joined(separator: ", ") + "\n"
    }
}

import ArgumentParser
import DossierFormat
import Foundation
import Variorum

/// `variorum verify`: the proof that a dossier says nothing without a passage.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a dossier: every passage letter for letter, every id, every block.",
        discussion: """
            With inputs, the reports are read again and must have the text that the dossier has.

            EXAMPLES
              variorum verify dossier.json
              variorum verify dossier.json articles/

            EXIT CODES
              0  every passage is there
              1  some inputs failed; the dossier itself is sound
              2  wrong usage
              3  the dossier cannot be read
              4  a flaw was found; each is named on stderr
            """)

    @Argument(help: "The dossier (JSON).")
    var dossier: String

    @Argument(help: "The inputs it was made from: files or folders.")
    var inputs: [String] = []

    func run() throws {
        guard
            let data = dossier == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: dossier)
        else {
            throw CommandFailure.nothingUsable("\(dossier): the file cannot be read")
        }
        var flaws: [DossierFlaw]
        var failures = 0
        do {
            let decoded = try Dossier(json: data)
            flaws = decoded.verify()
            if !inputs.isEmpty {
                var loader = InputLoader(try NewsCollator())
                flaws += Self.compare(decoded, with: loader.reports(inputs))
                failures = loader.failures
            }
        } catch let error as DecodingError {
            flaws = [DossierFlaw(item: dossier, problem: Self.describe(error))]
        }
        for flaw in flaws { Console.error("variorum: \(flaw)") }
        if !flaws.isEmpty {
            throw CommandFailure.verifyFailed("\(flaws.count) \(flaws.count == 1 ? "flaw" : "flaws") in \(dossier)")
        }
        try Console.output("\(dossier): every passage is there, letter for letter\n")
        if failures > 0 { throw ExitCode(1) }
    }

    /// Reports whose input is missing or has another text now.
    private static func compare(_ dossier: Dossier, with reports: [Report]) -> [DossierFlaw] {
        dossier.reports.compactMap { report in
            let same = reports.filter { $0.file == report.file }
            if same.isEmpty {
                return DossierFlaw(item: "reports \(report.id)", problem: "\(report.file) is not among the inputs")
            }
            if same.contains(where: { $0.text.unicodeScalars.elementsEqual(report.text.unicodeScalars) }) { return nil }
            return DossierFlaw(item: "reports \(report.id)", problem: "\(report.file) has another text now")
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let path = place(context.codingPath)
            return path.isEmpty
                ? "no JSON of a dossier: \(context.debugDescription)" : "\(path): \(context.debugDescription)"
        @unknown default: return "no dossier"
        }
    }
}

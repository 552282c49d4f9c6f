import ArgumentParser
import DossierFormat
import Variorum

/// `variorum verify`: the proof that a dossier says nothing without a passage.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a dossier: every passage letter for letter, every id, every block.",
        discussion: """
            Checked are: every passage against the text of its report; quotations and record lines against their \
            passages; that each item has a passage; ids; blocks; the form of dates. With inputs, the reports are read \
            again and must have the text that the dossier has.

            Not checked is what the dossier concludes: titles, outlets, speakers, who wants what, what counts as a \
            difference, values of dates and figures. Judge that by the passages.

            EXAMPLES
              variorum verify dossier.json
              variorum verify dossier.json articles/

            EXIT CODES
              0  every passage is there
              1  some inputs failed; the dossier itself is sound
              2  wrong usage
              3  the dossier cannot be read, or is none
              4  a flaw was found; each is named on stderr
            """)

    @Argument(help: "The dossier (JSON).")
    var dossier: String

    @Argument(help: "The inputs it was made from: files or folders.")
    var inputs: [String] = []

    func validate() throws {
        if (inputs + [dossier]).filter({ $0 == "-" }).count > 1 {
            throw ValidationError("- is given twice; standard input ends once.")
        }
    }

    func run() throws {
        var loader = InputLoader(try NewsCollator())
        var flaws: [DossierFlaw]
        do {
            let decoded = try DossierFile(path: dossier).decoded()
            flaws = decoded.verify()
            if !inputs.isEmpty { flaws += Self.compare(decoded, with: loader.reports(inputs)) }
        } catch let error as DecodingError {
            flaws = [DossierFlaw(item: dossier, problem: error.words)]
        }
        for flaw in flaws { Console.error("variorum: \(flaw)") }
        if !flaws.isEmpty {
            throw CommandFailure.verifyFailed("\(flaws.count) \(flaws.count == 1 ? "flaw" : "flaws") in \(dossier)")
        }
        let scope =
            inputs.isEmpty
            ? "checked against the texts inside the dossier; give the articles to check those too"
            : "checked against the dossier's texts, and those against the articles"
        try Console.output("\(dossier.printable): every passage is there, letter for letter (\(scope))\n")
        if loader.failures > 0 { throw ExitCode(1) }
    }

    /// Reports whose input is missing or has another text now.
    private static func compare(_ dossier: Dossier, with reports: [Report]) -> [DossierFlaw] {
        dossier.reports.compactMap { report in
            var same = reports.filter { isSame($0.file, report.file) }
            // A page that was fetched has another name in the archive or file that it was kept in.
            if same.isEmpty, let url = report.url { same = reports.filter { $0.url == url } }
            if same.isEmpty {
                return DossierFlaw(item: "reports \(report.id)", problem: "\(report.file) is not among the inputs")
            }
            if same.contains(where: { $0.text.unicodeScalars.elementsEqual(report.text.unicodeScalars) }) { return nil }
            return DossierFlaw(item: "reports \(report.id)", problem: "\(report.file) has another text now")
        }
    }

    /// Whether two names may be of one file: a file named by itself has no folder before its name.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left == right || left.hasSuffix("/" + right) || right.hasSuffix("/" + left)
    }
}

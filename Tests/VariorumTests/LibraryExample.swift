import DossierFormat
import Foundation
import Variorum

/// Prints where the reports in some files differ, with the words of each side.
func printDifferences(among paths: [String]) async throws {
    let collator = try NewsCollator()
    var reports: [Report] = []
    for url in paths.map({ URL(fileURLWithPath: $0) }) {
        reports += try collator.read([UInt8](Data(contentsOf: url)), file: url.lastPathComponent)
    }
    let dossier = await collator.collate(reports, options: CollationOptions(reportedOn: "2023-03-14", jobs: 2))
    print("\(dossier.title): \(dossier.reports.count) reports, \(dossier.origins.count) origins")
    for difference in dossier.differences where difference.severity == .high {
        print("\(difference.kind): \(difference.about)")
        for passage in difference.sides.flatMap(\.evidence) {
            print("    \(passage.report), code points \(passage.start)–\(passage.end): “\(passage.text)”")
        }
    }
    try dossier.json().write(to: URL(fileURLWithPath: "dossier.json"))
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Other words in one place of two like sentences")
struct SlotContrastTests {
    struct Pair: CustomTestStringConvertible, Sendable {
        let left: String
        let right: String

        init(_ left: String, _ right: String) { (self.left, self.right) = (left, right) }

        var testDescription: String { "\(left) | \(right)" }
    }

    private func dossier(_ pair: Pair) throws -> Dossier { try InventedReports.harbourNews(pair.left, pair.right) }

    private func agree(_ pair: Pair) throws -> Bool {
        try dossier(pair).agreements.contains { agreement in
            Set(agreement.evidence.map(\.report)).count > 1
        }
    }

    @Test(
        "Sentences that contradict each other in one place are no agreement but a difference",
        arguments: [
            Pair("Joren Halse was found guilty of fraud.", "Joren Halse was cleared of fraud."),
            Pair("The pilot asked Corrin for 40 million euros.", "The pilot asked Corrin for 40 million dollars."),
            Pair("The wreck lay 40 km from Corrin.", "The wreck lay 40 miles from Corrin."),
            Pair("The talks in Corrin ended with an agreement.", "The talks in Corrin ended without an agreement."),
            Pair("The mayor blamed the pilot for the wreck.", "The pilot blamed the mayor for the wreck."),
            Pair("The council signed the harbour bill.", "The council vetoed the harbour bill."),
        ])
    func contradicted(_ pair: Pair) throws {
        #expect(try !agree(pair))
        #expect(try dossier(pair).differences.contains { $0.kind == .conflict })
    }

    @Test(
        "Rewordings, double denials and exchanged voices are no conflict",
        arguments: [
            Pair("The mayor was not unhappy with the report.", "The mayor was happy with the report."),
            Pair("The pilot did not deny that he slept.", "The pilot admitted that he slept."),
            Pair("The mayor blamed the pilot for the wreck.", "The pilot was blamed by the mayor for the wreck."),
            Pair("The council supported the ban.", "The council opposed lifting the ban."),
        ])
    func reworded(_ pair: Pair) throws {
        #expect(try !dossier(pair).differences.contains { $0.kind == .conflict })
    }
}

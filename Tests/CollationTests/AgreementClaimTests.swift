import DossierFormat
import Testing

@testable import Collation

@Suite("How agreements word their claims")
struct AgreementClaimTests {
    private func claims(_ first: String, _ second: String) throws -> [String] {
        try InventedReports.harbourNews(first, second).agreements.map(\.claim)
    }

    @Test("What stands behind “that” is told without it")
    func content() throws {
        let claims = try claims(
            "Keeper Marit Solvang told the council of Lanvik on Tuesday that the storm had destroyed "
                + "the wooden pier and the lighthouse.",
            "The wooden pier of Lanvik and the lighthouse were destroyed by the storm.")
        #expect(claims.contains { $0.contains("wooden pier") })
        #expect(!claims.contains { $0.hasPrefix("that ") })
    }

    @Test("A claim ends behind what its verb governs")
    func governed() throws {
        let claims = try claims(
            "Skipper Piet Darrow and his whole crew of the Norna are expected to reach the harbour of Lanvik "
                + "with copper nets.",
            "Piet Darrow and the crew of the Norna will reach the harbour of Lanvik with copper nets.")
        #expect(claims.contains { $0.contains("reach the harbour of Lanvik") })
        #expect(!claims.contains { $0.hasSuffix("expected") || $0.hasPrefix("to ") })
    }

    @Test("A side clause is told without the word that ties it to its sentence")
    func sideClause() throws {
        let dossier = try InventedReports.harbourNews(
            "Fishermen of Lanvik watched the burning lighthouse for an hour, "
                + "as the council called divers from Orrun to search the wooden pier.",
            "The council of Lanvik called divers from Orrun to search the wooden pier.")
        #expect(dossier.agreements.contains { $0.claim.contains("called divers from Orrun") })
        let passages = dossier.agreements.flatMap(\.evidence).map(\.text)
        #expect(!passages.contains { $0.hasPrefix("as the council") })
    }

    @Test("Two ways of saying that something is not so agree")
    func denials() throws {
        let seal = try InventedReports.harbourNews(
            "The seal did not appear to be attacking the fisherman in the harbour of Lanvik.",
            "The seal of Lanvik was not attacking the fisherman, a keeper of the harbour said.")
        #expect(isShared(seal, "did not appear", "was not attacking"))
        let nets = try InventedReports.harbourNews(
            "Orrun no longer needs to test the copper nets of its herring boats.",
            "Orrun requires no further tests of the copper nets of its herring boats.")
        #expect(isShared(nets, "no longer needs", "no further tests"))
    }

    @Test("What only appeared to be is not what was not")
    func appearance() throws {
        let seal = try InventedReports.harbourNews(
            "The seal appeared to be attacking the fisherman in the harbour of Lanvik.",
            "The seal of Lanvik was not attacking the fisherman, a keeper of the harbour said.")
        #expect(!isShared(seal, "appeared to be", "was not attacking"))
    }

    private func isShared(_ dossier: Dossier, _ first: String, _ second: String) -> Bool {
        dossier.agreements.contains { agreement in
            agreement.evidence.contains { $0.text.contains(first) }
                && agreement.evidence.contains { $0.text.contains(second) }
        }
    }
}

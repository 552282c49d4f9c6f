import DossierFormat
import Testing

@testable import Collation

@Suite("What must not count as support")
struct SupportTests {
    private func dossier(_ first: String, _ second: String) throws -> Dossier {
        try InventedReports.harbourNews(first, second)
    }

    /// Whether an agreement or a line of the record rests on both words.
    private func isShared(_ dossier: Dossier, _ first: String, _ second: String) -> Bool {
        (dossier.agreements.map(\.evidence) + dossier.record.map(\.evidence)).contains { evidence in
            evidence.contains { $0.text.contains(first) } && evidence.contains { $0.text.contains(second) }
        }
    }

    @Test("Another score of one match")
    func score() throws {
        let found = try dossier(
            "Corrin Rovers beat Lanvik United 3-1 in the final of the Eel Cup.",
            "Corrin Rovers beat Lanvik United 3-2 in the final of the Eel Cup.")
        #expect(!isShared(found, "3-1", "3-2"))
        let same = try dossier(
            "Corrin Rovers beat Lanvik United 3-1 in the final of the Eel Cup.",
            "Corrin Rovers have beaten Lanvik United 3-1 in the final of the Eel Cup.")
        #expect(isShared(same, "beat Lanvik", "beaten Lanvik"))
    }

    @Test("Another measure with its unit glued on")
    func glued() throws {
        let found = try dossier(
            "The skipper Marit Solvang fell into the 40m shaft of the lighthouse in Lanvik.",
            "The skipper Marit Solvang fell into the 80m-deep shaft of the lighthouse in Lanvik.")
        #expect(!isShared(found, "40m", "80m"))
    }

    @Test("Another amount of the same money")
    func amount() throws {
        let found = try dossier(
            "The government of Orrun approved 11 million crowns for the harbour of Lanvik.",
            "The government of Orrun approved 20 million crowns for the harbour of Lanvik.")
        #expect(!isShared(found, "11 million", "20 million"))
    }

    @Test("An opposite outcome, or one that is not known")
    func outcome() throws {
        let dead = try dossier(
            "The skipper Marit Solvang of the eel boat Norna survived the storm off Lanvik.",
            "The skipper Marit Solvang of the eel boat Norna was among the dead of the storm off Lanvik.")
        #expect(!isShared(dead, "survived", "among the dead"))
        let unknown = try dossier(
            "The condition of the keeper trapped in the lighthouse of Lanvik remains unknown.",
            "The keeper trapped in the lighthouse of Lanvik was found dead.")
        #expect(!isShared(unknown, "unknown", "found dead"))
        let trapped = try dossier(
            "The keeper Marit Solvang is trapped in the flooded lighthouse of Lanvik.",
            "The keeper Marit Solvang, trapped in the flooded lighthouse of Lanvik, was found dead.")
        #expect(!isShared(trapped, "is trapped", "found dead"))
    }

    @Test("Another day of one happening")
    func day() throws {
        let found = try dossier(
            "The council of Lanvik will elect an interim harbour master on Thursday.",
            "The council of Lanvik will elect an interim harbour master on Friday.")
        #expect(!isShared(found, "on Thursday", "on Friday"))
    }

    @Test("A denial of what another affirms")
    func denial() throws {
        let found = try dossier(
            "Minister Hanna Olvik denied that she had sold the copper nets of the harbour.",
            "Minister Hanna Olvik had sold the copper nets of the harbour.")
        #expect(!isShared(found, "denied that", "Olvik had sold"))
    }

    @Test("The same words of two persons")
    func speakers() throws {
        let found = try dossier(
            "“Water is no favour between neighbours,” Mayor Ida Kroll told reporters in Lanvik.",
            "“Water is no favour between neighbours,” police chief Hugo Brandt told reporters in Lanvik.")
        #expect(!isShared(found, "favour between", "favour between neighbours,” police"))
        #expect(!found.agreements.contains { $0.claim.contains("Water is no favour") })
        #expect(found.differences.contains { $0.kind == .conflict && $0.about.contains("Water is no favour") })
    }

    @Test("Passages on two sides of a conflict")
    func conflict() throws {
        let found = try dossier(
            "The coast guard of Orrun searched the cargo of the ferry Norna on Monday.",
            "The coast guard of Orrun did not search the cargo of the ferry Norna on Monday.")
        for conflict in found.differences where conflict.kind == .conflict {
            for evidence in found.agreements.map(\.evidence) + found.record.map(\.evidence) {
                let sides = conflict.sides.filter { side in
                    side.evidence.contains { one in
                        evidence.contains { $0.report == one.report && $0.start < one.end && one.start < $0.end }
                    }
                }
                #expect(sides.count < 2)
            }
        }
        #expect(found.differences.contains { $0.kind == .conflict })
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of ranks, of measures in force, of talks and of what is still to come")
struct RankDifferenceTests {
    private func found(_ prefix: String, _ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: bodies.map { _ in 5 }).filter { $0.about.hasPrefix(prefix) }
    }

    @Test("One rank has not two holders")
    func holders() throws {
        let found = try found(
            "Who or what is",
            "Canada is the largest exporter of herring to Japan. Police are searching the harbour.",
            "Brazil is the biggest exporter of herring to Japan. Police are searching the harbour.")
        #expect(found.contains { Set($0.sides.map(\.value)) == ["Canada", "Brazil"] }, "\(found)")
    }

    @Test("Ranks of another noun, another reach, another order or another time exclude nothing")
    func otherRanks() throws {
        let canada = "Canada is the largest exporter of herring to Japan. Police are searching the harbour."
        for other in [
            "Brazil is the largest importer of herring from Japan.",
            "Brazil is the largest exporter of herring to Peru.",
            "Brazil is the second-largest exporter of herring to Japan.",
            "Brazil was once the largest exporter of herring to Japan.",
            "Brazil is one of the largest exporters of herring to Japan.",
        ] {
            #expect(try found("Who or what is", canada, other + " Police are searching.").isEmpty, "\(other)")
        }
    }

    @Test("A measure that is in force in one report and still to come in the other is a tension")
    func validity() throws {
        let found = try found(
            "Already in force",
            "The herring duties are already in effect. Boats stayed in the harbour of Corrin.",
            "The herring duties were set to go into effect on Friday. Boats stayed in the harbour of Corrin.")
        #expect(found.contains { $0.kind == .tension && $0.sides.count == 2 }, "\(found)")
    }

    @Test("New duties beside old ones, and duties that may come, are none")
    func otherMeasures() throws {
        let inForce = "The herring duties are already in effect. Boats stayed in the harbour of Corrin."
        for other in [
            "New herring duties will take effect on Friday.", "If the herring duties take effect, boats will stay.",
            "The herring quotas will take effect on Friday.",
        ] {
            #expect(try found("Already in force", inForce, other).isEmpty, "\(other)")
        }
    }

    @Test("Soon and within a number of days differ in how exactly they tell of one step")
    func near() throws {
        let found = try found(
            "How soon",
            "The details of the herring deal will be finalized in the next 30 days. Boats stayed in Corrin.",
            "The details of the herring deal will be finalized shortly. Boats stayed in Corrin.")
        #expect(found.contains { $0.sides.count == 2 }, "\(found)")
        let other = try self.found(
            "How soon",
            "The details of the herring deal will be finalized in the next 30 days. Boats stayed in Corrin.",
            "The bridge of Tasmel will be finalized shortly. Boats stayed in Corrin.")
        #expect(other.isEmpty, "\(other)")
    }

    @Test("A side that will not negotiate, and negotiations with it, are a tension")
    func negotiations() throws {
        let found = try found(
            "Whether Japan",
            "Japan will not negotiate under threat, its foreign minister said. Japan rejects the herring duties.",
            "Orrun extended negotiations with Japan on Wednesday. Japan rejected the herring duties of Orrun.")
        #expect(found.contains { $0.kind == .tension && $0.sides.count == 2 }, "\(found)")
        let willing = try self.found(
            "Whether Japan",
            "Japan will negotiate in Corrin, its foreign minister said. Japan rejects the herring duties.",
            "Orrun extended negotiations with Japan on Wednesday. Japan rejected the herring duties of Orrun.")
        #expect(willing.isEmpty, "\(willing)")
    }
}

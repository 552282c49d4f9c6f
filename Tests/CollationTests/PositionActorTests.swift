import DossierFormat
import Testing

@testable import Collation

@Suite("Who a position of the dossier belongs to")
struct PositionActorTests {
    private func actors(_ first: String, _ second: String) throws -> [[String]] {
        let dossier = try InventedReports.harbourNews(first, second)
        let names = Dictionary(uniqueKeysWithValues: dossier.participants.map { ($0.id, $0.name) })
        return dossier.positions.map { $0.actor.map { names[$0] ?? "?" } }
    }

    @Test("People whom two reports name by the same role only hold one position, and are participants")
    func unnamed() throws {
        let found = try actors(
            "Doctors called on Norway to abandon the herring tests.",
            "Doctors called on Norway last week to abandon the herring tests.")
        #expect(found == [["doctors"]])
    }

    @Test("A leader whom the reports call a candidate does not act for his state, one with his office does")
    func candidate() throws {
        let candidate = try actors(
            "The candidate Donald Trump urged Norway to close the harbour.",
            "The candidate Donald Trump urged Norway to close the harbour at once. It is far from the United States.")
        #expect(candidate == [["Donald Trump"]])
        let president = try actors(
            "President Donald Trump urged Norway to close the harbour.",
            "President Donald Trump urged Norway to close the harbour at once. It is far from the United States.")
        #expect(president == [["United States"]])
    }

    @Test("Who has only the nationality of a state does not act for it")
    func nationality() throws {
        let singer = try actors(
            "The Norwegian singer Anna Weller urged France to close the harbour.",
            "The Norwegian singer Anna Weller urged France to close the harbour at once. It is far from Norway.")
        #expect(singer == [["Anna Weller"]])
    }

    @Test("Somebody of the same role whom two reports tell the same of holds one position")
    func sameRole() throws {
        let found = try actors(
            "A flight attendant accused Norway of stealing blankets from the harbour.",
            "A flight attendant accused Norway of stealing blankets from the harbour.")
        #expect(found == [["a flight attendant"]])
    }
}

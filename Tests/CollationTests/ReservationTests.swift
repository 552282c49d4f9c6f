import DossierFormat
import Testing

@testable import Collation

@Suite("Reservations that reports leave out, and on whose word they tell")
struct ReservationTests {
    private func reservations(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: bodies.map { _ in 5 }).filter {
            $0.about.hasPrefix("A reservation")
        }
    }

    @Test("What one report leaves out behind “but” is told")
    func leftOut() throws {
        let found = try reservations(
            "Hanna Olvik said the herring deal was “encouraging,” but the mills of the coast needed more protection.",
            "Hanna Olvik said the herring deal was “encouraging.” Boats stayed in the harbour.")
        #expect(found.contains { $0.kind == .framing && $0.sides.count == 2 }, "\(found)")
    }

    @Test("A reservation that the other report tells in a sentence of its own is not left out")
    func apart() throws {
        let found = try reservations(
            "Hanna Olvik said the herring deal was “encouraging,” but the mills of the coast needed more protection.",
            "Hanna Olvik said the herring deal was “encouraging.” The mills of the coast needed more protection, she said."
        )
        #expect(found.isEmpty, "\(found)")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Reservations that reports leave out")
struct ReservationTests {
    private func reservations(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: bodies.map { _ in 5 }).filter {
            $0.about.hasPrefix("A reservation")
        }
    }

    private let whole =
        "“The herring deal is a good step, but the mills of the coast still need more protection,” Hanna Olvik said."

    @Test("What one report leaves out behind “but” is told")
    func leftOut() throws {
        let found = try reservations(
            whole, "“The herring deal is a good step,” Hanna Olvik said. Boats stayed in the harbour.")
        #expect(found.contains { $0.kind == .framing && $0.sides.count == 2 }, "\(found)")
    }

    @Test("A reservation that the other report tells in a sentence of its own, or another one, is not left out")
    func apart() throws {
        let apart = try reservations(
            whole,
            "“The herring deal is a good step,” Hanna Olvik said. The mills need more protection, she said.")
        #expect(apart.isEmpty, "\(apart)")
        let other = try reservations(
            whole, "“The herring deal is a good step,” Hanna Olvik said. But it comes late, she said.")
        #expect(other.isEmpty, "\(other)")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Claims of two reports that cannot both be true")
struct ContradictionTests {
    private func serious(_ bodies: String..., days: [Int] = [5, 5, 5]) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: days).filter { $0.severity == .high }
    }

    // MARK: Polarity

    @Test("What one report tells as done and another as not done is a conflict")
    func denied() throws {
        let found = try serious(
            "The coast guard searched the cargo of the Norna on Monday.",
            "The coast guard did not search the cargo of the Norna.")
        let conflict = try #require(found.first { $0.kind == .conflict })
        #expect(conflict.sides.count == 2)
    }

    @Test("Two verbs that exclude each other, said of one object, are a conflict")
    func opposites() throws {
        let found = try serious(
            "The harbour council of Corrin accepted the offer of the insurer.",
            "The harbour council of Corrin rejected the offer of the insurer.")
        #expect(found.contains { $0.kind == .conflict })
    }

    @Test(
        "A condition, a part, a wish, another object and another subject deny nothing",
        arguments: [
            "Nobody knew if the coast guard did not search the cargo of the Norna.",
            "The coast guard did not search all the cargo of the Norna.",
            "The coast guard will not search the cargo of the Norna.",
            "The coast guard did not search the bridge of the Norna.",
            "The customs office did not search the cargo of the Norna.",
            "The coast guard has not yet searched the cargo of the Norna.",
        ])
    func notDenied(_ body: String) throws {
        let found = try serious("The coast guard searched the cargo of the Norna on Monday.", body)
        #expect(!found.contains { $0.kind == .conflict })
    }

    @Test("A report that tells both does not contradict another that tells one")
    func both() throws {
        let found = try serious(
            "The coast guard searched the cargo of the Norna on Monday. The coast guard did not search the cargo of the Norna on Tuesday.",
            "The coast guard did not search the cargo of the Norna.")
        #expect(!found.contains { $0.kind == .conflict })
    }

    // MARK: Numbers

    @Test("Nobody hurt and three people hurt are a conflict, whatever words tell it")
    func nobody() throws {
        let found = try serious(
            "No one was injured in the explosion at the terminal, the harbour police of Corrin said.",
            "Three people were injured in the explosion at the terminal, the harbour police of Corrin said.")
        #expect(found.contains { $0.about.contains("injured") })
    }

    @Test("Some of the dead are no other count of all, but more than all are")
    func some() throws {
        let all = "The explosion at the terminal killed 14 people, the harbour police of Corrin said."
        let fewer = try serious(
            all, "The explosion at the terminal killed 11 sailors, the harbour police of Corrin said.")
        #expect(!fewer.contains { $0.about.contains("killed") })
        let more = try serious(
            all, "The explosion at the terminal killed 19 sailors, the harbour police of Corrin said.")
        #expect(more.contains { $0.about.contains("killed") })
    }

    @Test("Numbers of one owner, verb and thing are a conflict; those of another owner, kind or time are none")
    func owners() throws {
        let told = "The port authority of Corrin ordered 40 ferries for the harbour."
        let found = try serious(told, "The port authority of Corrin ordered 52 ferries for the harbour.")
        #expect(found.contains { $0.kind == .conflict })
        for other in [
            "The island council of Tasmel ordered 52 ferries for the harbour.",
            "The port authority of Corrin ordered 52 electric ferries for the harbour.",
            "The port authority of Corrin ordered 52 ferries for the harbour in 2024.",
            "The port authority of Corrin scrapped 52 ferries in the harbour.",
        ] {
            #expect(try !serious(told, other).contains { $0.kind == .conflict })
        }
    }

    @Test("Two ages of one named person are a conflict; ages of two persons are none")
    func ages() throws {
        let told = "Hanna Olvik, 44, the harbour master of Corrin, saw the explosion."
        let found = try serious(told, "The explosion woke 47-year-old Hanna Olvik, the harbour master of Corrin.")
        #expect(found.contains { $0.about.contains("How old") })
        let other = try serious(told, "The explosion woke 47-year-old Piet Darrow, a baker of Corrin.")
        #expect(!other.contains { $0.about.contains("How old") })
    }

    @Test("An amount in brackets that repeats another in another currency is no other amount")
    func conversions() throws {
        let found = try serious(
            "Damage to the terminal was estimated at 2 million euros.",
            "Damage to the terminal was estimated at 2 million dollars (3 million euros).")
        #expect(!found.contains { $0.about.hasPrefix("How many") })
    }

    @Test("A position under two conditions is told with both")
    func conditions() throws {
        let found = try InventedBlast.differences([
            "Orrun threatened to leave the talks if the harbour is not reopened.",
            "Orrun threatened to leave the talks unless Tasmel withdraws its boats.",
        ])
        #expect(found.contains { $0.about.hasPrefix("On what condition") })
    }

    // MARK: Speakers

    @Test("Words that a spokesman says of his minister are not given to two speakers")
    func spokesman() throws {
        let words = "“Olvik regrets that the old terminal was never rebuilt after the flood,”"
        let found = try serious("\(words) Piet Darrow, her spokesman, said.", "\(words) Hanna Olvik said.")
        #expect(!found.contains { $0.about.hasPrefix("Who said") })
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of how sure and how exact reports are")
struct SurenessDifferenceTests {
    private func strengths(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: [5, 5, 5]).filter { $0.kind == .strength }
    }

    @Test("A deed told as done and as suspected differs in strength")
    func suspected() throws {
        let found = try strengths(
            "The crew of the Norna smuggled the crates of the museum into a warehouse in Corrin.",
            "The crew of the Norna allegedly smuggled the crates of the museum into a warehouse.")
        #expect(found.contains { $0.about.hasPrefix("How sure it is") }, "\(found.map(\.about))")
    }

    @Test("A deed that two reports tell as done, or that somebody only reports, does not")
    func done() throws {
        let found = try strengths(
            "The crew of the Norna smuggled the crates of the museum into a warehouse in Corrin.",
            "Police said the crew of the Norna smuggled the crates of the museum into a warehouse.")
        #expect(!found.contains { $0.about.hasPrefix("How sure it is") }, "\(found.map(\.about))")
    }

    @Test("What befell others is another deed, whether it is told of them or done to them")
    func others() throws {
        let found = try strengths(
            "Pirates released the sailors in Corrin.", "The pirates may have been released in Corrin.")
        #expect(!found.contains { $0.about.hasPrefix("How sure it is") }, "\(found.map(\.about))")
    }

    @Test("A deed that is told by one and still examined by another differs in strength")
    func examined() throws {
        let found = try strengths(
            "Investigators are examining whether the captain of the Norna fell asleep at the wheel.",
            "The captain of the Norna fell asleep at the wheel.")
        #expect(found.contains { $0.about.hasPrefix("How sure it is") }, "\(found.map(\.about))")
    }

    @Test("A count of people told exactly and with a bound differs in strength; a rounded weight weighs little")
    func exact() throws {
        let people = try strengths(
            "More than 200 people were evacuated from the harbour of Corrin.",
            "Fire crews said 214 people were evacuated from the harbour of Corrin.")
        #expect(people.contains { $0.about.hasPrefix("How exactly it is told") }, "\(people.map(\.about))")
        let weight = try strengths(
            "The Norna carried about 600 tons of grain to Corrin.", "The Norna carried 600 tons of grain to Corrin.")
        #expect(!weight.contains { $0.severity != .low }, "\(weight.map(\.about))")
    }

    @Test("Two counts of one noun are parted before they are compared in how exactly they are told")
    func parted() throws {
        let found = try strengths(
            "The 21 pupils came home to Corrin. More than 270 pupils were taken from the school in spring.",
            "The 21 pupils came home to Corrin. The raiders took 276 pupils from the school in spring.")
        let exactness = found.filter { $0.about.hasPrefix("How exactly it is told") }
        #expect(
            exactness.contains { Set($0.sides.map(\.value)) == ["More than 270 pupils", "276 pupils"] },
            "\(exactness.map { $0.sides.map(\.value) })")
    }

    @Test("Dozens hurt and 51 hurt differ in how exactly they are told; dozens and nobody do not")
    func vague() throws {
        let found = try strengths(
            "Dozens were injured in the explosion at the terminal, the harbour police of Corrin said.",
            "The explosion at the terminal injured 51 people, the harbour police of Corrin said.")
        #expect(found.contains { $0.about.hasPrefix("How exactly it is told") }, "\(found.map(\.about))")
        let other = try InventedBlast.differences(
            [
                "Dozens were injured in the explosion at the terminal, the harbour police of Corrin said.",
                "The explosion at the terminal injured nobody, the harbour police of Corrin said.",
            ])
        #expect(!other.contains { $0.about.hasPrefix("How exactly it is told") }, "\(other.map(\.about))")
    }

    @Test("A word of doubt before what another report tells plainly differs in strength")
    func hedge() throws {
        let found = try strengths(
            "Investigators said initial indications suggest that the ferry Norna carried old fireworks in its hold.",
            "Investigators said the ferry Norna carried old fireworks in its hold.")
        #expect(found.contains { $0.about.hasPrefix("How sure it is") }, "\(found.map(\.about))")
        let other = try strengths(
            "Investigators said initial indications suggest that the ferry Norna carried old fireworks in its hold.",
            "Investigators said the customs office will hear the crew of the Norna next week.")
        #expect(!other.contains { $0.about.hasPrefix("How sure it is") }, "\(other.map(\.about))")
    }

    @Test("A step told as settled and as expected differs in strength")
    func firmness() throws {
        let found = try strengths(
            "Hanna Olvik will meet Piet Darrow at the terminal on Friday.",
            "Hanna Olvik is expected to meet Piet Darrow at the terminal on Friday.")
        #expect(found.contains { $0.about.hasPrefix("How firm it is") }, "\(found.map(\.about))")
    }

    @Test("A step told as agreed and as announced by one side differs in strength")
    func agreed() throws {
        let found = try strengths(
            "Orrun has agreed to suspend all ferries to the islands of Tasmel.",
            "Orrun announced that it will suspend all ferries to the islands of Tasmel.")
        #expect(found.contains { $0.about.hasPrefix("Agreed or announced") }, "\(found.map(\.about))")
    }

    @Test("A stretch of time told with a bound and without it differs in how exactly it is told; “nearly” tells little")
    func durations() throws {
        let bounded = try strengths(
            "The boat lay on the sandbank for about 10 minutes before the tide freed it.",
            "The boat lay on the sandbank for more than 10 minutes before the tide freed it.")
        #expect(bounded.contains { $0.about.contains("more than 10 minutes") }, "\(bounded.map(\.about))")
        let near = try strengths(
            "The boat lay on the sandbank for 10 minutes before the tide freed it.",
            "The boat lay on the sandbank for nearly 10 minutes before the tide freed it.")
        #expect(!near.contains { $0.about.contains("nearly 10 minutes") }, "\(near.map(\.about))")
    }

    @Test("One thing told in several sentences is one difference, and its headline ends where a phrase ends")
    func merged() throws {
        let found = try strengths(
            "Orrun reached agreements with Japan and Canada on herring, it said. "
                + "Orrun said it had reached agreements with Japan and Canada.",
            "Orrun reached initial agreements with Japan and Canada on herring, it said. "
                + "Orrun said it had reached initial agreements with Japan and Canada.")
        let told = found.filter { $0.about.hasPrefix("How far it goes") }
        #expect(told.count == 1, "\(told.map(\.about))")
        #expect(told.allSatisfy { !$0.about.contains("and”") }, "\(told.map(\.about))")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of time, fate, result, number and ground")
struct ConflictDifferenceTests {
    private func differences(_ bodies: String..., days: [Int] = [5, 5, 5]) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: days)
    }

    // MARK: Time of day

    @Test("Two times of one happening are a conflict")
    func clock() throws {
        let found = try differences(
            "The explosion at the ferry terminal happened at 6.10 a.m. on Wednesday.",
            "The explosion at the ferry terminal happened at 6.35 a.m. on Wednesday.")
        let conflict = try #require(found.first { $0.about.hasPrefix("At what time") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.sides.count == 2)
        #expect(conflict.sides[0].value.contains("6.10"))
    }

    @Test("A vague time a few minutes off, another happening, or a time in another zone is no conflict")
    func noClock() throws {
        let found = try differences(
            "The explosion at the ferry terminal happened at 6.10 a.m. on Wednesday.",
            "The explosion at the ferry terminal happened at about 6.15 a.m. on Wednesday.",
            "The harbour of Corrin was closed at 7.20 a.m. on Wednesday.")
        #expect(!found.contains { $0.about.hasPrefix("At what time") }, "\(found.map(\.about))")
    }

    // MARK: Dead or alive

    @Test("Somebody who survived by one report and died by another is a serious conflict")
    func fate() throws {
        let found = try differences(
            "Captain Hanna Olvik survived the explosion at the terminal.",
            "Captain Hanna Olvik died in the explosion at the terminal.")
        let conflict = try #require(found.first { $0.about.contains("is alive") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.severity == .high)
        #expect(Set(conflict.sides.map(\.value)) == ["dead", "alive"])
    }

    @Test("A death told on a later day may have come since; one report that tells both, or another person, is none")
    func laterDeath() throws {
        let found = try differences(
            "Captain Hanna Olvik survived the explosion at the terminal.",
            "Captain Hanna Olvik died in a hospital of Corrin.", days: [5, 7])
        #expect(found.allSatisfy { !$0.about.contains("is alive") || $0.kind == .tension }, "\(found.map(\.about))")
        let other = try differences(
            "Captain Hanna Olvik survived the explosion at the terminal.",
            "Captain Piet Darrow died in the explosion at the terminal.")
        #expect(!other.contains { $0.about.contains("is alive") }, "\(other.map(\.about))")
    }

    // MARK: Results

    @Test("Two results of one game are a serious conflict; told of either side they are one")
    func score() throws {
        let first = "Before the blast the harbour crew of Orrun beat Tasmel 3-1 in the cup."
        let found = try differences(first, "In the cup, Orrun won 3-2 against Tasmel before the blast.")
        let conflict = try #require(found.first { $0.about.hasPrefix("The result") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.severity == .high)
        let same = try differences(first, "In the cup, Tasmel lost 1-3 against Orrun before the blast.")
        #expect(!same.contains { $0.about.hasPrefix("The result") })
    }

    // MARK: Number

    @Test("One crate and two crates carried away are a conflict; a report that tells both is none")
    func number() throws {
        let first = "The crew of the Norna stole a crate from the ferry terminal."
        let found = try differences(first, "The crew of the Norna stole two crates from the ferry terminal.")
        #expect(
            found.contains { $0.about.hasPrefix("One or several") && $0.kind == .conflict }, "\(found.map(\.about))")
        let both = try differences(
            first,
            "The crew of the Norna stole two crates from the ferry terminal. The crew of the Norna later stole a crate from the terminal."
        )
        #expect(!both.contains { $0.about.hasPrefix("One or several") }, "\(both.map(\.about))")
    }

    // MARK: Grounds

    @Test("Arrested on suspicion of manslaughter is not arrested on suspicion of theft; where and when is no ground")
    func ground() throws {
        let first = "Police arrested Captain Hanna Olvik on suspicion of manslaughter."
        let found = try differences(first, "Police arrested Captain Hanna Olvik on suspicion of theft.")
        #expect(found.contains { $0.about.hasPrefix("On what ground") }, "\(found.map(\.about))")
        let place = try differences(first, "Police arrested Captain Hanna Olvik in a hotel on Thursday.")
        #expect(!place.contains { $0.about.hasPrefix("On what ground") }, "\(place.map(\.about))")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of edited sentences, roles, predicates, extents and words for many")
struct EditedReportTests {
    private func differences(_ bodies: String..., days: [Int] = [5, 5, 5]) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: days)
    }

    // MARK: Edited sentences

    @Test("One sentence printed with another culprit is a serious conflict")
    func culprit() throws {
        let found = try differences(
            "The bomb on the bridge in Corrin was planted by Hanna Olvik, the minister said in the capital.",
            "The bomb on the bridge in Corrin was planted by Piet Darrow, the minister said in the capital.")
        let conflict = try #require(found.first { $0.about.hasPrefix("Who or where") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.severity == .high)
    }

    @Test("One sentence printed with the opposite outcome is a conflict")
    func outcome() throws {
        let found = try differences(
            "A court in Corrin acquitted the former mayor of all charges after a trial of many weeks.",
            "A court in Corrin convicted the former mayor of all charges after a trial of many weeks.")
        let conflict = try #require(found.first { $0.kind == .conflict }, "\(found.map(\.about))")
        #expect(conflict.severity == .high && conflict.sides.count == 2)
    }

    @Test("A sentence that only says more is no conflict")
    func longer() throws {
        let found = try differences(
            "A court in Corrin acquitted the former mayor of all charges after a trial of many weeks.",
            "A court in Corrin acquitted the former mayor of all charges after a long trial of many weeks in the town.")
        #expect(!found.contains { $0.kind == .conflict }, "\(found.map(\.about))")
    }

    // MARK: Roles

    @Test("Doer and sufferer changed places are a serious conflict")
    func swapped() throws {
        let found = try differences(
            "Hanna Olvik of Corrin killed Piet Darrow near the old market on Monday, police said.",
            "Piet Darrow of Corrin killed Hanna Olvik near the old market on Monday, police said.")
        let conflict = try #require(found.first { $0.about.hasPrefix("Who did it to whom") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.severity == .high)
    }

    @Test("Two who accuse each other of different things differ in nothing")
    func mutual() throws {
        let found = try differences(
            "Hanna Olvik accused Piet Darrow of taking bribes from the builders of the harbour.",
            "Piet Darrow accused Hanna Olvik of lying to the court about a boat in the winter.")
        #expect(!found.contains { $0.about.hasPrefix("Who did it to whom") }, "\(found.map(\.about))")
    }

    // MARK: Predicates

    @Test("What one report says to be and another says not to be is told")
    func predicate() throws {
        let found = try differences(
            "The fire at the terminal is not under control, the fire brigade of Corrin said.",
            "The fire at the terminal is under control, the mayor of Corrin said.")
        #expect(found.contains { $0.about.hasPrefix("Whether it is so") }, "\(found.map(\.about))")
    }

    // MARK: Extents

    @Test("A depth in metres meets one in feet, by the noun and not by the words beside the number")
    func depth() throws {
        let found = try differences(
            "The explosion tore open an 80m-deep shaft in Corrin.", "The shaft in Corrin is 130 feet deep.")
        let conflict = try #require(found.first { $0.about.contains("depth of the shaft") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.sides.map(\.value).contains { $0.contains("130") })
    }

    @Test("One depth in two units is no conflict")
    func converted() throws {
        let found = try differences(
            "The explosion tore open a shaft in Corrin that is 40 metres deep.", "The shaft in Corrin is 130 feet deep."
        )
        #expect(!found.contains { $0.kind == .conflict }, "\(found.map(\.about))")
    }

    // MARK: Words for many

    @Test("Dozens and hundreds of one thing are a conflict, dozens and forty told less exactly")
    func dozens() throws {
        let found = try differences(
            "Police in Corrin are investigating 359 sexual assaults after the night.",
            "Police in Corrin are investigating reports of dozens of sexual assaults after the night.")
        #expect(found.contains { $0.kind == .conflict && $0.sides.count == 2 }, "\(found.map(\.about))")
        let near = try differences(
            "Police in Corrin are investigating 40 sexual assaults after the night.",
            "Police in Corrin are investigating reports of dozens of sexual assaults after the night.")
        #expect(!near.contains { $0.kind == .conflict }, "\(near.map(\.about))")
    }
}

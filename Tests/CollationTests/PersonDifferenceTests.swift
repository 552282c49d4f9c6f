import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of what is told of one person, and of what is none")
struct PersonDifferenceTests {
    private func differences(_ bodies: String..., days: [Int] = [5, 5, 5]) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: days)
    }

    // MARK: Answers

    @Test("One who gives one report no answer and speaks in another is told")
    func answer() throws {
        let found = try differences(
            "Ostra Shipping did not respond to a request for comment.",
            "Ostra Shipping said in a statement that none of its boats was at the terminal.")
        let tension = try #require(found.first { $0.about.contains("gave an answer") }, "\(found.map(\.about))")
        #expect(tension.kind == .tension && tension.sides.count == 2)
    }

    @Test("One who declines to say more, or is silent in every report, answers nobody otherwise")
    func furtherAnswer() throws {
        let further = try differences(
            "Ostra Shipping declined to comment further.",
            "Ostra Shipping said in a statement that none of its boats was at the terminal.")
        #expect(!further.contains { $0.about.contains("gave an answer") }, "\(further.map(\.about))")
        let silent = try differences(
            "Ostra Shipping did not respond to a request for comment.",
            "Ostra Shipping declined to comment.")
        #expect(!silent.contains { $0.about.contains("gave an answer") }, "\(silent.map(\.about))")
    }

    // MARK: Injuries

    @Test("Wounds that are a danger by one report and none by another are a conflict")
    func injuries() throws {
        let found = try differences(
            "The girl was taken to a hospital of Corrin with serious injuries.",
            "The child was not seriously hurt, the mayor said.")
        let conflict = try #require(found.first { $0.about.hasPrefix("How badly") }, "\(found.map(\.about))")
        #expect(conflict.kind == .conflict && conflict.sides.count == 2)
    }

    @Test("Wounds of others, and of several, are none")
    func otherInjuries() throws {
        let found = try differences(
            "The captain was taken to a hospital of Corrin with serious injuries.",
            "The child was not seriously hurt, the mayor said.",
            "Two passengers suffered minor injuries.")
        #expect(!found.contains { $0.about.hasPrefix("How badly") }, "\(found.map(\.about))")
    }

    // MARK: Names

    @Test("A culprit whom one report leaves unnamed and another names is told")
    func identity() throws {
        let found = try differences(
            "The gunman has not been identified, police said.",
            "The gunman, Piet Darrow, was shot dead near the harbour.")
        #expect(found.contains { $0.about.hasPrefix("Who the gunman is") }, "\(found.map(\.about))")
    }

    @Test("A fuller name is no other spelling; accents are a small one")
    func spelling() throws {
        let fuller = try differences(
            "Ana Moreno, a sailor, saw the blast. Moreno was unhurt.",
            "Ana Moreno Ruiz, a sailor, saw the blast.")
        #expect(!fuller.contains { $0.kind == .name }, "\(fuller.map(\.about))")
        let accents = try differences(
            "René Moreno, a sailor, saw the blast.", "Rene Moreno, a sailor, saw the blast.")
        #expect(accents.allSatisfy { $0.kind != .name || $0.severity == .low }, "\(accents.map(\.about))")
    }

    @Test("Two heads of one body are two titles; an office with and without its body is one")
    func heads() throws {
        let found = try differences(
            "The animals were safe, zoo director Hanna Olvik said. Olvik saw the blast.",
            "The animals were safe, zoo president Hanna Olvik said. Olvik saw the blast.")
        #expect(found.contains { $0.kind == .title }, "\(found.map(\.about))")
        let one = try differences(
            "The animals were safe, zoo director Hanna Olvik said. Olvik saw the blast.",
            "The animals were safe, Director Hanna Olvik said. Olvik saw the blast.")
        #expect(!one.contains { $0.kind == .title }, "\(one.map(\.about))")
    }

    // MARK: Things

    @Test("A weight tied to one noun is compared, whatever stands between them; a length so told is not")
    func weight() throws {
        let found = try differences(
            "The driver of a 25-ton, unmarked truck fled the terminal.",
            "A man had left a 19-ton delivery truck near the quay.")
        #expect(found.contains { $0.about.contains("weight of the truck") }, "\(found.map(\.about))")
        let length = try differences(
            "The driver of a 25-metre truck fled the terminal.", "A man had left a 19-metre truck near the quay.")
        #expect(!length.contains { $0.about.contains("of the truck") }, "\(length.map(\.about))")
    }

    @Test("A time that one report calls about another’s is none")
    func vagueTime() throws {
        let found = try differences(
            "The explosion at the ferry terminal happened at 6.10 a.m. on Wednesday.",
            "The explosion at the ferry terminal happened at about 6.15 a.m. on Wednesday.")
        #expect(!found.contains { $0.kind == .conflict }, "\(found.map(\.about))")
    }

    @Test("One who left and arrived did not do the opposite of one who left")
    func leftAndArrived() throws {
        let found = try differences(
            "The ferry Norna departed from Corrin at noon on Tuesday with 200 passengers, the line said.",
            "The captain was one of 200 passengers on the ferry Norna that left Corrin at noon on Tuesday and arrived there again."
        )
        #expect(!found.contains { $0.about.hasPrefix("Which way it went") }, "\(found.map(\.about))")
    }

    @Test("Two far counts of those who signed one thing are a conflict")
    func farCount() throws {
        let found = try differences(
            "More than 2,000 people signed a petition against the closure of the harbour.",
            "Almost 300,000 people have signed a petition that asks for justice for the captain.")
        #expect(found.contains { $0.kind == .conflict && $0.about.hasPrefix("How many") }, "\(found.map(\.about))")
    }

    // MARK: Firmness

    @Test("What befell others is no doubt of it")
    func otherSufferers() throws {
        let found = try differences(
            "Twenty hostages of the Red Front have been released in Corrin.",
            "Fighters of the Red Front may have been released, the minister said.")
        #expect(!found.contains { $0.kind == .strength && $0.about.contains("released") }, "\(found.map(\.about))")
    }
}

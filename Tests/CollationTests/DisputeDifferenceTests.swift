import DossierFormat
import Testing

@testable import Collation

@Suite("Differences that a report itself tells, and of how things are taken")
struct DisputeDifferenceTests {
    private let other = "Divers searched the harbour until noon."

    private func differences(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies)
    }

    // MARK: Disputes

    @Test("What some say and others dispute in one sentence is a tension of two passages")
    func disputed() throws {
        let found = try differences(
            "Local captains said the explosion was part of a quarrel with the harbour board, but the authorities "
                + "denied making a deal.", other)
        let tension = try #require(found.first { $0.about.hasPrefix("Told by") }, "\(found.map(\.about))")
        #expect(tension.kind == .tension && tension.about.contains("disputed by"))
        #expect(Set(tension.sides.flatMap(\.evidence)).count == 2)
    }

    @Test("A success that the next sentence tells to be called a failure is a tension")
    func opposites() throws {
        let found = try differences(
            "The navy said the repair of the terminal was a success. But engineers said the repair was a failure.",
            other)
        #expect(found.contains { $0.about.hasPrefix("Seen otherwise by engineers") }, "\(found.map(\.about))")
    }

    @Test("Nobody disputes himself, and two who speak of two things dispute nothing")
    func undisputed() throws {
        let himself = try differences(
            "The harbour board said the terminal was closed, but the board disputed that the closure was long.", other)
        #expect(!himself.contains { $0.about.contains("disputed by") }, "\(himself.map(\.about))")
        let others = try differences(
            "Police said the explosion hurt nobody, but the mayor said the harbour would open soon.", other)
        #expect(!others.contains { $0.about.hasPrefix("Seen otherwise") }, "\(others.map(\.about))")
    }

    @Test("A claim without proof is told as such; that there is no evidence of the contrary is not")
    func unproven() throws {
        let found = try differences(
            "The Grey Dawn group said it had planted the bomb at the terminal. The group provided no evidence.", other)
        #expect(found.contains { $0.about.contains("without proof") }, "\(found.map(\.about))")
        let proven = try differences(
            "Police said the explosion was an accident. There was no evidence of a bomb.", other)
        #expect(!proven.contains { $0.about.contains("without proof") }, "\(proven.map(\.about))")
    }

    // MARK: Corrections

    @Test("What was told otherwise at first is told with both tellings")
    func corrected() throws {
        let found = try differences(
            "The mayor initially said that the explosion hurt nine people. He later said four were hurt.", other)
        #expect(found.contains { $0.about.hasPrefix("Told otherwise at first") }, "\(found.map(\.about))")
        let plain = try differences(
            "The mayor said that the explosion hurt nine people, and later thanked the crews of the harbour.", other)
        #expect(!plain.contains { $0.about.hasPrefix("Told otherwise at first") }, "\(plain.map(\.about))")
    }

    // MARK: Reactions

    @Test("What somebody welcomes by one report and still considers by another is a tension")
    func reaction() throws {
        let found = try differences(
            "Hanna Olvik welcomed the closure of the ferry terminal.",
            "Hanna Olvik is still reviewing the closure of the ferry terminal.")
        let tension = found.first { $0.about == "How Hanna Olvik took it" }
        #expect(tension?.kind == .tension, "\(found.map(\.about))")
    }

    @Test("What one welcomes and another condemns is told as how it is received; two things are not")
    func reception() throws {
        let found = try differences(
            "Hanna Olvik welcomed the closure of the ferry terminal.",
            "Piet Darrow condemned the closure of the ferry terminal.")
        let framing = try #require(found.first { $0.about.hasPrefix("How it is received") }, "\(found.map(\.about))")
        #expect(framing.kind == .framing)
        let apart = try differences(
            "Hanna Olvik welcomed the new mayor of Lanvik.",
            "Piet Darrow condemned the closure of the ferry terminal.")
        #expect(!apart.contains { $0.about.hasPrefix("How it is received") }, "\(apart.map(\.about))")
    }

    // MARK: What it is

    @Test("What a thing seems to be by one report and is by another differs in strength; another thing does not")
    func seeming() throws {
        let found = try differences(
            "Police of Corrin look into what appears to be an arson attack on the terminal.",
            "The arson attack on the terminal was the first in the harbour.")
        #expect(found.contains { $0.about.hasPrefix("How sure it is what it is") }, "\(found.map(\.about))")
        let apart = try differences(
            "Police of Corrin look into what appears to be an arson attack on the terminal.",
            "The arson attack in Lanvik was a year ago.")
        #expect(!apart.contains { $0.about.hasPrefix("How sure it is what it is") }, "\(apart.map(\.about))")
    }

    // MARK: Names

    @Test("A name with and without a hyphen is two spellings of little weight")
    func hyphen() throws {
        let found = try differences(
            "Kari Solun Marsh leads the harbour board.", "Kari Solun-Marsh leads the harbour board.")
        let name = try #require(found.first { $0.kind == .name }, "\(found.map(\.about))")
        #expect(name.severity == .low && name.sides.count == 2)
    }

    @Test("Two bodies of the same initials are two names of one; no report names both")
    func bodies() throws {
        let found = try differences(
            "The Corrin Harbour Board sent two tugs.", "The Corrin Harbour Bureau sent two tugs.")
        #expect(found.contains { $0.about == "Name of Corrin Harbour Board" }, "\(found.map(\.about))")
    }

    // MARK: Spokespersons

    @Test("Words given to somebody and to one who speaks for him are told; an office of the speaker is not")
    func spokesperson() throws {
        let words = "called the blast “deeply deplorable” and “a shame for the whole harbour”."
        let found = try differences(
            "A spokesman for Mayor Hanna Olvik \(words)", "Mayor Hanna Olvik \(words)")
        #expect(found.contains { $0.about.hasSuffix("or of a spokesperson") }, "\(found.map(\.about))")
        let office = try differences(
            "A spokesman for the harbour, Piet Darrow, \(words)", "Piet Darrow \(words)")
        #expect(!office.contains { $0.about.hasSuffix("or of a spokesperson") }, "\(office.map(\.about))")
    }

    // MARK: Countries

    @Test("A culprit of one country by one report and of two by another is a tension; one whom he harmed is not he")
    func origin() throws {
        let found = try differences(
            "The bomber, an immigrant from Japan, was arrested in the harbour.",
            "The bomber, a dual national of Japan and Canada, was arrested in the harbour.")
        #expect(found.contains { $0.about.hasPrefix("Of what country") }, "\(found.map(\.about))")
        let same = try differences(
            "The bomber, an immigrant from Japan, was arrested in the harbour.",
            "The bomber, a Japanese citizen, was arrested in the harbour.")
        #expect(!same.contains { $0.about.hasPrefix("Of what country") }, "\(same.map(\.about))")
        let victim = try differences(
            "The bomber, an immigrant from Japan, was arrested in the harbour.",
            "The bomber killed a citizen of Canada, police said.")
        #expect(!victim.contains { $0.about.hasPrefix("Of what country") }, "\(victim.map(\.about))")
    }

    // MARK: Words

    @Test("One deed told with two verbs is told in other words")
    func deeds() throws {
        let found = try differences(
            "The captain of the Norna towed the burning ferry out of the harbour of Corrin.",
            "The captain of the Norna dragged the burning ferry out of the harbour of Corrin.")
        let wording = found.first { $0.about.hasPrefix("Told in other words: “towed") }
        #expect(wording?.kind == .wording && wording?.severity == .low, "\(found.map(\.about))")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Colour, voices and firmness of several reports")
struct FramingDifferenceTests {
    private func found(_ bodies: String...) throws -> [Difference] { try InventedBlast.differences(bodies) }

    // MARK: Judgements

    @Test("A breakthrough in one report and no progress in another are two judgements of one outcome")
    func outcome() throws {
        let found = try found(
            "The talks at the ferry terminal of Corrin were a breakthrough, the harbour council said. It was a step in the right direction.",
            "The talks at the ferry terminal of Corrin ended without agreement, the harbour council said.")
        let judged = try #require(found.first { $0.about == "How the outcome is judged" })
        #expect(judged.kind == .framing && judged.sides.count == 2)
        #expect(judged.sides[0].value.contains("breakthrough") && judged.sides[1].value.contains("without agreement"))
    }

    @Test("A denied gain is no gain")
    func denied() throws {
        let found = try found(
            "There was no breakthrough in the talks at the ferry terminal of Corrin. Nothing came of the terminal talks, it was a deadlock.",
            "The talks at the ferry terminal of Corrin ended without agreement, the harbour council said.")
        #expect(!found.contains { $0.about == "How the outcome is judged" })
    }

    @Test("A word that may be said of anything judges nothing far from what is judged")
    func otherMatter() throws {
        let found = try found(
            "The ferry terminal of Corrin has a productive cannery behind its long wall, and the terminal sells encouraging cards to children.",
            "The talks at the ferry terminal of Corrin ended without agreement, the harbour council said.")
        #expect(!found.contains { $0.about == "How the outcome is judged" })
    }

    // MARK: Titles and voices

    @Test("Titles in different words are shown side by side, prints of one title are one")
    func titles() throws {
        let dossier = try InventedReports.dossier()
        let titles = try #require(dossier.differences.first { $0.about == "How the titles put it" })
        #expect(titles.kind == .framing && titles.severity == .low && titles.sides.count == 3)
        let other = InventedReports.courier.replacing(
            "Herring talks end without a deal", with: "Orrun and Tasmel talk about the herring")
        let same = try InventedReports.dossier([InventedReports.herald, other])
        #expect(!same.differences.contains { $0.about == "How the titles put it" })
    }

    @Test("A report that brings one party's voice only differs from one that brings both")
    func voices() throws {
        let found = try found(
            "Russia said that the blast was an accident. Ukraine said that the blast was no accident.",
            "Russia said on Wednesday that an accident had shaken the terminal.",
            "Ukraine said it would send divers. Russia said it would send a ship.")
        let voices = try #require(found.first { $0.about == "Whose voices are heard" })
        #expect(voices.sides.contains { $0.value == "only Russia" })
        #expect(voices.sides.contains { $0.value == "Russia, Ukraine" })
    }

    // MARK: Firmness

    @Test("What one report tells as settled and another as open is a difference of strength")
    func firmness() throws {
        let found = try found(
            "Lotte Arvid will reopen the terminal of Corrin with Hanna Olvik in July.",
            "Lotte Arvid may reopen the terminal of Corrin with Hanna Olvik.")
        #expect(found.contains { $0.kind == .strength && $0.about.hasPrefix("How firm it is") })
    }

    @Test("Two plans of two people are two plans")
    func otherPlan() throws {
        let found = try found(
            "Lotte Arvid will reopen the terminal of Corrin with Hanna Olvik in July.",
            "Piet Darrow may reopen the school of Tasmel.")
        #expect(!found.contains { $0.about.hasPrefix("How firm it is") })
    }

    @Test("A step that is agreed in one report and announced in another is a difference of strength")
    func commitment() throws {
        let found = try found(
            "Hanna Olvik has agreed to suspend the patrols near the terminal.",
            "Hanna Olvik announced she would suspend the patrols.")
        #expect(found.contains { $0.kind == .strength && $0.about.hasPrefix("Agreed or announced") })
    }

    @Test("One meeting told from either side, as settled and as open, is one plan")
    func meeting() throws {
        let found = try found(
            "Lotte Arvid will meet Hanna Olvik in Corrin in July.",
            "Hanna Olvik is expected to meet Lotte Arvid in Corrin.")
        #expect(found.contains { $0.kind == .strength && $0.about.hasPrefix("How firm it is") })
    }

    // MARK: Denials

    @Test("What somebody says and another dismisses right away is a tension")
    func dismissed() throws {
        let found = try found(
            "Hanna Olvik said that the terminal would be closed for ever. Lotte Arvid dismissed the remarks.",
            "The terminal would be closed for ever, Hanna Olvik said.")
        let tension = try #require(found.first { $0.about.hasPrefix("Said by Hanna Olvik and dismissed") })
        #expect(tension.kind == .tension && tension.sides.count == 2)
    }

    @Test("What one party lays to another's charge and that one denies is a tension")
    func denial() throws {
        let found = try found(
            "Russia accused Ukraine of blowing up the terminal. Ukraine denied this.",
            "Ukraine has denied blowing up the terminal.")
        let tension = try #require(found.first { $0.kind == .tension && $0.about.contains("denied by Ukraine") })
        #expect(tension.severity == .medium && tension.sides.count == 2)
    }

    @Test("A party that denies something else does not answer the charge")
    func otherDenial() throws {
        let found = try found(
            "Russia accused Ukraine of blowing up the terminal. Rain fell all day. The sea was calm.",
            "Ukraine has denied that its president is ill.")
        #expect(!found.contains { $0.about.contains("denied by") })
    }

    // MARK: Words that exclude each other

    @Test("A car in one report and a truck in another, in one place of the clause, are a conflict")
    func alternatives() throws {
        let found = try found(
            "A bomber rammed a car into the wall of the customs house, officials said.",
            "A bomber rammed a truck into the wall of the customs house, officials said.")
        let conflict = try #require(found.first { $0.about.hasPrefix("Which it was") })
        #expect(conflict.kind == .conflict && conflict.severity == .medium)
        #expect(Set(conflict.sides.map(\.value)) == ["car", "truck"])
    }

    @Test("A report that has both words in one place tells of two things")
    func bothAlternatives() throws {
        let found = try found(
            "A bomber rammed a car into the wall of the customs house. Another bomber rammed a truck into the wall.",
            "A bomber rammed a truck into the wall of the customs house, officials said.")
        #expect(!found.contains { $0.about.hasPrefix("Which it was") })
    }

    // MARK: Words told otherwise

    @Test("One statement in two reports' own words is a difference of wording, a shorter one of the same words is none")
    func reported() throws {
        let told =
            "Hanna Olvik said that the harbour council would rebuild the sheds, the quay and the lighthouse with money of the insurers before winter."
        let other = try found(
            told,
            "Hanna Olvik told reporters that before winter the council will restore the sheds, the lighthouse and the quay from the purse of the insurers."
        )
        #expect(other.contains { $0.kind == .wording && $0.about.hasPrefix("Told in other words, Hanna Olvik") })
        let shorter = try found(
            told, "Hanna Olvik told reporters the sheds and the quay would be rebuilt with money of the insurers.")
        #expect(!shorter.contains { $0.about.hasPrefix("Told in other words") })
    }

    // MARK: Numbers

    @Test("Lengths of the same talks that do not fit are a conflict")
    func lengths() throws {
        let found = try found(
            "The talks about the terminal lasted nearly nine hours.", "The talks about the terminal lasted four hours.")
        #expect(found.contains { $0.kind == .conflict && $0.about.hasPrefix("How many or how much") })
    }

    @Test("Amounts of one kind that one owner has are a conflict, those of two owners or far apart are none")
    func amounts() throws {
        let told = "The tax rests on the $32.6 billion in foreign earnings that Apple had at the end of 2029."
        let conflict = try found(
            told, "Apple, which sells abroad, held $31.2 billion in earnings elsewhere at the end of 2029.")
        #expect(
            conflict.contains {
                $0.kind == .conflict && Set($0.sides.map(\.value)) == ["$31.2 billion", "$32.6 billion"]
            })
        for other in [
            "Microsoft, which sells abroad, held $31.2 billion in earnings elsewhere at the end of 2029.",
            "Apple, which sells abroad, held $11.2 billion in earnings elsewhere at the end of 2029.",
        ] {
            #expect(try !found(told, other).contains { $0.kind == .conflict })
        }
    }

    @Test("Terms of prison for one deed that do not fit are a conflict")
    func prison() throws {
        let found = try found(
            "Whoever is found guilty of assaulting a harbour guard could be jailed for up to 10 years.",
            "The captain could face up to 14 years in prison after assaulting a guard of the harbour, she was told.")
        #expect(
            found.contains { $0.kind == .conflict && $0.sides.map(\.value) == ["up to 10 years", "up to 14 years"] })
    }

    // MARK: Quoted words and names

    @Test("The same words in marks with another number are a conflict, the same number in other signs is none")
    func quotedNumber() throws {
        let told =
            "“We will rebuild the terminal with 40 ships and the help of the lighthouse keepers,” Hanna Olvik said."
        let other = told.replacing("40", with: "70").replacing(
            "Hanna Olvik said", with: "said Hanna Olvik in the evening")
        #expect(try found(told, other).contains { $0.about.hasPrefix("What the quoted words") })
        let same = told.replacing("40", with: "forty").replacing(
            "Hanna Olvik said", with: "said Hanna Olvik in the evening")
        #expect(try !found(told, same).contains { $0.about.hasPrefix("What the quoted words") })
    }

    @Test("A leader in one report and a dictator in another are two colours of one name")
    func designation() throws {
        let called = try found(
            "North Korean leader Kim Jong Un sent his condolences.", "North Korean dictator Kim Jong Un sent a letter.")
        let framing = try #require(called.first { $0.about == "What Kim Jong Un is called" })
        #expect(framing.kind == .framing && framing.sides.map(\.value) == ["“leader”", "“dictator”"])
        let apart = try found(
            "North Korean leader Kim Jong Un sent his condolences.", "The play about a dictator was put off in Corrin.")
        #expect(!apart.contains { $0.about.hasPrefix("What Kim Jong Un is called") })
    }
}

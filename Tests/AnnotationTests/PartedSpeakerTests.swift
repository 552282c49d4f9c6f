import Annotation
import Prose
import Testing

@Suite("Who says it where the sentence parts him from his verb")
struct PartedSpeakerTests {
    private func statements(_ paragraphs: String...) throws -> [String] { try Annotated(paragraphs).statements }

    @Test("A remark on what is his, with or without its comma, does not hide the speaker")
    func remark() throws {
        for comma in ["", ","] {
            let told = try statements(
                "Tom Orban has mocked Karl Weber.",
                "Karl Weber, for his part\(comma) has described Tom Orban as a “confused old clown.”")
            #expect(told.contains("partial | Karl Weber | confused old clown."))
        }
    }

    @Test("A name behind a preposition in the subject is not who tells")
    func nameInSubject() throws {
        let told = try statements(
            "Anna Kovacs warned that the letter aimed at Karl Weber likely indicates he would prefer to close the bridge."
        )
        #expect(!told.contains { $0.hasPrefix("indirect | Karl Weber") })
    }

    @Test("What is added behind a clause is told by who told the clause")
    func added() throws {
        let told = try statements(
            "Anna Kovacs says police have not yet found any witness, but added that the bridge should be closed.")
        #expect(
            told == [
                "indirect | Anna Kovacs | police have not yet found any witness",
                "indirect | Anna Kovacs | the bridge should be closed",
            ])
    }

    @Test("A passive that names nobody takes nobody's name from the sentence before")
    func passive() throws {
        let told = try statements(
            "Anna Kovacs said the bridge was closed. The scene on the bridge has been described as “total chaos”.")
        #expect(told.contains("partial |  | total chaos"))
    }

    @Test("Words in an adverbial clause are those of who speaks in it")
    func adverbialClause() throws {
        let told = try statements(
            "Earlier this month, Anna Kovacs threatened to send four boats into the harbour near Corrin after Karl Weber "
                + "warned Corrin would face “fire and fury” if it threatened the valley.")
        #expect(told.contains("partial | Karl Weber | fire and fury"))
    }

    @Test("An adjective behind a noun of saying belongs to who told of it")
    func adjective() throws {
        let told = try statements(
            "Anna Kovacs said the town had received Karl Weber's latest message “loud and clear”.")
        #expect(told.contains("partial | Anna Kovacs | loud and clear"))
    }

    @Test("How it is known and to whom it was said is not what was said")
    func remarkBehind() throws {
        let told = try statements(
            "“We must keep the bridge,” Karl Weber said, according to a translation of his speech.",
            "“We will help,” he said, apparently addressing the town.")
        #expect(
            told == [
                "direct | Karl Weber | We must keep the bridge,", "direct | Karl Weber | We will help,",
            ])
    }

    @Test("Who listens is not part of the words")
    func listener() throws {
        let told = try statements("Karl Weber told Anna Kovacs the softened tone toward the town was a surprise.")
        #expect(told == ["indirect | Karl Weber | the softened tone toward the town was a surprise"])
    }

    @Test("What is only demanded has not been said")
    func stillToBeSaid() throws {
        let told = try statements(
            "Rather than taking steps that “endanger the valley,” the town should answer the letters, Karl Weber said.")
        #expect(told.contains("partial | Karl Weber | endanger the valley,"))
    }

    @Test("Nobody and whoever reads say nothing", arguments: ["No one", "Nobody", "You"])
    func nobody(_ source: String) throws {
        #expect(try statements("\(source) said on Monday that the bridge was safe and open.").isEmpty)
    }

    @Test("“The spokesman” speaks for the body for which a spokesman spoke before")
    func spokesman() throws {
        let told = try statements(
            "A spokesman for the Harbour Ministry said the gate was shut.", "“It stays shut,” the spokesman said.")
        #expect(told.count == 2)
        #expect(Set(told.map { $0.split(separator: "|")[1] }).count == 1)
        #expect(!told.contains { $0.contains("|  |") })
    }

    @Test("Marks that a translation turned round are read as what they enclose")
    func turnedMarks() throws {
        let told = try statements(
            "Anna Kovacs said that a flood would mean “great and lasting costs“, for the town and that the council could "
                + "begin a” retreat “with the decision that its men” return to their homes. “")
        #expect(told.contains { $0.contains("partial | Anna Kovacs | great and lasting costs") })
        #expect(!told.contains { $0.hasPrefix("partial") && $0.contains("for the town") })
        #expect(told.contains { $0.contains("return to their homes") && $0.hasPrefix("partial") })
    }
}

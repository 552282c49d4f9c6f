import Annotation
import Testing

@Suite("Who goes on to speak")
struct SpeakerContextTests {
    /// The speakers of the last statement, "-" for nobody.
    private func lastSpeaker(_ paragraphs: String...) throws -> String {
        let last = try #require(try Annotated(paragraphs).statements.last { !$0.hasPrefix("indirect") })
        let speaker = String(last.split(separator: "|")[1].dropFirst().dropLast())
        return speaker.isEmpty ? "-" : speaker
    }

    @Test(
        "A quotation goes on with the speaker of the one before it, whoever acts in the clauses between",
        arguments: [
            "“The river is drying up,” Anna Kovacs said in a statement after the Norwegian government approved the dam. "
                + "“It is time to act.”",
            "“The river is drying up,” Anna Kovacs said when Peter Marek demanded a new dam. “It is time to act.”",
        ])
    func continuation(text: String) throws {
        #expect(try lastSpeaker(text) == "Anna Kovacs")
    }

    @Test("A pronoun means who told the sentence before, not who acts among the words told")
    func toldActor() throws {
        #expect(
            try lastSpeaker(
                "While Peter Marek is keen to declare the bridge a success, it is not safe, said Ivan Horvat, an engineer.",
                "“I am still worried,” he said.") == "Ivan Horvat")
    }

    @Test("A reporter's pronoun means nobody who is named only in the words quoted")
    func quotedName() throws {
        #expect(
            try lastSpeaker(
                "Peter Marek was at the river. Ivan Horvat said the bridge would close. “Marek is wrong,” he said.")
                == "Ivan Horvat")
    }

    @Test("A pronoun passes over the subject of a relative clause")
    func relativeClause() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat accused the council of neglect. Citing the plan, which Mayor Peter Marek opposed, he said: "
                    + "“There is no danger.”") == "Ivan Horvat")
    }

    @Test(
        "Behind somebody without a name a pronoun means no older name and no place",
        arguments: [
            "A spokesman for the fire brigade in Zelen said all workers were safe. “Nobody is missing,” he said.",
            "Toro May, a local shopkeeper, said the windows were gone. “All my glass broke,” he told reporters.",
            "A judge declined to comment on the case. “It is too early,” he said.",
        ])
    func unnamedVoice(text: String) throws {
        #expect(try lastSpeaker("Ivan Horvat, a baker, said his oven was broken.", text) == "-")
    }

    @Test("Somebody named who acts behind one without a name is meant again")
    func namedBehindUnnamed() throws {
        #expect(
            try lastSpeaker(
                "A spokesman for the fire brigade said all workers were safe. Ivan Horvat lost his oven. "
                    + "“It cost a fortune,” he said.") == "Ivan Horvat")
    }

    @Test("A judge brought in without a name is not who spoke before")
    func unnamedJudge() throws {
        #expect(
            try lastSpeaker(
                "The analyst Vera Lindt said the mill would close. A judge dismissed the claim on Monday. "
                    + "“Nobody was harmed,” the judge wrote.") == "-")
    }

    @Test("A document goes on with the words of who wrote it, not of who tells of it")
    func document() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat said that the letter from Anna Kovacs demanded a new dam. “The dam is not safe,” the letter added."
            )
                == "Anna Kovacs")
    }

    @Test("What others reported behind a comma is theirs")
    func othersReport() throws {
        let report = try Annotated(
            "Mayor Peter Marek resigned, saying he had “made mistakes”, after auditors reported that the money was paid for "
                + "a dam.")
        #expect(
            report.statements == [
                "indirect | Peter Marek | he had “made mistakes”", "partial | Peter Marek | made mistakes",
                "indirect |  | the money was paid for a dam",
            ])
    }

    @Test("Police are the one body of that name in the report, and nobody when there are two")
    func onlyBody() throws {
        let one = try Annotated("Zelen Police closed the road on Monday.", "Police said two people were missing.")
        #expect(one.statements == ["indirect | Zelen Police | two people were missing"])
        let two = try Annotated(
            "Zelen Police closed the road on Monday. Borna Police opened it again.",
            "Police said two people were missing.")
        #expect(two.statements == ["indirect |  | two people were missing"])
    }
}

import Annotation
import Testing

@Suite("Speakers told by an office, a document or a noun for a body")
struct SpeakerOfOfficeTests {
    /// The speakers of the last statement, "-" for nobody.
    private func lastSpeaker(_ paragraphs: String...) throws -> String { try speaker(of: -1, paragraphs) }

    /// The speakers of a statement, counted from the first or, below 0, from the last.
    private func speaker(of place: Int, _ paragraphs: [String]) throws -> String {
        let statements = try Annotated(paragraphs).statements
        let line = try #require(place < 0 ? statements.dropLast(-place - 1).last : statements.dropFirst(place).first)
        let speaker = String(line.split(separator: "|")[1].dropFirst().dropLast())
        return speaker.isEmpty ? "-" : speaker
    }

    @Test("An office that opens a report is held by the one whom it names with it later")
    func holderToldLater() throws {
        let later = "“It is too early to tell,” said Anna Kovacs, prosecutor of Zelen."
        #expect(
            try speaker(of: 0, ["Ten people were hurt in Zelen, the Zelen prosecutor said.", later]) == "Anna Kovacs")
        #expect(
            try speaker(of: 0, ["Ten people were hurt in Zelen, the deputy prosecutor said.", later]) == "-")
        let former = "“It is too early to tell,” said Anna Kovacs, a former prosecutor of Zelen."
        #expect(try speaker(of: 0, ["Ten people were hurt in Zelen, the prosecutor said.", former]) == "-")
    }

    @Test("A reporter who spoke before is not the mayor")
    func noOffice() throws {
        #expect(
            try lastSpeaker(
                "“The streets are empty,” said Ivan Horvat, a reporter with the daily Lanter.",
                "The mayor said the bridge was closed.") == "-")
    }

    @Test("A minister who spoke before is not the governor, an official may be")
    func otherOffice() throws {
        let minister = "“The streets are empty,” said Foreign Minister Ivan Horvat."
        #expect(try lastSpeaker(minister, "The governor said the bridge was closed.") == "-")
        #expect(try lastSpeaker(minister, "The minister said the bridge was closed.") == "Ivan Horvat")
        #expect(try lastSpeaker(minister, "The official said the bridge was closed.") == "Ivan Horvat")
    }

    @Test("“The spokesman” is who was named as one")
    func namedSpokesman() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat, the spokesman for Mayor Peter Marek, welcomed the plan.",
                "“The bridge will be safe,” the spokesman said.") == "Ivan Horvat")
    }

    @Test("What a statement says is said by who gave it out")
    func sender() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat said the mill was old. Orrun Mills released a statement on Monday.",
                "The statement said: “We are sorry for what happened.”") == "Orrun Mills")
    }

    @Test(
        "A release from the museum and the museum's website are the museum's",
        arguments: [
            "The hall would stay closed, according to a news release from the museum.",
            "According to the museum's website, the hall would stay closed.",
            "The hall would stay closed, museum officials said.",
        ])
    func describedSender(text: String) throws {
        #expect(
            try lastSpeaker("The Zelen Museum was closed on Monday. Ivan Horvat said the roof was broken.", text)
                == "Zelen Museum")
    }

    @Test("“The group” is the one just called so, not the one with the word in its name")
    func calledGroup() throws {
        #expect(
            try lastSpeaker(
                "The Tarn Research Group counted the lorries.",
                "Most goods go by road, according to the Lanter Hauliers, an industry group.",
                "“Without lorries,” the group said, “nothing moves.”") == "Lanter Hauliers")
    }

    @Test("An animal is not “he”")
    func animal() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat said the bear was calm.", "A bear named Orso lived there. He said it was a sad day."
            )
                == "Ivan Horvat")
    }

    @Test("A body goes on to speak as “it”, whomever its words name")
    func pronounOfBody() throws {
        #expect(
            try lastSpeaker(
                "Norway condemned the attack. It said the driver was a citizen of France. It also said it would help.")
                == "Norway")
    }

    @Test("Papers found in a country are not that country's words, nor are its fighters'")
    func elsewhere() throws {
        #expect(
            try lastSpeaker("The plan was dropped, according to files found in a house in Norway.") == "-")
        #expect(try lastSpeaker("“The road is long,” one of the Norwegian fighters said.") == "-")
    }

    @Test("A word for a place is a family name where somebody has it")
    func familyName() throws {
        #expect(
            try lastSpeaker(
                "Park Ji-ho, a baker, opened the shop.", "“The bread is fresh and it is cheap,” Park said.")
                == "Park Ji-ho")
    }

    @Test("“The spokesman” of another body is not who was named as one")
    func otherSpokesman() throws {
        #expect(
            try lastSpeaker(
                "Ivan Horvat, the spokesman for Mayor Peter Marek, welcomed the plan.",
                "The Nato spokesman said the road was closed.") == "North Atlantic Treaty Organization")
    }

    @Test("A single word behind others in marks is spoken with them")
    func shortTail() throws {
        #expect(
            try speaker(
                of: 0, ["“The gate is shut and the road is closed. Why?” blogger Anna Kovacs wrote."])
                == "Anna Kovacs")
    }

    @Test("Between the turns of a transcript a paragraph without a label goes on with the turn before it")
    func longTurn() throws {
        let statements = try Annotated(
            "KOVACS: The bridge must go.", "MAREK: It stays.", "It has been there for a hundred years.",
            "KOVACS: You are wrong about that.", "MAREK: You're welcome.", "The council met on Tuesday."
        ).statements
        #expect(
            statements == [
                "unmarked | KOVACS | The bridge must go.", "unmarked | MAREK | It stays.",
                "unmarked | MAREK | It has been there for a hundred years.",
                "unmarked | KOVACS | You are wrong about that.",
            ])
    }

    @Test("Who can be heard shouting speaks")
    func heard() throws {
        #expect(
            try lastSpeaker(
                "Tomas Berg's sister Michelle was at the gate all day.",
                "His sister Michelle can be heard shouting: “The road is closed.”")
                == "Michelle")
    }

    @Test("A state's agency speaks, not the state that owns it")
    func agencyOfState() throws {
        #expect(
            try lastSpeaker(
                "Norway's state-owned news agency ORN issued a report Monday warning that the river would rise.",
                "“Nobody should go near the water,” the report read.") == "ORN")
    }
}

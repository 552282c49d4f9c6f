import Annotation
import Testing

@Suite("Speakers who are named by a role only")
struct UnnamedSpeakerTests {
    /// The role of whoever says each statement, "-" for nobody.
    private func roles(_ paragraphs: String...) throws -> [String] {
        let annotated = try Annotated(paragraphs)
        return annotated.result.statements.map { statement in
            statement.unnamedSpeaker.map { annotated.result.unnamedSpeakers[$0].role } ?? "-"
        }
    }

    @Test(
        "A role tells who speaks, without what tells more of him behind it",
        arguments: [
            ("Police said two men were hurt.", "police"),
            ("An aid worker who had seen the girls said that they were well.", "aid worker"),
            ("Some experts said the dam would not hold.", "experts"),
        ])
    func role(sentence: String, expected: String) throws {
        #expect(try roles(sentence) == [expected])
    }

    @Test("Each new witness is somebody else, and “the witness” is the last one")
    func newWitness() throws {
        let annotated = try Annotated(
            "A witness said the lorry turned back. Another witness said the driver was asleep.",
            "The witness said nobody had helped.")
        #expect(annotated.result.unnamedSpeakers.map(\.mentions.count) == [1, 2])
    }

    @Test("“Some” and “others” are of the people just told of")
    func someOfThem() throws {
        #expect(
            try roles(
                "Analysts in the region are divided over the motives.", "Some argue that the river will dry up.",
                "But others say that the rain will come.") == ["analysts in the region", "analysts in the region"])
    }

    @Test("A pronoun behind one without a name means him")
    func pronoun() throws {
        #expect(
            try roles("A military source said four men were released.", "The girls were flown home, he said.")
                == ["military source", "military source"])
    }

    @Test(
        "Who hides, and who is only counted, tells no role",
        arguments: [
            "A senior official, speaking on condition of anonymity, said the talks had failed.",
            "A source said the talks had failed.", "Some said the talks had failed.",
        ])
    func noRole(sentence: String) throws {
        let speakers = try Annotated(sentence).result.unnamedSpeakers
        #expect(speakers.allSatisfy { !$0.tellsRole })
    }

    @Test("Experts are some of many, officials speak for a body")
    func crowds() throws {
        let crowd = try Annotated("Experts said the dam would not hold. Officials said it would.").result
            .unnamedSpeakers
        #expect(crowd.map(\.isCrowd) == [true, false])
    }
}

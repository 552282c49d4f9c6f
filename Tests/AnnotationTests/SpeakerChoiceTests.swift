import Annotation
import Prose
import Reports
import Testing

@Suite("Whom words are given to, and whom not")
struct SpeakerChoiceTests {
    @Test("A name within the words told is not the office that tells them")
    func officeOfABody() throws {
        let report = try Annotated("An ape named Brommo was shot at the park, the park's director said.")
        #expect(report.statements == ["indirect |  | An ape named Brommo was shot at the park"])
    }

    @Test("A witness does not speak for the country, an official does")
    func adjectiveOfPeople() throws {
        let witness = try Annotated("A French witness said that people lay on the ground.")
        #expect(witness.statements == ["indirect |  | people lay on the ground"])
        let official = try Annotated("France mourns. A French official said that people lay on the ground.")
        #expect(official.statements == ["indirect | France | people lay on the ground"])
    }

    @Test("Who is told does not speak, though the speaker's name is an ordinary word")
    func listeners() throws {
        let report = try Annotated("Nicely told the Enquirer that she was at the park.")
        let statement = try #require(report.result.statements.first)
        #expect(statement.source.map { report.result.report.text.string($0) } == "Nicely")
        #expect(statement.speakers.isEmpty)
    }

    @Test("Who is told is not what is told")
    func listenerBehindTheVerb() throws {
        let report = try Annotated("The plan was dropped, Karl Brenno told CNN affiliate TVM-TV.")
        #expect(report.statements == ["indirect | Karl Brenno | The plan was dropped"])
        let clause = try Annotated("Brenno told the envoy there was “no need” for such a plan any more.")
        #expect(clause.statements.contains("indirect | Brenno | there was “no need” for such a plan any more"))
    }

    @Test("All whom an \"and\" joins before the verb speak")
    func joint() throws {
        let report = try Annotated("Arlia, Borlanda and Corlanda denied the launch of the rocket.")
        #expect(report.statements == ["indirect | Arlia+Borlanda+Corlanda | the launch of the rocket"])
    }

    @Test("A statement is its issuer's, not that of who was named before")
    func issuer() throws {
        let report = try Annotated(
            "Orla Venn watched the launch. The statement issued by the Space Agency said more launches are planned. "
                + "The statement stressed that space was free.")
        #expect(
            report.statements == [
                "indirect | Space Agency | more launches are planned", "indirect | Space Agency | space was free",
            ])
    }

    @Test("The reporter's summing up and the views of others end reported words")
    func remarks() throws {
        for (sentence, words) in [
            ("Venn said the test was peaceful, a move that angered the neighbours.", "the test was peaceful"),
            (
                "Venn says the test was peaceful, but many governments see it as a disguised missile test.",
                "the test was peaceful"
            ),
            ("Venn said at that time that he had not seen the report.", "he had not seen the report"),
        ] {
            let report = try Annotated(sentence)
            #expect(report.statements == ["indirect | Venn | \(words)"])
        }
    }

    @Test("Family names that are states, months or words for places are people's behind a given name")
    func namesakes() throws {
        let report = try Annotated(
            "Lisa Holland said that she had seen the car. Theresa May today said that the vote would be held. "
                + "The firm's president, Sam Park, said that it knew. Holland said it again.")
        for name in ["Lisa Holland", "Theresa May", "Sam Park"] { #expect(report.kind(of: name) == .person) }
        #expect(report.forms(of: "Lisa Holland") == ["Lisa Holland", "Holland"])
        #expect(report.kind(of: "Netherlands") == nil)
    }

    @Test("A title that is a given name behind another word for a person is part of the name")
    func titleAsGivenName() throws {
        let report = try Annotated("The guard Earl Tegan left. Tegan, the brother of Jeff Tegan, was tired.")
        #expect(report.kind(of: "Earl Tegan") == .person)
        #expect(report.kind(of: "Jeff Tegan") == .person)
    }

    @Test("An acronym of several bodies is the one whose state the report speaks of")
    func acronyms() throws {
        let near = try Annotated("The Turkish agency MIT said that two men had fled.")
        #expect(near.kind(of: "National Intelligence Organization") != nil)
        let far = try Annotated("Orla Venn, a researcher at MIT, said that the rocket was small.")
        #expect(far.kind(of: "National Intelligence Organization") == nil)
    }

    @Test("A picture's credit is no part of the caption behind it, but a speaker stays one")
    func credits() throws {
        let caption = try Annotated("EPA Women were seen at the gate.")
        #expect(caption.kind(of: "Environmental Protection Agency") == nil)
        let speaker = try Annotated("EPA officials said that the river was clean.")
        #expect(speaker.kind(of: "Environmental Protection Agency") != nil)
    }
}

import Annotation
import Language
import Prose
import Reports
import Testing

@Suite("What verbs of saying tell by an object or an infinitive")
struct SpeechComplementTests {
    @Test("A demand holds those of whom it is made")
    func demandWithAddressee() throws {
        let report = try Annotated("Anna Kovacs called on the board to open talks on the bridge.")
        #expect(report.statements == ["indirect | Anna Kovacs | the board to open talks on the bridge"])
    }

    @Test("What something is called is said of it")
    func naming() throws {
        let report = try Annotated("Anna Kovacs described the pilot as very experienced.")
        #expect(report.statements == ["indirect | Anna Kovacs | the pilot as very experienced"])
    }

    @Test("A call to somebody names nothing")
    func callToSomebody() throws {
        let report = try Annotated("Anna Kovacs called her mother, Orla, after the crash.")
        #expect(report.statements.isEmpty)
    }

    @Test("What is confirmed is said; what is not confirmed is not")
    func confirmation() throws {
        let report = try Annotated("Anna Kovacs confirmed the deaths in an interview.")
        #expect(report.statements == ["indirect | Anna Kovacs | the deaths"])
        let denied = try Annotated("Anna Kovacs did not confirm the deaths in an interview.")
        #expect(denied.statements.isEmpty)
    }

    @Test("The name behind a verb of saying at the end of a sentence speaks")
    func inversion() throws {
        let report = try Annotated(
            "The two boats were old and had never been repaired, said Anna Kovacs in a note on Friday.")
        #expect(report.statements == ["indirect | Anna Kovacs | The two boats were old and had never been repaired"])
    }

    @Test("A firm that no list knows is no person, and its trade stands for it")
    func firm() throws {
        let report = try Annotated(
            "Orrunex Ltd rejected the bid on Monday.", "Orrunex said that the offer was too low.",
            "The chipmaker said that it would wait.")
        #expect(report.kind(of: "Orrunex") != .person)
        #expect(report.statements.last?.hasPrefix("indirect | Orrunex") ?? false)
    }

    @Test(
        "Whom \"the company\" means is found through many sentences about it, in no more time than there are sentences")
    func chainOfDescriptions() throws {
        let chain = (1...60).map { "The company said that ferry \($0) was late." }
        let report = try Annotated(["Orrunex Ltd rejected the bid on Monday."] + chain.prefix(3))
        #expect(report.statements.last == "indirect | Orrunex Ltd | ferry 3 was late")
        let unnamed = try Annotated(["Prices rose in the old town on Monday."] + chain)
        #expect(unnamed.statements.count == 60)
        #expect(unnamed.statements.allSatisfy { $0.hasPrefix("indirect |  |") })
    }

    @Test("People of a country or a firm do not speak for it")
    func peopleOfBody() throws {
        let report = try Annotated("Experts from NASA said that the moon would be red.")
        #expect(report.statements == ["indirect |  | the moon would be red"])
    }
}

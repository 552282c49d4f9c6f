import Annotation
import Language
import Testing

@Suite("Acts whose words a parse parts")
struct ActRecoveredTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("What a side insists must be done it demands, without “that” as well")
    func clauseWithoutLink() throws {
        let found = try acts("Norway insists the regime must give up its weapons before any talks.")
        #expect(
            found.contains { $0.hasPrefix("demand | Norway") && $0.contains("the regime must give up") }, "\(found)")
    }

    @Test("What is condemned may stand behind how strongly it is")
    func freeRelative() throws {
        let found = try acts(
            "“I condemn in the strongest terms what appears to be a horrific terrorist attack in Lyon,” Norwegian "
                + "Prime Minister Ivar Moen said in a statement.")
        #expect(found.contains { $0.hasPrefix("accuse | ") }, "\(found)")
    }

    @Test("A warning to a party tells the threat in its clause")
    func warningTo() throws {
        let found = try acts("Norway issued a warning to France that its missiles are ready.")
        #expect(found.contains { $0.hasPrefix("threaten | Norway") && $0.contains("missiles are ready") }, "\(found)")
    }

    @Test("Officials who tell people what to do want it of them")
    func instruction() throws {
        let found = try acts("Norwegian officials have told residents to stay indoors.")
        #expect(found.contains { $0.hasPrefix("demand | Norway") && $0.contains("to stay indoors") }, "\(found)")
    }

    @Test("A plain form joined to a finite one goes on with an infinitive")
    func plainForm() throws {
        let found = try acts("Norway called on France to stop the tests, comply with the treaty and open its gates.")
        #expect(!found.contains { $0.hasPrefix("agree | Norway") }, "\(found)")
    }

    @Test("What draws criticism from a side is what it turns down")
    func drawnCriticism() throws {
        let found = try acts("The plan for the dam drew harsh criticism from Norway.")
        #expect(found.contains { $0.hasPrefix("reject | Norway") && $0.contains("The plan for the dam") }, "\(found)")
    }

    @Test("Who stands behind “with” before a participle acts by it")
    func absolute() throws {
        let found = try acts(
            "The Norwegian president spoke for an hour, with Ivar Moen welcoming France's support for the plan.")
        #expect(found.contains { $0.hasPrefix("support | Ivar Moen") }, "\(found)")
    }

    @Test("Those who sign a petition say what it says, if it is told how many they are")
    func petition() throws {
        let report = try Annotated(
            "More than 4,000 people signed a petition that sharply criticised Norway for closing the school."
        ).result
        #expect(report.acts.contains { $0.act == .accuse && !$0.unnamedActors.isEmpty })
    }
}

import Annotation
import Language
import Testing

@Suite("Positions of those whom a report names by a role only")
struct UnnamedActorTests {
    /// "act | role of the actors" of the acts that nobody named does.
    private func unnamed(_ text: String) throws -> [String] {
        let result = try Annotated(text).result
        return result.acts.filter { !$0.unnamedActors.isEmpty }.map { act in
            "\(act.act.rawValue) | " + act.unnamedActors.map { result.unnamedSpeakers[$0].role }.joined(separator: "+")
        }
    }

    @Test(
        "People and bodies without a name ask, accuse and refuse",
        arguments: [
            ("Doctors called on Norway last week to abandon the tests.", "demand | doctors"),
            ("Two investors asked Norway to study the risk.", "demand | two investors"),
            ("The plan was rejected by teachers on Monday.", "reject | teachers"),
            ("Police blamed the driver for the crash.", "accuse | police"),
            ("Residents were angry. They demanded an inquiry.", "demand | residents"),
            ("Residents who demanded an inquiry were turned away.", "demand | residents"),
            ("The family accused Norway of lying about the crash.", "accuse | family"),
            ("Police told residents to stay indoors.", "demand | police"),
            ("An attendant accused two players of stealing blankets.", "accuse | attendant"),
        ])
    func groups(sentence: String, expected: String) throws {
        let found = try unnamed(sentence)
        #expect(found == [expected], "\(found)")
    }

    @Test("What a quoted person without a name asks for is his demand")
    func quoted() throws {
        #expect(try unnamed("“We demand an inquiry,” a nurse said.") == ["demand | nurse"])
    }

    @Test("An office or a company that no name was found for takes no position")
    func unresolved() throws {
        #expect(try unnamed("The minister rejected the plan. The company refused to pay the fine.").isEmpty)
    }

    @Test("Whoever is named acts, whoever stands beside him without a name does not")
    func named() throws {
        #expect(try unnamed("Norway called on doctors to abandon the tests.").isEmpty)
        #expect(try unnamed("The ferry sails to Norway, whose leaders demanded an inquiry.").isEmpty)
    }

    @Test("An attack is laid at nobody's door for the place where it happened")
    func place() throws {
        let acts = try Annotated(
            "“I condemn the attack in France, which killed and wounded dozens of people,” President Barack Obama said."
        ).result.acts
        #expect(acts.count == 1 && acts.allSatisfy(\.targets.isEmpty), "\(acts)")
    }

    @Test("What is apologised for is what befell those to whom one apologises")
    func apology() throws {
        let acts = try Annotated("Norway apologised to two women who were turned away from a ferry.").acts
        #expect(acts == ["concede | Norway | who were turned away from a ferry | -"])
    }

    @Test("Whoever calls a firm reckless turns no plan down")
    func judgedFirm() throws {
        #expect(try Annotated("Norway said that the firm was reckless.").acts.isEmpty)
        #expect(try Annotated("Norway said that the plan was reckless.").acts.count == 1)
    }
}

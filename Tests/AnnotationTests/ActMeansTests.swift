import Annotation
import Testing

@Suite("By which means a position is taken")
struct ActMeansTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    private func expect(_ act: String, of actor: String, saying words: String, in text: String) throws {
        let found = try acts(text)
        #expect(found.contains { $0.hasPrefix("\(act) | \(actor)") && $0.contains(words) }, "\(found)")
    }

    @Test("The agent of a passive takes a position on its subject")
    func passive() throws {
        try expect("reject", of: "Norway", saying: "The plan", in: "The plan was rejected by Norway on Monday.")
        try expect(
            "support", of: "Germany", saying: "A plan", in: "A plan backed by Germany was put to the vote on Monday.")
        try expect(
            "accuse", of: "Norway", saying: "cheating on the tests",
            in: "France was accused by Norway of cheating on the tests.")
    }

    @Test("Whom a sentence names only to set apart takes no position")
    func setApart() throws {
        let found = try acts("Norway, unlike France, rejected the plan. Germany rather than France demanded a vote.")
        #expect(found.contains { $0.hasPrefix("reject | Norway |") }, "\(found)")
        #expect(!found.contains { $0.contains("France") }, "\(found)")
        let report = try Annotated("Norway accused Germany, not France, of cheating on the tests.").result
        #expect(report.acts.flatMap(\.targets).map { report.entities[$0].name } == ["Germany"])
    }

    @Test("An agreement spoken of by the way is no position")
    func reducedRelative() throws {
        let found = try acts("The fishermen complain about the rules adopted by Norway.")
        #expect(!found.contains { $0.hasPrefix("agree") }, "\(found)")
    }

    @Test("Who is asked in the present tense is asked by who says so")
    func unnamedAgent() throws {
        try expect(
            "demand", of: "Metropolitan Police", saying: "to avoid the harbour",
            in: "“People are asked to avoid the harbour,” Scotland Yard said.")
        let past = try acts("“People were asked to avoid the harbour,” Scotland Yard said.")
        #expect(!past.contains { $0.hasPrefix("demand") }, "\(past)")
    }

    @Test("A text or an occasion by which it is said makes a purpose a deed done, a journey does not")
    func conveyance() throws {
        try expect(
            "accuse", of: "Norway", saying: "poisoning the fjord",
            in: "Norway used a letter to accuse France of poisoning the fjord.")
        try expect(
            "demand", of: "Norway", saying: "to inspect the ships",
            in: "Norway passed a resolution requiring member countries to inspect the ships.")
        let journey = try acts("Norway sent two boats to reject the claim to the islands.")
        #expect(!journey.contains { $0.hasPrefix("reject") }, "\(journey)")
    }

    @Test("Who holds somebody on suspicion of a crime accuses him of it")
    func suspicion() throws {
        try expect(
            "accuse", of: "Norway", saying: "smuggling", in: "Norway seized two ships on suspicion of smuggling oil.")
        try expect(
            "accuse", of: "Metropolitan Police", saying: "manslaughter",
            in: "The driver is being held on suspicion of manslaughter, Scotland Yard said.")
    }

    @Test("A name given to a deed turns it down or accuses, a plain one does not")
    func naming() throws {
        try expect(
            "reject", of: "Norway", saying: "the dam as illegal", in: "Norway described the dam as illegal.")
        let plain = try acts("Norway described the dam as large.")
        #expect(plain.isEmpty, "\(plain)")
    }

    @Test("Sympathy supports those whom it goes to and is no offer")
    func sympathy() throws {
        let found = try acts("“Our thoughts are with the families of the victims,” the Norwegian government said.")
        #expect(found.contains { $0.hasPrefix("support | Norway") }, "\(found)")
        let offered = try acts("Norway offered its condolences to the families of the victims.")
        #expect(
            offered.contains { $0.hasPrefix("support | Norway") } && !offered.contains { $0.hasPrefix("offer") },
            "\(offered)")
    }

    @Test("What is said is denied, what is planned is rejected")
    func allegation() throws {
        try expect("deny", of: "Norway", saying: "the allegations", in: "Norway rejected the allegations of fraud.")
        try expect("reject", of: "Norway", saying: "the plan", in: "Norway rejected the plan for the new border.")
    }

    @Test("Residents warned to do something are asked, a party warned off is threatened, the weather threatens nobody")
    func warnings() throws {
        try expect(
            "demand", of: "Norway", saying: "to stay indoors",
            in: "Norway warned residents of the fjord to stay indoors.")
        try expect(
            "threaten", of: "Norway", saying: "to cross the border", in: "Norway warned France not to cross the border."
        )
        let weather = try acts("Norway issued a flood warning for the coast on Monday.")
        #expect(weather.isEmpty, "\(weather)")
    }

    @Test("What there should be and what has to be done are demanded")
    func needs() throws {
        try expect(
            "demand", of: "Norway", saying: "an inquiry",
            in: "“There should be an inquiry into the fire,” the Norwegian government said.")
        try expect(
            "demand", of: "Norway", saying: "France has to help us",
            in: "“France has to help us much more,” the Norwegian government said.")
    }

    @Test("An assurance that things are so offers nothing")
    func assurance() throws {
        let fact = try acts("Norway promised that the dam was safe.")
        #expect(!fact.contains { $0.hasPrefix("offer") }, "\(fact)")
        try expect(
            "offer", of: "Norway", saying: "release the sailors",
            in: "Norway promised that it would release the sailors.")
    }
}

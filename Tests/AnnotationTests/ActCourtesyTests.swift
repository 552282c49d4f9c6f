import Annotation
import Testing

@Suite("What reads like an act and takes no position")
struct ActCourtesyTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    private func acts(_ act: String, in text: String) throws -> [String] {
        try acts(text).filter { $0.hasPrefix(act) }
    }

    @Test("What somebody asks of another in everyday life is no demand, what he asks of a body is one")
    func privateRequest() throws {
        #expect(try acts("demand", in: "Peter Marek met Anna Weller. He asked Weller to wait outside.").isEmpty)
        #expect(try !acts("demand", in: "Peter Marek asked Norway to open the border.").isEmpty)
    }

    @Test("What is not given is not thereby refused")
    func negatedOffer() throws {
        #expect(try acts("reject", in: "Norway did not offer any sign of haste.").isEmpty)
        #expect(try !acts("reject", in: "Norway will not accept the plan for the border.").isEmpty)
    }

    @Test("What somebody has does not act for him, what he wrote does")
    func possession() throws {
        #expect(
            try acts("Peter Marek's behaviour rejected all rules of the house.")
                .allSatisfy { !$0.hasPrefix("reject | Peter Marek") })
    }

    @Test("Consent that somebody asks for is not given")
    func wantedConsent() throws {
        let found = try acts("agree", in: "Peter Marek requested permission from Norway to test the engine.")
        #expect(found.isEmpty, "\(found)")
    }

    @Test("Only measures and means of force are given up as a concession")
    func idleConcession() throws {
        #expect(try acts("concede", in: "Norway lifted the silly curse of the old goat.").isEmpty)
        #expect(try !acts("concede", in: "Norway lifted the sanctions against France.").isEmpty)
    }

    @Test("A call for help and requests for comment are no demands")
    func noAppeal() throws {
        #expect(try acts("demand", in: "Peter Marek was trapped. Marek's call for help was heard.").isEmpty)
        #expect(try acts("demand", in: "The mayor did not answer Norway's requests for comment.").isEmpty)
    }

    @Test("What would have been done is not announced, and a duty before its subject is a condition")
    func unreal() throws {
        #expect(try acts("offer", in: "Norway would have paid the families a pension.").isEmpty)
        #expect(try acts("demand", in: "France would be hit first should war reach Norway, Oslo said.").isEmpty)
    }

    @Test("Who is asked for what he knows only doubts")
    func doubt() throws {
        let scholar = "“I am skeptical of the plan for the border,” said Peter Marek, a professor of law."
        #expect(try acts("reject", in: scholar).isEmpty)
        #expect(try !acts("reject", in: "Norway is skeptical of the plan for the border.").isEmpty)
    }
}

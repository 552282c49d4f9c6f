import Annotation
import Testing

@Suite("Positions of those who hold an office")
struct ActOfOfficeTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("A state that only an office names takes part in the report")
    func stateOfOffice() throws {
        let report = try Annotated("Norwegian Prime Minister Orla Venn urged France to open the border.").result
        let state = try #require(report.entities.first { $0.kind == .party && $0.name == "Norway" })
        let leader = try #require(report.entities.first { $0.name == "Orla Venn" })
        #expect(leader.party == state.thing)
        #expect(!state.mentions.isEmpty)
    }

    @Test("A people beside a thing makes no state a participant")
    func adjectiveOfThing() throws {
        let report = try Annotated("Orla Venn ate Norwegian cheese and praised France.").result
        #expect(!report.entities.contains { $0.name == "Norway" })
    }

    @Test("An ambassador speaks for who sent her, not for where she is posted")
    func ambassador() throws {
        for text in [
            "Norway’s ambassador to the United Nations, Orla Venn, urged France to open the border.",
            "Norwegian Ambassador to the United Nations Orla Venn urged France to open the border.",
        ] {
            let report = try Annotated(text).result
            let envoy = try #require(report.entities.first { $0.name == "Orla Venn" }, "\(text)")
            #expect(report.entities.first { $0.thing == envoy.party }?.name == "Norway", "\(text)")
            #expect(envoy.isOffice.contains(true))
        }
    }

    @Test(
        "Joined envoys act for all who sent them",
        arguments: [
            "Norway’s and Chile’s ambassadors to the United Nations rejected the new tariffs on fish.",
            "The envoys of Norway and Chile rejected the new tariffs on fish.",
        ])
    func ambassadors(text: String) throws {
        let found = try acts(text)
        #expect(found.contains { $0.hasPrefix("reject | Norway+Chile |") }, "\(found)")
    }

    @Test("A chief acts for the firm named before his office")
    func chief() throws {
        let report = try Annotated("Nokia chief executive Orla Venn urged France to open the border.").result
        let chief = try #require(report.entities.first { $0.name == "Orla Venn" })
        #expect(chief.body >= 0 && report.entities[chief.body].name == "Nokia")
    }

    @Test("Who spoke with whom agrees with them")
    func together() throws {
        let found = try acts("Norway said it spoke to France on Monday and they agreed to open the border.")
        #expect(found.contains { $0.hasPrefix("agree | Norway+France") }, "\(found)")
    }
}

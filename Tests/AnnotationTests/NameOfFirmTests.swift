import Annotation
import Testing

@Suite("Unknown names of firms")
struct NameOfFirmTests {
    @Test("The name before an executive's office and name is a body's, wherever the report has it")
    func executive() throws {
        let report = try Annotated(
            "Tresqualm said it was closing. Tresqualm Chief Executive Orla Venn resigned on Monday.")
        #expect(report.kind(of: "Tresqualm") == .organisation)
    }

    @Test("Several members before a comma give no single name a title")
    func members() throws {
        let report = try Annotated(
            "In a letter to board members, Tresqualm chief executive Orla Venn called for talks."
        ).result
        #expect(!report.entities.contains { $0.kind == .person && $0.name == "Tresqualm" })
    }
}

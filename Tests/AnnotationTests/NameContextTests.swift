import Annotation
import Testing

@Suite("What stands beside names")
struct NameContextTests {
    @Test(
        "What a saint, a town or a storm is called is nobody and no state",
        arguments: [
            ("The council met in Saint Orrun on Monday.", "Saint Orrun", EntityKind.place),
            ("Police searched the village of Anna Quolm on Monday.", "Anna Quolm", .place),
            ("The coast was hit by Hurricane Anna on Monday.", "Hurricane Anna", .instrument),
        ])
    func kinds(_ text: String, _ name: String, _ kind: EntityKind) throws {
        #expect(try Annotated(text).kind(of: name) == kind)
    }

    @Test("The eve of a feast is nobody")
    func eve() throws {
        let report = try Annotated("The plane fell into the river on New Year's Eve, said Orla Venn.")
        #expect(!report.result.entities.contains { $0.name == "Eve" })
    }

    @Test("Who took a picture is not in the story")
    func credit() throws {
        let report = try Annotated("The keeper catches the ball (Ilvo Brandeck/Reuters).")
        #expect(!report.result.entities.contains { $0.name == "Ilvo Brandeck" })
    }

    @Test("Other initials are another person, the same ones without points are not")
    func initials() throws {
        let report = try Annotated("T.J. Quolm met his brother J.J. Quolm in Corrin on Monday.")
        #expect(report.result.entities.filter { $0.kind == .person && $0.name.contains("Quolm") }.count == 2)
        #expect(NameInitials("TJ Quolm")?.agrees(with: try #require(NameInitials("T.J. Quolm"))) == true)
        #expect(NameInitials("Tom Quolm") == nil)
    }

    @Test("Capitals in brackets behind a body's name are short for it")
    func brackets() throws {
        let report = try Annotated("The airline Tresk Air (QRX) closed on Monday.")
        #expect(report.forms(of: "Tresk Air").contains("QRX"))
    }
}

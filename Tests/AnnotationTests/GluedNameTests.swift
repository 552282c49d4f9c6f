import Annotation
import Testing

@Suite("Names beside headings, captions and longer forms")
struct GluedNameTests {
    @Test("A heading in capitals is no part of the name behind it")
    func heading() throws {
        let report = try Annotated("SET UP FRAUD ALERTS Ostra is offering a free service. Ostra said it was sorry.")
            .result
        #expect(!report.entities.contains { $0.name.contains("ALERTS") && $0.name.contains("Ostra") })
        let initials = try Annotated("The coach praised LB T.J. Orlund after the game in Velm.").result
        #expect(initials.entities.contains { $0.name.hasSuffix("T.J. Orlund") })
    }

    @Test("A picture's credit is no part of the name behind it")
    func credit() throws {
        let report = try Annotated("Ostra was hacked.", "Getty - Contributor Hackers obtained card details.").result
        #expect(!report.entities.contains { $0.name.contains("Contributor") })
    }

    @Test("A doubled name that the report has alone is the name twice")
    func doubled() throws {
        let report = try Annotated("Ostra Ostra holds data on millions of people. Later Ostra said it was sorry.")
            .result
        #expect(!report.entities.contains { $0.name == "Ostra Ostra" })
        let band = try Annotated("Duran Duran played in Velm. Fans of Duran Duran came.").result
        #expect(band.entities.contains { $0.name == "Duran Duran" })
    }

    @Test("A known firm with its legal form is the same firm")
    func legalForm() throws {
        let report = try Annotated("Goldman Sachs fell. Shares of Goldman Sachs Group Inc. rose again.").result
        #expect(report.entities.filter { $0.kind == .organisation }.map(\.name) == ["Goldman Sachs"])
    }

    @Test("A given name before a family name is no acronym")
    func givenName() throws {
        let report = try Annotated("Olaf Lind said he had lost his job.")
        #expect(report.statements == ["indirect | Olaf Lind | he had lost his job"])
        #expect(
            try Annotated("OLAF said it had opened a case.").kind(of: "European Anti-Fraud Office") == .organisation)
    }

    @Test("Neither an office of the state nor a programme is the company")
    func company() throws {
        let report = try Annotated(
            "The breach hit a third of the people, according to the Census Bureau. Shares of the company fell.",
            "The data included Social Security numbers. The company said that cards were taken.")
        #expect(!report.forms(of: "U.S. Census Bureau").contains("company"))
        #expect(!report.forms(of: "Social Security").contains("company"))
        #expect(!report.statements.contains { $0.contains("Social Security |") })
    }
}

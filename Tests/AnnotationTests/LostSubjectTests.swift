import Annotation
import Prose
import Reports
import Testing

@Suite("Words and speakers that a broken tree hides")
struct LostSubjectTests {
    /// "speaker: words" of each reported clause.
    private func indirect(_ text: String) throws -> [String] {
        let report = try Annotated(text).result
        return report.statements.filter { $0.kind == .indirect }.map { statement in
            let source = statement.source.map { report.report.text.string($0) } ?? "-"
            return source + ": " + report.report.text.string(statement.span)
        }
    }

    @Test("A date before the speaker at the end of a sentence hides neither him nor the words")
    func dateBeforeSpeaker() throws {
        #expect(
            try indirect("President Orla Venn has put off the toll on Calvo until June 1, the council said on Monday.")
                == ["the council: President Orla Venn has put off the toll on Calvo until June 1"])
    }

    @Test("A clause whose verb was taken for a noun is said by who is named behind its comma")
    func verbTakenForNoun() throws {
        #expect(
            try indirect("A storm hit Calder Bay on Tuesday, harbour master Ivo Venn said.")
                .contains { $0.hasSuffix(": A storm hit Calder Bay on Tuesday") })
        #expect(try indirect("The head of the port, Ivo Venn, said.") == [])
    }

    @Test("A participle of saying belongs to who acted before its comma")
    func participle() throws {
        #expect(
            try indirect("Officials dismissed the remarks, saying that removal of the troops was never planned.")
                .contains("Officials: removal of the troops was never planned"))
    }

    @Test("A clause begins behind its cue though the tree gives it a relative clause only")
    func relativeForClause() throws {
        #expect(
            try indirect(
                "The Calvo Commission said the extension of the brief reprieve prolonged market fears, which was already "
                    + "hurting the farmers.") == [
                    "The Calvo Commission: the extension of the brief reprieve prolonged market fears, which was already "
                        + "hurting the farmers"
                ])
    }

    @Test("What ministers warned of may lack its subject, which stands before them")
    func withoutSubject() throws {
        #expect(
            try indirect("Venn delayed the toll, putting off a dispute that ministers warned could end in a war.")
                == ["ministers: could end in a war"])
    }

    @Test("A remark between commas parts speaker and verb")
    func parenthesis() throws {
        #expect(
            try indirect("Most analysts, however, think it is unlikely the talks will reach a settlement.")
                .contains("Most analysts: it is unlikely the talks will reach a settlement"))
    }

    @Test("Those who are urged do not speak")
    func listener() throws {
        let report = try Annotated(
            "The four members of Blue River - advocates for the valley - urged people to save water in the summer."
        ).result
        let sources = (report.statements + report.attitudes).compactMap(\.source).map { report.report.text.string($0) }
        #expect(!sources.isEmpty && !sources.contains("people"))
    }

    @Test("What somebody is warned of stands behind those who are warned")
    func warning() throws {
        #expect(try indirect("Orla Venn warned Calvo again against a second dam.") == ["Orla Venn: a second dam"])
    }

    @Test("They who said more were the people without a name who spoke before")
    func unnamedPlural() throws {
        let report = try Annotated(
            "Orvenia and Calvo agreed to the truce on Monday.",
            "Officials said the line had been tested. It could also "
                + "be used at night, they said.")
        #expect(report.statements.last == "indirect |  | It could also be used at night")
    }
}

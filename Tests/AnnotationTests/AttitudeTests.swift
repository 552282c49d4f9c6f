import Annotation
import Prose
import Reports
import Testing

@Suite("What reports ascribe to people without their words")
struct AttitudeTests {
    /// "speaker: words" of each attitude, "-" for nobody.
    private func attitudes(_ text: String) throws -> [String] {
        let report = try Annotated(text).result
        return report.attitudes.map { attitude in
            let source = attitude.source.map { report.report.text.string($0) } ?? "-"
            return source + ": " + report.report.text.string(attitude.span)
        }
    }

    @Test("Idioms with a preposition tell what they are about")
    func idioms() throws {
        #expect(
            try attitudes("The mayor poked fun at the plans of the council.") == ["The mayor: the plans of the council"]
        )
        #expect(
            try attitudes("Orla Venn voted against the water bill of the council.")
                == ["Orla Venn: the water bill of the council"])
    }

    @Test("Adjectives and phrases behind be tell what somebody thinks")
    func adjectives() throws {
        #expect(try attitudes("The farmers are opposed to a second dam.") == ["The farmers: a second dam"])
        #expect(try attitudes("Orla Venn is in favour of a longer truce.") == ["Orla Venn: a longer truce"])
    }

    @Test("A light verb tells what its noun is about")
    func lightVerbs() throws {
        #expect(
            try attitudes("Residents voiced concern about the price of water.") == ["Residents: the price of water"])
    }

    @Test("What moves somebody stands before its verb")
    func movers() throws {
        #expect(
            try attitudes("The new toll has angered the farmers of Calvo.").contains { $0.hasSuffix(": The new toll") })
    }

    @Test("What draws criticism stands before its verb, who criticises behind it")
    func received() throws {
        #expect(
            try attitudes("Her plan drew criticism from several farmers.") == ["several farmers: Her plan"])
    }

    @Test("A question behind a verb of knowing is told whole")
    func questions() throws {
        #expect(
            try attitudes("The report shows in detail how the firms hid their profits.")
                == ["The report: how the firms hid their profits"])
    }

    @Test("A list of names and figures ascribes nothing to anybody")
    func nothing() throws {
        #expect(try attitudes("Snow fell on Calvo and its harbour in January.").isEmpty)
    }
}

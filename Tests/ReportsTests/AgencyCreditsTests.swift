import Prose
import Testing

@testable import Reports

@Suite("Agency credits")
struct AgencyCreditsTests {
    @Test(
        "Lines of agencies and initials are credits",
        arguments: ["ims / dpa / AFP / Reuters", "Reuters", "AP, AFP", "tq/dpa"])
    func creditLines(line: String) throws {
        let text = Text(line)
        #expect(try AgencyCredits().isCreditLine(text, text.span))
    }

    @Test(
        "Sentences and names are none",
        arguments: [
            "Reuters could not reach the ministry.", "The AP reporters left, the council said", "Ferries, buses", "",
        ])
    func otherLines(line: String) throws {
        let text = Text(line)
        #expect(try !AgencyCredits().isCreditLine(text, text.span))
    }

    @Test(
        "A name with an agency behind a stroke credits a picture",
        arguments: ["Credit…Odo Pell / Reuters", "L. Orm via Getty Images"])
    func photoCredits(line: String) throws {
        let text = Text(line)
        #expect(try AgencyCredits().isPhotoCredit(text, text.span))
    }

    @Test("Datelines name their agency")
    func dateline() throws {
        let text = Text("PORT ALBA (AFP) – The ferry (built by Reuters of Alba) left.")
        #expect(try AgencyCredits().datelineAgencies(in: text, text.span).map(\.name) == ["AFP"])
    }
}

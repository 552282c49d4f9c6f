import Annotation
import Testing

@Suite("Speakers beside asides, captions and brackets")
struct SpeakerContextAsideTests {
    @Test("Who signed an act does not say what it says, who wrote a report does")
    func authors() throws {
        let act = try Annotated("The 1980 Data Act, signed by President Arn Holt, says banks may not pass on data.")
        #expect(act.statements == ["indirect |  | banks may not pass on data"])
        let report = try Annotated("A report, written by Ida Korn, said the bank was slow.")
        #expect(report.statements == ["indirect | Ida Korn | the bank was slow"])
    }

    @Test("A quotation goes on behind a caption with its agency's credit")
    func caption() throws {
        let report = try Annotated(
            "Ida Korn said: “On a scale of one to ten, this is a ten.", "Reuters The bank said it had been hit",
            "“It hurts everybody in the country because nobody can mend it.”")
        #expect(
            report.statements.last
                == "direct | Ida Korn | It hurts everybody in the country because nobody can mend it.")
    }

    @Test("The bracket of a firm's national arm gives its managers no state")
    func nationalArm() throws {
        let report = try Annotated(
            "Nils Berg, president for Europe at Ostra Ltd (UK), said the firm was sorry. The UK has rules."
        ).result
        let berg = try #require(report.entities.first { $0.name == "Nils Berg" })
        #expect(berg.party < 0)
    }

    @Test("Behind the verb, too, the person speaks whose title a place stands before")
    func inverted() throws {
        let report = try Annotated(
            "A man was arrested in Velm.", "The arrest serves as a reminder, explained Velm Police Chief Ida Korn.")
        #expect(report.statements == ["indirect | Ida Korn | The arrest serves as a reminder"])
    }

    @Test("A closing mark of another kind ends the quotation")
    func mismatched() throws {
        let single = try Annotated("'If it sounds too good, it is,'' Ida Korn said. 'Never give out your number.''")
        #expect(
            single.statements == [
                "direct | Ida Korn | If it sounds too good, it is,", "partial | Ida Korn | Never give out your number.",
            ])
        let double = try Annotated("“If it sounds too good, it is,' Ida Korn said.")
        #expect(double.statements == ["direct | Ida Korn | If it sounds too good, it is,"])
    }

    @Test("Single marks inside an unclosed quotation do not close it")
    func nested() throws {
        let report = try Annotated("Ida Korn said: “We asked the owner. 'No,' he told us. We left the house.")
        #expect(report.statements.last?.hasSuffix("We left the house.") ?? false)
    }
}

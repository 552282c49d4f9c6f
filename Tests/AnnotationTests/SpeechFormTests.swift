import Annotation
import Prose
import Reports
import Testing

@Suite("Interviews and messages")
struct SpeechFormTests {
    @Test("Answers are the words of whom the text before the first question names; questions are the report's words")
    func interview() throws {
        let report = try Annotated(
            "Orla Venn, the transport minister, spoke to the paper on Tuesday.", "Q: Why was the bridge closed?",
            "A: The inspectors found cracks in two of the pillars. We could not take the risk.",
            "Q: The opposition says that you knew of it.", "A: That is not true.")
        #expect(
            report.statements == [
                "unmarked | Orla Venn | The inspectors found cracks in two of the pillars.",
                "unmarked | Orla Venn | We could not take the risk.", "indirect |  | you knew of it",
                "unmarked | Orla Venn | That is not true.",
            ])
    }

    @Test("In a transcript the turns of host and correspondent are the report's own voice, those of guests are not")
    func transcript() throws {
        let report = try Annotated(
            "ORLA VENN, HOST:", "The old bridge of Tresk was closed on Monday. Tomas Berg has more.",
            "TOMAS BERG, BYLINE: It was shut at noon, Orla.", "VENN: And what does the town say?",
            "BERG: The mayor says that the pillars are safe.", "HENRIKE VAAL: We could not take the risk.")
        #expect(
            report.statements == [
                "indirect |  | the pillars are safe", "unmarked | HENRIKE VAAL | We could not take the risk.",
            ])
    }

    @Test("Whoever asks without a name speaks for the outlet")
    func interviewer() throws {
        let report = try Annotated(
            "Interviewer: Why was the bridge closed?", "Orla Venn: We found cracks.", "Interviewer: And now?",
            "Orla Venn: We wait.")
        #expect(report.statements == ["unmarked | Orla Venn | We found cracks.", "unmarked | Orla Venn | We wait."])
    }

    @Test("An initial before a colon without a question is no interview")
    func noInterview() throws {
        #expect(try Annotated("Orla Venn opened the hall.", "A: the big hall of the town.").statements.isEmpty)
    }

    @Test("A message is the words of who signs it with a handle")
    func signed() throws {
        let report = try Annotated(
            "The closure set off a storm.",
            "We warned of the cracks in March. Nobody listened. — Tomas Berg (@tombergl) May 11, 2021",
            "The council met on Tuesday.")
        #expect(
            report.statements == [
                "unmarked | Tomas Berg | We warned of the cracks in March.", "unmarked | Tomas Berg | Nobody listened.",
            ])
    }

    @Test("A line of a name, a handle and a date opens the message behind it")
    func headed() throws {
        let report = try Annotated(
            "The closure set off a storm.", "Tomas Berg @tombergl · May 11", "The cracks were known in March.",
            "The council met on Tuesday.")
        #expect(report.statements == ["unmarked | Tomas Berg | The cracks were known in March."])
    }

    @Test("Any mixture of labels, handles, dashes and breaks is read without a fault")
    func mixtures() throws {
        let pieces = ["Q:", "A:", "—", "@a", "(@tberg)", "Tomas Berg", "May 11", ".", "“", "”", "said", ",", ":"]
        var state: UInt64 = 7
        for _ in 0..<40 {
            var paragraphs: [String] = []
            for _ in 0..<6 {
                var words: [String] = []
                for _ in 0..<8 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    words.append(pieces[Int(state >> 33) % pieces.count])
                }
                paragraphs.append(words.joined(separator: " "))
            }
            let report = try Annotated(paragraphs)
            for statement in report.result.statements {
                #expect(statement.span.end <= report.result.report.text.count)
            }
        }
    }
}

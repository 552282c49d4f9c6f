import Annotation
import Prose
import Reports
import Testing

@Suite("Who says it")
struct SpeakerSourceTests {
    @Test("Labels of a transcript name the speakers of whole paragraphs")
    func transcript() throws {
        let report = try Annotated(
            "The council met on Monday.", "KOVACS: The bridge must go. We want a new one.", "MAREK: No. It stays.")
        let text = report.result.report.text
        let told = report.result.statements.map { statement in
            "\((statement.source ?? statement.inheritedSource).map { text.string($0) } ?? "-"): "
                + text.string(statement.span)
        }
        #expect(
            told == [
                "KOVACS: The bridge must go.", "KOVACS: We want a new one.", "MAREK: No.", "MAREK: It stays.",
            ])
    }

    @Test("One word with a colon is no transcript")
    func oneLabel() throws {
        let report = try Annotated("NOTE: The bridge is closed on Monday.", "It opens again on Tuesday.")
        #expect(report.result.statements.isEmpty)
    }

    @Test("An aside between the name and the verb does not hide the speaker")
    func asides() throws {
        for sentence in [
            "Anna Kovacs (Left) said in an interview that the bridge was safe.",
            "Anna Kovacs, a historian of the city, recalled that the bridge was safe.",
        ] {
            let report = try Annotated(sentence)
            #expect(report.statements == ["indirect | Anna Kovacs | the bridge was safe"])
        }
    }

    @Test("Who says it is not what is said")
    func speakerIsNoWord() throws {
        let report = try Annotated(
            "Anna Kovacs, who lives near the bridge, said: “I heard a noise at six in the night.”")
        #expect(report.statements == ["direct | Anna Kovacs | I heard a noise at six in the night."])
    }

    @Test("The subject of the words is not who says them")
    func subjectOfTheWords() throws {
        let report = try Annotated("Anna Kovacs on Tuesday said he would close the bridge.")
        let source = try #require(report.result.statements.first?.source)
        #expect(report.result.report.text.string(source).hasPrefix("Anna Kovacs"))
    }

    @Test("A participle has the speaker of its main clause, not the day beside it")
    func participle() throws {
        let report = try Annotated(
            "Anna Kovacs complained on the morning after the talks, suggesting that the bridge was safe.")
        #expect(report.statements == ["indirect | Anna Kovacs | the bridge was safe"])
    }

    @Test("A sentence that ends in a colon names the speaker of the next paragraph")
    func colon() throws {
        let report = try Annotated(
            "Peter Marek opened the talks on Monday.", "Anna Kovacs added in a letter:",
            "“The bridge must go before the winter comes.”")
        #expect(report.statements == ["direct | Anna Kovacs | The bridge must go before the winter comes."])
    }

    @Test("Two single marks of a typewriter are a double one")
    func typewriter() throws {
        let report = try Annotated("''The bridge is not safe,'' said Anna Kovacs. ''We will close it.''")
        #expect(
            report.statements == [
                "direct | Anna Kovacs | The bridge is not safe,", "direct | Anna Kovacs | We will close it.",
            ])
    }
}

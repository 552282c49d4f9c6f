import Annotation
import Prose
import Reports
import Testing

@Suite("Where reported words begin and end, and which cues tell nothing")
struct SpeechBoundsTests {
    private func indirect(_ text: String) throws -> [String] {
        let report = try Annotated(text)
        return report.result.statements.filter { $0.kind == .indirect }.map {
            report.result.report.text.string($0.span)
        }
    }

    private func attitudes(_ text: String) throws -> [String] {
        let report = try Annotated(text)
        return report.result.attitudes.map { report.result.report.text.string($0.span) }
    }

    @Test("What another speaker says behind a comma and a conjunction is not part of the first one's words")
    func otherSpeaker() throws {
        let report = try Annotated(
            "Norway stressed that it has no plan to leave, and Sweden made clear that its patience is running out.")
        #expect(report.statements.contains("indirect | Norway | it has no plan to leave"), "\(report.statements)")
    }

    @Test("The occasion between a cue and its clause is not said")
    func occasion() throws {
        #expect(
            try indirect("Orla Venn said after the meeting the council would not accept the offer.")
                == ["the council would not accept the offer"])
    }

    @Test("A remark with another verb of saying behind a conjunction ends the words")
    func otherRemark() throws {
        #expect(
            try indirect("Venn said the council planned to sell the bridge, though she acknowledged it was unlikely.")
                .first
                == "the council planned to sell the bridge")
    }

    @Test("A clause in front of a verb that has an object is not told by it")
    func frontedObject() throws {
        #expect(try indirect("Although Venn has used the fund before, he does not defend it.").isEmpty)
    }

    @Test("What is cited as a reason is no source")
    func citedReason() throws {
        let found = try indirect(
            "A court stopped the council from closing its plants, citing a threat to public health.")
        #expect(!found.contains { $0.hasPrefix("A court") })
    }

    @Test("A source that is cited tells the clause before it")
    func citedSource() throws {
        let found = try indirect("The bridge will be closed in May, the agency reported, citing officials.")
        #expect(found.contains { $0.hasPrefix("The bridge will be closed in May") })
    }

    @Test("A phrase that opens a sentence is not said, whatever was posted in it")
    func openingPhrase() throws {
        let found = try indirect("In a message posted Friday, Orla Venn said the bridge would stay closed.")
        #expect(found == ["the bridge would stay closed"])
    }

    @Test("A question to a speaker is not what he says")
    func askedFirst() throws {
        let report = try Annotated("Asked if the talks would go on, Venn said they would.")
        let all = (report.result.statements + report.result.attitudes).map { report.result.report.text.string($0.span) }
        #expect(!all.contains { $0.hasPrefix("Asked") })
    }

    @Test("A video may show a whole clause")
    func video() throws {
        #expect(
            try attitudes("The video shows that Berg had his hands in the air.") == ["Berg had his hands in the air"])
    }

    @Test("What somebody is said to call something belongs to the words")
    func called() throws {
        #expect(
            try attitudes("The minister condemned what he called a \"brazen breach\" of the treaty.").contains {
                $0.hasPrefix("what he called")
            })
    }

    @Test("A relative pronoun in front of speaker and cue is the other part of the words")
    func relativePronoun() throws {
        let report = try Annotated(
            "The council bought the mine, which Orla Venn says it is doing everything to keep open.")
        let statement = report.result.statements.first { $0.kind == .indirect }
        let topic = try #require(statement?.topic)
        #expect(report.result.report.text.string(topic) == "which")
    }

    @Test("A passive with its agent tells what the agent judged")
    func agent() throws {
        #expect(try attitudes("The plan was supported by the council.") == ["The plan"])
    }

    @Test("An adjective of mind takes what stands behind its preposition")
    func adjective() throws {
        #expect(try attitudes("Orla Venn is worried about the bridge in Calvo.").first?.hasPrefix("the bridge") == true)
    }

    @Test("What is told to a meeting is told by who told it, not only by the paper that reports it")
    func toldToMeeting() throws {
        let report = try Annotated(
            "The Daily reported that Orla Venn told a party meeting that there was no need for such a dam anymore.")
        #expect(
            report.statements.contains("indirect | Orla Venn | there was no need for such a dam anymore"),
            "\(report.statements)")
    }

    @Test("Words in marks behind an inner clause's own “that” are those of its speaker; a pronoun means the outer one")
    func innerThat() throws {
        let report = try Annotated(
            "The Daily reported that Orla Venn told a party meeting that there was “no need” for such a dam anymore.")
        #expect(report.statements.contains("partial | Orla Venn | no need"), "\(report.statements)")
    }

    @Test("What they argued over is no statement when it is a piece of a question")
    func pieceOfQuestion() throws {
        #expect(
            try indirect("Venn and Berg argued over which country's ships were faster.").allSatisfy {
                $0 != "which country's ships"
            })
    }

    @Test("What neither of two said is no statement")
    func neither() throws {
        #expect(try indirect("Neither Venn nor Berg said whether the bridge was safe.").isEmpty)
    }

    @Test("What a speaker is called before his name is not said")
    func calledSpeaker() throws {
        #expect(
            try indirect("A storm hit the bay, lighthouse keeper Ivo Lund said.") == ["A storm hit the bay"])
    }

    @Test("A predicate with a clause about a fact is told from its beginning")
    func predicateNoun() throws {
        #expect(
            try indirect("Venn explained that the delay was due to the fact that the crew had left.")
                == ["the delay was due to the fact that the crew had left"])
    }

    @Test("Of \"It was made clear that …, she said\" the clause is said")
    func impersonalOpening() throws {
        #expect(
            try indirect("It was made clear that the council was ready to sell the bridge, Venn said.")
                == ["the council was ready to sell the bridge"])
    }

    @Test("A clause before a colon and words in marks is told by no cue behind them")
    func reporterBeforeColon() throws {
        #expect(
            try indirect("Venn seemed glad about the plan to sell the bridge: “We have made a good deal,” he said.")
                .isEmpty)
    }

    @Test("What is told in a source's name ends before the colon of the words in marks")
    func phraseBeforeColon() throws {
        #expect(
            try indirect("According to Orla Venn, the bridge has been sold: “It was a good deal for all of us.”").first
                == "the bridge has been sold")
    }
}

@Suite("Who speaks when the cue stands apart or the parser goes astray")
struct SpeakerPlaceTests {
    private func sources(_ text: String) throws -> [String?] {
        let report = try Annotated(text)
        return report.result.statements.map { statement in
            statement.source.map { report.result.report.text.string($0) }
        }
    }

    @Test(
        "A cue behind a question or an exclamation in marks names its speaker",
        arguments: [
            "“Does anybody know what the plan is?” Venn asked.", "“Who would have believed that?” said Venn.",
            "“We will never leave this valley!” Venn shouted to the crowd.",
        ])
    func cueBehindQuestion(_ text: String) throws {
        #expect(try sources(text) == ["Venn"])
    }

    @Test("A cue in the next sentence that leads to words of its own names nobody before")
    func cueOfNextWords() throws {
        let found = try sources("“Who will pay for the bridge?” Berg said: “The council will pay for it.”")
        #expect(found.first == .some(nil))
        #expect(found.last == "Berg")
    }

    @Test("A name between commas before the verb speaks, not the subject of the words")
    func apposition() throws {
        let report = try Annotated(
            "In a statement, one of the family’s attorneys, Justin Bamberg, said the videos show his client leaving.")
        let statement = try #require(report.result.statements.first)
        let source = try #require(statement.source)
        #expect(report.result.report.text.string(source).contains("Bamberg"))
    }

    @Test("A noun before a comma does not speak for the people behind it")
    func nounBeforeComma() throws {
        let found = try sources("Though he has made plans, experts say the effect would be small.")
        #expect(found.contains { $0?.hasSuffix("experts") == true })
    }

    @Test("A source begins without its preposition")
    func preposition() throws {
        let found = try sources("They turned to the Calvo Police Department, which reported that a bridge was closed.")
        #expect(!found.contains { $0?.hasPrefix("to ") == true })
    }
}

@Suite("Single quotation marks")
struct SingleQuoteTests {
    private func quoted(_ paragraphs: String...) throws -> [String] {
        let report = try Annotated(paragraphs)
        return report.result.statements.filter { $0.kind == .direct || $0.kind == .partial }.map {
            report.result.report.text.string($0.span)
        }
    }

    @Test(
        "Words in single marks are quotations, apostrophes are none",
        arguments: [
            ("‘They’re selling the workers’ bridge,’ Venn said.", ["They’re selling the workers’ bridge,"]),
            (
                "'They're selling our bridge,' Venn said. 'It isn't theirs.'",
                ["They're selling our bridge,", "It isn't theirs."]
            ),
            ("The ’90s were hard for the workers’ council, Venn said.", []),
        ])
    func apostrophes(_ text: String, _ expected: [String]) throws {
        #expect(try quoted(text) == expected)
    }

    @Test("Paragraphs that open anew without closing are one quotation")
    func paragraphs() throws {
        let found = try quoted(
            "The council met on Monday.", "Venn said: ‘The council will not sell the bridge.", "‘It is ours.’",
            "The bridge was built in 1900.")
        #expect(found == ["The council will not sell the bridge.", "It is ours."])
    }

    @Test("A single mark that nothing closes quotes nothing")
    func unclosed() throws {
        #expect(try quoted("The council met ‘on Monday and left the bridge as it was.", "It rained.").isEmpty)
    }

    @Test("Single marks inside double ones are part of the words")
    func nested() throws {
        #expect(
            try quoted("“The council told us ‘we will stay’ and left,” Venn said.")
                == ["The council told us ‘we will stay’ and left,"])
    }

    @Test("Any mixture of marks and breaks is read without a fault")
    func mixtures() throws {
        let pieces = ["‘", "’", "'", "“", "”", "Venn said ", "the bridge ", ". ", ", ", "1990s "]
        var state: UInt64 = 7
        for _ in 0..<120 {
            var text = ""
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let report = try Annotated([text, text])
            #expect(
                report.result.statements.allSatisfy {
                    $0.span.start < $0.span.end && $0.span.end <= report.result.report.text.count
                })
        }
    }
}

@Suite("Whose words follow a clause or an aside")
struct SpeakerAsideTests {
    private func sources(_ text: String) throws -> [String: String] {
        let report = try Annotated(text)
        return Dictionary(
            report.result.statements.map { statement in
                (
                    report.result.report.text.string(statement.span),
                    statement.source.map { report.result.report.text.string($0) } ?? "-"
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test("A participle of saying behind a clause belongs to who said the clause")
    func participle() throws {
        let found = try sources(
            "Venn said he was optimistic that his country would win, arguing that the council understood the risk.")
        #expect(found["the council understood the risk"] == "Venn")
    }

    @Test("A name behind a quotation speaks, even when its verb is missing")
    func missingVerb() throws {
        let found = try sources(
            "“We’re going to have very frank discussions,” Orla Venn in an interview broadcast on Monday.")
        #expect(found.values.contains("Orla Venn"))
    }

    @Test("A report of a report is told once, by who said it")
    func nestedReport() throws {
        let found = try sources("The ministry said that the tests had ended, according to a newspaper.")
        #expect(found == ["the tests had ended": "The ministry"])
    }

    @Test("Words that were thought in a clause of saying were said by the outer speaker")
    func thoughtInSpeech() throws {
        let found = try sources("Venn said she expects the talks “to go on for some time before they end.”")
        #expect(found.values.allSatisfy { $0 == "Venn" || $0 == "she" } && found.values.contains("Venn"))
    }
}

@Suite("Words that nobody is told to have said")
struct UntoldWordsTests {
    private func statements(_ text: String) throws -> [String] {
        let report = try Annotated(text)
        return report.result.statements.map { report.result.report.text.string($0.span) }
    }

    @Test(
        "A condition or a question holds no statement",
        arguments: [
            "Asked whether Berg had warned him not to go, Venn left the room.",
            "If Venn says that the bridge is safe, the council will open it.",
        ])
    func hypotheses(_ text: String) throws {
        #expect(try statements(text).isEmpty)
    }

    @Test("A day that owns the subject is part of the words")
    func possessiveDay() throws {
        #expect(try statements("Venn said Sunday's election was fair to all.") == ["Sunday's election was fair to all"])
    }

    @Test("Nothing is evidence where there is none")
    func noEvidence() throws {
        let report = try Annotated("There is no evidence that the bridge was unsafe.")
        #expect(report.result.statements.isEmpty && report.result.attitudes.isEmpty)
    }

    @Test("A person named in the clause keeps the participle behind it")
    func innerPerson() throws {
        let report = try Annotated(
            "Orla Venn said Anna Berg had made a gesture, saying that the council was ready.")
        let inner = report.result.statements.first {
            report.result.report.text.string($0.span).hasPrefix("the council was")
        }
        let source = try #require(inner?.source)
        #expect(report.result.report.text.string(source) == "Anna Berg")
    }
}

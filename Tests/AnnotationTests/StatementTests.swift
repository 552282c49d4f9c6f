import Annotation
import Prose
import Reports
import Testing

@Suite("What a report says that somebody said")
struct StatementTests {
    @Test("A quotation has the speaker named behind it, and the next sentence in the marks has him, too")
    func direct() throws {
        let report = try Annotated("“The river belongs to nobody,” said Anna Kovacs. “We will share it.”")
        #expect(
            report.statements == [
                "direct | Anna Kovacs | The river belongs to nobody,", "direct | Anna Kovacs | We will share it.",
            ])
    }

    @Test("A fragment in marks inside a reported clause gives both")
    func partial() throws {
        let report = try Annotated("Anna Kovacs said the offer was “a bad joke on everybody” and left.")
        #expect(report.statements.contains("partial | Anna Kovacs | a bad joke on everybody"))
        #expect(report.statements.contains { $0.hasPrefix("indirect | Anna Kovacs | the offer was") })
    }

    @Test("A fragment in marks knows the reported clause around it")
    func clauseOfFragment() throws {
        let report = try Annotated("Anna Kovacs called the plan “a bad joke on everybody”.")
        let fragment = try #require(report.result.statements.first { $0.kind == .partial })
        let clause = try #require(fragment.clause)
        #expect(report.result.report.text.string(clause).hasPrefix("the plan"))
    }

    @Test("A reported clause goes to its end, but not into what is joined to the cue or a remark on it")
    func reach() throws {
        for (sentence, clause) in [
            (
                "Peter Marek said in a letter on Sunday that the bridge would stay closed until May.",
                "the bridge would stay closed until May"
            ),
            ("Peter Marek said the bridge was closed and asked for patience.", "the bridge was closed"),
            (
                "Peter Marek said the bridge would stay closed, giving drivers a hard week.",
                "the bridge would stay closed"
            ),
        ] {
            let report = try Annotated(sentence)
            #expect(report.statements.first == "indirect | Peter Marek | \(clause)")
        }
    }

    @Test("A reported clause does not end before a hyphen within a word")
    func hyphens() throws {
        for clause in [
            "the strike was among the largest of the seven-month-long dispute",
            "the town can keep a real-time record of the river",
        ] {
            let report = try Annotated("Peter Marek said \(clause).")
            #expect(report.statements == ["indirect | Peter Marek | \(clause)"])
        }
    }

    @Test("What is not confirmed, or without any evidence, is nobody's word")
    func unconfirmed() throws {
        for sentence in [
            "There is no evidence that the bridge was closed.", "The Calvo Times could not verify the reports.",
            "Anna Kovacs could not confirm that the bridge was closed.",
        ] {
            let report = try Annotated(sentence)
            #expect(report.statements.isEmpty, "\(sentence)")
        }
    }

    @Test("The object of a verb with a subject does not speak")
    func objectIsSilent() throws {
        for sentence in [
            "Residents have hailed Anna Kovacs as “a light for all of them”.",
            "Ostrians have since hailed Anna Kovacs, 16, as an icon in their fight.",
        ] {
            let report = try Annotated(sentence)
            #expect(!report.statements.contains { $0.contains("Anna Kovacs |") }, "\(sentence)")
        }
    }

    @Test("What somebody wants or a poll shows is an attitude, not a statement")
    func attitudes() throws {
        let report = try Annotated("Peter Marek wants to close the bridge. A study shows that the bridge is safe.")
        #expect(report.statements.isEmpty)
        let told = report.result.attitudes.map { report.result.report.text.string($0.span) }
        #expect(told == ["to close the bridge", "the bridge is safe"])
    }

    @Test("An administration named after its head is not the head; its spokesmen are not, either")
    func administration() throws {
        let report = try Annotated(
            "President Peter Marek was ill on Monday.", "The Marek administration said the bridge was closed.")
        #expect(report.statements == ["indirect |  | the bridge was closed"])
    }

    @Test("A name behind a dash signs the quotation before it")
    func signature() throws {
        let report = try Annotated("“We lost the river. We will not lose the road.” — Anna Kovacs")
        #expect(
            report.statements == [
                "direct | Anna Kovacs | We lost the river.", "direct | Anna Kovacs | We will not lose the road.",
            ])
    }

    @Test("A quotation that goes on keeps the passage that names its speaker")
    func inheritedSource() throws {
        let report = try Annotated("“The river belongs to nobody,” said Anna Kovacs. “We will share it.”")
        let source = try #require(report.result.statements.last?.inheritedSource)
        #expect(report.result.report.text.string(source) == "Anna Kovacs")
    }

    @Test("Reported speech is the clause without “that”")
    func indirect() throws {
        let report = try Annotated("Peter Marek told reporters that the bridge would stay closed until May.")
        #expect(report.statements == ["indirect | Peter Marek | the bridge would stay closed until May"])
    }

    @Test("The clause before a cue at the end is what was said")
    func fronted() throws {
        let report = try Annotated("The bridge would stay closed until May, Peter Marek said.")
        #expect(report.statements == ["indirect | Peter Marek | The bridge would stay closed until May"])
    }

    @Test("“According to” gives the rest of its sentence to the speaker behind it")
    func accordingTo() throws {
        let report = try Annotated("According to Peter Marek, the bridge is closed to lorries.")
        #expect(report.statements == ["indirect | Peter Marek | the bridge is closed to lorries"])
    }

    @Test("“He” is the man who spoke in the sentence before")
    func pronoun() throws {
        let report = try Annotated("Peter Marek said the bridge was safe. He said the lorries would return in June.")
        #expect(report.statements.last == "indirect | Peter Marek | the lorries would return in June")
    }

    @Test("An uncle is not the nephew, and an unnamed official stays unnamed")
    func unnamed() throws {
        let report = try Annotated(
            "Adam Fodor fell into the well on Monday. His uncle said the well had no cover.",
            "A senior official said the search would go on.")
        #expect(report.statements == ["indirect |  | the well had no cover", "indirect |  | the search would go on"])
    }

    @Test("Words in marks that nobody says are no quotation")
    func scareQuotes() throws {
        let report = try Annotated("The “long table” of Calvo was built in 1911 and seats forty guests.")
        #expect(report.statements.isEmpty)
    }

    @Test("Knowing, wanting and finding are not saying")
    func unspoken() throws {
        let report = try Annotated(
            "Peter Marek knew that the bridge was closed. Anna Kovacs wants to see it reopened soon.")
        #expect(report.statements.isEmpty)
    }
}

@Suite("Quotation marks are read by sense")
struct QuoteMarkTests {
    private func marked(_ paragraph: String) throws -> [String] {
        try Annotated(paragraph).result.statements.filter { $0.kind != .indirect }.map { statement in
            let text = paragraph.utf8.dropFirst(statement.span.start).prefix(statement.span.count)
            return (statement.marksRepaired ? "repaired: " : "") + (String(text) ?? "")
        }
    }

    @Test("A closing mark that is missing ends with the paragraph")
    func missing() throws {
        #expect(
            try marked("Peter Marek said: “The bridge is safe for everybody.") == [
                "repaired: The bridge is safe for everybody."
            ])
    }

    @Test("A closing mark turned round still closes")
    func turned() throws {
        #expect(
            try marked("“The bridge is safe for everybody, “ Peter Marek said.").first?.contains(
                "The bridge is safe for everybody") == true)
    }

    @Test("Marks in the right order need no repair")
    func ordinary() throws {
        #expect(
            try marked("\"The bridge is safe,\" Peter Marek said. \"We tested it.\"") == [
                "The bridge is safe,", "We tested it.",
            ])
    }

    @Test("A mark left behind a sentence closes that sentence")
    func trailing() throws {
        let found = try marked("Peter Marek said, “The bridge is safe.” That fact must be seen. “")
        #expect(found == ["The bridge is safe.", "repaired: That fact must be seen."])
    }
}

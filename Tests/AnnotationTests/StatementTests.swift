import Annotation
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

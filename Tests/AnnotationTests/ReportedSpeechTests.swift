import Annotation
import Prose
import Reports
import Testing

@Suite("How far reported words go and what belongs to them")
struct ReportedSpeechTests {
    private func indirect(_ sentence: String) throws -> [String] {
        let report = try Annotated(sentence)
        return report.result.statements.filter { $0.kind == .indirect }.map {
            report.result.report.text.string($0.span)
        }
    }

    private func attitudes(_ sentence: String) throws -> [String] {
        let report = try Annotated(sentence)
        return report.result.attitudes.map { attitude in
            let text = report.result.report.text
            let words = text.string(attitude.span)
            return attitude.topic.map { text.string($0) + " … " + words } ?? words
        }
    }

    @Test("A reported clause ends where a second verb of saying goes on with its speaker")
    func secondVerb() throws {
        #expect(
            try indirect("Peter Marek said the council had failed the city and accused the mayor of theft.").first
                == "the council had failed the city")
        #expect(
            try indirect("Peter Marek said the bridge was closed, adding that nobody was hurt.").first
                == "the bridge was closed")
    }

    @Test(
        "What somebody did not say is not told as said",
        arguments: [
            "Peter Marek did not say that the minister had lied.", "Peter Marek never threatened to close the bridge.",
            "Peter Marek has not claimed that the bridge was safe.",
        ])
    func unsaid(_ sentence: String) throws { #expect(try indirect(sentence).isEmpty) }

    @Test("A clause in front of the main clause ends at its comma")
    func fronted() throws {
        #expect(
            try indirect("While Peter Marek said that the bridge was safe, the engineers closed it on Monday.").first
                == "the bridge was safe")
    }

    @Test("A relative clause of saying ends where its sentence goes on")
    func relative() throws {
        let found = try indirect("Peter Marek, who said the bridge was safe, left the city on Monday.")
        #expect(found == ["the bridge was safe"])
    }

    @Test("A second that-clause belongs to the words")
    func secondThat() throws {
        #expect(
            try indirect("Peter Marek says the bridge is closed, and that it will stay closed in May.").first
                == "the bridge is closed, and that it will stay closed in May")
    }

    @Test("A day between the cue and its clause is not said")
    func dayBeforeThat() throws {
        #expect(
            try indirect("Peter Marek said Monday in a letter that the bridge was safe.") == ["the bridge was safe"])
    }

    @Test("A clause that its cue parts has both parts")
    func interrupted() throws {
        let report = try Annotated("The old bridge, Peter Marek said, would stay closed until the summer.")
        let statement = try #require(report.result.statements.first)
        let text = report.result.report.text
        #expect(text.string(statement.span) == "would stay closed until the summer")
        #expect(statement.topic.map { text.string($0) } == "The old bridge")
        #expect(report.statements == ["indirect | Peter Marek | would stay closed until the summer"])
    }

    @Test("A verb with its preposition governs what stands behind it")
    func prepositional() throws {
        #expect(
            try indirect("Peter Marek called for reducing the toll on the bridge.")
                == ["reducing the toll on the bridge"])
        #expect(
            try indirect("Anna Kovacs called for the council to close the bridge.")
                == ["the council to close the bridge"])
    }

    @Test("The object of a verb of doing is nothing said")
    func deeds() throws {
        #expect(try indirect("The council raised the toll on the old bridge.").isEmpty)
        #expect(try indirect("The ministry maintained the old bridge in Calvo.").isEmpty)
    }

    @Test("The subject of a passive does not speak")
    func passive() throws {
        #expect(try indirect("Anna Kovacs was told that the bridge was closed.").isEmpty)
        #expect(
            try attitudes("The old bridge is expected to close in May.") == ["The old bridge … to close in May"])
        #expect(
            try attitudes("Anna Kovacs was accused of hiding the letter.") == ["Anna Kovacs … hiding the letter"])
    }

    @Test("A remark behind the speaker's day or listener keeps the words in front of it")
    func behindTheCue() throws {
        #expect(
            try indirect("The old bridge is safe again, officials told reporters on Friday.")
                == ["The old bridge is safe again"])
    }

    @Test("Adjectives of belief and nouns of saying tell attitudes")
    func adjectivesAndNouns() throws {
        #expect(
            try attitudes("Many residents are afraid that the bridge will fall.") == ["the bridge will fall"])
        #expect(
            try attitudes("The mayor made no answer to Anna Kovacs’s criticism of the new toll.") == ["the new toll"])
    }

    @Test("Half of those asked may think something")
    func counted() throws {
        #expect(
            try indirect("Half of the residents said the bridge was too old.") == ["the bridge was too old"])
    }

    @Test("A demand knows those of whom it is made")
    func addressee() throws {
        let report = try Annotated("Peter Marek urged the council to close the bridge.")
        let demand = try #require(report.result.statements.first)
        let text = report.result.report.text
        #expect(text.string(demand.span) == "to close the bridge")
        #expect(demand.clause.map { text.string($0) } == "the council to close the bridge")
    }

    @Test("Fragments joined by and are of one clause, and a phrase behind the mark goes on with it")
    func fragments() throws {
        let report = try Annotated("Anna Kovacs called the plan “a breach” of the treaty.")
        let clause = try #require(report.result.statements.first { $0.kind == .partial }?.clause)
        #expect(report.result.report.text.string(clause) == "the plan “a breach” of the treaty")
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("Bringing readings of one utterance together")
struct AlignmentTests {
    private static let openings = [
        "Orrun and Tasmel talked about the northern grounds in Corrin on Tuesday. The talks ended late.",
        "Nobody slept much in Corrin, where delegations of Tasmel and Orrun dealt with the northern grounds until midnight.",
    ]

    private func dossier(_ bodies: String...) throws -> Dossier {
        try InventedReports.dossier(
            bodies.enumerated().map {
                """
                Talks on the northern grounds in Corrin

                Published: 5 June 2030

                \(Self.openings[$0.offset])

                \($0.element)
                """
            })
    }

    private func quotation(_ dossier: Dossier, _ words: String) throws -> Quotation {
        try #require(dossier.quotations.first { $0.readings.contains { $0.evidence.text.contains(words) } })
    }

    @Test("Two translations that share few words are readings of one utterance")
    func translations() throws {
        let dossier = try dossier(
            "Hanna Olvik said that Orrun had no plan to attack the vessels of Tasmel.",
            "Hanna Olvik said that her country did not intend to assault the ships of Tasmel.")
        #expect(Set(try quotation(dossier, "attack the vessels").readings.map(\.report)) == ["r1", "r2"])
    }

    @Test("A verb of two words and a denial in other words are readings of one utterance")
    func phrases() throws {
        let dossier = try dossier(
            "Hanna Olvik said that Orrun would never give up its nets.",
            "Hanna Olvik said that nobody in Orrun would abandon the nets.")
        #expect(Set(try quotation(dossier, "never give up").readings.map(\.report)) == ["r1", "r2"])
    }

    @Test("What one speaker calls needless is one utterance, whether of tests, of testing or with the reason before it")
    func oneDenial() throws {
        let dossier = try dossier(
            "In a statement Hanna Olvik said Orrun required no further sonar surveys because its fleet had charts.",
            "“As the charts of the fleet have been printed, it is not necessary for us to conduct any more surveys,” Hanna Olvik said."
        )
        let item = try quotation(dossier, "required no further")
        #expect(Set(item.readings.map(\.report)) == ["r1", "r2"])
        #expect(dossier.agreements.contains { $0.claim.contains("surveys") && $0.origins == 2 })
        #expect(!dossier.differences.contains { $0.severity == .high })
    }

    @Test("Two denials of one speaker in two matters are two utterances")
    func twoDenials() throws {
        let dossier = try dossier(
            "Hanna Olvik said Orrun required no further surveys of the northern grounds.",
            "Hanna Olvik said there was no need to feed the crews before they sail.")
        #expect(Set(try quotation(dossier, "required no further").readings.map(\.report)) == ["r1"])
    }

    @Test("Two sentences in quotation marks of one report are two utterances, though both are of one thing")
    func neighbours() throws {
        let dossier = try dossier(
            "“The nets of Orrun will be taken from the northern grounds in May,” Hanna Olvik said. “The nets of Orrun in the northern grounds were a promise to our fathers,” Hanna Olvik said.",
            "“The nets of Orrun will be taken from the northern grounds in May,” Hanna Olvik said.")
        let item = try quotation(dossier, "taken from")
        #expect(Set(item.readings.map(\.report)) == ["r1", "r2"])
        #expect(!item.readings.contains { $0.evidence.text.contains("promise") })
    }

    @Test("Words that an opening cuts out of a quotation further down are one utterance with it")
    func cutOut() throws {
        let dossier = try dossier(
            "Inspectors said that the boats had been “far heavier than the quay bears”. The boats left at noon. The harbour stayed closed. “First measurements show that the boats of Tasmel had been far heavier than the quay bears,” Hanna Olvik said.",
            "“First measurements show that the boats of Tasmel had been far heavier than the quay bears,” Hanna Olvik said."
        )
        let readings = try quotation(dossier, "First measurements").readings
        #expect(readings.contains { $0.kind == .partial && $0.evidence.text.contains("far heavier") })
    }

    @Test("What one report says twice is one utterance with the readings of the others")
    func repeated() throws {
        let dossier = try dossier(
            "Hanna Olvik called the offer of Tasmel “a very good beginning”. “This is a very good beginning for both islands,” Hanna Olvik said in the evening.",
            "“This is a very good beginning for both islands,” Hanna Olvik said.")
        let readings = try quotation(dossier, "for both islands").readings
        #expect(readings.map(\.kind).filter { $0 == .direct }.count == 2)
        #expect(readings.contains { $0.kind == .partial && $0.report == "r1" })
    }

    @Test("What somebody tells of another's words is one utterance of his, never one of both")
    func nested() throws {
        let dossier = try dossier(
            "Hanna Olvik said: “While Joren Tavik said that the northern grounds were safe, the nets of Orrun were cut there.”",
            "Hanna Olvik said that the nets of Orrun were cut in the northern grounds.")
        let item = try quotation(dossier, "the nets of Orrun were cut there")
        let names = dossier.participants.filter { item.speakers.contains($0.id) }.map(\.name)
        #expect(names == ["Hanna Olvik"])
    }

    @Test("Another statement of the same speaker is another utterance")
    func different() throws {
        let dossier = try dossier(
            "Hanna Olvik said that the patrol boats of Tasmel had to leave the northern grounds.",
            "Hanna Olvik said that the schools of Orrun would have new teachers in autumn.")
        #expect(try quotation(dossier, "patrol boats").readings.count == 1)
    }

    @Test("All fragments in marks of one reported clause are pieces of its utterance")
    func fragmentsOfOneClause() throws {
        let dossier = try dossier(
            "Hanna Olvik said that the nets were “a gift to the herring” of the northern grounds and for the harbour of Corrin and its many old families “the end of all”.",
            "Hanna Olvik left Corrin early.")
        #expect(try quotation(dossier, "gift to the herring").id == quotation(dossier, "end of all").id)
    }

    @Test("Like words of two people are two utterances")
    func speakers() throws {
        let dossier = try dossier(
            "Hanna Olvik said that the patrol boats would leave the northern grounds in May.",
            "Piet Darrow said that the patrol boats would stay in the harbour of Tasmel in winter.")
        #expect(try quotation(dossier, "leave the northern").readings.count == 1)
    }

    @Test(
        "A clause of a long sentence agrees with the short sentence that tells no more, and who speaks is no agreement")
    func clauses() throws {
        let agreements = try dossier(
            "Late in the evening, when the last of the boats had come home, the harbour of Tasmel was closed because ice covered the quay. Hanna Olvik, foreign minister of Orrun, said in Corrin.",
            "Ice covered the quay on Tuesday. The foreign minister of Orrun, Hanna Olvik, ate fish."
        ).agreements
        #expect(
            agreements.contains { line in
                Set(line.evidence.map(\.report)) == ["r1", "r2"]
                    && line.evidence.allSatisfy { $0.text.lowercased().contains("ice covered") }
            })
        #expect(!agreements.contains { $0.evidence.contains { $0.text.contains("ate fish") } })
    }

    @Test("Agreements are bounded, and none tells the sentences of another once more")
    func agreements() throws {
        let agreements = try InventedReports.dossier().agreements
        #expect(!agreements.isEmpty && agreements.count <= 18)
        #expect(Set(agreements.map(\.claim)).count == agreements.count)
        #expect(agreements.map(\.origins) == agreements.map(\.origins).sorted(by: >))
    }

    @Test("Two people whom nobody names are two, though they use the same few words")
    func eyewitnesses() throws {
        let dossier = try dossier(
            "“There was smoke everywhere,” said Piet Darrow, a sailor of Corrin.",
            "“There was smoke everywhere and ropes and boots,” a witness said.")
        #expect(try quotation(dossier, "smoke everywhere and ropes").readings.map(\.report) == ["r2"])
    }

    @Test("One noun with its attribute is what two statements are about, not what both say")
    func nounPhrase() throws {
        let dossier = try dossier(
            "Hanna Olvik said the patrol boats of the navy were painted grey last winter in Tasmel.",
            "Hanna Olvik promised that Corrin would never sell patrol boats abroad without asking the elders.")
        #expect(try quotation(dossier, "painted grey").readings.count == 1)
    }

    @Test("A quotation that its cue cuts in two is one utterance")
    func interrupted() throws {
        let dossier = try dossier(
            "“In all of these talks on the nets,” Hanna Olvik said, “Orrun stands by the catch of its fathers.”",
            "“In all of these talks on the nets, Orrun stands by the catch of its fathers,” Hanna Olvik said.")
        let item = try quotation(dossier, "In all of these talks on the nets,")
        #expect(item.readings.contains { $0.report == "r1" && $0.evidence.text.contains("stands by the catch") })
        #expect(Set(item.readings.map(\.report)) == ["r1", "r2"])
    }
}

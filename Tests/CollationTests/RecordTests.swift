import DossierFormat
import Testing

@testable import Collation

@Suite("Record, timeline, open questions")
struct RecordTests {
    /// Three accounts of a ferry that never sailed.
    private static let ferry = [
        """
        Ferry sinks off Tasmel

        Published: Tuesday, 4 June 2030

        The ferry Heron sank in a storm off Tasmel on Monday night. At least 14 people were killed and 30 were rescued, the coast \
        guard said. Fisheries Minister Hanna Olvik of Orrun promised help. It remains unclear why the ferry left port. \
        The harbour of Corrin was closed. An inquiry will open in Corrin on 18 June.
        """,
        """
        At least 14 dead as ferry Heron sinks

        Published: Tuesday, 4 June 2030

        At least 14 people died when the ferry Heron sank off Tasmel on Monday night in a storm. The coast guard rescued 30 passengers. \
        Hanna Olvik, the fisheries minister of Orrun, offered help to Tasmel. An inquiry is to open in Corrin on 18 June. \
        In August, the owner vowed to mend the old ferry.
        """,
        """
        Storm takes ferry

        Published: Wednesday, 5 June 2030

        A storm sank the ferry Heron off Tasmel on Monday night and killed at least 14 people. Tasmel opposes a ban on old ferries, \
        which Orrun demanded of Tasmel on Tuesday. The harbour of Corrin was closed after the storm.
        """,
    ]

    @Test("The record tells the casualties, says nothing twice, and ends with what comes next")
    func record() throws {
        let dossier = try InventedReports.dossier(Self.ferry)
        #expect(dossier.verify() == [])
        let lines = dossier.record.map(\.line)
        #expect(lines.contains { $0.contains("14 people") })
        #expect(lines.first?.contains("14 people") == true)
        #expect(lines.count { $0.contains("Heron sank") || $0.contains("sank the ferry") } == 1)
        #expect(lines.last?.contains("18 June") == true)
        #expect(Set(lines).count == lines.count)
    }

    @Test("What one origin alone tells, and what is not known, are open questions")
    func open() throws {
        let questions = try #require(try InventedReports.dossier(Self.ferry).openQuestions)
        #expect(questions.contains { $0.kind == .unknown && $0.question.contains("why the ferry left port") })
        #expect(!questions.contains { $0.kind == .single && $0.question.contains("14 people") })
    }

    @Test("A month behind the day of publication that a sentence in the past opens with is the year before")
    func month() throws {
        let dates = try InventedReports.dossier(Self.ferry).timeline
        let vow = try #require(dates.first { $0.what.contains("vowed") })
        #expect(vow.date == "2029-08")
        #expect(vow.status == .past)
    }

    @Test("One happening told with different precision is one row, with the finer date")
    func precision() throws {
        let dossier = try InventedReports.dossier([
            """
            Guards shot at the river

            Published: Tuesday, 14 March 2023

            Three border guards of Teshmar were shot dead at the river near Sarat last Wednesday.
            """,
            """
            Dead at the river

            Published: Tuesday, 14 March 2023

            Last week three border guards of Teshmar were shot dead near Sarat at the river.
            """,
        ])
        #expect(dossier.timeline.map(\.date) == ["2023-03-08"])
        #expect(Set(dossier.timeline[0].evidence.map(\.report)) == ["r1", "r2"])
    }
}

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

    @Test("The first line tells what the titles and openings tell, and no line leans on another or is a tag")
    func leading() throws {
        let talks = [
            "Grounds talks end without accord", "No accord in talks on northern grounds",
            "Grounds talks fail in Corrin",
        ]
        let openings = [
            "Talks of Orrun and Tasmel on the northern grounds ended in Corrin on Tuesday without an accord.",
            "Orrun and Tasmel ended talks on the northern grounds without an accord in Corrin on Tuesday.",
            "Without an accord, Orrun and Tasmel ended their talks on the northern grounds on Tuesday in Corrin.",
        ]
        let dossier = try InventedReports.dossier(
            zip(talks, openings).map { title, opening in
                """
                \(title)

                Published: Wednesday, 5 June 2030

                \(opening)

                Hanna Olvik of Orrun offered Tasmel forty licences for the winter. But it wanted sixty of them. \
                Follow the northern grounds of Orrun and Tasmel at #grounds today. The harbour of Corrin was closed.
                """
            })
        let lines = dossier.record.map(\.line)
        #expect(lines.first?.contains("accord") == true)
        #expect(!lines.contains { $0.contains("#grounds") })
    }

    @Test("A demand and its refusal by the other side are one line, and nobody answers himself")
    func answer() throws {
        let dossier = try InventedReports.dossier(Self.talks)
        #expect(dossier.verify() == [])
        let line = try #require(dossier.record.first { $0.line.hasPrefix("Orrun demanded that Tasmel withdraw") })
        #expect(line.line.hasSuffix("Tasmel rejected every demand for a smaller fleet of patrol boats."))
        #expect(Set(line.evidence.map(\.report)).isSuperset(of: ["r1", "r2"]))
    }

    @Test("“Nobody” at the start leans on nothing, a programme's announcement is no first line")
    func startOfLine() throws {
        let lines = try InventedReports.dossier(Self.talks).record.map(\.line)
        #expect(lines.contains { $0.contains("Nobody in Orrun wants to harm") })
        #expect(lines.first?.contains("talks to") == false)
    }

    /// Three accounts of talks that failed, one of them a programme's.
    private static let talks = [
        """
        Herring talks end without accord

        Published: Wednesday, 5 June 2030

        Talks of Orrun and Tasmel on the herring ended in Corrin on Tuesday without an accord. Orrun demanded that Tasmel \
        withdraw its patrol boats from the northern grounds. The harbour of Corrin was closed during the talks.
        """,
        """
        No accord in herring talks

        Published: Wednesday, 5 June 2030

        Orrun and Tasmel ended talks on the herring without an accord in Corrin on Tuesday. Tasmel rejected every demand \
        for a smaller fleet of patrol boats. Fishermen waited at the pier of Corrin for news.
        """,
        """
        Herring talks fail in Corrin

        Published: Wednesday, 5 June 2030

        Lotte Arvid talks to Piet Darrow, a reporter in Corrin, about the talks of Orrun and Tasmel on the herring that \
        ended without an accord. The ministers will meet again on 18 June in Lanvik. \
        “Nobody in Orrun wants to harm the fishermen of Tasmel,” Minister Hanna Olvik said.
        """,
    ]

    @Test("What happened years ago to people of whom no other report tells is no line, nor what follows about them")
    func aside() throws {
        let reports = Self.ferry.enumerated().map { number, report in
            number > 0
                ? report
                : report + " The harbour of Corrin was closed. The storm went on all night. Divers searched the wreck. "
                    + "In March 2019, a baker on holiday bought a cheap telephone. "
                    + "Thanks to a glitch, she got a bill for 42,000 crowns."
        }
        let lines = try InventedReports.dossier(reports).record.map(\.line)
        #expect(!lines.contains { $0.contains("baker") || $0.contains("crowns") })
        #expect(lines.contains { $0.contains("14 people") })
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

    @Test("“Next month” behind a past verb is the month to come, also over the turn of a year")
    func nextMonth() throws {
        let body = "Mayor Ida Kroll of Torbach held talks over sending a team to the games in Sarat next month."
        let dates = try InventedReports.dossier([
            "Kroll holds talks\n\nPublished: Monday, 1 January 2018\n\n" + body,
            "Torbach to send team\n\nPublished: Tuesday, 2 January 2018\n\n" + body,
        ]).timeline
        #expect(dates.contains { $0.date == "2018-02" && $0.status != .past })
        #expect(!dates.contains { $0.date.hasPrefix("2017") })
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

    private func timeline(_ first: String, _ second: String) throws -> [TimelineEntry] {
        try InventedReports.dossier(
            [first, second].enumerated().map {
                """
                News of the river \($0.offset)

                Published: Wednesday, 15 March 2023

                \($0.element)
                """
            }
        ).timeline
    }

    @Test("The year of a happening whose day another report tells is the day's row")
    func year() throws {
        let dates = try timeline(
            "Three border guards of Teshmar were shot dead at the river near Sarat on 8 June 2019.",
            "In 2019 three border guards of Teshmar were shot dead near Sarat at the river."
        ).map(\.date)
        #expect(dates == ["2019-06-08"])
    }

    @Test("A decade is no row")
    func decade() throws {
        let dates = try timeline(
            "The dam of Sarat was built in the 1970s by workers from Corrin.",
            "The dam of Sarat was built in the 1970s by hundreds of workers."
        ).map(\.date)
        #expect(dates.isEmpty)
    }

    @Test("Two happenings of one day are two rows, though both name the day and the country")
    func unlikeHappenings() throws {
        let rows = try timeline(
            "The minister Hanna Olvik asked Teshmar on Tuesday for no more concessions.",
            "Two fishermen of Teshmar drowned on Tuesday when their boat hit a rock.")
        #expect(rows.filter { $0.date == "2023-03-14" }.count == 2)
    }

    @Test("A day ahead that every report tells of once is one row in other words")
    func deadline() throws {
        let rows = try timeline(
            "Teshmar will leave the water treaty if the flow has not come back by April 1.",
            "Its minister gave Orvenia until April 1 to restore the flow and open every gate.")
        #expect(rows.filter { $0.date == "2023-04-01" }.count == 1)
    }

    @Test("Two ends of a range are one row")
    func range() throws {
        let rows = try timeline(
            "Guards fired 23 shots across the river between February and December 2021.",
            "The river was low, and nobody fished near the old bridge of Sarat.")
        #expect(rows.map(\.date) == ["2021-02/2021-12"])
    }

    @Test("What was said on a day is not moved to a day ahead that others tell of")
    func told() throws {
        let rows = try timeline(
            "Reports of the river commission on Monday night indicated that the talks will fail.",
            "The river commission holds its talks on Monday, and reports will follow at night.")
        #expect(rows.contains { $0.date.hasPrefix("2023-03-13") && $0.what.contains("indicated") })
    }
}

import DossierFormat
import Testing

@testable import Collation

@Suite("What dates a happening")
struct TimelineTests {
    private func rows(_ first: String, _ second: String = "Gulls sat on the roof of the market hall.") throws
        -> [TimelineEntry]
    {
        try InventedReports.harbourNews(first, second).timeline
    }

    @Test("A time of the day, sentences behind the last date, is of the day of the news")
    func clock() throws {
        let rows = try rows(
            """
            A dredger capsized at 5.50am on Wednesday off the mole. Its crew swam to the shore. Nobody was hurt. \
            The fire brigade of Corrin was called to the quay at 6.04am.
            """)
        #expect(rows.contains { $0.date == "2030-06-05T06:04" })
    }

    @Test("A time of the day, sentences behind a day long past, is of nobody knows which day")
    func clockOfNoDay() throws {
        let rows = try rows(
            """
            A dredger capsized on May 2 off the mole. Its crew swam to the shore. Nobody was hurt. \
            The fire brigade of Corrin was called to the quay at 6.04am.
            """)
        #expect(!rows.contains { $0.date.hasSuffix("T06:04") })
    }

    @Test("A day that is printed within somebody's words is the same for whoever reads it")
    func spokenDay() throws {
        let rows = try rows(
            "“The dredger called at Lanvik on May 11 and loaded coal,” said Hanna Olvik of the port office.")
        #expect(rows.contains { $0.date == "2030-05-11" })
    }

    @Test("A picture is dated by the day printed below it")
    func picture() throws {
        let rows = try rows(
            "Keeper Hanna Olvik opens the lighthouse of Lanvik for the season, May 28, 2030. [Photo/Lanvik Agency]")
        #expect(rows.contains { $0.date == "2030-05-28" })
    }

    @Test("What reports tell of one bygone day is one happening")
    func bygoneDay() throws {
        let rows = try rows(
            "On May 20 the old pier of Lanvik burned down. Piet Darrow filmed the fire at the pier on May 20 from his boat.",
            "The fire at the pier of Lanvik on May 20 was set by nobody, the coast guard said.")
        #expect(rows.filter { $0.date.hasPrefix("2030-05-20") }.count == 1)
    }

    @Test("What refers to a happening of a day belongs to it, whatever else it tells")
    func reference() throws {
        let rows = try rows(
            "On Tuesday the shipyard launched a ferry without an engine.",
            "Piet Darrow of Tasmel called Tuesday's launch a waste of good oak and older debts.")
        #expect(rows.filter { $0.date.hasPrefix("2030-06-04") }.count == 1)
    }

    @Test("A bygone month joins the only day within it that is dated")
    func bygoneMonth() throws {
        let rows = try rows(
            "On February 14, 2027, more than 200 seamen were seized on the island by the smugglers of Tasmel.",
            "More than 270 seamen were taken from their barracks on the island in February 2027.")
        #expect(rows.filter { $0.date.hasPrefix("2027-02") }.map(\.date) == ["2027-02-14"])
    }
}

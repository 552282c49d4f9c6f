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

    @Test("A year that belongs to a name dates nothing")
    func yearOfName() throws {
        let rows = try rows("On Monday the harbour counted the guests of the regatta Tasmel 2028 that it had lodged.")
        #expect(!rows.contains { $0.date == "2028" }, "\(rows.map(\.date))")
        #expect(rows.contains { $0.date == "2030-06-03" }, "\(rows.map(\.date))")
    }

    @Test("A day that is printed within somebody's words is the same for whoever reads it")
    func spokenDay() throws {
        let rows = try rows(
            "“The dredger called at Lanvik on May 11 and loaded coal,” said Hanna Olvik of the port office.")
        #expect(rows.contains { $0.date == "2030-05-11" })
    }

    @Test("What was said on the morrow of the page's date has happened")
    func morrow() throws {
        let rows = try rows(
            """
            A dredger capsized off the mole on Wednesday night. The harbour master said early Thursday that the crew \
            had swum to the shore. The council meets on Friday.
            """)
        #expect(rows.contains { $0.date == "2030-06-06" && $0.status == .past })
        #expect(rows.contains { $0.date == "2030-06-07" && $0.status == .scheduled })
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

    @Test("A stretch of a told length up to now is a row from its first day to the report")
    func stretch() throws {
        let weeks = try rows("The dredgers of Lanvik have cleared the harbour of Corrin for the past two weeks.")
        #expect(weeks.contains { $0.date == "2030-05-22/2030-06-05" && $0.status == .past }, "\(weeks.map(\.date))")
        let year = try rows("The price of coal at Lanvik fell by a half over the past year.")
        #expect(year.contains { $0.date == "2029-06-05/2030-06-05" }, "\(year.map(\.date))")
        let open = try rows("The keeper of Lanvik was lame for the next two years.")
        #expect(!open.contains { $0.date.contains("2032") }, "\(open.map(\.date))")
    }

    @Test("What is done every year is no date to come")
    func habit() throws {
        let rows = try rows("The port of Lanvik typically publishes its tolls in August.")
        #expect(!rows.contains { $0.date.hasPrefix("2030-08") }, "\(rows.map(\.date))")
    }

    @Test("The last quarter of a year is its fourth")
    func quarter() throws {
        let rows = try rows("The port of Lanvik will report a loss for the last quarter of 2029.")
        #expect(rows.contains { $0.date == "2029-10/2029-12" }, "\(rows.map(\.date))")
    }

    @Test("A picture from the files is dated when it was taken in the month before the report")
    func filePicture() throws {
        let recent = try rows("In this May 28, 2030, file photo, Hanna Olvik opens the lighthouse of Lanvik.")
        #expect(recent.contains { $0.date == "2030-05-28" }, "\(recent.map(\.date))")
        let old = try rows("In this May 28, 2027, file photo, Hanna Olvik opens the lighthouse of Lanvik.")
        #expect(!old.contains { $0.date.hasSuffix("05-28") }, "\(old.map(\.date))")
    }

    @Test("A time in brackets behind another tells the same")
    func conversion() throws {
        let rows = try rows("A dredger capsized at 6 a.m. (0400 GMT) on Wednesday off the mole of Lanvik.")
        #expect(!rows.contains { $0.date.contains("T04:00") }, "\(rows.map(\.date))")
    }
}

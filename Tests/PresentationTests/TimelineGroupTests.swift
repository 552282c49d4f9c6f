import DossierFormat
import Testing

@testable import Presentation

@Suite("What is next in a timeline")
struct TimelineGroupTests {
    /// The headings under which an entry stands, the last report being of 7 April 2031.
    private func heading(_ date: String, _ status: TimelineEntry.Status = .scheduled) -> String? {
        var dossier = InventedDossier.dossier
        for place in dossier.reports.indices { dossier.reports[place].published.value = "2031-04-07T08:00:00Z" }
        dossier.timeline = [
            TimelineEntry(
                id: "t1", date: date, precision: .day, status: status, what: "the ferry sails", basis: "stated",
                evidence: [])
        ]
        return TimelineGroups(dossier).headed.first?.heading
    }

    @Test(
        "What lies on or behind the day of the last report is next",
        arguments: [
            "2031-04-07", "2031-05", "2031-04", "2031", "2031-04-01/2031-04-09", "2031-04-07T19:00", "2031-04-XX",
            "2031-SP",
        ])
    func ahead(date: String) {
        #expect(heading(date) == "Next")
    }

    @Test("What is over by then was due", arguments: ["2031-04-06", "2031-03", "2030", "2031-03-01/2031-03-09"])
    func over(date: String) {
        #expect(heading(date) == "Due before the last report")
    }

    @Test("What has happened is past, whatever its date")
    func past() {
        #expect(heading("2031-05-01", .past) == "Past")
    }
}

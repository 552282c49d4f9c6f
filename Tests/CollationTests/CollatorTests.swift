import DossierFormat
import Foundation
import Testing

@testable import Collation

@Suite("Collating a story")
struct CollatorTests {
    private let dossier: Dossier

    init() throws { dossier = try InventedReports.dossier() }

    @Test("Everything rests on passages that are there")
    func verified() {
        #expect(dossier.verify() == [])
    }

    @Test("The same words of one speaker are one quotation with a reading for each report")
    func quotation() throws {
        let words = "We will open the northern grounds on Friday,"
        let quotation = try #require(dossier.quotations.first { $0.gist.hasPrefix("We will open") })
        #expect(Set(quotation.readings.map(\.report)) == ["r1", "r2", "r3"])
        #expect(quotation.readings.allSatisfy { $0.kind == .direct && words.hasPrefix($0.evidence.text) })
        let speaker = dossier.participants.first { [$0.id] == quotation.speakers }
        #expect(speaker?.name == "Hanna Olvik")
        #expect(speaker?.kind == .person)
    }

    @Test("Two numbers for one thing are one figure with two readings, and a conflict whose sides have both")
    func conflict() throws {
        let boats = try #require(dossier.figures.first { $0.unit == "boat" })
        #expect(boats.readings.map(\.report) == ["r1", "r2"])
        #expect(boats.readings.map(\.low) == [3, 5])
        let difference = try #require(dossier.differences.first { $0.kind == .conflict })
        let told = difference.sides.flatMap(\.evidence).map(\.text).joined(separator: " ")
        #expect(told.contains("Three boats") && told.contains("Five boats"))
    }

    @Test("Part of a number contradicts no number, and no more does a spelling in another case")
    func partOfNumber() throws {
        let dossier = try InventedReports.dossier([
            """
            Court of Orrun sentences fishermen

            Published: 5 June 2030

            A court in Corrin sentenced 25 fishermen to a year in prison on Tuesday for a raid on the northern grounds.
            """,
            """
            Fishermen jailed for raid

            Published: 5 June 2030

            Five other fishermen were sentenced to a year in prison by a court in Corrin on Tuesday for a raid on the northern \
            grounds. Their lawyer called the sentence harsh.
            """,
        ])
        #expect(!dossier.differences.contains { $0.kind == .conflict })
    }

    @Test("What will be on a weekday is not past because other reports say that it was")
    func futureWeekday() throws {
        let past = """
            Talks in Corrin

            Published: Tuesday, 4 June 2030

            The fisheries council met in Corrin on Thursday. It talked of the herring for six hours and parted in anger.
            """
        let dossier = try InventedReports.dossier([
            past, past.replacingOccurrences(of: "parted in anger", with: "ended with a toast"),
            """
            Council is to meet

            Published: Tuesday, 4 June 2030

            The fisheries council will meet in Corrin on Thursday to talk of the herring, the ministry said.
            """,
        ])
        #expect(dossier.timeline.contains { $0.date == "2030-06-06" && $0.status == .scheduled })
    }

    @Test("A relative date is resolved against its own report's date")
    func relativeDate() {
        #expect(dossier.timeline.contains { $0.date == "2030-06-04" })
        #expect(dossier.timeline.allSatisfy { !$0.basis.isEmpty })
    }

    @Test("What is to come is told apart from what has been")
    func scheduled() {
        let next = dossier.timeline.filter { $0.date == "2030-06-18" }
        #expect(!next.isEmpty)
        #expect(next.allSatisfy { $0.status == .scheduled })
    }

    @Test("A demand has its actor, its PLOVER type and its words")
    func demand() throws {
        let demand = try #require(dossier.positions.first { $0.act == .demand })
        #expect(demand.plover == "REQUEST")
        #expect(demand.actor == dossier.participants.filter { $0.name == "Orrun" }.map(\.id))
        #expect(demand.content.contains("patrol boats"))
    }

    @Test("Items are numbered in their order")
    func ids() {
        #expect(dossier.reports.map(\.id) == dossier.reports.indices.map { "r\($0 + 1)" })
        #expect(dossier.quotations.map(\.id) == dossier.quotations.indices.map { "q\($0 + 1)" })
        #expect(dossier.timeline.map(\.id) == dossier.timeline.indices.map { "t\($0 + 1)" })
        #expect(dossier.figures.map(\.id) == dossier.figures.indices.map { "f\($0 + 1)" })
    }

    @Test("The readings of every item come from reports of the story, fullest quotation first")
    func readings() {
        let reports = Set(dossier.reports.map(\.id))
        for quotation in dossier.quotations {
            #expect(quotation.readings.allSatisfy { reports.contains($0.report) })
            #expect(quotation.gist == quotation.readings.first?.evidence.text)
        }
    }

    @Test("A record line says how many origins carry it")
    func record() {
        #expect(!dossier.record.isEmpty && dossier.record.count <= 12)
        for line in dossier.record {
            let reports = Set(line.evidence.map(\.report))
            let origins = dossier.origins.filter { !reports.isDisjoint(with: $0) }.count
            #expect(line.origins == origins, "\(line.line)")
        }
    }

    @Test("An agreement has at least two origins, each with a passage")
    func agreements() {
        for agreement in dossier.agreements {
            let reports = Set(agreement.evidence.map(\.report))
            let origins = dossier.origins.filter { !reports.isDisjoint(with: $0) }.count
            #expect(agreement.origins >= 2 && agreement.origins == origins, "\(agreement.claim)")
        }
    }

    @Test("A title that is given is the title; otherwise the reports give one")
    func title() throws {
        #expect(try InventedReports.dossier(title: "Herring").title == "Herring")
        #expect(!dossier.title.isEmpty)
    }

    @Test("The same story gives the same bytes")
    func determinism() throws {
        let again = try InventedReports.dossier()
        #expect(try again.json() == dossier.json())
    }

    @Test("One report alone gives a dossier without agreements and without differences between reports")
    func alone() throws {
        let dossier = try InventedReports.dossier([InventedReports.herald])
        #expect(dossier.verify() == [])
        #expect(dossier.origins == [["r1"]])
        #expect(dossier.agreements.isEmpty)
        #expect(dossier.differences.allSatisfy { $0.kind != .conflict })
        #expect(!dossier.quotations.isEmpty)
    }

    @Test("A copy adds readings but no origin")
    func copy() throws {
        let dossier = try InventedReports.dossier([
            InventedReports.herald, InventedReports.courier, InventedReports.herald,
        ])
        #expect(dossier.origins == [["r1", "r3"], ["r2"]])
        #expect(dossier.reports[2].copies.map(\.of) == ["r1"] || dossier.reports[0].copies.map(\.of) == ["r3"])
        #expect(dossier.verify() == [])
    }
}

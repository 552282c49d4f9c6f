import DossierFormat
import Foundation
import Testing

@testable import Variorum

@Suite("Reading, annotating and collating from another program")
struct NewsCollatorTests {
    private let collator: NewsCollator

    init() throws { collator = try NewsCollator.shared.get() }

    private static let gazette = """
        Ferry to Amsel sails again

        Published: 7 April 2031

        Transport Minister Ilse Tarn said on Monday: “The ferry will sail again on 3 May.” About 300 passengers had been waiting. \
        She rejected a rise of the fare.

        Also read: Ten beaches you will love
        """
    private static let pier = """
        Minister promises ferry

        “The ferry will sail again on 3 May,” Ilse Tarn told reporters in Amsel yesterday. Around 500 passengers had been waiting.
        """

    private func dossier(_ options: CollationOptions = CollationOptions()) async throws -> Dossier {
        let reports = try collator.read(Self.gazette, file: "gazette.txt") + collator.read(Self.pier, file: "pier.txt")
        return await collator.collate(reports, options: options)
    }

    @Test(
        "Reports that go back to one text are told apart however few they are",
        arguments: [
            ([1, 2], 2), ([1, 3], 2), ([3, 7], 2), ([5, 6], 2), ([2, 3], 1), ([2, 4], 1), ([3, 4], 1),
            ([2, 3, 4], 1), ([3, 4, 7], 2), ([1, 3, 4, 7], 3),
        ])
    func originsOfFew(_ numbers: [Int], origins: Int) async throws {
        let reports = try Project.example(collator).filter { report in
            numbers.contains { report.file.hasPrefix("\($0)_") }
        }
        #expect(reports.count == numbers.count)
        #expect(await collator.collate(reports).origins.count == origins)
    }

    @Test("A plain text is kept unchanged; what is not article is marked, with the reason")
    func readText() throws {
        let report = try #require(try collator.read(Self.gazette, file: "gazette.txt").first)
        #expect(report.text == Self.gazette)
        #expect(report.title == "Ferry to Amsel sails again")
        #expect(report.published.value == "2031-04-07")
        #expect(report.published.basis == .stated)
        #expect(report.blocks.last?.kind == .removed)
        #expect(report.blocks.last?.why == "related link")
    }

    @Test("A page is told from a text by its content, whatever its name")
    func readPage() throws {
        let page = """
            <!doctype html><html><head><title>Ferry sails again</title></head><body><nav><a href="/">Home</a></nav><article>
            <h1>Ferry sails again</h1><p>The ferry to Amsel will sail again in May, Minister Ilse Tarn said on Monday in Amsel.</p>
            <p>About three hundred passengers had been waiting on the pier since the morning.</p></article></body></html>
            """
        let report = try #require(try collator.read(page, file: "page.txt").first)
        #expect(report.title == "Ferry sails again")
        #expect(!report.text.contains("<p>"))
        #expect(report.blocks.contains { $0.kind == .paragraph })
    }

    @Test(
        "An input without a report says why",
        arguments: [("", "empty"), (" \n\t\r\n", "no words"), ("\u{0}\u{1}\u{2}abc", "binary")])
    func unreadable(_ text: String, _ reason: String) {
        let failure = #expect(throws: ReportFailure.self) { try collator.read(text, file: "odd.txt") }
        #expect(failure?.file == "odd.txt")
        #expect(failure?.problem.contains(reason) == true, "\(String(describing: failure))")
        #expect(failure?.description.hasPrefix("odd.txt: ") == true)
    }

    @Test("An annotation names who said what, when, how many, and what was done, each with its passage")
    func annotate() throws {
        let report = try #require(try collator.read(Self.gazette, file: "gazette.txt").first)
        let annotation = collator.annotate(report)
        #expect(annotation.file == "gazette.txt")
        let statement = try #require(annotation.statements.first { $0.kind == "direct" })
        #expect(statement.evidence.text == "The ferry will sail again on 3 May.")
        #expect(statement.speakers == ["Ilse Tarn"])
        #expect(annotation.times.contains { $0.date == "2031-05-03" })
        #expect(annotation.figures.contains { $0.low == 300 && $0.bound == "about" })
        #expect(annotation.acts.contains { $0.act == "reject" })
    }

    @Test("Inline reports become a dossier in which every passage is there")
    func collate() async throws {
        let dossier = try await dossier()
        #expect(dossier.verify() == [])
        #expect(dossier.reports.map(\.id) == ["r1", "r2"])
        #expect(dossier.reports.map(\.file) == ["gazette.txt", "pier.txt"])
        #expect(dossier.quotations.contains { Set($0.readings.map(\.report)) == ["r1", "r2"] })
        #expect(dossier.generator == .init(name: "variorum", version: NewsCollator.version))
    }

    @Test("A date that is given stands for reports that state none, and only for those")
    func reportedOn() async throws {
        let dossier = try await dossier(CollationOptions(reportedOn: "2031-04-08"))
        #expect(dossier.reports.map(\.published.value) == ["2031-04-07", "2031-04-08"])
        #expect(dossier.reports.map(\.published.basis) == [.stated, .given])
    }

    @Test("Without it, a date is inferred from the other reports or stays unknown, and is marked so")
    func inferred() async throws {
        let basis = try await dossier().reports[1].published.basis
        #expect(basis == .inferred || basis == .unknown)
    }

    @Test("A title that is given is the title")
    func title() async throws {
        #expect(try await dossier(CollationOptions(title: "The ferry")).title == "The ferry")
    }

    @Test("No report gives an empty dossier without a flaw")
    func empty() async {
        let dossier = await collator.collate([])
        #expect(dossier.reports.isEmpty)
        #expect(dossier.verify() == [])
    }

    @Test("A report may go through JSON between reading and collating")
    func throughJSON() async throws {
        let reports = try Project.example(collator)
        let again = try JSONDecoder().decode([Report].self, from: JSONEncoder().encode(reports))
        #expect(again == reports)
        #expect(try await collator.collate(again).json() == collator.collate(reports).json())
    }

    @Test("Progress is told up to the number of reports")
    func progress() async throws {
        let reports = try Project.example(collator)
        let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
        _ = await collator.collate(reports, options: CollationOptions(jobs: 2)) { continuation.yield($0) }
        continuation.finish()
        var steps: [Int] = []
        for await step in stream { steps.append(step) }
        #expect(steps == steps.sorted())
        #expect(steps.last == reports.count)
    }

    @Test("The example in README.md is the one that compiles here")
    func readme() throws {
        let readme = String(decoding: try Project.bytes("README.md"), as: UTF8.self)
        let example = String(decoding: try Project.bytes("Tests/VariorumTests/LibraryExample.swift"), as: UTF8.self)
        #expect(readme.contains("```swift\n\(example)```"))
        #expect(example.split(separator: "\n").count <= 20)
    }
}

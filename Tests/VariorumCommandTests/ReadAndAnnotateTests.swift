import DossierFormat
import Foundation
import Testing
import Variorum

@Suite("variorum read and variorum annotate")
struct ReadAndAnnotateTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        _ = try workspace.reports()
    }

    @Test("read shows what is article and what was removed, with the reason")
    func text() async throws {
        let result = try await workspace.variorum("read", "gazette.txt")
        #expect(result.status == 0)
        #expect(result.output.contains("published: 2031-04-07 (stated)"))
        #expect(result.output.contains("[title] Ferry to Amsel sails again"))
        #expect(result.output.contains("[removed: related link] Also read: Ten beaches you will love"))
    }

    @Test("read lets no control character of a text through")
    func controls() async throws {
        try workspace.file("odd.txt", "Title \u{1B}]0;owned\u{7}\n\nThe ferry \u{9B}31m sails on Monday, she said.\n")
        let output = try await workspace.variorum("read", "odd.txt").output
        #expect(!output.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }

    @Test("read writes one JSON line a report, ids in order")
    func json() async throws {
        let result = try await workspace.variorum("read", "--format", "json", "gazette.txt", "pier.txt")
        let reports = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Report.self, from: Data($0.utf8))
        }
        #expect(reports.map(\.id) == ["r1", "r2"])
        #expect(reports.map(\.text) == [Workspace.gazette, Workspace.pier])
    }

    @Test("The evidence of a report names that report, and what was read back is written as it was")
    func ownIds() async throws {
        let dated = Workspace.pier + "\n\nPublished: 8 April 2031\n"
        try workspace.file("dated.txt", dated)
        let read = try await workspace.variorum("read", "--format", "json", "gazette.txt", "pier.txt", "dated.txt")
        let reports = try read.output.split(separator: "\n").map {
            try JSONDecoder().decode(Report.self, from: Data($0.utf8))
        }
        for report in reports { #expect(report.published.evidence.allSatisfy { $0.report == report.id }) }
        #expect(reports.contains { $0.id != "r1" && !$0.published.evidence.isEmpty })
        try workspace.file("read.jsonl", read.output)
        #expect(try await workspace.variorum("read", "--format", "json", "read.jsonl").output == read.output)
        #expect(try await workspace.variorum("read", "--format", "json", "-", input: read.output).output == read.output)
    }

    @Test("read ends with 1 when one input fails and with 3 when all do")
    func exitCodes() async throws {
        #expect(try await workspace.variorum("read", "gazette.txt", "nowhere.txt").status == 1)
        let none = try await workspace.variorum("read", "nowhere.txt")
        #expect(none.status == 3)
        #expect(none.output.isEmpty)
    }

    @Test("annotate takes what read writes and gives one line a report")
    func pipe() async throws {
        let read = try await workspace.variorum("read", "--format", "json", "gazette.txt", "pier.txt")
        let result = try await workspace.variorum("annotate", input: read.output)
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        let annotations = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(ReportAnnotation.self, from: Data($0.utf8))
        }
        #expect(annotations.map(\.id) == ["r1", "r2"])
        #expect(annotations.map(\.file) == ["gazette.txt", "pier.txt"])
        #expect(annotations.allSatisfy { !$0.statements.isEmpty })
    }

    @Test("A line that is no report is told with its number; the others go on, and the end is 1")
    func badLines() async throws {
        let line = try await workspace.variorum("read", "--format", "json", "gazette.txt").output
        let result = try await workspace.variorum(
            "annotate", input: "{}\n\n" + line + "[1,2\n" + "{\"id\":7}\r\n" + line)
        #expect(result.status == 1)
        for number in [1, 4, 5] { #expect(result.tells("line \(number):", "no report"), "\(number)") }
        #expect(!result.error.contains("line 2:") && !result.error.contains("line 3:"))
        #expect(result.output.split(separator: "\n").count == 2)
    }

    @Test("Blocks that point outside the text do not crash annotate")
    func hostileBlocks() async throws {
        let line = """
            {"id":"r1","file":"x","text":"Ilse Tarn said no.","language":"en","credits":[],"copies":[],\
            "published":{"value":"?","precision":"day","basis":"stated","evidence":[]},\
            "blocks":[{"start":-7,"end":99999,"kind":"paragraph"},{"start":12,"end":3,"kind":"title"}]}

            """
        let result = try await workspace.variorum("annotate", input: line)
        #expect(result.status == 0)
    }

    @Test("annotate without a report ends with 3", arguments: ["", "\n\n", "nonsense\n"])
    func nothing(_ input: String) async throws {
        let result = try await workspace.variorum("annotate", input: input)
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }
}

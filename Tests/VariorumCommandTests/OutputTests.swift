import DossierFormat
import Foundation
import Testing

@Suite("Outputs of collate")
struct OutputTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        _ = try workspace.reports()
    }

    @Test("The extension tells the format, and several outputs are written at once")
    func several() async throws {
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "-o", "a.json", "-o", "b.html", "--output", "c.md", "-o", "d.txt")
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(try workspace.dossier("a.json").reports.count == 2)
        #expect(try workspace.text("b.html").hasPrefix("<!doctype html>"))
        #expect(try workspace.text("c.md").hasPrefix("# "))
        #expect(try workspace.text("d.txt").contains("2 reports"))
    }

    @Test(
        "--format tells the format of standard output",
        arguments: [("json", "{"), ("html", "<!doctype html>"), ("markdown", "# ")])
    func format(_ format: String, _ start: String) async throws {
        let result = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "--format", format)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix(start))
    }

    @Test("With --format an extension that tells nothing is taken, and - is standard output")
    func formatForPaths() async throws {
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "--format", "json", "-o", "dossier.out", "-o", "-")
        #expect(result.status == 0)
        #expect(result.output == (try workspace.text("dossier.out")))
        #expect(try Dossier(json: Data(result.output.utf8)).reports.count == 2)
    }

    @Test("An output that cannot be written is named, with the reason")
    func cannotWrite() async throws {
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "-o", "no/such/folder/dossier.json")
        #expect(result.status == 3)
        #expect(result.tells("cannot write", "no/such/folder/dossier.json"))
    }

    #if os(Linux)
        @Test("A full disk behind standard output is told, not crashed on", arguments: [["collate"], ["read"]])
        func fullDisk(_ arguments: [String]) async throws {
            let screen = try #require(FileHandle(forWritingAtPath: "/dev/full"))
            let result = try await Command.run(arguments + [workspace.path("gazette.txt")], output: screen)
            #expect(result.status == 3)
            #expect(result.tells("cannot write"))
        }
    #endif

    @Test("The number of jobs and the order of a second run change no byte")
    func deterministic() async throws {
        let one = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "--format", "json", "--jobs", "1")
        let two = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "--format", "json", "--jobs", "2")
        #expect(one.output == two.output)
        #expect(!one.output.isEmpty)
    }

    @Test("--quiet says nothing on success, not even what was left out")
    func quiet() async throws {
        try workspace.file("cave.txt", Workspace.cave)
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "cave.txt", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.isEmpty)
    }

    @Test("--quiet still tells errors")
    func quietErrors() async throws {
        let result = try await workspace.variorum("collate", "gazette.txt", "nowhere.txt", "-q")
        #expect(result.status == 1)
        #expect(result.tells("nowhere.txt"))
    }

    @Test("--verbose tells what was done and where it was written")
    func verbose() async throws {
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "--verbose", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(result.tells("2 reports", "origins", "quotations"))
        #expect(result.tells("wrote dossier.json"))
    }

    @Test("--title and --reported-on reach the dossier")
    func options() async throws {
        _ = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "--title", "The ferry", "--reported-on", "2031-04-08", "-o",
            "dossier.json")
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.title == "The ferry")
        #expect(dossier.reports.map(\.published.value) == ["2031-04-07", "2031-04-08"])
        #expect(dossier.reports.map(\.published.basis) == [.stated, .given])
    }

    @Test("No colour where standard output is no terminal")
    func noColorInFiles() async throws {
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", environment: ["TERM": "xterm-256color"])
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test(
        "On a terminal there is colour, unless NO_COLOR or a dumb terminal forbids it",
        .enabled(if: Terminal.isAvailable))
    func color() async throws {
        func screen(_ environment: [String: String?]) async throws -> String {
            let arguments = ["collate", workspace.path("gazette.txt")]
            return try await Command.run(arguments, environment: environment, terminal: Terminal()).output
        }
        #expect(try await screen(["TERM": "xterm"]).contains("\u{1B}["))
        #expect(try await screen(["TERM": "xterm", "NO_COLOR": ""]).contains("\u{1B}["))
        #expect(try await !screen(["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}"))
        #expect(try await !screen(["TERM": "dumb"]).contains("\u{1B}"))
    }

    @Test("The summary is as wide as the terminal", .enabled(if: Terminal.isAvailable))
    func terminalWidth() async throws {
        func longest(_ columns: UInt16) async throws -> Int {
            let arguments = ["collate", workspace.path("gazette.txt"), workspace.path("pier.txt")]
            let result = try await Command.run(
                arguments, environment: ["NO_COLOR": "1"], terminal: Terminal(columns: columns))
            return result.output.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
        }
        #expect((30...40).contains(try await longest(40)))
        #expect((90...120).contains(try await longest(120)))
    }

    @Test(
        "Without a terminal COLUMNS tells the width, 80 otherwise",
        arguments: [("50", 50), ("120", 120), (nil, 80), ("wide", 80)])
    func columns(_ value: String?, _ width: Int) async throws {
        let result = try await workspace.variorum("collate", "gazette.txt", "pier.txt", environment: ["COLUMNS": value])
        let longest = result.output.split(separator: "\n").map(\.count).max() ?? 0
        #expect(((width - 15)...width).contains(longest))
    }
}

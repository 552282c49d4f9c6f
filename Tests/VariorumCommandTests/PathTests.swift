import DossierFormat
import Foundation
import Testing

@Suite("Paths of inputs and outputs")
struct PathTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        _ = try workspace.reports()
    }

    @Test(
        "An output that is also an input is refused, however it is spelled, and the input stays as it was",
        arguments: [
            ["gazette.txt", "pier.txt", "-o", "gazette.txt"], ["gazette.txt", "pier.txt", "-o", "./gazette.txt"],
            ["gazette.txt", "-o", "d.json", "-o", "link.txt"], [".", "-o", "gazette.txt"],
        ])
    func overInput(_ arguments: [String]) async throws {
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("link.txt"), withDestinationPath: workspace.path("gazette.txt"))
        let result = try await Command.run(["collate"] + arguments, in: workspace.folder)
        #expect(result.status == 2)
        #expect(result.tells(arguments[arguments.count - 1], "is also an input"), "\(result.error)")
        #expect(try workspace.text("gazette.txt") == Workspace.gazette)
        #expect(!FileManager.default.fileExists(atPath: workspace.path("d.json")))
    }

    @Test("The same output twice is refused", arguments: [["x.json", "x.json"], ["x.json", "./x.json"]])
    func outputTwice(_ outputs: [String]) async throws {
        let result = try await workspace.variorum("collate", "gazette.txt", "-o", outputs[0], "-o", outputs[1])
        #expect(result.status == 2)
        #expect(result.tells(outputs[1], "given twice"), "\(result.error)")
    }

    @Test("A folder as output, and - without a format, are refused with a sentence")
    func oddOutputs() async throws {
        try FileManager.default.createDirectory(atPath: workspace.path("out"), withIntermediateDirectories: false)
        let folder = try await workspace.variorum("collate", "gazette.txt", "-o", "out")
        #expect(folder.status == 2)
        #expect(folder.tells("out", "is a folder"))
        let stream = try await workspace.variorum("collate", "gazette.txt", "-o", "-")
        #expect(stream.status == 2)
        #expect(stream.tells("-o -", "--format"))
    }

    @Test(
        "A write error is told in plain words",
        arguments: [("no/such/d.json", "does not exist"), ("pier.txt/d.json", "is no folder")])
    func writeErrors(_ path: String, _ words: String) async throws {
        let result = try await workspace.variorum("collate", "gazette.txt", "-q", "-o", path)
        #expect(result.status == 3)
        #expect(result.tells("cannot write \(path)", words), "\(result.error)")
    }

    #if os(Linux)
        @Test("A full disk is told as such")
        func fullDisk() async throws {
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path("full.json"), withDestinationPath: "/dev/full")
            let result = try await workspace.variorum("collate", "gazette.txt", "-q", "-o", "full.json")
            #expect(result.status == 3)
            #expect(result.tells("no space left"), "\(result.error)")
        }
    #endif

    @Test(
        "Standard input twice is wrong usage",
        arguments: [["collate", "-", "-"], ["read", "-", "-"], ["verify", "-", "-"]])
    func standardInputTwice(_ arguments: [String]) async throws {
        let result = try await Command.run(arguments)
        #expect(result.status == 2)
        #expect(result.tells("- is given twice"), "\(result.error)")
    }

    @Test("verify fetches nothing, and says what to give instead of an address")
    func address() async throws {
        _ = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "-q", "-o", "d.json")
        let result = try await workspace.variorum(
            "verify", "d.json", "https://example.org/a", "gazette.txt", "pier.txt")
        #expect(result.status == 1)
        #expect(result.tells("https://example.org/a", "not fetched here", "archive"), "\(result.error)")
    }

    @Test("A named pipe is refused, not waited for")
    func namedPipe() async throws {
        #expect(mkfifo(workspace.path("pipe.txt"), 0o600) == 0)
        let result = try await workspace.variorum("collate", "pipe.txt", "gazette.txt")
        #expect(result.status == 1)
        #expect(result.tells("pipe.txt", "not a regular file"))
    }

    @Test("The same path twice is read once, with a warning", arguments: [["./gazette.txt"], ["."]])
    func pathTwice(_ again: [String]) async throws {
        let result = try await Command.run(
            ["collate", "gazette.txt", "pier.txt", "-o", "d.json"] + again, in: workspace.folder)
        #expect(result.status == 0)
        #expect(result.tells("gazette.txt", "given twice"), "\(result.error)")
        #expect(try workspace.dossier("d.json").reports.count == 2)
    }

    @Test("A file name cannot steer the terminal or forge a line of standard error")
    func controlsInNames() async throws {
        let name = "a\u{1B}[31m\u{9B}\nvariorum: all is well\u{202E}.txt"
        let missing = try await workspace.variorum("collate", name)
        try workspace.file(name, [])
        let empty = try await workspace.variorum("collate", name)
        let verified = try await workspace.variorum("verify", name)
        let output = try await workspace.variorum("collate", "gazette.txt", "-o", "x\u{1B}[31m")
        for result in [missing, empty, verified, output] {
            #expect(result.status >= 2)
            #expect(!result.error.split(separator: "\n").contains { $0.hasPrefix("variorum: all is well") })
            let odd = result.error.unicodeScalars.filter {
                $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
            }
            #expect(odd.isEmpty, "\(result.error.debugDescription)")
        }
        #expect(missing.tells("a\\u{1B}[31m"))
    }
}

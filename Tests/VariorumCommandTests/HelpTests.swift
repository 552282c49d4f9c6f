import Foundation
import Testing

@Suite("Help, version, wrong usage")
struct HelpTests {
    @Test(
        "Help of each subcommand has a sentence, the usage, examples and exit codes",
        arguments: ["collate", "verify", "diff", "read", "annotate", "fetch"])
    func help(_ subcommand: String) async throws {
        let result = try await Command.run([subcommand, "--help"])
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        for words in [
            "OVERVIEW: ", "USAGE: variorum \(subcommand)", "EXAMPLES", "EXIT CODES", "  0  ", "  2  wrong usage",
            "--help",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
        #expect(try await Command.run(["help", subcommand]).output == result.output)
    }

    @Test("Help names every subcommand and every exit code", arguments: [[], ["--help"], ["-h"], ["help"]])
    func overview(_ arguments: [String]) async throws {
        let result = try await Command.run(arguments)
        #expect(result.status == 0)
        for words in [
            "collate", "verify", "diff", "read", "annotate", "fetch", "  0  ", "  1  ", "  2  ", "  3  ", "  4  ",
            "  5  ",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
    }

    @Test("Help fits a terminal of 80 columns, but for usage lines")
    func width() async throws {
        for arguments in [
            ["--help"], ["collate", "--help"], ["verify", "--help"], ["diff", "--help"], ["read", "--help"],
            ["annotate", "--help"],
            ["fetch", "--help"],
        ] {
            let output = try await Command.run(arguments).output
            for line in output.split(separator: "\n") where !line.hasPrefix("USAGE") {
                #expect(line.count <= 80, "\(line)")
            }
        }
    }

    @Test("The version is three numbers")
    func version() async throws {
        let result = try await Command.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test("Completions are made for each shell", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) async throws {
        let result = try await Command.run(["--generate-completion-script", shell])
        #expect(result.status == 0)
        for word in ["variorum", "collate", "annotate", "reported-on"] {
            #expect(result.output.contains(word), "\(word)")
        }
    }

    @Test(
        "Wrong usage ends with 2, tells what is wrong, and writes no result",
        arguments: [
            (["frobnicate"], "frobnicate"), (["collate"], "<inputs>"), (["read"], "<inputs>"),
            (["verify"], "<dossier>"),
            (["collate", "a.txt", "--no-such-option"], "--no-such-option"),
            (["collate", "a.txt", "--jobs", "0"], "--jobs"),
            (["collate", "a.txt", "--jobs", "many"], "many"), (["collate", "a.txt", "--format", "pdf"], "pdf"),
            (["collate", "a.txt", "-o", "dossier.pdf"], "dossier.pdf"),
            (["collate", "a.txt", "-o", "dossier"], "dossier"),
            (["collate", "a.txt", "--reported-on", "yesterday"], "yesterday"),
            (["collate", "a.txt", "--reported-on", "2031-02-30"], "2031-02-30"),
            (["collate", "a.txt", "--reported-on", "2031"], "2031"), (["read", "a.txt", "--format", "html"], "html"),
            (["collate", "a.txt", "-o"], "-o"),
        ])
    func wrongUsage(_ arguments: [String], _ word: String) async throws {
        let result = try await Command.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.error.contains(word), "\(result.error)")
    }

    @Test(
        "What the parser would take for something else is wrong usage with a hint",
        arguments: [
            (["help", "nope"], "no subcommand 'nope'"), (["read", "-dash.txt"], "./-dash.txt"),
            (["collate", "a.txt", "-o", "-h.json"], "./-h.json"), (["a.txt"], "variorum collate a.txt"),
            (["https://example.org/a"], "variorum collate https://example.org/a"), (["-"], "variorum collate -"),
            (["colate", "a.txt"], "did you mean 'variorum collate'"),
            (["collate", "a.txt", "--jobs", "-1"], "--jobs wants a number from 1 to 256, not -1"),
            (["collate", "a.txt", "-q", "-v"], "--quiet and --verbose contradict"),
        ])
    func hints(_ arguments: [String], _ words: String) async throws {
        let result = try await Command.run(arguments)
        #expect(result.status == 2, "\(result.output)")
        #expect(result.output.isEmpty)
        #expect(result.error.contains(words), "\(result.error)")
    }

    @Test(
        "A file whose name begins with a dash is read behind -- or with its folder",
        arguments: [["--", "-d.txt"], ["./-d.txt"]])
    func dash(_ arguments: [String]) async throws {
        let workspace = try Workspace()
        try workspace.file("-d.txt", Workspace.pier)
        #expect(try await Command.run(["read"] + arguments, in: workspace.folder).status == 0)
    }
}

import DossierFormat
import Foundation
import Testing

@Suite("Inputs of collate")
struct InputTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test("All well ends with 0 and says nothing on standard error")
    func allWell() async throws {
        let result = try await Command.run(["collate", "--reported-on", "2031-04-08"] + workspace.reports())
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.contains("2 reports"))
    }

    @Test("A date that was inferred is told, and a given one that no report needs or that lies far from all others")
    func dates() async throws {
        let inferred = try await Command.run(["collate"] + workspace.reports())
        #expect(inferred.status == 0)
        #expect(inferred.tells("pier.txt", "2031-04-07 was inferred", "--reported-on"), "\(inferred.error)")
        let far = try await Command.run(["collate", "--reported-on", "2041-04-08"] + workspace.reports())
        #expect(far.tells("2041-04-08 lies 3654 days"), "\(far.error)")
        let unneeded = try await workspace.variorum("collate", "gazette.txt", "--reported-on", "2031-04-08")
        #expect(unneeded.tells("2031-04-08 changes nothing"), "\(unneeded.error)")
        let quiet = try await Command.run(["collate", "--quiet"] + workspace.reports())
        #expect(quiet.error.isEmpty)
    }

    @Test("Reports that were published months apart are told with a doubt whether they are of one happening")
    func apart() async throws {
        func page(_ date: String) -> String {
            "<title>The ferry at Lorn</title><meta property='article:published_time' content='\(date)'>"
                + "<p>\(Workspace.pier)</p>"
        }
        try workspace.file("old.html", page("2030-04-07"))
        try workspace.file("new.html", page("2031-04-07"))
        try workspace.file("next.html", page("2031-05-07"))
        let years = try await workspace.variorum("collate", "old.html", "new.html")
        #expect(years.tells("2030-04-07 to 2031-04-07", "several happenings"), "\(years.error)")
        let month = try await workspace.variorum("collate", "new.html", "next.html")
        #expect(!month.error.contains("several happenings"), "\(month.error)")
    }

    @Test(
        "A page that was sent in an article's place is refused; the article beside it is read and gets no date from it")
    func notice() async throws {
        try workspace.file(
            "consent.html",
            "<title>Before you continue</title><meta property='article:published_time' content='2031-01-01'>"
                + "<h1>We value your privacy</h1><p>We and our 842 partners store cookies on a device.</p>")
        try workspace.file("pier.txt", Workspace.pier)
        let result = try await workspace.variorum("collate", "consent.html", "pier.txt", "-o", "dossier.json")
        #expect(result.status == 1)
        #expect(result.tells("consent.html", "asks for consent"), "\(result.error)")
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.reports.map(\.file) == ["pier.txt"])
        #expect(dossier.reports.first?.published.basis == .unknown)
    }

    @Test("A title of blanks is wrong usage")
    func blankTitle() async throws {
        let result = try await workspace.variorum("collate", "pier.txt", "--title", " ")
        #expect(result.status == 2)
        #expect(result.tells("--title wants a title"), "\(result.error)")
    }

    @Test("A missing file is named, the others are collated, the end is 1")
    func missing() async throws {
        let result = try await Command.run(["collate", "nowhere.txt"] + workspace.reports())
        #expect(result.status == 1)
        #expect(result.tells("nowhere.txt", "no such file or folder"))
        #expect(result.output.contains("2 reports"))
    }

    @Test(
        "An address without its scheme is told how to be written, a path with a slash is not",
        arguments: [
            ("www.example.org/bridge", true), ("example.org/bridge", true), ("folder/bridge.html", false),
            ("./example.org/bridge", false),
        ])
    func addressWithoutScheme(input: String, isTold: Bool) async throws {
        let result = try await workspace.variorum("collate", input)
        #expect(result.status == 3)
        #expect(result.tells("https://\(input)") == isTold, "\(result.error)")
    }

    @Test("Reports in which nothing is found are told")
    func nothingFound() async throws {
        try workspace.file("a.txt", "Bell dies.")
        try workspace.file("b.txt", "Bell lives.")
        let result = try await workspace.variorum("collate", "a.txt", "b.txt")
        #expect(result.status == 0)
        #expect(result.tells("no statement, date or figure was found"), "\(result.error)")
    }

    @Test("With nothing usable the end is 3, and no result is written")
    func nothing() async throws {
        try workspace.file("empty.txt", "")
        let result = try await workspace.variorum("collate", "nowhere.txt", "empty.txt", "-o", "dossier.json")
        #expect(result.status == 3)
        #expect(
            result.tells("nowhere.txt") && result.tells("empty.txt", "empty") && result.tells("no report could be read")
        )
        #expect(!FileManager.default.fileExists(atPath: workspace.path("dossier.json")))
    }

    @Test(
        "An input that is no text is refused by name and reason",
        arguments: [
            ("empty.txt", [], "is empty"),
            ("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "binary"),
            ("archive.html", [0x50, 0x4B, 3, 4, 0x14, 0, 0, 0, 8, 0], "ZIP archive is broken"),
            ("blank.txt", Array(" \r\n\t\n".utf8), "no words"),
            ("dashes.txt", Array("--- *** ... !!!\n".utf8), "no words"),
            ("page.html", Array("<!doctype html><p></p>".utf8), "no article"),
        ] as [(String, [UInt8], String)])
    func refused(_ name: String, _ bytes: [UInt8], _ reason: String) async throws {
        let path = try workspace.file(name, bytes)
        let result = try await Command.run(["collate", path] + workspace.reports())
        #expect(result.status == 1)
        #expect(result.tells(name, reason), "\(result.error)")
        #expect(result.output.contains("2 reports"))
    }

    @Test("Text in windows-1252 is read as such")
    func windows1252() async throws {
        let bytes = Workspace.pier.unicodeScalars.map { scalar -> UInt8 in
            switch scalar {
            case "“": 0x93
            case "”": 0x94
            case "–": 0x96
            default: UInt8(scalar.value)
            }
        }
        try workspace.file("old.txt", bytes)
        let result = try await workspace.variorum("collate", "old.txt", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.reports[0].text == Workspace.pier)
        #expect(dossier.quotations.contains { $0.gist.hasPrefix("The ferry will sail again") })
    }

    @Test("Text in UTF-16 is read by its byte-order mark", arguments: [true, false])
    func utf16(_ isLittleEndian: Bool) async throws {
        let units = [0xFEFF] + Array(Workspace.pier.utf16)
        try workspace.file(
            "wide.txt",
            units.flatMap { isLittleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        let result = try await workspace.variorum("collate", "wide.txt", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(try workspace.dossier("dossier.json").reports[0].text == Workspace.pier)
        #expect(try await workspace.variorum("verify", "dossier.json", "wide.txt").status == 0)
    }

    @Test("A file of 100 MB or more is refused with its name, whether its size is known before", arguments: [100, 200])
    func large(_ megabytes: Int) async throws {
        let path = try workspace.sparseFile("huge.txt", megabytes: megabytes)
        let result = try await Command.run(["collate", path] + workspace.reports())
        #expect(result.status == 1)
        #expect(result.tells("huge.txt"))
        #expect(result.output.contains("2 reports"))
    }

    @Test("100 MB of words are refused with their size, not read for minutes")
    func largeText() async throws {
        let line = Array("The ferry to Amsel will sail again on 3 May, Ilse Tarn said.\n".utf8)
        var bytes: [UInt8] = []
        while bytes.count < 100 << 20 { bytes += line }
        let path = try workspace.file("long.txt", bytes)
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await Command.run(["collate", path])
        #expect(result.status == 3)
        #expect(result.tells("long.txt", "MB"))
        // Beside all other tests on two cores; to annotate so much would take far longer.
        #expect(start.duration(to: clock.now) < .seconds(300))
    }

    #if os(Linux)
        @Test("A device without an end is not read for ever")
        func endless() async throws {
            let result = try await Command.run(["collate", "/dev/zero"])
            #expect(result.status == 3)
            #expect(result.tells("zero", "binary"))
        }
    #endif

    @Test("A text of one long line without sentences is read")
    func noSentences() async throws {
        try workspace.file("list.txt", String(repeating: "ferry pier harbour ", count: 4_000))
        let result = try await workspace.variorum("collate", "list.txt", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(try workspace.dossier("dossier.json").verify() == [])
    }

    @Test("One report alone is collated, and it is said that there is nothing to compare it with")
    func alone() async throws {
        try workspace.file("gazette.txt", Workspace.gazette)
        let result = try await workspace.variorum("collate", "gazette.txt")
        #expect(result.status == 0)
        #expect(result.tells("only one report"))
        #expect(result.output.contains("1 report"))
    }

    @Test("Unrelated reports are told apart, and the one left out is named")
    func unrelated() async throws {
        let paths = try workspace.reports() + [workspace.file("cave.txt", Workspace.cave)]
        let result = try await Command.run(["collate", "-o", workspace.path("dossier.json")] + paths)
        #expect(result.status == 0)
        #expect(result.tells("left out", "cave.txt"))
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.reports.map(\.file) == ["gazette.txt", "pier.txt"])
        #expect(dossier.leftOut?.map(\.file) == ["cave.txt"])
    }

    @Test("Of two unrelated reports one is collated and the other named")
    func twoUnrelated() async throws {
        try workspace.file("cave.txt", Workspace.cave)
        try workspace.file("pier.txt", Workspace.pier)
        let result = try await workspace.variorum("collate", "pier.txt", "cave.txt")
        #expect(result.status == 0)
        #expect(result.tells("left out", "cave.txt"))
        #expect(result.tells("only one report"))
    }

    @Test("The same report twice is one origin")
    func twice() async throws {
        try workspace.file("gazette.txt", Workspace.gazette)
        try workspace.file("copy.txt", Workspace.gazette)
        let result = try await workspace.variorum("collate", "gazette.txt", "copy.txt", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.origins == [["r1", "r2"]])
        #expect(dossier.agreements.isEmpty)
        #expect(dossier.verify() == [])
    }

    @Test("- is standard input")
    func standardInput() async throws {
        try workspace.file("pier.txt", Workspace.pier)
        let result = try await workspace.variorum(
            "collate", "-", "pier.txt", "-o", "dossier.json", input: Workspace.gazette)
        #expect(result.status == 0)
        #expect(try workspace.dossier("dossier.json").reports.map(\.file) == ["stdin", "pier.txt"])
    }

    @Test("An empty standard input is told as such")
    func emptyInput() async throws {
        let result = try await workspace.variorum("collate", "-")
        #expect(result.status == 3)
        #expect(result.tells("stdin", "empty"))
    }

    @Test("A folder gives its texts and pages in the order of their names; hidden ones are passed over, others told")
    func folder() async throws {
        try workspace.file("articles/b.txt", Workspace.pier)
        try workspace.file("articles/a/z.HTML", "<html><body><p>\(Workspace.gazette)</p></body></html>")
        try workspace.file("articles/.hidden.txt", Workspace.cave)
        try workspace.file("articles/.git/c.txt", Workspace.cave)
        try workspace.file("articles/notes.pdf", [0x25, 0x50])
        let result = try await workspace.variorum(
            "collate", "articles", "--reported-on", "2031-04-07", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(result.tells("articles: 1 file of a kind that is not read passed over: .pdf"), "\(result.error)")
        #expect(result.error.split(separator: "\n").count == 1)
        #expect(try workspace.dossier("dossier.json").reports.map(\.file) == ["a/z.HTML", "b.txt"])
    }

    @Test("A folder without any text is named")
    func emptyFolder() async throws {
        try workspace.file("articles/notes.pdf", [0x25, 0x50])
        let result = try await workspace.variorum("collate", "articles")
        #expect(result.status == 3)
        #expect(result.tells("articles", "no text or HTML file"))
    }

    @Test("A file name with odd characters is found")
    func oddNames() async throws {
        let names = ["a b.txt", "ünï“.txt", "-dash.txt", "new\nline.txt"]
        for name in names { try workspace.file("odd/" + name, Workspace.pier) }
        let result = try await workspace.variorum("collate", "odd", "--quiet", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(Set(try workspace.dossier("dossier.json").reports.map(\.file)) == Set(names))
    }
}

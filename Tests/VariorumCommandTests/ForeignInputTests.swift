import DossierFormat
import Foundation
import Testing

@Suite("Inputs that are no article")
struct ForeignInputTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        _ = try workspace.reports()
    }

    @Test(
        "Data and documents without an article are refused by content, with what to do",
        arguments: [
            ("sitemap", "<?xml version='1.0'?><urlset/>", "XML (urlset)"),
            ("list of settings", "<?xml version='1.0'?>\n<!-- x --><plist></plist>", "XML (plist)"),
            ("unknown", "<?xml version='1.0'?><ferry>sails</ferry>", "XML (ferry)"),
            ("object", "  {\n \"title\": \"Ferry\"}", "JSON"), ("broken off", "{\"title\": \"Ferr", "JSON"),
            ("list", "[\n {\"title\": \"Ferry\"}]", "JSON"), ("strings", "[\"Ferry\", \"Pier\"]\n", "JSON"),
            ("pdf", "%PDF-1.7\nFerry", "a PDF"), ("rtf", "{\\rtf1 Ferry}", "RTF"),
        ])
    func refused(_ name: String, _ content: String, _ what: String) async throws {
        try workspace.file("odd.txt", content)
        let among = try await workspace.variorum("collate", "odd.txt", "gazette.txt", "pier.txt")
        #expect(among.status == 1)
        #expect(among.tells("odd.txt", "this is \(what)", "save the article's page or its text"), "\(among.error)")
        #expect(try await workspace.variorum("collate", "odd.txt").status == 3)
    }

    @Test("A dossier is no article")
    func dossier() async throws {
        _ = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "-q", "-o", "dossier.json")
        let result = try await workspace.variorum("collate", "dossier.json")
        #expect(result.status == 3)
        #expect(result.tells("dossier.json", "this is a dossier"), "\(result.error)")
    }

    @Test(
        "Texts that only open like data are read",
        arguments: [
            "[1] The ferry will sail again, Ilse Tarn said.\n", "[“No,” said Ilse Tarn of Amsel.]\n",
            "{Amsel} The ferry will sail again, Ilse Tarn said.\n", "<Amsel> The ferry sails, Ilse Tarn said.\n",
            "[\"No,\" she said.] The ferry of Amsel will not sail.\n",
        ])
    func read(_ text: String) async throws {
        let result = try await workspace.variorum("read", "-", input: text)
        #expect(result.status == 0, "\(result.error)")
    }

    @Test("A report longer than is searched is told, and its text kept whole")
    func long() async throws {
        let line = "The ferry to Amsel will sail on Monday, the harbour master said to the people on the pier.\n\n"
        try workspace.file("long.txt", String(repeating: line, count: 5000))
        let result = try await workspace.variorum("collate", "long.txt", "-o", "d.json")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.tells("long.txt is longer than 400 kB"), "\(result.error)")
    }

    @Test("A report in another language is kept and told, not annotated; --quiet takes the word away")
    func german() async throws {
        let german = """
            Fähre nach Amsel fährt wieder

            Die Verkehrsministerin Ilse Tarn hat am Montag angekündigt, dass die Fähre nach Amsel ab dem dritten Mai \
            wieder fahren wird. Rund dreihundert Fahrgäste hatten an der Mole gewartet. Eine Erhöhung der Preise lehnte \
            die Ministerin ab, und in der Frage der Zuschüsse will sie sich mit den Gemeinden an der Küste einigen.
            """
        try workspace.file("german.txt", german)
        try workspace.file("russian.txt", String(repeating: "Паром в Амзель снова идёт. ", count: 12))
        let result = try await workspace.variorum(
            "collate", "german.txt", "russian.txt", "gazette.txt", "pier.txt", "--reported-on", "2031-04-07", "-o",
            "d.json")
        #expect(result.status == 0)
        #expect(result.tells("german.txt is kept but not annotated: it is in German"), "\(result.error)")
        #expect(result.tells("russian.txt is kept but not annotated: it is in Russian"))
        #expect(!result.error.contains("gazette.txt") && !result.error.contains("pier.txt"))
        let dossier = try workspace.dossier("d.json")
        #expect(dossier.reports.map(\.file) == ["gazette.txt", "pier.txt", "german.txt", "russian.txt"])
        #expect(dossier.reports.map(\.language) == ["en", "en", "de", "ru"])
        #expect(dossier.title.contains("erry"))
        #expect(try await workspace.variorum("verify", "d.json").status == 0)
        #expect(
            try await workspace.variorum("collate", "german.txt", "gazette.txt", "pier.txt", "-q").error.isEmpty)
    }

    @Test("When no report is English, the dossier of the reports alone is written, and the exit code is 3")
    func onlyForeign() async throws {
        try workspace.file("russian.txt", String(repeating: "Паром в Амзель снова идёт. ", count: 12))
        let result = try await workspace.variorum("collate", "russian.txt", "-o", "d.json")
        #expect(result.status == 3)
        #expect(result.tells("no report is in English"), "\(result.error)")
        #expect(try workspace.dossier("d.json").reports.map(\.language) == ["ru"])
        #expect(try await workspace.variorum("verify", "d.json").status == 0)
    }

    @Test("annotate tells a report in another language and gives it empty, with the reason")
    func annotateForeign() async throws {
        try workspace.file("russian.txt", String(repeating: "Паром в Амзель снова идёт. ", count: 12))
        let read = try await workspace.variorum("read", "--format", "json", "russian.txt")
        #expect(read.output.contains("\"language\":\"ru\""))
        let result = try await workspace.variorum("annotate", input: read.output)
        #expect(result.status == 0)
        #expect(result.tells("line 1: russian.txt is not annotated: it is in Russian"), "\(result.error)")
        #expect(result.output.contains("\"notAnnotated\":\"it is in Russian"))
    }

    @Test("An XHTML page is a page")
    func xhtml() async throws {
        let page =
            "<?xml version=\"1.0\"?><!DOCTYPE html><html><body><p>\(Workspace.gazette)</p></body></html>"
        #expect(try await workspace.variorum("read", "-", input: page).status == 0)
    }

    @Test("UTF-32 is told as such, UTF-16 without a mark is read")
    func wideEncodings() async throws {
        let wide = Workspace.pier.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] }
        try workspace.file("wide.txt", [0xFF, 0xFE, 0, 0] + wide)
        try workspace.file("bare.txt", Workspace.pier.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        let result = try await workspace.variorum("read", "wide.txt")
        #expect(result.status == 3)
        #expect(result.tells("wide.txt", "UTF-32", "save it as UTF-8"), "\(result.error)")
        #expect(try await workspace.variorum("read", "bare.txt").status == 0)
    }

    @Test("A line above 128 MB is told with its number, the others are annotated")
    func longLine() async throws {
        let report = try await workspace.variorum("read", "--format", "json", "gazette.txt").output
        var input = [UInt8](repeating: UInt8(ascii: "a"), count: 129 << 20)
        input.append(0x0A)
        let result = try await Command.run(["annotate"], input: input + Array(report.utf8))
        #expect(result.status == 1)
        #expect(result.tells("line 1:", "longer than 128 MB"), "\(result.error)")
        #expect(result.output.split(separator: "\n").count == 1)
    }
}

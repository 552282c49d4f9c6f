import DossierFormat
import Foundation
import Testing

@Suite("Feeds, archives and data as inputs")
struct FormatTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let feed = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Lights</title>
        <item><title>Ferry to Amsel sails again</title><link>https://lights.example/1</link>
        <pubDate>Mon, 07 Apr 2031 18:04:17 GMT</pubDate><description>&lt;p&gt;\(
            Workspace.gazette.split(separator: "\n\n")[2])&lt;/p&gt;</description></item>
        <item><title>Minister promises ferry</title><link>https://lights.example/2</link>
        <description>\(Workspace.pier.split(separator: "\n\n")[1])</description></item>
        <item><title>Nothing more</title></item></channel></rss>
        """

    @Test("The items of a feed are collated as reports of their own, and the dossier is verified against the feed")
    func feed() async throws {
        try workspace.file("feed.xml", Self.feed)
        let result = try await workspace.variorum("collate", "feed.xml", "-o", "dossier.json")
        #expect(result.status == 0)
        #expect(result.tells("feed.xml: 2 items of 2 give only a summary"), "\(result.error)")
        #expect(result.tells("feed.xml: 1 item without text is left out"))
        let dossier = try workspace.dossier("dossier.json")
        #expect(dossier.reports.map(\.file) == ["feed.xml#1", "feed.xml#2"])
        #expect(dossier.reports.map(\.url) == ["https://lights.example/1", "https://lights.example/2"])
        #expect(try await workspace.variorum("verify", "dossier.json", "feed.xml").status == 0)
        #expect(try await workspace.variorum("collate", "feed.xml", "--quiet", "-o", "quiet.json").error.isEmpty)
    }

    @Test("What read writes as JSON, collate reads as it was")
    func written() async throws {
        let reports = try workspace.reports()
        let read = try await Command.run(["read", "--format", "json"] + reports)
        try workspace.file("read.jsonl", read.output)
        let again = try await workspace.variorum("read", "--format", "json", "read.jsonl")
        #expect(again.output == read.output)
        #expect(again.error.isEmpty)
    }

    @Test("A list of feeds is told with the feeds it names")
    func feeds() async throws {
        try workspace.file(
            "feeds.opml", "<opml><body><outline text='Harbour' xmlUrl='https://a.example/feed'/></body></opml>")
        let result = try await workspace.variorum("read", "feeds.opml")
        #expect(result.status == 3)
        #expect(result.tells("feeds.opml", "names the feed “Harbour”, https://a.example/feed"), "\(result.error)")
        #expect(result.tells("feeds.opml", "a list of 1 feed (OPML)"))
    }

    @Test("Data in a folder that hold no article are passed over with a note, and so is a dossier")
    func folder() async throws {
        try workspace.file("articles/gazette.txt", Workspace.gazette)
        try workspace.file("articles/pier.json", "{\"text\": \"\(Workspace.pier.replacing("\n", with: "\\n"))\"}")
        try workspace.file("articles/settings.json", "{\"theme\": \"dark\"}")
        for isThere in [false, true] {
            let result = try await workspace.variorum("collate", "articles", "-o", "articles/dossier.json")
            #expect(result.status == 0, "\(result.error)")
            #expect(result.tells("settings.json", "passed over"))
            #expect(result.error.contains("articles/dossier.json: a dossier that variorum wrote") == isThere)
            #expect(try workspace.dossier("articles/dossier.json").reports.map(\.file) == ["gazette.txt", "pier.json"])
        }
        let named = try await workspace.variorum("collate", "articles", "articles/settings.json")
        #expect(named.status == 0)
        #expect(try await workspace.variorum("collate", "articles/settings.json", "articles/gazette.txt").status == 1)
    }

    @Test("An archive on standard input is read record by record, and one that breaks off as far as it goes")
    func archive() async throws {
        func record(_ number: Int) -> String {
            let page =
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>\(number) \(Workspace.pier)</p></body></html>"
            return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://pier.example/\(number)\r\n"
                + "Content-Type: application/http\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)\r\n\r\n"
        }
        let archive = (1...30).map(record).joined()
        let result = try await workspace.variorum(
            "read", "--format", "json", "-", input: archive + "WARC/1.1\r\nWARC-Ty")
        #expect(result.status == 0)
        #expect(result.tells("stdin: the archive breaks off after record 30"), "\(result.error)")
        let reports = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Report.self, from: Data($0.utf8))
        }
        #expect(reports.map(\.id) == (1...30).map { "r\($0)" })
        #expect(reports.map(\.file) == (1...30).map { "stdin#\($0)" })
        #expect(reports.last?.url == "https://pier.example/30")
    }
}

import DossierFormat
import Foundation
import TestServer
import Testing

@Suite("Fetching inputs", .serialized)
struct FetchTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static func page(_ body: String, type: String = "text/html; charset=utf-8") -> String {
        RawServer.answer("200 OK", ["Content-Type": type], body)
    }

    private static func article(_ text: String, head: String = "") -> String {
        let paragraphs = text.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined()
        return "<!doctype html>\(head)<title>Ferry</title><article>\(paragraphs)</article>"
    }

    private static let pages: [String: String] = [
        "/gazette": page(article(Workspace.gazette)),
        "/moved": RawServer.answer("302 Found", ["Location": "/gazette"], ""),
        "/picture": page("x", type: "image/png"),
        "/robots.txt": page("User-agent: *\nDisallow: /closed", type: "text/plain"),
        "/empty": page("<!doctype html><p></p>"),
    ]

    private func withServer(_ test: (LocalServer) async throws -> Void) async throws {
        try await RawServer.run(
            answer: { _, path, _ in (Self.pages[path] ?? RawServer.notFound, .closing) }, test)
    }

    @Test("Pages from the web are collated with files, and named by their last address and their host")
    func collate() async throws {
        try await withServer { server in
            try workspace.file("pier.txt", Workspace.pier)
            let result = try await workspace.variorum(
                "collate", server.url("/moved"), "pier.txt", "--allow-private", "--reported-on", "2031-04-07", "-o",
                "d.json")
            #expect(result.status == 0, "\(result.error)")
            #expect(result.error.isEmpty, "\(result.error)")
            let dossier = try workspace.dossier("d.json")
            #expect(dossier.reports.map(\.file) == [server.url("/gazette"), "pier.txt"])
            #expect(dossier.reports[0].url == server.url("/gazette") && dossier.reports[0].outlet == "127.0.0.1")
            #expect(dossier.reports[0].text.contains("The ferry will sail again on 3 May"))
            #expect(dossier.verify() == [])
            let read = try await workspace.variorum("read", server.url("/gazette"), "--allow-private")
            #expect(read.status == 0 && read.output.contains("Ilse Tarn"))
        }
    }

    @Test("What cannot be fetched is named with cause and remedy, the others go on, the end is 1")
    func failures() async throws {
        try await withServer { server in
            try workspace.file("pier.txt", Workspace.pier)
            let result = try await workspace.variorum(
                "collate", server.url("/gazette"), server.url("/missing"), server.url("/picture"),
                server.url("/closed/a"),
                server.url("/empty"), "http://user:secret@example.org/", "pier.txt", "--allow-private", "-o", "d.json")
            #expect(result.status == 1)
            #expect(result.tells(server.url("/missing"), "no such page (404)"), "\(result.error)")
            #expect(result.tells(server.url("/picture"), "is image/png, not a page or text"))
            #expect(result.tells(server.url("/closed/a"), "robots.txt asks programs not to fetch"))
            #expect(result.tells(server.url("/empty"), "no article"))
            #expect(result.tells("credentials are not fetched"))
            #expect(try workspace.dossier("d.json").reports.count == 2)
            let nothing = try await workspace.variorum("collate", server.url("/missing"), "--allow-private")
            #expect(nothing.status == 3)
        }
    }

    @Test("This machine is not asked unless the user says so")
    func refused() async throws {
        let result = try await workspace.variorum("fetch", "http://localhost:8080/")
        #expect(result.status == 3)
        #expect(result.tells("an address of this machine", "--allow-private"), "\(result.error)")
    }

    @Test(
        "fetch prints a line a page, and keeps request and answer of each step in an archive",
        arguments: ["p.warc", "p.warc.gz"])
    func archive(_ name: String) async throws {
        try await withServer { server in
            let result = try await workspace.variorum(
                "fetch", server.url("/moved"), server.url("/missing"), "--allow-private", "--archive", name)
            #expect(result.status == 1)
            #expect(result.output.hasPrefix("\(server.url("/gazette"))  text/html, "), "\(result.output)")
            #expect(result.output.contains("redirected from \(server.url("/moved"))"))
            let bytes = try Data(contentsOf: workspace.folder.appendingPathComponent(name))
            #expect(bytes.starts(with: name.hasSuffix("gz") ? [0x1F, 0x8B] : Array("WARC/1.1\r\n".utf8)))
            if !name.hasSuffix("gz") {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.components(separatedBy: "WARC-Type: response").count == 3)
                #expect(text.components(separatedBy: "WARC-Type: request").count == 3)
                #expect(text.contains("software: Variorum/") && text.contains("Ilse Tarn"))
            }
            let again = try await workspace.variorum(
                "fetch", server.url("/gazette"), "--allow-private", "--archive", name)
            #expect(again.status == 2 && again.tells("exists; give the name of a new file"), "\(again.error)")
            #expect(try Data(contentsOf: workspace.folder.appendingPathComponent(name)) == bytes)
        }
    }

    @Test("With --cache an unchanged page is not sent again")
    func cache() async throws {
        try await RawServer.run(
            answer: { _, path, request in
                if path == "/robots.txt" { return (RawServer.notFound, .closing) }
                let isKnown = request.contains("If-None-Match: \"1\"")
                let page = RawServer.answer(
                    "200 OK", ["Content-Type": "text/html", "ETag": "\"1\""], Self.article(Workspace.pier))
                return (isKnown ? "HTTP/1.1 304 Not Modified\r\n\r\n" : page, .closing)
            }
        ) { server in
            var outputs: [String] = []
            for _ in 0..<2 {
                let result = try await workspace.variorum(
                    "fetch", server.url("/a"), "--allow-private", "--cache", "kept", "--contact", "desk@example.org")
                #expect(result.status == 0, "\(result.error)")
                outputs.append(result.output)
            }
            #expect(!outputs[0].contains("unchanged") && outputs[1].contains("unchanged"))
            #expect(server.requests.fields("User-Agent").allSatisfy { $0.hasSuffix("(+desk@example.org)") })
        }
    }

    @Test("A dossier made of fetched pages is verified against kept ones by their address")
    func verify() async throws {
        try await RawServer.run(
            answer: { port, path, _ in
                let head = "<link rel=canonical href='http://127.0.0.1:\(port)/a'>"
                let page = Self.page(Self.article(Workspace.pier, head: head))
                return (path == "/a" ? page : RawServer.notFound, .closing)
            }
        ) { server in
            let made = try await workspace.variorum(
                "collate", server.url("/a"), "--allow-private", "-q", "-o", "d.json")
            #expect(made.status == 0, "\(made.error)")
            let head = "<link rel=canonical href='\(server.url("/a"))'>"
            try workspace.file("kept.html", Self.article(Workspace.pier, head: head))
            let same = try await workspace.variorum("verify", "d.json", "kept.html")
            #expect(same.status == 0, "\(same.error)")
            try workspace.file("kept.html", Self.article(Workspace.gazette, head: head))
            let other = try await workspace.variorum("verify", "d.json", "kept.html")
            #expect(other.status == 4 && other.tells("has another text now"), "\(other.error)")
        }
    }

    @Test("An address given twice is fetched once, in whatever way it is written")
    func twice() async throws {
        try await withServer { server in
            let other = server.url("/x/../gazette#part").replacingOccurrences(of: "http:", with: "HTTP:")
            let result = try await workspace.variorum("read", server.url("/gazette"), other, "--allow-private")
            #expect(result.status == 0)
            #expect(result.tells("given twice"), "\(result.error)")
            #expect(server.requests.paths == ["/gazette"])
        }
    }

    @Test(
        "Wrong usage of the fetching options ends with 2",
        arguments: [
            ["fetch", "page.html"], ["fetch"], ["collate", "a.txt", "--archive", "p.warc"],
            ["read", "a.txt", "--cache", "kept"], ["fetch", "https://example.org/", "--archive", "-"],
            ["fetch", "https://example.org/", "--contact", "two words"],
            ["collate", "https://example.org/", "-o", "d.json", "--archive", "d.json"],
        ])
    func usage(_ arguments: [String]) async throws {
        let result = try await Command.run(arguments, in: workspace.folder)
        #expect(result.status == 2, "\(result.error)")
    }

    @Test("A cache or archive that cannot be made is named")
    func cannotKeep() async throws {
        try await withServer { server in
            try workspace.file("plain", "x")
            let url = server.url("/gazette")
            let cache = try await workspace.variorum("fetch", url, "--allow-private", "--cache", "plain/kept")
            #expect(cache.status == 3 && cache.tells("cannot write plain/kept"), "\(cache.error)")
            let archive = try await workspace.variorum("fetch", url, "--allow-private", "--archive", "no/p.warc")
            #expect(
                archive.status == 3 && archive.tells("cannot write no/p.warc", "does not exist"), "\(archive.error)")
        }
    }
}

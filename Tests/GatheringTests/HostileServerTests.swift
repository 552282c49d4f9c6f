import HTTPTypes
import Hummingbird
import NIOCore
import TestServer
import Testing

@testable import Gathering
@testable import Reports

@Suite("Servers that behave badly")
struct HostileServerTests {
    private func problem(
        _ rules: GatheringRules = .test, _ answer: @escaping @Sendable () async throws -> Response
    ) async throws -> String {
        var problem = ""
        try await LocalServer.run({ request, _ in
            request.uri.path == "/robots.txt" ? .notFound : try await answer()
        }) { server in
            problem = try await server.problem("/a", Gatherer(rules))
        }
        return problem
    }

    @Test("A body without an end is broken off at the limit")
    func endless() async throws {
        let problem = try await problem { Response(status: .ok, body: .endless()) }
        #expect(problem.contains("is larger than 1 MB; save"), "\(problem)")
    }

    @Test("A body whose length is told beforehand is not even begun above the limit")
    func longLength() async throws {
        try await RawServer.run("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", then: .silence) { server in
            let problem = try await server.problem("/a", Gatherer(.test))
            #expect(problem.contains("is larger than 1 MB"), "\(problem)")
        }
    }

    @Test("A gzip bomb is broken off at the limit")
    func bomb() async throws {
        let bomb = GzipWriter.pack([UInt8](repeating: 0, count: 8 << 20))
        let problem = try await problem { .bytes(bomb, [.contentEncoding: "gzip"]) }
        #expect(problem.contains("is larger than 1 MB"), "\(problem)")
    }

    @Test("Damaged gzip and packing that was not asked for are told")
    func badPacking() async throws {
        let half = Array(GzipWriter.pack(Array("The ferry sails again.".utf8)).prefix(20))
        let damaged = try await problem { .bytes(half, [.contentEncoding: "gzip"]) }
        #expect(damaged.contains("damaged or broken off"), "\(damaged)")
        let unknown = try await problem { .page("xyz", [.contentEncoding: "zstd"]) }
        #expect(unknown.contains("packed in a way that was not asked for (zstd)"), "\(unknown)")
    }

    @Test("A server that keeps silent is not waited for, before the answer and within it")
    func silent() async throws {
        var rules = GatheringRules.test
        rules.silence = .seconds(2)
        for head in ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>Ferry"] {
            try await RawServer.run(head, then: .silence) { server in
                let problem = try await server.problem("/a", Gatherer(rules))
                #expect(problem.contains("the answer took too long; try again later"), "\(problem)")
            }
        }
    }

    @Test("A server that sends a byte now and then is not waited for either")
    func drip() async throws {
        var rules = GatheringRules.test
        rules.patience = .seconds(2)
        try await RawServer.run("HTTP/1.1 200 OK\r\n\r\n", then: .dripping) { server in
            let problem = try await server.problem("/a", Gatherer(rules))
            #expect(problem.contains("the answer took too long"), "\(problem)")
        }
    }

    @Test("A connection that drops within the body gives no half page")
    func dropped() async throws {
        for head in ["Content-Length: 1000", "Transfer-Encoding: chunked"] {
            let part = head.hasPrefix("C") ? "<p>Fer" : "6\r\n<p>Fer\r\n"
            try await RawServer.run("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(head)\r\n\r\n\(part)") { server in
                let problem = try await server.problem("/a", Gatherer(.test))
                #expect(problem.contains("broke off before the page was complete"), "\(problem)")
            }
        }
    }

    @Test("A header without an end is broken off")
    func hugeHeader() async throws {
        let field = String(repeating: "a", count: 200_000)
        let many = (0..<400).map { "X-\($0): b\r\n" }.joined()
        for fields in ["X-Long: \(field)\r\n", many] {
            try await RawServer.run("HTTP/1.1 200 OK\r\n\(fields)\r\n<p>Ferry</p>") { server in
                let problem = try await server.problem("/a", Gatherer(.test))
                #expect(problem.contains("header of the answer is too large"), "\(problem)")
            }
        }
    }

    @Test(
        "What is not HTTP is told",
        arguments: ["SSH-2.0-Harbour\r\n", "\u{0}\u{1}\u{2}", "HTTP/1.1 999999 X\r\n\r\n", ""])
    func notHTTP(_ bytes: String) async throws {
        try await RawServer.run(bytes) { server in
            let problem = try await server.problem("/a", Gatherer(.test))
            #expect(problem.contains("is not HTTP") || problem.contains("broke off"), "\(problem)")
        }
    }

    @Test("An http server asked for https is told")
    func noTLS() async throws {
        try await LocalServer.run([:]) { server in
            let problem = try await Gatherer(.test).problem(PageAddress("https://127.0.0.1:\(server.port)/"))
            #expect(problem.contains("no secure connection"), "\(problem)")
        }
    }

    @Test("A robots.txt without an end, and one that redirects into a private network, forbid everything")
    func hostileRobots() async throws {
        try await LocalServer.run({ request, _ in
            request.uri.path == "/robots.txt" ? Response(status: .ok, body: .endless()) : .page("<p>Ferry</p>")
        }) { server in
            let problem = try await server.problem("/a", Gatherer(.test))
            #expect(problem.contains("robots.txt cannot be read (is larger than 1 MB)"), "\(problem)")
        }
        try await LocalServer.run({ request, _ in
            request.uri.path == "/robots.txt" ? .redirect("http://10.0.0.1/robots.txt") : .page("<p>Ferry</p>")
        }) { server in
            let problem = try await server.problem("/a", Gatherer(.test))
            #expect(problem.contains("robots.txt cannot be read (10.0.0.1 is a private address)"), "\(problem)")
        }
    }

    @Test("Answers with random changes give a page or a problem, never a crash")
    func mutated() async throws {
        let sound =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n"
            + "ETag: \"1\"\r\nLocation: /b\r\n\r\nc\r\n<p>Ferry</p>\r\n0\r\n\r\n"
        var state: UInt64 = 5
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var pages = 0
        for _ in 0..<80 {
            var bytes = Array(sound.utf8)
            for _ in 0..<random(below: 4) {
                let place = random(below: bytes.count)
                switch random(below: 3) {
                case 0: bytes[place] = UInt8(random(below: 128))
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(random(below: 30)), at: place)
                }
            }
            try await RawServer.run(String(decoding: bytes, as: UTF8.self)) { server in
                if try await server.problem("/a", Gatherer(.test)) == "fetched" { pages += 1 }
            }
        }
        #expect(pages > 10)
    }
}

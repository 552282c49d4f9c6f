import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Synchronization
import TestServer
import Testing

@testable import Gathering
@testable import Reports

@Suite("Fetching from a real server")
struct GathererTests {
    @Test("A page comes with its header, its last address and the way to it, and the request says who asks")
    func page() async throws {
        try await LocalServer.run([
            "/old?x=1": .redirect("/a/../new"), "/new": .page("<p>Ferry</p>", [.eTag: "\"1\""]),
        ]) { server in
            let page = try await Gatherer(.test, now: { 1_930_000_000 }).fetch(server.address("/old?x=1#part"))
            #expect(page.page.address == (try server.address("/new")))
            #expect(page.exchanges.map(\.status) == [302, 200])
            #expect(page.page.body == Array("<p>Ferry</p>".utf8))
            #expect(page.page.response.first("ETAG") == "\"1\"")
            #expect(page.page.time == 1_930_000_000 && page.page.from == "127.0.0.1")
            #expect(server.requests.paths == ["/old?x=1", "/new"])
            #expect(server.requests.robots == 1)
            #expect(Set(server.requests.fields("User-Agent")) == ["Variorum/0.0.0"])
        }
    }

    @Test(
        "The request asks for the address's own path and query, as they are written in its normal form",
        arguments: [
            "/a%2Fb//c;x=1/", "/?q=a+b&c=%C3%A9%20d", "/'()*!$,:@~-._", "/a?b?c/d&&=", "/%7Ba%7D%5B1%5D?%22", "/?",
        ])
    func target(_ target: String) async throws {
        try await LocalServer.run({ _, _ in .page("<p>Ferry</p>") }) { server in
            let address = try server.address(target)
            #expect(address.target == target)
            _ = try await Gatherer(.test).fetch(address)
            #expect(server.requests.paths == [target])
        }
    }

    @Test("The connection goes to the address that was looked up and checked, once for each request")
    func pinned() async throws {
        try await LocalServer.run(["/a": .redirect("/b"), "/b": .page("<p>Ferry</p>")]) { server in
            // No resolver but the test's knows the name: a second look-up by the client would fail.
            let hosts = KnownHosts(["harbour.invalid": ["127.0.0.1"]])
            let page = try await Gatherer(.test, resolver: hosts).fetch(server.address("/a", host: "harbour.invalid"))
            #expect(page.page.from == "127.0.0.1")
            #expect(Set(server.requests.fields("Host")) == ["harbour.invalid:\(server.port)"])
            #expect(hosts.lookUps == ["harbour.invalid", "harbour.invalid", "harbour.invalid"])
        }
    }

    @Test("Of a host's addresses those that may not be asked are passed over")
    func mixedAddresses() async throws {
        try await LocalServer.run(["/a": .page("<p>Ferry</p>")]) { server in
            let hosts = KnownHosts(["harbour.invalid": ["10.0.0.1", "169.254.169.254", "127.0.0.1"]])
            let page = try await Gatherer(.test, resolver: hosts).fetch(server.address("/a", host: "harbour.invalid"))
            #expect(page.page.from == "127.0.0.1")
        }
    }

    @Test(
        "A redirect into a private network is refused, by address and by name, and nobody there is asked",
        arguments: [
            "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
            "http://[::ffff:127.0.0.2]/",
            "http://127.0.0.2:PORT/", "http://inside.invalid/", "//inside.invalid/", "http://2130706434:PORT/",
            "http://0x7f.2:PORT/",
        ])
    func privateRedirect(_ target: String) async throws {
        try await LocalServer.run({ request, port in
            request.uri.path == "/a"
                ? .redirect(target.replacingOccurrences(of: "PORT", with: "\(port)")) : .notFound
        }) { server in
            let hosts = KnownHosts([
                "inside.invalid": ["192.168.1.1"], "2130706434": ["127.0.0.2"], "0x7f.2": ["127.0.0.2"],
            ])
            let problem = try await server.problem("/a", Gatherer(.test, resolver: hosts))
            #expect(problem.contains("--allow-private"), "\(problem)")
            #expect(server.requests.paths == ["/a"])
        }
    }

    @Test("The system's resolver takes odd ways to write this machine's address for what they are")
    func oddSpellings() async throws {
        for host in ["localhost", "0x7f.1", "2130706433", "127.1"] {
            let problem = try await Gatherer(GatheringRules(userAgent: "a")).problem(PageAddress("http://\(host)/"))
            #expect(problem.contains("an address of this machine"), "\(problem)")
        }
    }

    @Test("This machine is asked only where that is allowed")
    func allowed() async throws {
        try await LocalServer.run(["/a": .page("<p>Ferry</p>")]) { server in
            var rules = GatheringRules.test
            rules.policy = AddressPolicy()
            // Before the port is looked at nothing else is known, so the port is what is told.
            let refused = try await server.problem("/a", Gatherer(rules))
            #expect(refused.contains("port"))
            rules.policy = AddressPolicy(allowsPrivate: true)
            let allowed = try await Gatherer(rules).fetch(server.address("/a"))
            #expect(allowed.page.status == 200)
        }
    }

    @Test("Redirects in a circle and without end are told")
    func loops() async throws {
        try await LocalServer.run({ request, _ in
            switch request.uri.path {
            case "/a": .redirect("/b")
            case "/b": .redirect("/a", status: .permanentRedirect)
            case "/self": .redirect("/self")
            case "/nowhere": Response(status: .found)
            case "/script": .redirect("javascript:alert(1)")
            case let path where path.hasPrefix("/n"): .redirect(path + "n")
            default: .notFound
            }
        }) { server in
            let gatherer = Gatherer(.test)
            for (path, words) in [
                ("/a", "circle"), ("/self", "circle"), ("/nn", "more than 10 redirects"),
                ("/nowhere", "redirects to nowhere"), ("/script", "redirects to javascript"),
            ] {
                let problem = try await server.problem(path, gatherer)
                #expect(problem.contains(words), "\(problem)")
            }
        }
    }

    @Test(
        "An answer that is no page is told with what to do",
        arguments: [
            (404, "no such page (404); check the address"), (410, "no such page"),
            (403, "refuses the page (403); save"),
            (451, "refuses"), (429, "asks to wait"), (500, "has failed (500); try again later"), (204, "is no page"),
            (304, "is no page"),
        ])
    func status(_ status: Int, _ words: String) async throws {
        try await LocalServer.run({ request, _ in
            Response(status: request.uri.path == "/a" ? .init(code: status) : .notFound)
        }) { server in
            let address = try server.address("/a")
            let problem = await Gatherer(.test).problem(address)
            #expect(problem.hasPrefix(address.description) && problem.contains(words), "\(problem)")
        }
    }

    @Test(
        "Pictures, films and PDF are refused before they are sent",
        arguments: ["image/png", "video/mp4", "application/pdf"])
    func contentType(_ type: String) async throws {
        var rules = GatheringRules.test
        rules.silence = .seconds(20)
        // The body never comes; who waited for it would tell that.
        let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: 1000\r\n\r\n"
        try await RawServer.run(head, then: .silence) { server in
            let problem = try await server.problem("/a", Gatherer(rules))
            #expect(problem.contains("is \(type), not a page or text"), "\(problem)")
        }
    }

    @Test("A packed page is unpacked, chunked or not, and one without a type is taken")
    func packed() async throws {
        let text = String(repeating: "The ferry sails again. ", count: 5000)
        let packed = GzipWriter.pack(Array(text.utf8))
        try await LocalServer.run({ request, _ in
            switch request.uri.path {
            case "/whole": .bytes(packed, [.contentEncoding: "gzip"])
            case "/chunked":
                Response(
                    status: .ok, headers: [.contentEncoding: "GZIP"],
                    body: ResponseBody { writer in
                        for start in stride(from: 0, to: packed.count, by: 100) {
                            try await writer.write(ByteBuffer(bytes: packed[start..<min(start + 100, packed.count)]))
                        }
                        try await writer.finish(nil)
                    })
            default: .notFound
            }
        }) { server in
            for path in ["/whole", "/chunked"] {
                let page = try await Gatherer(.test).fetch(server.address(path))
                #expect(page.page.body == Array(text.utf8))
            }
            #expect(Set(server.requests.fields("Accept-Encoding")) == ["gzip, deflate, br"])
        }
    }

    @Test("A page is asked for only if it has changed, and kept when it has not")
    func notModified() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("variorum-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = try PageCache(folder: folder.path)
        let tag = Mutex("\"1\"")
        try await LocalServer.run({ request, _ in
            guard request.uri.path == "/a" else { return .notFound }
            let tag = tag.withLock { $0 }
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified) }
            return .page("<p>Ferry \(tag)</p>", [.eTag: tag])
        }) { server in
            let first = try await Gatherer(.test, cache: cache, now: { 1 }).fetch(server.address("/a"))
            let second = try await Gatherer(.test, cache: cache, now: { 2 }).fetch(server.address("/a"))
            #expect(!first.isFromCache && second.isFromCache)
            #expect(second.page == first.page)
            tag.withLock { $0 = "\"2\"" }
            let third = try await Gatherer(.test, cache: cache, now: { 3 }).fetch(server.address("/a"))
            #expect(!third.isFromCache && third.page.body == Array("<p>Ferry \"2\"</p>".utf8))
            #expect(server.requests.fields("If-None-Match") == ["", "\"1\"", "\"1\""])
        }
    }

    @Test("robots.txt is obeyed, asked for once, and followed where it has moved")
    func robots() async throws {
        try await LocalServer.run([
            "/robots.txt": .redirect("/elsewhere.txt"),
            "/elsewhere.txt": .page("User-agent: variorum\nDisallow: /private", type: "text/plain"),
            "/a": .page("<p>Ferry</p>"), "/to-private": .redirect("/private/a"), "/private/a": .page("<p>Ferry</p>"),
        ]) { server in
            let gatherer = Gatherer(.test)
            let page = try await gatherer.fetch(server.address("/a"))
            #expect(page.page.status == 200)
            for path in ["/private/a", "/to-private"] {
                let problem = try await server.problem(path, gatherer)
                #expect(problem.contains("/robots.txt asks programs not to fetch this page; save"))
            }
            #expect(server.requests.robots == 1)
            #expect(!server.requests.paths.contains("/private/a"))
        }
    }

    @Test("A robots.txt that the server fails to give forbids everything, and says why")
    func brokenRobots() async throws {
        try await LocalServer.run({ request, _ in
            request.uri.path == "/robots.txt" ? Response(status: .serviceUnavailable) : .page("<p>Ferry</p>")
        }) { server in
            let problem = try await server.problem("/a", Gatherer(.test))
            #expect(problem.contains("/robots.txt cannot be read (its server answers 503)"))
            #expect(server.requests.paths.isEmpty)
        }
    }

    @Test("A host gets one request at a time, with the pause that it asks for; the order is that of the addresses")
    func politeness() async throws {
        let load = Mutex((now: 0, most: 0))
        try await LocalServer.run({ request, _ in
            guard request.uri.path != "/robots.txt" else {
                return .page("User-agent: *\nCrawl-delay: 0.3", type: "text/plain")
            }
            load.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            try await Task.sleep(for: .milliseconds(100))
            load.withLock { $0.now -= 1 }
            return request.uri.path == "/2" ? .notFound : .page("<p>\(request.uri.path)</p>")
        }) { server in
            let start = ContinuousClock.now
            var seen: [String] = []
            let addresses = try (1...4).map { try server.address("/\($0)") }
            try await Gatherer(.test).fetch(addresses) { address, result in
                #expect((try? result.get()) != nil || address.path == "/2")
                seen.append(address.path)
            }
            #expect(seen == ["/1", "/2", "/3", "/4"])
            #expect(load.withLock { $0.most } == 1)
            #expect(start.duration(to: .now) > .milliseconds(1200))
            #expect(server.requests.robots == 1)
        }
    }

    @Test("A host that is not known, and one that nobody answers for, are told")
    func unreachable() async throws {
        let hosts = KnownHosts(["closed.invalid": ["127.0.0.1"]])
        let gatherer = Gatherer(.test, resolver: hosts)
        let unknown = await gatherer.problem(try PageAddress("http://nowhere.invalid/"))
        #expect(unknown.contains("the host nowhere.invalid is not known"), "\(unknown)")
        try await RawServer.run("", then: .silence) { server in
            // The near end of a connection has a port that nobody listens at and nobody else gets.
            let taken = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: server.port).get()
            let port = try #require(taken.localAddress?.port)
            let closed = await gatherer.problem(try PageAddress("http://closed.invalid:\(port)/"))
            #expect(closed.contains("no connection (refused)"), "\(closed)")
            try await taken.close()
        }
    }

    @Test("A secure connection to the checked address asks for the page's host and checks its certificate")
    func secure() async throws {
        try await SecureServer.run("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<p>Ferry</p>") { server in
            var rules = GatheringRules.test
            let hosts = KnownHosts(["harbour.invalid": ["127.0.0.1"], "pier.invalid": ["127.0.0.1"]])
            let harbour = try PageAddress("https://harbour.invalid:\(server.port)/")
            let untrusted = await Gatherer(rules, resolver: hosts).problem(harbour)
            #expect(untrusted.contains("the certificate is not trusted"), "\(untrusted)")
            rules.trusted = Array(SecureServer.authority.utf8)
            let page = try await Gatherer(rules, resolver: hosts).fetch(harbour)
            #expect(page.page.body == Array("<p>Ferry</p>".utf8) && page.page.from == "127.0.0.1")
            let pier = try PageAddress("https://pier.invalid:\(server.port)/")
            let foreign = await Gatherer(rules, resolver: hosts).problem(pier)
            #expect(foreign.contains("the certificate is another host's"), "\(foreign)")
        }
    }
}

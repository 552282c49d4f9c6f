import Testing

@testable import Gathering

@Suite("Addresses of pages")
struct PageAddressTests {
    @Test(
        "An address has one normal form",
        arguments: [
            ("https://example.org", "https://example.org/"),
            ("  HTTPS://Example.ORG:443/a/../b/./c?x=1#part \n", "https://example.org/b/c?x=1"),
            ("http://example.org:80", "http://example.org/"), ("http://example.org:8080/", "http://example.org:8080/"),
            ("http://example.org./a", "http://example.org/a"), ("http://example.org:/a", "http://example.org/a"),
            ("http://example.org/a b\"c<d>|é", "http://example.org/a%20b%22c%3Cd%3E%7C%C3%A9"),
            ("http://example.org/%7e%2F%zz", "http://example.org/%7E%2F%25zz"),
            ("http://example.org?q=a&b=ö", "http://example.org/?q=a&b=%C3%B6"),
            ("http://example.org/a/%2E%2e/b/..", "http://example.org/"),
            ("http://example.org//a", "http://example.org//a"),
            ("http://[2001:DB8:0:0::1]:81/", "http://[2001:db8::1]:81/"),
            ("https://zürich.example/ä", "https://xn--zrich-kva.example/%C3%A4"),
            ("http://новости.example/", "http://xn--b1amnebsh.example/"),
            ("http://新聞。example/", "http://xn--efvv70d.example/"),
        ])
    func normal(_ text: String, _ normal: String) throws {
        let address = try PageAddress(text)
        #expect(address.description == normal)
        #expect(try PageAddress(normal) == address)
    }

    @Test(
        "What is no address of a page, or may be read in two ways, is refused with a reason",
        arguments: [
            ("example.org", "not an absolute"), ("ftp://example.org/", "scheme ftp"),
            ("file:///etc/passwd", "scheme file"),
            ("http:/example.org", "not an absolute"), ("https://user:secret@example.org/", "credentials"),
            ("http://good.example@10.0.0.1/", "credentials"), ("http://a\\@b/", "backslash"),
            ("http:///path", "names no host"), ("http://:80/", "names no host"), ("http://a b/", "no host name has"),
            ("http://ex%61mple.org/", "no host name has"), ("http://a..b/", "no host name has"),
            ("http://example.org:99999/", "port"), ("http://example.org:0/", "port"),
            ("http://example.org:8a/", "port"),
            ("http://[::1/", "IPv6"), ("http://[nonsense]/", "IPv6"), ("http://[::1%25lo]/", "IPv6"),
            ("http://[127.0.0.1]/", "IPv6"), ("http://exam\nple.org/", "control characters"),
            ("http://" + String(repeating: "a", count: 64) + "/", "no host name has"),
            ("http://example.org/" + String(repeating: "a", count: 9000), "longer than"),
        ])
    func refused(_ text: String, _ reason: String) {
        let problem = #expect(throws: AddressProblem.self) { try PageAddress(text) }
        #expect(problem?.words.contains(reason) == true, "\(problem?.words ?? "")")
    }

    @Test(
        "References lead where RFC 3986 says",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
            ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../../g", "http://a/g"), ("/../g", "http://a/g"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("https://other.example/x", "https://other.example/x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ])
    func resolved(_ reference: String, _ result: String) throws {
        #expect(try PageAddress("http://a/b/c/d;p?q").resolving(reference).description == result)
    }

    @Test("A reference may not lead to another scheme", arguments: ["javascript:alert(1)", "ftp://a/", "data:,x"])
    func otherSchemes(_ reference: String) throws {
        let base = try PageAddress("http://a/b")
        #expect(throws: AddressProblem.self) { try base.resolving(reference) }
    }

    @Test("Random bytes are refused or get a form that reads as itself")
    func random() throws {
        var state: UInt64 = 7
        let signs = Array("http://a.b:1@[]%2e/..?#\\é日\u{0} ".unicodeScalars)
        for _ in 0..<20_000 {
            var text = "http://"
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.unicodeScalars.append(signs[Int(state >> 33) % signs.count])
            }
            guard let address = try? PageAddress(text) else { continue }
            #expect(try PageAddress(address.description) == address)
            #expect(address.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
    }
}

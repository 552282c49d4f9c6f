import Testing

@testable import Gathering

@Suite("robots.txt")
struct RobotsRulesTests {
    private func allows(_ file: String, _ path: String) throws -> Bool {
        RobotsRules(Array(file.utf8), product: "variorum").allows(try PageAddress("https://example.org" + path))
    }

    @Test(
        "The longest rule that matches decides, and of equal ones the one that allows",
        arguments: [
            ("Disallow: /", "/a", false), ("Disallow:", "/a", true), ("Allow: /", "/a", true),
            ("Disallow: /news\nAllow: /news/free", "/news/free/1", true),
            ("Allow: /news\nDisallow: /news/paid", "/news/paid/1", false),
            ("Disallow: /a\nAllow: /a", "/a", true), ("Allow: /a\nDisallow: /a", "/ab", true),
            ("Disallow: /a/", "/a", true), ("Disallow: /a", "/abc", false), ("Disallow: /a", "/A", true),
            ("Disallow: /*.pdf", "/x/y.pdf?z", false), ("Disallow: /*.pdf$", "/x/y.pdf?z", true),
            ("Disallow: /*.pdf$", "/x/y.pdf", false), ("Disallow: /*.pdf$", "/a.pdf/b.pdf", false),
            ("Disallow: /$", "/", false), ("Disallow: /$", "/a", true), ("Disallow: /a*b*c", "/axxbyyc", false),
            ("Disallow: /a*b*c", "/axxcyyb", true), ("Disallow: *", "/x", false),
            ("Disallow: /*?print=", "/a?print=1", false),
            ("Disallow: /*?print=", "/a?p=1", true), ("Disallow: /é", "/%C3%A9/x", false),
            ("Disallow: /%c3%a9", "/é", false), ("Disallow: /a$b", "/a$b", false),
            ("Disallow: /a # all of it", "/ab", false), ("  DISALLOW : /a  ", "/a", false),
            ("Nonsense\nDisallow /a\n: /a\nDisallow: /b", "/a", true), ("Disallow: /", "/robots.txt", true),
        ])
    func rules(_ rules: String, _ path: String, _ isAllowed: Bool) throws {
        #expect(try allows("User-agent: *\n" + rules, path) == isAllowed)
    }

    @Test("The groups that name the program count, together, and no others")
    func groups() throws {
        let file = """
            User-agent: otherbot
            Disallow: /

            User-agent: Variorum/1.0
            User-agent: third
            Disallow: /a
            Sitemap: https://example.org/map.xml
            Disallow: /b

            User-agent: *
            Disallow: /c

            User-agent: VARIORUM
            Disallow: /d
            """
        for (path, isAllowed) in [("/a", false), ("/b", false), ("/c", true), ("/d", false), ("/e", true)] {
            #expect(try allows(file, path) == isAllowed, "\(path)")
        }
    }

    @Test("A group for everybody counts where none names the program, and rules before any group do not")
    func everybody() throws {
        let file = "Disallow: /x\nUser-agent: other\nUser-agent: *\nDisallow: /a\nUser-agent: more\nDisallow: /b"
        #expect(try !allows(file, "/a"))
        #expect(try allows(file, "/b") && allows(file, "/x"))
    }

    @Test(
        "Any line ends and a byte-order mark are read",
        arguments: [
            "User-agent: *\r\nDisallow: /a\r\n", "User-agent: *\rDisallow: /a", "\u{FEFF}User-agent: *\nDisallow: /a",
        ])
    func lineEnds(_ file: String) throws { #expect(try !allows(file, "/a")) }

    @Test(
        "A delay is taken up to a bound, and never below the program's own",
        arguments: [
            ("5", 5), ("0.1", 1), ("600", 30), ("-3", 1), ("inf", 1), ("nan", 1), ("1e300", 30), ("soon", 1),
        ])
    func delay(_ asked: String, _ seconds: Int) {
        let robots = RobotsRules(Array("User-agent: *\nCrawl-delay: \(asked)".utf8), product: "variorum")
        #expect(GatheringRules(userAgent: "a").pause(robots) == .seconds(seconds))
    }

    @Test("Stars without number and random bytes take no quadratic time")
    func hostile() throws {
        let stars =
            "User-agent: *\n"
            + String(repeating: "Disallow: /" + String(repeating: "*a", count: 200) + "b\n", count: 500)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try allows(stars, "/" + String(repeating: "a", count: 4000)))
        var state: UInt64 = 3
        for _ in 0..<500 {
            let bytes = (0..<300).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(state >> 56)
            }
            _ = RobotsRules(Array("User-agent: *\nDisallow: ".utf8) + bytes, product: "variorum")
        }
        #expect(start.duration(to: clock.now) < .seconds(60))
    }
}

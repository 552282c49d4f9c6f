import Foundation

/// Floods that tempt readers into work that grows faster than the input.
enum FuzzGrowth {
    private static let size = 1 << 19
    /// The annotator reads no more than a part of a longer text, and only what is English.
    private static let annotatedSize = 1 << 17
    private static let english =
        "The ferry to Amsel will sail again on Monday, and the minister said that she was glad. "
    private static let tooMuch = 2.4
    /// An input that takes less, in seconds, for a megabyte was refused at its beginning: there is no growth to
    /// measure.
    private static let atOnce = 20e-6
    /// A sample lasts as long at least, in seconds: quick inputs are read several times for it.
    private static let sample = 0.02
    /// A ratio that is too high is measured again with larger inputs: where these outgrow a cache, one doubling costs
    /// more than the next, while work that grows faster than the input does so at every size.
    private static let scales = [1, 1, 2, 4]
    /// Seconds for a megabyte of flood, above which an input hangs.
    private static let hang = 1.0

    private struct Flood {
        let name: String
        let targets: [FuzzTarget]
        let bytes: @Sendable (_ size: Int) -> [UInt8]

        init(name: String, targets: [FuzzTarget], head: String, piece: String) {
            self.init(name: name, targets: targets, head: Array(head.utf8), piece: Array(piece.utf8), tail: [])
        }

        init(name: String, targets: [FuzzTarget], head: [UInt8], piece: [UInt8], tail: [UInt8]) {
            self.init(name: name, targets: targets) { size in
                var bytes = head
                bytes.reserveCapacity(size + head.count + tail.count)
                for _ in 0..<(size / piece.count) { bytes += piece }
                return bytes + tail
            }
        }

        init(name: String, targets: [FuzzTarget], bytes: @escaping @Sendable (_ size: Int) -> [UInt8]) {
            self.name = name
            self.targets = targets
            self.bytes = bytes
        }
    }

    /// Prints the time of each flood, and what doubling it does; false when one grows faster than it should.
    static func run(_ targets: [FuzzTarget]) throws -> Bool {
        var isSound = true
        for target in targets {
            let check = try target.check()
            for flood in floods where flood.targets.contains(target) {
                let growth = growth(flood, target, check)
                if growth.isTooMuch { isSound = false }
                print("\(target.rawValue)\t\(flood.name)\t\(growth.figures)\(growth.isTooMuch ? "\tTOO MUCH" : "")")
            }
        }
        return isSound
    }

    /// What an input and one of twice its length take, in seconds.
    private struct Growth {
        var once = Double.infinity
        var twice = Double.infinity
        var scale = 1

        var ratio: Double { twice / max(once, 1e-9) }
        var isAtOnce: Bool { twice < atOnce }
        var isTooMuch: Bool { !isAtOnce && ratio > tooMuch || twice > hang * Double(scale) }
        var figures: String {
            let ratio = isAtOnce ? "refused at once" : String(format: "%.2f", ratio)
            return String(format: "%.3f ms\t%.3f ms\t", once * 1000, twice * 1000) + ratio
        }
    }

    private static func growth(_ flood: Flood, _ target: FuzzTarget, _ check: FuzzTarget.Check) -> Growth {
        var growth = Growth()
        for scale in scales {
            let (short, long) = (input(flood, scale, target), input(flood, 2 * scale, target))
            growth = Growth(once: time(short, check), twice: time(long, check), scale: scale)
            if !growth.isTooMuch { break }
        }
        return growth
    }

    private static func input(_ flood: Flood, _ times: Int, _ target: FuzzTarget) -> [UInt8] {
        guard target == .analysis else { return flood.bytes(times * size) }
        let half = times * annotatedSize / 2
        let words = Array(String(repeating: english, count: half / english.utf8.count).utf8)
        return words + [0x0A, 0x0A] + flood.bytes(half)
    }

    /// Best of three samples, in seconds of CPU time for one reading.
    private static func time(_ input: [UInt8], _ check: FuzzTarget.Check) -> Double {
        var rounds = 1
        var best = Double.infinity
        var samples = 0
        while samples < 3 {
            let start = CPUTime.now()
            for _ in 0..<rounds { _ = check(input) }
            let used = CPUTime.now() - start
            best = min(best, used / Double(rounds))
            if used < sample, rounds < 4096 {
                rounds = min(4096, max(rounds * 2, Int(Double(rounds) * sample / max(used, 1e-6))))
                best = .infinity
            } else {
                samples += 1
            }
        }
        return best
    }

    private static let floods = markup + feeds + records + archives + packed + texts

    private static let markup: [Flood] = [
        ("deep nesting", "", "<div>"), ("deep mixed nesting", "", "<b><p><table><tr><td>"),
        ("formatting", "", "<b><i><p>"),
        ("adoption", "", "<a><p>"), ("misnested", "", "<b><i></b></i>"),
        ("different formatting", "", "<font color=1><p>x"),
        ("end tags", "<div><p>", "</x>"), ("end tags of formatting", "<p>", "</b>"), ("attributes", "<a ", "b1=c d=e "),
        ("equal attributes", "<a ", "b=c "), ("references", "", "&notin;&amp&#x41;&unknownname"),
        ("ampersands", "", "&"),
        ("unclosed tags", "", "<a "), ("less than", "", "<"), ("comments", "", "<!--x-->"),
        ("open comments", "", "<!--"),
        ("dashes", "<!--", "-"), ("doctypes", "", "<!doctype x>"), ("scripts", "<script>", "<!--<script></script>"),
        ("foster parents", "<table>", "x<b>"), ("tables", "", "<table>"), ("rows", "<table>", "<tr><td>x"),
        ("templates", "", "<template>"), ("selects", "", "<select><option>"), ("paragraphs", "", "<p>"),
        ("items", "<ul>", "<li>x"), ("svg", "<svg>", "<g>"), ("cdata", "<svg>", "<![CDATA[x"),
        ("headings", "", "<h1><h2>"),
        ("framesets", "<frameset>", "<frame><frameset>"), ("buttons", "", "<button>"),
        ("forms", "", "<form><div></form>"),
        ("bodies", "", "<body a=b>"), ("nul", "", "\0"), ("new names", "", "<a\0b>"),
        ("links", "", "<p>x<a href=y>z</a>"),
        ("times", "", "<time datetime=2031-05-03>3 May</time>"), ("words", "<p>", "ferry "),
        ("lines", "", "a ferry<br>"),
        ("meta", "", "<meta property=article:published_time content=2031-05-03>"),
        ("metadata", "", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>"),
        ("nested metadata", "<script type='application/ld+json'>", "{\"a\":["),
        ("sentences", "", "<p>The ferry to Amsel sails on 3 May, Ilse Tarn said.</p>"),
    ].map { Flood(name: $0.0, targets: [.html, .page], head: $0.1, piece: $0.2) }

    private static let feeds: [Flood] = [
        ("nesting", "<rss>", "<a>"), ("namespaces", "<rss>", "<a xmlns:b='c'>"),
        ("namespaces of one", "<rss ", "xmlns:b1='c' "), ("prefixes", "<rss>", "<a:b c:d='e'/>"),
        ("attributes", "<rss ", "a='b' "),
        ("references", "<rss>", "&a;&lt;&#9;"), ("cdata", "<rss>", "<![CDATA["), ("comments", "<rss>", "<!--"),
        ("doctype", "<!DOCTYPE rss [", "<!ENTITY a '&a;'>"), ("end tags", "<rss><a><b>", "</c>"),
        ("items", "<rss>", "<item><title>x</title>"),
        ("open items", "<rss>", "<item>"), ("entries", "<feed>", "<entry><content type='xhtml'><a>"),
        ("markup", "<rss><item><description>", "&lt;b&gt;x"),
        ("outlines", "<opml><body>", "<outline text='a' xmlUrl='b'>"),
        ("paragraphs", "<nitf><body><body.content>", "<p>x"), ("instructions", "<rss>", "<?x "),
    ].map { Flood(name: $0.0, targets: [.xml, .feed], head: $0.1, piece: $0.2) }

    private static let records: [Flood] =
        [
            ("objects", "[", "{\"a\":"), ("lists", "{\"a\":", "["), ("strings", "{\"a\":\"", "\\u0041"),
            ("members", "{", "\"a\":1,"),
            ("quotes", "[", "\""), ("backslashes", "[\"", "\\"),
            ("records", "", "{\"title\":\"a\",\"text\":\"b c\"}\n"),
            ("broken records", "{\"text\":\"a\"}\n", "{\"text\":\n"), ("numbers", "[", "1"), ("commas", "[", ","),
        ].map { Flood(name: $0.0, targets: [.json, .feed], head: $0.1, piece: $0.2) }
        + [
            ("rows", "title,text\n", "a,b\n"), ("quotes", "title,text\na,", "\""),
            ("open quotes", "title,text\n", "\"x\n"),
            ("quotes in quotes", "title,text\n", "\"a\"\"b\",\n"), ("columns", "title,text", ",a"),
            ("returns", "title,text\n", "\r"),
            ("blank lines", "title,text\n", "\n"), ("stray quotes", "title,text\n", "a,\"b\" c\n\"\n"),
        ].map { Flood(name: $0.0, targets: [.csv, .feed], head: $0.1, piece: $0.2) }

    private static let archives: [Flood] =
        [
            ("parts", "From: a\nMIME-Version: 1\nContent-Type: multipart/x; boundary=b\n\n", "--b\n\n"),
            (
                "nested parts", "From: a\nMIME-Version: 1\nContent-Type: multipart/x; boundary=b\n\n",
                "--b\nContent-Type: multipart/x; boundary=b\n\n"
            ),
            ("messages", "From: a\nMIME-Version: 1\n", "Content-Type: message/rfc822\n\n"),
            ("headers", "From: a\nMIME-Version: 1\n", "X-A: b\n"),
            ("folds", "From: a\nMIME-Version: 1\nSubject: ", "b\n c"),
            ("parameters", "From: a\nMIME-Version: 1\nContent-Type: multipart/x", "; a=b"),
            ("words", "From: a\nMIME-Version: 1\nSubject: ", "=?a?q?"),
            ("open words", "From: a\nMIME-Version: 1\nSubject: ", "=?a?q?x"),
            ("soft breaks", "From: a\nMIME-Version: 1\nContent-Transfer-Encoding: quoted-printable\n\n", "=\n"),
            ("equals", "From: a\nMIME-Version: 1\nSubject: x\n\n", "="),
            ("boundary lines", "From: a\nMIME-Version: 1\nContent-Type: multipart/x; boundary=b\n\n", "--c\n"),
        ].map { Flood(name: $0.0, targets: [.mime, .feed], head: $0.1, piece: $0.2) }
        + [
            ("records", "", "WARC/1.0\r\n\r\n"),
            ("empty records", "", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
            ("lost records", "WARC/1.0\r\n\r\n", "x\r\n"), ("header lines", "WARC/1.0\r\n", "A: b\r\n"),
            (
                "pages", "",
                "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: u\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nThe ferry\r\n\r\n"
            ),
            (
                "chunks",
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000\r\n\r\nHTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\nx\r\n"
            ),
        ].map { Flood(name: $0.0, targets: [.warc], head: $0.1, piece: $0.2) }
        + [
            ("entries", "", "PK\u{1}\u{2}"), ("ends", "PK\u{3}\u{4}", "PK\u{5}\u{6}"), ("heads", "", "PK\u{3}\u{4}"),
        ].map { Flood(name: $0.0, targets: [.zip], head: $0.1, piece: $0.2) }
        + [
            ("nul", "", "\0\0\0\0\0"), ("letters", "utf-16\n", "a"), ("wide", "", "é"), ("label", "", "utf-8"),
            ("small letters", "windows-1251\n", "\u{E4}a"),
        ].map { Flood(name: $0.0, targets: [.charset], head: $0.1, piece: $0.2) }

    /// Sound DEFLATE and ZIP, which are read to their end, made of as many parts as there is room for.
    private static let packed: [Flood] =
        [
            ("empty stored blocks", [0, 0, 0, 0xFF, 0xFF]), ("stored letters", [0, 1, 0, 0xFE, 0xFF, 0x41]),
            // Four blocks with the fixed code and nothing in them: three bits of header, seven for their end.
            ("empty fixed blocks", [0x02, 0x08, 0x20, 0x80, 0x00]),
        ].map { Flood(name: $0.0, targets: [.inflate], head: [], piece: $0.1, tail: [1, 0, 0, 0xFF, 0xFF]) }
        + [
            Flood(name: "sound entries", targets: [.zip]) {
                FuzzFormat.archive(entries: $0 / FuzzFormat.entrySize, isShared: false)
            },
            Flood(name: "entries that share their bytes", targets: [.zip]) {
                FuzzFormat.archive(entries: $0 / FuzzFormat.directorySize, isShared: true)
            },
        ]

    private static let texts: [Flood] =
        [
            ("words", "", "ferry "), ("one word", "", "a"), ("digits", "", "1"), ("full stops", "", "."),
            ("quotes", "", "\""),
            ("quoted words", "", "\"a \""), ("openings", "", "“"), ("apostrophes", "", "a'"), ("initials", "", "A. "),
            ("hyphens", "", "a-"),
            ("brackets", "", "("), ("lines", "", "a\n"), ("blank lines", "", "\n"), ("spaces", "", " "),
            ("addresses", "", "http://a.b/"),
            ("names", "", "Ilse Tarn "), ("said", "", "said "), ("that", "", "said that "), ("commas", "", "a, "),
            ("capitals", "", "A"),
            ("dates", "", "3 May 2031 "), ("years", "", "2031-"), ("times", "", "10:30 "),
            ("amounts", "", "$4.5 million "), ("numbers", "", "twenty-one "),
            ("sentences", "", "The ferry sails, Tarn said on Monday. "),
            ("quotations", "", "\"We will sail,\" he said. "),
            ("different names", "", "Minister Ilse Tarn met Orla Venn of the Harbour Office. "),
            ("marks", "", "\u{301}"), ("joiners", "", "\u{200D}"),
            ("dashes", "", "—"), ("paragraphs", "", "The ferry sails.\n\n"), ("shouts", "", "?!"),
            ("months", "", "May "), ("ago", "", "3 hours ago "),
        ].map { Flood(name: $0.0, targets: [.text, .dates, .segments, .analysis], head: $0.1, piece: $0.2) }
}

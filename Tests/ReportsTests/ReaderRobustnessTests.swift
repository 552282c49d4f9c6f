import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Any bytes as any format")
struct ReaderRobustnessTests {
    private let readers: ReportReaders

    init() throws { readers = try ReportReaders() }

    /// Reads without caring for the outcome, and checks that blocks lie in the text and names are distinct.
    private func check(_ bytes: [UInt8], _ what: String) throws {
        let read = try ReadAll(bytes, readers)
        #expect(!read.reports.isEmpty || read.error != nil, "\(what)")
        #expect(Set(read.reports.map(\.file)).count == read.reports.count, "\(what)")
        for report in read.reports {
            var end = 0
            for block in report.blocks {
                #expect(block.span.start >= end && block.span.end <= report.text.count, "\(what)")
                end = block.span.end
            }
            #expect(String(validating: report.text.utf8, as: UTF8.self) != nil, "\(what)")
        }
    }

    @Test("All formats are told by content alone, under any name")
    func recognised() throws {
        for (name, bytes) in ReaderFixtures.all {
            let read = try ReadAll(bytes, file: "noname", readers)
            #expect(read.error == nil && !read.reports.isEmpty, "\(name): \(read.error?.problem ?? "")")
            #expect(
                read.reports.allSatisfy {
                    $0.text.string.contains("Tarn") || $0.text.string.contains("on the pier")
                        || $0.text.string.contains("minister")
                }, "\(name)")
        }
    }

    @Test("Blocks cover every character that is not white space exactly once, in all formats")
    func coverage() throws {
        for (name, bytes) in ReaderFixtures.all {
            for report in try ReadAll(bytes, readers).reports {
                var covered = [Bool](repeating: false, count: report.text.count)
                for block in report.blocks {
                    for offset in block.span.range {
                        #expect(!covered[offset], "\(name)")
                        covered[offset] = true
                    }
                }
                var at = 0
                while at < report.text.count {
                    if let length = UTF8Bytes.spaceLength(report.text.utf8, at: at, limit: report.text.count) {
                        at += length
                        continue
                    }
                    #expect(covered[at], "\(name) at \(at)")
                    at += 1
                }
            }
        }
    }

    @Test("The size of the pieces an input comes in changes nothing", arguments: [1, 3, 1000])
    func pieces(_ size: Int) throws {
        for (name, bytes) in ReaderFixtures.all {
            let whole = try ReadAll(bytes, readers)
            let pieces = try ReadAll(bytes, piece: size, readers)
            #expect(whole.reports.map(\.text) == pieces.reports.map(\.text), "\(name)")
            #expect(whole.notes == pieces.notes, "\(name)")
        }
    }

    @Test("Inputs cut off anywhere")
    func cut() throws {
        for (name, bytes) in ReaderFixtures.all {
            for length in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 40)) {
                try check(Array(bytes.prefix(length)), "\(name) cut at \(length)")
            }
        }
    }

    @Test("Changed, doubled and mixed bytes")
    func mutations() throws {
        let environment = ProcessInfo.processInfo.environment
        var generator = SeededGenerator(seed: environment["VARIORUM_FUZZ_SEED"].flatMap { UInt64($0) } ?? 11)
        let fixtures = ReaderFixtures.all
        let pieces = [
            "<", ">", "]]>", "<![CDATA[", "\"", "\r\n\r\n", "--b1", "{", "}", "[", "&#", "\0", "WARC/1.0\r\n",
            "Content-Length: 99999999999\r\n", "=?", "=", "\u{1F}\u{8B}",
        ]
        for round in 0..<(environment["VARIORUM_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 600) {
            let (name, original) = fixtures[round % fixtures.count]
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: at)
                case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...60, using: &generator)))
                default:
                    let other = fixtures.randomElement(using: &generator)?.bytes ?? []
                    let start = Int.random(in: 0..<other.count, using: &generator)
                    bytes.insert(contentsOf: other[start..<min(other.count, start + 80)], at: at)
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            try check(bytes, "\(name), round \(round)")
        }
    }

    @Test("Floods that tempt readers into quadratic work are read in good time")
    func floods() throws {
        let floods = [
            ("rows", "a,text,date\n", "\"x\n"), ("quotes", "a,text,date\n1,2,3\n", "\"\"\""),
            ("lines", "{\"a\":1}\n{\"a\":1}\n", "{\"text\":\n"),
            ("objects", "[", "{\"a\":"), ("lists", "{\"a\":", "[["), ("items", "<rss>", "<item><title>x</title>"),
            ("entries", "<feed>", "<entry><content type='xhtml'><a>"), ("headers", "From: a\nSubject: b\n", " x\n"),
            ("parts", "From: a\nMIME-Version: 1\nContent-Type: multipart/x; boundary=b\n\n", "--b\n\n"),
            ("words", "From: a\nMIME-Version: 1\nSubject: ", "=?a?q?"),
            ("long words", "From: a\nMIME-Version: 1\nSubject: ", "=?a?q?x"),
            ("records", "WARC/1.0\r\n\r\n", "WARC/1.0\r\n\r\n"),
            (
                "chunks",
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 300000\r\n\r\nHTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\nx\r\n"
            ),
        ]
        for (name, head, piece) in floods {
            let bytes = Array((head + String(repeating: piece, count: 300_000 / piece.utf8.count)).utf8)
            let time = try ContinuousClock().measure { try check(bytes, name) }
            #expect(time < .seconds(20), "\(name): \(time)")
        }
    }

    @Test("A document above the limit is refused in words; an XHTML page with a comment is a page")
    func limits() throws {
        var left = 140
        let megabyte = Array("<p>ferry</p>".utf8) + [UInt8](repeating: 0x20, count: 1 << 20)
        let source = PieceSource {
            left -= 1
            return left >= 0 ? megabyte : nil
        }
        #expect(throws: ReadError.self) { try readers.read(source, file: "x") { _ in } }
        let page =
            "<?xml version=\"1.0\"?>\n<!-- by hand -->\n<?x y?><html><body><p>\(ReaderFixtures.first)</p></body></html>"
        #expect(try ReadAll(page).words(0) == [ReaderFixtures.first])
    }

    @Test("Documents of office programs are told from archives of articles")
    func office() throws {
        var zip = ReaderFixtures.zip
        while let at = zip.firstRange(of: Array("a/1.html".utf8)) {
            zip.replaceSubrange(at, with: Array("mimetype".utf8))
        }
        #expect(try ReadAll(zip, readers).error?.problem.contains("office document") == true)
    }
}

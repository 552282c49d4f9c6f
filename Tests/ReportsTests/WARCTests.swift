import Foundation
import Prose
import Testing

@testable import Reports

@Suite("WARC archives")
struct WARCTests {
    private let readers: ReportReaders

    init() throws { readers = try ReportReaders() }

    private func read(_ bytes: [UInt8], file: String = "crawl.warc", piece: Int = 1 << 16) throws -> ReadAll {
        try ReadAll(bytes, file: file, piece: piece, readers)
    }

    @Test(
        "Pages, packed and chunked pages, other charsets and resources are read and named by their records; the rest is counted",
        arguments: [1 << 16, 97], [false, true])
    func records(piece: Int, isPacked: Bool) throws {
        let bytes = ReaderFixtures.archive.flatMap { isPacked ? GzipWriter.pack($0) : $0 }
        let read = try read(bytes, piece: piece)
        #expect(read.reports.map(\.file) == [3, 4, 8, 9].map { "crawl.warc#\($0)" })
        #expect(read.reports[1].title == "Ferry 2 sails")
        #expect(read.reports[1].url == "https://l.example/2")
        #expect(read.words(2) == ["\(ReaderFixtures.first) Zöe."])
        #expect(read.words(3).contains(ReaderFixtures.second))
        #expect(
            read.notes == [
                "1 revisit record skipped", "1 answer with another status than 200 left out",
                "1 record of pictures, scripts and the like passed over",
            ])
    }

    @Test("An archive cut off anywhere is read as far as it goes, with a note")
    func brokenOff() throws {
        let bytes = ReaderFixtures.archive.flatMap { $0 }
        let packed = ReaderFixtures.archive.flatMap { GzipWriter.pack($0) }
        for length in stride(from: 900, to: bytes.count - 200, by: 211) {
            let read = try read(Array(bytes.prefix(length)))
            #expect(read.notes.first?.contains("breaks off") == true || read.error != nil, "\(length)")
        }
        for length in stride(from: 900, to: packed.count - 30, by: 97) {
            let read = try read(Array(packed.prefix(length)))
            #expect(read.notes.first?.contains("compressed data break off") == true || read.error != nil, "\(length)")
        }
        let most = try read(Array(bytes.dropLast(ReaderFixtures.archive[8].count / 2)))
        #expect(most.reports.count == 4)
        #expect(most.notes.first == "the archive breaks off within record 9")
    }

    @Test("Damage between records is skipped and told")
    func damage() throws {
        var records = ReaderFixtures.archive
        records.insert(Array("garbage that no record begins with\nmore of it\n".utf8), at: 3)
        let read = try read(records.flatMap { $0 })
        #expect(read.reports.count == 4)
        #expect(read.notes.first == "1 damaged place between records skipped")
    }

    @Test("A feed in an archive gives its items, a mail and JSON too")
    func formats() throws {
        let records = [
            ReaderFixtures.record(
                "response", "https://l.example/feed",
                ReaderFixtures.response(Array(ReaderFixtures.rss.utf8), type: "application/rss+xml")),
            ReaderFixtures.record(
                "response", "https://l.example/api",
                ReaderFixtures.response(Array(ReaderFixtures.ninjs2.utf8), type: "application/json")),
        ]
        let read = try read(records.flatMap { $0 })
        #expect(read.reports.map(\.file) == ["crawl.warc#1#1", "crawl.warc#1#2", "crawl.warc#2"])
        #expect(read.reports.last?.url == "https://l.example/api")
    }

    @Test("A record larger than the limit is left out without being held, and a bomb in a page is refused")
    func large() throws {
        let header =
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(100 << 20)\r\n\r\n"
        var left = 100
        var parts = [Array(header.utf8)]
        let end = Array("\r\n\r\n".utf8) + ReaderFixtures.archive[2]
        var reports = 0
        var notes: [String] = []
        let megabyte = [UInt8](repeating: 0x41, count: 1 << 20)
        let source = PieceSource {
            if let part = parts.popLast() { return part }
            left -= 1
            return left >= 0 ? megabyte : left == -1 ? end : nil
        }
        try readers.read(source, file: "x") { event in
            switch event {
            case .report: reports += 1
            case .note(let note): notes.append(note)
            }
        }
        #expect(reports == 1)
        #expect(notes == ["1 record larger than 64 MB left out"])
        let bomb = ReaderFixtures.record(
            "response", "https://l.example/b",
            ReaderFixtures.response(
                GzipWriter.pack([UInt8](repeating: 0x20, count: 70 << 20)), more: "Content-Encoding: gzip\r\n"))
        let read = try read(bomb + ReaderFixtures.archive[2])
        #expect(read.reports.count == 1)
        #expect(read.notes == ["1 record larger than 64 MB left out"])
    }

    @Test(
        "What the writer writes the reader reads, packed or not, and twice the same is the same",
        arguments: [true, false])
    func writer(packs: Bool) throws {
        let writer = WARCWriter(packs: packs)
        let page = ReaderFixtures.response(Array(ReaderFixtures.page(1).utf8))
        func archive() -> [UInt8] {
            writer.info(software: "variorum\r\nforged: 1", file: "a.warc", date: "2031-04-07T10:00:00Z")
                + writer.exchange(
                    target: "https://l.example/1\r\nWARC-Type: x", request: Array("GET /1 HTTP/1.1\r\n\r\n".utf8),
                    response: page,
                    date: "2031-04-07T10:00:00Z", address: "192.0.2.1")
                + writer.resource(
                    target: "urn:x", type: "text/plain",
                    block: Array("\(ReaderFixtures.first)\n\n\(ReaderFixtures.second)".utf8),
                    date: "2031-04-07T10:00:00Z")
        }
        let bytes = archive()
        #expect(bytes == archive())
        let read = try read(bytes, file: "a.warc")
        #expect(read.reports.map(\.file) == ["a.warc#2", "a.warc#4"])
        #expect(read.reports.first?.url == "https://l.example/1WARC-Type: x")
        #expect(read.notes.isEmpty)
        if !packs {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasPrefix("WARC/1.1\r\nWARC-Type: warcinfo\r\n"))
            #expect(!text.contains("\r\nforged"))
            #expect(text.components(separatedBy: "WARC-Record-ID: <urn:uuid:").count == 5)
            #expect(text.contains("WARC-Payload-Digest: \(SHA1.label(Array(ReaderFixtures.page(1).utf8)))"))
        }
    }

    @Test("SHA-1 and its label are those of the standard")
    func digest() {
        #expect(
            SHA1.digest(Array("abc".utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(SHA1.label([]) == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
        #expect(SHA1.label([UInt8](repeating: 0x61, count: 64)) == "sha1:" + Self.sixtyFour)
    }

    private static let sixtyFour = "ACMLVASLLQLEE66XUEJCUWSEFIS6YZCN"
}

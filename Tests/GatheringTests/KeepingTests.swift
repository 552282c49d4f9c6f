import Foundation
import Testing

@testable import Gathering
@testable import Reports

@Suite("What is packed and kept")
struct KeepingTests {
    private static func exchange(_ body: String, status: Int = 200, _ fields: [HeaderField] = []) throws -> Exchange {
        Exchange(
            address: try PageAddress("https://harbour.example/news?id=7"),
            request: [HeaderField("Host", "harbour.example"), HeaderField("User-Agent", "Variorum/0.0.0")],
            status: status, reason: "OK", response: [HeaderField("Content-Type", "text/html")] + fields,
            body: Array(body.utf8), time: 1_930_000_000, from: "9.9.9.9")
    }

    private static var bytes: [UInt8] {
        var state: UInt64 = 11
        return (0..<300_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8((state >> 60) & 7)
        }
    }

    @Test(
        "What was packed is unpacked, also where several members stand one behind another",
        arguments: [0, 1, 65_536, 300_000])
    func roundTrip(_ count: Int) throws {
        let bytes = Array(Self.bytes.prefix(count))
        let packed = GzipWriter.pack(bytes)
        #expect(packed.count < 50 + count * 3 / 4)
        #expect(try ContentCoding.removed(from: packed, coding: "gzip", limit: 1 << 20) == bytes)
        #expect(try ContentCoding.removed(from: packed + packed, coding: "x-gzip", limit: 1 << 20) == bytes + bytes)
        #expect(try ContentCoding.removed(from: packed + [0, 0, 7], coding: "gzip", limit: 1 << 20) == bytes)
        #expect(try ContentCoding.removed(from: packed, coding: "gzip", limit: count) == bytes)
    }

    @Test("Deflate is read as the standard has it, and bare as some servers send it")
    func deflate() throws {
        let words = Array("The ferry sails again.".utf8)
        // A stored block: last, length, its complement, the bytes; zlib's header and checksum around it.
        let bare = [1, UInt8(words.count), 0, ~UInt8(words.count), 0xFF] + words
        var (low, high) = (UInt32(1), UInt32(0))
        for byte in words {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        let sum = [high >> 8, high & 255, low >> 8, low & 255].map { UInt8($0) }
        #expect(try ContentCoding.removed(from: [0x78, 0x01] + bare + sum, coding: "deflate", limit: 100) == words)
        #expect(try ContentCoding.removed(from: bare, coding: "deflate", limit: 100) == words)
        #expect(try ContentCoding.removed(from: words, coding: "identity", limit: 1) == words)
    }

    @Test("More than the limit is never unpacked")
    func bomb() throws {
        let bomb = GzipWriter.pack([UInt8](repeating: 0, count: 8 << 20))
        #expect(bomb.count < 100_000)
        let deflated = Array(bomb.dropFirst(10).dropLast(8))
        for (coding, bytes) in [("gzip", bomb), ("deflate", deflated), ("deflate", [0x78, 0x01] + deflated)] {
            #expect(throws: FetchProblem.tooLarge(1 << 20)) {
                try ContentCoding.removed(from: bytes, coding: coding, limit: 1 << 20)
            }
        }
        // Very many members that hold nothing take their time once, not a window each.
        let empty = Array(repeatElement(GzipWriter.pack([]), count: 2000).joined())
        #expect(try ContentCoding.removed(from: empty, coding: "gzip", limit: 0) == [])
    }

    @Test("Damaged, incomplete and unknown data give an error, never a crash")
    func damaged() {
        let packed = GzipWriter.pack(Array(Self.bytes.prefix(5000)))
        for end in stride(from: 0, to: packed.count - 1, by: 7) {
            #expect(throws: FetchProblem.damaged) {
                try ContentCoding.removed(from: Array(packed[..<end]), coding: "gzip", limit: 1 << 20)
            }
        }
        for place in 0..<packed.count {
            var changed = packed
            changed[place] ^= 0x55
            _ = try? ContentCoding.removed(from: changed, coding: "gzip", limit: 1 << 20)
            _ = try? ContentCoding.removed(from: changed, coding: "deflate", limit: 1 << 20)
        }
        #expect(throws: FetchProblem.encoding("zstd")) {
            try ContentCoding.removed(from: [1], coding: "zstd", limit: 9)
        }
    }

    @Test("A record says what it is, its length is that of its content, and the body is kept unpacked")
    func record() throws {
        let exchange = try Self.exchange(
            "<p>Ferry</p>",
            [
                HeaderField("Content-Encoding", "gzip"), HeaderField("content-length", "99"),
                HeaderField("Transfer-Encoding", "chunked"), HeaderField("X-Odd", "a\r\nWARC-Type: metadata"),
            ])
        let bytes = WARCWriter(packs: false).records(exchange)
        #expect(bytes == WARCWriter(packs: false).records(exchange))
        var input = ByteStream(bytes)
        let response = """
            HTTP/1.1 200 OK\r
            Content-Type: text/html\r
            X-Crawler-Content-Encoding: gzip\r
            X-Crawler-content-length: 99\r
            X-Crawler-Transfer-Encoding: chunked\r
            X-Odd: a  WARC-Type: metadata\r
            Content-Length: 12\r
            \r
            <p>Ferry</p>
            """
        let request = "GET /news?id=7 HTTP/1.1\r\nHost: harbour.example\r\nUser-Agent: Variorum/0.0.0\r\n\r\n"
        let answer = try #require(WARCRecord(&input))
        #expect(answer.type == "response")
        #expect(String(decoding: input.read(answer.length), as: UTF8.self) == response)
        #expect(answer.headers["warc-payload-digest"] == SHA1.label(exchange.body))
        #expect(WARCRecord.skipSpace(&input))
        let question = try #require(WARCRecord(&input))
        #expect(question.type == "request")
        #expect(String(decoding: input.read(question.length), as: UTF8.self) == request)
        #expect(question.headers["warc-concurrent-to"] == answer.headers["warc-record-id"])
        for record in [answer, question] {
            #expect(record.headers["warc-date"] == "2031-02-27T23:06:40Z")
            #expect(record.headers["warc-ip-address"] == "9.9.9.9")
            #expect(record.target == "https://harbour.example/news?id=7")
        }
        #expect(!WARCRecord.skipSpace(&input))
    }

    @Test("A packed archive is one gzip member a record, begins with who wrote it, and reads as the plain one")
    func packedArchive() throws {
        let exchange = try Self.exchange("<p>Ferry</p>")
        func archive(packs: Bool) -> [UInt8] {
            let writer = WARCWriter(packs: packs)
            return writer.opening(software: "s\r\nforged: 1", file: "a.warc", time: 0) + writer.records(exchange)
        }
        let (file, plain) = (archive(packs: true), archive(packs: false))
        #expect(try ContentCoding.removed(from: file, coding: "gzip", limit: 1 << 20) == plain)
        #expect(file.indices.count { file[$0...].starts(with: [0x1F, 0x8B, 8, 0]) } == 3)
        let text = String(decoding: plain, as: UTF8.self)
        #expect(text.hasPrefix("WARC/1.1\r\nWARC-Type: warcinfo\r\n"))
        #expect(text.contains("\r\nWARC-Date: 1970-01-01T00:00:00Z\r\n"))
        #expect(text.contains("\r\nrobots: obey\r\n") && !text.contains("\r\nforged"))
    }

    @Test("A page is kept if the server can tell whether it has changed, and lets it be kept")
    func cache() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("variorum-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = try PageCache(folder: folder.path)
        let address = try PageAddress("https://harbour.example/news?id=7")
        cache.keep(try Self.exchange("plain"))
        #expect(cache.page(address) == nil)
        let tag = HeaderField("ETag", "\"v1\"")
        cache.keep(try Self.exchange("secret", [tag, HeaderField("Cache-Control", "private, No-Store")]))
        cache.keep(try Self.exchange("error", status: 404, [tag]))
        #expect(cache.page(address) == nil)
        let kept = try Self.exchange("a\nb", [tag, HeaderField("Last-Modified", "Thu, 27 Feb 2031 19:00:00 GMT")])
        cache.keep(kept)
        #expect(cache.page(address)?.exchange == kept)
        #expect(
            cache.page(address)?.conditions == [
                HeaderField("If-None-Match", "\"v1\""),
                HeaderField("If-Modified-Since", "Thu, 27 Feb 2031 19:00:00 GMT"),
            ])
        #expect(cache.page(try PageAddress("https://harbour.example/news?id=8")) == nil)
        let file = try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        for damage in ["", "{}\n", "no json", "{\"address\":1}\nx"] {
            try Data(damage.utf8).write(to: folder.appendingPathComponent(file))
            #expect(cache.page(address) == nil, "\(damage)")
        }
    }

    @Test(
        "The header's encoding is used where the bytes do not say better",
        arguments: [
            ("text/html; charset=windows-1251", [0xCF, 0xE0, 0xF0, 0xEE, 0xEC], "Паром"),
            ("text/html;charset=\"ISO-8859-1\"", [0x46, 0xE4, 0x68, 0x72, 0x65], "Fähre"),
            ("text/html; charset=ISO-8859-1", Array("Fähre".utf8), "Fähre"),
            ("text/html; charset=utf-8", [0x46, 0xE4, 0x68], "Fäh"),
            ("text/html; charset=utf-8", [0x46, 0xC3, 0xA4, 0x68, 0xE4, 0x20], "Fäh\u{FFFD} "),
        ] as [(String, [UInt8], String)])
    func charset(_ type: String, _ bytes: [UInt8], _ text: String) throws {
        let exchange = Exchange(
            address: try PageAddress("https://a.example/"), request: [], status: 200, reason: "OK",
            response: [HeaderField("content-type", type)], body: bytes, time: 0, from: "9.9.9.9")
        #expect(String(decoding: try CharsetDecoder().labelled(bytes, label: exchange.charset), as: UTF8.self) == text)
    }

    @Test(
        "An encoding that nobody knows, and none, leave the bytes to the reader",
        arguments: ["", "; charset=klingon", ";charset="])
    func noCharset(_ parameter: String) throws {
        let exchange = Exchange(
            address: try PageAddress("https://a.example/"), request: [], status: 200, reason: "OK",
            response: [HeaderField("content-type", "text/html" + parameter)], body: [0x46, 0xE4], time: 0,
            from: "9.9.9.9")
        #expect(try CharsetDecoder().labelled(exchange.body, label: exchange.charset) == [0x46, 0xE4])
    }
}

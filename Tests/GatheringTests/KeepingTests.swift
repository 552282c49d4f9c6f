import Foundation
import Testing

@testable import Gathering

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
        let packed = GzipMember.packed(bytes)
        #expect(packed.count < 50 + count / 2)
        #expect(try Inflation.unpacked(packed, coding: "gzip", limit: 1 << 20) == bytes)
        #expect(try Inflation.unpacked(packed + packed, coding: "x-gzip", limit: 1 << 20) == bytes + bytes)
        #expect(try Inflation.unpacked(packed + [0, 0, 7], coding: "gzip", limit: 1 << 20) == bytes)
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
        #expect(try Inflation.unpacked([0x78, 0x01] + bare + sum, coding: "deflate", limit: 100) == words)
        #expect(try Inflation.unpacked(bare, coding: "deflate", limit: 100) == words)
        #expect(try Inflation.unpacked(words, coding: "identity", limit: 1) == words)
    }

    @Test("More than the limit is never unpacked")
    func bomb() {
        let bomb = GzipMember.packed([UInt8](repeating: 0, count: 50 << 20))
        #expect(bomb.count < 60_000)
        #expect(throws: FetchProblem.tooLarge(1 << 20)) { try Inflation.unpacked(bomb, coding: "gzip", limit: 1 << 20) }
    }

    @Test("Damaged, incomplete and unknown data give an error, never a crash")
    func damaged() {
        let packed = GzipMember.packed(Array(Self.bytes.prefix(5000)))
        for end in stride(from: 0, to: packed.count - 1, by: 7) {
            #expect(throws: FetchProblem.damaged) {
                try Inflation.unpacked(Array(packed[..<end]), coding: "gzip", limit: 1 << 20)
            }
        }
        for place in 0..<packed.count {
            var changed = packed
            changed[place] ^= 0x55
            _ = try? Inflation.unpacked(changed, coding: "gzip", limit: 1 << 20)
            _ = try? Inflation.unpacked(changed, coding: "deflate", limit: 1 << 20)
        }
        #expect(throws: FetchProblem.encoding("br")) { try Inflation.unpacked([1], coding: "br", limit: 9) }
    }

    private static func number(_ value: Int) -> UUID {
        UUID(uuidString: "00000000-0000-4000-8000-00000000000\(value)") ?? UUID()
    }

    @Test("A record says what it is, its length is that of its content, and the body is kept unpacked")
    func record() throws {
        let writer = WARCRecordWriter(isPacked: false, software: "Variorum/0.0.0", identity: { Self.number(1) })
        let exchange = try Self.exchange(
            "<p>Ferry</p>",
            [
                HeaderField("Content-Encoding", "gzip"), HeaderField("content-length", "99"),
                HeaderField("Transfer-Encoding", "chunked"), HeaderField("X-Odd", "a\r\nWARC-Type: metadata"),
            ])
        let text = String(decoding: writer.records(exchange), as: UTF8.self)
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
        let id = "<urn:uuid:00000000-0000-4000-8000-000000000001>"
        #expect(
            text == """
                WARC/1.1\r
                WARC-Type: response\r
                WARC-Date: 2031-02-27T23:06:40Z\r
                WARC-Record-ID: \(id)\r
                WARC-Target-URI: https://harbour.example/news?id=7\r
                WARC-Warcinfo-ID: \(id)\r
                WARC-IP-Address: 9.9.9.9\r
                Content-Type: application/http;msgtype=response\r
                Content-Length: \(response.utf8.count)\r
                \r
                \(response)\r
                \r
                WARC/1.1\r
                WARC-Type: request\r
                WARC-Date: 2031-02-27T23:06:40Z\r
                WARC-Record-ID: \(id)\r
                WARC-Target-URI: https://harbour.example/news?id=7\r
                WARC-Warcinfo-ID: \(id)\r
                WARC-Concurrent-To: \(id)\r
                Content-Type: application/http;msgtype=request\r
                Content-Length: \(request.utf8.count)\r
                \r
                \(request)\r
                \r

                """)
    }

    @Test("A packed archive is one gzip member a record, and reads as the plain one")
    func packedArchive() throws {
        let exchange = try Self.exchange("<p>Ferry</p>")
        let plain = WARCRecordWriter(isPacked: false, software: "s", identity: { Self.number(2) })
        let packed = WARCRecordWriter(isPacked: true, software: "s", identity: { Self.number(2) })
        let file = packed.opening(time: 0) + packed.records(exchange)
        #expect(
            try Inflation.unpacked(file, coding: "gzip", limit: 1 << 20)
                == plain.opening(time: 0) + plain.records(exchange))
        let members = file.indices.count { file[$0...].starts(with: [0x1F, 0x8B, 8, 0]) }
        #expect(members == 3)
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
            ("text/html; charset=utf-8", [0x46, 0xE4, 0x68], "F\u{FFFD}h"),
        ] as [(String, [UInt8], String)])
    func charset(_ type: String, _ bytes: [UInt8], _ text: String) throws {
        let exchange = Exchange(
            address: try PageAddress("https://a.example/"), request: [], status: 200, reason: "OK",
            response: [HeaderField("content-type", type)], body: bytes, time: 0, from: "9.9.9.9")
        #expect(String(decoding: try PageDecoder().bytes(exchange), as: UTF8.self) == text)
    }

    @Test(
        "An encoding that nobody knows, and none, leave the bytes to the reader",
        arguments: ["", "; charset=klingon", ";charset="])
    func noCharset(_ parameter: String) throws {
        let exchange = Exchange(
            address: try PageAddress("https://a.example/"), request: [], status: 200, reason: "OK",
            response: [HeaderField("content-type", "text/html" + parameter)], body: [0x46, 0xE4], time: 0,
            from: "9.9.9.9")
        #expect(try PageDecoder().bytes(exchange) == [0x46, 0xE4])
    }
}

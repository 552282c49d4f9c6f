/// Writes records of a WARC 1.1 archive (ISO 28500:2017), each of its own when packed, so that an archive can be
/// appended to and read from any record.
///
/// A record is given as bytes to append; nothing is kept. The same input gives the same bytes: a record's id is made of
/// what it holds.
package struct WARCWriter: Sendable {
    /// Whether each record is packed as a gzip member (`.warc.gz`).
    package let packs: Bool

    package init(packs: Bool) { self.packs = packs }

    /// The record an archive begins with.
    /// - Parameters:
    ///   - software: who writes, with version and address.
    ///   - file: the archive's base name.
    ///   - date: now, as ISO 8601 in UTC ("2023-03-14T18:04:17Z").
    ///   - obeysRobots: whether pages were fetched as `robots.txt` asks.
    package func info(software: String, file: String, date: String, obeysRobots: Bool = false) -> [UInt8] {
        let block =
            "software: \(Self.line(software))\r\nformat: WARC File Format 1.1\r\nconformsTo: "
            + "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            + (obeysRobots ? "robots: obey\r\n" : "")
        return record(
            "warcinfo", date, "application/warc-fields", Array(block.utf8),
            [("WARC-Filename", Self.line(file))]
        ).bytes
    }

    /// A request and its response.
    /// - Parameters:
    ///   - target: the address asked for.
    ///   - request: request line and headers as sent.
    ///   - response: status line, headers and body. Where the body is given without its codings, the headers must not
    ///     name them (`Content-Encoding`, `Transfer-Encoding`).
    ///   - date: when the request was sent.
    ///   - address: the server's IP address, when known.
    package func exchange(target: String, request: [UInt8], response: [UInt8], date: String, address: String? = nil)
        -> [UInt8]
    {
        var fields = [("WARC-Target-URI", Self.line(target))]
        if let address { fields.append(("WARC-IP-Address", Self.line(address))) }
        var body = 0
        _ = MIMEHeaders(response[...].drop { $0 != 0x0A }.dropFirst(), body: &body)
        let answer = record(
            "response", date, "application/http;msgtype=response", response,
            fields + [("WARC-Payload-Digest", SHA1.label(Array(response[min(body, response.count)...])))])
        let question = record(
            "request", date, "application/http;msgtype=request", request,
            fields + [("WARC-Concurrent-To", "<\(answer.id)>")])
        return answer.bytes + question.bytes
    }

    /// Something that was not asked for over HTTP.
    package func resource(target: String, type: String, block: [UInt8], date: String) -> [UInt8] {
        record("resource", date, Self.line(type), block, [("WARC-Target-URI", Self.line(target))]).bytes
    }

    private func record(
        _ type: String, _ date: String, _ contentType: String, _ block: [UInt8], _ fields: [(String, String)]
    ) -> (id: String, bytes: [UInt8]) {
        let digest = SHA1.label(block)
        let seed = ([type, date, digest] + fields.map(\.1)).joined(separator: "\n")
        let id = "urn:uuid:\(Self.uuid(SHA1.digest(Array(seed.utf8))))"
        var header = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <\(id)>\r\nWARC-Date: \(Self.line(date))\r\n"
        for (name, value) in fields { header += "\(name): \(value)\r\n" }
        header +=
            "WARC-Block-Digest: \(digest)\r\nContent-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
        let bytes = Array(header.utf8) + block + [0x0D, 0x0A, 0x0D, 0x0A]
        return (id, packs ? GzipWriter.pack(bytes) : bytes)
    }

    /// A UUID of version 5's form from a digest (RFC 9562).
    private static func uuid(_ digest: [UInt8]) -> String {
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { result.append(0x2D) }
            result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Without line breaks, which would forge fields.
    private static func line(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}

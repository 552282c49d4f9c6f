package import Foundation

/// Writes exchanges as WARC/1.1 (ISO 28500:2017), so that what was fetched can be read again years later.
///
/// Bodies are kept unpacked; header fields that speak of the packed body on its way keep their value under a name with
/// "X-Crawler-" before it, as public web archives have it, and `Content-Length` is that of the body kept.
package struct WARCRecordWriter: Sendable {
    private let isPacked: Bool
    private let software: String
    private let identity: @Sendable () -> UUID
    private let information: UUID

    /// - Parameters:
    ///   - isPacked: whether each record is packed with gzip, as files named ".warc.gz" are.
    ///   - software: name and version of the program.
    ///   - identity: a new identity for each record.
    package init(isPacked: Bool, software: String, identity: @escaping @Sendable () -> UUID = { UUID() }) {
        self.isPacked = isPacked
        self.software = software
        self.identity = identity
        information = identity()
    }

    /// The record that opens a file: who wrote it, and how.
    package func opening(time: Int) -> [UInt8] {
        let content = Self.fields([
            HeaderField("software", software), HeaderField("format", "WARC File Format 1.1"),
            HeaderField(
                "conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
            HeaderField("robots", "obey"),
        ])
        return record(
            "warcinfo", information, time: time, [HeaderField("Content-Type", "application/warc-fields")], content)
    }

    /// Request and response of an exchange, each a record. O(body).
    package func records(_ exchange: Exchange) -> [UInt8] {
        let (request, response) = (identity(), identity())
        let shared = [
            HeaderField("WARC-Target-URI", exchange.address.description),
            HeaderField("WARC-Warcinfo-ID", Self.name(information)),
        ]
        let sent = Array("GET \(exchange.address.target) HTTP/1.1\r\n".utf8) + Self.fields(exchange.request) + Self.end
        let line = Self.line("HTTP/1.1 \(exchange.status) \(exchange.reason)")
        let received = Array("\(line)\r\n".utf8) + Self.fields(Self.keptFields(exchange)) + Self.end + exchange.body
        return record(
            "response", response, time: exchange.time,
            shared + [
                HeaderField("WARC-IP-Address", exchange.from),
                HeaderField("Content-Type", "application/http;msgtype=response"),
            ], received)
            + record(
                "request", request, time: exchange.time,
                shared + [
                    HeaderField("WARC-Concurrent-To", Self.name(response)),
                    HeaderField("Content-Type", "application/http;msgtype=request"),
                ], sent)
    }

    private static let end: [UInt8] = [0x0D, 0x0A]

    private func record(_ type: String, _ id: UUID, time: Int, _ more: [HeaderField], _ content: [UInt8]) -> [UInt8] {
        let date = Date(timeIntervalSince1970: TimeInterval(time)).formatted(.iso8601)
        let head =
            [
                HeaderField("WARC-Type", type), HeaderField("WARC-Date", date),
                HeaderField("WARC-Record-ID", Self.name(id)),
            ] + more + [HeaderField("Content-Length", "\(content.count)")]
        let record =
            Array("WARC/1.1\r\n".utf8) + Self.fields(head) + Self.end + content + Self.end + Self.end
        return isPacked ? GzipMember.packed(record) : record
    }

    private static func keptFields(_ exchange: Exchange) -> [HeaderField] {
        let onItsWay: Set<String> = ["content-length", "content-encoding", "transfer-encoding"]
        let fields = exchange.response.map { field in
            onItsWay.contains(field.name.lowercased()) ? HeaderField("X-Crawler-" + field.name, field.value) : field
        }
        return fields + [HeaderField("Content-Length", "\(exchange.body.count)")]
    }

    private static func fields(_ fields: [HeaderField]) -> [UInt8] {
        fields.flatMap { Array("\(line($0.name)): \(line($0.value))\r\n".utf8) }
    }

    /// Without line ends, which would begin another field.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" || $0 == "\0" ? " " : $0 }))
    }

    private static func name(_ id: UUID) -> String { "<urn:uuid:\(id.uuidString.lowercased())>" }
}

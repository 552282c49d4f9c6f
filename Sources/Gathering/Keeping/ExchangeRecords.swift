import Foundation
package import Reports

/// Exchanges as records of a WARC archive, so that what was fetched can be read again years later.
///
/// Bodies are kept unpacked; header fields that speak of the packed body on its way keep their value under a name with
/// "X-Crawler-" before it, as public web archives have it, and `Content-Length` is that of the body kept.
extension WARCWriter {
    /// The record that opens an archive of fetched pages: who wrote it, and how.
    /// - Parameters:
    ///   - software: name and version of the program.
    ///   - file: the archive's base name.
    ///   - time: seconds since 1970.
    package func opening(software: String, file: String, time: Int) -> [UInt8] {
        info(software: software, file: file, date: Self.date(time), obeysRobots: true)
    }

    /// Response and request of an exchange, each a record. O(body).
    package func records(_ exchange: Exchange) -> [UInt8] {
        let sent = Self.head("GET \(exchange.address.target) HTTP/1.1", exchange.request)
        let received = Self.head("HTTP/1.1 \(exchange.status) \(exchange.reason)", Self.keptFields(exchange))
        return self.exchange(
            target: exchange.address.description, request: sent, response: received + exchange.body,
            date: Self.date(exchange.time), address: exchange.from)
    }

    private static func date(_ time: Int) -> String {
        Date(timeIntervalSince1970: TimeInterval(time)).formatted(.iso8601)
    }

    private static func keptFields(_ exchange: Exchange) -> [HeaderField] {
        let onItsWay: Set<String> = ["content-length", "content-encoding", "transfer-encoding"]
        let fields = exchange.response.map { field in
            onItsWay.contains(field.name.lowercased()) ? HeaderField("X-Crawler-" + field.name, field.value) : field
        }
        return fields + [HeaderField("Content-Length", "\(exchange.body.count)")]
    }

    /// A message up to its body.
    private static func head(_ first: String, _ fields: [HeaderField]) -> [UInt8] {
        let lines = [first] + fields.map { "\($0.name): \($0.value)" }
        return lines.flatMap { Array("\(oneLine($0))\r\n".utf8) } + [0x0D, 0x0A]
    }

    /// Without line ends, which would begin another field.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" || $0 == "\0" ? " " : $0 }))
    }
}

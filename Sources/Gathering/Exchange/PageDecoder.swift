import Prose

/// Turns a page's bytes into UTF-8 where its HTTP header names the encoding, which the page itself may not.
package struct PageDecoder: Sendable {
    private let singleByte: SingleByteEncodings

    /// Reads the tables that ship with the program.
    package init() throws { singleByte = try SingleByteEncodings() }

    /// The bytes for a reader. What is valid UTF-8 or begins with a byte-order mark stays, for headers are often wrong
    /// about such pages; so does what the header says nothing usable about. O(n).
    package func bytes(_ exchange: Exchange) -> [UInt8] {
        let bytes = exchange.body
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        guard let charset = ContentType(exchange.response.first("content-type") ?? "").charset,
            !marks.contains(where: { bytes.starts(with: $0) }), String(validating: bytes, as: UTF8.self) == nil
        else { return bytes }
        if charset == "utf-8" || charset == "utf8" { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
        return singleByte.decode(bytes, label: charset)?.text.utf8 ?? bytes
    }
}

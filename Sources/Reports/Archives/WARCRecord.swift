import Prose

/// The header of a record of a WARC archive (ISO 28500, versions 0.17 to 1.1).
struct WARCRecord {
    /// A header longer than this is damage.
    private static let longestHeader = 64 << 10

    let headers: MIMEHeaders
    /// Bytes of the block behind the header.
    let length: Int

    var type: String { headers["warc-type"]?.lowercased() ?? "" }
    /// When the record's content was fetched.
    var fetched: FetchTime? { headers["warc-date"].flatMap { FetchTime(iso: $0) } }
    /// The address, which some writers put in angle brackets.
    var target: String? {
        headers["warc-target-uri"].map {
            $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
        }
    }

    /// What the writer of the archive says about a record that it cut: "WARC-Truncated: length".
    var truncation: String? { headers["warc-truncated"].map { "WARC-Truncated: \($0.prefix(40))" } }

    /// The host of the address without "www.", for pages of the web.
    var host: String? {
        guard let parts = target?.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false),
            parts.count > 2,
            ["http:", "https:"].contains(parts[0].lowercased()), parts[1].isEmpty
        else { return nil }
        let authority = parts[2].split(separator: "@").last ?? ""
        let host = authority.prefix { $0 != ":" && $0 != "?" && $0 != "#" }.lowercased()
        guard host.contains("."), host.utf8.count <= 253 else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Whether the first line is that of a record and nothing else: "WARC/1.1". A text may begin with the same letters.
    static func opensArchive(_ head: [UInt8]) -> Bool {
        guard begins(head) else { return false }
        let version = head[5...].prefix { $0 != 0x0A }
        return version.count <= 16 && version.allSatisfy { ASCII.isDigit($0) || $0 == 0x2E || ASCII.isSpace($0) }
    }

    static func begins(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: "WARC/".utf8) }

    /// Steps over the empty lines between records; false at the end.
    static func skipSpace(_ input: inout ByteStream) -> Bool {
        while let byte = input.peek(1).first {
            guard byte == 0x0D || byte == 0x0A else { return true }
            _ = input.skip(1)
        }
        return false
    }

    /// Reads a header; nil when none stands here.
    init?(_ input: inout ByteStream) {
        guard Self.begins(input.peek(5)), input.line(limit: 100)?.isWhole == true else { return nil }
        var header: [UInt8] = []
        while let line = input.line(limit: Self.longestHeader) {
            if line.bytes.isEmpty || line.bytes == [0x0D] { break }
            header += line.bytes + [0x0A]
            guard line.isWhole, header.count < Self.longestHeader else { return nil }
        }
        headers = MIMEHeaders(header)
        guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else { return nil }
        self.length = length
    }
}

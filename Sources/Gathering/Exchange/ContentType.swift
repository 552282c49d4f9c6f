/// What a `Content-Type` field says (RFC 9110, section 8.3).
package struct ContentType: Hashable, Sendable {
    /// In lower case, without parameters: "text/html".
    package let type: String
    /// The name of the encoding in lower case.
    package let charset: String?

    package init(_ field: String) {
        let parts = field.split(separator: ";", omittingEmptySubsequences: false)
        type = Self.trimmed(parts.first ?? "")
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                guard let equals = part.firstIndex(of: "="), Self.trimmed(part[..<equals]) == "charset" else {
                    return nil
                }
                let value = Self.trimmed(part[part.index(after: equals)...])
                return value.isEmpty ? nil : value
            }.first
    }

    /// Whether a page or text may be of this type. Some servers give none or an empty one; then the content decides.
    var mayBeText: Bool {
        if type.isEmpty || type.hasPrefix("text/") { return true }
        guard type.hasPrefix("application/") else { return false }
        return ["xml", "json", "jsonl", "ndjson", "warc"].contains { type.hasSuffix($0) }
    }

    private static func trimmed(_ text: Substring) -> String {
        var bytes = Array(text.utf8)[...]
        func isPadding(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x22 || byte == 0x27 }
        bytes = bytes.drop(while: isPadding)
        while let last = bytes.last, isPadding(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }
}

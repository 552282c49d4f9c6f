import Prose

/// What all readers of XML share: encoding, references, namespaces.
struct XMLReading: Sendable {
    private let charsets: CharsetDecoder
    private let references: HTMLCharacterReferences
    private let namespaces: XMLNamespaces

    init() throws {
        charsets = try CharsetDecoder()
        references = try HTMLCharacterReferences()
        namespaces = try XMLNamespaces()
    }

    /// Parses a document; the encoding is what its bytes or its declaration say. O(n).
    func parse(_ bytes: [UInt8]) -> XMLDocument {
        XMLParser.parse(charsets.utf8(bytes, label: Self.declaredEncoding(bytes)), references, namespaces)
    }

    /// The label in `<?xml … encoding="…"?>`.
    static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = XMLSignature.readable(bytes.prefix(256))
        guard XMLSignature.starts("<?xml", head, 0) else { return nil }
        let declaration = String(decoding: head.prefix { $0 != 0x3E }, as: UTF8.self)
        guard let name = declaration.firstRange(of: "encoding") else { return nil }
        let quoted = declaration[name.upperBound...].split(separator: "\"", omittingEmptySubsequences: false)
        let parts = quoted.count > 1 ? quoted : declaration[name.upperBound...].split(separator: "'")
        return parts.count > 1 ? String(parts[1]) : nil
    }

    /// The local name of the outermost element, in lower case; nil for what is no markup.
    static func root(_ head: [UInt8]) -> String? { XMLSignature(head)?.root }
}

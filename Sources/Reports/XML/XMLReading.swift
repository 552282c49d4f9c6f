import Prose

/// What all readers of XML share: encoding, references, namespaces.
struct XMLReading: Sendable {
    private let charsets: CharsetDecoder
    private let references: HTMLCharacterReferences
    private let namespaces: XMLNamespaces

    init(_ charsets: CharsetDecoder) throws {
        self.charsets = charsets
        references = try HTMLCharacterReferences()
        namespaces = try XMLNamespaces()
    }

    /// Parses a document; the encoding is what its bytes or its declaration say. O(n).
    func parse(_ bytes: [UInt8]) -> XMLDocument {
        XMLParser.parse(charsets.utf8(bytes, label: Self.declaredEncoding(bytes)), references, namespaces)
    }

    /// The outermost element; what is wrong with the document is added to the notes.
    ///
    /// - Parameter what: the document as an error names it ("the feed").
    /// - Throws: `ReadError` when there is no element at all.
    func root(of bytes: [UInt8], _ what: String, file: String, notes: inout [String]) throws(ReadError) -> XMLElement {
        let document = parse(bytes)
        if let flaw = document.flaw { notes.append(flaw.words) }
        if Self.definesEntities(bytes.prefix(64 << 10)) {
            notes.append(
                "the document type defines entities of its own; where they stand in the text they are not replaced")
        }
        guard let root = document.root else { throw ReadError(file: file, problem: "\(what) is empty") }
        return root
    }

    private static func definesEntities(_ head: ArraySlice<UInt8>) -> Bool {
        var rest = head
        while let mark = rest.firstIndex(of: 0x3C) {
            if head[mark...].starts(with: "<!ENTITY ".utf8) { return true }
            rest = head[(mark + 1)...]
        }
        return false
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

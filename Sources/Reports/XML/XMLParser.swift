import Prose

/// Parses XML as feeds write it: well-formed documents by the rules, others as far as they can be understood.
///
/// No entity is ever defined by the document, so none can multiply; those of HTML are known, for feeds use them
/// undeclared. Nothing outside the document is read. O(n); limits on depth, attributes and the number of nodes.
struct XMLParser {
    static let deepest = 256
    static let mostNodes = 4_000_000
    /// More attributes of one element are not kept.
    private static let mostAttributes = 64

    private struct Open {
        let node: Int32
        /// Name with prefix, as a key.
        let key: UInt64
        /// Number of namespace bindings before the element.
        let bindings: Int
    }

    private let bytes: [UInt8]
    private let references: HTMLCharacterReferences
    private let namespaces: XMLNamespaces
    private var at = 0
    private var document = XMLDocument()
    private var open: [Open] = []
    /// Elements below the deepest level, which are not opened.
    private var ignored = 0
    private var bindings: [(prefix: String, space: XMLNamespace)] = []
    private var nameIndices: [UInt64: Int32] = [:]

    private init(_ utf8: [UInt8], _ references: HTMLCharacterReferences, _ namespaces: XMLNamespaces) {
        bytes = utf8
        self.references = references
        self.namespaces = namespaces
    }

    /// - Parameter utf8: the document in UTF-8, whatever its declaration says.
    static func parse(_ utf8: [UInt8], _ references: HTMLCharacterReferences, _ namespaces: XMLNamespaces)
        -> XMLDocument
    {
        var parser = XMLParser(utf8, references, namespaces)
        parser.run()
        return parser.document
    }

    private mutating func run() {
        while at < bytes.count {
            guard document.nodes.count < Self.mostNodes else { return flaw(.tooManyNodes) }
            if bytes[at] == 0x3C { markup() } else { characters() }
            if !document.nodes.isEmpty, open.isEmpty { return }
        }
        if !open.isEmpty || document.nodes.isEmpty { flaw(.brokenOff) }
    }

    private mutating func flaw(_ flaw: XMLDocument.Flaw) { document.flaw = document.flaw ?? flaw }

    // MARK: - Markup

    private mutating func markup() {
        switch at + 1 < bytes.count ? bytes[at + 1] : 0 {
        case 0x3F: skip(behind: "?>")
        case 0x21 where starts("<!--"): skip(behind: "-->", from: at + 4)
        case 0x21 where starts("<![CDATA["): cdata()
        case 0x21: doctype()
        case 0x2F: endTag()
        case let byte where Self.opensName(byte): startTag()
        default:
            flaw(.notWellFormed)
            append(at..<(at + 1))
            at += 1
        }
    }

    private mutating func skip(behind word: StaticString, from start: Int? = nil) {
        at = find(word, from: start ?? at + 2).map { $0 + word.utf8CodeUnitCount } ?? missing()
    }

    /// The end of the document, where something is not closed.
    private mutating func missing() -> Int {
        flaw(.brokenOff)
        return bytes.count
    }

    private mutating func cdata() {
        let start = at + 9
        let end = find("]]>", from: start)
        append(start..<(end ?? bytes.count))
        at = end.map { $0 + 3 } ?? missing()
    }

    /// Steps over a document type with all it declares.
    private mutating func doctype() { at = Self.endOfDoctype(bytes, at) ?? missing() }

    /// Behind the document type that begins at an offset, whatever entities and comments it holds; nil when it is not
    /// closed. O(length).
    static func endOfDoctype(_ bytes: [UInt8], _ start: Int) -> Int? {
        var at = start
        var depth = 0
        var quote: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if at > start, XMLSignature.starts("<!--", bytes, at) || XMLSignature.starts("<?", bytes, at) {
                let end: StaticString = bytes[at + 1] == 0x3F ? "?>" : "-->"
                at += end.utf8CodeUnitCount
                while at < bytes.count, !XMLSignature.starts(end, bytes, at) { at += 1 }
                at += end.utf8CodeUnitCount
                continue
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x5B || byte == 0x3C {
                depth += 1
            } else if byte == 0x5D || byte == 0x3E {
                depth -= 1
                if depth <= 0 { return at + 1 }
            }
            at += 1
        }
        return nil
    }

    private mutating func endTag() {
        let start = at + 2
        at = start
        let name = name()
        let closes = find(">", from: at)
        at = closes.map { $0 + 1 } ?? missing()
        if ignored > 0 {
            ignored -= 1
            return
        }
        let key = WordHash.exact(bytes, TextSpan(name.lowerBound, name.upperBound))
        // Looked for among the innermost few only, so that a flood of stray end tags stays linear.
        guard let match = open.suffix(64).lastIndex(where: { $0.key == key }) else { return flaw(.notWellFormed) }
        if match != open.count - 1 { flaw(.notWellFormed) }
        while open.count > match { close() }
    }

    private mutating func close() {
        guard let last = open.popLast() else { return }
        bindings.removeLast(bindings.count - last.bindings)
    }

    private mutating func startTag() {
        at += 1
        let name = name()
        let before = bindings.count
        var raw: [(name: Range<Int>, value: Range<Int>)] = []
        let isEmpty = attributes(into: &raw)
        guard open.count < Self.deepest else {
            flaw(.tooDeep)
            if !isEmpty { ignored += 1 }
            return
        }
        for attribute in raw { bind(attribute) }
        let (prefix, local) = split(name)
        var node = XMLDocument.Node(kind: .element)
        node.space = space(prefix, isAttribute: false)
        node.name = index(of: local)
        let first = document.attributes.count
        for attribute in raw {
            let (prefix, local) = split(attribute.name)
            document.attributes.append(
                .init(space: space(prefix, isAttribute: true), name: index(of: local), value: attribute.value))
        }
        node.range = first..<document.attributes.count
        let number = add(node)
        if isEmpty {
            bindings.removeLast(bindings.count - before)
        } else {
            let key = WordHash.exact(bytes, TextSpan(name.lowerBound, name.upperBound))
            open.append(Open(node: number, key: key, bindings: before))
        }
    }

    /// Reads attributes up to the end of the tag; true when the element is empty.
    private mutating func attributes(into raw: inout [(name: Range<Int>, value: Range<Int>)]) -> Bool {
        while at < bytes.count {
            while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
            guard at < bytes.count else { break }
            let byte = bytes[at]
            if byte == 0x3E {
                at += 1
                return false
            }
            if byte == 0x2F, at + 1 < bytes.count, bytes[at + 1] == 0x3E {
                at += 2
                return true
            }
            if byte == 0x3C {
                flaw(.notWellFormed)
                return false
            }
            let name = name()
            if name.isEmpty {
                flaw(.notWellFormed)
                at += 1
                continue
            }
            let value = value()
            if raw.count < Self.mostAttributes { raw.append((name, value)) }
        }
        flaw(.brokenOff)
        return false
    }

    /// The value behind an attribute's name, decoded into the text buffer.
    private mutating func value() -> Range<Int> {
        while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
        let start = document.text.count
        guard at < bytes.count, bytes[at] == 0x3D else { return start..<start }
        at += 1
        while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
        guard at < bytes.count else { return start..<start }
        let quote = bytes[at]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { at += 1 } else { flaw(.notWellFormed) }
        let first = at
        while at < bytes.count {
            let byte = bytes[at]
            if isQuoted ? byte == quote : ASCII.isSpace(byte) || byte == 0x3E { break }
            at += 1
        }
        decode(first..<at)
        if isQuoted, at < bytes.count { at += 1 }
        return start..<document.text.count
    }

    // MARK: - Names and namespaces

    private static func opensName(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte == 0x5F || byte >= 0x80 }

    private mutating func name() -> Range<Int> {
        let start = at
        while at < bytes.count {
            let byte = bytes[at]
            guard Self.opensName(byte) || ASCII.isDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x3A else {
                break
            }
            at += 1
        }
        return start..<at
    }

    private func split(_ name: Range<Int>) -> (prefix: Range<Int>, local: Range<Int>) {
        guard let colon = bytes[name].firstIndex(of: 0x3A) else { return (name.lowerBound..<name.lowerBound, name) }
        return (name.lowerBound..<colon, (colon + 1)..<name.upperBound)
    }

    private mutating func bind(_ attribute: (name: Range<Int>, value: Range<Int>)) {
        let name = String(decoding: bytes[attribute.name], as: UTF8.self)
        guard name == "xmlns" || name.hasPrefix("xmlns:") else { return }
        let space = namespaces.namespace(named: String(decoding: document.text[attribute.value], as: UTF8.self))
        bindings.append((name == "xmlns" ? "" : String(name.dropFirst(6)), space))
    }

    private func space(_ prefix: Range<Int>, isAttribute: Bool) -> XMLNamespace {
        if prefix.isEmpty, isAttribute { return .none }
        let bound = bindings.suffix(64).last { $0.prefix.utf8.elementsEqual(bytes[prefix]) }
        if let bound { return bound.space }
        return prefix.isEmpty
            ? .none : namespaces.namespace(undeclaredPrefix: String(decoding: bytes[prefix], as: UTF8.self))
    }

    private mutating func index(of local: Range<Int>) -> Int32 {
        let key = WordHash.exact(bytes, TextSpan(local.lowerBound, local.upperBound))
        if let index = nameIndices[key] { return index }
        let index = Int32(document.names.count)
        document.names.append(String(decoding: bytes[local], as: UTF8.self))
        nameIndices[key] = index
        return index
    }

    // MARK: - Text

    private mutating func characters() {
        let start = at
        while at < bytes.count, bytes[at] != 0x3C { at += 1 }
        guard !open.isEmpty else { return }
        let first = document.text.count
        decode(start..<at)
        addText(first..<document.text.count)
    }

    private mutating func append(_ range: Range<Int>) {
        guard !open.isEmpty else { return }
        let first = document.text.count
        document.text += bytes[range]
        addText(first..<document.text.count)
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var node = XMLDocument.Node(kind: .text)
        node.range = range
        _ = add(node)
    }

    /// Copies bytes with their references replaced. A reference that nothing defines stays as it is written.
    private mutating func decode(_ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            guard let ampersand = bytes[at..<range.upperBound].firstIndex(of: 0x26) else { break }
            document.text += bytes[at..<ampersand]
            if let match = references.match(bytes, behind: ampersand, limit: range.upperBound, inAttribute: true) {
                for scalar in [match.first, match.second].compactMap(Unicode.Scalar.init) where scalar.value != 0 {
                    document.text += Array(String(Character(scalar)).utf8)
                }
                at = ampersand + 1 + match.length
            } else {
                document.text.append(0x26)
                at = ampersand + 1
            }
        }
        document.text += bytes[at..<range.upperBound]
    }

    private mutating func add(_ node: XMLDocument.Node) -> Int32 {
        let number = Int32(document.nodes.count)
        if let parent = open.last.map({ Int($0.node) }) {
            let last = Int(document.nodes[parent].last)
            if last >= 0 { document.nodes[last].next = number } else { document.nodes[parent].first = number }
            document.nodes[parent].last = number
        }
        document.nodes.append(node)
        return number
    }

    // MARK: - Search

    private func starts(_ word: StaticString) -> Bool {
        guard at + word.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[at + index] != word.utf8Start[index] { return false }
        return true
    }

    private func find(_ word: StaticString, from start: Int) -> Int? {
        let count = word.utf8CodeUnitCount
        var at = start
        while at + count <= bytes.count {
            guard let hit = bytes[at...].firstIndex(of: word.utf8Start[0]), hit + count <= bytes.count else {
                return nil
            }
            if (1..<count).allSatisfy({ bytes[hit + $0] == word.utf8Start[$0] }) { return hit }
            at = hit + 1
        }
        return nil
    }
}

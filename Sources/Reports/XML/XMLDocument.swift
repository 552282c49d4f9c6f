/// A parsed XML document: nodes in one array, their texts in one buffer.
struct XMLDocument: Sendable {
    enum Kind: UInt8 { case element, text }

    struct Node: Sendable {
        var kind: Kind
        var space = XMLNamespace.none
        /// Index of the local name in `names`.
        var name: Int32 = 0
        var first: Int32 = -1
        var last: Int32 = -1
        var next: Int32 = -1
        /// Bytes of a text, or indices of an element's attributes.
        var range: Range<Int> = 0..<0
    }

    struct Attribute: Sendable {
        let space: XMLNamespace
        let name: Int32
        let value: Range<Int>
    }

    /// Why a document was read only as far as it goes; nil when it is well-formed.
    enum Flaw: Sendable {
        case brokenOff, notWellFormed, tooManyNodes, tooDeep

        var words: String {
            switch self {
            case .brokenOff: "the XML breaks off; read as far as it goes"
            case .notWellFormed: "the XML is not well-formed; read as far as it can be understood"
            case .tooManyNodes: "the XML has more than \(XMLParser.mostNodes) elements and texts; the rest is not read"
            case .tooDeep:
                "the XML is nested deeper than \(XMLParser.deepest) elements; what is deeper is read as one level"
            }
        }
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    var text: [UInt8] = []
    var names: [String] = []
    var flaw: Flaw?

    /// The outermost element.
    var root: XMLElement? { nodes.isEmpty ? nil : XMLElement(document: self, node: 0) }
}

/// An element of a document, by its index.
struct XMLElement: Sendable {
    let document: XMLDocument
    let node: Int

    private var entry: XMLDocument.Node { document.nodes[node] }

    /// The name without its prefix.
    var name: String { document.names[Int(entry.name)] }
    var space: XMLNamespace { entry.space }

    /// The child elements in their order.
    var children: [XMLElement] {
        childNodes.filter { document.nodes[$0].kind == .element }.map { XMLElement(document: document, node: $0) }
    }

    private var childNodes: [Int] {
        var result: [Int] = []
        var child = Int(entry.first)
        while child >= 0 {
            result.append(child)
            child = Int(document.nodes[child].next)
        }
        return result
    }

    /// The first child element of a name in one of the namespaces.
    func child(_ name: String, _ spaces: XMLNamespace...) -> XMLElement? {
        var child = Int(entry.first)
        while child >= 0 {
            let node = document.nodes[child]
            if node.kind == .element, spaces.contains(node.space), document.names[Int(node.name)] == name {
                return XMLElement(document: document, node: child)
            }
            child = Int(node.next)
        }
        return nil
    }

    /// All child elements of a name in one of the namespaces.
    func children(_ name: String, _ spaces: XMLNamespace...) -> [XMLElement] {
        children.filter { spaces.contains($0.space) && $0.name == name }
    }

    /// The elements of a name below this one, in the order of the document; those inside a found one are left out.
    func descendants(_ name: String) -> [XMLElement] {
        var result: [XMLElement] = []
        var pending = Array(childNodes.reversed())
        while let next = pending.popLast() {
            guard document.nodes[next].kind == .element else { continue }
            let element = XMLElement(document: document, node: next)
            if element.name == name { result.append(element) } else { pending += element.childNodes.reversed() }
        }
        return result
    }

    /// An attribute's value by its name without prefix; one without a namespace goes first.
    func attribute(_ name: String) -> String? {
        var found: Range<Int>?
        for attribute in document.attributes[entry.range] where document.names[Int(attribute.name)] == name {
            if attribute.space == .none || found == nil { found = attribute.value }
            if attribute.space == .none { break }
        }
        return found.map { String(decoding: document.text[$0], as: UTF8.self) }
    }

    /// All text below, as it stands. O(size of the subtree).
    var rawText: String {
        var bytes: [UInt8] = []
        walk { node, isEnd in
            if !isEnd, document.nodes[node].kind == .text { bytes += document.text[document.nodes[node].range] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All text below with white space collapsed; nil when there is none.
    var line: String? {
        let line = ArticleMetadata.collapsed(rawText)
        return line.isEmpty ? nil : line
    }

    /// Calls for each node below at its beginning and at its end, in the order of the document, without recursion.
    func walk(_ visit: (_ node: Int, _ isEnd: Bool) -> Void) {
        var open: [Int] = []
        var next = Int(entry.first)
        while true {
            if next >= 0 {
                visit(next, false)
                open.append(next)
                next = Int(document.nodes[next].first)
            } else if let node = open.popLast() {
                visit(node, true)
                next = Int(document.nodes[node].next)
            } else {
                return
            }
        }
    }
}

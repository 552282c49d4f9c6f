import Prose

/// A parsed page: its tree and the bytes that its texts and attributes lie in.
struct HTMLDocument: Sendable {
    typealias Node = HTMLTree.Node

    let tree: HTMLTree
    let attributes: [HTMLAttribute]
    let names: HTMLNames
    /// The page in UTF-8, followed by all text that differs from it (decoded references).
    let bytes: [UInt8]
    /// Length of the page itself in `bytes`.
    let sourceCount: Int
    let doctype: HTMLDoctype

    init(_ builder: consuming HTMLTreeBuilder) {
        tree = builder.tree
        attributes = builder.tokenizer.attributes
        names = builder.tokenizer.names
        sourceCount = builder.tokenizer.source.count
        // Taken out of the tokenizer, so that a source with room behind it need not be copied.
        var bytes: [UInt8] = []
        swap(&bytes, &builder.tokenizer.source)
        bytes.reserveCapacity(sourceCount + builder.tokenizer.decoded.count)
        bytes += builder.tokenizer.decoded
        self.bytes = bytes
        doctype = builder.tokenizer.doctype
    }

    /// A name to look attributes up by.
    struct AttributeName: Sendable {
        let hash: UInt32
        init(_ name: StaticString) {
            hash = name.withUTF8Buffer { UInt32(truncatingIfNeeded: NameHash.of($0)) }
        }
    }

    @inline(__always)
    subscript(_ node: Int32) -> Node { tree.nodes[Int(node)] }

    /// The value of an attribute, or nil when the element has none of that name.
    @inline(__always)
    func attribute(_ node: Int32, _ name: AttributeName) -> HTMLRange? {
        for index in self[node].attributes.range where attributes[index].hash == name.hash {
            return attributes[index].value
        }
        return nil
    }

    /// Whether the page holds a script, which may write text that the page itself does not hold. O(n).
    var holdsScript: Bool { tree.nodes.contains { $0.kind == .element && $0.tag == .script } }

    func string(_ range: HTMLRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }

    func attributeString(_ node: Int32, _ name: AttributeName) -> String? { attribute(node, name).map { string($0) } }

    /// The node behind this one in the order of the page, not below it; −1 at the end of the subtree of `root`.
    func nodeAfter(_ node: Int32, within root: Int32) -> Int32 {
        var index = node
        while index != root {
            let next = self[index].next
            if next >= 0 { return next }
            index = self[index].parent
            if index < 0 { return -1 }
        }
        return -1
    }

    /// The next node in the order of the page, children first; −1 at the end of the subtree of `root`.
    func nodeFollowing(_ node: Int32, within root: Int32) -> Int32 {
        let first = self[node].first
        return first >= 0 ? first : nodeAfter(node, within: root)
    }

    /// The text below a node, as it stands, up to a length; no more nodes than that are looked at.
    func text(below root: Int32, atMost most: Int) -> [UInt8] {
        var result: [UInt8] = []
        var node = root
        var visited = 0
        while node >= 0, result.count < most, visited < most {
            if self[node].kind == .text { result += bytes[self[node].range.range.prefix(most - result.count)] }
            node = nodeFollowing(node, within: root)
            visited += 1
        }
        return result
    }

    /// All text below a node, as it stands.
    func text(below root: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var node = root
        while node >= 0 {
            if self[node].kind == .text { result += bytes[self[node].range.range] }
            node = nodeFollowing(node, within: root)
        }
        return result
    }
}

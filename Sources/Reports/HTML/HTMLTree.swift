/// Nodes of a page in one array; links are indices, −1 for none.
struct HTMLTree: Sendable {
    enum Kind: UInt8 { case document, doctype, element, text, comment, templateContent }
    enum Namespace: UInt8 { case html, svg, math }

    struct Node: Sendable {
        var kind: Kind
        var namespace = Namespace.html
        var tag = HTMLTag.other
        /// Whether a text goes on the text before it: the two are one node of the standard's tree.
        var continues = false
        var name: UInt32 = 0
        var parent: Int32 = -1
        var first: Int32 = -1
        var last: Int32 = -1
        var previous: Int32 = -1
        var next: Int32 = -1
        /// Characters of a text or comment, name of a document type.
        var range = HTMLRange.none
        /// Indices of an element's attributes.
        var attributes = HTMLRange.none

        init(_ kind: Kind) { self.kind = kind }

        @inline(__always) func isElement(_ tag: HTMLTag) -> Bool {
            self.tag == tag && namespace == .html && kind == .element
        }
    }

    var nodes: [Node] = [Node(.document)]
    static let document: Int32 = 0

    @inline(__always)
    subscript(_ node: Int32) -> Node {
        get { nodes[Int(node)] }
        set { nodes[Int(node)] = newValue }
    }

    mutating func add(_ node: Node) -> Int32 {
        nodes.append(node)
        return Int32(truncatingIfNeeded: nodes.count - 1)
    }

    mutating func append(_ child: Int32, to parent: Int32) {
        let last = nodes[Int(parent)].last
        nodes[Int(child)].parent = parent
        nodes[Int(child)].previous = last
        nodes[Int(child)].next = -1
        if last >= 0 { nodes[Int(last)].next = child } else { nodes[Int(parent)].first = child }
        nodes[Int(parent)].last = child
    }

    mutating func insert(_ child: Int32, before sibling: Int32) {
        let parent = nodes[Int(sibling)].parent
        let previous = nodes[Int(sibling)].previous
        nodes[Int(child)].parent = parent
        nodes[Int(child)].previous = previous
        nodes[Int(child)].next = sibling
        nodes[Int(sibling)].previous = child
        if previous >= 0 { nodes[Int(previous)].next = child } else { nodes[Int(parent)].first = child }
    }

    /// Takes a node with all below it out of its parent.
    mutating func remove(_ child: Int32) {
        let node = nodes[Int(child)]
        guard node.parent >= 0 else { return }
        if node.previous >= 0 {
            nodes[Int(node.previous)].next = node.next
        } else {
            nodes[Int(node.parent)].first = node.next
        }
        if node.next >= 0 {
            nodes[Int(node.next)].previous = node.previous
        } else {
            nodes[Int(node.parent)].last = node.previous
        }
        nodes[Int(child)].parent = -1
        nodes[Int(child)].previous = -1
        nodes[Int(child)].next = -1
    }

    mutating func moveChildren(of source: Int32, to target: Int32) {
        while nodes[Int(source)].first >= 0 {
            let child = nodes[Int(source)].first
            remove(child)
            append(child, to: target)
        }
    }
}

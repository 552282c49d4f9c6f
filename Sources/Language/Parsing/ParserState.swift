/// One word as the parser sees it, with what has been attached to it so far.
package struct ParserNode {
    package var word: UInt64 = 0
    package var tag: UInt64 = 0
    package var lexical: UInt64 = 0
    package var suffix: UInt64 = 0
    /// Its tag with the kind of thing it means as that part of speech.
    package var meaning: UInt64 = 0
    /// Hash of word and tag.
    package var wordTag: UInt64 = 0
    /// Number of its universal tag, for the coarse templates.
    package var coarse: UInt64 = 0
    /// Verbs and commas before it in the sentence.
    package var verbsBefore: Int32 = 0
    package var commasBefore: Int32 = 0

    package var head: Int32 = 0
    /// Number of its relation, 0 as long as it has none.
    package var label: UInt64 = 0
    /// The outermost and next dependents on each side; 0 for none.
    package var left1: Int32 = 0
    package var left2: Int32 = 0
    package var right1: Int32 = 0
    package var right2: Int32 = 0
    package var leftCount: UInt64 = 0
    package var rightCount: UInt64 = 0
    /// Sets of the relations of its dependents on each side, a bit each.
    package var leftLabels: UInt64 = 0
    package var rightLabels: UInt64 = 0

    package init() {}
}

/// The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011).
package enum ParserAction: Int, Sendable, CaseIterable {
    /// The next word goes onto the stack.
    case shift
    /// The word on top of the stack becomes a dependent of the next word.
    case leftArc
    /// The word on top of the stack becomes a dependent of the one below it.
    case rightArc
}

/// A parse in progress. Node 0 is empty padding, 1…`count` are the words, `count + 1` is the root, which stands
/// behind the last word.
package struct ParserState {
    /// Room for nodes that a state of `count` words needs.
    package static func nodeRoom(_ count: Int) -> Int { count + 4 }

    package let nodes: UnsafeMutablePointer<ParserNode>
    package let stack: UnsafeMutablePointer<Int32>
    package let count: Int
    /// Words on the stack.
    package private(set) var depth = 0
    /// The next word.
    package private(set) var next = 1

    /// - Parameters:
    ///   - nodes: `nodeRoom(count)` nodes, those of words filled; kept alive by the caller.
    ///   - stack: room for `count` numbers.
    package init(nodes: UnsafeMutablePointer<ParserNode>, stack: UnsafeMutablePointer<Int32>, count: Int) {
        self.nodes = nodes
        self.stack = stack
        self.count = count
        nodes[0] = Self.boundary(500)
        nodes[count + 1] = Self.boundary(501)
        nodes[count + 2] = Self.boundary(500)
        nodes[count + 3] = Self.boundary(500)
        nodes[count + 1].verbsBefore = count > 0 ? nodes[count].verbsBefore : 0
        nodes[count + 1].commasBefore = count > 0 ? nodes[count].commasBefore : 0
    }

    private static func boundary(_ seed: UInt64) -> ParserNode {
        var node = ParserNode()
        node.word = seed
        node.tag = seed
        node.lexical = seed
        node.suffix = seed
        node.meaning = seed
        node.wordTag = seed
        node.coarse = seed
        return node
    }

    @inline(__always) package var isFinished: Bool { next == count + 1 && depth == 0 }

    /// Index of the stack's top (0), the one below (1)…; 0 where the stack has none.
    @inline(__always)
    package func top(_ below: Int) -> Int { depth > below ? Int(stack[depth - 1 - below]) : 0 }

    @inline(__always) package var canShift: Bool { next <= count }
    /// A sentence has one root: only the last word on the stack may be attached to it.
    @inline(__always) package var canLeftArc: Bool { depth > 0 && (next <= count || depth == 1) }
    @inline(__always) package var canRightArc: Bool { depth > 1 }

    @inline(__always)
    package mutating func shift() {
        stack[depth] = Int32(truncatingIfNeeded: next)
        depth += 1
        next += 1
    }

    /// The arc that an arc action would draw.
    @inline(__always)
    package func arc(_ action: ParserAction) -> (head: Int, dependent: Int) {
        (head: action == .leftArc ? next : top(1), dependent: top(0))
    }

    /// Takes the top off the stack and attaches it with a relation.
    @inline(__always)
    package mutating func attach(to head: Int, label: Int) {
        let dependent = top(0)
        depth -= 1
        nodes[dependent].head = Int32(truncatingIfNeeded: head)
        nodes[dependent].label = UInt64(label + 1)
        let bit = UInt64(1) << UInt64(label & 63)
        if dependent < head {
            nodes[head].left2 = nodes[head].left1
            nodes[head].left1 = Int32(truncatingIfNeeded: dependent)
            nodes[head].leftCount += 1
            nodes[head].leftLabels |= bit
        } else {
            nodes[head].right2 = nodes[head].right1
            nodes[head].right1 = Int32(truncatingIfNeeded: dependent)
            nodes[head].rightCount += 1
            nodes[head].rightLabels |= bit
        }
    }
}

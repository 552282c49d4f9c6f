/// A stretch of the parsed page: below the source's length it lies in the source, from there on in the decoded text.
struct HTMLRange: Sendable, Equatable {
    var start: Int32
    var end: Int32

    init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    static let none = HTMLRange(0, 0)
    var isEmpty: Bool { end <= start }
    var count: Int { Int(end) - Int(start) }
    var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

struct HTMLAttribute: Sendable {
    var name: HTMLRange
    var value: HTMLRange
    /// Low half of the FNV-1a hash of the name.
    var hash: UInt32
}

struct HTMLToken {
    enum Kind: UInt8 { case text, startTag, endTag, comment, doctype, end }

    var kind: Kind
    var tag: HTMLTag = .other
    var selfClosing = false
    /// Whether a text holds NUL, which most places drop.
    var hasNull = false
    /// Number of the element's name in `HTMLNames`.
    var name: UInt32 = 0
    /// Text of characters, comments and the name of a document type.
    var range = HTMLRange.none
    /// Indices in the tokenizer's attributes.
    var attributes = HTMLRange.none

    init(_ kind: Kind) { self.kind = kind }

    init(_ kind: Kind, tag: HTMLTag) {
        self.kind = kind
        self.tag = tag
        name = UInt32(tag.rawValue)
    }

    func isStart(_ tag: HTMLTag) -> Bool { kind == .startTag && self.tag == tag }
    func isEnd(_ tag: HTMLTag) -> Bool { kind == .endTag && self.tag == tag }
}

/// What a document type declaration says, for quirks mode and for tests of the tree.
struct HTMLDoctype {
    var name = HTMLRange.none
    var publicID: HTMLRange?
    var systemID: HTMLRange?
    var forcesQuirks = false
}

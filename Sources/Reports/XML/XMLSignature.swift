/// How a document begins that may be XML: its declaration and the name of its outermost element.
struct XMLSignature {
    /// Whether it begins with an XML declaration.
    let isDeclared: Bool
    /// The outermost element's name without prefix, in lower case; nil when none is found.
    let root: String?

    /// Nil when the bytes are no markup. Looks at the first 64 KB, behind comments, instructions and a document type.
    init?(_ bytes: [UInt8]) {
        let head = Self.readable(bytes.prefix(64 << 10))
        var at = 0
        func skipSpace() { while at < head.count, ASCII.isSpace(head[at]) { at += 1 } }
        skipSpace()
        guard at < head.count, head[at] == 0x3C else { return nil }
        isDeclared = Self.starts("<?xml", head, at)
        while at + 1 < head.count, head[at] == 0x3C, head[at + 1] == 0x3F || head[at + 1] == 0x21 {
            if head[at + 1] == 0x21, !Self.starts("<!--", head, at) {
                at = XMLParser.endOfDoctype(head, at) ?? head.count
            } else {
                let end: StaticString = head[at + 1] == 0x3F ? "?>" : "-->"
                while at < head.count, !Self.starts(end, head, at) { at += 1 }
                at += end.utf8CodeUnitCount
            }
            skipSpace()
        }
        guard at + 1 < head.count, head[at] == 0x3C, ASCII.isLetter(head[at + 1]) else {
            root = nil
            return
        }
        let name = head[(at + 1)...].prefix { !ASCII.isSpace($0) && $0 != 0x3E && $0 != 0x2F }
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        root = String(decoding: local.map(ASCII.lower), as: UTF8.self)
    }

    /// Without a byte-order mark; of UTF-16 only what is ASCII.
    static func readable(_ head: ArraySlice<UInt8>) -> [UInt8] {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            return head.dropFirst(2).filter { $0 != 0 }
        }
        return Array(head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head)
    }

    static func starts(_ word: StaticString, _ bytes: [UInt8], _ at: Int) -> Bool {
        guard at + word.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where ASCII.lower(bytes[at + index]) != word.utf8Start[index] {
            return false
        }
        return true
    }
}

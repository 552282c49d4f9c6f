import Prose

/// The line of a page that a date stands in: what readers see before and behind it up to the next break.
struct DateLine {
    private(set) var bytes: [UInt8] = []
    /// Where the date begins in the line; an element's date with its text.
    private var date = 0

    /// A longer line is cut.
    private static let most = 600
    /// More nodes of one block are not looked at.
    private static let mostNodes = 400
    /// So many words in small letters make a sentence; headers have fewer beside a date ("by … in … on …").
    private static let leastWords = 5

    /// Nil where the line cannot be found within bounds. O(1).
    init?(of found: PageDates.Found, in document: HTMLDocument) {
        var block = found.node
        var level = 0
        while block >= 0, level < 16, document[block].kind == .text || Self.isInline(document[block].tag) {
            block = document[block].parent
            level += 1
        }
        guard block >= 0 else { return nil }
        var isSeen = false
        var node = document.nodeFollowing(block, within: block)
        var visited = 0
        while node >= 0 {
            visited += 1
            guard visited <= Self.mostNodes else { return nil }
            let entry = document[node]
            if entry.kind == .element, !Self.isInline(entry.tag) {
                if isSeen { break }
                bytes.removeAll()
            }
            if node == found.node {
                isSeen = true
                date = bytes.count
            }
            if entry.kind == .text {
                let range = entry.range.range
                if node == found.node, !found.isElement {
                    date = bytes.count + min(found.offset, range.count)
                }
                bytes += document.bytes[range.prefix(Self.most)] + [0x20]
                if bytes.count > Self.most {
                    if isSeen { break }
                    bytes.removeAll()
                }
            }
            node = document.nodeFollowing(node, within: block)
        }
        guard isSeen else { return nil }
    }

    /// Whether the line is a sentence that tells the date of something: words in small letters stand before it, and
    /// enough of them in all.
    var isTold: Bool {
        let before = Self.smallWords(bytes[..<min(date, bytes.count)])
        guard before > 1 else { return false }
        return Self.smallWords(bytes[...]) >= Self.leastWords
    }

    private static func smallWords(_ line: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isInside = false
        for byte in line {
            let isLetter = ASCII.isLetter(byte) || byte >= 0x80 || byte == 0x27
            if isLetter, !isInside, UTF8Bytes.isLower(byte) { count += 1 }
            isInside = isLetter || ASCII.isDigit(byte)
        }
        return count
    }

    /// Elements that stand in a line.
    private static func isInline(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .time, .span, .a, .b, .i, .em, .strong, .abbr, .acronym, .small, .font, .u, .sup, .sub, .code: true
        default: false
        }
    }
}

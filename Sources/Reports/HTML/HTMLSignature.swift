import Prose

/// Tells pages from other text by how they begin.
enum HTMLSignature {
    private static let openers: [StaticString] = [
        "<!doctype", "<html", "<head", "<body", "<meta", "<title", "<script", "<div", "<article", "<main", "<section",
        "<p>", "<p ",
        "<h1", "<table", "<link", "<style", "<span", "<a ", "<header", "<nav", "<ul", "<br", "<font", "<center", "<img",
    ]

    /// Looks at the first 4 KB behind a byte-order mark, white space, comments and an XML declaration.
    static func matches(_ bytes: [UInt8]) -> Bool {
        let head = readable(Array(bytes.prefix(4096)))
        var at = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var isXML = false
        while true {
            while at < head.count, ASCII.isSpace(head[at]) { at += 1 }
            if starts("<!--", head, at) {
                at = behind("-->", head, at + 4)
            } else if starts("<?", head, at) {
                isXML = isXML || starts("<?xml", head, at)
                at = behind("?>", head, at)
            } else {
                break
            }
        }
        // An XML document is a page only if its type or its outermost element says so.
        if isXML { return starts("<!doctype html", head, at) || starts("<html", head, at) }
        return openers.contains { starts($0, head, at) }
    }

    /// UTF-16 as its ASCII part.
    private static func readable(_ head: [UInt8]) -> [UInt8] {
        guard head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) else { return head }
        return head.dropFirst(2).filter { $0 != 0 }
    }

    private static func starts(_ word: StaticString, _ head: [UInt8], _ at: Int) -> Bool {
        guard at + word.utf8CodeUnitCount <= head.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where ASCII.lower(head[at + index]) != word.utf8Start[index] {
            return false
        }
        return true
    }

    private static func behind(_ word: StaticString, _ head: [UInt8], _ start: Int) -> Int {
        var at = min(start, head.count)
        while at < head.count, !starts(word, head, at) { at += 1 }
        return min(at + word.utf8CodeUnitCount, head.count)
    }
}

/// Recognises by content what a reader might take for text but is no article: feeds, data, documents of other programs,
/// encodings that nothing announces. Looks at the first and last 4 KB.
enum ForeignFormat {
    /// What the bytes are and what to do; nil when they may be an article.
    static func problem(_ bytes: [UInt8]) -> String? {
        if let encoding = encoding(bytes) { return "this is \(encoding); save it as UTF-8" }
        let head = trimmed(bytes.prefix(4096))
        if starts("%pdf-", head) { return "this is a PDF; \(advice)" }
        if starts("{\\rtf", head) { return "this is RTF; \(advice)" }
        if isJSON(head, bytes) {
            return isDossier(bytes)
                ? "this is a dossier (JSON); give the articles it was made from" : "this is JSON; \(advice)"
        }
        return markup(head).map { "this is \($0); \(advice)" }
    }

    private static let advice = "save the article's page or its text"
    private static let feeds = ["rss", "feed", "rdf:rdf", "channel"]
    private static let otherRoots = ["opml", "urlset", "sitemapindex", "svg"]

    /// "a feed", "XML", or nil for pages and texts.
    private static func markup(_ head: [UInt8]) -> String? {
        let isXML = starts("<?xml", head)
        var at = 0
        while at + 1 < head.count, head[at] == 0x3C, head[at + 1] == 0x3F || head[at + 1] == 0x21 {
            let isComment = starts("<!--", Array(head[at...].prefix(4)))
            guard let end = isComment ? find("-->", head, at) : find(">", head, at) else { return isXML ? "XML" : nil }
            at = end
            while at < head.count, ASCII.isSpace(head[at]) { at += 1 }
        }
        guard at < head.count, head[at] == 0x3C else { return nil }
        let end = head[at...].firstIndex { ASCII.isSpace($0) || $0 == 0x3E || $0 == 0x2F } ?? head.count
        let root = String(decoding: head[(at + 1)..<max(end, at + 1)].map(ASCII.lower), as: UTF8.self)
        if feeds.contains(root) { return "a feed" }
        if otherRoots.contains(root) { return "XML" }
        return isXML && root != "html" ? "XML" : nil
    }

    /// An object or array with quoted keys or values. A text may open with a bracket, so the next signs count too.
    private static func isJSON(_ head: [UInt8], _ bytes: [UInt8]) -> Bool {
        let signs = Array(head.lazy.filter { !ASCII.isSpace($0) }.prefix(3))
        let quote = UInt8(ascii: "\"")
        guard signs.count > 1 else { return false }
        switch (signs[0], signs[1]) {
        case (UInt8(ascii: "{"), quote): return true
        case (UInt8(ascii: "["), UInt8(ascii: "{")): return signs.last == quote || signs.last == UInt8(ascii: "}")
        case (UInt8(ascii: "["), quote): return bytes.last { !ASCII.isSpace($0) } == UInt8(ascii: "]")
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): return signs.count == 2
        default: return false
        }
    }

    /// Whether JSON names our schema; `collate` sorts its keys, so it stands near the end.
    private static func isDossier(_ bytes: [UInt8]) -> Bool {
        let name = "variorum.dossier/"
        return find(name, Array(bytes.prefix(4096)), 0) != nil || find(name, Array(bytes.suffix(1 << 20)), 0) != nil
    }

    /// Names of encodings that are told from text in other encodings but not read.
    private static func encoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        let head = bytes.prefix(8192)
        guard head.count >= 16, !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        var zeros = [0, 0]
        var controls = 0
        for (place, byte) in head.enumerated() {
            if byte == 0 { zeros[place % 2] += 1 } else if byte < 0x20, !ASCII.isSpace(byte) { controls += 1 }
        }
        let half = head.count / 2
        let isOneSided = max(zeros[0], zeros[1]) * 10 > half * 7 && min(zeros[0], zeros[1]) * 50 < half
        return isOneSided && controls * 20 < half ? "UTF-16 without a byte-order mark" : nil
    }

    /// Without byte-order mark, the zeros of UTF-16 and white space before the first sign.
    private static func trimmed(_ head: ArraySlice<UInt8>) -> [UInt8] {
        var head = head
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            head = head.dropFirst(2).filter { $0 != 0 }[...]
        }
        return Array(head.drop(while: ASCII.isSpace))
    }

    private static func starts(_ word: String, _ head: [UInt8]) -> Bool {
        head.prefix(word.utf8.count).map(ASCII.lower).elementsEqual(word.utf8)
    }

    /// The offset behind the next occurrence of a word.
    private static func find(_ word: String, _ bytes: [UInt8], _ start: Int) -> Int? {
        let word = Array(word.utf8)
        guard bytes.count >= word.count, start <= bytes.count - word.count else { return nil }
        for at in start...(bytes.count - word.count) where bytes[at..<(at + word.count)].elementsEqual(word) {
            return at + word.count
        }
        return nil
    }
}

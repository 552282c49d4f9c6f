/// Tells marked-up text from plain text.
enum Markup {
    private static let tags: Set<String> = [
        "a", "article", "b", "blockquote", "br", "center", "div", "em", "figure", "font", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "i", "img", "li", "ol", "p", "pre", "section", "small", "span", "strong", "sub", "sup", "table",
        "td", "tr", "u", "ul",
    ]

    /// Whether a tag that texts are made of stands in it. O(n).
    static func isMarkup(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        while let open = bytes.firstIndex(of: 0x3C) {
            bytes = bytes[open...].dropFirst()
            if bytes.first == 0x2F { bytes = bytes.dropFirst() }
            let name = bytes.prefix(12).prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
            guard let next = bytes.dropFirst(name.count).first, next == 0x3E || next == 0x2F || ASCII.isSpace(next)
            else { continue }
            if tags.contains(String(Substring(name)).lowercased()) { return true }
        }
        return false
    }

    /// Whether it is a whole page, with a head of its own.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(1024).map(ASCII.lower)
        let start = head.drop(while: ASCII.isSpace)
        return start.starts(with: "<!doctype".utf8) || start.starts(with: "<html".utf8)
            || start.starts(with: "<head".utf8)
    }
}

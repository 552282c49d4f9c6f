import Prose

/// Why a page shows no text, as its source tells.
enum EmptyPage {
    /// More bytes are not looked at.
    private static let most = 4 << 20

    /// To be read behind "holds no article text; ". O(n).
    static func cause(_ bytes: [UInt8]) -> String {
        let source = bytes.prefix(most).map(ASCII.lower)
        for (opening, closing, name) in [
            ("<title", "</title", "its title element"), ("<!--", "-->", "a comment in it"),
            ("<script", "</script", "a script element"), ("<style", "</style", "a style element"),
        ] {
            guard let last = last(opening, in: source[...]) else { continue }
            if Self.last(closing, in: source[last...]) == nil {
                return "\(name) is not closed and takes in the rest of the page"
            }
        }
        if let meta = last("http-equiv", in: source[...]), Self.last("refresh", in: source[meta...].prefix(60)) != nil {
            return "it only sends readers on to another page (meta refresh); give that one"
        }
        return "is it a page that only a script fills?"
    }

    /// Where a word of ASCII stands for the last time.
    private static func last(_ word: String, in source: ArraySlice<UInt8>) -> Int? {
        let word = Array(word.utf8)
        var at = source.endIndex - word.count
        while at >= source.startIndex {
            if source[at] == word[0], source[at...].starts(with: word) { return at }
            at -= 1
        }
        return nil
    }
}

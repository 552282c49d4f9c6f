import Prose

/// Characters that stand in place of bytes that could not be decoded.
enum Undecoded {
    /// How often U+FFFD stands in a text. O(n).
    static func count(_ text: Text) -> Int {
        let bytes = text.utf8
        var count = 0
        var at = 0
        while let found = ByteSearch.first(0xEF, in: bytes, from: at) {
            at = found + 1
            if found + 2 < bytes.count, bytes[found + 1] == 0xBF, bytes[found + 2] == 0xBD { count += 1 }
        }
        return count
    }
}

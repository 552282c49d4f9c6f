#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Search for one byte with the C library's `memchr`, which looks at many bytes at once.
enum ByteSearch {
    /// Offset of the next such byte at or behind `start`, or nil. O(distance).
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int = 0) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard start < buffer.count, let base = buffer.baseAddress,
                let hit = memchr(base + start, Int32(byte), buffer.count - start)
            else { return nil }
            return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
    }

    /// Whether the letters of a word, given in lower case, stand in a span in any case, white space between them left
    /// out. O(length of the span times that of the word, which is short).
    static func holds(_ word: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let count = word.utf8CodeUnitCount
        let first = word.utf8Start[0]
        for start in range where ASCII.lower(bytes[start]) == first {
            var (at, found) = (start, 0)
            while at < range.upperBound, found < count {
                if ASCII.isSpace(bytes[at]) {
                    at += 1
                } else if ASCII.lower(bytes[at]) == word.utf8Start[found] {
                    (at, found) = (at + 1, found + 1)
                } else {
                    break
                }
            }
            if found == count { return true }
        }
        return false
    }
}

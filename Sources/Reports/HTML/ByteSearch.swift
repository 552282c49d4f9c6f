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

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Offset of the next such byte, or the end, and whether an ampersand stands before it. O(distance), eight bytes at
    /// a time.
    @inline(__always)
    static func end(at stop: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (
        end: Int, hasAmpersand: Bool
    ) {
        let raw = UnsafeRawBufferPointer(bytes)
        let (stops, ampersands) = (ones &* UInt64(stop), ones &* 0x26)
        var hasAmpersand = false
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let (ends, found) = (zeroes(word ^ stops), zeroes(word ^ ampersands))
            if ends != 0 {
                // Of the marks only the lowest is sure, and that is the one which counts.
                if found != 0, found.trailingZeroBitCount < ends.trailingZeroBitCount { hasAmpersand = true }
                return (at + ends.trailingZeroBitCount / 8, hasAmpersand)
            }
            if found != 0 { hasAmpersand = true }
            at += 8
        }
        while at < bytes.count, bytes[at] != stop {
            if bytes[at] == 0x26 { hasAmpersand = true }
            at += 1
        }
        return (at, hasAmpersand)
    }

    /// The high bit of each byte that is zero, up to the first; those above it may be wrong.
    @inline(__always)
    private static func zeroes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & 0x8080_8080_8080_8080 }

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

/// 64-bit FNV-1a keys of words, by which lexicons and models look words up without making strings.
@usableFromInline
package enum WordHash {
    @inlinable static var offset: UInt64 { 0xcbf2_9ce4_8422_2325 }
    @inlinable static var prime: UInt64 { 0x0000_0100_0000_01b3 }

    /// Key of the bytes as they stand.
    @inlinable
    package static func exact(_ bytes: [UInt8], _ span: TextSpan) -> UInt64 {
        var hash = offset
        for index in span.range { hash = (hash ^ UInt64(bytes[index])) &* prime }
        return hash
    }

    /// The key with one more byte of a word, an ASCII letter in lower case.
    @inlinable
    package static func folded(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* prime
    }

    /// Key of the bytes with ASCII letters in lower case, the typographic apostrophe (U+2019) as `'`, and without soft
    /// hyphens, so that a word is the same word however it is printed.
    package static func folded(_ bytes: [UInt8], _ span: TextSpan) -> UInt64 {
        bytes.withUnsafeBufferPointer { folded($0, span) }
    }

    static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> UInt64 {
        var hash = offset
        var index = span.start
        while index < span.end {
            let byte = bytes[index]
            if byte == 0xE2, index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
                hash = (hash ^ 0x27) &* prime
                index += 3
                continue
            }
            if byte == 0xC2, span.count > 2, index + 1 < span.end, bytes[index + 1] == 0xAD {
                index += 2
                continue
            }
            hash = folded(hash, byte)
            index += 1
        }
        return hash
    }

    /// Key of a word given as a string, as `folded` makes it.
    package static func folded(_ word: some StringProtocol) -> UInt64 {
        let bytes = Array(word.utf8)
        return folded(bytes, TextSpan(0, bytes.count))
    }

    /// Key of a phrase from the key of its beginning and that of its next word.
    @inlinable
    package static func phrase(_ beginning: UInt64, _ next: UInt64) -> UInt64 {
        var hash = (beginning ^ 0x20) &* prime
        hash = (hash ^ (next >> 32)) &* prime
        return (hash ^ (next & 0xffff_ffff)) &* prime
    }
}

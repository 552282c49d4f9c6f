/// 64-bit FNV-1a keys of words, by which lexicons and models look words up without making strings.
package enum WordHash {
    @usableFromInline static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
    @usableFromInline static let prime: UInt64 = 0x0000_0100_0000_01b3

    /// Key of the bytes as they stand.
    @inlinable
    package static func exact(_ bytes: [UInt8], _ span: TextSpan) -> UInt64 {
        var hash = offset
        for index in span.range { hash = (hash ^ UInt64(bytes[index])) &* prime }
        return hash
    }

    /// Key of the bytes with ASCII letters in lower case and the typographic apostrophe (U+2019) as `'`.
    @inlinable
    package static func folded(_ bytes: [UInt8], _ span: TextSpan) -> UInt64 {
        var hash = offset
        var index = span.start
        while index < span.end {
            let byte = bytes[index]
            if byte == 0xE2, index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
                hash = (hash ^ 0x27) &* prime
                index += 3
                continue
            }
            hash = (hash ^ UInt64(UTF8Bytes.isUpper(byte) ? byte | 0x20 : byte)) &* prime
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

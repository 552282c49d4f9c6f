/// Small questions about UTF-8 bytes that every scanner asks.
///
/// Usable from inline, so that its methods are inlined in other rooms, too.
@usableFromInline
package enum UTF8Bytes {
    /// Length in bytes of the scalar that a lead byte opens (1 for ASCII and for stray continuation bytes).
    @inlinable @inline(__always)
    package static func length(lead: UInt8) -> Int {
        lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    @inlinable @inline(__always)
    package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    @inlinable @inline(__always)
    package static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    @inlinable @inline(__always)
    package static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    @inlinable @inline(__always)
    package static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    @inlinable @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    @inlinable @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    /// ASCII letter or digit, or any byte of a scalar beyond ASCII.
    @inlinable @inline(__always)
    package static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

    /// Length of the white-space scalar at an offset, or nil when there is none.
    package static func spaceLength(_ bytes: [UInt8], at offset: Int, limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { spaceLength($0, at: offset, limit: limit) }
    }

    /// Length of the white-space scalar that ends at an offset, or nil when there is none.
    package static func spaceLengthBefore(_ bytes: [UInt8], end: Int, limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { spaceLengthBefore($0, end: end, limit: limit) }
    }

    /// Length of the white-space scalar at an offset, or nil when there is none.
    static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) -> Int? {
        let byte = bytes[offset]
        if byte < 0x80 { return isASCIISpace(byte) ? 1 : nil }
        if byte == 0xC2, offset + 1 < limit { return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85 ? 2 : nil }
        guard offset + 2 < limit else { return nil }
        return isWideSpace(byte, bytes[offset + 1], bytes[offset + 2]) ? 3 : nil
    }

    /// Length of the white-space scalar that ends at an offset, or nil when there is none.
    static func spaceLengthBefore(_ bytes: UnsafeBufferPointer<UInt8>, end: Int, limit: Int) -> Int? {
        let byte = bytes[end - 1]
        if byte < 0x80 { return isASCIISpace(byte) ? 1 : nil }
        if end - 2 >= limit, bytes[end - 2] == 0xC2 { return byte == 0xA0 || byte == 0x85 ? 2 : nil }
        guard end - 3 >= limit else { return nil }
        return isWideSpace(bytes[end - 3], bytes[end - 2], byte) ? 3 : nil
    }

    /// U+1680, U+2000…U+200B, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF.
    private static func isWideSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0x9A): third == 0x80
        case (0xE2, 0x80): (third >= 0x80 && third <= 0x8B) || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }
}

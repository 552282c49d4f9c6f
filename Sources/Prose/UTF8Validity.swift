/// Whether bytes are well-formed UTF-8, as the Unicode Standard's table 3-7 has it.
///
/// The same answer as `String(validating:as:)`, without making a string: pages are mostly ASCII, which is passed 32
/// bytes at a time.
package enum UTF8Validity {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// O(n), no allocation.
    package static func holds(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while true {
                at = endOfASCII(buffer, from: at)
                if at == buffer.count { return true }
                // Letters of other scripts come in runs.
                repeat {
                    let length = sequenceLength(buffer, at)
                    if length == 0 { return false }
                    at += length
                } while at < buffer.count && buffer[at] >= 0x80
            }
        }
    }

    /// Offset of the next byte beyond ASCII, or the end.
    private static func endOfASCII(_ buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= buffer.count {
            let word = self.word(buffer, at)
            if word & highBits != 0 { return at + (word & highBits).trailingZeroBitCount / 8 }
            at += 8
            while at + 32 <= buffer.count,
                (self.word(buffer, at) | self.word(buffer, at + 8) | self.word(buffer, at + 16)
                    | self.word(buffer, at + 24)) & highBits == 0
            {
                at += 32
            }
        }
        while at < buffer.count, buffer[at] < 0x80 { at += 1 }
        return at
    }

    /// Eight bytes, the first one lowest.
    @inline(__always)
    private static func word(_ buffer: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    /// Length of the sequence that a byte beyond ASCII opens; 0 when it is ill-formed or cut off.
    @inline(__always)
    private static func sequenceLength(_ buffer: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let lead = buffer[at]
        if lead < 0xC2 || lead > 0xF4 { return 0 }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard at + length <= buffer.count else { return 0 }
        // No overlong forms, no surrogates, nothing beyond U+10FFFF.
        let second = buffer[at + 1]
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return 0 }
        if length > 2, !UTF8Bytes.isContinuation(buffer[at + 2]) { return 0 }
        if length > 3, !UTF8Bytes.isContinuation(buffer[at + 3]) { return 0 }
        return length
    }
}

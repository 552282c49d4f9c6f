/// Reads the scalars of UTF-8 bytes one after the other; broken bytes come out as U+FFFD, one each.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next scalar, nil at the end.
    @inline(__always)
    mutating func next() -> UInt32? {
        guard at < bytes.count else { return nil }
        let lead = bytes[at]
        at += 1
        if lead < 0x80 { return UInt32(lead) }
        return wide(lead)
    }

    private mutating func wide(_ lead: UInt8) -> UInt32 {
        let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0
        guard length > 0, at + length <= bytes.count else { return 0xFFFD }
        var scalar = UInt32(lead) & (0x3F >> UInt32(length))
        for place in at..<(at + length) {
            guard bytes[place] & 0xC0 == 0x80 else { return 0xFFFD }
            scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
        }
        at += length
        return scalar
    }
}

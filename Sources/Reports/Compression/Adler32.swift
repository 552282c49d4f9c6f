/// The checksum of zlib's format (RFC 1950, section 8.2).
enum Adler32 {
    private static let base: UInt32 = 65_521
    /// So many bytes can be added before a sum may overflow.
    private static let step = 5552

    /// O(n).
    static func of(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let end = min(at + step, bytes.count)
                while at < end {
                    low &+= UInt32(bytes[at])
                    high &+= low
                    at += 1
                }
                low %= base
                high %= base
            }
        }
        return high << 16 | low
    }
}

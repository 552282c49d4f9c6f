/// Bits of data in memory, the lowest of each byte first, as DEFLATE and Brotli store them.
struct BitReader {
    private let bytes: [UInt8]
    private var at = 0
    /// The bits taken ahead; zeros behind the end of the data.
    private(set) var bits: UInt64 = 0
    private var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Takes bits ahead, at least 56 of them or all there are.
    @inline(__always)
    mutating func fill() {
        while count <= 56, at < bytes.count {
            bits |= UInt64(bytes[at]) << UInt64(count)
            at += 1
            count += 8
        }
    }

    /// Leaves bits behind; false when there are not so many. `fill` comes before.
    @inline(__always)
    mutating func drop(_ number: Int) -> Bool {
        bits >>= UInt64(number)
        count -= number
        return count >= 0
    }

    /// The next bits, at most 32, as a number; nil when there are not so many.
    mutating func take(_ number: Int) -> Int? {
        fill()
        let value = Int(bits & (1 << UInt64(number) - 1))
        return drop(number) ? value : nil
    }

    /// Goes on at the next whole byte; nil where the bits left out are not zero.
    mutating func alignToByte() -> Void? { take(count & 7).flatMap { $0 == 0 ? () : nil } }

    /// The next bytes, of as many as asked those that are there. `alignToByte` comes before.
    mutating func bytes(_ number: Int) -> ArraySlice<UInt8> {
        at -= count >> 3
        (bits, count) = (0, 0)
        let start = at
        at = min(at + number, bytes.count)
        return bytes[start..<at]
    }
}

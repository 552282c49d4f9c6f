/// Packs bytes as one gzip member (RFC 1952): matches found by a hash of four bytes, fixed Huffman codes. Packs a page
/// to about a third; the same bytes give the same result. O(n).
struct GzipWriter {
    private static let hashBits = 15
    private static let window = 32 << 10
    private static let longestMatch = 258
    private static let shortestMatch = 4

    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount = 0

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var writer = GzipWriter()
        // No name and no time, unknown system.
        writer.output = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        writer.deflate(bytes)
        for value in [CRC32.of(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] { writer.output.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return writer.output
    }

    private mutating func deflate(_ bytes: [UInt8]) {
        put(0b011, 3)  // the last block, fixed codes
        var last = [Int32](repeating: -1, count: 1 << Self.hashBits)
        var at = 0
        while at < bytes.count {
            let length = match(bytes, at, &last)
            if let length {
                lengthSymbol(length.count)
                distanceSymbol(length.distance)
                at += length.count
            } else {
                literal(Int(bytes[at]))
                at += 1
            }
        }
        literal(256)
        if bitCount > 0 { put(0, 8 - bitCount % 8) }
    }

    /// The match at a place, if the last place of its four bytes gives one.
    private func match(_ bytes: [UInt8], _ at: Int, _ last: inout [Int32]) -> (count: Int, distance: Int)? {
        guard at + Self.shortestMatch <= bytes.count else { return nil }
        let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
        let slot = Int((word &* 2_654_435_761) >> UInt32(32 - Self.hashBits))
        let before = Int(last[slot])
        last[slot] = Int32(truncatingIfNeeded: at)
        guard before >= 0, before < at, at - before <= Self.window else { return nil }
        let limit = min(Self.longestMatch, bytes.count - at)
        var count = 0
        while count < limit, bytes[before + count] == bytes[at + count] { count += 1 }
        return count >= Self.shortestMatch ? (count, at - before) : nil
    }

    // MARK: - Codes

    private mutating func put(_ value: Int, _ count: Int) {
        bits |= UInt64(value) << UInt64(bitCount)
        bitCount += count
        while bitCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }

    private mutating func literal(_ symbol: Int) {
        switch symbol {
        case ..<144: put(HuffmanCode.reversed(0x30 + symbol, 8), 8)
        case ..<256: put(HuffmanCode.reversed(0x190 + symbol - 144, 9), 9)
        case ..<280: put(HuffmanCode.reversed(symbol - 256, 7), 7)
        default: put(HuffmanCode.reversed(0xC0 + symbol - 280, 8), 8)
        }
    }

    private mutating func lengthSymbol(_ length: Int) {
        var symbol = 285
        while symbol > 257, DeflateTables.length(symbol).base > length { symbol -= 1 }
        let (base, extra) = DeflateTables.length(symbol)
        literal(symbol)
        if extra > 0 { put(length - base, extra) }
    }

    private mutating func distanceSymbol(_ distance: Int) {
        var symbol = 29
        while symbol > 0, DeflateTables.distance(symbol).base > distance { symbol -= 1 }
        let (base, extra) = DeflateTables.distance(symbol)
        put(HuffmanCode.reversed(symbol, 5), 5)
        if extra > 0 { put(distance - base, extra) }
    }
}

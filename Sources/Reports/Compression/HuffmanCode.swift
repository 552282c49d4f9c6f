/// A canonical Huffman code of DEFLATE (RFC 1951, 3.2.2) and Brotli: a table for short codes, counting for long ones.
struct HuffmanCode {
    /// Codes up to this length are looked up at once.
    static let tableBits = 10
    static let longest = 15

    /// By the next bits, ten at most: symbol << 4 | length; 0 for longer codes and for bits that are no code.
    private(set) var table: [UInt16] = [0]
    /// What cuts the index into the table out of the bits.
    private(set) var mask: UInt64 = 0
    /// Number of codes of each length.
    private(set) var counts = [UInt16](repeating: 0, count: Self.longest + 1)
    /// Symbols in the order of their codes.
    private(set) var symbols: [UInt16] = []

    init() {}

    /// - Parameter lengths: the code length of each symbol, 0…15; nil when there are more codes than the lengths allow.
    init?(lengths: some Collection<UInt8>) {
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var left = 1
        var starts = [Int](repeating: 0, count: Self.longest + 2)
        var nextCode = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1...Self.longest {
            left = left << 1 - Int(counts[length])
            if left < 0 { return nil }
            starts[length + 1] = starts[length] + Int(counts[length])
            nextCode[length + 1] = (nextCode[length] + Int(counts[length])) << 1
        }
        symbols = [UInt16](repeating: 0, count: starts[Self.longest + 1])
        // No larger than the code needs: hostile data ask for very many small ones.
        let width = min(Self.tableBits, counts.lastIndex { $0 > 0 } ?? 0)
        table = [UInt16](repeating: 0, count: 1 << width)
        mask = 1 << UInt64(width) - 1
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[starts[length]] = UInt16(symbol)
            starts[length] += 1
            let code = nextCode[length]
            nextCode[length] += 1
            if length <= Self.tableBits { fill(code, length, UInt16(symbol << 4 | length)) }
        }
    }

    private mutating func fill(_ code: Int, _ length: Int, _ entry: UInt16) {
        var index = Self.reversed(code, length)
        while index < table.count {
            table[index] = entry
            index += 1 << length
        }
    }

    /// Codes stand in the stream with their first bit lowest.
    static func reversed(_ code: Int, _ length: Int) -> Int {
        var (code, result) = (code, 0)
        for _ in 0..<length {
            result = result << 1 | code & 1
            code >>= 1
        }
        return result
    }

    /// The symbol that the bits begin with and its length, or nil when they are no code.
    @inline(__always)
    func decode(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        let entry = table[Int(bits & mask)]
        return entry == 0 ? decodeLong(bits) : (Int(entry >> 4), Int(entry & 15))
    }

    /// A code longer than the table: symbol and length, or nil when the bits are no code.
    func decodeLong(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        var (code, first, index) = (0, 0, 0)
        for length in 1...Self.longest {
            code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1) & 1)
            let count = Int(counts[length])
            if code - count < first { return (Int(symbols[index + code - first]), length) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }
}

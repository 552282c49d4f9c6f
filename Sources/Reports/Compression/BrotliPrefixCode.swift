/// A prefix code as Brotli writes it (RFC 7932, section 3).
struct BrotliPrefixCode {
    private let code: HuffmanCode
    /// The symbol of a code that has no other and takes no bits.
    private let single: Int?

    /// - Parameter alphabet: number of symbols.
    init(_ input: inout BitReader, alphabet: Int) throws(BrotliDecoder.Failure) {
        let kind = try BrotliDecoder.take(2, &input)
        let lengths =
            kind == 1
            ? try Self.simple(&input, alphabet) : try Self.complex(&input, alphabet, skipping: kind)
        let used = lengths.indices.filter { lengths[$0] > 0 }
        single = used.count == 1 ? used.first : nil
        guard let code = HuffmanCode(lengths: lengths) else { throw .invalid }
        self.code = code
    }

    /// The next symbol.
    @inline(__always)
    func symbol(_ input: inout BitReader) throws(BrotliDecoder.Failure) -> Int {
        if let single { return single }
        input.fill()
        guard let (symbol, length) = code.decode(input.bits) else { throw .invalid }
        guard input.drop(length) else { throw .truncated }
        return symbol
    }

    // MARK: - Reading

    /// One to four symbols, written out.
    private static func simple(_ input: inout BitReader, _ alphabet: Int) throws(BrotliDecoder.Failure) -> [UInt8] {
        let count = try BrotliDecoder.take(2, &input) + 1
        let width = Int.bitWidth - (alphabet - 1).leadingZeroBitCount
        var lengths = [UInt8](repeating: 0, count: alphabet)
        var symbols: [Int] = []
        for _ in 0..<count {
            let symbol = try BrotliDecoder.take(width, &input)
            guard symbol < alphabet, !symbols.contains(symbol) else { throw .invalid }
            symbols.append(symbol)
        }
        let isDeep = count == 4 ? try BrotliDecoder.take(1, &input) == 1 : false
        let sizes: [UInt8] =
            switch count {
            case 1: [1]
            case 2: [1, 1]
            case 3: [1, 2, 2]
            default: isDeep ? [1, 2, 3, 3] : [2, 2, 2, 2]
            }
        for (symbol, size) in zip(symbols, sizes) { lengths[symbol] = size }
        return lengths
    }

    /// In which order the lengths of the code for lengths stand, and the code of these themselves.
    private static let lengthOrder = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    private static let lengthBits = [2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4]
    private static let lengthValues: [UInt8] = [0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5]

    /// All lengths, packed with a code of their own.
    private static func complex(_ input: inout BitReader, _ alphabet: Int, skipping skipped: Int)
        throws(BrotliDecoder.Failure) -> [UInt8]
    {
        var own = [UInt8](repeating: 0, count: 18)
        var space = 32
        for index in skipped..<18 where space > 0 {
            input.fill()
            let head = Int(input.bits & 15)
            guard input.drop(lengthBits[head]) else { throw .truncated }
            let length = lengthValues[head]
            own[lengthOrder[index]] = length
            if length > 0 { space -= 32 >> Int(length) }
        }
        let used = own.indices.filter { own[$0] > 0 }
        guard space == 0 || used.count == 1, let code = HuffmanCode(lengths: own) else { throw .invalid }
        return try lengths(&input, alphabet, code, single: used.count == 1 ? used.first : nil)
    }

    private static func lengths(_ input: inout BitReader, _ alphabet: Int, _ code: HuffmanCode, single: Int?)
        throws(BrotliDecoder.Failure) -> [UInt8]
    {
        var lengths = [UInt8](repeating: 0, count: alphabet)
        var (at, space, previous) = (0, 1 << 15, UInt8(8))
        // A repetition behind one of the same length multiplies it.
        var (repetition, repeated) = (0, UInt8(0))
        while at < alphabet, space > 0 {
            var symbol = single ?? 0
            if single == nil {
                input.fill()
                guard let (next, length) = code.decode(input.bits) else { throw .invalid }
                guard input.drop(length) else { throw .truncated }
                symbol = next
            }
            if symbol < 16 {
                repetition = 0
                lengths[at] = UInt8(symbol)
                at += 1
                if symbol > 0 {
                    previous = UInt8(symbol)
                    space -= 1 << (15 - symbol)
                }
                continue
            }
            let bits = symbol == 16 ? 2 : 3
            let length = symbol == 16 ? previous : 0
            if repeated != length { (repetition, repeated) = (0, length) }
            let before = repetition
            if repetition > 0 { repetition = (repetition - 2) << bits }
            repetition += try BrotliDecoder.take(bits, &input) + 3
            let more = repetition - before
            guard at + more <= alphabet else { throw .invalid }
            for index in at..<(at + more) { lengths[index] = length }
            at += more
            if length > 0 { space -= more << (15 - Int(length)) }
        }
        guard space == 0 else { throw .invalid }
        return lengths
    }
}

/// Unpacks DEFLATE (RFC 1951) piece by piece: memory is one window of 32 KB and one piece, whatever the input says.
struct Inflater {
    enum Damage: Error { case truncated, invalid }

    private enum Phase { case blockHeader, stored(left: Int), compressed, done }
    private enum Stop { case full, blockEnd, needsInput, invalid, truncated }

    static let windowSize = 32 << 10
    private static let pieceSize = 64 << 10
    /// The longest match, which may run over the end of a piece.
    private static let slack = 512

    private var phase = Phase.blockHeader
    private var isLastBlock = false
    /// What stopped it, told once all that came before has been given.
    private var failure: Damage?
    private var bits: UInt64 = 0
    private var bitCount = 0
    /// The window, and behind it what is new.
    private var output = [UInt8](repeating: 0, count: windowSize + pieceSize + slack)
    private var filled = 0
    private var literals = HuffmanCode()
    private var distances = HuffmanCode()

    private static let fixedLiterals = HuffmanCode(lengths: DeflateTables.fixedLiterals) ?? HuffmanCode()
    private static let fixedDistances = HuffmanCode(lengths: DeflateTables.fixedDistances) ?? HuffmanCode()

    /// Makes ready for another stream.
    mutating func restart() {
        phase = .blockHeader
        isLastBlock = false
        failure = nil
        (bits, bitCount, filled) = (0, 0, 0)
    }

    /// The next unpacked bytes, never empty; nil at the end, where the input stands behind the stream. What stands
    /// before damage is given first.
    mutating func next(_ input: inout ByteStream) throws(Damage) -> [UInt8]? {
        if let failure { throw failure }
        slide()
        let start = filled
        do throws(Damage) {
            try fill(upTo: start + Self.pieceSize, &input)
        } catch {
            guard filled > start else { throw error }
            failure = error
        }
        return filled > start ? Array(output[start..<filled]) : nil
    }

    private mutating func fill(upTo limit: Int, _ input: inout ByteStream) throws(Damage) {
        while filled < limit {
            switch phase {
            case .done: return
            case .blockHeader:
                if isLastBlock {
                    giveBack(&input)
                    phase = .done
                } else {
                    try blockHeader(&input)
                }
            case .stored(let left): try stored(left, limit, &input)
            case .compressed: try compressed(limit, &input)
            }
        }
    }

    /// Keeps the window only.
    private mutating func slide() {
        guard filled > Self.windowSize else { return }
        let start = filled - Self.windowSize
        output.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            base.update(from: base + start, count: Self.windowSize)
        }
        filled = Self.windowSize
    }

    // MARK: - Bits

    /// The next bits as a number, the first one lowest.
    private mutating func take(_ count: Int, _ input: inout ByteStream) throws(Damage) -> Int {
        while bitCount < count {
            guard !input.isAtEnd else { throw .truncated }
            bits |= UInt64(input.buffer[input.at]) << UInt64(bitCount)
            input.at += 1
            bitCount += 8
        }
        let value = Int(bits & ((1 << UInt64(count)) - 1))
        drop(count)
        return value
    }

    private mutating func drop(_ count: Int) {
        bits >>= UInt64(count)
        bitCount -= count
    }

    /// Returns the whole bytes that were taken ahead to the input.
    private mutating func giveBack(_ input: inout ByteStream) {
        input.at -= min(bitCount >> 3, input.at)
        bits = 0
        bitCount = 0
    }

    // MARK: - Blocks

    private mutating func blockHeader(_ input: inout ByteStream) throws(Damage) {
        isLastBlock = try take(1, &input) == 1
        switch try take(2, &input) {
        case 0:
            giveBack(&input)
            let length = try take(16, &input)
            guard try take(16, &input) == length ^ 0xFFFF else { throw .invalid }
            giveBack(&input)
            phase = .stored(left: length)
        case 1:
            (literals, distances) = (Self.fixedLiterals, Self.fixedDistances)
            phase = .compressed
        case 2:
            try dynamicCodes(&input)
            phase = .compressed
        default: throw .invalid
        }
    }

    private mutating func stored(_ left: Int, _ limit: Int, _ input: inout ByteStream) throws(Damage) {
        guard left > 0 else {
            phase = .blockHeader
            return
        }
        guard !input.isAtEnd else { throw .truncated }
        let count = min(left, limit - filled, input.available)
        output.replaceSubrange(filled..<(filled + count), with: input.buffer[input.at..<(input.at + count)])
        filled += count
        input.at += count
        phase = .stored(left: left - count)
    }

    private mutating func dynamicCodes(_ input: inout ByteStream) throws(Damage) {
        let literalCount = try take(5, &input) + 257
        let distanceCount = try take(5, &input) + 1
        let lengthCount = try take(4, &input) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .invalid }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[DeflateTables.lengthOrder[index]] = UInt8(try take(3, &input)) }
        guard let code = HuffmanCode(lengths: lengths) else { throw .invalid }
        let total = literalCount + distanceCount
        lengths = []
        while lengths.count < total {
            let symbol = try self.symbol(code, &input)
            switch symbol {
            case 0...15: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw .invalid }
                let count = try take(2, &input) + 3
                lengths += repeatElement(last, count: count)
            case 17: lengths += repeatElement(0, count: try take(3, &input) + 3)
            default: lengths += repeatElement(0, count: try take(7, &input) + 11)
            }
        }
        guard lengths.count == total, lengths[256] > 0,
            let literals = HuffmanCode(lengths: lengths[..<literalCount]),
            let distances = HuffmanCode(lengths: lengths[literalCount...])
        else { throw .invalid }
        self.literals = literals
        self.distances = distances
    }

    /// One symbol, bit by bit where the input ends.
    private mutating func symbol(_ code: HuffmanCode, _ input: inout ByteStream) throws(Damage) -> Int {
        while bitCount < HuffmanCode.longest, !input.isAtEnd {
            bits |= UInt64(input.buffer[input.at]) << UInt64(bitCount)
            input.at += 1
            bitCount += 8
        }
        guard let (symbol, length) = code.decodeLong(bits) else { throw .invalid }
        guard length <= bitCount else { throw .truncated }
        drop(length)
        return symbol
    }

    private mutating func compressed(_ limit: Int, _ input: inout ByteStream) throws(Damage) {
        while true {
            switch run(limit, &input) {
            case .full: return
            case .blockEnd:
                phase = .blockHeader
                return
            case .needsInput: _ = input.refill()
            case .invalid: throw .invalid
            case .truncated: throw .truncated
            }
        }
    }

    /// Unpacks symbols until the piece is full, the block ends, or the buffer runs low.
    private mutating func run(_ limit: Int, _ input: inout ByteStream) -> Stop {
        var (bits, bitCount, filled, at) = (self.bits, self.bitCount, self.filled, input.at)
        let isLast = input.isExhausted
        let (literals, distances) = (self.literals, self.distances)
        let stop = output.withUnsafeMutableBufferPointer { output -> Stop in
            input.buffer.withUnsafeBufferPointer { source -> Stop in
                literals.table.withUnsafeBufferPointer { table -> Stop in
                    while filled < limit {
                        guard Self.load(source, &at, isLast: isLast, &bits, &bitCount) else { return .needsInput }
                        let entry = table[Int(bits & literals.mask)]
                        var symbol = Int(entry >> 4)
                        var length = Int(entry & 15)
                        if length == 0 {
                            guard let long = literals.decodeLong(bits) else {
                                return bitCount < 15 ? .truncated : .invalid
                            }
                            (symbol, length) = long
                        }
                        bits >>= UInt64(length)
                        bitCount -= length
                        guard bitCount >= 0 else { return .truncated }
                        if symbol < 256 {
                            output[filled] = UInt8(truncatingIfNeeded: symbol)
                            filled += 1
                            continue
                        }
                        if symbol == 256 { return .blockEnd }
                        guard let match = Self.match(symbol, distances, &bits, &bitCount) else {
                            return bitCount < 0 ? .truncated : .invalid
                        }
                        guard bitCount >= 0 else { return .truncated }
                        guard match.distance <= filled else { return .invalid }
                        for index in filled..<(filled + match.length) { output[index] = output[index - match.distance] }
                        filled += match.length
                    }
                    return .full
                }
            }
        }
        (self.bits, self.bitCount, self.filled, input.at) = (bits, bitCount, filled, at)
        return stop
    }

    /// Takes bytes ahead, eight at a step and one by one at the input's end; false where the buffer must be filled
    /// first.
    @inline(__always)
    private static func load(
        _ source: UnsafeBufferPointer<UInt8>, _ at: inout Int, isLast: Bool, _ bits: inout UInt64, _ bitCount: inout Int
    ) -> Bool {
        if source.count - at >= 8 {
            let word = UnsafeRawBufferPointer(source).loadUnaligned(fromByteOffset: at, as: UInt64.self)
            bits |= UInt64(littleEndian: word) << UInt64(bitCount)
            at += (63 - bitCount) >> 3
            bitCount |= 56
            return true
        }
        while isLast, bitCount < 56, at < source.count {
            bits |= UInt64(source[at]) << UInt64(bitCount)
            at += 1
            bitCount += 8
        }
        return isLast
    }

    /// Length and distance of a match; nil when the bits are none.
    @inline(__always)
    private static func match(_ symbol: Int, _ distances: HuffmanCode, _ bits: inout UInt64, _ bitCount: inout Int)
        -> (length: Int, distance: Int)?
    {
        guard symbol <= 285 else { return nil }
        let (base, extra) = DeflateTables.length(symbol)
        let length = base + Int(bits & (1 << UInt64(extra) - 1))
        bits >>= UInt64(extra)
        bitCount -= extra
        let entry = distances.table[Int(bits & distances.mask)]
        var code = Int(entry >> 4)
        var used = Int(entry & 15)
        if used == 0 {
            guard let long = distances.decodeLong(bits) else { return nil }
            (code, used) = long
        }
        bits >>= UInt64(used)
        bitCount -= used
        guard code < 30 else { return nil }
        let (start, more) = DeflateTables.distance(code)
        let distance = start + Int(bits & (1 << UInt64(more) - 1))
        bits >>= UInt64(more)
        bitCount -= more
        return (length, distance)
    }
}

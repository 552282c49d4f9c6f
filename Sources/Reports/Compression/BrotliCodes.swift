/// The codes of one meta-block, and where its blocks change (RFC 7932, sections 6, 7 and 9.2).
struct BrotliCodes {
    /// Block types of literals, commands or distances: which one runs, and how much of it is left.
    private struct Blocks {
        let count: Int
        private var codes: (type: BrotliPrefixCode, length: BrotliPrefixCode)?
        private(set) var current = 0
        private var previous = 1
        private var left: Int

        init(_ input: inout BitReader) throws(BrotliDecoder.Failure) {
            count = try BrotliCodes.count(&input)
            left = .max
            if count > 1 {
                codes = (
                    try BrotliPrefixCode(&input, alphabet: count + 2), try BrotliPrefixCode(&input, alphabet: 26)
                )
                left = try length(&input)
            }
        }

        /// Counts one more, and goes over to the next block where one ends.
        @inline(__always)
        mutating func advance(_ input: inout BitReader) throws(BrotliDecoder.Failure) {
            if left == 0 { try change(&input) }
            left -= 1
        }

        private mutating func change(_ input: inout BitReader) throws(BrotliDecoder.Failure) {
            guard let codes else { throw .invalid }
            let symbol = try codes.type.symbol(&input)
            let next =
                switch symbol {
                case 0: previous
                case 1: current + 1 == count ? 0 : current + 1
                default: symbol - 2
                }
            (previous, current) = (current, next)
            left = try length(&input)
        }

        private func length(_ input: inout BitReader) throws(BrotliDecoder.Failure) -> Int {
            guard let codes else { return .max }
            let range = BrotliTables.blockCounts[try codes.length.symbol(&input)]
            return try range.start + BrotliDecoder.take(range.bits, &input)
        }
    }

    /// How many of the bits of a distance stand apart, and how many distances have a code of their own.
    let postfix: Int
    let direct: Int
    private var literalBlocks: Blocks
    private var commandBlocks: Blocks
    private var distanceBlocks: Blocks
    private var modes: [Int] = []
    /// Which code each context has, 64 for a block type of literals, 4 for one of distances.
    private let literalMap: [UInt8]
    private let distanceMap: [UInt8]
    private var literals: [BrotliPrefixCode] = []
    private var commands: [BrotliPrefixCode] = []
    private var distances: [BrotliPrefixCode] = []

    init(_ input: inout BitReader) throws(BrotliDecoder.Failure) {
        literalBlocks = try Blocks(&input)
        commandBlocks = try Blocks(&input)
        distanceBlocks = try Blocks(&input)
        postfix = try BrotliDecoder.take(2, &input)
        direct = try BrotliDecoder.take(4, &input) << postfix
        for _ in 0..<literalBlocks.count { modes.append(try BrotliDecoder.take(2, &input)) }
        let literalCodes = try Self.count(&input)
        literalMap = try Self.contextMap(&input, size: 64 * literalBlocks.count, codes: literalCodes)
        let distanceCodes = try Self.count(&input)
        distanceMap = try Self.contextMap(&input, size: 4 * distanceBlocks.count, codes: distanceCodes)
        for _ in 0..<literalCodes { literals.append(try BrotliPrefixCode(&input, alphabet: 256)) }
        for _ in 0..<commandBlocks.count { commands.append(try BrotliPrefixCode(&input, alphabet: 704)) }
        let alphabet = 16 + direct + 48 << postfix
        for _ in 0..<distanceCodes { distances.append(try BrotliPrefixCode(&input, alphabet: alphabet)) }
    }

    // MARK: - Symbols

    /// - Parameters: the last byte of the output and the one before it, zero where there is none: they choose the code.
    @inline(__always)
    mutating func literal(after last: UInt8, _ second: UInt8, _ input: inout BitReader) throws(BrotliDecoder.Failure)
        -> UInt8
    {
        try literalBlocks.advance(&input)
        let type = literalBlocks.current
        let context = BrotliTables.context(modes[type], last, second)
        return UInt8(truncatingIfNeeded: try literals[Int(literalMap[64 * type + context])].symbol(&input))
    }

    mutating func command(_ input: inout BitReader) throws(BrotliDecoder.Failure) -> Int {
        try commandBlocks.advance(&input)
        return try commands[commandBlocks.current].symbol(&input)
    }

    mutating func distance(copyLength: Int, _ input: inout BitReader) throws(BrotliDecoder.Failure) -> Int {
        try distanceBlocks.advance(&input)
        let context = 4 * distanceBlocks.current + min(copyLength - 2, 3)
        return try distances[Int(distanceMap[context])].symbol(&input)
    }

    // MARK: - Headers

    /// A number from 1 to 256 of block types or codes.
    private static func count(_ input: inout BitReader) throws(BrotliDecoder.Failure) -> Int {
        guard try BrotliDecoder.take(1, &input) == 1 else { return 1 }
        let bits = try BrotliDecoder.take(3, &input)
        return try 1 << bits + 1 + BrotliDecoder.take(bits, &input)
    }

    private static func contextMap(_ input: inout BitReader, size: Int, codes: Int) throws(BrotliDecoder.Failure)
        -> [UInt8]
    {
        guard codes > 1 else { return [UInt8](repeating: 0, count: size) }
        let longest = try BrotliDecoder.take(1, &input) == 1 ? BrotliDecoder.take(4, &input) + 1 : 0
        let code = try BrotliPrefixCode(&input, alphabet: codes + longest)
        var map: [UInt8] = []
        map.reserveCapacity(size)
        while map.count < size {
            let symbol = try code.symbol(&input)
            if symbol == 0 || symbol > longest {
                map.append(UInt8(symbol == 0 ? 0 : symbol - longest))
                continue
            }
            let run = try 1 << symbol + BrotliDecoder.take(symbol, &input)
            guard map.count + run <= size else { throw .invalid }
            map += repeatElement(0, count: run)
        }
        if try BrotliDecoder.take(1, &input) == 1 { undoMoveToFront(&map) }
        return map
    }

    private static func undoMoveToFront(_ map: inout [UInt8]) {
        var order = (0...255).map { UInt8($0) }
        for index in map.indices {
            let place = Int(map[index])
            let value = order[place]
            map[index] = value
            if place > 0 {
                order.remove(at: place)
                order.insert(value, at: 0)
            }
        }
    }
}

/// Unpacks Brotli (RFC 7932): whole data in memory, within a limit.
///
/// Memory is the output and the codes of one meta-block, at most some 800 of them.
struct BrotliDecoder {
    enum Failure: Error { case truncated, invalid, tooLarge }

    /// What has been unpacked so far.
    private(set) var output: [UInt8] = []
    private var input: BitReader
    private let limit: Int
    private var window = 0
    /// The last four distances, the latest one first.
    private var distances = [4, 11, 15, 16]

    /// - Parameter limit: bytes of output.
    init(_ bytes: [UInt8], limit: Int) {
        input = BitReader(bytes)
        self.limit = limit
    }

    /// Unpacks to the end of the stream; `output` keeps what stands before damage. O(output + codes).
    mutating func run() throws(Failure) {
        window = try windowSize()
        while try !metaBlock() {}
    }

    /// The next bits as a number.
    static func take(_ count: Int, _ input: inout BitReader) throws(Failure) -> Int {
        guard let value = input.take(count) else { throw .truncated }
        return value
    }

    private mutating func take(_ count: Int) throws(Failure) -> Int { try Self.take(count, &input) }
    private mutating func isSet() throws(Failure) -> Bool { try take(1) == 1 }

    // MARK: - Headers

    /// The longest distance back.
    private mutating func windowSize() throws(Failure) -> Int {
        guard try isSet() else { return 1 << 16 - 16 }
        let first = try take(3)
        if first > 0 { return 1 << (17 + first) - 16 }
        let second = try take(3)
        if second == 1 { throw .invalid }
        return 1 << (second == 0 ? 17 : 8 + second) - 16
    }

    /// Unpacks one meta-block; true if it was the last.
    private mutating func metaBlock() throws(Failure) -> Bool {
        let isLast = try isSet()
        if isLast, try isSet() { return true }
        let nibbles = try take(2) + 4
        guard nibbles < 7 else {
            try skipMetadata()
            return isLast
        }
        var length = 0
        for index in 0..<nibbles {
            let nibble = try take(4)
            if nibbles > 4, index == nibbles - 1, nibble == 0 { throw .invalid }
            length |= nibble << (4 * index)
        }
        length += 1
        guard output.count + length <= limit else { throw .tooLarge }
        if !isLast, try isSet() {
            guard input.alignToByte() != nil else { throw .invalid }
            let bytes = input.bytes(length)
            output += bytes
            guard bytes.count == length else { throw .truncated }
            return false
        }
        var codes = try BrotliCodes(&input)
        try commands(upTo: output.count + length, &codes)
        return isLast
    }

    private mutating func skipMetadata() throws(Failure) {
        if try isSet() { throw .invalid }
        let bytes = try take(2)
        var length = 0
        for index in 0..<bytes {
            let byte = try take(8)
            if bytes > 1, index == bytes - 1, byte == 0 { throw .invalid }
            length |= byte << (8 * index)
        }
        guard input.alignToByte() != nil else { throw .invalid }
        guard bytes > 0 else { return }
        guard input.bytes(length + 1).count == length + 1 else { throw .truncated }
    }

    // MARK: - Commands

    private mutating func commands(upTo end: Int, _ codes: inout BrotliCodes) throws(Failure) {
        while output.count < end {
            let command = try codes.command(&input)
            let cell = BrotliTables.commandCells[command >> 6]
            let insert = try length(BrotliTables.insertLengths[cell.insert + command >> 3 & 7])
            let copy = try length(BrotliTables.copyLengths[cell.copy + command & 7])
            guard output.count + insert <= end else { throw .invalid }
            for _ in 0..<insert {
                let size = output.count
                let (last, second) = (size > 0 ? output[size - 1] : 0, size > 1 ? output[size - 2] : 0)
                output.append(try codes.literal(after: last, second, &input))
            }
            guard output.count < end else { return }
            // The first two cells mean the last distance again.
            let distance = command < 128 ? 0 : try codes.distance(copyLength: copy, &input)
            try self.copy(copy, distance, codes, end)
        }
    }

    private mutating func length(_ range: BrotliTables.Range) throws(Failure) -> Int {
        try range.start + take(range.bits)
    }

    private mutating func copy(_ length: Int, _ code: Int, _ codes: BrotliCodes, _ end: Int) throws(Failure) {
        let distance = try self.distance(code, codes)
        let longest = min(window, output.count)
        guard distance <= longest else { return try word(distance - longest - 1, length, end) }
        if code != 0 { distances = [distance, distances[0], distances[1], distances[2]] }
        guard output.count + length <= end else { throw .invalid }
        // Byte by byte: a copy may run into what it writes, and a slice of the output would copy all of it first.
        let start = output.count - distance
        for index in start..<(start + length) { output.append(output[index]) }
    }

    /// What a distance code means (section 4).
    private mutating func distance(_ code: Int, _ codes: BrotliCodes) throws(Failure) -> Int {
        guard code > 15 else {
            let distance =
                switch code {
                case 0..<4: distances[code]
                case 4..<10: distances[0] + Self.nearby[code - 4]
                default: distances[1] + Self.nearby[code - 10]
                }
            guard distance > 0 else { throw .invalid }
            return distance
        }
        guard code >= 16 + codes.direct else { return code - 15 }
        let above = code - codes.direct - 16
        let bits = 1 + above >> (codes.postfix + 1)
        let offset = (2 + above >> codes.postfix & 1) << bits - 4
        let low = above & (1 << codes.postfix - 1)
        return try (offset + take(bits)) << codes.postfix + low + codes.direct + 1
    }

    private static let nearby = [-1, 1, -2, 2, -3, 3]

    /// A word of the dictionary, changed as its number says.
    private mutating func word(_ number: Int, _ length: Int, _ end: Int) throws(Failure) {
        guard BrotliTables.wordBits.indices.contains(length - 4) else { throw .invalid }
        let bits = BrotliTables.wordBits[length - 4]
        let transform = number >> bits
        guard transform < BrotliTransform.count,
            let word = BrotliTables.word(number & (1 << bits - 1), length: length)
        else { throw .invalid }
        BrotliTransform.append(word, transform, to: &output)
        guard output.count <= end else { throw .invalid }
    }
}

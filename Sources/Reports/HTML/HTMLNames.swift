import Prose

/// Numbers for element names, so that names are compared as integers. Known tags have their own raw value.
struct HTMLNames: Sendable {
    private static let known: HTMLNames = {
        var names = HTMLNames(empty: ())
        for tag in HTMLTag.allCases {
            let spelling = Array(tag.spelling.utf8)
            names.numbers[NameHash.of(spelling)] = UInt32(names.spellings.count)
            names.spellings.append(spelling)
        }
        return names
    }()

    private var numbers: [UInt64: UInt32] = [:]
    private var spellings: [[UInt8]] = []
    /// The name last seen in each place of a small table: pages repeat a few names, which need not be looked up again.
    private var recent: [Recent] = Array(repeating: Recent(), count: 256)

    /// A name of at most 16 bytes, in lower case, as two numbers.
    private struct Recent: Sendable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var count = 0
        var number: UInt32 = 0
    }

    /// The names of all known tags.
    init() { self = Self.known }
    private init(empty: Void) {}

    /// The number of the name in a span of a page, written in any case.
    mutating func number(_ bytes: [UInt8], _ span: TextSpan) -> UInt32 {
        var hash = NameHash.start
        var (low, high): (UInt64, UInt64) = (0, 0)
        for index in span.range {
            let letter = ASCII.lower(bytes[index])
            hash = NameHash.adding(letter, to: hash)
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(letter)
        }
        guard span.count <= 16 else { return known(bytes, span, hash) }
        let slot = Int(truncatingIfNeeded: hash & 255)
        let last = recent[slot]
        if last.low == low, last.high == high, last.count == span.count { return last.number }
        let number = known(bytes, span, hash)
        recent[slot] = Recent(low: low, high: high, count: span.count, number: number)
        return number
    }

    private mutating func known(_ bytes: [UInt8], _ span: TextSpan, _ hash: UInt64) -> UInt32 {
        if let number = numbers[hash], matches(number, bytes, span) { return number }
        return intern(bytes, span, hash)
    }

    /// The letters of a numbered name, in lower case.
    func spelling(_ number: UInt32) -> [UInt8] { spellings[Int(number)] }

    private func matches(_ number: UInt32, _ bytes: [UInt8], _ span: TextSpan) -> Bool {
        let spelling = spellings[Int(number)]
        guard spelling.count == span.count else { return false }
        for index in 0..<spelling.count where spelling[index] != ASCII.lower(bytes[span.start + index]) { return false }
        return true
    }

    /// Enters a new name; two names that share a hash are told apart by adding one until a place is free.
    private mutating func intern(_ bytes: [UInt8], _ span: TextSpan, _ hash: UInt64) -> UInt32 {
        var key = hash
        var attempts = 0
        while let number = numbers[key], attempts < 8 {
            if matches(number, bytes, span) { return number }
            key &+= 1
            attempts += 1
        }
        let number = UInt32(spellings.count)
        numbers[key] = number
        spellings.append(HTMLNames.repaired(bytes, span))
        return number
    }

    /// In lower case, with U+FFFD for NUL.
    private static func repaired(_ bytes: [UInt8], _ span: TextSpan) -> [UInt8] {
        var result: [UInt8] = []
        for index in span.range {
            if bytes[index] == 0 { result += [0xEF, 0xBF, 0xBD] } else { result.append(ASCII.lower(bytes[index])) }
        }
        return result
    }
}

/// Questions about bytes in HTML's sense, where white space is tab, line feed, form feed, return and space.
enum ASCII {
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}

/// 64-bit FNV-1a of names in lower case.
enum NameHash {
    static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(start) { adding($1, to: $0) } }
}

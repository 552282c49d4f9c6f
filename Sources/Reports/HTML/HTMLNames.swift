import Prose

/// Numbers for element names, so that names are compared as integers. Known tags have their own raw value.
struct HTMLNames: Sendable {
    private static let known: HTMLNames = {
        var names = HTMLNames(empty: ())
        for tag in HTMLTag.allCases {
            let spelling = Array(tag.spelling.utf8)
            names.numbers[NameHash.of(spelling)] = UInt32(names.spellings.count)
            names.append(spelling)
        }
        return names
    }()

    private var numbers: [UInt64: UInt32] = [:]
    private var spellings: [[UInt8]] = []
    /// All spellings one behind the other and where each begins, for comparing without touching an array for each.
    private var letters: [UInt8] = []
    private var starts: [Int] = [0]
    /// The name last seen of each remainder of hashes: pages repeat a few names, which need not be hashed again.
    private var recent: [(hash: UInt64, number: UInt32)] = Array(repeating: (0, 0), count: 256)

    /// The names of all known tags.
    init() { self = Self.known }
    private init(empty: Void) {}

    /// The number of the name in a span of a page, written in any case.
    mutating func number(_ bytes: [UInt8], _ span: TextSpan) -> UInt32 {
        var hash = NameHash.start
        for index in span.range { hash = NameHash.adding(ASCII.lower(bytes[index]), to: hash) }
        let slot = Int(truncatingIfNeeded: hash & 255)
        if recent[slot].hash == hash, matches(recent[slot].number, bytes, span) { return recent[slot].number }
        let number =
            numbers[hash].flatMap { matches($0, bytes, span) ? $0 : nil } ?? intern(bytes, span, hash)
        recent[slot] = (hash, number)
        return number
    }

    /// The letters of a numbered name, in lower case.
    func spelling(_ number: UInt32) -> [UInt8] { spellings[Int(number)] }

    private func matches(_ number: UInt32, _ bytes: [UInt8], _ span: TextSpan) -> Bool {
        let start = starts[Int(number)]
        guard starts[Int(number) + 1] - start == span.count else { return false }
        for index in 0..<span.count where letters[start + index] != ASCII.lower(bytes[span.start + index]) {
            return false
        }
        return true
    }

    private mutating func append(_ spelling: [UInt8]) {
        spellings.append(spelling)
        letters += spelling
        starts.append(letters.count)
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
        append(HTMLNames.repaired(bytes, span))
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

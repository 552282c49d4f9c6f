/// Reads JSON leniently: raw line breaks in strings and commas too many, which pages have, are let pass. O(n).
struct JSONParser {
    private static let deepest = 64

    private let bytes: [UInt8]
    private var at: Int
    private let end: Int
    private var depth = 0

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// The first object or array in the bytes, or nil when there is none or it is broken.
    static func parse(_ bytes: [UInt8], in range: Range<Int>? = nil) -> JSONValue? {
        var parser = JSONParser(bytes, range ?? 0..<bytes.count)
        while parser.at < parser.end, parser.bytes[parser.at] != 0x7B, parser.bytes[parser.at] != 0x5B {
            parser.at += 1
        }
        return parser.value()
    }

    private mutating func value() -> JSONValue? {
        skipSpace()
        guard at < end else { return nil }
        switch bytes[at] {
        case 0x7B: return nested { $0.object() }
        case 0x5B: return nested { $0.array() }
        case 0x22: return string().map { .string($0) }
        default: return word()
        }
    }

    private mutating func nested(_ read: (inout JSONParser) -> JSONValue?) -> JSONValue? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        at += 1
        let value = read(&self)
        depth -= 1
        return value
    }

    private mutating func object() -> JSONValue? {
        var members: [JSONValue.Member] = []
        while true {
            skipSpaceAndCommas()
            guard at < end else { return nil }
            if bytes[at] == 0x7D {
                at += 1
                return .object(members)
            }
            guard bytes[at] == 0x22, let name = string() else { return nil }
            skipSpace()
            guard at < end, bytes[at] == 0x3A else { return nil }
            at += 1
            guard let value = value() else { return nil }
            members.append(JSONValue.Member(name: name, value: value))
        }
    }

    private mutating func array() -> JSONValue? {
        var values: [JSONValue] = []
        while true {
            skipSpaceAndCommas()
            guard at < end else { return nil }
            if bytes[at] == 0x5D {
                at += 1
                return .array(values)
            }
            guard let value = value() else { return nil }
            values.append(value)
        }
    }

    /// A number, true, false or null.
    private mutating func word() -> JSONValue? {
        let start = at
        while at < end, bytes[at] != 0x2C, bytes[at] != 0x7D, bytes[at] != 0x5D, !ASCII.isSpace(bytes[at]) { at += 1 }
        guard at > start else { return nil }
        switch String(decoding: bytes[start..<at], as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case let number: return .number(number)
        }
    }

    private mutating func string() -> String? {
        at += 1
        var result: [UInt8] = []
        while true {
            let start = at
            at = endOfRun(from: at)
            guard at < end else { return nil }
            let closes = bytes[at] == 0x22
            at += 1
            if closes, result.isEmpty { return String(decoding: bytes[start..<(at - 1)], as: UTF8.self) }
            result.append(contentsOf: bytes[start..<(at - 1)])
            if closes { return String(decoding: result, as: UTF8.self) }
            escape(into: &result)
        }
    }

    /// Offset of the next quotation mark or backslash, or the end.
    private func endOfRun(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at < end, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
            return at
        }
    }

    private mutating func escape(into result: inout [UInt8]) {
        guard at < end else { return }
        let byte = bytes[at]
        at += 1
        switch byte {
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x62, 0x66: result.append(0x20)
        case 0x75: result.append(contentsOf: String(Character(unicodeEscape())).utf8)
        default: result.append(byte)
        }
    }

    /// The scalar of `\uXXXX`, of two of them when they are a surrogate pair.
    private mutating func unicodeEscape() -> Unicode.Scalar {
        guard let first = hexadecimal() else { return "\u{FFFD}" }
        guard first & 0xFC00 == 0xD800, at + 1 < end, bytes[at] == 0x5C, bytes[at + 1] == 0x75 else {
            return Unicode.Scalar(first) ?? "\u{FFFD}"
        }
        at += 2
        guard let second = hexadecimal(), second & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
        return Unicode.Scalar(0x1_0000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard at + 4 <= end else { return nil }
        let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        if value != nil { at += 4 }
        return value
    }

    private mutating func skipSpace() {
        while at < end, bytes[at] <= 0x20 { at += 1 }
    }

    private mutating func skipSpaceAndCommas() {
        while at < end, bytes[at] <= 0x20 || bytes[at] == 0x2C { at += 1 }
    }
}

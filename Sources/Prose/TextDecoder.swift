/// Bytes as text: what a byte-order mark says, UTF-8, also with some bad bytes, then windows-1252, which every byte
/// string is.
package struct DecodedText: Sendable, Hashable {
    package let text: Text
    /// Name of the encoding in the WHATWG Encoding Standard.
    package let encoding: String
    /// Whether the encoding was guessed because the bytes are not what they should be.
    package let guessed: Bool

    package init(text: Text, encoding: String, guessed: Bool) {
        self.text = text
        self.encoding = encoding
        self.guessed = guessed
    }
}

package enum TextDecoder {
    /// Decodes without losing a byte of valid UTF-8; a UTF-8 byte-order mark stays in the text as U+FEFF. O(n).
    package static func decode(_ bytes: [UInt8]) -> DecodedText {
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, littleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, littleEndian: false) }
        if UTF8Validity.holds(bytes) {
            return DecodedText(text: Text(validUTF8: bytes), encoding: "utf-8", guessed: false)
        }
        if isMostlyUTF8(bytes) {
            return DecodedText(text: Text(String(decoding: bytes, as: UTF8.self)), encoding: "utf-8", guessed: true)
        }
        return DecodedText(text: windows1252(bytes), encoding: "windows-1252", guessed: true)
    }

    /// Whether most bytes beyond ASCII form UTF-8: then a few were damaged, and only those become U+FFFD.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var (sound, damaged) = (0, 0)
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): if scalar.count > 1 { sound += 1 }
            case .error: damaged += 1
            case .emptyInput: return sound > damaged
            }
        }
    }

    /// Whether bytes are no text at all: a NUL or many control characters in the first 8 KB (UTF-16 aside).
    package static func isBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        var controls = 0
        let head = bytes.prefix(8192)
        for byte in head {
            if byte == 0 { return true }
            if byte < 0x20, !UTF8Bytes.isASCIISpace(byte), byte != 0x1B { controls += 1 }
        }
        return controls * 50 > head.count
    }

    private static func utf16(_ bytes: [UInt8], littleEndian: Bool) -> DecodedText {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var at = 2
        while at + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
            at += 2
        }
        let text = Text(String(decoding: units, as: UTF16.self))
        return DecodedText(text: text, encoding: littleEndian ? "utf-16le" : "utf-16be", guessed: false)
    }

    /// Every byte as windows-1252; never fails.
    package static func windows1252(_ bytes: [UInt8]) -> Text {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            if let scalar = Unicode.Scalar(windows1252(byte)) { scalars.append(scalar) }
        }
        return Text(String(scalars))
    }

    /// The code point of a byte in windows-1252.
    package static func windows1252(_ byte: UInt8) -> UInt32 {
        (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
    }

    /// windows-1252 at 0x80…0x9F, from the WHATWG Encoding Standard's index.
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]
}

/// Turns the bytes of one East Asian encoding into UTF-8, after the WHATWG Encoding Standard. O(n).
struct MultiByteDecoder {
    private let bytes: [UInt8]
    private var at = 0
    private(set) var utf8: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
    }

    private func byte(_ offset: Int) -> Int? { at + offset < bytes.count ? Int(bytes[at + offset]) : nil }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80: utf8.append(UInt8(scalar))
        case 0x80..<0x800: utf8 += [UInt8(0xC0 | scalar >> 6), Self.tail(scalar)]
        case 0xD800..<0xE000: utf8 += [0xEF, 0xBF, 0xBD]
        case 0x800..<0x10000: utf8 += [UInt8(0xE0 | scalar >> 12), Self.tail(scalar >> 6), Self.tail(scalar)]
        case 0x10000..<0x110000:
            utf8 += [
                UInt8(0xF0 | scalar >> 18), Self.tail(scalar >> 12), Self.tail(scalar >> 6), Self.tail(scalar),
            ]
        default: utf8 += [0xEF, 0xBF, 0xBD]
        }
    }

    private static func tail(_ bits: UInt32) -> UInt8 { UInt8(0x80 | bits & 0x3F) }

    /// A character of so many bytes; where there is none, U+FFFD, and an ASCII byte behind the first is read again.
    private mutating func take(_ scalar: UInt32?, _ count: Int) {
        guard let scalar else {
            append(0xFFFD)
            at += count > 1 && (byte(1) ?? 0) >= 0x80 ? 2 : 1
            return
        }
        append(scalar)
        at += count
    }

    /// Goes through the bytes, ASCII by itself.
    private mutating func run(_ other: (inout MultiByteDecoder, Int) -> Void) {
        while at < bytes.count {
            let lead = bytes[at]
            if lead < 0x80 {
                utf8.append(lead)
                at += 1
            } else {
                other(&self, Int(lead))
            }
        }
    }

    // MARK: - Chinese

    mutating func gb18030(_ table: DoubleByteTable.Cells) {
        var ranges: [UInt32] = []
        run { decoder, lead in
            guard lead > 0x80, lead < 0xFF, let second = decoder.byte(1) else {
                return decoder.take(lead == 0x80 ? 0x20AC : nil, 1)
            }
            guard (0x30...0x39).contains(second) else {
                let isTrail = (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second)
                let cell = second - (second < 0x7F ? 0x40 : 0x41)
                return decoder.take(isTrail ? table.scalar(lead, cell) : nil, 2)
            }
            guard let third = decoder.byte(2), (0x81...0xFE).contains(third), let fourth = decoder.byte(3),
                (0x30...0x39).contains(fourth)
            else { return decoder.take(nil, 1) }
            let pointer = ((lead - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30
            if ranges.isEmpty, pointer < 39_420 { ranges = Self.fourByteScalars(table) }
            let scalar: UInt32? =
                pointer < ranges.count
                ? ranges[pointer]
                : (189_000..<1_237_576).contains(pointer) ? UInt32(pointer - 189_000 + 0x10000) : nil
            decoder.take(scalar, scalar == nil ? 1 : 4)
        }
    }

    /// The code points below U+10000 that have no character of two bytes, in their order: those of four bytes.
    private static func fourByteScalars(_ table: DoubleByteTable.Cells) -> [UInt32] {
        var isTwoBytes = [Bool](repeating: false, count: 0x10000)
        for scalar in table.scalars where scalar < 0x10000 { isTwoBytes[Int(scalar)] = true }
        // The place of this one is read as the wide space (U+3000), which many texts write there.
        isTwoBytes[0xE5E5] = true
        return (UInt32(0x80)..<0x10000).filter { !isTwoBytes[Int($0)] && !(0xD800..<0xE000).contains($0) }
    }

    mutating func big5(_ table: DoubleByteTable.Cells) {
        run { decoder, lead in
            guard (0x81...0xFE).contains(lead), let second = decoder.byte(1) else { return decoder.take(nil, 1) }
            let isTrail = (0x40...0x7E).contains(second) || (0xA1...0xFE).contains(second)
            // Four places hold a letter with a mark of its own.
            if lead == 0x88, let (letter, mark) = Self.pairs[second] {
                decoder.append(letter)
                return decoder.take(mark, 2)
            }
            decoder.take(isTrail ? table.scalar(lead, second - (second < 0x7F ? 0x40 : 0x62)) : nil, 2)
        }
    }

    private static let pairs: [Int: (UInt32, UInt32)] = [
        0x62: (0xCA, 0x304), 0x64: (0xCA, 0x30C), 0xA3: (0xEA, 0x304), 0xA5: (0xEA, 0x30C),
    ]

    // MARK: - Korean

    mutating func eucKR(_ table: DoubleByteTable.Cells) {
        run { decoder, lead in
            guard (0x81...0xFE).contains(lead), let second = decoder.byte(1) else { return decoder.take(nil, 1) }
            decoder.take((0x41...0xFE).contains(second) ? table.scalar(lead, second - 0x41) : nil, 2)
        }
    }

    // MARK: - Japanese

    mutating func eucJP(_ jis0208: DoubleByteTable.Cells, _ jis0212: DoubleByteTable.Cells) {
        run { decoder, lead in
            guard lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead), let second = decoder.byte(1) else {
                return decoder.take(nil, 1)
            }
            guard (0xA1...0xFE).contains(second) else { return decoder.take(nil, 2) }
            switch lead {
            case 0x8E: decoder.take(second <= 0xDF ? UInt32(0xFF61 + second - 0xA1) : nil, 2)
            case 0x8F:
                guard let third = decoder.byte(2), (0xA1...0xFE).contains(third) else { return decoder.take(nil, 2) }
                guard let scalar = jis0212.scalar(second - 0xA1, third - 0xA1) else {
                    decoder.append(0xFFFD)
                    decoder.at += 3
                    return
                }
                decoder.take(scalar, 3)
            default: decoder.take(jis0208.scalar(lead - 0xA1, second - 0xA1), 2)
            }
        }
    }

    mutating func shiftJIS(_ jis0208: DoubleByteTable.Cells) {
        run { decoder, lead in
            if lead == 0x80 { return decoder.take(0x80, 1) }
            if (0xA1...0xDF).contains(lead) { return decoder.take(UInt32(0xFF61 + lead - 0xA1), 1) }
            guard lead != 0xA0, lead < 0xFD, let second = decoder.byte(1) else { return decoder.take(nil, 1) }
            guard (0x40...0x7E).contains(second) || (0x80...0xFC).contains(second) else {
                return decoder.take(nil, 2)
            }
            let pointer =
                (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + second - (second < 0x7F ? 0x40 : 0x41)
            // Characters of users' own, which Unicode has no names for.
            if (8836...10715).contains(pointer) { return decoder.take(UInt32(0xE000 - 8836 + pointer), 2) }
            decoder.take(jis0208.scalar(pointer / 94, pointer % 94), 2)
        }
    }

    private enum Set7 { case ascii, roman, katakana, kanji }

    mutating func iso2022JP(_ jis0208: DoubleByteTable.Cells) {
        var set = Set7.ascii
        while at < bytes.count {
            let lead = bytes[at]
            if lead == 0x1B, let (next, length) = escape() {
                set = next
                at += length
            } else if lead >= 0x80 || lead == 0x1B || lead == 0x0E || lead == 0x0F {
                take(nil, 1)
            } else if lead < 0x21 || lead == 0x7F {
                take(UInt32(lead), 1)
            } else {
                switch set {
                case .ascii: take(UInt32(lead), 1)
                case .roman: take(lead == 0x5C ? 0xA5 : lead == 0x7E ? 0x203E : UInt32(lead), 1)
                case .katakana: take(lead <= 0x5F ? UInt32(0xFF61 + Int(lead) - 0x21) : nil, 1)
                case .kanji:
                    guard let second = byte(1), (0x21...0x7E).contains(second),
                        let scalar = jis0208.scalar(Int(lead) - 0x21, second - 0x21)
                    else {
                        take(nil, 1)
                        continue
                    }
                    take(scalar, 2)
                }
            }
        }
    }

    /// The set of characters that the sequence here calls in.
    private func escape() -> (Set7, Int)? {
        switch (byte(1), byte(2)) {
        case (0x28, 0x42): (.ascii, 3)
        case (0x28, 0x4A): (.roman, 3)
        case (0x28, 0x49): (.katakana, 3)
        case (0x24, 0x40), (0x24, 0x42): (.kanji, 3)
        default: nil
        }
    }
}

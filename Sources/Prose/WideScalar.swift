/// One scalar beyond ASCII and what a tokenizer must know of it.
struct WideScalar {
    enum Kind { case letter, ideograph, punctuation, symbol }

    let value: UInt32
    let length: Int

    /// Reads the scalar at an offset; a broken sequence counts as one byte of a letter.
    init(_ bytes: [UInt8], _ at: Int, _ end: Int) {
        let lead = bytes[at]
        let length = UTF8Bytes.length(lead: lead)
        guard lead >= 0xC0, at + length <= end else {
            value = UInt32(lead)
            self.length = 1
            return
        }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
        self.value = value
        self.length = length
    }

    var kind: Kind {
        switch value {
        case 0xA1, 0xA7, 0xB6, 0xB7, 0xBF: .punctuation
        case 0xA2...0xA6, 0xA8, 0xA9, 0xAC, 0xAE...0xB1, 0xB4, 0xD7, 0xF7: .symbol
        case 0x2010...0x2027, 0x2030...0x205E: .punctuation
        case 0x20A0...0x20CF, 0x2100...0x214F, 0x2190...0x2BFF: .symbol
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20: .punctuation
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: .ideograph
        case 0xFE00...0xFE0F, 0x1F000...0x1FAFF, 0xE0000...0xE007F: .symbol
        default: .letter
        }
    }

    /// Whether the scalar continues an emoji: a joiner, a variation selector, a skin tone, another part.
    var joinsSymbols: Bool {
        value == 0x200D || (0xFE00...0xFE0F).contains(value) || (0x1F3FB...0x1F3FF).contains(value)
    }
}

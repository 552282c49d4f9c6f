/// One scalar beyond ASCII and what a tokenizer must know of it.
struct WideScalar {
    enum Kind { case letter, ideograph, kana, punctuation, symbol }

    let value: UInt32
    let length: Int

    /// The scalar that ends before an offset; O(1).
    init(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, limit: Int) {
        var at = end - 1
        while at > limit, at > end - 4, UTF8Bytes.isContinuation(bytes[at]) { at -= 1 }
        self.init(bytes, at, end)
    }

    /// Reads the scalar at an offset; a broken sequence counts as one byte of a letter.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) {
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
        case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF: .punctuation
        case 0xA2...0xA6, 0xA8, 0xA9, 0xAC, 0xAE...0xB1, 0xB4, 0xD7, 0xF7: .symbol
        case 0x2010...0x2027, 0x2030...0x205E: .punctuation
        case 0x20A0...0x20CF, 0x2100...0x214F, 0x2190...0x2BFF: .symbol
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF61...0xFF65:
            .punctuation
        case 0x61B, 0x61F, 0x60C, 0x6D4, 0x964, 0x965, 0x5BE, 0x589: .punctuation
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: .ideograph
        case 0xFE00...0xFE0F, 0x1F000...0x1FAFF, 0xE0000...0xE007F: .symbol
        default: .letter
        }
    }

    var isHiragana: Bool { (0x3040...0x309F).contains(value) }

    /// Whether the scalar has no place of its own and belongs to the one before it: combining marks, variation
    /// selectors.
    var isCombining: Bool {
        switch value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: true
        default: false
        }
    }

    /// Whether the scalar continues an emoji: a joiner, a variation selector, a skin tone, another part.
    var joinsSymbols: Bool {
        value == 0x200D || (0xFE00...0xFE0F).contains(value) || (0x1F3FB...0x1F3FF).contains(value)
    }
}

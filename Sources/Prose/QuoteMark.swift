/// Quotation marks of all kinds as bytes.
package enum QuoteMark: Sendable {
    /// Which way a mark points by its own shape.
    package enum Shape: Sendable { case opening, closing, straight }

    /// Length in bytes of a double quotation mark or guillemet at an offset; nil when there is none.
    ///
    /// `"` and `` `` `` and the typographic double marks; single marks are told apart by the tokenizer.
    package static func length(_ bytes: [UInt8], at: Int, limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { length($0, at: at, limit: limit) }
    }

    /// Length of an apostrophe or single quotation mark (' ‘ ’ ‚ `); nil when there is none.
    package static func singleLength(_ bytes: [UInt8], at: Int, limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { singleLength($0, at: at, limit: limit) }
    }

    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, limit: Int) -> Int? {
        switch bytes[at] {
        case 0x22: return 1
        case 0xE2 where at + 2 < limit && bytes[at + 1] == 0x80: return isDouble(bytes[at + 2]) ? 3 : nil
        case 0xC2 where at + 1 < limit: return bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB ? 2 : nil  // « »
        case 0xE3 where at + 2 < limit && bytes[at + 1] == 0x80:  // 「 」 『 』
            return bytes[at + 2] >= 0x8C && bytes[at + 2] <= 0x8F ? 3 : nil
        default: return nil
        }
    }

    static func isDouble(_ third: UInt8) -> Bool {
        (third >= 0x9C && third <= 0x9F) || third == 0xB9 || third == 0xBA  // “ ” „ ‟ ‹ ›
    }

    /// The shape of the double mark at an offset.
    package static func shape(_ bytes: [UInt8], at: Int) -> Shape {
        bytes.withUnsafeBufferPointer { shape($0, at: at) }
    }

    static func shape(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Shape {
        switch bytes[at] {
        case 0xE2: bytes[at + 2] == 0x9D || bytes[at + 2] == 0xBA ? .closing : .opening
        case 0xC2: bytes[at + 1] == 0xBB ? .closing : .opening
        case 0xE3: bytes[at + 2] == 0x8D || bytes[at + 2] == 0x8F ? .closing : .opening
        default: .straight
        }
    }

    static func singleLength(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, limit: Int) -> Int? {
        if bytes[at] == 0x27 || bytes[at] == 0x60 { return 1 }
        guard bytes[at] == 0xE2, at + 2 < limit, bytes[at + 1] == 0x80 else { return nil }
        return bytes[at + 2] >= 0x98 && bytes[at + 2] <= 0x9B ? 3 : nil
    }
}

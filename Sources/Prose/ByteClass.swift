/// What a byte may be in a text, as bits, so that the scanners decide by one look into a table.
struct ByteClass {
    /// ASCII letters.
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    /// ASCII white space.
    static let space: UInt8 = 4
    /// Part of a scalar beyond ASCII.
    static let wide: UInt8 = 8
    /// `.` `'` `&` `@` and the backtick: behind letters they may be part of the word.
    static let inner: UInt8 = 16
    /// What may end a sentence, or open the scalar that does.
    static let terminator: UInt8 = 32
    /// Signs of which several in a row are one token ("!!!", "====").
    static let repeats: UInt8 = 64
    /// Currency, per cent and other signs.
    static let sign: UInt8 = 128

    /// The bits of each of the 256 bytes.
    static func table() -> [UInt8] {
        (0...255).map { (byte: UInt8) in
            var bits: UInt8 = 0
            if UTF8Bytes.isLetter(byte) { bits |= letter }
            if UTF8Bytes.isDigit(byte) { bits |= digit }
            if UTF8Bytes.isASCIISpace(byte) { bits |= space }
            if byte >= 0x80 { bits |= wide }
            if inners.utf8.contains(byte) { bits |= inner }
            if terminators.utf8.contains(byte) || terminatorLeads.contains(byte) { bits |= terminator }
            if repeated.utf8.contains(byte) { bits |= repeats }
            if signs.utf8.contains(byte) { bits |= sign }
            return bits
        }
    }

    private static let inners = ".'&@`"
    private static let terminators = ".?!\n"
    /// First bytes of the terminators beyond ASCII, as `SentenceScanner.terminatorLength` knows them.
    private static let terminatorLeads: [UInt8] = [0xD8, 0xDB, 0xE0, 0xE2, 0xE3, 0xEF]
    private static let repeated = ".-!?=*_~+#"
    private static let signs = "$%&+<=>^|~"
}

/// The encodings that texts were written in before UTF-8, of one byte a character and of several.
package struct LegacyEncodings: Sendable {
    private let singleByte: SingleByteEncodings
    private let multiByte: MultiByteEncodings

    /// Reads the tables that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        singleByte = try SingleByteEncodings()
        multiByte = try MultiByteEncodings()
    }

    /// Decodes by a label as pages and headers write it, in any case; nil for a label that is not known. O(n).
    package func decode(_ bytes: [UInt8], label: some StringProtocol) -> DecodedText? {
        singleByte.decode(bytes, label: label) ?? multiByte.decode(bytes, label: label)
    }

    /// Whether a label names one of these encodings.
    package func knows(_ label: some StringProtocol) -> Bool { decode([], label: label) != nil }

    /// Decodes bytes of which nothing tells the encoding, where they are surely Cyrillic or Greek text in one byte a
    /// letter, or text in an encoding of East Asia. O(n).
    package func guess(_ bytes: [UInt8]) -> DecodedText? {
        guard let label = AlphabetGuess.label(of: bytes), let decoded = singleByte.decode(bytes, label: label) else {
            return multiByte.guess(bytes)
        }
        return DecodedText(text: decoded.text, encoding: decoded.encoding, guessed: true)
    }

    /// Whether text in the encoding of a label looks like ASCII, so that being valid UTF-8 tells nothing.
    package func isSevenBit(_ label: some StringProtocol) -> Bool { multiByte.isSevenBit(label) }

    /// `TextDecoder.decode`, and where that only guesses, or finds no more than ASCII with escapes, what the bytes say
    /// of an encoding of Cyrillic, Greek or East Asia. O(n).
    package func decode(_ bytes: [UInt8]) -> DecodedText { decode(bytes, TextDecoder.decode(bytes)) }

    /// - Parameter decoded: what `TextDecoder` makes of the bytes.
    package func decode(_ bytes: [UInt8], _ decoded: DecodedText) -> DecodedText {
        guard decoded.guessed || bytes.prefix(4096).contains(0x1B) else { return decoded }
        if decoded.guessed, decoded.encoding == "utf-8" { return decoded }
        return guess(bytes) ?? decoded
    }
}

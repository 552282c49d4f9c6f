package import Prose

/// Turns bytes into UTF-8 by what a header, a declaration or the bytes themselves say of their encoding.
package struct CharsetDecoder: Sendable {
    let encodings: LegacyEncodings

    /// Reads the tables that ship with the program.
    package init() throws(ResourceFolder.Missing) { encodings = try LegacyEncodings() }

    /// Byte-order mark, then valid UTF-8, then the label, then a guess; without a byte-order mark in the result. O(n).
    ///
    /// UTF-8 goes before the label for the reason that `HTMLEncoding` gives.
    func utf8(_ bytes: [UInt8], label: String?) -> [UInt8] {
        if let label, Self.isWide(label), !Self.hasWideMark(bytes) {
            let mark: [UInt8] = label.lowercased().hasSuffix("be") ? [0xFE, 0xFF] : [0xFF, 0xFE]
            return Self.withoutMark(TextDecoder.decode(mark + bytes).text.utf8)
        }
        let decoded = TextDecoder.decode(bytes)
        let isOpen = decoded.guessed || label.map { encodings.isSevenBit($0) } ?? false
        if isOpen, let label, let declared = encodings.decode(bytes, label: label) { return declared.text.utf8 }
        return Self.withoutMark(encodings.decode(bytes).text.utf8)
    }

    /// The bytes as they are where readers find their encoding themselves, decoded where only the label tells it. O(n).
    ///
    /// What is valid UTF-8 or begins with a byte-order mark stays, for headers are often wrong about such pages; so
    /// does what the label says nothing usable about. Of text that says it is UTF-8, only what is none is replaced,
    /// unless that reads well as windows-1252.
    package func labelled(_ bytes: [UInt8], label: String?) -> [UInt8] {
        guard let label, !Self.hasWideMark(bytes), !bytes.starts(with: Self.mark) else { return bytes }
        if Self.isWide(label) {
            let order = WideText.order(bytes)
            // Pages in UTF-8 that say they are UTF-16 are valid UTF-8 without zeros.
            guard order != nil || !UTF8Validity.holds(bytes) else { return bytes }
            return WideText.utf8(bytes, order ?? (label.lowercased().hasSuffix("be") ? .big : .little))
        }
        guard encodings.isSevenBit(label) || !UTF8Validity.holds(bytes)
        else { return bytes }
        if ["utf-8", "utf8"].contains(label.lowercased()) {
            // A server that says so of bytes that are mostly something else is wrong about the page.
            if Windows1252Evidence.outweighsUTF8(bytes), encodings.guess(bytes) == nil {
                return TextDecoder.windows1252(bytes).utf8
            }
            let isRight = TextDecoder.decode(bytes).encoding == "utf-8" || encodings.guess(bytes) == nil
            return isRight ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
        }
        return encodings.decode(bytes, label: label)?.text.utf8 ?? bytes
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func isWide(_ label: String) -> Bool { label.lowercased().hasPrefix("utf-16") }

    private static func hasWideMark(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    private static func withoutMark(_ utf8: [UInt8]) -> [UInt8] {
        utf8.starts(with: mark) ? Array(utf8.dropFirst(3)) : utf8
    }
}

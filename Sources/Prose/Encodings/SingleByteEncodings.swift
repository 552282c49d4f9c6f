import Foundation

/// Encodings in which every byte is one character: windows-125x, ISO 8859, KOI8 and their like.
package struct SingleByteEncodings: Sendable {
    private struct Encoding {
        let name: String
        /// UTF-8 of the bytes 0x80…0xFF, up to three bytes each.
        let characters: [[UInt8]]
    }

    private let encodings: [String: Encoding]

    /// Reads the tables that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        var encodings: [String: Encoding] = [:]
        for row in try ResourceFolder(Bundle.module, "encodings").rows("single-byte.txt") where row.count == 3 {
            let characters = row[2].split(separator: " ").map { point -> [UInt8] in
                let scalar = UInt32(point, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
                return Array(String(Character(scalar)).utf8)
            }
            guard characters.count == 128 else { continue }
            let encoding = Encoding(name: String(row[0]), characters: characters)
            encodings[encoding.name] = encoding
            for label in row[1].split(separator: " ") { encodings[String(label)] = encoding }
        }
        self.encodings = encodings
    }

    /// Decodes by a label as pages and headers write it, in any case; nil for a label that is none of these. O(n).
    package func decode(_ bytes: [UInt8], label: some StringProtocol) -> DecodedText? {
        let folded = label.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        guard let encoding = encodings[folded] else { return nil }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        for byte in bytes {
            if byte < 0x80 { utf8.append(byte) } else { utf8.append(contentsOf: encoding.characters[Int(byte) - 0x80]) }
        }
        return DecodedText(text: Text(validUTF8: utf8), encoding: encoding.name, guessed: false)
    }
}

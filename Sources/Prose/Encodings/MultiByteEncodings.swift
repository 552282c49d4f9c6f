import Foundation

/// The encodings of East Asia: GB 18030 (with GBK and GB 2312), Big5, EUC-JP, ISO-2022-JP, Shift_JIS, EUC-KR.
///
/// As the WHATWG Encoding Standard decodes them: bytes that are no character become U+FFFD, and an ASCII byte among
/// them is kept, so that damage never swallows a tag.
package struct MultiByteEncodings: Sendable {
    enum Encoding: String, Sendable {
        case gb18030, big5
        case eucJP = "euc-jp"
        case iso2022JP = "iso-2022-jp"
        case shiftJIS = "shift_jis"
        case eucKR = "euc-kr"
    }

    private let labels: [String: Encoding]
    private let gb18030, big5, eucKR, jis0208, jis0212: DoubleByteTable

    /// Reads the tables that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module, "encodings")
        var labels: [String: Encoding] = [:]
        for row in try folder.rows("multi-byte.txt") where row.count == 2 {
            guard let encoding = Encoding(rawValue: String(row[0])) else { continue }
            for label in [row[0]] + row[1].split(separator: " ") { labels[String(label)] = encoding }
        }
        self.labels = labels
        gb18030 = try DoubleByteTable("gb18030.txt", in: folder)
        big5 = try DoubleByteTable("big5.txt", in: folder)
        eucKR = try DoubleByteTable("euc-kr.txt", in: folder)
        jis0208 = try DoubleByteTable("jis0208.txt", in: folder)
        jis0212 = try DoubleByteTable("jis0212.txt", in: folder)
    }

    /// Whether a label names an encoding all of whose bytes are ASCII.
    package func isSevenBit(_ label: some StringProtocol) -> Bool { encoding(label) == .iso2022JP }

    /// Decodes by a label as pages and headers write it, in any case; nil for a label that is none of these. O(n).
    package func decode(_ bytes: [UInt8], label: some StringProtocol) -> DecodedText? {
        encoding(label).map { decode(bytes, $0, guessed: false) }
    }

    /// Decodes bytes of which nothing tells the encoding, where they are surely text of one of these; nil for others.
    /// O(n).
    package func guess(_ bytes: [UInt8]) -> DecodedText? {
        MultiByteGuess.encoding(of: bytes).map { decode(bytes, $0, guessed: true) }
    }

    private func encoding(_ label: some StringProtocol) -> Encoding? {
        labels[label.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)]
    }

    private func decode(_ bytes: [UInt8], _ encoding: Encoding, guessed: Bool) -> DecodedText {
        var decoder = MultiByteDecoder(bytes)
        switch encoding {
        case .gb18030: decoder.gb18030(gb18030.opened())
        case .big5: decoder.big5(big5.opened())
        case .eucKR: decoder.eucKR(eucKR.opened())
        case .eucJP: decoder.eucJP(jis0208.opened(), jis0212.opened())
        case .shiftJIS: decoder.shiftJIS(jis0208.opened())
        case .iso2022JP: decoder.iso2022JP(jis0208.opened())
        }
        return DecodedText(text: Text(validUTF8: decoder.utf8), encoding: encoding.rawValue, guessed: guessed)
    }
}

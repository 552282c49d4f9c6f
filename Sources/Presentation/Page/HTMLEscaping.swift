/// Makes any text safe in element content and in quoted attributes.
enum HTMLEscaping {
    /// Appends the escaped text; a browser reads back as many code points as the text has, so that offsets hold.
    ///
    /// A carriage return is written as a reference because parsers turn a bare one into a line feed.
    static func append(_ text: String, to markup: inout String) {
        guard text.utf8.contains(where: needsCare) else {
            markup += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            case "\r": markup += "&#13;"
            default: markup.unicodeScalars.append(HostileText.substitute(for: scalar) ?? scalar)
            }
        }
    }

    /// Bytes that can only stand in a harmless text: a quick way past the slow loop. 0xC2 starts the C1 controls,
    /// 0xE2 the bidirectional ones.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F, 0xC2, 0xE2: true
        default: byte < 0x20 && byte != 0x0A && byte != 0x09
        }
    }
}

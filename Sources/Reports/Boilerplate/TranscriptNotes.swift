import Prose

/// Tells lines of a transcript in which nobody says anything: "(SOUNDBITE OF HORNS)", "ORLA VENN, HOST:",
/// "TOMAS BERG: (Speaking Calvan)."
enum TranscriptNotes {
    /// Bytes of such a line at most.
    private static let longest = 160

    /// What the line is, or nil where it holds words of the report. O(length).
    static func finding(_ text: Text, _ line: TextSpan) -> (kind: Block.Kind, why: String)? {
        guard line.count > 4, line.count <= longest else { return nil }
        let bytes = text.utf8[line.range]
        guard let first = bytes.first, first == 0x28 || UTF8Bytes.isUpper(first) || first >= 0x80 else { return nil }
        if isAside(bytes) {
            let isShouted = !bytes.contains(where: UTF8Bytes.isLower) && bytes.contains(0x20)
            return isShouted ? (.removed, "transcript note") : nil
        }
        guard let colon = bytes.firstIndex(of: 0x3A), !bytes[..<colon].contains(where: UTF8Bytes.isLower),
            bytes[..<colon].contains(where: UTF8Bytes.isUpper), !bytes[..<colon].contains(where: UTF8Bytes.isDigit)
        else { return nil }
        let words = bytes[(colon + 1)...].drop { $0 == 0x20 }
        if words.isEmpty { return bytes.contains(0x2C) ? (.metadata, "speaker of a transcript") : nil }
        return isAside(words) ? (.removed, "transcript note") : nil
    }

    /// Whether one pair of brackets holds everything but a closing stop.
    private static func isAside(_ bytes: ArraySlice<UInt8>) -> Bool {
        let inner = bytes.last == 0x2E ? bytes.dropLast() : bytes
        guard inner.first == 0x28, inner.last == 0x29 else { return false }
        return !inner.dropFirst().dropLast().contains { $0 == 0x28 || $0 == 0x29 }
    }
}

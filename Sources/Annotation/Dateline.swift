import Prose

/// The place, date and agency that open a news text: "WASHINGTON — …", "CALVO, April 30 (Reuters) - …".
enum Dateline {
    private static let longest = 90

    /// The dateline and the rest of a paragraph as two spans; the paragraph alone when it has none.
    ///
    /// A dateline begins with a word in capitals or holds an agency in brackets, and a dash ends it.
    static func split(_ block: TextSpan, in text: Text) -> [TextSpan] {
        guard let dash = dash(block, text) else { return [block] }
        let head = text.trimmed(TextSpan(block.start, dash.start))
        let rest = text.trimmed(TextSpan(dash.end, block.end))
        guard !head.isEmpty, rest.count > head.count, isDateline(head, text.utf8) else { return [block] }
        return [head, rest]
    }

    /// The first dash between spaces, or an en or em dash, near the beginning.
    private static func dash(_ block: TextSpan, _ text: Text) -> TextSpan? {
        let bytes = text.utf8
        let limit = min(block.end - 3, block.start + longest)
        var at = block.start + 2
        while at < limit {
            if bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94 {
                return TextSpan(at, at + 3)
            }
            if bytes[at] == 0x2D, bytes[at - 1] == 0x20, bytes[at + 1] == 0x20 || bytes[at + 1] == 0x2D {
                return TextSpan(at, bytes[at + 1] == 0x2D ? at + 2 : at + 1)
            }
            // A sentence ends before any dash: no dateline.
            if bytes[at] == 0x3F || bytes[at] == 0x21 || bytes[at] == 0x22 { return nil }
            at += 1
        }
        return nil
    }

    private static func isDateline(_ head: TextSpan, _ bytes: [UInt8]) -> Bool {
        var end = head.start
        while end < head.end, UTF8Bytes.isWordByte(bytes[end]) { end += 1 }
        let first = bytes[head.start..<end]
        let isShouted = first.count >= 3 && first.allSatisfy { UTF8Bytes.isUpper($0) || $0 >= 0x80 }
        let hasBrackets = bytes[head.end - 1] == 0x29 && bytes[head.range].contains(0x28)
        return UTF8Bytes.isUpper(bytes[head.start]) && (isShouted || hasBrackets)
    }
}

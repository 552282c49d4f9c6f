import Prose

/// Decodes words of headers that are not ASCII: `=?utf-8?q?F=C3=A4hre?=` (RFC 2047).
struct EncodedWords: Sendable {
    private let charsets: CharsetDecoder

    init(_ charsets: CharsetDecoder) { self.charsets = charsets }

    /// O(n). White space between two encoded words does not count.
    func decode(_ value: [UInt8]) -> String {
        var result: [UInt8] = []
        var at = 0
        var copied = 0
        var lastWasWord = false
        while let open = find(0x3D, 0x3F, value[...], at) {
            guard let word = word(value, open) else {
                at = open + 2
                continue
            }
            let between = value[copied..<open]
            if !lastWasWord || !between.allSatisfy(ASCII.isSpace) {
                result += TextDecoder.decode(Array(between)).text.utf8
            }
            result += word.text
            lastWasWord = true
            at = word.end
            copied = at
        }
        result += TextDecoder.decode(Array(value[copied...])).text.utf8
        return ArticleMetadata.collapsed(String(decoding: result, as: UTF8.self))
    }

    /// The word that begins at `=?`; nil when none does. An encoded word has no white space and at most 1,000 bytes.
    private func word(_ value: [UInt8], _ open: Int) -> (text: [UInt8], end: Int)? {
        let limit = min(value.count, open + 1000)
        guard let first = value[(open + 2)..<limit].firstIndex(of: 0x3F), first + 2 < limit, value[first + 2] == 0x3F,
            let close = find(0x3F, 0x3D, value[..<limit], first + 3)
        else { return nil }
        let content = value[(first + 3)..<close]
        let label = String(decoding: value[(open + 2)..<first].prefix { $0 != 0x2A }, as: UTF8.self)
        switch ASCII.lower(value[first + 1]) {
        case 0x71:
            return (charsets.utf8(TransferDecoding.quotedPrintable(content, isWord: true), label: label), close + 2)
        case 0x62: return (charsets.utf8(TransferDecoding.base64(content), label: label), close + 2)
        default: return nil
        }
    }

    private func find(_ first: UInt8, _ second: UInt8, _ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var at = start
        while at + 1 < bytes.endIndex {
            if bytes[at] == first, bytes[at + 1] == second { return at }
            at += 1
        }
        return nil
    }
}

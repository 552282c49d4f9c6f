import Prose

/// Raised and lowered digits: "10<sup>6</sup>" is no 106, and the mark of a footnote is no text.
extension PageFlattener {
    /// Nodes and bytes of an element that is read here, at most; longer ones are text as any other.
    private static let mostNodes = 8
    private static let mostBytes = 8

    /// Reads a `sup` or `sub`; false when its text is laid out as any other. O(1).
    mutating func readScript(_ node: Int32, isRaised: Bool) -> Bool {
        guard let (text, hasLink) = script(node), let first = text.first else { return false }
        let digits = text.drop { $0 == UInt8(ascii: "-") }
        let isNumber = !digits.isEmpty && text.count - digits.count <= 1 && digits.allSatisfy(UTF8Bytes.isDigit)
        if isRaised, isNoteMark(text, first) || hasLink && (isNumber || text.count == 1) { return true }
        guard isNumber, isBehindDigit else { return false }
        // "5<sup>1</sup>/<sub>2</sub>": a whole number and a fraction.
        if isRaised, isFractionBar(document[node].next) {
            needsSpace = true
            return false
        }
        for byte in text { putScript(byte, isRaised: isRaised) }
        return true
    }

    /// The text of an element without white space at its ends, and whether a link is in it; nil when it is long.
    private func script(_ root: Int32) -> (text: [UInt8], hasLink: Bool)? {
        var text: [UInt8] = []
        var hasLink = isLink(document[root].parent)
        var pending = [document[root].first]
        var nodes = 0
        while let node = pending.popLast() {
            guard node >= 0 else { continue }
            nodes += 1
            guard nodes <= Self.mostNodes else { return nil }
            let entry = document[node]
            pending.append(entry.next)
            if entry.kind == .element {
                if isLink(node) { hasLink = true }
                pending.append(entry.first)
            } else if entry.kind == .text {
                guard text.count + Int(entry.range.end - entry.range.start) <= Self.mostBytes else { return nil }
                text += document.bytes[entry.range.range].filter { $0 > 0x20 }
            }
        }
        return (text, hasLink)
    }

    private func isLink(_ node: Int32) -> Bool { node >= 0 && document[node].isElement(.a) }

    /// "[1]", "[a]".
    private func isNoteMark(_ text: [UInt8], _ first: UInt8) -> Bool {
        text.count >= 3 && first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]")
            && text[1..<(text.count - 1)].allSatisfy { UTF8Bytes.isDigit($0) || UTF8Bytes.isLower($0) }
    }

    private var isBehindDigit: Bool {
        !needsSpace && page.text.count > blockStart && page.text.last.map(UTF8Bytes.isDigit) ?? false
    }

    /// Whether a text begins with "/" or "⁄".
    private func isFractionBar(_ node: Int32) -> Bool {
        guard node >= 0, document[node].kind == .text else { return false }
        let bytes = document.bytes[document[node].range.range].prefix(3)
        return bytes.first == UInt8(ascii: "/") || bytes.elementsEqual([0xE2, 0x81, 0x84])
    }

    /// Puts a digit or minus as its superscript or subscript (U+00B2, U+00B3, U+00B9, U+2070…U+208B).
    private mutating func putScript(_ byte: UInt8, isRaised: Bool) {
        let digit = byte == UInt8(ascii: "-") ? 0x0B : byte &- UInt8(ascii: "0")
        switch digit {
        case 1 where isRaised: putAll([0xC2, 0xB9])
        case 2 where isRaised: putAll([0xC2, 0xB2])
        case 3 where isRaised: putAll([0xC2, 0xB3])
        default: putAll(isRaised ? [0xE2, 0x81, 0xB0 + digit] : [0xE2, 0x82, 0x80 + digit])
        }
    }

    private mutating func putAll(_ bytes: [UInt8]) {
        for byte in bytes { put(byte) }
    }
}

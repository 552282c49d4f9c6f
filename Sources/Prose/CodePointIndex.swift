/// Translates UTF-8 byte offsets of one text into Unicode code-point offsets and back.
///
/// The dossier counts in code points (the W3C Web Annotation rule); a CRLF is two, a combining mark is one.
/// Building is O(n); a lookup is O(1) for ASCII text and at most `stride` steps otherwise.
package struct CodePointIndex: Sendable {
    private static let stride = 128
    private let bytes: [UInt8]
    /// Number of code points that begin before each multiple of `stride`; empty when the text is ASCII.
    private let before: [Int32]
    /// Number of code points of the whole text.
    package let count: Int

    package init(_ text: Text) {
        bytes = text.utf8
        var total = 0
        var marks: [Int32] = []
        marks.reserveCapacity(bytes.count / Self.stride + 2)
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stride == 0 { marks.append(Int32(total)) }
            if !UTF8Bytes.isContinuation(byte) { total += 1 }
        }
        count = total
        before = total == bytes.count ? [] : marks
    }

    /// Code points that begin before a byte offset, 0 … `count`.
    package func codePoint(at byteOffset: Int) -> Int {
        let offset = max(0, min(byteOffset, bytes.count))
        if before.isEmpty || offset == bytes.count { return before.isEmpty ? offset : count }
        let mark = offset / Self.stride
        var total = Int(before[mark])
        for byte in bytes[(mark * Self.stride)..<offset] where !UTF8Bytes.isContinuation(byte) { total += 1 }
        return total
    }

    /// Byte offset at which the code point of a number begins; the length of the text for `count` and beyond.
    package func byte(at codePoint: Int) -> Int {
        if before.isEmpty { return max(0, min(codePoint, bytes.count)) }
        if codePoint >= count { return bytes.count }
        var low = 0
        var high = before.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(before[middle]) <= codePoint { low = middle } else { high = middle - 1 }
        }
        var total = Int(before[low])
        var offset = low * Self.stride
        while offset < bytes.count {
            if !UTF8Bytes.isContinuation(bytes[offset]) {
                if total == codePoint { return offset }
                total += 1
            }
            offset += 1
        }
        return bytes.count
    }
}

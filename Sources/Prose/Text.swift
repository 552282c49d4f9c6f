/// An immutable text as valid UTF-8 bytes, the form in which the whole house handles prose.
///
/// Offsets into it are UTF-8 byte offsets. Copying is O(1): the bytes are shared.
package struct Text: Sendable, Hashable {
    /// The bytes; always valid UTF-8.
    package let utf8: [UInt8]

    /// Repairs nothing and copies once; O(n).
    package init(_ string: String) {
        utf8 = Array(string.utf8)
    }

    /// Takes bytes that are known to be valid UTF-8, as the decoders make them.
    package init(validUTF8 bytes: [UInt8]) {
        utf8 = bytes
    }

    package var count: Int { utf8.count }
    package var isEmpty: Bool { utf8.isEmpty }
    package var span: TextSpan { TextSpan(0, utf8.count) }

    /// The words of a span as a string; O(length of the span). A span outside the text is clamped.
    package func string(_ span: TextSpan) -> String {
        let start = max(0, min(span.start, utf8.count))
        let end = max(start, min(span.end, utf8.count))
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }

    package var string: String { String(decoding: utf8, as: UTF8.self) }

    /// The span without white space (ASCII, no-break space, ideographic and typographic spaces) at its ends.
    package func trimmed(_ span: TextSpan) -> TextSpan {
        var start = span.start
        var end = span.end
        while start < end, let length = UTF8Bytes.spaceLength(utf8, at: start, limit: end) { start += length }
        while start < end, let length = UTF8Bytes.spaceLengthBefore(utf8, end: end, limit: start) { end -= length }
        return TextSpan(start, end)
    }
}

/// A half-open stretch of a text, in UTF-8 byte offsets.
///
/// Inside the house every reference to text is a span; code-point offsets are made once, at the edge
/// (`CodePointIndex`). Usable from inline, so that its methods are inlined in other rooms, too.
@usableFromInline
package struct TextSpan: Hashable, Sendable, Comparable {
    /// Offset of the first byte.
    @usableFromInline package var start: Int
    /// Offset behind the last byte.
    @usableFromInline package var end: Int

    @inlinable
    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    @inlinable package var count: Int { end - start }
    @inlinable package var isEmpty: Bool { end <= start }
    @inlinable package var range: Range<Int> { start..<max(start, end) }

    @inlinable package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    @inlinable package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    @inlinable package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// The smallest span that holds both.
    package func union(_ other: TextSpan) -> TextSpan { TextSpan(min(start, other.start), max(end, other.end)) }

    /// By start, and the longer one first where two start together.
    @inlinable
    package static func < (left: TextSpan, right: TextSpan) -> Bool {
        left.start == right.start ? left.end > right.end : left.start < right.start
    }
}

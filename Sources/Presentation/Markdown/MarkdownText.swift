/// Markdown. Strings put into a literal are escaped unless they are `MarkdownText` themselves, so that a report's
/// words cannot become markup by oversight: `"- \(claim)\n"`.
struct MarkdownText: Hashable, Sendable {
    private(set) var source: String

    static func += (left: inout MarkdownText, right: MarkdownText) { left.source += right.source }

    var isEmpty: Bool { source.isEmpty }
}

extension MarkdownText: ExpressibleByStringInterpolation {
    init(stringLiteral source: String) { self.source = source }

    init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }

        mutating func appendInterpolation(_ markdown: MarkdownText) { source += markdown.source }

        mutating func appendInterpolation(_ number: Int) { source += String(number) }

        mutating func appendInterpolation(_ text: String) { source += MarkdownEscaping.escaped(text) }
    }
}

extension Sequence<MarkdownText> {
    func joined(separator: MarkdownText = "") -> MarkdownText {
        var all: MarkdownText = ""
        for (place, part) in enumerated() {
            if place > 0 { all += separator }
            all += part
        }
        return all
    }
}

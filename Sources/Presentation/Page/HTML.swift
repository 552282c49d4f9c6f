/// Markup. Strings put into a literal are escaped unless they are `HTML` themselves, so that text cannot become
/// markup by oversight: `"<p>\(title)</p>"`.
struct HTML: Hashable, Sendable {
    private(set) var markup: String

    static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.markup + right.markup) }

    var isEmpty: Bool { markup.isEmpty }

    /// Only for the program's own style sheet, script and numbers.
    init(trusted markup: String) { self.markup = markup }

    /// A third party's words inside a line of the page: isolated from the direction of the text around them.
    static func words(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral markup: String) { self.markup = markup }

    init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

        mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        mutating func appendInterpolation(_ text: String) { HTMLEscaping.append(text, to: &markup) }
    }
}

extension Sequence<HTML> {
    func joined(separator: HTML = "") -> HTML {
        var all: HTML = ""
        for (place, part) in enumerated() {
            if place > 0 { all += separator }
            all += part
        }
        return all
    }
}

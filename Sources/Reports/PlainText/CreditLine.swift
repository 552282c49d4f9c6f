import Foundation
package import Prose

/// Tells lines that credit agencies ("abc / dpa / Reuters", "Photo: A. Venn / EPA", "Source: example") from prose.
package struct CreditLine: Sendable {
    private let agencies: [UInt64: String]

    package init() throws(ResourceFolder.Missing) {
        var agencies: [UInt64: String] = [:]
        for row in try ResourceFolder(Bundle.module).rows("agencies.txt") { agencies[Self.key(row[0])] = String(row[0]) }
        self.agencies = agencies
    }

    /// The agencies that the parts of a line name, parts being cut at "/", ",", ";", "|", "(", ")" and " and "; empty
    /// when the line is longer than a credit can be.
    package func agencies(in text: Text, _ span: TextSpan) -> [String] {
        guard span.count <= 160 else { return [] }
        return parts(text, span).compactMap { agencies[WordHash.folded(text.utf8, $0)] }
    }

    /// The agency named by the whole of a span.
    package func agency(_ text: Text, _ span: TextSpan) -> String? {
        span.count <= 40 ? agencies[WordHash.folded(text.utf8, text.trimmed(span))] : nil
    }

    /// Whether nearly all of a short line is credit: it names an agency and at most two other short parts.
    func isCredit(_ text: Text, _ line: TextLine) -> Bool {
        guard line.words.count <= 14, !line.endsSentence else { return false }
        let parts = parts(text, line.span)
        let known = parts.filter { agencies[WordHash.folded(text.utf8, $0)] != nil }
        return !known.isEmpty && (parts.count > 1 || line.words.count <= 3) && parts.count - known.count <= 2
            && parts.allSatisfy { $0.count <= 60 }
    }

    private func parts(_ text: Text, _ span: TextSpan) -> [TextSpan] {
        var result: [TextSpan] = []
        var start = span.start
        for at in span.start...span.end {
            let isCut = at == span.end || [0x2F, 0x2C, 0x3B, 0x7C, 0x28, 0x29].contains(text.utf8[at])
            guard isCut else { continue }
            let part = text.trimmed(TextSpan(start, at))
            if !part.isEmpty { result.append(part) }
            start = at + 1
        }
        return result
    }

    private static func key(_ name: Substring) -> UInt64 { WordHash.folded(name) }
}

import Foundation
package import Prose

/// Finds the news agencies that a report credits: in datelines, bylines and credit lines.
package struct AgencyCredits: Sendable {
    /// Words of a printed name, with the name.
    private struct Agency {
        let words: [UInt64]
        let printed: String
        let isPicture: Bool
    }

    /// By the exact hash of the first word.
    private let agencies: [UInt64: [Agency]]
    /// Names of text agencies by how they stand in capitals.
    private let capitals: [String: String]

    /// Reads the list that ships with the program.
    package init() throws(ResourceFolder.Missing) {
        var agencies: [UInt64: [Agency]] = [:]
        var capitals: [String: String] = [:]
        for row in try ResourceFolder(Bundle.module).rows("agencies.txt") where row.count >= 2 {
            let name = Text(String(row[0]))
            let words = Self.words(in: name, name.span).map(\.hash)
            guard let first = words.first else { continue }
            let printed = String(row[0])
            if row.count == 2, printed.first?.isUppercase == true, printed.utf8.count >= Self.shortestInCapitals {
                capitals[printed.uppercased()] = capitals[printed.uppercased()] ?? printed
            }
            agencies[first, default: []].append(Agency(words: words, printed: String(row[0]), isPicture: row.count > 2))
        }
        self.agencies = agencies.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        self.capitals = capitals
    }

    /// Shorter names in capitals are other words, too.
    private static let shortestInCapitals = 5

    /// The agency, as the list prints it, whose name a string is in capitals ("REUTERS").
    func inCapitals(_ string: String) -> String? { capitals[string] }

    /// The agencies named in a span, with where they stand, longest names first taken; as printed. O(length).
    ///
    /// Agencies of pictures only are left out unless asked for.
    package func names(
        in text: Text, _ span: TextSpan, withPictures: Bool = false
    ) -> [(name: String, span: TextSpan)] {
        let words = Self.words(in: text, span)
        var result: [(name: String, span: TextSpan)] = []
        var index = 0
        while index < words.count {
            if let agency = agencies[words[index].hash]?.first(where: { Self.stands($0, words, index) }) {
                let last = words[index + agency.words.count - 1]
                if withPictures || !agency.isPicture {
                    result.append((agency.printed, TextSpan(words[index].span.start, last.span.end)))
                }
                index += agency.words.count
            } else {
                index += 1
            }
        }
        return result
    }

    /// Whether a line is a credit: agencies and initials parted by strokes or commas ("ims/dpa/AFP").
    package func isCreditLine(_ text: Text, _ line: TextSpan) -> Bool {
        let line = text.trimmed(line)
        guard line.count > 1, line.count < 80 else { return false }
        if inCapitals(text.string(line)) != nil { return true }
        let named = names(in: text, line)
        guard !named.isEmpty else { return false }
        let words = Self.words(in: text, line)
        let covered = words.filter { word in named.contains { $0.span.contains(word.span) } }.count
        let others = words.filter { word in !named.contains { $0.span.contains(word.span) } }
        let hasStroke = text.utf8[line.range].contains { $0 == 0x2F || $0 == 0x2C || $0 == 0x7C }
        return covered == words.count || hasStroke && others.count <= 2 && others.allSatisfy { $0.span.count <= 6 }
    }

    /// Whether a line is a picture's credit: a name and behind a stroke, a bar or "via" an agency, no sentence.
    package func isPhotoCredit(_ text: Text, _ line: TextSpan) -> Bool {
        let line = withoutFileMark(text, text.trimmed(line))
        guard line.count > 4, line.count < 90, text.utf8[line.end - 1] != 0x2E, !isCreditLine(text, line) else {
            return false
        }
        let words = Self.words(in: text, line)
        guard words.count >= 2, words.count <= 9, let last = names(in: text, line, withPictures: true).last,
            last.span.end + 2 >= line.end
        else { return false }
        let before = text.trimmed(TextSpan(line.start, last.span.start))
        guard before.count > 3 else { return false }
        let isParted = text.utf8[before.end - 1] == 0x2F || text.utf8[before.end - 1] == 0x7C  // / |
        return isParted || text.string(TextSpan(before.end - 4, before.end)).lowercased() == " via"
    }

    /// Without ", File" at the end.
    private func withoutFileMark(_ text: Text, _ line: TextSpan) -> TextSpan {
        guard line.count > 10, text.string(TextSpan(line.end - 6, line.end)).lowercased() == ", file" else {
            return line
        }
        return TextSpan(line.start, line.end - 6)
    }

    /// The agency of a dateline's brackets, "GENEVA (Reuters) – …": looks at the first 160 bytes of a paragraph.
    package func datelineAgencies(in text: Text, _ paragraph: TextSpan) -> [(name: String, span: TextSpan)] {
        let limit = min(paragraph.end, paragraph.start + 160)
        guard let open = text.utf8[paragraph.start..<limit].firstIndex(of: 0x28),
            let close = text.utf8[open..<limit].firstIndex(of: 0x29), close - open < 60
        else { return [] }
        return names(in: text, TextSpan(open, close))
    }

    private static func stands(_ agency: Agency, _ words: [(hash: UInt64, span: TextSpan)], _ start: Int) -> Bool {
        guard start + agency.words.count <= words.count else { return false }
        for offset in agency.words.indices where words[start + offset].hash != agency.words[offset] { return false }
        return true
    }

    /// Words with their case, by which "PA" and "pa" differ; a hyphen belongs to its word.
    private static func words(in text: Text, _ span: TextSpan) -> [(hash: UInt64, span: TextSpan)] {
        var words: [(hash: UInt64, span: TextSpan)] = []
        var start = span.start
        for index in span.start...span.end {
            let isWord =
                index < span.end
                && (UTF8Bytes.isWordByte(text.utf8[index]) && !isMark(text, index) || text.utf8[index] == 0x2D)
            if isWord { continue }
            if index > start { words.append((NameHash.of(text.utf8[start..<index]), TextSpan(start, index))) }
            start = index + 1
        }
        return words
    }

    /// A byte of typographic punctuation or of a no-break space.
    private static func isMark(_ text: Text, _ index: Int) -> Bool {
        let byte = text.utf8[index]
        if byte == 0xC2 || byte == 0xA0 || byte == 0xE2 { return true }
        return index >= 1 && text.utf8[index - 1] == 0xE2 || index >= 2 && text.utf8[index - 2] == 0xE2
    }
}

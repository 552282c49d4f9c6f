import Foundation
import Prose

/// Which columns and members hold which part of an article.
struct RecordFields: Sendable {
    enum Part: String, Sendable { case html, text, summary, title, url, outlet, author, published, updated, language }

    private let parts: [String: (part: Part, rank: Int)]
    /// Words that say that a field is empty.
    private let emptyValues: Set<String>

    init() throws(ResourceFolder.Missing) {
        var parts: [String: (part: Part, rank: Int)] = [:]
        for (rank, row) in try ResourceFolder(Bundle.module, "formats").rows("record-fields.tsv").enumerated()
        where row.count == 2 {
            if let part = Part(rawValue: String(row[1])) { parts[String(row[0])] = (part, rank) }
        }
        self.parts = parts
        let rows = try ResourceFolder(Bundle.module, "formats").rows("empty-values.tsv")
        emptyValues = Set(rows.compactMap { $0.first.map { String($0) } })
    }

    /// The part that a name asks for, and how telling the name is (lower is more).
    func part(_ name: String) -> (part: Part, rank: Int)? {
        guard name.utf8.count <= 64 else { return nil }
        return parts[Self.key(name)]
    }

    /// The column whose name asks for a part most tellingly.
    func column(_ wanted: Part, in names: [String]) -> Int? {
        var best: (rank: Int, index: Int)?
        for (index, name) in names.enumerated() {
            guard let (part, rank) = part(name), part == wanted, rank < best?.rank ?? Int.max else { continue }
            best = (rank, index)
        }
        return best?.index
    }

    /// The columns of the article's words that have the same name: their texts are put together.
    func joinedColumns(in names: [String]) -> [Int] {
        var columns: [Int: [Int]] = [:]
        for (index, name) in names.enumerated() {
            guard let (part, rank) = part(name), part == .text || part == .html || part == .summary else { continue }
            columns[rank, default: []].append(index)
        }
        return columns.filter { $0.value.count > 1 }.min { $0.key < $1.key }?.value ?? []
    }

    /// The name's letters in lower case. Every row asks for it, so names in ASCII go without Unicode's tables.
    private static func key(_ name: String) -> String {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
            let letters = name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }
            return String(String.UnicodeScalarView(letters))
        }
        return String(unsafeUninitializedCapacity: name.utf8.count) { buffer in
            var count = 0
            for byte in name.utf8 where ASCII.isLetter(byte) {
                buffer[count] = ASCII.lower(byte)
                count += 1
            }
            return count
        }
    }

    /// A record of named values; nil when none of the names holds words of an article.
    func record(_ values: [(name: String, value: JSONValue)]) -> ArticleRecord? {
        var best: [Part: (rank: Int, value: String)] = [:]
        for (name, value) in values {
            // An object with a title is an article of its own and no text.
            if case .object = value, value["title"] != nil, self.part(name)?.part == .text { continue }
            guard let (part, rank) = part(name), rank <= best[part]?.rank ?? Int.max,
                let words = Self.words(filled(value), separator: part == .author ? ", " : "\n\n")
            else { continue }
            guard let other = best[part], other.rank == rank else {
                best[part] = (rank, words)
                continue
            }
            // Two columns of one name each hold a part of the text.
            if part == .text || part == .html || part == .summary { best[part]?.value = other.value + "\n\n" + words }
        }
        var record = ArticleRecord()
        if let html = best[.html] {
            record.body = .html(html.value)
        } else if let text = best[.text] ?? best[.summary] {
            let whole = Self.withoutCut(text.value)
            record.body = .either(whole)
            record.isSummary = best[.text] == nil || whole.utf8.count < text.value.utf8.count
        } else {
            return nil
        }
        record.title = best[.title]?.value
        record.url = best[.url]?.value
        record.outlet = best[.outlet]?.value
        record.byline = best[.author]?.value
        record.published = best[.published]?.value
        record.updated = best[.updated]?.value
        record.language = best[.language]?.value
        return record
    }

    /// A value without the words that only say that there is none.
    private func filled(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let string): isEmpty(string) ? .null : value
        case .array(let values): .array(values.prefix(10_000).map { isEmpty($0.string ?? "") ? .null : $0 })
        default: value
        }
    }

    private func isEmpty(_ stated: String) -> Bool {
        stated.utf8.count <= 20 && emptyValues.contains(stated.trimmingSpaces)
    }

    /// A text without the mark by which news APIs tell that they cut it: "… [+2000 chars]".
    private static func withoutCut(_ text: String) -> String {
        let end = text.trimmingSpaces
        guard end.hasSuffix("chars]"), let open = end.lastIndex(of: "["),
            end[open...].dropFirst().dropLast(6).allSatisfy({ $0 == "+" || $0 == " " || $0.isNumber })
        else { return text }
        return String(end[..<open])
    }

    /// Members that carry the words of an object, as in `"source": {"id": null, "name": "Harbour Lights"}`.
    private static let carriers = ["name", "title", "value", "text", "rendered", "@value", "#text", "$"]

    /// The words of a value: a string, a number, an object's name, an array's elements.
    static func words(_ value: JSONValue, separator: String) -> String? {
        switch value {
        case .string(let string): return string.allSatisfy(\.isWhitespace) ? nil : string
        case .number(let number): return number
        case .array(let values):
            let parts = values.prefix(10_000).compactMap { element -> String? in
                if case .array = element { nil } else { words(element, separator: separator) }
            }
            return parts.isEmpty ? nil : parts.joined(separator: separator)
        case .object:
            return carriers.lazy.compactMap { value[$0]?.string }.first { !$0.allSatisfy(\.isWhitespace) }
        case .bool, .null: return nil
        }
    }
}

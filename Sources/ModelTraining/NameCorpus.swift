import Foundation
import Language

/// A sentence with the names that somebody marked in it.
struct NamedSentence: Sendable {
    var forms: [String] = []
    /// A label for each word (`NameLabel`).
    var labels: [Int] = []

    /// Marks a range as a name; what was there is overwritten.
    mutating func mark(_ range: Range<Int>, _ kind: NameKind) {
        for place in range {
            let isFirst = place == range.lowerBound
            let isLast = place == range.upperBound - 1
            labels[place] = NameLabel.number(
                kind, isFirst && isLast ? .only : isFirst ? .first : isLast ? .last : .middle)
        }
    }

    /// The marked names.
    var names: [(range: Range<Int>, kind: NameKind)] {
        var found: [(Range<Int>, NameKind)] = []
        var start = 0
        for (place, label) in labels.enumerated() {
            guard let (kind, part) = NameLabel.parts(label) else { continue }
            if part == .first || part == .only { start = place }
            if part == .last || part == .only { found.append((start..<(place + 1), kind)) }
        }
        return found
    }
}

/// Reads files whose last column is a name label (BIO with PER, LOC, ORG).
enum NameFile {
    static func sentences(_ url: URL) throws -> [NamedSentence] {
        let content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        var sentences: [NamedSentence] = []
        var (forms, labels): ([String], [Substring]) = ([], [])
        func finish() {
            if !forms.isEmpty { sentences.append(sentence(forms, labels)) }
            (forms, labels) = ([], [])
        }
        for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty {
                finish()
                continue
            }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 5 else {
                throw Treebank.Malformed(
                    file: url.path, line: number + 1, reason: "the column of name labels (the fifth) is missing")
            }
            forms.append(String(columns[0]))
            labels.append(columns[4])
        }
        finish()
        return sentences
    }

    /// Writes sentences in the form that `sentences` reads.
    static func write(_ sentences: [NamedSentence], to path: String) throws {
        var lines: [String] = []
        for sentence in sentences {
            for (form, label) in zip(sentence.forms, sentence.labels) {
                let name = NameLabel.parts(label).map { kind, place in
                    (place == .first || place == .only ? "B-" : "I-") + kind.label
                }
                lines.append("\(form)\tX|X\t0\tx\t\(name ?? "O")")
            }
            lines.append("")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    private static func sentence(_ forms: [String], _ labels: [Substring]) -> NamedSentence {
        var sentence = NamedSentence(forms: forms, labels: Array(repeating: NameLabel.outside, count: forms.count))
        var start = 0
        while start < labels.count {
            guard let kind = NameKind(label: labels[start].dropFirst(2)) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < labels.count, labels[end] == "I-" + kind.label { end += 1 }
            sentence.mark(start..<end, kind)
            start = end
        }
        return sentence
    }
}

extension NameKind {
    init?(label: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = kind
    }
}

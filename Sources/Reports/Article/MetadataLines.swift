import Foundation
import Prose

/// Tells short lines that give author, time or place of publication.
struct MetadataLines: Sendable {
    /// Words that open such lines, and what they tell.
    struct Vocabulary: Sendable {
        fileprivate let openers: [UInt64: String]

        init() throws(ResourceFolder.Missing) {
            var openers: [UInt64: String] = [:]
            for row in try ResourceFolder(Bundle.module).rows("metadata-line-words.txt") where row.count == 2 {
                if row[1] != "author note" { openers[NameHash.of(row[0].utf8)] = String(row[1]) }
            }
            self.openers = openers
        }

        /// Whether the first word of a line announces a date.
        func opensDate(_ line: TextSpan, in text: Text) -> Bool {
            let head = TextSpan(line.start, min(line.end, line.start + 40))
            return WordScanner.words(in: text.utf8, head).first.flatMap { openers[$0] } == "date"
        }
    }

    private let vocabulary: Vocabulary
    /// Words of the authors' names, a list for each.
    private let authors: [[UInt64]]

    private let dates: DateReader

    init(_ vocabulary: Vocabulary, authors: [String], dates: DateReader) {
        self.vocabulary = vocabulary
        self.dates = dates
        self.authors = authors.map { name in
            let text = Text(name)
            return WordScanner.words(in: text.utf8, text.span)
        }.filter { !$0.isEmpty }
    }

    /// "byline" or "date" for such a line, else nil.
    func kind(of line: TextSpan, words count: Int, in text: Text) -> String? {
        guard count <= 24 else { return nil }
        let words = WordScanner.words(in: text.utf8, line)
        guard let first = words.first else { return nil }
        if authors.contains(where: { $0 == words }) { return "byline" }
        if isReadingTime(words, line, text) || isClock(words, line, text) { return "date" }
        if first == Self.last, words.count > 2, vocabulary.openers[words[1]] == "date", holdsDay(line, text) {
            return "date"
        }
        let isSentence = text.utf8[line.end - 1] == 0x2E && count > 12
        if let opener = vocabulary.openers[first] {
            if opener == "date", !isSentence || holdsDay(line, text) {
                return opener
            }
            if opener == "byline", !isSentence, isByline(line, words, text) { return opener }
        }
        // A dash opens the signature of an embedded post.
        if count <= 14, !isSentence, text.utf8[line.start] != 0xE2, let day = day(line, text) {
            // "The boat sailed from Amsel on 3 May 2031." tells of another day.
            let isStatement =
                endsSentence(line, text) && count >= 7 && day.start > line.start + 8
            return isStatement ? nil : "date"
        }
        let isOfAuthor = count <= 8 && text.utf8[line.end - 1] != 0x2E && opensWithAuthor(words)
        return isOfAuthor && holdsMark(line, text) ? "byline" : nil
    }

    /// "Ilse Marn @marn Harbour Correspondent 2 April 2031".
    private func opensWithAuthor(_ words: [UInt64]) -> Bool {
        authors.contains { $0.count > 1 && words.starts(with: $0) }
    }

    private func holdsMark(_ line: TextSpan, _ text: Text) -> Bool {
        text.utf8[line.range].contains { $0 == 0x40 || UTF8Bytes.isDigit($0) }
    }

    /// "6 min read", "6 min read 5 days ago".
    private func isReadingTime(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        words.count >= 3 && words.count <= 8 && UTF8Bytes.isDigit(text.utf8[line.start])
            && Self.minutes.contains(words[1]) && words[2] == Self.read
    }

    /// "10:35 am ET".
    private func isClock(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        let bytes = text.utf8
        guard line.count >= 4, line.count <= 20, UTF8Bytes.isDigit(bytes[line.start]),
            bytes[line.start + 1] == 0x3A || bytes[line.start + 2] == 0x3A, (4...5).contains(words.count)
        else { return false }
        return Self.halves.contains(words[2])
    }

    private static let last = NameHash.of("last".utf8)
    private static let read = NameHash.of("read".utf8)
    private static let minutes = Set(["min", "mins", "minute", "minutes"].map { NameHash.of($0.utf8) })
    private static let halves = Set(["am", "pm", "a", "p"].map { NameHash.of($0.utf8) })

    /// Whether a stop, or a word in brackets, ends the line.
    private func endsSentence(_ line: TextSpan, _ text: Text) -> Bool {
        let last = text.utf8[line.end - 1]
        return last == 0x2E || last == 0x29 && UTF8Bytes.isLetter(text.utf8[line.end - 2])
    }

    private func holdsDay(_ line: TextSpan, _ text: Text) -> Bool {
        day(line, text) != nil
    }

    /// Where the line's first date stands, if that is a day.
    private func day(_ line: TextSpan, _ text: Text) -> TextSpan? {
        let found = dates.first(in: text.utf8, TextSpan(line.start, min(line.end, line.start + 200)))
        return found.flatMap { $0.hasDay ? $0.span : nil }
    }

    /// "By" and a name: a known author's, or words with capitals.
    private func isByline(_ line: TextSpan, _ words: [UInt64], _ text: Text) -> Bool {
        if authors.contains(where: { author in author.count > 0 && words.dropFirst().starts(with: author) }) {
            return true
        }
        let rest = text.string(line).split(separator: " ").dropFirst()
        let capitals = rest.prefix(3).filter { $0.first?.isUppercase ?? false }
        return capitals.count == min(3, rest.count) || capitals.count >= 2
    }
}

import Foundation
import Prose

/// Tells short lines that give author, time or place of publication, and notes on the author.
struct MetadataLines: Sendable {
    /// Words that open such lines, and what they tell.
    struct Vocabulary: Sendable {
        fileprivate let openers: [UInt64: String]
        fileprivate let noteVerbs: Set<UInt64>

        init() throws(ResourceFolder.Missing) {
            var openers: [UInt64: String] = [:]
            var noteVerbs: Set<UInt64> = []
            for row in try ResourceFolder(Bundle.module).rows("metadata-line-words.txt") where row.count == 2 {
                let word = NameHash.of(row[0].utf8)
                if row[1] == "author note" { noteVerbs.insert(word) } else { openers[word] = String(row[1]) }
            }
            self.openers = openers
            self.noteVerbs = noteVerbs
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
        let isSentence = text.utf8[line.end - 1] == 0x2E && count > 12
        if let opener = vocabulary.openers[first] {
            if opener == "date", !isSentence || holdsDay(line, text) {
                return opener
            }
            if opener == "byline", !isSentence, isByline(line, words, text) { return opener }
        }
        if count <= 14, holdsDay(line, text), !isSentence { return "date" }
        return nil
    }

    private func holdsDay(_ line: TextSpan, _ text: Text) -> Bool {
        dates.first(in: text.utf8, TextSpan(line.start, min(line.end, line.start + 200)))?.hasDay ?? false
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

    /// "Ilse Marn is a reporter …", "Follow Ilse Marn …": opens with an author's name and tells what he does.
    func isAuthorNote(_ line: TextSpan, in text: Text) -> Bool {
        let words = WordScanner.words(in: text.utf8, TextSpan(line.start, min(line.end, line.start + 300)))
        return authors.contains { author in
            guard words.starts(with: author), words.count > author.count else { return false }
            return vocabulary.noteVerbs.contains(words[author.count])
        }
    }
}

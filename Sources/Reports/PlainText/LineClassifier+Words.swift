import Foundation
import Prose

extension LineClassifier {
    /// The word lists that the classifier looks lines up in.
    struct Words: Sendable {
        let fragments: OrphanFragment
        /// "edited", "translated" …: folded keys.
        private let work: Set<UInt64>
        private let metadata: MetadataLines.Vocabulary

        /// Reads the lists that ship with the program.
        init() throws(ResourceFolder.Missing) {
            fragments = try OrphanFragment()
            metadata = try MetadataLines.Vocabulary()
            var work: Set<UInt64> = []
            for row in try ResourceFolder(Bundle.module).rows("credit-verbs.txt") {
                if let word = row.first { work.insert(WordHash.folded(String(word))) }
            }
            self.work = work
        }

        /// Whether a short line tells who worked on the report: "Harbour Press, edited by Orla Venn".
        func isWorkCredit(_ line: TextLine) -> Bool {
            guard line.words.count <= 16 else { return false }
            return zip(line.words, line.words.dropFirst()).contains { work.contains($0) && $1 == Self.by }
        }

        /// Whether a short line opens with "Updated", "Published" or the like and holds a number.
        func isDated(_ line: TextLine, in text: Text) -> Bool {
            guard line.words.count <= 12, !line.endsSentence, metadata.opensDate(line.span, in: text) else {
                return false
            }
            return text.utf8[line.span.range].contains(where: UTF8Bytes.isDigit)
        }

        /// Whether a word announces a date.
        func opensDate(_ word: TextSpan, in text: Text) -> Bool { metadata.opensDate(word, in: text) }

        private static let by = WordHash.folded("by")
    }
}

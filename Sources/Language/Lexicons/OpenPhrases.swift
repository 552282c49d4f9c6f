import Foundation
package import Prose

/// Phrases by which a report says that something is not known ("it remains unclear", "did not say whether").
package struct OpenPhrases: Sendable {
    private var phrases = PhraseTable<Bool>()

    /// Reads the list that ships with the program; throws when it is not there.
    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        for row in try ResourceFolder(Bundle.module).rows("open-phrases.txt") {
            if let phrase = row.first { phrases.insert(phrase, true, using: segmenter) }
        }
    }

    /// Whether a range of tokens holds such a phrase; O(length).
    package func holds(_ range: Range<Int>, of tokens: [Token]) -> Bool {
        range.contains { phrases.longest(tokens, at: $0, limit: range.upperBound) != nil }
    }
}

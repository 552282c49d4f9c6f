import Foundation
package import Prose

/// Words that reports and translations use for one thing: "attack", "invade", "invasion".
///
/// For bringing statements of several reports together; it does not say that the words mean the same.
package struct ConceptLexicon: Sendable {
    private let concepts: [UInt64: UInt64]

    /// Reads the concepts that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows("concepts.tsv"))
    }

    /// Takes concepts as rows of a name and forms separated by "|"; rows of another shape are passed over. Of two concepts
    /// with one form the first has it.
    package init(rows: [[Substring]]) {
        var concepts: [UInt64: UInt64] = [:]
        for row in rows where row.count == 2 {
            let concept = Self.key(row[0])
            for form in row[1].split(separator: "|") {
                let key = WordHash.folded(form)
                if concepts[key] == nil { concepts[key] = concept }
            }
        }
        self.concepts = concepts
    }

    /// Key of a concept by its name. No word has a space in it, so it never meets the key of a word.
    package static func key(_ name: some StringProtocol) -> UInt64 { WordHash.folded("concept " + name) }

    /// Key of the concept that a word stands for, if any; O(1).
    package func concept(of token: Token) -> UInt64? { concepts[token.folded] }

    /// Key of the concept of a word in small letters, or of the word itself; O(length of the word).
    package func meaning(of word: some StringProtocol) -> UInt64 {
        let key = WordHash.folded(word)
        return concepts[key] ?? key
    }
}

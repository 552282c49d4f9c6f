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
            // No word has a space in it, so a concept never meets the key of a word.
            let concept = WordHash.folded("concept " + row[0])
            for form in row[1].split(separator: "|") {
                let key = WordHash.folded(form)
                if concepts[key] == nil { concepts[key] = concept }
            }
        }
        self.concepts = concepts
    }

    /// Key of the concept that a word stands for, if any; O(1).
    package func concept(of token: Token) -> UInt64? { concepts[token.folded] }
}

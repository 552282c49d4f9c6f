import Foundation
package import Prose

/// Words that reports and translations use for one thing: "attack", "invade", "invasion".
///
/// For bringing statements of several reports together; it does not say that the words mean the same.
package struct ConceptLexicon: Sendable {
    private let concepts: [UInt64: UInt64]
    /// Concepts of two words ("give up") by the key of the phrase.
    private let phrases: [UInt64: UInt64]
    /// First words of the phrases.
    private let openers: Set<UInt64>

    /// Reads the concepts that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows("concepts.tsv"))
    }

    /// Takes concepts as rows of a name and forms of one or two words separated by "|"; rows of another shape and
    /// longer forms are passed over. Of two concepts with one form the first has it.
    package init(rows: [[Substring]]) {
        var concepts: [UInt64: UInt64] = [:]
        var phrases: [UInt64: UInt64] = [:]
        var openers: Set<UInt64> = []
        for row in rows where row.count == 2 {
            let concept = Self.key(row[0])
            for form in row[1].split(separator: "|") {
                let words = form.split(separator: " ").map { WordHash.folded($0) }
                switch words.count {
                case 1: if concepts[words[0]] == nil { concepts[words[0]] = concept }
                case 2:
                    let key = WordHash.phrase(words[0], words[1])
                    openers.insert(words[0])
                    if phrases[key] == nil { phrases[key] = concept }
                default: break
                }
            }
        }
        self.concepts = concepts
        self.phrases = phrases
        self.openers = openers
    }

    /// Key of a concept by its name. No word has a space in it, so it never meets the key of a word.
    package static func key(_ name: some StringProtocol) -> UInt64 { WordHash.folded("concept " + name) }

    /// Key of the concept that a word stands for, if any; O(1).
    package func concept(of token: Token) -> UInt64? { concepts[token.folded] }

    /// Key of the concept that two words in a row stand for ("give up"), if any; O(1).
    package func concept(of token: Token, _ next: Token) -> UInt64? {
        guard openers.contains(token.folded) else { return nil }
        return phrases[WordHash.phrase(token.folded, next.folded)]
    }

    /// Key of the concept of a word in small letters, or of the word itself; O(length of the word).
    package func meaning(of word: some StringProtocol) -> UInt64 {
        let key = WordHash.folded(word)
        return concepts[key] ?? key
    }
}

import Foundation
package import Prose

/// Words by which a sentence leans on those before it, or is no sentence of an article.
package struct LineLexicon: Sendable {
    package enum WordClass: Int, Sendable, CaseIterable {
        /// Words that open a note on the text or on a picture.
        case note
        /// Parts of an address.
        case address
        /// Words for whoever reads.
        case reader
        /// Words at the start that go on from what was told.
        case connective
        /// Words that point to what was told.
        case demonstrative
        /// Stretches of time that "this" points to without what was told.
        case period
        /// Pronouns for one person.
        case person
        /// Nouns for what somebody said or did before ("the offer").
        case deed
        /// Nouns for one who was named before ("the agency").
        case body
        /// Nouns that open a sentence by what was told before ("as a result").
        case link
        /// Verbs by which somebody gives no answer to the reporters, and what they ask for.
        case declining, remark
        /// Verbs of answering, and what is answered.
        case answering, request
        /// Those who comment on a network.
        case commenter
        /// What tells the news itself ("reports said"), and what a programme does in its announcement ("talks to").
        case medium, hosting
        /// Days that only the day of the report makes clear.
        case day
    }

    private let classes: WordClasses

    /// Reads the list that ships with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows("line-words.tsv"))
    }

    /// Takes rows of a class and its words separated by "|"; others are passed over.
    package init(rows: [[Substring]]) {
        var classes = WordClasses()
        for row in rows where row.count == 2 {
            guard let kind = WordClass.allCases.first(where: { "\($0)" == row[0] }) else { continue }
            for word in row[1].split(separator: "|") { classes.insert(word, class: kind.rawValue) }
        }
        self.classes = classes
    }

    /// Whether a word is of a class; O(1).
    package func has(_ kind: WordClass, _ folded: UInt64) -> Bool { classes.has(kind.rawValue, folded) }
}

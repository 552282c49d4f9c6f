import Foundation
package import Prose

/// Words that tell what a capitalised sequence names, and words that never begin a name.
package struct NameLexicon: Sendable {
    package enum Keyword: String, Sendable { case organisation, instrument, place, event }
    /// What a noun beside a name tells of it; a prefix ("HMS") belongs to the name of a ship.
    package enum KindNoun: String, Sendable { case organisation, media, place, craft, prefix }

    /// What a bare noun stands for that reports use for whom they have named ("the country", "the firm").
    package enum Referent: String, Sendable { case state, government, town, firm, group }

    /// A noun for an armed force, police or service.
    package struct ForceNoun: Sendable {
        package enum Owner: String, Sendable { case state, town, both }
        /// One for all nouns of the body.
        package let name: String
        package let owner: Owner
    }

    private var keywords = WordMap<Keyword>()
    private var stateBodies: WordSet = []
    private var apart: WordSet = []
    private var surnamesFirst: WordSet = []
    private var ordinary: WordSet = []
    private var calendar: WordSet = []
    private var kindNouns = WordMap<KindNoun>()
    private var legalForms: WordSet = []
    private var animals: WordSet = []
    private var firmParts: WordSet = []
    private var holdings: WordSet = []
    private var bodyAdjectives: WordSet = []
    private var referents = WordMap<Referent>()
    private var forces = PhraseTable<ForceNoun>()

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        for row in try folder.rows("name-keywords.tsv") where row.count > 1 {
            keywords[WordHash.folded(row[0])] = Keyword(rawValue: String(row[1]))
            if row.count > 2, row[2] == "state" { stateBodies.insert(WordHash.folded(row[0])) }
            if row.count > 3, row[3] == "apart" { apart.insert(WordHash.folded(row[0])) }
        }
        surnamesFirst = WordSet(try folder.rows("surnames-first.txt").map { $0[0] })
        ordinary = WordSet(try folder.rows("common-nouns-capitalised.txt").map { $0[0] })
        calendar = WordSet(try folder.rows("calendar-words.tsv").map { $0[0] })
        for row in try folder.rows("force-nouns.tsv") where row.count > 1 {
            let owner = row.count > 2 ? ForceNoun.Owner(rawValue: String(row[2])) : nil
            forces.insert(row[0], ForceNoun(name: String(row[1]), owner: owner ?? .state), using: segmenter)
        }
        for row in try folder.rows("kind-nouns.tsv") where row.count > 1 {
            kindNouns[WordHash.folded(row[0])] = KindNoun(rawValue: String(row[1]))
        }
        for row in try folder.rows("firm-words.tsv") where row.count > 1 {
            let word = WordHash.folded(row[0])
            switch row[1] {
            case "form": legalForms.insert(word)
            case "part": firmParts.insert(word)
            default: holdings.insert(word)
            }
        }
        animals = WordSet(try folder.rows("animal-nouns.txt").map { $0[0] })
        bodyAdjectives = WordSet(try folder.rows("body-adjectives.txt").map { $0[0] })
        for row in try folder.rows("referring-nouns.tsv") where row.count > 1 {
            referents[WordHash.folded(row[0])] = Referent(rawValue: String(row[1]))
        }
    }

    /// What a name with this word in it is of.
    package func keyword(_ token: Token) -> Keyword? { keywords[token.folded] }
    /// What a name is of that stands beside this noun ("the tanker Orla Venn").
    package func kindNoun(_ token: Token) -> KindNoun? { kindNouns[token.folded] }
    /// Whether a word behind a name is the legal form of a firm ("Ltd").
    package func isLegalForm(_ token: Token) -> Bool { legalForms.contains(token.folded) }
    /// Whether a word behind the name of a firm only lengthens it ("Group").
    package func isFirmPart(_ token: Token) -> Bool { firmParts.contains(token.folded) }
    /// Whether only firms have what the noun names ("shareholders").
    package func isHolding(_ token: Token) -> Bool { holdings.contains(token.folded) }
    /// Whether a word describes bodies only, between "the" and their noun ("the militant group").
    package func describesBodies(_ token: Token) -> Bool { bodyAdjectives.contains(token.folded) }
    /// Whether a noun names an animal ("bear").
    package func isAnimal(_ token: Token) -> Bool { animals.contains(token.folded) }
    /// What "the" with this noun stands for.
    package func referent(_ token: Token) -> Referent? { referents[token.folded] }
    /// The armed force, police or service whose noun begins at a token ("air force").
    package func force(_ tokens: [Token], at index: Int, limit: Int) -> (noun: ForceNoun, end: Int)? {
        forces.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }
    /// Whether a body with this word in its name usually belongs to a state ("Ministry").
    package func isStateBody(_ token: Token) -> Bool { stateBodies.contains(token.folded) }

    /// Whether the word in small letters is not short for the body named last with it ("the police").
    package func standsApart(_ token: Token) -> Bool { apart.contains(token.folded) }

    /// Whether a family name usually stands before the given name.
    package func isSurnameFirst(_ token: Token) -> Bool { surnamesFirst.contains(token.folded) }
    /// Whether a capital on this word says nothing: it is an ordinary word.
    package func isOrdinary(_ token: Token) -> Bool { ordinary.contains(token.folded) }
    /// Weekdays, months, holidays.
    package func isCalendarWord(_ token: Token) -> Bool { calendar.contains(token.folded) }
}

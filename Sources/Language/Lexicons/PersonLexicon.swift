import Foundation
package import Prose

/// Offices, honorifics, given names and the nouns by which news speaks of people and bodies.
package struct PersonLexicon: Sendable {
    package enum TitleKind: String, Sendable { case office, honorific, military, clergy, profession, modifier }
    package enum Gender: Sendable { case female, male, either }

    private var titles = PhraseTable<TitleKind>()
    private var modifiers: WordSet = []
    private var givenNames = WordMap<(gender: Gender, isWord: Bool)>()
    private var speakers: WordSet = []
    private var countable: WordSet = []
    private var collectives: WordSet = []
    private var relations: WordSet = []
    private var pages: WordSet = []
    private var authoring: WordSet = []
    private var issuing: WordSet = []

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        for row in try folder.rows("offices.tsv") where row.count > 1 {
            let kind = TitleKind(rawValue: String(row[1])) ?? .office
            for form in row[0].split(separator: "|") { titles.insert(form, kind, using: segmenter) }
            // "Presidents Ana Venn and Olof Tarn" hold the office each.
            if kind == .office, row.count > 2, row[2] != "-" { titles.insert(row[2], kind, using: segmenter) }
        }
        for row in try folder.rows("office-modifiers.txt") { modifiers.insert(WordHash.folded(row[0])) }
        for row in try folder.rows("given-names.tsv") where row.count > 1 {
            let gender: Gender = row[1] == "f" ? .female : row[1] == "m" ? .male : .either
            givenNames[WordHash.folded(row[0])] = (gender, row.count > 2 && row[2] == "word")
        }
        for row in try folder.rows("person-nouns.txt") {
            let use = row.count > 1 ? row[1] : "both"
            for form in row[0].split(separator: "|") {
                if use != "counts" { speakers.insert(WordHash.folded(form)) }
                if use != "speaks" { countable.insert(WordHash.folded(form)) }
            }
        }
        relations = WordSet(try folder.rows("relation-nouns.txt").map { $0[0] })
        pages = WordSet(try folder.rows("page-nouns.txt").map { $0[0] })
        authoring = WordSet(try folder.rows("authoring-participles.txt").map { $0[0] })
        for row in try folder.rows("issuing-verbs.txt") {
            for form in row[0].split(separator: "|") { issuing.insert(WordHash.folded(form)) }
        }
        for row in try folder.rows("collective-speakers.txt") {
            for form in row[0].split(separator: "|") { collectives.insert(WordHash.folded(form)) }
        }
    }

    /// The longest office or title that begins at a token.
    package func title(_ tokens: [Token], at index: Int, limit: Int) -> (kind: TitleKind, end: Int)? {
        titles.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    package func isModifier(_ token: Token) -> Bool { modifiers.contains(token.folded) }

    /// Gender of a given name; nil when the word is none. `isWord`: it is an ordinary word, too ("Hope").
    package func givenName(_ token: Token) -> (gender: Gender, isWord: Bool)? { givenNames[token.folded] }

    /// Whether a noun names people who may speak ("diplomat", "residents").
    package func isSpeakerNoun(_ token: Token) -> Bool { speakers.contains(token.folded) }
    /// Whether a noun names people who may be counted ("soldiers").
    package func isCountablePerson(_ token: Token) -> Bool { countable.contains(token.folded) }
    /// Whether a noun names somebody by whom he belongs to ("uncle", "lawyer", "spokesman").
    package func isRelation(_ token: Token) -> Bool { relations.contains(token.folded) }

    /// Whether a noun names where somebody tells of himself ("profile", "blog").
    package func isPage(_ token: Token) -> Bool { pages.contains(token.folded) }
    /// Whether the participle before "by" tells who made a work ("written").
    package func isAuthoring(_ token: Token) -> Bool { authoring.contains(token.folded) }
    /// Whether a verb tells that its subject gives out his own words ("released a statement").
    package func isIssuing(_ token: Token) -> Bool { issuing.contains(token.folded) }

    /// Whether a noun names a body that speaks ("ministry", "delegation").
    package func isCollective(_ token: Token) -> Bool { collectives.contains(token.folded) }
}

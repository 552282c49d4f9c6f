import Language
import Prose

/// What the inflected verbs and nouns of a story mean by their dictionary forms: "bit" and "biting" are one word, and
/// "borne" has the concept of "bear". Every form is looked up once.
struct BaseForms {
    private let lemmatizer: Lemmatizer
    private let concepts: ConceptLexicon
    private var known: [Form: UInt64] = [:]

    private struct Form: Hashable {
        let word: UInt64
        let group: Lemmatizer.Group
    }

    /// Letters of a dictionary form by which words are compared, as in `Stem`.
    private static let letters = 5

    init(_ lemmatizer: Lemmatizer, _ concepts: ConceptLexicon) {
        self.lemmatizer = lemmatizer
        self.concepts = concepts
    }

    /// The concept of a token's dictionary form, else the key of its first letters; nil for what is no verb and no
    /// common noun. O(1) for a form that was asked before.
    mutating func meaning(of token: Int, in analyzed: AnalyzedText) -> UInt64? {
        let word = analyzed.words[token]
        guard word.tag == .verb || word.tag == .noun, analyzed.tokens[token].kind == .word else { return nil }
        let form = Form(word: analyzed.tokens[token].folded, group: Lemmatizer.Group(word.penn))
        if let meaning = known[form] { return meaning }
        let lemma = lemmatizer.lemma(of: token, in: analyzed)
        let key = WordHash.folded(lemma)
        let concept = concepts.meaning(of: lemma)
        let meaning = concept == key ? WordHash.folded(lemma.prefix(Self.letters)) : concept
        known[form] = meaning
        return meaning
    }
}

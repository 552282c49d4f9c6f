package import Language
package import Prose

/// The word lists by which what several reports say is compared.
package struct ComparisonWords: Sendable {
    package let scales: StrengthScales
    package let concepts: ConceptLexicon
    package let modifiers: ExclusiveModifiers
    package let clauses: ClauseLexicon

    /// Reads the lists that ship with the program.
    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        scales = try StrengthScales(using: segmenter)
        concepts = try ConceptLexicon()
        modifiers = try ExclusiveModifiers(using: segmenter)
        clauses = try ClauseLexicon()
    }
}

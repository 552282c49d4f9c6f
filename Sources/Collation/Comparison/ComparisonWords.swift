package import Language
package import Prose

/// The word lists by which what several reports say is compared.
package struct ComparisonWords: Sendable {
    package let scales: StrengthScales
    package let concepts: ConceptLexicon
    package let lemmatizer: Lemmatizer
    package let modifiers: ExclusiveModifiers
    /// Nouns and verbs that exclude each other.
    package let alternatives: ExclusiveModifiers
    /// Words that exclude each other in one place of one sentence.
    package let slots: ExclusiveModifiers
    /// Parts in what happened that exclude each other.
    package let roles: ExclusiveModifiers
    package let clauses: ClauseLexicon
    package let vagueCounts: VagueCounts
    /// Words by which a sentence does not read as a line by itself.
    package let lines: LineLexicon
    package let appraisals: AppraisalLexicon
    /// How firmly a deed or step is told.
    package let firmness: AppraisalLexicon
    /// What people, groups and states are called, with and without a judgement.
    package let designations: AppraisalLexicon
    /// Extents of things and units of measure.
    package let measures: MeasureLexicon
    /// Who acts for the party or body he belongs to.
    package let acts: ActLexicon

    /// Reads the lists that ship with the program.
    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        scales = try StrengthScales(using: segmenter)
        concepts = try ConceptLexicon()
        lemmatizer = try Lemmatizer()
        modifiers = try ExclusiveModifiers(using: segmenter)
        alternatives = try ExclusiveModifiers(.words, using: segmenter)
        slots = try ExclusiveModifiers(.slots, using: segmenter)
        roles = try ExclusiveModifiers(.roles, using: segmenter)
        clauses = try ClauseLexicon()
        vagueCounts = try VagueCounts()
        lines = try LineLexicon()
        appraisals = try AppraisalLexicon(.appraisals, using: segmenter)
        firmness = try AppraisalLexicon(.firmness, using: segmenter)
        designations = try AppraisalLexicon(.designations, using: segmenter)
        measures = try MeasureLexicon()
        acts = try ActLexicon(using: segmenter)
    }
}

import Annotation
import Language
import Prose
import Stories

/// Reads what a passage tells of somebody's fate; O(tokens).
struct OutcomeReader {
    let story: Story
    let concepts: ConceptLexicon
    let clauses: ClauseLexicon
    let reader: PassageReader

    typealias Passage = ClaimAccord.Passage

    enum Outcome { case dead, alive, awaited, unknown }

    /// All that it tells; empty for a passage that tells of nobody's fate.
    func outcomes(_ passage: Passage) -> Set<Outcome> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<Outcome> = []
        var isOpen = false
        var isAboutFate = false
        var isSought = false
        for token in passage.tokens {
            let folded = analyzed.tokens[token].folded
            let concept = concepts.concept(of: analyzed.tokens[token])
            if concept == Self.killed { result.insert(.dead) }
            if concept == Self.survive || clauses.has(.alive, folded) { result.insert(.alive) }
            if concept == Self.unclear || folded == Self.unknown { isOpen = true }
            if clauses.has(.fate, folded) { isAboutFate = true }
            if clauses.has(.awaited, folded) { result.insert(.awaited) }
            if clauses.has(.seeking, folded) { isSought = true }
        }
        if isSought, result.isEmpty, isPresent(passage) { result.insert(.awaited) }
        // "The trapped boy was found dead" no longer awaits him.
        if isFound(passage), result.contains(.dead) { result.remove(.awaited) }
        return isOpen && isAboutFate ? [.unknown] : result
    }

    /// Whether a passage has any word of somebody's fate; what one without any tells, in whole or in part, is empty.
    func mayTell(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        return passage.tokens.contains { token in
            let folded = analyzed.tokens[token].folded
            let concept = concepts.concept(of: analyzed.tokens[token])
            return concept == Self.killed || concept == Self.survive || clauses.has(.alive, folded)
                || clauses.has(.fate, folded) || clauses.has(.awaited, folded) || clauses.has(.seeking, folded)
        }
    }

    /// Whether somebody was found.
    func isFound(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        return passage.tokens.contains { analyzed.tokens[$0].folded == Self.found }
    }

    /// Whether its main verb tells what is, not what was.
    func isPresent(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        return reader.mainVerbs(passage).contains { verb in
            Self.present.contains(analyzed.words[verb].penn)
                || analyzed.children(of: verb).contains { child in
                    [.aux, .auxPass, .cop].contains(analyzed.words[child].relation)
                        && Self.present.contains(analyzed.words[child].penn)
                }
        }
    }

    private static let present: Set<PennTag> = [.vbz, .vbp]
    private static let killed = ConceptLexicon.key("killed")
    private static let survive = ConceptLexicon.key("survive")
    private static let unclear = ConceptLexicon.key("unclear")
    private static let unknown = WordHash.folded("unknown")
    private static let found = WordHash.folded("found")
}

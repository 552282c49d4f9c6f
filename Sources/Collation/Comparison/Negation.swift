import Language
import Prose

/// Words that turn what is told round; the keys are the same for both apostrophes.
enum Negation {
    /// Those that stand at verbs.
    static let ofVerbs = WordSet(["not", "n't", "never"])
    /// Those that stand at verbs or nouns.
    static let words = ofVerbs.union(["no"])
    /// All that turn round what stands beside them.
    static let anywhere = words.union(["without", "none", "nor", "neither", "cannot", "nobody", "nothing"])

    /// Those that take the place of a noun and turn its verb round.
    static let pronouns = WordSet(["nothing", "nobody", "none"])

    /// Whether "not", "never" or "no longer" stands at a word. O(its dependents).
    static func denies(_ token: Int, in analyzed: AnalyzedText) -> Bool {
        analyzed.children(of: token).contains { child in
            words.contains(analyzed.tokens[child].folded)
                || analyzed.words[child].tag == .adv
                    && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == no }
        }
    }

    private static let no = WordHash.folded("no")

    /// The verb that a word of failing turns round ("failed to reach", "was unable to reach"); nil for all other words,
    /// and for one that is denied itself. O(1).
    static func verb(failing token: Int, in analyzed: AnalyzedText, _ clauses: ClauseLexicon) -> Int? {
        guard clauses.has(.failing, analyzed.tokens[token].folded), token + 2 < analyzed.tokens.count,
            analyzed.tokens[token + 1].folded == to,
            !(max(0, token - 2)..<token).contains(where: { words.contains(analyzed.tokens[$0].folded) })
        else { return nil }
        let near = (token + 2)..<min(analyzed.tokens.count, token + reach)
        return near.first { analyzed.words[$0].tag == .verb }
    }

    private static let to = WordHash.folded("to")
    /// Words from the word of failing to its verb: "failed to quickly and safely reach".
    private static let reach = 6
}

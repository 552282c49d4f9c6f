import Prose

/// Words that turn what is told round; the keys are the same for both apostrophes.
enum Negation {
    /// Those that stand at verbs.
    static let ofVerbs = Set(["not", "n't", "never"].map { WordHash.folded($0) })
    /// Those that stand at verbs or nouns.
    static let words = ofVerbs.union([WordHash.folded("no")])
    /// All that turn round what stands beside them.
    static let anywhere = words.union(
        ["without", "none", "nor", "neither", "cannot", "nobody", "nothing"].map { WordHash.folded($0) })
}

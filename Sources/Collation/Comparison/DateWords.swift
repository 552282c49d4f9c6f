import Annotation
import Language
import Stories

/// The tokens of every report that say when: "on Monday" in two sentences is no sign that they tell the same.
struct DateWords {
    private let flags: [[Bool]]

    /// O(tokens).
    init(_ story: Story) {
        flags = story.reports.map { annotated in
            var flags = [Bool](repeating: false, count: annotated.analyzed.tokens.count)
            for expression in annotated.times {
                for token in expression.tokens where flags.indices.contains(token) { flags[token] = true }
            }
            return flags
        }
    }

    /// Whether a token of a report belongs to a time expression; O(1).
    func holds(_ token: Int, _ report: Int) -> Bool { flags[report][token] }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What will be done "shortly" by one report and "in the next 30 days" by another.
struct NearTimeDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it says how long at most.
        let isFirst: Bool
        /// What it is done to or by, with its complements.
        let terms: Set<UInt64>
        let words: TextSpan
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { left, right in
            !left.terms.isDisjoint(with: right.terms) && days.areNear([left.report], [right.report])
        }
        return opposed.drafts(uses) { _, sides in
            DifferenceDraft(
                kind: .strength, severity: .medium,
                about: "How soon: “\(text(sides.first[0]))” or “\(text(sides.second[0]))”",
                sides: opposed.shown(sides, text))
        }
    }

    private func text(_ use: Use) -> String {
        DifferenceDraft.headline(story.reports[use.report].report.text.string(use.words))
    }

    private func collect(_ report: Int, into uses: inout [UInt64: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            for token in tokens {
                let head = Int(analyzed.words[token].head)
                if reader.lexicon.has(.soon, analyzed.tokens[token].folded) {
                    add(token..<token + 1, head, report, index, isFirst: false, &uses)
                } else if let start = span(endingWith: token, analyzed) {
                    add(start..<token + 1, head, report, index, isFirst: true, &uses)
                }
            }
        }
    }

    /// Where "in the next 30 days" begins, of the noun at its end; nil for another noun.
    private func span(endingWith noun: Int, _ analyzed: AnalyzedText) -> Int? {
        guard analyzed.words[noun].tag == .noun, reader.lexicon.has(.period, analyzed.tokens[noun].folded) else {
            return nil
        }
        let children = analyzed.children(of: noun)
        guard children.contains(where: { analyzed.words[$0].relation == .nummod }) else { return nil }
        return children.first {
            analyzed.words[$0].relation == .case && Self.within.contains(analyzed.tokens[$0].folded)
        }
    }

    private func add(
        _ time: Range<Int>, _ verb: Int, _ report: Int, _ sentence: Int, isFirst: Bool, _ uses: inout [UInt64: [Use]]
    ) {
        let analyzed = story.reports[report].analyzed
        guard verb >= 0, analyzed.words[verb].tag == .verb, isToCome(verb, analyzed),
            let subject = reader.subject(verb, analyzed)
        else { return }
        let meaning = reader.vectors.meaning(report, verb)
        guard meaning != 0, !reader.lexicon.has(.light, analyzed.tokens[verb].folded) else { return }
        var terms = reader.phrase(report, subject, analyzed)
        for child in analyzed.children(of: verb) where analyzed.words[child].relation == .obj {
            terms.formUnion(reader.phrase(report, child, analyzed))
        }
        terms = terms.filter { !reader.vectors.isName($0) }
        guard !terms.isEmpty else { return }
        let words = min(verb, time.lowerBound)..<(max(verb + 1, time.upperBound))
        uses[meaning, default: []].append(
            Use(report: report, sentence: sentence, isFirst: isFirst, terms: terms, words: analyzed.span(words)))
    }

    /// "Will be finalised", not "was finalised" nor "will not".
    private func isToCome(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        !Negation.denies(verb, in: analyzed)
            && analyzed.children(of: verb).contains { Self.coming.contains(analyzed.tokens[$0].folded) }
    }

    private static let within = WordSet(["in", "within"])
    private static let coming = WordSet(["will", "would", "'ll", "shall"])
}

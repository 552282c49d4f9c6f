import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// How badly one person was hurt: "with serious injuries", "was not seriously hurt".
///
/// Whom it befell must be named or the one of whom a noun tells; of several people some may be hurt badly and others
/// not.
struct InjuryDifferences {
    let story: Story
    let concepts: ConceptLexicon
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it is a danger.
        let isFirst: Bool
        let words: TextSpan
    }

    private static let injured = ConceptLexicon.key("injured")
    /// A child, whatever it is called; no participant has this key.
    private static let child = UInt64.max
    /// Adjectives before a wound, hyphens included.
    private static let reach = 5
    private static let climb = 5

    func drafts() -> [DifferenceDraft] {
        var uses: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { days.areNear([$0.report], [$1.report]) }
        return uses.sorted { $0.key < $1.key }.compactMap { _, uses in
            opposed.sides(uses).map { draft($0.first, $0.second) }
        }
    }

    private func draft(_ grave: [Use], _ slight: [Use]) -> DifferenceDraft {
        DifferenceDraft(
            kind: .conflict, severity: .medium, about: "How badly somebody was hurt: “\(text(grave[0]))”",
            sides: [grave, slight].map { side in
                .init(
                    value: text(side[0]), passages: side.map { story.place($0.report, sentence: $0.sentence) })
            })
    }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    private func collect(_ report: Int, into uses: inout [UInt64: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            for token in tokens where concepts.concept(of: analyzed.tokens[token]) == Self.injured {
                guard let degree = degree(of: token, tokens, analyzed), isTold(token, analyzed),
                    let who = sufferer(token, tokens, analyzed).flatMap({ key(report, $0) })
                else { continue }
                uses[who, default: []].append(
                    Use(
                        report: report, sentence: index, isFirst: degree.isGrave,
                        words: analyzed.span(degree.start..<token + 1)))
            }
        }
    }

    // MARK: How badly

    /// The word of a degree before a wound or at the verb; nil where two tell of both ("serious, but
    /// non-life-threatening").
    private func degree(
        of token: Int, _ sentence: Range<Int>, _ analyzed: AnalyzedText
    ) -> (isGrave: Bool, start: Int)? {
        guard let found = nearest(to: token, sentence, analyzed) else { return nil }
        let before = max(sentence.lowerBound, found.start - Self.reach)..<found.start
        let tellsBoth = before.contains {
            reader.lexicon.has(found.isGrave ? .slight : .grave, analyzed.tokens[$0].folded)
        }
        return tellsBoth ? nil : found
    }

    /// The nearest word of a degree, turned round by "not" and "non-".
    private func nearest(
        to token: Int, _ sentence: Range<Int>, _ analyzed: AnalyzedText
    ) -> (isGrave: Bool, start: Int)? {
        var found: (isGrave: Bool, start: Int)?
        var at = token - 1
        while at >= max(sentence.lowerBound, token - Self.reach) {
            let folded = analyzed.tokens[at].folded
            if found == nil, reader.lexicon.has(.grave, folded) {
                found = (true, at)
            } else if found == nil, reader.lexicon.has(.slight, folded) {
                found = (false, at)
            } else if let known = found, folded == Self.non || Negation.ofVerbs.contains(folded) {
                // "Not slightly hurt" tells of no degree.
                return known.isGrave ? (false, at) : nil
            } else if !isModifier(at, analyzed) {
                return found
            }
            at -= 1
        }
        return found
    }

    private func isModifier(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        [.adj, .adv, .noun, .verb].contains(analyzed.words[token].tag) || analyzed.tokens[token].folded == Self.hyphen
    }

    private static let non = WordHash.folded("non")
    private static let hyphen = WordHash.folded("-")

    /// No wound that may come or is feared.
    private func isTold(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        let head = Int(analyzed.words[token].head)
        let verb = analyzed.words[token].tag == .verb ? token : head
        guard verb >= 0 else { return false }
        return !analyzed.children(of: verb).contains {
            analyzed.words[$0].penn == .md || reader.lexicon.has(.unreal, analyzed.tokens[$0].folded)
        }
    }

    // MARK: Who

    /// Whose wound it is, or the subject of the verb that it belongs to: "the boy was taken to hospital with",
    /// "suffered", "was hurt".
    private func sufferer(_ token: Int, _ sentence: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        if analyzed.words[token].tag == .verb {
            let object = analyzed.children(of: token).first { analyzed.words[$0].relation == .obj }
            return object ?? reader.subject(token, analyzed)
        }
        if let owner = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nmodPoss }) {
            return owner
        }
        var at = token
        for _ in 0..<Self.climb {
            at = Int(analyzed.words[at].head)
            guard at >= 0, sentence.contains(at) else { return nil }
            if analyzed.words[at].tag == .verb { return reader.subject(at, analyzed) }
        }
        return nil
    }

    /// Who a noun means: the person it names, a child, or what it means; nil for several and for no noun.
    private func key(_ report: Int, _ noun: Int) -> UInt64? {
        let analyzed = story.reports[report].analyzed
        guard [.nn, .nnp].contains(analyzed.words[noun].penn), !reader.isCounted(noun, analyzed),
            !analyzed.children(of: noun).contains(where: { analyzed.words[$0].relation == .conj })
        else { return nil }
        let people = reader.named(report, head: noun).filter {
            reader.table.participants[Int($0) - 1].kind == .person
        }
        if people.count == 1 { return people.first }
        guard people.isEmpty else { return nil }
        if reader.lexicon.has(.young, analyzed.tokens[noun].folded) { return Self.child }
        let meaning = reader.vectors.meaning(report, noun)
        return meaning == 0 || reader.participant(report, noun) != nil ? nil : meaning
    }
}

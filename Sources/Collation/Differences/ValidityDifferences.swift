import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Whether a measure binds already: "the duties are in force", "took effect in March", "were imposed last month" in one
/// report, "are set to take effect on Friday" in another.
///
/// It may bind some and not yet others, so that it is a tension, no conflict.
struct ValidityDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it binds already.
        let isFirst: Bool
        /// Whether it says so in words for that; "imposed" may be said of another measure of the kind.
        let isPlain: Bool
        /// What tells the measure from others of its kind: its modifiers, numbers, complements.
        let details: Set<UInt64>
        let words: TextSpan
    }

    private static let leastShared = 2

    func drafts() -> [DifferenceDraft] {
        var uses: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story, mayBeOne: { isOne($0, $1) }) { left, right in
            isOne(left, right) && days.areNear([left.report], [right.report])
        }
        return opposed.drafts(uses) { _, sides in
            guard !days.areLater([sides.second.map(\.report), sides.first.map(\.report)]) else { return nil }
            return DifferenceDraft(
                kind: .tension, severity: .high, about: "Already in force or still to come: “\(text(sides.second[0]))”",
                sides: opposed.shown(sides, text))
        }
    }

    private func isOne(_ left: Use, _ right: Use) -> Bool {
        let shared = left.details.intersection(right.details).count
        guard left.isPlain, right.isPlain else { return shared >= Self.leastShared }
        return shared > 0 || left.details.isEmpty || right.details.isEmpty
    }

    private func text(_ use: Use) -> String {
        DifferenceDraft.headline(story.reports[use.report].report.text.string(use.words))
    }

    // MARK: Reading

    private func collect(_ report: Int, into uses: inout [UInt64: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            for token in tokens {
                let folded = analyzed.tokens[token].folded
                let isValidity = reader.lexicon.has(.validity, folded)
                guard isValidity || analyzed.words[token].tag == .verb && reader.lexicon.has(.imposing, folded),
                    let told = isValidity ? binding(token, analyzed) : imposed(token, analyzed),
                    let isFirst = binds(told.verb, isPredicate: told.verb == token && isValidity, analyzed)
                else { continue }
                // What is to be imposed may never come to it.
                guard isValidity || isFirst else { continue }
                let measure = reader.vectors.meaning(report, told.measure)
                guard measure != 0, !reader.vectors.isName(measure), analyzed.words[told.measure].tag == .noun,
                    let details = details(told.measure, report, analyzed)
                else { continue }
                let start = max(tokens.lowerBound, analyzed.subtree(of: told.measure).lowerBound)
                let (low, high) = (min(start, told.verb), max(told.measure, token))
                uses[measure, default: []].append(
                    Use(
                        report: report, sentence: index, isFirst: isFirst, isPlain: isValidity, details: details,
                        words: analyzed.span(min(low, token)..<(max(high, told.verb) + 1))))
            }
        }
    }

    /// The verb and the measure of "takes effect", "went into force", "is in effect".
    private func binding(_ noun: Int, _ analyzed: AnalyzedText) -> (verb: Int, measure: Int)? {
        let children = analyzed.children(of: noun)
        let cases = children.filter { analyzed.words[$0].relation == .case }.map { analyzed.tokens[$0].folded }
        let head = Int(analyzed.words[noun].head)
        // "The effect", "a force", "his effect".
        guard !children.contains(where: { [.det, .amod, .nmodPoss].contains(analyzed.words[$0].relation) }) else {
            return nil
        }
        if cases.contains(Self.within), children.contains(where: { analyzed.words[$0].relation == .cop }) {
            return reader.subject(noun, analyzed).map { (noun, $0) }
        }
        guard head >= 0, head < noun, noun - head <= 3, analyzed.words[head].tag == .verb else { return nil }
        let folded = analyzed.tokens[head].folded
        let isBinding = cases.isEmpty ? reader.lexicon.has(.taking, folded) : reader.lexicon.has(.entering, folded)
        guard isBinding, cases.allSatisfy({ $0 == Self.into || $0 == Self.within }) else { return nil }
        return reader.subject(head, analyzed).map { (head, $0) }
    }

    /// What somebody imposed, or what was imposed.
    private func imposed(_ verb: Int, _ analyzed: AnalyzedText) -> (verb: Int, measure: Int)? {
        let children = analyzed.children(of: verb)
        if let object = children.first(where: { analyzed.words[$0].relation == .obj }) { return (verb, object) }
        let head = Int(analyzed.words[verb].head)
        if analyzed.words[verb].relation == .aclRelcl, head >= 0, analyzed.words[head].tag == .noun {
            return (verb, head)
        }
        guard children.contains(where: { analyzed.words[$0].relation == .nsubjPass }) else { return nil }
        return reader.subject(verb, analyzed).map { (verb, $0) }
    }

    /// Whether it binds already, or is to; nil for what is denied, supposed or neither.
    private func binds(_ verb: Int, isPredicate: Bool, _ analyzed: AnalyzedText) -> Bool? {
        let children = analyzed.children(of: verb)
        guard !Negation.denies(verb, in: analyzed),
            !children.contains(where: { reader.lexicon.has(.unreal, analyzed.tokens[$0].folded) && $0 < verb })
        else { return nil }
        if children.contains(where: { reader.lexicon.has(.coming, analyzed.tokens[$0].folded) && $0 < verb }) {
            return false
        }
        let head = Int(analyzed.words[verb].head)
        if children.contains(where: { analyzed.tokens[$0].folded == Self.to && $0 < verb }) {
            return head >= 0 && reader.lexicon.has(.due, analyzed.tokens[head].folded)
                && !Negation.denies(head, in: analyzed) ? false : nil
        }
        let auxiliaries = children.filter { [.aux, .auxPass, .cop].contains(analyzed.words[$0].relation) }
        // What a relative clause tells is so, whatever stands above it: "whether to lift the duties that it imposed".
        guard !auxiliaries.contains(where: { analyzed.words[$0].penn == .md }),
            analyzed.words[verb].relation == .aclRelcl || reader.isFact(verb, analyzed)
        else { return nil }
        if isPredicate { return auxiliaries.contains { [.vbz, .vbp].contains(analyzed.words[$0].penn) } ? true : nil }
        switch analyzed.words[verb].penn {
        case .vbd: return true
        case .vbn: return auxiliaries.isEmpty ? nil : true
        default: return nil
        }
    }

    /// What tells a measure from others; nil for a new or further one.
    private func details(_ noun: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<UInt64>? {
        var result: Set<UInt64> = []
        for token in analyzed.subtree(of: noun) where token != noun {
            let folded = analyzed.tokens[token].folded
            if analyzed.words[token].head == Int32(noun), reader.lexicon.has(.further, folded) { return nil }
            // Only what stands before it or close behind it is its own, not the clauses that hang on it.
            guard abs(token - noun) <= Self.reach else { continue }
            switch analyzed.words[token].tag {
            case .num: result.insert(folded)
            case .noun, .propn, .adj:
                let term = reader.term(report, token)
                if term != 0 { result.insert(term) }
            default: break
            }
        }
        return result
    }

    private static let reach = 8
    private static let within = WordHash.folded("in")
    private static let into = WordHash.folded("into")
    private static let to = WordHash.folded("to")
}

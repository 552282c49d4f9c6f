import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// What something is, told by one report as it seems and by another as a fact: "what appears to be an arson attack",
/// "the arson attack".
///
/// The noun and all that belongs to it must be the same, so that no other attack is meant.
struct HedgedNounDifferences {
    let story: Story
    let reader: ClauseReader
    let firmness: AppraisalLexicon
    /// Meanings that the reports open with: only what matters is compared.
    let matter: Set<UInt64>
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it is told as it seems.
        let isFirst: Bool
        /// What belongs to the noun, without the word of doubt.
        let attributes: Set<UInt64>
        /// The one right before the noun, which says of what kind it is ("arson attack").
        let kind: UInt64?
        /// What else its sentence tells.
        let context: Set<UInt64>
        /// Whether it is the thing that was told of before ("the attack").
        let isDefinite: Bool
        let isSaid: Bool
        let words: Range<Int>
    }

    private static let most = 3
    /// Tokens from a word of doubt to the noun's copula, and from there to the noun.
    private static let reach = 3
    private static let longestPhrase = 8
    private static let leastContext = 1

    func drafts() -> [DifferenceDraft] {
        var uses: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { areOne($0, $1) && days.areNear([$0.report], [$1.report]) }
        let found = opposed.drafts(uses) { _, both -> DifferenceDraft? in
            let sides = (first: both.first, second: both.second.filter { areOne(both.first[0], $0) })
            guard !sides.second.isEmpty else { return nil }
            let words = reader.words(sides.first[0].report, sides.first[0].words)
            return DifferenceDraft(
                kind: .strength, severity: .medium,
                about: "How sure it is what it is: “\(words)” or told without doubt",
                sides: opposed.shown(sides) { reader.words($0.report, $0.words) })
        }
        let origins = found.map { story.origins(of: $0.sides.flatMap(\.passages).map(\.report)) }
        return found.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.prefix(Self.most).map { found[$0] }
    }

    /// Whether a plain noun has all that belongs to the doubted one, and nothing that tells of another.
    private func areOne(_ left: Use, _ right: Use) -> Bool {
        let (doubted, plain) = left.isFirst ? (left, right) : (right, left)
        // "A horrific arson attack" is "a terrible arson attack".
        guard (doubted.kind.map { [$0] } ?? doubted.attributes).isSubset(of: plain.attributes) else { return false }
        let names = plain.attributes.subtracting(doubted.attributes).filter(reader.vectors.isName)
        guard names.isSubset(of: doubted.context) else { return false }
        return plain.isDefinite || plain.context.intersection(doubted.context).count > Self.leastContext
    }

    // MARK: Nouns

    private func collect(_ report: Int, into uses: inout [UInt64: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            let meanings = Set(reader.vectors.meanings(report, tokens))
            for noun in tokens where analyzed.words[noun].penn == .nn {
                let meaning = reader.vectors.meaning(report, noun)
                guard meaning != 0, ![.compound, .flat].contains(analyzed.words[noun].relation)
                else { continue }
                let phrase = phrase(of: noun, in: tokens, analyzed)
                let doubt = doubt(about: noun, phrase, in: tokens, analyzed)
                guard doubt != nil || isPlain(noun, phrase, in: tokens, analyzed) else { continue }
                let attributes = attributes(of: noun, phrase, report, analyzed)
                guard !attributes.isEmpty, matter.contains(meaning) || !attributes.isDisjoint(with: matter) else {
                    continue
                }
                let start = min(doubt ?? phrase.lowerBound, phrase.lowerBound)
                let at = analyzed.tokens[noun].span
                uses[meaning, default: []].append(
                    Use(
                        report: report, sentence: index, isFirst: doubt != nil, attributes: attributes,
                        kind: kind(of: noun, phrase, report),
                        context: meanings.subtracting(attributes).subtracting([meaning]),
                        isDefinite: phrase.contains { Self.definite.contains(analyzed.tokens[$0].folded) },
                        isSaid: story.reports[report].statements.contains {
                            $0.sentence == index && $0.span.contains(at)
                        },
                        words: start..<phrase.upperBound))
            }
        }
    }

    private static let definite = WordSet(["the", "this", "that"])

    /// The noun with the words before it that belong to it.
    private func phrase(of noun: Int, in sentence: Range<Int>, _ analyzed: AnalyzedText) -> Range<Int> {
        let first = analyzed.children(of: noun).first { child in
            child < noun && noun - child <= Self.longestPhrase
                && [.det, .amod, .compound, .nmodPoss, .nummod].contains(analyzed.words[child].relation)
        }
        return max(sentence.lowerBound, first ?? noun)..<noun + 1
    }

    /// The meanings of the words before a noun that belong to it, and of its complements.
    private func attributes(
        of noun: Int, _ phrase: Range<Int>, _ report: Int, _ analyzed: AnalyzedText
    ) -> Set<UInt64> {
        let complements = analyzed.children(of: noun).filter { analyzed.words[$0].relation == .nmod && $0 > noun }
        var result: Set<UInt64> = []
        for token in Array(phrase.dropLast()) + complements
        where !reader.lexicon.has(.doubtful, analyzed.tokens[token].folded) {
            let term = reader.term(report, token)
            if term != 0 { result.insert(term) }
        }
        return result
    }

    private func kind(of noun: Int, _ phrase: Range<Int>, _ report: Int) -> UInt64? {
        guard noun > phrase.lowerBound, story.reports[report].analyzed.tokens[noun - 1].kind == .word,
            !reader.lexicon.has(.doubtful, story.reports[report].analyzed.tokens[noun - 1].folded)
        else { return nil }
        let term = reader.term(report, noun - 1)
        return term != 0 && !reader.vectors.isName(term) ? term : nil
    }

    /// Where a word of doubt stands that the noun is told with: "a suspected attack", "appears to be an attack".
    private func doubt(
        about noun: Int, _ phrase: Range<Int>, in sentence: Range<Int>, _ analyzed: AnalyzedText
    ) -> Int? {
        let adjective = phrase.first { reader.lexicon.has(.doubtful, analyzed.tokens[$0].folded) }
        if let adjective, Int(analyzed.words[adjective].head) == noun { return adjective }
        let copula = (max(sentence.lowerBound, phrase.lowerBound - 2)..<phrase.lowerBound).first {
            Self.copulas.contains(analyzed.tokens[$0].folded)
        }
        guard let copula else { return nil }
        let first = max(sentence.lowerBound, copula - Self.reach)
        for token in first..<copula {
            guard let found = firmness.entries(analyzed.tokens, at: token, limit: copula),
                found.entries.contains(where: { firmness.isPlain($0.judgement.question, first: true) })
            else { continue }
            // "Does not appear to be an attack".
            guard
                !(max(sentence.lowerBound, token - 2)..<copula).contains(where: {
                    Negation.words.contains(analyzed.tokens[$0].folded)
                })
            else { return nil }
            return token
        }
        return nil
    }

    private static let copulas = WordSet(["be", "been"])

    /// No denial, condition, modal verb or word of doubt near the noun, which is the one that others tell of.
    private func isPlain(
        _ noun: Int, _ phrase: Range<Int>, in sentence: Range<Int>, _ analyzed: AnalyzedText
    ) -> Bool {
        guard reader.isFact(noun, analyzed), !Negation.denies(noun, in: analyzed) else { return false }
        let near = max(sentence.lowerBound, phrase.lowerBound - Self.longestPhrase)..<phrase.upperBound
        return !near.contains { token in
            let folded = analyzed.tokens[token].folded
            return reader.lexicon.has(.doubtful, folded) || reader.lexicon.has(.bygone, folded)
                || reader.lexicon.has(.further, folded) || reader.lexicon.has(.unreal, folded)
                || Negation.words.contains(folded) || Self.any.contains(folded) || analyzed.words[token].penn == .md
                || firmness.entries(analyzed.tokens, at: token, limit: phrase.upperBound)?.entries.contains {
                    firmness.isPlain($0.judgement.question, first: true)
                } ?? false
        }
    }

    private static let any = WordSet(["any", "every", "each", "or"])
}

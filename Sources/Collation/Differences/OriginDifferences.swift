import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// Of what country the culprit of a story is: "an immigrant from Orrun", "a dual national of Orrun and Tasmel".
///
/// Somebody may be of two countries, and told to be of one of them: a tension.
struct OriginDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    private struct Use {
        let report: Int
        let sentence: Int
        /// Known things that countries are, and -1 where he is told to be of two.
        let countries: Set<Int32>
        let words: Range<Int>
    }

    private static let mostOfSide = 4
    /// Words behind a noun in which its country stands.
    private static let reach = 4
    private static let dual: Int32 = -1

    func drafts() -> [DifferenceDraft] {
        let uses = story.reports.indices.flatMap(uses)
        let reports = Dictionary(grouping: uses, by: \.report)
        let told = reports.mapValues { $0.reduce(into: Set<Int32>()) { $0.formUnion($1.countries) } }
        for left in uses {
            guard let own = told[left.report],
                let right = uses.first(where: { other in
                    story.originOf[other.report] != story.originOf[left.report] && told[other.report] != own
                        && left.countries != other.countries && !left.countries.isSuperset(of: other.countries)
                        && days.areNear([left.report], [other.report])
                })
            else { continue }
            let sides = [left, right].map { side in uses.filter { told[$0.report] == told[side.report] } }
            return [
                DifferenceDraft(
                    kind: .tension, severity: .medium,
                    about: "Of what country the culprit is: “\(text(left))” or “\(text(right))”",
                    sides: zip([left, right], sides).map { use, side in
                        .init(
                            value: text(use),
                            passages: side.prefix(Self.mostOfSide).map {
                                story.place($0.report, sentence: $0.sentence)
                            })
                    })
            ]
        }
        return []
    }

    private func text(_ use: Use) -> String { reader.words(use.report, use.words) }

    // MARK: Origins

    private func uses(_ report: Int) -> [Use] {
        let analyzed = story.reports[report].analyzed
        return reader.readable(report).flatMap { index, tokens -> [Use] in
            tokens.compactMap { noun -> Use? in
                let isBorn = analyzed.tokens[noun].folded == Self.born
                guard isBorn || reader.lexicon.has(.national, analyzed.tokens[noun].folded),
                    isOfCulprit(noun, in: tokens, report, analyzed)
                else { return nil }
                let phrase =
                    max(
                        tokens.lowerBound, noun - Self.reach)..<(isBorn
                    ? noun + 1 : min(tokens.upperBound, noun + 1 + Self.reach))
                var countries = countries(in: phrase, around: noun, report, analyzed)
                guard !countries.isEmpty || phrase.contains(where: { isDual($0, analyzed) }) else { return nil }
                if countries.count > 1 || phrase.contains(where: { isDual($0, analyzed) }) {
                    countries.insert(Self.dual)
                }
                return Use(
                    report: report, sentence: index, countries: countries,
                    words: shown(noun, phrase, in: tokens, report, analyzed))
            }
        }
    }

    /// The noun from the first word that belongs to it to its last country.
    private func shown(
        _ noun: Int, _ phrase: Range<Int>, in sentence: Range<Int>, _ report: Int, _ analyzed: AnalyzedText
    ) -> Range<Int> {
        let last = phrase.last { country($0, report) != nil } ?? noun
        let first = analyzed.children(of: noun).first { $0 < noun && noun - $0 <= Self.longestPhrase }
        let start = min(first ?? phrase.lowerBound, noun)
        return max(sentence.lowerBound, start)..<max(noun, last) + 1
    }

    private static let longestPhrase = 8
    private static let born = WordHash.folded("born")
    private static let dualWord = WordHash.folded("dual")

    private func isDual(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.tokens[token].folded == Self.dualWord
    }

    /// The countries right before a noun, and behind it those of "from" and "of".
    private func countries(
        in phrase: Range<Int>, around noun: Int, _ report: Int, _ analyzed: AnalyzedText
    ) -> Set<Int32> {
        let before = (phrase.lowerBound..<noun).reversed().prefix { token in
            let word = analyzed.words[token]
            return analyzed.tokens[token].folded != Self.comma && word.tag != .verb
        }
        let behind = (noun + 1..<max(noun + 1, phrase.upperBound)).prefix { token in
            Self.ofCountry.contains(analyzed.tokens[token].folded) || country(token, report) != nil
                || analyzed.tokens[token].folded == Self.and
        }
        return Set((Array(before) + Array(behind)).compactMap { country($0, report) })
    }

    private static let comma = WordHash.folded(",")
    private static let and = WordHash.folded("and")
    private static let ofCountry = WordSet(["from", "of", "in"])

    private func country(_ token: Int, _ report: Int) -> Int32? {
        let name = story.reports[report].names.first { $0.tokens.contains(token) && $0.kind == .party }
        return name.flatMap { $0.thing >= 0 ? $0.thing : nil }
    }

    /// Whether a noun is said of the culprit: it stands beside him, is what he is, or what he holds.
    private func isOfCulprit(_ noun: Int, in sentence: Range<Int>, _ report: Int, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.words[noun].penn != .nns else { return false }
        if let subject = analyzed.children(of: noun).first(where: { analyzed.words[$0].relation.isSubject }) {
            return isCulprit(subject, analyzed)
        }
        if isApposed(noun, in: sentence, analyzed) { return true }
        var at = noun
        for _ in 0..<Self.depth {
            let (relation, head) = (analyzed.words[at].relation, Int(analyzed.words[at].head))
            guard sentence.contains(head) else { return false }
            // "He held citizenship of Orrun".
            if relation == .obj, at == noun {
                return Self.holding.contains(analyzed.tokens[head].folded)
                    && reader.subject(head, analyzed).map { isCulprit($0, analyzed) } ?? false
            }
            guard [.appos, .flat, .compound, .amod, .acl].contains(relation) else { return false }
            if isCulprit(head, analyzed) { return true }
            at = head
        }
        return false
    }

    /// "The attacker, Piet Darrow, a native of Orrun": behind him between commas, no verb between, whatever the parser
    /// makes of it.
    private func isApposed(_ noun: Int, in sentence: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let before = (max(sentence.lowerBound, noun - Self.longestApposition)..<noun).reversed().prefix { token in
            analyzed.words[token].tag != .verb && !Self.ofOthers.contains(analyzed.tokens[token].folded)
        }
        guard let culprit = before.first(where: { reader.lexicon.has(.culprit, analyzed.tokens[$0].folded) }) else {
            return false
        }
        return analyzed.tokens[culprit + 1].folded == Self.comma
    }

    private static let longestApposition = 16
    private static let ofOthers = WordSet(["of", "by", "with", "and", "against"])
    private static let depth = 3
    private static let holding = WordSet(["hold", "holds", "held", "holding", "has", "had", "have", "having"])

    /// "The attacker", and a name beside it.
    private func isCulprit(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        if reader.lexicon.has(.culprit, analyzed.tokens[token].folded) { return true }
        let head = Int(analyzed.words[token].head)
        let isBeside = analyzed.words[token].relation == .appos && head >= 0
        return isBeside && reader.lexicon.has(.culprit, analyzed.tokens[head].folded)
            || analyzed.children(of: token).contains { child in
                [.appos, .compound].contains(analyzed.words[child].relation)
                    && reader.lexicon.has(.culprit, analyzed.tokens[child].folded)
            }
    }
}

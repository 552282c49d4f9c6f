import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Tellings of one thing in which a word of one says more than a word of the other does of the same object: tests are
/// "suspended" or "stopped", a treaty is "left" or "torn up".
struct ScaleDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let scales: StrengthScales

    private struct Word {
        let slot: SlotWord
        let step: StrengthScales.Step
        let span: TextSpan
    }

    func drafts(_ groups: [TellingGroup]) -> [DifferenceDraft] {
        var kept: [Found] = []
        for (order, found) in groups.flatMap({ self.found(in: $0) }).enumerated() {
            var found = found
            found.order = order
            // What it joins may make two one that did not meet before.
            while let known = kept.firstIndex(where: { tellsTheSame($0, found) }) {
                var earlier = kept.remove(at: known)
                take(found, into: &earlier)
                found = earlier
            }
            kept.append(found)
        }
        return kept.sorted { $0.order < $1.order }.map(\.draft)
    }

    /// A difference with what makes another one with it.
    private struct Found {
        var draft: DifferenceDraft
        let scale: Int32
        /// The step of each side.
        let ranks: [Int32]
        /// What its words are said of.
        var slots: Set<UInt64>
        /// Its place among those that were found.
        var order = 0
    }

    /// Whether two differences are of the same steps and of one thing: the readings of an utterance are compared before
    /// the sentences that have them, and one thing is told in several utterances.
    private func tellsTheSame(_ earlier: Found, _ later: Found) -> Bool {
        guard earlier.scale == later.scale, earlier.ranks == later.ranks else { return false }
        let shared = earlier.slots.intersection(later.slots)
        if shared.filter(vectors.isName).count >= Self.leastNames { return true }
        return !shared.isEmpty
            && zip(earlier.draft.sides, later.draft.sides).contains { own, its in
                own.passages.contains { passage in its.passages.contains { isOne(passage, $0) } }
            }
    }

    /// Participants that differences of one scale must share in what they are said of to be one difference.
    private static let leastNames = 2

    /// Adds the passages of a difference that stand in no passage of another to it.
    private func take(_ other: Found, into known: inout Found) {
        known.slots.formUnion(other.slots)
        for (side, words) in other.draft.sides.enumerated() {
            known.draft.sides[side].passages += words.passages.filter { passage in
                !known.draft.sides.contains { $0.passages.contains { isOne($0, passage) } }
            }
        }
    }

    private func isOne(_ left: ConflictSides.Place, _ right: ConflictSides.Place) -> Bool {
        left.report == right.report && left.span.start < right.span.end && right.span.start < left.span.end
    }

    private func found(in group: TellingGroup) -> [Found] {
        guard story.origins(of: group.tellings.map(\.report)) >= 2 else { return [] }
        let byScale = Dictionary(grouping: group.tellings.prefix(60).flatMap { words($0) }, by: { $0.step.scale })
        return byScale.sorted { $0.key < $1.key }.compactMap { scale, words in found(scale, words, group) }
    }

    private func found(_ scale: Int32, _ words: [Word], _ group: TellingGroup) -> Found? {
        // A report that has both words does not choose between them.
        let byReport = Dictionary(grouping: words, by: { $0.slot.telling.report })
        let plain = words.filter { word in
            !word.slot.slots.isEmpty
                && byReport[word.slot.telling.report]?.allSatisfy { $0.step.rank == word.step.rank } ?? false
        }
        let compared = plain.map {
            ScaleWord(report: $0.slot.telling.report, rank: $0.step.rank, slots: $0.slot.slots)
        }
        guard let sides = ScaleComparison(story: story).sides(compared) else { return nil }
        let told = sides.joined().sorted().map { plain[$0] }
        let speaker = told.compactMap(\.slot.telling.speakers.first).first
        let what = speaker.map { "what \(table.participants[$0].name) said" } ?? "what is told"
        let draft = DifferenceDraft(
            kind: .strength, severity: group.isUtterance && sides.count == 2 ? .high : .medium,
            about: "How far it goes: \(what) of “\(phrase(told[0]))”",
            sides: sides.map { side in
                let words = side.map { plain[$0] }
                return .init(
                    value: story.reports[words[0].slot.telling.report].report.text.string(words[0].span),
                    passages: words.map { ($0.slot.telling.report, $0.slot.telling.span) })
            })
        return Found(
            draft: draft, scale: scale, ranks: sides.map { plain[$0[0]].step.rank },
            slots: shared(sides.map { side in side.map { plain[$0].slot.slots } }))
    }

    /// What words of two sides or more are said of.
    private func shared(_ sides: [[Set<UInt64>]]) -> Set<UInt64> {
        var (known, result): (Set<UInt64>, Set<UInt64>) = ([], [])
        for side in sides {
            let own = side.reduce(into: Set<UInt64>()) { $0.formUnion($1) }
            result.formUnion(own.intersection(known))
            known.formUnion(own)
        }
        return result
    }

    private func words(_ telling: Telling) -> [Word] {
        let analyzed = story.reports[telling.report].analyzed
        let finder = SlotFinder(story: story, vectors: vectors)
        return scales.found(analyzed.tokens, in: telling.tokens).flatMap { steps, phrase -> [Word] in
            let acts = steps.filter { scales.isOfActs[Int($0.scale)] }
            guard !acts.isEmpty, let head = head(of: phrase, analyzed),
                !isNegated(phrase.lowerBound, analyzed, telling)
            else { return [] }
            let slot = finder.word(head, in: telling)
            return acts.map { Word(slot: slot, step: $0, span: analyzed.span(phrase)) }
        }
    }

    /// The word of a phrase that governs what it is said of: its first, of an adjective with its noun the noun.
    private func head(of phrase: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        switch analyzed.words[phrase.lowerBound].tag {
        case .verb, .noun: phrase.lowerBound
        case .adj where phrase.count > 1 && analyzed.words[phrase.upperBound - 1].tag == .noun: phrase.upperBound - 1
        default: nil
        }
    }

    private func isNegated(_ token: Int, _ analyzed: AnalyzedText, _ telling: Telling) -> Bool {
        (max(telling.tokens.lowerBound, token - 4)..<token).contains {
            Self.negations.contains(analyzed.tokens[$0].folded)
        }
    }

    private static let negations = Negation.words.union(["without"])

    /// The word with its complements for the headline, cut where a phrase ends: never "with Orrun, Tasmel and".
    private func phrase(_ word: Word) -> String {
        let analyzed = story.reports[word.slot.telling.report].analyzed
        let token = word.slot.token
        let limit = min(word.slot.telling.tokens.upperBound, token + Self.longestPhrase)
        let whole = min(analyzed.subtree(of: token).upperBound, word.slot.telling.tokens.upperBound)
        if whole <= limit { return analyzed.text.string(analyzed.span(token..<max(token + 1, whole))) }
        // The phrase is cut behind the first complement.
        let ends = analyzed.children(of: token).filter { $0 > token }.map { analyzed.subtree(of: $0).upperBound }
        let end = ends.last { $0 <= limit } ?? min(limit, token + Self.shortPhrase)
        let last = (token..<end).last { Self.closing.contains(analyzed.words[$0].tag) } ?? token
        return analyzed.text.string(analyzed.span(token..<last + 1))
    }

    private static let longestPhrase = 14
    private static let shortPhrase = 6
    /// Words that a phrase may end with.
    private static let closing: Set<PartOfSpeech> = [.noun, .propn, .num, .verb, .pron, .adv]
}

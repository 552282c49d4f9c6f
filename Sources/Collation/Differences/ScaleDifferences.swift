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
        var kept: [DifferenceDraft] = []
        for draft in groups.flatMap({ drafts(of: $0) }) where !kept.contains(where: { tells($0, draft) }) {
            kept.append(draft)
        }
        return kept
    }

    /// Whether each side of a later draft stands in the sentences of a side of an earlier one: the readings of an
    /// utterance are compared before the sentences that have them.
    private func tells(_ earlier: DifferenceDraft, _ later: DifferenceDraft) -> Bool {
        later.sides.allSatisfy { side in
            earlier.sides.contains { known in
                side.value.lowercased() == known.value.lowercased()
                    && side.passages.contains { own in known.passages.contains { isOne(own, $0) } }
            }
        }
    }

    private func isOne(_ left: ConflictSides.Place, _ right: ConflictSides.Place) -> Bool {
        left.report == right.report && left.span.start < right.span.end && right.span.start < left.span.end
    }

    private func drafts(of group: TellingGroup) -> [DifferenceDraft] {
        guard story.origins(of: group.tellings.map(\.report)) >= 2 else { return [] }
        let byScale = Dictionary(grouping: group.tellings.prefix(60).flatMap { words($0) }, by: { $0.step.scale })
        return byScale.sorted { $0.key < $1.key }.compactMap { scale, words in draft(scale, words, group) }
    }

    private func draft(_ scale: Int32, _ words: [Word], _ group: TellingGroup) -> DifferenceDraft? {
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
        return DifferenceDraft(
            kind: .strength, severity: group.isUtterance && sides.count == 2 ? .high : .medium,
            about: "How far it goes: \(what) of “\(phrase(told[0]))”",
            sides: sides.map { side in
                let words = side.map { plain[$0] }
                return .init(
                    value: story.reports[words[0].slot.telling.report].report.text.string(words[0].span),
                    passages: words.map { ($0.slot.telling.report, $0.slot.telling.span) })
            })
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

    private static let negations = Negation.words.union([WordHash.folded("without")])

    /// The word with what follows it, for the headline.
    private func phrase(_ word: Word) -> String {
        let analyzed = story.reports[word.slot.telling.report].analyzed
        let end = min(word.slot.telling.tokens.upperBound, word.slot.token + 6)
        return analyzed.text.string(analyzed.span(word.slot.token..<end))
    }
}

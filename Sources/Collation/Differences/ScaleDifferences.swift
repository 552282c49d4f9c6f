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
        groups.flatMap { drafts(of: $0) }
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
        var result: [Word] = []
        var next = telling.tokens.lowerBound
        while next < telling.tokens.upperBound {
            let token = next
            next += 1
            guard let found = scales.steps(analyzed.tokens, at: token, limit: telling.tokens.upperBound) else { continue }
            let acts = found.steps.filter { scales.isOfActs[Int($0.scale)] }
            guard !acts.isEmpty, let head = head(of: token..<found.end, analyzed),
                !isNegated(token, analyzed, telling)
            else { continue }
            // "Agreement" in "initial agreement" is no word of its own.
            next = found.end
            let slot = finder.word(head, in: telling)
            result += acts.map { Word(slot: slot, step: $0, span: analyzed.span(token..<found.end)) }
        }
        return result
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

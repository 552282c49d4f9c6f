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
            byReport[word.slot.telling.report]?.allSatisfy { $0.step.rank == word.step.rank } ?? false
        }
        guard let common = common(plain) else { return nil }
        let told = plain.filter { !$0.slot.slots.isDisjoint(with: common) }
        let byRank = Dictionary(grouping: told, by: { $0.step.rank }).sorted { $0.key > $1.key }
        guard byRank.count >= 2, story.origins(of: told.map(\.slot.telling.report)) >= 2 else { return nil }
        let speaker = told.compactMap(\.slot.telling.speakers.first).first
        let what = speaker.map { "what \(table.participants[$0].name) said" } ?? "what is told"
        return DifferenceDraft(
            kind: .strength, severity: group.isUtterance && byRank.count == 2 ? .high : .medium,
            about: "How far it goes: \(what) of “\(phrase(told[0]))”",
            sides: byRank.map { _, words in
                .init(
                    value: story.reports[words[0].slot.telling.report].report.text.string(words[0].span),
                    passages: words.map { ($0.slot.telling.report, $0.slot.telling.span) })
            })
    }

    /// What two words of different strength in two reports are both said of.
    private func common(_ words: [Word]) -> Set<UInt64>? {
        for (position, left) in words.enumerated() {
            for right in words[(position + 1)...]
            where left.step.rank != right.step.rank && left.slot.telling.report != right.slot.telling.report {
                let shared = left.slot.slots.intersection(right.slot.slots)
                if !shared.isEmpty { return shared }
            }
        }
        return nil
    }

    private func words(_ telling: Telling) -> [Word] {
        let analyzed = story.reports[telling.report].analyzed
        let finder = SlotFinder(story: story, vectors: vectors)
        return telling.tokens.flatMap { token -> [Word] in
            let tag = analyzed.words[token].tag
            guard tag == .verb || tag == .noun,
                let found = scales.steps(analyzed.tokens, at: token, limit: telling.tokens.upperBound)
            else { return [] }
            let acts = found.steps.filter { scales.isOfActs[Int($0.scale)] }
            guard !acts.isEmpty, !isNegated(token, analyzed, telling) else { return [] }
            let slot = finder.word(token, in: telling)
            return slot.slots.isEmpty
                ? [] : acts.map { Word(slot: slot, step: $0, span: analyzed.span(token..<found.end)) }
        }
    }

    private func isNegated(_ token: Int, _ analyzed: AnalyzedText, _ telling: Telling) -> Bool {
        (max(telling.tokens.lowerBound, token - 4)..<token).contains {
            Self.negations.contains(analyzed.tokens[$0].folded)
        }
    }

    private static let negations = Set(["not", "n't", "never", "no", "without"].map { WordHash.folded($0) })

    /// The word with what follows it, for the headline.
    private func phrase(_ word: Word) -> String {
        let analyzed = story.reports[word.slot.telling.report].analyzed
        let end = min(word.slot.telling.tokens.upperBound, word.slot.token + 6)
        return analyzed.text.string(analyzed.span(word.slot.token..<end))
    }
}

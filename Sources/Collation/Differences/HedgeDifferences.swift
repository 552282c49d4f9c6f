import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One thing that tellings of several reports tell with and without a word of doubt: "believed to have been going too
/// fast", "was going too fast".
///
/// Unlike `FirmnessDifferences` it needs no verb in common: the tellings are aligned, and what the word of doubt stands
/// before must be told by the other sentence, too.
struct HedgeDifferences {
    let story: Story
    let vectors: ContentVectors
    let words: AppraisalLexicon
    let reader: ClauseReader

    private struct Hedged {
        let telling: Telling
        let marker: Range<Int>
        /// What the sentence tells behind the word, and what it tells first.
        let content: Set<UInt64>
        let deed: UInt64
    }

    private static let most = 4
    private static let mostOfSide = 6
    private static let mostTellings = 40
    /// How much of what is doubted the plain sentence must tell.
    private static let share = 0.5
    private static let leastShared = 3
    /// Words of what is doubted that are shown.
    private static let shown = 6

    /// - Parameter told: passages of differences of this kind that are told already.
    func drafts(_ groups: [TellingGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        var known = Set(told.map { key($0.report, $0.span.start) })
        let found = groups.compactMap { draft($0) }
        let origins = found.map { story.origins(of: $0.sides.flatMap(\.passages).map(\.report)) }
        return found.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.map { found[$0] }.filter { draft in
            let keys = draft.sides.flatMap(\.passages).map { key($0.report, $0.span.start) }
            defer { known.formUnion(keys) }
            return known.isDisjoint(with: keys)
        }.prefix(Self.most).map { $0 }
    }

    private func key(_ report: Int, _ start: Int) -> Int { report << 32 + start }

    private func draft(_ group: TellingGroup) -> DifferenceDraft? {
        guard story.origins(of: group.tellings.map(\.report)) >= 2 else { return nil }
        let tellings = group.tellings.prefix(Self.mostTellings)
        let hedged = tellings.compactMap(hedged)
        guard let first = hedged.first else { return nil }
        let doubting = Set(hedged.map(\.telling.report))
        let plain = tellings.filter { telling in
            !doubting.contains(telling.report) && isPlain(telling) && hedged.contains { tells(telling, $0) }
        }
        let with = hedged.filter { one in plain.contains { tells($0, one) } }
        guard let other = plain.first, !with.isEmpty,
            story.origins(of: with.map(\.telling.report) + plain.map(\.report)) >= 2
        else { return nil }
        let doubted = with.first ?? first
        return DifferenceDraft(
            kind: .strength, severity: .medium,
            about: "How sure it is: “\(text(doubted))” or told without doubt",
            sides: [
                .init(
                    value: DifferenceDraft.headline(story.reports[other.report].report.text.string(sentence(other))),
                    passages: plain.prefix(Self.mostOfSide).map { ($0.report, sentence($0)) }),
                .init(
                    value: text(doubted),
                    passages: with.prefix(Self.mostOfSide).map { ($0.telling.report, sentence($0.telling)) }),
            ])
    }

    private func sentence(_ telling: Telling) -> TextSpan {
        let analyzed = story.reports[telling.report].analyzed
        return analyzed.sentences[analyzed.sentence(ofToken: telling.tokens.lowerBound)].span
    }

    private func text(_ hedged: Hedged) -> String {
        let analyzed = story.reports[hedged.telling.report].analyzed
        let end = min(hedged.marker.upperBound + Self.shown, tokens(hedged.telling).upperBound)
        return analyzed.text.string(analyzed.span(hedged.marker.lowerBound..<end))
    }

    private func tokens(_ telling: Telling) -> Range<Int> {
        let analyzed = story.reports[telling.report].analyzed
        return analyzed.sentences[analyzed.sentence(ofToken: telling.tokens.lowerBound)].tokens
    }

    /// The first word of doubt of a telling's sentence with what stands behind it.
    private func hedged(_ telling: Telling) -> Hedged? {
        let sentence = tokens(telling)
        guard let marker = marker(telling.report, sentence) else { return nil }
        let end = clauseEnd(marker.upperBound, telling)
        guard end > marker.upperBound else { return nil }
        // An age or a length is a value, not what is told: "understood to be four years old" may be of anything.
        let values = story.reports[telling.report].figures.lazy.filter {
            $0.role != .quantity && $0.tokens.overlaps(marker.upperBound..<end)
        }.map(\.tokens)
        let content = Set(
            (marker.upperBound..<end).filter { token in !values.contains { $0.contains(token) } }
                .flatMap { vectors.meanings(telling.report, $0..<$0 + 1) })
        let tokens = story.reports[telling.report].analyzed.tokens
        let deed = (marker.upperBound..<end).first {
            vectors.meaning(telling.report, $0) != 0 && !reader.lexicon.has(.light, tokens[$0].folded)
        }
        guard let deed, content.count >= Self.leastShared else { return nil }
        return Hedged(
            telling: telling, marker: marker, content: content, deed: vectors.meaning(telling.report, deed))
    }

    /// Where the clause that is doubted ends: "the first such crash since 1959, when two people died" does not doubt
    /// the deaths.
    private func clauseEnd(_ start: Int, _ telling: Telling) -> Int {
        let analyzed = story.reports[telling.report].analyzed
        guard start < telling.tokens.upperBound else { return start }
        return (start..<telling.tokens.upperBound).dropFirst().first { token in
            reader.lexicon.has(.unreal, analyzed.tokens[token].folded)
                || [.wdt, .wp].contains(analyzed.words[token].penn)
        } ?? telling.tokens.upperBound
    }

    private func marker(_ report: Int, _ sentence: Range<Int>) -> Range<Int>? {
        let analyzed = story.reports[report].analyzed
        for token in sentence {
            guard let found = words.entries(analyzed.tokens, at: token, limit: sentence.upperBound),
                found.entries.contains(where: { words.isPlain($0.judgement.question, first: true) })
            else { continue }
            return token..<found.end
        }
        return nil
    }

    /// No word of doubt, no condition, no modal verb, no denial.
    private func isPlain(_ telling: Telling) -> Bool {
        let analyzed = story.reports[telling.report].analyzed
        let sentence = tokens(telling)
        let place = analyzed.sentence(ofToken: telling.tokens.lowerBound)
        return marker(telling.report, sentence) == nil && !reader.isQuestion(telling.report, place)
            && !sentence.contains { token in
                let folded = analyzed.tokens[token].folded
                return reader.lexicon.has(.doubt, folded) || analyzed.words[token].penn == .md
                    || Negation.words.contains(folded) || reader.lexicon.has(.unreal, folded)
            }
    }

    private func tells(_ plain: Telling, _ hedged: Hedged) -> Bool {
        guard story.originOf[plain.report] != story.originOf[hedged.telling.report] else { return false }
        let content = Set(vectors.meanings(plain.report, tokens(plain)))
        let shared = content.intersection(hedged.content).count
        return content.contains(hedged.deed) && shared >= Self.leastShared
            && Double(shared) >= Self.share * Double(hedged.content.count)
    }
}

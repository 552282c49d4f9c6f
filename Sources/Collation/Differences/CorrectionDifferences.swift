import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// What a report tells to have been told otherwise at first: "the council initially said twelve boats were lost, but
/// later said nine".
///
/// The first telling is told as overtaken, so that nobody is contradicted; but other reports may still have it.
struct CorrectionDifferences {
    let story: Story
    let reader: ClauseReader
    /// Meanings that the reports open with.
    let matter: Set<UInt64>
    private let voices: VoiceReader

    init(story: Story, reader: ClauseReader, matter: Set<UInt64>) {
        self.story = story
        self.reader = reader
        self.matter = matter
        voices = VoiceReader(reader: reader)
    }

    private struct Found {
        let first: Voice
        let second: Voice
        let weight: Int
    }

    private static let most = 2
    /// How near the verb of saying "initially" and "later" stand.
    private static let reach = 3

    /// - Parameter told: drafts of other finders: a conflict that has a passage of both tellings needs no second one.
    func drafts(told: [DifferenceDraft]) -> [DifferenceDraft] {
        var origins: Set<Int> = []
        let conflicts = told.filter { $0.kind == .conflict }
        return story.reports.indices.flatMap { report -> [Found] in
            origins.insert(story.originOf[report]).inserted ? corrections(report) : []
        }.filter { found in
            !conflicts.contains { draft in
                [found.first, found.second].allSatisfy { voice in
                    let clause = story.reports[voice.report].analyzed.span(voice.clause)
                    return draft.sides.lazy.flatMap(\.passages).contains {
                        $0.report == voice.report && clause.start <= $0.span.start && $0.span.start < clause.end
                    }
                }
            }
        }.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.prefix(Self.most)
            .map { draft($0.element) }
    }

    private func draft(_ found: Found) -> DifferenceDraft {
        let report = found.first.report
        return DifferenceDraft(
            kind: .conflict, severity: .medium,
            about: "Told otherwise at first: “\(reader.words(report, found.first.clause))”",
            sides: [found.first, found.second].map { voice in
                .init(
                    value: reader.words(report, voice.clause),
                    passages: [(report, story.reports[report].analyzed.span(voice.clause))])
            })
    }

    private func corrections(_ report: Int) -> [Found] {
        let readable = reader.readable(report)
        return readable.enumerated().compactMap { position, sentence in
            if let found = inside(sentence.tokens, report) { return found }
            guard position > 0, readable[position - 1].index == sentence.index - 1 else { return nil }
            return found(readable[position - 1].tokens, sentence.tokens, report)
        }
    }

    private func inside(_ tokens: Range<Int>, _ report: Int) -> Found? {
        let analyzed = story.reports[report].analyzed
        let turns = tokens.dropFirst(VoiceReader.leastClause).dropLast(VoiceReader.leastClause).filter { token in
            let folded = analyzed.tokens[token].folded
            return reader.lexicon.has(.contrast, folded) || folded == Self.comma
        }
        return turns.lazy.compactMap { found(tokens.lowerBound..<$0, $0 + 1..<tokens.upperBound, report) }.first
    }

    private static let comma = WordHash.folded(",")

    /// Whether one stretch tells what was said at first and the next what was said then, of one matter.
    private func found(_ before: Range<Int>, _ behind: Range<Int>, _ report: Int) -> Found? {
        guard let first = voices.voice(in: before, report, isLax: true), stands(.initially, at: first),
            let second = voices.voice(in: behind, report, isLax: true),
            stands(.afterwards, at: second) || isSetAgainst(second, first),
            !stands(.initially, at: second)
        else { return nil }
        let shared = voices.content(first).intersection(voices.content(second))
        let weight = voices.content(first).union(voices.content(second)).intersection(matter).count
        guard weight > 0, !shared.isEmpty || bothCount(first, second) else { return nil }
        return Found(first: first, second: second, weight: weight)
    }

    /// Whether both tell a number.
    private func bothCount(_ first: Voice, _ second: Voice) -> Bool {
        let tokens = story.reports[first.report].analyzed.tokens
        return [first, second].allSatisfy { voice in voice.clause.contains { tokens[$0].kind == .number } }
    }

    /// Whether a word of a class stands beside the verb of a voice.
    private func stands(_ kind: ClauseLexicon.WordClass, at voice: Voice) -> Bool {
        let tokens = story.reports[voice.report].analyzed.tokens
        let near =
            max(
                voice.clause.lowerBound, voice.verb - Self.reach)..<min(
                voice.clause.upperBound, voice.verb + Self.reach)
        return near.contains { reader.lexicon.has(kind, tokens[$0].folded) }
    }

    /// Whether a voice of the same sentence stands behind "but", or the sentence opens with "while".
    private func isSetAgainst(_ second: Voice, _ first: Voice) -> Bool {
        let analyzed = story.reports[second.report].analyzed
        let sentence = analyzed.sentence(ofToken: second.verb)
        guard sentence == analyzed.sentence(ofToken: first.verb) else { return false }
        let start = analyzed.sentences[sentence].tokens.lowerBound
        return [start, second.clause.lowerBound - 1].contains {
            $0 >= start && reader.lexicon.has(.contrast, analyzed.tokens[$0].folded)
        }
    }
}

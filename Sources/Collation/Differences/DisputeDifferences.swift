import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// What a report itself tells two voices to see in two ways, or to be claimed without proof: "the owners say the boat
/// was empty, but fishermen call that a lie", "the group provided no evidence".
///
/// Read in one sentence, and in two that follow each other. Open who is right: a tension.
struct DisputeDifferences {
    let story: Story
    let reader: ClauseReader
    /// Meanings that the reports open with: what others dispute about is not what happened.
    let matter: Set<UInt64>
    private let voices: VoiceReader

    init(story: Story, reader: ClauseReader, matter: Set<UInt64>) {
        self.story = story
        self.reader = reader
        self.matter = matter
        voices = VoiceReader(reader: reader)
    }

    private enum Way { case disputed, seenOtherwise, unproven }

    private struct Found {
        let first: Voice
        /// What is set against it.
        let second: Range<Int>
        let other: String
        let way: Way
        let weight: Int
    }

    private static let most = 3
    /// Meanings in common of two clauses of which one denies what the other affirms.
    private static let leastShared = 2

    /// - Parameter told: drafts of other finders that tell who denies what.
    func drafts(told: [DifferenceDraft]) -> [DifferenceDraft] {
        var known = Set(told.flatMap(\.sides).flatMap(\.passages).map { sentence($0.report, at: $0.span.start) })
        var origins: Set<Int> = []
        return story.reports.indices.flatMap { report -> [Found] in
            // A text that is printed again disputes nothing anew.
            origins.insert(story.originOf[report]).inserted ? disputes(report) : []
        }.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
            .filter { one in
                let analyzed = story.reports[one.first.report].analyzed
                let place = SentenceKey(one.first.report, analyzed.sentence(ofToken: one.second.lowerBound))
                return known.insert(place).inserted
            }.prefix(Self.most).map(draft)
    }

    private func sentence(_ report: Int, at offset: Int) -> SentenceKey {
        let analyzed = story.reports[report].analyzed
        let token = min(max(0, analyzed.tokens.count - 1), analyzed.token(at: offset))
        return SentenceKey(report, analyzed.sentence(ofToken: token))
    }

    private func draft(_ found: Found) -> DifferenceDraft {
        let report = found.first.report
        let (one, words) = (voices.name(found.first), reader.words(report, found.first.clause))
        let about =
            switch found.way {
            case .disputed: "Told by \(one), disputed by \(found.other): “\(words)”"
            case .seenOtherwise: "Seen otherwise by \(found.other) than by \(one): “\(words)”"
            case .unproven: "Told by \(one), without proof: “\(words)”"
            }
        return DifferenceDraft(
            kind: .tension, severity: .medium, about: about,
            sides: [found.first.clause, found.second].map { clause in
                .init(
                    value: reader.words(report, clause),
                    passages: [(report, story.reports[report].analyzed.span(clause))])
            })
    }

    // MARK: Two voices

    private func disputes(_ report: Int) -> [Found] {
        let readable = reader.readable(report)
        return readable.enumerated().compactMap { position, sentence in
            let earlier = position > 0 ? readable[position - 1] : nil
            let before = earlier.flatMap { $0.index == sentence.index - 1 ? $0.tokens : nil }
            return inside(sentence.tokens, report)
                ?? before.flatMap { behind($0, sentence.tokens, report) ?? unproven($0, sentence.tokens, report) }
        }
    }

    /// "The owners say …, but fishermen call it …".
    private func inside(_ tokens: Range<Int>, _ report: Int) -> Found? {
        let analyzed = story.reports[report].analyzed
        for turn in tokens.dropFirst(VoiceReader.leastClause).dropLast(VoiceReader.leastClause)
        where reader.lexicon.has(.contrast, analyzed.tokens[turn].folded) {
            guard let first = voices.voice(in: tokens.lowerBound..<turn, report),
                let second = voices.voice(in: turn + 1..<tokens.upperBound, report),
                let found = found(first, second, isOneSentence: true)
            else { continue }
            return found
        }
        return nil
    }

    /// "The owners say …" – "But fishermen call it …".
    private func behind(_ before: Range<Int>, _ tokens: Range<Int>, _ report: Int) -> Found? {
        let analyzed = story.reports[report].analyzed
        guard reader.lexicon.has(.contrast, analyzed.tokens[tokens.lowerBound].folded),
            let first = voices.voice(in: before, report),
            let second = voices.voice(in: tokens.lowerBound + 1..<tokens.upperBound, report)
        else { return nil }
        return found(first, second, isOneSentence: false)
    }

    private func found(_ first: Voice, _ second: Voice, isOneSentence: Bool) -> Found? {
        let analyzed = story.reports[first.report].analyzed
        guard areTwo(first, second) else { return nil }
        let (own, its) = (voices.content(first), voices.content(second))
        let shared = own.intersection(its).filter { !reader.vectors.isName($0) }
        let weight = own.union(its).intersection(matter).count
        guard weight > 0, !Negation.denies(second.verb, in: analyzed), !Negation.denies(first.verb, in: analyzed)
        else { return nil }
        let folded = analyzed.tokens[second.verb].folded
        let isDisputed =
            reader.lexicon.has(.disputing, folded) && (isOneSentence || !shared.isEmpty || takesUp(second))
        let isSeenOtherwise =
            reader.lexicon.has(.deeming, folded) && takesUp(second)
            || reader.lexicon.has(.insisting, folded) && areNamed(first, second) && (isOneSentence || !shared.isEmpty)
            || shared.count >= Self.leastShared && areOpposed(first, second)
            || !shared.isEmpty && areOpposites(first, second)
        guard isDisputed || isSeenOtherwise else { return nil }
        return Found(
            first: first, second: second.clause, other: voices.name(second),
            way: isDisputed ? .disputed : .seenOtherwise, weight: weight)
    }

    /// Nobody disputes himself: two nouns that name no party or person together.
    private func areTwo(_ first: Voice, _ second: Voice) -> Bool {
        reader.vectors.meaning(first.report, first.subject) != reader.vectors.meaning(second.report, second.subject)
            && voices.sides(first).isDisjoint(with: voices.sides(second))
    }

    private func areNamed(_ first: Voice, _ second: Voice) -> Bool {
        !voices.sides(first).isEmpty && !voices.sides(second).isEmpty
    }

    /// Whether what a verb governs stands for what was said before: "dispute this", "rejected the claim".
    private func takesUp(_ voice: Voice) -> Bool {
        let analyzed = story.reports[voice.report].analyzed
        return analyzed.children(of: voice.verb).contains { child in
            guard analyzed.words[child].relation == .obj, child > voice.verb else { return false }
            let folded = analyzed.tokens[child].folded
            return Self.pronouns.contains(folded) || reader.lexicon.has(.said, folded)
        }
    }

    private static let pronouns = WordSet(["this", "that", "it", "these", "them"])

    /// One denies, the other affirms.
    private func areOpposed(_ left: Voice, _ right: Voice) -> Bool {
        reader.vectors.isNegated(left.report, left.clause) != reader.vectors.isNegated(right.report, right.clause)
    }

    /// One has a word that the other has the opposite of: "successfully launched", "the launch was a failure".
    private func areOpposites(_ left: Voice, _ right: Voice) -> Bool {
        let analyzed = story.reports[left.report].analyzed
        let own = left.clause.flatMap { reader.lexicon.exclusions(analyzed.tokens[$0].folded) }
        return right.clause.contains { token in
            reader.lexicon.exclusions(analyzed.tokens[token].folded).contains { its in
                own.contains { $0.pair == its.pair && $0.isFirst != its.isFirst }
            }
        }
    }

    // MARK: No proof

    /// "The group said it sank the boat" – "It provided no evidence".
    private func unproven(_ before: Range<Int>, _ tokens: Range<Int>, _ report: Int) -> Found? {
        let analyzed = story.reports[report].analyzed
        let proof = tokens.first { token in
            reader.lexicon.has(.proof, analyzed.tokens[token].folded) && isWithheld(token, analyzed)
        }
        guard proof != nil, let first = voices.voice(in: before, report),
            !Negation.denies(first.verb, in: analyzed)
        else { return nil }
        let told = voices.content(first).union(reader.vectors.meanings(report, tokens))
        let weight = told.intersection(matter).count
        guard weight > 0 else { return nil }
        return Found(first: first, second: tokens, other: "", way: .unproven, weight: weight)
    }

    /// "Provided no evidence", "has not given proof", "no proof was offered"; "there is no evidence that …" may bear
    /// out what was said.
    private func isWithheld(_ noun: Int, _ analyzed: AnalyzedText) -> Bool {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, reader.lexicon.has(.proving, analyzed.tokens[verb].folded) else { return false }
        return Negation.denies(verb, in: analyzed) || Negation.denies(noun, in: analyzed)
    }
}

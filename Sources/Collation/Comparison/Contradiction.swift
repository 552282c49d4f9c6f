import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Whether two passages that are alike cannot support one claim: another number of one thing, another day, an opposite
/// outcome, a denial, a question, or the same words of another person. O(tokens) a pair.
struct Contradiction {
    private let story: Story
    private let vectors: ContentVectors
    private let concepts: ConceptLexicon
    private let outcomes: OutcomeReader
    /// The sentences that may tell of somebody's fate.
    private let fateful: Set<SentenceKey>
    /// Figures and words in marks of the sentences that have any.
    private let figures: [SentenceKey: [FigureMention]]
    private let days: DatedDeeds
    private let words: [SentenceKey: [SpokenWords]]
    private let marked: [SentenceKey: [MarkedNumber]]
    private let polarity: Polarity
    private let opposites: Opposites
    private let bareNumbers: BareNumbers
    private let contrast: SlotContrast

    typealias Passage = ClaimAccord.Passage

    private struct SpokenWords {
        let tokens: Range<Int>
        let vector: TermVector
        let speaker: Int
        let surname: Substring
    }

    init(
        _ story: Story, vectors: ContentVectors, table: ParticipantTable, words lists: ComparisonWords,
        reader: PassageReader, contrast: SlotContrast
    ) {
        self.contrast = contrast
        polarity = Polarity(story: story, vectors: vectors, clauses: lists.clauses, reader: reader)
        opposites = Opposites(story: story, clauses: lists.clauses, reader: contrast.reader)
        bareNumbers = BareNumbers(story, vectors: vectors)
        self.story = story
        self.vectors = vectors
        concepts = lists.concepts
        outcomes = OutcomeReader(
            story: story, concepts: lists.concepts, clauses: lists.clauses, reader: reader)
        fateful = story.sentences(where: outcomes.mayTell)
        var figures: [SentenceKey: [FigureMention]] = [:]
        var words: [SentenceKey: [SpokenWords]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for mention in annotated.figures {
                figures[SentenceKey(report, mention.sentence), default: []].append(mention)
            }
            for statement in annotated.statements where statement.kind == .direct && statement.namesSpeaker {
                let speakers = statement.speakers.compactMap { table.participant(report, $0) }
                guard speakers.count == 1, table.participants[speakers[0]].kind == .person else { continue }
                let tokens = vectors.tokens(report, statement.span)
                let name = table.participants[speakers[0]].name
                words[SentenceKey(report, statement.sentence), default: []].append(
                    SpokenWords(
                        tokens: tokens, vector: vectors.meaningVector(report, tokens), speaker: speakers[0],
                        surname: name.split(separator: " ").last ?? ""))
            }
        }
        self.figures = figures
        days = DatedDeeds(story, vectors: vectors)
        self.words = words
        var marked: [SentenceKey: [MarkedNumber]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            let analyzed = annotated.analyzed
            for (index, sentence) in analyzed.sentences.enumerated()
            where sentence.tokens.contains(where: { analyzed.tokens[$0].kind == .number }) {
                let found = MarkedNumber.numbers(analyzed.text.string(sentence.span), from: sentence.span.start)
                if !found.isEmpty { marked[SentenceKey(report, index)] = found }
            }
        }
        self.marked = marked
    }

    /// Why two passages cannot support one claim.
    enum Reason: Equatable {
        case number, denial, opposite, day, outcome, speaker, question
        /// Other words stand in one place of otherwise the same words.
        case contrast(SlotContrast.Kind)
    }

    /// Whether one of two passages denies what the other affirms.
    func isDenied(_ left: Passage, by right: Passage) -> Bool { polarity.differ(left, right) }

    /// The first reason, if any.
    func reason(_ left: Passage, _ right: Passage) -> Reason? {
        if isQuestion(left) != isQuestion(right) { return .question }
        if polarity.differ(left, right) { return .denial }
        if opposites.differ(left, right) { return .opposite }
        if polarity.leavesOpen(left) != polarity.leavesOpen(right) { return .question }
        if days.differ(left, right) { return .day }
        if outcomesExclude(left, right) { return .outcome }
        if numbersDiffer(left, right) || markedNumbersDiffer(left, right) || tollsDiffer(left, right)
            || tollsDiffer(right, left) || bareNumbers.differ(left, right)
        {
            return .number
        }
        return speakersDiffer(left, right) ? .speaker : contrast.kind(left, right).map { .contrast($0) }
    }

    // MARK: Numbers

    /// Whether both have numbers of one unit and none of the one may be one of the other.
    private func numbersDiffer(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (numbers(left), numbers(right))
        guard !a.isEmpty, !b.isEmpty else { return false }
        return a.contains { mention in
            let same = b.filter { areOfOneKind($0, mention) }
            guard !same.isEmpty else { return false }
            let own = a.filter { areOfOneKind($0, mention) }
            return !own.contains { one in same.contains { Self.tellOneNumber(one, $0) } }
        }
    }

    private func numbers(_ passage: Passage) -> [FigureMention] {
        (figures[passage.key] ?? []).filter { passage.tokens.overlaps($0.tokens) }
    }

    private func areOfOneKind(_ left: FigureMention, _ right: FigureMention) -> Bool {
        left.per == right.per && left.role == right.role
            && (left.unit == right.unit || concepts.meaning(of: left.unit) == concepts.meaning(of: right.unit)
                || left.isCasualty && right.isCasualty)
    }

    /// Whether two figures support each other: they may be one, and what two only come near lies within a tenth.
    static func tellOneNumber(_ left: FigureMention, _ right: FigureMention) -> Bool {
        guard FigureDifferences.agree(left, right) else { return false }
        let rounded: Set<QuantityBound> = [.about, .under]
        guard rounded.contains(left.bound), rounded.contains(right.bound) else { return true }
        return abs(left.low - right.low) <= max(1, 0.1 * max(left.low, right.low))
    }

    /// Whether two figures give one value: they support each other and lie within a tenth; "at least 60" leaves room
    /// for 77 but does not tell it.
    static func giveOneValue(_ left: FigureMention, _ right: FigureMention) -> Bool {
        guard tellOneNumber(left, right) else { return false }
        let apart = max(left.low, right.low) - min(left.high, right.high)
        return apart <= max(1, 0.1 * max(abs(left.low), abs(right.low)))
    }

    /// "The death toll rose to at least six", "killed four".
    private func tollsDiffer(_ left: Passage, _ right: Passage) -> Bool {
        guard let toll = toll(left) else { return false }
        var counts = numbers(right).filter(\.isCasualty).map { FigureDifferences.range($0) }
        if let other = self.toll(right) { counts.append(other) }
        return !counts.isEmpty && !counts.contains { $0.low <= toll.high && toll.low <= $0.high }
    }

    /// The number shortly behind "toll".
    private func toll(_ passage: Passage) -> (low: Double, high: Double)? {
        let analyzed = story.reports[passage.report].analyzed
        guard let word = passage.tokens.first(where: { analyzed.tokens[$0].folded == Self.toll }) else { return nil }
        var isOpen = false
        for token in word..<min(passage.tokens.upperBound, word + Self.behindToll) {
            let folded = analyzed.tokens[token].folded
            if Self.open.contains(folded) { isOpen = true }
            guard
                let value = Self.counts[folded]
                    ?? Double(analyzed.string(token).filter { $0 != "," })
            else { continue }
            return (value, isOpen ? value * 1.35 : value)
        }
        return nil
    }

    private static let toll = WordHash.folded("toll")
    private static let behindToll = 14
    private static let open = WordSet(["least", "more", "over"])
    private static let counts = Dictionary(
        uniqueKeysWithValues: [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ].enumerated().map { (WordHash.folded($0.element), Double($0.offset + 1)) })

    private struct MarkedNumbers {
        /// By what is glued to them: letters, or "-" between two short ones as in a score.
        var glued: [String: Set<String>] = [:]
        /// By the word behind them ("145 million").
        var loose: [String: Set<String>] = [:]
    }

    /// Whether both have numbers with the same mark ("40m", "80m-deep"; "3-1", "3-2"; "143million", "145 million"), of
    /// one at least glued on, and none in common.
    private func markedNumbersDiffer(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (markedNumbers(left), markedNumbers(right))
        func differ(_ one: [String: Set<String>], _ other: MarkedNumbers) -> Bool {
            one.contains { mark, values in
                let others = (other.glued[mark] ?? []).union(other.loose[mark] ?? [])
                return !others.isEmpty && values.isDisjoint(with: others)
            }
        }
        return differ(a.glued, b) || differ(b.glued, a)
    }

    private func markedNumbers(_ passage: Passage) -> MarkedNumbers {
        var result = MarkedNumbers()
        guard !passage.tokens.isEmpty, let known = marked[passage.key] else {
            return result
        }
        let span = story.reports[passage.report].analyzed.span(passage.tokens)
        for number in known where number.start >= span.start && number.start < span.end {
            if number.isGlued {
                result.glued[number.mark, default: []].insert(number.value)
            } else {
                result.loose[number.mark, default: []].insert(number.value)
            }
        }
        return result
    }

    // MARK: Outcomes

    private func outcomesExclude(_ left: Passage, _ right: Passage) -> Bool {
        guard fateful.contains(left.key), fateful.contains(right.key) else { return false }
        let a = outcomes.outcomes(left)
        let b = outcomes.outcomes(right)
        return !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
    }

    // MARK: Speakers

    /// Whether both hold the same words in marks, each of another person.
    private func speakersDiffer(_ left: Passage, _ right: Passage) -> Bool {
        guard let own = words[left.key],
            let others = words[right.key]
        else { return false }
        return own.contains { one in
            left.tokens.overlaps(one.tokens)
                && others.contains { other in
                    right.tokens.overlaps(other.tokens) && one.speaker != other.speaker && one.surname != other.surname
                        && one.vector.cosine(other.vector) >= 0.8
                }
        }
    }

    // MARK: Questions

    /// A question tells nothing; the mark may stand before a closing quotation mark.
    private func isQuestion(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        return analyzed.sentences[passage.sentence].tokens.suffix(2).contains {
            analyzed.tokens[$0].folded == Self.questionMark
        }
    }

    private static let questionMark = WordHash.folded("?")
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Counts of the killed, injured, missing and detained of the story's happening that cannot all be true.
///
/// Every report has one count of each: its first; "nobody was hurt" counts none. A count in a later report that is
/// higher may be the newer one, which the wording says. A count of some ("four civilians") contradicts a count of all
/// only when it is the higher one.
struct CasualtyDifferences {
    let story: Story
    let vectors: ContentVectors
    let concepts: ConceptLexicon
    let vague: VagueCounts
    let days: ReportDays
    let reader: ClauseReader

    private struct Count {
        let report: Int
        /// What the count may be, with its bound.
        let range: ClosedRange<Double>
        let value: Double
        /// Meaning of what is counted; 0 for people in general.
        let whom: UInt64
        let passage: TextSpan
        let vector: TermVector
        /// Whether its sentence is one of those that tell the happening first.
        var isEarly = false
    }

    /// What befalls people, the concept of its words, and the words for it; the concept of none is of no word.
    private static let fates: [(fate: Fate, concept: String, words: String)] = [
        (.killed, "killed", "were killed"), (.injured, "injured", "were injured"),
        (.detained, "detain", "were detained"), (.critical, "critical condition", "were in critical condition"),
        (.missing, "people missing", "were missing"),
    ]
    /// A count behind these sentences of a report seldom is that of the happening itself.
    private static let sentences = 14
    private static let earlySentences = 5
    /// For each report that tells both counts so many must tell but one.
    private static let fewOf = 4
    private static let centralLikeness: Float = 0.03
    /// More counts than these are of several happenings.
    private static let mostSides = 4
    /// Counts of one side that are shown.
    private static let shown = 4

    func drafts() -> [DifferenceDraft] {
        var byFate = [[Count]](repeating: [], count: Self.fates.count)
        for report in story.reports.indices {
            for (fate, count) in counts(report) { byFate[fate].append(count) }
        }
        return byFate.enumerated().compactMap { fate, counts in
            draft(fate: fate, counts) ?? exactness(fate: fate, counts)
        }
    }

    // MARK: Counts of a report

    /// The first count of each fate.
    private func counts(_ report: Int) -> [(fate: Int, count: Count)] {
        let annotated = story.reports[report]
        var found: [(at: Int, fate: Int, count: Count)] = []
        for mention in annotated.figures where mention.role == .quantity && mention.per == nil {
            guard mention.low == mention.low.rounded(), mention.low > 0,
                mention.sentence < annotated.analyzed.sentences.count, tellsHappening(mention.sentence, report),
                let fate = fate(mention, annotated), !FigureParts.isPart(mention, annotated)
            else { continue }
            let sentence = annotated.analyzed.sentences[mention.sentence]
            let range = FigureDifferences.range(mention)
            let count = Count(
                report: report, range: range.low...max(range.low, range.high), value: mention.low,
                whom: whom(mention, report), passage: mention.span,
                vector: vectors.meaningVector(report, sentence.tokens))
            found.append((mention.tokens.lowerBound, fate, count))
        }
        found += zeros(report)
        // "Dozens" counts where nothing more exact does.
        let exact = Set(found.map(\.fate))
        found += vagueCounts(report).filter { !exact.contains($0.fate) }
        var known: Set<Int> = []
        return found.sorted { $0.at < $1.at }.filter { known.insert($0.fate).inserted }.map { item in
            var count = item.count
            let sentence = annotated.analyzed.sentence(ofToken: item.at)
            count.isEarly = bodyIndex(sentence, annotated) < Self.earlySentences
            return (item.fate, count)
        }
    }

    /// Whether a sentence is among the first of the body and of no earlier time.
    private func tellsHappening(_ sentence: Int, _ report: Int) -> Bool {
        let annotated = story.reports[report]
        return annotated.blockKind(ofSentence: sentence) == .paragraph
            && bodyIndex(sentence, annotated) < Self.sentences && !isBackground(sentence, report, annotated)
    }

    /// "Several people died", "dozens were injured".
    private func vagueCounts(_ report: Int) -> [(at: Int, fate: Int, count: Count)] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token in
            guard let range = vague.range(analyzed.tokens[token].folded) else { return nil }
            let sentence = analyzed.sentence(ofToken: token)
            let isModifier = analyzed.words[token].relation == .amod || analyzed.words[token].relation == .nummod
            let noun = isModifier ? Int(analyzed.words[token].head) : token
            guard noun >= token, noun - token <= 3, analyzed.sentences[sentence].tokens.contains(noun),
                !isModifier || reader.lexicon.has(.people, analyzed.tokens[noun].folded),
                tellsHappening(sentence, report), let word = fate(ofCounted: noun, analyzed),
                reader.isFact(word.at, analyzed)
            else { return nil }
            let count = Count(
                report: report, range: range, value: range.lowerBound, whom: 0,
                passage: analyzed.span(min(token, word.at)..<(max(noun, word.at) + 1)),
                vector: vectors.meaningVector(report, analyzed.sentences[sentence].tokens))
            return (token, word.fate, count)
        }
    }

    /// "No one was hurt", "no injuries were reported".
    private func zeros(_ report: Int) -> [(at: Int, fate: Int, count: Count)] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token in
            let folded = analyzed.tokens[token].folded
            guard folded == Self.no || Self.nobody.contains(folded) else { return nil }
            let sentence = analyzed.sentence(ofToken: token)
            let noun = folded == Self.no ? Int(analyzed.words[token].head) : token
            guard noun >= token, noun - token <= 3, analyzed.sentences[sentence].tokens.contains(noun),
                tellsHappening(sentence, report), let word = fateOfZero(noun, analyzed),
                reader.isFact(word.at, analyzed)
            else { return nil }
            let last = max(noun, word.at)
            let count = Count(
                report: report, range: 0...0, value: 0, whom: 0, passage: analyzed.span(token..<(last + 1)),
                vector: vectors.meaningVector(report, analyzed.sentences[sentence].tokens))
            return (token, word.fate, count)
        }
    }

    /// What befell nobody: the noun itself ("no deaths"), or the verb of which it is the subject ("no one was hurt").
    private func fateOfZero(_ noun: Int, _ analyzed: AnalyzedText) -> (fate: Int, at: Int)? {
        if let fate = fate(of: noun, analyzed) { return (fate, noun) }
        let isPerson =
            reader.lexicon.has(.people, analyzed.tokens[noun].folded)
            || Self.nobody.contains(analyzed.tokens[noun].folded)
            || analyzed.tokens[noun].folded == Self.one
        return isPerson ? fate(ofCounted: noun, analyzed) : nil
    }

    /// What befell those who are counted: the verb of which they are the subject, or the object.
    private func fate(ofCounted noun: Int, _ analyzed: AnalyzedText) -> (fate: Int, at: Int)? {
        let verb = Int(analyzed.words[noun].head)
        let relation = analyzed.words[noun].relation
        guard verb >= 0, abs(verb - noun) <= 5, relation.isSubject && verb > noun || relation == .obj,
            let fate = fate(of: verb, analyzed)
        else { return nil }
        return (fate, verb)
    }

    private func fate(of token: Int, _ analyzed: AnalyzedText) -> Int? {
        concepts.concept(of: analyzed.tokens[token]).flatMap { Self.fateKeys.firstIndex(of: $0) }
    }

    private static let no = WordHash.folded("no")
    private static let one = WordHash.folded("one")
    private static let nobody = WordSet(["nobody", "none", "no-one"])

    /// Number of sentences of the body before one.
    private func bodyIndex(_ sentence: Int, _ annotated: AnnotatedReport) -> Int {
        (0..<sentence).reduce(0) { $0 + (annotated.blockKind(ofSentence: $1) == .paragraph ? 1 : 0) }
    }

    /// What befell those counted: the nearest word of a fate in the clause that is not nearer to another figure.
    private func fate(_ mention: FigureMention, _ annotated: AnnotatedReport) -> Int? {
        if let told = mention.fate { return Self.fates.firstIndex { $0.fate == told } }
        let analyzed = annotated.analyzed
        let others = annotated.figures.filter { $0.sentence == mention.sentence && $0.tokens != mention.tokens }
        let sentence = analyzed.sentences[mention.sentence].tokens
        let range =
            max(
                sentence.lowerBound, mention.tokens.lowerBound - 3)..<min(
                sentence.upperBound, mention.tokens.upperBound + 4)
        var best: (fate: Int, distance: Int)?
        for token in range {
            guard let concept = concepts.concept(of: analyzed.tokens[token]),
                let fate = Self.fateKeys.firstIndex(of: concept)
            else { continue }
            let distance = Self.distance(token, mention.tokens)
            if token < mention.tokens.lowerBound, hasOwnDeed(mention, after: token, analyzed) { continue }
            guard !others.contains(where: { Self.distance(token, $0.tokens) < distance }) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (fate, distance) }
        }
        return best?.fate
    }

    /// "Seven were killed and 50 taken to hospital": whether a participle of its own stands behind a number that "and"
    /// or a comma joins to the word before it.
    private func hasOwnDeed(_ mention: FigureMention, after word: Int, _ analyzed: AnalyzedText) -> Bool {
        let next = mention.tokens.upperBound
        guard next < analyzed.words.count, analyzed.words[next].penn == .vbn, fate(of: next, analyzed) == nil else {
            return false
        }
        return (word + 1..<mention.tokens.lowerBound).contains {
            analyzed.words[$0].tag == .cconj || analyzed.tokens[$0].kind == .punctuation
        }
    }

    /// 0 for a token of the range, 1 for one right beside it.
    private static func distance(_ token: Int, _ range: Range<Int>) -> Int {
        range.contains(token)
            ? 0 : token < range.lowerBound ? range.lowerBound - token : token - range.upperBound + 1
    }

    private static let fateKeys = fates.map { ConceptLexicon.key($0.concept) }

    /// The meaning of what is counted, 0 where it is people in general or the fate itself.
    private func whom(_ mention: FigureMention, _ report: Int) -> UInt64 {
        guard let head = mention.head else { return 0 }
        let token = story.reports[report].analyzed.tokens[head]
        let meaning = vectors.meaning(report, head)
        return reader.lexicon.has(.people, token.folded) || Self.fateKeys.contains(meaning) ? 0 : meaning
    }

    /// Sentences that tell of another year or another time are of an earlier happening.
    private func isBackground(_ sentence: Int, _ report: Int, _ annotated: AnnotatedReport) -> Bool {
        let published = days.day(report)
        return annotated.times.contains { time in
            guard time.sentence == sentence, time.kind == .date || time.kind == .time, let edtf = time.edtf else {
                return false
            }
            guard let day = CalendarDate(iso: String(edtf.prefix(10))), let published else {
                return time.precision != .day && time.precision != .minute && time.precision != .hour
            }
            return abs(day.ordinal - published) > 7
        }
    }

    // MARK: Comparing

    private func draft(fate: Int, _ counts: [Count]) -> DifferenceDraft? {
        // Two prints of one text that give two numbers differ as much as two texts.
        var sides: [[Count]] = []
        for count in counts {
            if let side = sides.firstIndex(where: { $0.allSatisfy { agree($0, count) } }) {
                sides[side].append(count)
            } else {
                sides.append([count])
            }
        }
        guard sides.count >= 2, sides.count <= Self.mostSides, let compared = compared(sides) else { return nil }
        sides = compared.indices.map { clear(compared, $0) }
        sides.sort { $0[0].value < $1[0].value }
        let isLater = days.areLater(sides.map { $0.map(\.report) })
        return DifferenceDraft(
            kind: .conflict, severity: isLater ? .medium : .high,
            about: "How many \(Self.fates[fate].words)" + (isLater ? " (the higher count is in the later report)" : ""),
            sides: sides.map(side))
    }

    /// One count with another sureness: "at least seven", "seven". Nil when the counts differ by more than that, or are
    /// of some and of all.
    private func exactness(fate: Int, _ counts: [Count]) -> DifferenceDraft? {
        var sides: [[Count]] = []
        for count in counts {
            if let side = sides.firstIndex(where: { $0[0].range == count.range }) {
                sides[side].append(count)
            } else {
                sides.append([count])
            }
        }
        let origins = sides.map { story.origins(of: $0.map(\.report)) }
        guard let anchor = sides.indices.max(by: { (origins[$0], $1) < (origins[$1], $0) }).map({ sides[$0] }) else {
            return nil
        }
        sides = sides.filter { side in
            side[0].range == anchor[0].range
                || side[0].range.overlaps(anchor[0].range) && side[0].whom == anchor[0].whom && side[0].value > 0
                    && areLike(side, anchor)
        }
        guard sides.count >= 2, sides.count <= Self.mostSides, anchor[0].value > 0,
            story.origins(of: sides.joined().map(\.report)) >= 2
        else { return nil }
        sides.sort { ($0[0].value, $0[0].report) < ($1[0].value, $1[0].report) }
        return DifferenceDraft(
            kind: .strength, severity: .medium, about: "How exactly it is told: how many \(Self.fates[fate].words)",
            sides: sides.map(side))
    }

    /// Counts that may all be right are one side; each that differs is shown, so that no report is given another's
    /// number.
    private func side(_ counts: [Count]) -> DifferenceDraft.Side {
        var known: Set<ClosedRange<Double>> = []
        let told = counts.filter { known.insert($0.range).inserted }.prefix(Self.shown)
        return .init(
            value: told.map { story.reports[$0.report].report.text.string($0.passage) }.joined(separator: " / "),
            passages: counts.map { ($0.report, $0.passage) })
    }

    /// The counts of a side that no other side agrees with; all where each agrees with one: "dozens" tell neither 77
    /// nor 84.
    private func clear(_ sides: [[Count]], _ place: Int) -> [Count] {
        let clear = sides[place].filter { count in
            !sides.indices.contains { other in other != place && sides[other].allSatisfy { agree($0, count) } }
        }
        return clear.isEmpty ? sides[place] : clear
    }

    /// Whether both counts may be right: some of all, or numbers within their bounds.
    private func agree(_ left: Count, _ right: Count) -> Bool {
        if left.range.overlaps(right.range) { return true }
        if left.whom == right.whom { return false }
        guard left.whom == 0 || right.whom == 0 else { return true }
        let (all, some) = left.whom == 0 ? (left, right) : (right, left)
        return all.value == 0 || all.range.lowerBound >= some.range.lowerBound
    }

    /// The side that most origins tell with those that count the victims of the same happening; nil when none does.
    private func compared(_ sides: [[Count]]) -> [[Count]]? {
        let origins = sides.map { story.origins(of: $0.map(\.report)) }
        let order = sides.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }
        for anchor in order {
            let others = order.filter { $0 != anchor && areOne(sides[anchor], sides[$0]) }
            if !others.isEmpty { return [sides[anchor]] + others.map { sides[$0] } }
        }
        return nil
    }

    /// Whether two sides count the victims of one happening: of the same order, in like sentences, and few
    /// reports, if any, tell both counts.
    private func areOne(_ left: [Count], _ right: [Count]) -> Bool {
        let (low, high) = (min(left[0].value, right[0].value), max(left[0].value, right[0].value))
        guard low == 0 || high <= 3 * low + 2 else { return false }
        let both = left.filter { tells([$0], right) }.count + right.filter { tells([$0], left) }.count
        // One of many reports may tell the counts of several sources, and which of them it holds for right.
        return areLike(left, right) && both * Self.fewOf <= left.count + right.count - both
            && left.contains { !tells([$0], right) } && right.contains { !tells([$0], left) }
    }

    /// Whether the sentences of two sides are alike and of near days.
    private func areLike(_ left: [Count], _ right: [Count]) -> Bool {
        let likeness = left.flatMap { one in right.map { one.vector.cosine($0.vector) } }.max() ?? 0
        // What the first sentences of two reports tell of people in general befell those of the happening itself.
        let isCentral = [left, right].allSatisfy { side in side.contains { $0.isEarly && $0.whom == 0 } }
        return likeness >= (isCentral ? Self.centralLikeness : 0.15)
            && days.areNear(left.map(\.report), right.map(\.report))
    }

    /// Whether a report of one side also has the number of the other among what befell people.
    private func tells(_ side: [Count], _ other: [Count]) -> Bool {
        side.contains { count in
            let annotated = story.reports[count.report]
            return annotated.figures.contains { figure in
                figure.role == .quantity && other.contains { $0.value == figure.low }
                    && fate(figure, annotated) != nil
            }
        }
    }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Counts of the killed, injured, missing and detained of the story's happening that cannot all be true.
///
/// Every report has one count of each: its first. A count in a later report that is higher may be the newer one, which
/// the wording says.
struct CasualtyDifferences {
    let story: Story
    let vectors: ContentVectors
    let concepts: ConceptLexicon
    let days: ReportDays

    private struct Count {
        let report: Int
        let mention: FigureMention
        let passage: TextSpan
        let vector: TermVector
    }

    private struct Key: Hashable, Comparable {
        let fate: Int
        /// Meaning of what is counted; 0 for people in general.
        let whom: UInt64

        static func < (left: Key, right: Key) -> Bool { (left.fate, left.whom) < (right.fate, right.whom) }
    }

    /// Concepts of what befalls people, and the words for them.
    private static let fates = [("killed", "were killed"), ("injured", "were injured"), ("detain", "were detained")]
    /// Words for people in general, who may be any of the victims.
    private static let general = Set(
        [
            "people", "person", "persons", "others", "victims", "dead", "killed", "injured", "wounded", "casualties",
            "deaths",
            "fatalities", "men", "lives", "injuries", "arrests",
        ].map { WordHash.folded($0) })
    /// A count behind these sentences of a report seldom is that of the happening itself.
    private static let sentences = 14
    /// More counts than these are of several happenings.
    private static let mostSides = 4

    func drafts() -> [DifferenceDraft] {
        var byKey: [Key: [Count]] = [:]
        for report in story.reports.indices { collect(report, &byKey) }
        return byKey.sorted { $0.key < $1.key }.compactMap { draft($0.key, $0.value) }
    }

    // MARK: Counts of a report

    private func collect(_ report: Int, _ byKey: inout [Key: [Count]]) {
        let annotated = story.reports[report]
        var known: Set<Key> = []
        for mention in annotated.figures where mention.role == .quantity && mention.per == nil {
            let kind = annotated.blockKind(ofSentence: mention.sentence)
            guard kind == .paragraph, mention.low == mention.low.rounded(), mention.low > 0,
                mention.sentence < annotated.analyzed.sentences.count,
                bodyIndex(mention.sentence, annotated) < Self.sentences,
                let fate = fate(mention, annotated.analyzed), !FigureParts.isPart(mention, annotated),
                !isBackground(mention.sentence, report, annotated)
            else { continue }
            let key = Key(fate: fate, whom: whom(mention, report))
            guard known.insert(key).inserted else { continue }
            let sentence = annotated.analyzed.sentences[mention.sentence]
            byKey[key, default: []].append(
                Count(
                    report: report, mention: mention, passage: mention.span,
                    vector: vectors.meaningVector(report, sentence.tokens)))
        }
    }

    /// Number of sentences of the body before one.
    private func bodyIndex(_ sentence: Int, _ annotated: AnnotatedReport) -> Int {
        (0..<sentence).reduce(0) { $0 + (annotated.blockKind(ofSentence: $1) == .paragraph ? 1 : 0) }
    }

    /// What befell those counted: the nearest word of a fate in the clause, on the side where it stands closest.
    private func fate(_ mention: FigureMention, _ analyzed: AnalyzedText) -> Int? {
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
            let distance =
                mention.tokens.contains(token)
                ? 0
                : token < mention.tokens.lowerBound
                    ? mention.tokens.lowerBound - token : token - mention.tokens.upperBound + 1
            if best.map({ distance < $0.distance }) ?? true { best = (fate, distance) }
        }
        return best?.fate
    }

    private static let fateKeys = fates.map { ConceptLexicon.key($0.0) }

    /// The meaning of what is counted, 0 where it is people in general or the fate itself.
    private func whom(_ mention: FigureMention, _ report: Int) -> UInt64 {
        guard let head = mention.head else { return 0 }
        let token = story.reports[report].analyzed.tokens[head]
        let meaning = vectors.meaning(report, head)
        return Self.general.contains(token.folded) || Self.fateKeys.contains(meaning) ? 0 : meaning
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

    private func draft(_ key: Key, _ counts: [Count]) -> DifferenceDraft? {
        // Two prints of one text that give two numbers differ as much as two texts.
        var sides: [[Count]] = []
        for count in counts {
            if let side = sides.firstIndex(where: { $0.allSatisfy { agree($0, count) } }) {
                sides[side].append(count)
            } else {
                sides.append([count])
            }
        }
        guard sides.count >= 2, sides.count <= Self.mostSides, areOne(sides, key) else { return nil }
        sides.sort { $0[0].mention.low < $1[0].mention.low }
        let isLater = days.areLater(sides.map { $0.map(\.report) })
        return DifferenceDraft(
            kind: .conflict, severity: isLater ? .medium : .high,
            about: "How many \(Self.fates[key.fate].1)" + (isLater ? " (the higher count is in the later report)" : ""),
            sides: sides.map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].passage),
                    passages: side.map { ($0.report, $0.passage) })
            })
    }

    private func agree(_ left: Count, _ right: Count) -> Bool { FigureDifferences.agree(left.mention, right.mention) }

    /// Whether all sides count the victims of one happening: of the same order, in like sentences, and no report that
    /// tells two of the counts.
    private func areOne(_ sides: [[Count]], _ key: Key) -> Bool {
        let values = sides.map { $0[0].mention.low }
        guard let low = values.min(), let high = values.max(), high <= 3 * low + 2 else { return false }
        for (position, left) in sides.enumerated() {
            for right in sides[(position + 1)...] {
                let likeness = left.flatMap { one in right.map { one.vector.cosine($0.vector) } }.max() ?? 0
                guard likeness >= 0.15, days.areNear(left.map(\.report), right.map(\.report)), !tells(left, right),
                    !tells(right, left)
                else { return false }
            }
        }
        return true
    }

    /// Whether a report of one side also has the number of the other among what befell people.
    private func tells(_ side: [Count], _ other: [Count]) -> Bool {
        side.contains { count in
            let annotated = story.reports[count.report]
            return annotated.figures.contains { figure in
                figure.role == .quantity && other.contains { $0.mention.low == figure.low }
                    && fate(figure, annotated.analyzed) != nil
            }
        }
    }
}

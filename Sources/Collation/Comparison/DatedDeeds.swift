import Annotation
import Language
import Prose
import Stories

/// The days on which the reports say that something was done, by the verb that each day belongs to.
struct DatedDeeds {
    private let story: Story
    private let vectors: ContentVectors
    /// The single days that sentences tell, but those on which something was said.
    private let told: [SentenceKey: [TimeExpression]]

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
        var told: [SentenceKey: [TimeExpression]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for time in annotated.times where time.kind == .date && time.precision == .day && time.interval == nil {
                guard Self.day(time.edtf) != nil, !Self.tellsWhenItWasSaid(time, annotated.analyzed) else { continue }
                told[SentenceKey(report, time.sentence), default: []].append(time)
            }
        }
        self.told = told
    }

    /// Whether both date one verb, or what they mainly tell, on other days. "Photographs released on Friday" of what was
    /// done on Monday date two deeds.
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        let a = days(left)
        guard !a.isEmpty else { return false }
        let b = days(right)
        return a.contains { one in
            let same = b.filter { $0.isTop && one.isTop || $0.verb == one.verb }
            return !same.isEmpty && same.allSatisfy { $0.days.isDisjoint(with: one.days) }
                && a.allSatisfy { $0.days.isDisjoint(with: same.reduce(into: Set()) { $0.formUnion($1.days) }) }
        }
    }

    private struct DatedVerb {
        /// The days that the words may mean.
        let days: Set<String>
        let verb: UInt64
        /// Whether no other verb of the passage stands above it.
        let isTop: Bool
    }

    private func days(_ passage: ClaimAccord.Passage) -> [DatedVerb] {
        let analyzed = story.reports[passage.report].analyzed
        return (told[SentenceKey(passage.report, passage.sentence)] ?? []).compactMap { time in
            guard passage.tokens.overlaps(time.tokens), !passage.leftOut.overlaps(time.tokens) else { return nil }
            let days = Set(([time.edtf] + time.alternatives).compactMap { Self.day($0) })
            var verbs: [Int] = []
            var token = Int(analyzed.words[time.tokens.lowerBound].head)
            while passage.tokens.contains(token), verbs.count < 2 {
                if analyzed.words[token].tag == .verb { verbs.append(token) }
                token = Int(analyzed.words[token].head)
            }
            return DatedVerb(
                days: days, verb: verbs.first.map { vectors.meaning(passage.report, $0) } ?? 0, isTop: verbs.count < 2)
        }
    }

    private static func day(_ edtf: String?) -> String? {
        guard let edtf, edtf.utf8.count == 10, CalendarDate(iso: edtf) != nil else { return nil }
        return edtf
    }

    /// "Said on Friday" is the day of the telling.
    private static func tellsWhenItWasSaid(_ time: TimeExpression, _ analyzed: AnalyzedText) -> Bool {
        guard let top = time.tokens.first(where: { !time.tokens.contains(Int(analyzed.words[$0].head)) }) else {
            return true
        }
        let head = Int(analyzed.words[top].head)
        return analyzed.tokens.indices.contains(head) && ClaimAccord.saying.contains(analyzed.tokens[head].folded)
    }
}

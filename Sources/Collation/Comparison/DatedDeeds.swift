import Annotation
import Language
import Prose
import Stories

/// The days on which the reports say that something was done, by the verb that each day belongs to.
struct DatedDeeds {
    private let story: Story
    private let vectors: ContentVectors
    /// The single days that sentences tell, but those on which something was said.
    private let told: [SentenceKey: [DatedWords]]

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
        var told: [SentenceKey: [DatedWords]] = [:]
        let precisions: Set<TimeExpression.Precision> = [.day, .month, .year]
        for (report, annotated) in story.reports.enumerated() {
            for time in annotated.times
            where time.kind == .date && precisions.contains(time.precision) && time.interval == nil {
                guard Self.day(time.edtf) != nil, !Self.tellsWhenItWasSaid(time, annotated.analyzed) else { continue }
                // "The treaty of 1978" dates no deed of the sentence.
                guard time.precision == .day || Self.hangsOnVerb(time.tokens, annotated.analyzed) else { continue }
                told[SentenceKey(report, time.sentence), default: []].append(
                    DatedWords(
                        tokens: time.tokens, days: Set(([time.edtf] + time.alternatives).compactMap { Self.day($0) })))
            }
        }
        self.told = told
    }

    /// Whether both date one verb, or what they mainly tell, on other days. "Photographs released on Friday" of what
    /// was done on Monday date two deeds.
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        let a = days(left)
        guard !a.isEmpty else { return false }
        let b = days(right)
        return a.contains { one in
            let same = b.filter { $0.isTop && one.isTop || $0.verb == one.verb }
            return !same.isEmpty && same.allSatisfy { !Self.meet($0.days, one.days) }
                && a.allSatisfy { own in same.allSatisfy { !Self.meet($0.days, own.days) } }
        }
    }

    /// Whether two dates may be one: a day lies in its month and in its year.
    private static func meet(_ left: Set<String>, _ right: Set<String>) -> Bool {
        left.contains { one in right.contains { one.hasPrefix($0) || $0.hasPrefix(one) } }
    }

    /// Words that date, with the days that they may mean.
    private struct DatedWords {
        let tokens: Range<Int>
        let days: Set<String>
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
        return (told[passage.key] ?? []).compactMap { time in
            guard passage.tokens.overlaps(time.tokens), !passage.leftOut.overlaps(time.tokens) else { return nil }
            var verbs: [Int] = []
            var token = Int(analyzed.words[time.tokens.lowerBound].head)
            while passage.tokens.contains(token), verbs.count < 2 {
                if analyzed.words[token].tag == .verb { verbs.append(token) }
                token = Int(analyzed.words[token].head)
            }
            return DatedVerb(
                days: time.days, verb: verbs.first.map { vectors.meaning(passage.report, $0) } ?? 0,
                isTop: verbs.count < 2)
        }
    }

    private static func hangsOnVerb(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.contains { token in
            let head = Int(analyzed.words[token].head)
            return head >= 0 && !tokens.contains(head) && analyzed.words[head].tag == .verb
        }
    }

    /// A day, a month or a year; nil for all other dates.
    private static func day(_ edtf: String?) -> String? {
        guard let edtf, [4, 7, 10].contains(edtf.utf8.count) else { return nil }
        let day = edtf + "-01-01".suffix(10 - edtf.utf8.count)
        return CalendarDate(iso: day) != nil ? edtf : nil
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

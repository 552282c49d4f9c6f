import Annotation
import DossierFormat
import Prose
import Stories

/// How alike two dated happenings of one date are: by what is told of the date, not by who is named alone.
///
/// How much likeness it takes depends on the date: where every report tells of it once, the reports tell of one
/// happening; where they come back to it (the day of the news, last year), there are several.
struct HappeningLikeness {
    private let vectors: ContentVectors
    /// Sentences of each date over reports that tell of it, less one, at most one; one for the days about the news.
    private let crowds: [String: Float]
    /// Days of which every report tells long after.
    private let bygone: Set<String>

    /// From this likeness on, two happenings of a crowded day are one.
    private static let sameDay: Float = 0.1
    /// The same for a month or a year, which holds many happenings of the same people.
    private static let samePeriod: Float = 0.12
    /// One report tells one happening twice more seldom than two.
    private static let sameReport: Float = 1.5
    /// A group must be alike in the mean by this share of what its best member is.
    private static let meanShare: Float = 0.5
    /// Likeness from which on what two persons do or say on one date is one happening.
    private static let ofOthers: Float = 0.3
    /// How well a happening fits another that refers to it.
    private static let reference: Float = 0.3
    /// What is left of the likeness asked for on a date that every report tells of once, and on a day before the news:
    /// reports come back to such a day for the one thing that happened then.
    private static let lone: Float = 0.05
    /// Days before publication from which on a day is no longer of the news.
    private static let newsDays = 7

    init(vectors: ContentVectors, nodes: [DatedNode]) {
        self.vectors = vectors
        var sentences: [String: Set<Int>] = [:]
        var reports: [String: Set<Int>] = [:]
        var news: Set<String> = []
        var late: Set<String> = []
        for node in nodes {
            let day = Self.day(node)
            if let published = node.published, let date = CalendarDate(iso: day),
                (-1...1).contains(date.ordinal - published.ordinal)
            {
                news.insert(day)
            }
            if !Self.isBygone(node) { late.insert(day) }
            sentences[day, default: []].insert(node.report << 32 | node.sentence)
            reports[day, default: []].insert(node.report)
        }
        crowds = sentences.reduce(into: [:]) { crowds, day in
            let mean = Float(day.value.count) / Float(max(1, reports[day.key]?.count ?? 1))
            let crowd = news.contains(day.key) ? 1 : min(1, max(Self.lone, mean - 1))
            crowds[day.key] = late.contains(day.key) ? crowd : Self.lone
        }
        bygone = Set(sentences.keys).subtracting(late)
    }

    /// Whether a happening is dated to a day that had passed when its report came out.
    private static func isBygone(_ node: DatedNode) -> Bool {
        guard let published = node.published, node.precision == .day || node.precision == .minute,
            let date = CalendarDate(iso: day(node))
        else { return false }
        return published.ordinal - date.ordinal >= newsDays
    }

    private static func day(_ node: DatedNode) -> String { String(node.date.prefix { $0 != "T" }) }

    /// 0 … 1; O(terms).
    func value(_ left: DatedNode, _ right: DatedNode) -> Float {
        if left.report == right.report, left.sentence == right.sentence { return 1 }
        let cosine = left.meaning.cosine(right.meaning)
        return max(cosine, vectors.meaningContainment(left.meaning, right.meaning) * 0.45)
    }

    /// The same for two that have two words in common at least: "they will meet again" is any meeting.
    func valueOfSeveralWords(_ left: DatedNode, _ right: DatedNode) -> Float {
        let shared = Set(left.meaning.terms).intersection(right.meaning.terms)
        return shared.count >= 2 ? value(left, right) : 0
    }

    /// How well a happening fits a group of its date, or nil when it does not; looks at ten of the group.
    func fit(_ node: DatedNode, _ group: DatedGroup) -> Float? {
        let isPeriod = node.precision != .day && node.precision != .minute
        let crowd = crowds[Self.day(node)] ?? 1
        let least = isPeriod ? Self.samePeriod : Self.sameDay
        var best: Float = 0
        var sum: Float = 0
        let compared = group.nodes.prefix(10)
        for other in compared {
            let value = value(node, other)
            let isOneSentence = node.report == other.report && node.sentence == other.sentence
            let isAgain = node.report == other.report && !isOneSentence && !bygone.contains(Self.day(node))
            var needed = isAgain ? least * Self.sameReport : least * crowd
            if !bygone.contains(Self.day(node)), haveOtherDoers(node, other) { needed = max(needed, Self.ofOthers) }
            if referToOne(node, other) {
                best = max(best, Self.reference)
            } else if value >= needed, isOneSentence || crowd < 1 || shareWord(node.meaning, other.meaning) {
                best = max(best, value)
            }
            sum += value
        }
        guard best > 0, best >= Self.reference || sum / Float(compared.count) >= least * crowd * Self.meanShare else {
            return nil
        }
        return best
    }

    /// Whether one dates a word by which it refers to what the other tells ("Tuesday's launch", "the missile launched
    /// on Tuesday").
    private func referToOne(_ left: DatedNode, _ right: DatedNode) -> Bool {
        left.reference != 0 && right.meaning.terms.contains(left.reference)
            || right.reference != 0 && left.meaning.terms.contains(right.reference)
    }

    /// Whether each is done or said by a person whom the other does not name.
    private func haveOtherDoers(_ left: DatedNode, _ right: DatedNode) -> Bool {
        !left.doers.isEmpty && !right.doers.isEmpty && left.doers.isDisjoint(with: right.doers)
            && left.doers.isDisjoint(with: right.meaning.terms) && right.doers.isDisjoint(with: left.meaning.terms)
    }

    private func shareWord(_ left: TermVector, _ right: TermVector) -> Bool {
        var a = 0
        var b = 0
        while a < left.terms.count, b < right.terms.count {
            if left.terms[a] == right.terms[b] {
                if !vectors.isName(left.terms[a]) { return true }
                a += 1
                b += 1
            } else if left.terms[a] < right.terms[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return false
    }
}

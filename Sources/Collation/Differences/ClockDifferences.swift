import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One happening told for different times of one day: the fire "broke out about 8.20 p.m." and "at 8.49 p.m.", "the crash
/// at 6.10" and "the crash happened about 6.15".
///
/// What is timed – the verb, the noun, or the subject of a verb that only says that it happened – must be one, and the
/// sentences alike or about what the story is about. Times that a word makes vague count only when they lie further apart.
struct ClockDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    /// What the reports open with.
    let matter: Set<UInt64>

    private struct Clock {
        let node: DatedNode
        let minutes: Int
        let happening: UInt64
        /// Named subjects of the verb.
        let subjects: Set<UInt64>
        let isVague: Bool
        /// The name of a time zone beside it; 0 for none.
        let zone: UInt64
    }

    private static let likeness: Float = 0.3
    /// Sentences of what the story is about may be less alike.
    private static let matterLikeness: Float = 0.1
    /// Minutes by which vague times must differ, and by which none of one happening differ.
    private static let vague = 10
    private static let mostApart = 180
    private static let mostClocks = 120
    private static let most = 3
    private static let mostSides = 4

    func drafts(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        let clocks = groups.flatMap(\.nodes).compactMap(clock)
        guard clocks.count <= Self.mostClocks else { return [] }
        var result: [DifferenceDraft] = []
        var used: Set<SentenceKey> = []
        for (position, left) in clocks.enumerated() where result.count < Self.most && !used.contains(key(left)) {
            let others = clocks[(position + 1)...].filter { !used.contains(key($0)) && areOne(left, $0) }
            let sides = sides([left] + others)
            guard sides.count >= 2, sides.count <= Self.mostSides else { continue }
            used.formUnion(sides.joined().map(key))
            result.append(draft(sides))
        }
        return result
    }

    private func key(_ clock: Clock) -> SentenceKey { SentenceKey(clock.node.report, clock.node.sentence) }

    /// The clocks by their time, in its order; none of a report that gives two.
    private func sides(_ clocks: [Clock]) -> [[Clock]] {
        let byReport = Dictionary(grouping: clocks, by: \.node.report)
        let single = clocks.filter { clock in
            (byReport[clock.node.report] ?? []).allSatisfy { $0.minutes == clock.minutes }
        }
        let sides = Dictionary(grouping: single, by: \.minutes).sorted { $0.key < $1.key }.map(\.value)
        return story.origins(of: single.map(\.node.report)) >= 2 ? sides : []
    }

    private func draft(_ sides: [[Clock]]) -> DifferenceDraft {
        let clause = sides[0][0]
        let isSure = sides.allSatisfy { side in side.contains { !$0.isVague } } && sides.count == 2
        let isAlike = sides[0].contains { one in
            sides[sides.count - 1].contains { one.node.vector.cosine($0.node.vector) >= Self.likeness }
        }
        return DifferenceDraft(
            kind: .conflict, severity: isSure && isAlike ? .high : .medium,
            about: "At what time: “\(DifferenceDraft.headline(text(clause.node.clause, clause)))”",
            sides: sides.map { side in
                .init(
                    value: text(side[0].node.expression.span, side[0]),
                    passages: side.map { ($0.node.report, $0.node.clause) })
            })
    }

    private func text(_ span: TextSpan, _ clock: Clock) -> String {
        story.reports[clock.node.report].report.text.string(span)
    }

    private func areOne(_ left: Clock, _ right: Clock) -> Bool {
        let apart = abs(left.minutes - right.minutes)
        guard left.node.report != right.node.report, left.happening == right.happening, left.zone == right.zone,
            left.node.date.prefix(10) == right.node.date.prefix(10), apart <= Self.mostApart,
            apart == 0 || apart >= (left.isVague || right.isVague ? Self.vague : 1),
            left.subjects.isEmpty || right.subjects.isEmpty || !left.subjects.isDisjoint(with: right.subjects)
        else { return false }
        let likeness = left.node.vector.cosine(right.node.vector)
        return likeness >= (matter.contains(left.happening) ? Self.matterLikeness : Self.likeness)
    }

    private func clock(_ node: DatedNode) -> Clock? {
        // "2030-06-05T20:49".
        let digits = node.date.dropFirst(11).split(separator: ":")
        guard node.precision == .minute,
            let hour = digits.first.flatMap({ Int($0.prefix(2)) }),
            let happening = happening(node)
        else { return nil }
        let minute = digits.dropFirst().first.flatMap { Int($0.prefix(2)) } ?? 0
        let tokens = story.reports[node.report].analyzed.tokens
        let (first, end) = (node.expression.tokens.lowerBound, node.expression.tokens.upperBound)
        let isVague = (max(0, first - 3)..<min(tokens.count, first + 1)).contains {
            reader.lexicon.has(.vague, tokens[$0].folded)
        }
        let zone = (first..<min(tokens.count, end + 2)).map { tokens[$0].folded }.first {
            reader.lexicon.has(.zone, $0)
        }
        return Clock(
            node: node, minutes: hour * 60 + minute, happening: happening.meaning, subjects: happening.subjects,
            isVague: isVague, zone: zone ?? 0)
    }

    /// What is timed, and the names of who does it: the first verb or noun above the time that tells something; of a verb
    /// that only says that something took place its subject.
    private func happening(_ node: DatedNode) -> (meaning: UInt64, subjects: Set<UInt64>)? {
        let analyzed = story.reports[node.report].analyzed
        var at = node.expression.tokens.last ?? node.expression.tokens.lowerBound
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            if node.expression.tokens.contains(at) { continue }
            let folded = analyzed.tokens[at].folded
            let meaning = vectors.meaning(node.report, at)
            if analyzed.words[at].tag == .verb {
                let subject = reader.subject(at, analyzed)
                if reader.lexicon.has(.saying, folded) { return nil }
                if reader.lexicon.has(.occurring, folded) {
                    let told = subject.map { vectors.meaning(node.report, $0) } ?? 0
                    return told == 0 || vectors.isName(told) ? nil : (told, [])
                }
                guard meaning != 0, !reader.lexicon.has(.light, folded) else { return nil }
                return (meaning, subject.map { reader.named(node.report, head: $0) } ?? [])
            }
            if analyzed.words[at].tag == .noun, meaning != 0, !vectors.isName(meaning) { return (meaning, []) }
        }
        return nil
    }
}

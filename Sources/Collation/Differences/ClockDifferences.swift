import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One happening told for different times of one day: the fire "broke out about 8.20 p.m." and "at 8.49 p.m.".
///
/// The dated verbs must be one and the sentences alike; times that a word makes vague count only when they lie further
/// apart.
struct ClockDifferences {
    let story: Story
    let vectors: ContentVectors

    private struct Clock {
        let node: DatedNode
        let minutes: Int
        let verb: UInt64
        let isVague: Bool
    }

    private static let likeness: Float = 0.3
    /// Minutes by which vague times must differ, and by which none of one happening differ.
    private static let vague = 20
    private static let mostApart = 180
    private static let mostClocks = 120
    private static let most = 3

    func drafts(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        let clocks = groups.flatMap(\.nodes).compactMap(clock)
        guard clocks.count <= Self.mostClocks else { return [] }
        var result: [DifferenceDraft] = []
        var used: Set<Int> = []
        for (position, left) in clocks.enumerated() where result.count < Self.most {
            let others = clocks[(position + 1)...].filter { areOne(left, $0) }
            guard let right = others.first, !used.contains(key(left)), !used.contains(key(right)) else { continue }
            used.formUnion([key(left), key(right)])
            result.append(draft(left, right))
        }
        return result
    }

    private func key(_ clock: Clock) -> Int { clock.node.report << 32 + clock.node.sentence }

    private func draft(_ left: Clock, _ right: Clock) -> DifferenceDraft {
        DifferenceDraft(
            kind: .conflict, severity: .medium,
            about: "At what time: “\(DifferenceDraft.headline(text(left.node.clause, left)))”",
            sides: [left, right].sorted { $0.minutes < $1.minutes }.map { clock in
                .init(
                    value: text(clock.node.expression.span, clock), passages: [(clock.node.report, clock.node.clause)])
            })
    }

    private func text(_ span: TextSpan, _ clock: Clock) -> String {
        story.reports[clock.node.report].report.text.string(span)
    }

    private func areOne(_ left: Clock, _ right: Clock) -> Bool {
        let apart = abs(left.minutes - right.minutes)
        guard story.originOf[left.node.report] != story.originOf[right.node.report], left.verb == right.verb,
            left.node.date.prefix(10) == right.node.date.prefix(10), apart > 0, apart <= Self.mostApart,
            apart >= (left.isVague || right.isVague ? Self.vague : 1)
        else { return false }
        return left.node.vector.cosine(right.node.vector) >= Self.likeness
    }

    private func clock(_ node: DatedNode) -> Clock? {
        guard node.precision == .minute, let verb = verb(node) else { return nil }
        // "2030-06-05T20:49".
        let digits = node.date.dropFirst(11).split(separator: ":")
        guard digits.count >= 2, let hour = Int(digits[0]), let minute = Int(digits[1].prefix(2)) else { return nil }
        let analyzed = story.reports[node.report].analyzed
        let first = node.expression.tokens.lowerBound
        let isVague = (max(0, first - 3)..<min(analyzed.tokens.count, first + 1)).contains {
            Self.vagueness.contains(analyzed.tokens[$0].folded)
        }
        return Clock(node: node, minutes: hour * 60 + minute, verb: verb, isVague: isVague)
    }

    /// Meaning of the verb that the time hangs on.
    private func verb(_ node: DatedNode) -> UInt64? {
        let analyzed = story.reports[node.report].analyzed
        var at = node.expression.tokens.last ?? node.expression.tokens.lowerBound
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            if analyzed.words[at].tag == .verb {
                let meaning = vectors.meaning(node.report, at)
                return meaning == 0 ? nil : meaning
            }
        }
        return nil
    }

    private static let vagueness = Set(
        ["about", "around", "shortly", "just", "before", "after", "approximately", "roughly", "nearly", "by", "until"]
            .map { WordHash.folded($0) })
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What one report tells as done and another as not done: the same verb denied by one ("retook the town", "did not retake
/// the town"), or two verbs that exclude each other ("accepted the offer", "rejected the offer").
///
/// Subject and object must be the same, and no report may tell both.
struct PolarityDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    /// One way to tell it.
    private struct Use {
        let frame: ClauseFrame
        let isFirst: Bool
    }

    private struct Key: Hashable, Comparable {
        let predicate: UInt64
        let subject: UInt64

        static func < (left: Key, right: Key) -> Bool {
            (left.predicate, left.subject) < (right.predicate, right.subject)
        }
    }

    /// Verbs that more clauses tell of one subject are what the story is about, not one deed.
    private static let mostUses = 60

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices {
            for frame in reader.frames(report) { add(frame, &uses) }
        }
        var told: Set<Int> = []
        return uses.sorted { $0.key < $1.key }.compactMap { _, uses in
            guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
            return draft(uses, &told)
        }
    }

    private func add(_ frame: ClauseFrame, _ uses: inout [Key: [Use]]) {
        let folded = story.reports[frame.report].analyzed.tokens[frame.verb].folded
        let exclusions = reader.lexicon.exclusions(folded)
        for subject in frame.subjects {
            uses[Key(predicate: frame.predicate, subject: subject), default: []]
                .append(Use(frame: frame, isFirst: frame.isNegated))
            // A verb that excludes another tells, denied, what the other tells.
            for exclusion in exclusions where !frame.isNegated {
                uses[Key(predicate: UInt64(exclusion.pair), subject: subject), default: []]
                    .append(Use(frame: frame, isFirst: exclusion.isFirst))
            }
        }
    }

    private func draft(_ uses: [Use], _ told: inout Set<Int>) -> DifferenceDraft? {
        let (one, other) = (uses.filter(\.isFirst), uses.filter { !$0.isFirst })
        for left in one {
            guard let right = other.first(where: { exclude(left.frame, $0.frame) }) else { continue }
            let against = other.filter { isOneDeed(left.frame, $0.frame) }.map(\.frame)
            let with = one.filter { isOneDeed($0.frame, right.frame) }.map(\.frame)
            guard Set(with.map(\.report)).isDisjoint(with: against.map(\.report)),
                (with + against).allSatisfy({ !told.contains(key($0)) })
            else { continue }
            told.formUnion((with + against).map(key))
            return draft(with, against)
        }
        return nil
    }

    private func key(_ frame: ClauseFrame) -> Int { frame.report << 32 + frame.verb }

    private func draft(_ left: [ClauseFrame], _ right: [ClauseFrame]) -> DifferenceDraft {
        let isOwn = !left[0].isReported && !right[0].isReported
        let words = left.first { $0.isNegated } ?? left[0]
        return DifferenceDraft(
            kind: isOwn ? .conflict : .tension, severity: isOwn ? .high : .medium,
            about: "Whether it is so: “\(DifferenceDraft.headline(text(words)))”",
            sides: [left, right].map { side in
                .init(value: DifferenceDraft.headline(clause(side[0])), passages: side.map { ($0.report, span($0)) })
            })
    }

    private func span(_ frame: ClauseFrame) -> TextSpan {
        story.reports[frame.report].analyzed.sentences[frame.sentence].span
    }

    private func text(_ frame: ClauseFrame) -> String {
        story.reports[frame.report].report.text.string(span(frame))
    }

    /// The verb with what stands around it.
    private func clause(_ frame: ClauseFrame) -> String {
        let analyzed = story.reports[frame.report].analyzed
        let sentence = analyzed.sentences[frame.sentence].tokens
        let start = max(sentence.lowerBound, frame.verb - 6)
        return analyzed.text.string(analyzed.span(start..<min(sentence.upperBound, frame.verb + 7)))
    }

    /// Whether two clauses of two origins tell of one deed at one time.
    private func exclude(_ left: ClauseFrame, _ right: ClauseFrame) -> Bool {
        guard story.originOf[left.report] != story.originOf[right.report], isOneDeed(left, right),
            days.areNear([left.report], [right.report])
        else { return false }
        return left.dates.isEmpty || right.dates.isEmpty || !left.dates.isDisjoint(with: right.dates)
    }

    /// Whether subject and object are the same.
    private func isOneDeed(_ left: ClauseFrame, _ right: ClauseFrame) -> Bool {
        guard left.isPast == right.isPast, left.isPassive == right.isPassive,
            !left.subjects.isDisjoint(with: right.subjects), left.objects.isEmpty == right.objects.isEmpty
        else { return false }
        guard left.objects.isEmpty else { return !left.objects.isDisjoint(with: right.objects) }
        // Without an object something else must be the same, unless neither has anything.
        return left.others.isEmpty && right.others.isEmpty || !left.others.isDisjoint(with: right.others)
    }
}

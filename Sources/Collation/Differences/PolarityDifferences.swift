import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What one report tells as done and another as not done: the same verb denied by one ("retook the town", "did not
/// retake the town"), or two verbs that exclude each other ("accepted the offer", "rejected the offer").
///
/// Subject and object must be the same, and no report may tell both.
struct PolarityDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    /// One way to tell it.
    private struct Use: TwoWayUse {
        let frame: ClauseFrame
        let isFirst: Bool
        var report: Int { frame.report }
        var sentence: Int { frame.sentence }
    }

    private struct Key: Hashable, Comparable {
        let predicate: UInt64
        let subject: UInt64

        static func < (left: Key, right: Key) -> Bool {
            (left.predicate, left.subject) < (right.predicate, right.subject)
        }
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices {
            for frame in reader.frames(report) + reader.predicates(report) { add(frame, &uses) }
        }
        let opposed = OpposedSides<Use>(story: story, mayBeOne: { $0.frame.isOneDeed($1.frame) }) {
            exclude($0.frame, $1.frame)
        }
        var told: Set<Int> = []
        return uses.sorted { $0.key < $1.key }.compactMap { _, uses in
            guard let sides = opposed.sides(uses) else { return nil }
            let (left, right) = (sides.first.map(\.frame), sides.second.map(\.frame))
            guard (left + right).allSatisfy({ !told.contains(key($0)) }) else { return nil }
            told.formUnion((left + right).map(key))
            return draft(left, right)
        }
    }

    private func add(_ frame: ClauseFrame, _ uses: inout [Key: [Use]]) {
        guard !tellsWhich(frame) else { return }
        let folded = story.reports[frame.report].analyzed.tokens[frame.verb].folded
        // Of verbs only some exclude each other, of adjectives ("safe", "unsafe") all.
        let isAdjective = story.reports[frame.report].analyzed.words[frame.verb].tag == .adj
        let exclusions = isAdjective ? reader.lexicon.opposites(folded) : reader.lexicon.exclusions(folded)
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

    /// Whether a clause tells which of several its noun means ("the group that claimed the attacks in Ardin"): what it
    /// tells is of another time, and "no group" denies nothing of it.
    private func tellsWhich(_ frame: ClauseFrame) -> Bool {
        let analyzed = story.reports[frame.report].analyzed
        let word = analyzed.words[frame.verb]
        guard word.relation == .aclRelcl || word.relation == .acl, word.head >= 0 else { return false }
        return reader.participant(frame.report, Int(word.head)) == nil
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

    /// Whether two clauses tell of one deed at one time.
    private func exclude(_ left: ClauseFrame, _ right: ClauseFrame) -> Bool {
        guard left.isOneDeed(right), days.areNear([left.report], [right.report]) else { return false }
        return left.dates.isEmpty || right.dates.isEmpty || !left.dates.isDisjoint(with: right.dates)
    }
}

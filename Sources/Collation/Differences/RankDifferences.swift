import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One rank that reports give to two holders ("Canada is the largest exporter", "Brazil, the largest exporter"), two
/// ranks given to one, and a rank that one report has shared ("one of the largest").
///
/// What is ranked and the limits within which it is must be the same, as far as sentence and context tell.
struct RankDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    private struct Key: Hashable, Comparable {
        let noun: UInt64
        let quality: UInt64

        static func < (left: Key, right: Key) -> Bool { (left.noun, left.quality) < (right.noun, right.quality) }
    }

    /// A rank of more uses is what the story is about throughout.
    private static let mostUses = 60
    private static let mostOfSide = 6

    func drafts() -> [DifferenceDraft] {
        let reading = RankingReader(reader: reader)
        let rankings = story.reports.indices.flatMap { reading.rankings($0) }
        let groups = Dictionary(grouping: rankings) { Key(noun: $0.noun, quality: $0.quality) }
        return groups.sorted { $0.key < $1.key }.flatMap { _, uses in
            uses.count >= 2 && uses.count <= Self.mostUses
                ? [holders(uses), ranks(uses), shared(uses)].compactMap { $0 } : []
        }
    }

    // MARK: Kinds

    private func holders(_ uses: [Ranking]) -> DifferenceDraft? {
        let own = uses.filter { $0.holder != nil && !$0.isShared }
        return pair(own) { $0.ordinal == $1.ordinal && areRivals($0, $1) }.flatMap { left, right in
            draft(
                .conflict, .high, "Who or what is the “\(text(left))”", own, by: \.holder, [left, right]
            ) { name($0) }
        }
    }

    private func ranks(_ uses: [Ranking]) -> DifferenceDraft? {
        let own = uses.filter { $0.holder != nil && !$0.isShared }
        return pair(own) { $0.ordinal != $1.ordinal && $0.holder == $1.holder }.flatMap { left, right in
            draft(
                .conflict, .medium, "Which rank \(name(left)) has", own.filter { $0.holder == left.holder },
                by: \.ordinal, [left, right]
            ) { text($0) }
        }
    }

    private func shared(_ uses: [Ranking]) -> DifferenceDraft? {
        pair(uses) { $0.isShared != $1.isShared && $0.ordinal == $1.ordinal && $0.holder == $1.holder }
            .flatMap { left, right in
                draft(
                    .strength, .medium, "How high it ranks: “\(text(left.isShared ? right : left))”",
                    uses.filter { $0.holder == left.holder }, by: \.isShared, [left, right]
                ) { $0.isShared ? "one of several" : "alone" }
            }
    }

    // MARK: Comparison

    private func pair(_ uses: [Ranking], _ differ: (Ranking, Ranking) -> Bool) -> (Ranking, Ranking)? {
        for (position, left) in uses.enumerated() {
            for right in uses[(position + 1)...]
            where story.originOf[left.report] != story.originOf[right.report] && differ(left, right)
                && areOfOneReach(left, right) && days.areNear([left.report], [right.report])
            {
                return (left, right)
            }
        }
        return nil
    }

    /// Two holders of one kind, neither part of the other nor the limit of its rank.
    private func areRivals(_ left: Ranking, _ right: Ranking) -> Bool {
        guard let one = left.holder, let other = right.holder, one != other else { return false }
        let table = reader.table
        return table.participants[one].kind == table.participants[other].kind
            && (table.participants[one].kind == .person || table.side(of: one) != table.side(of: other)
                || table.side(of: one) == nil)
            && !left.names.union(right.names).contains { $0 == UInt64(one) + 1 || $0 == UInt64(other) + 1 }
    }

    /// Whether two ranks hold within the same limits: the same names, and each other word in the context of the other.
    private func areOfOneReach(_ left: Ranking, _ right: Ranking) -> Bool {
        guard left.names == right.names, !left.names.isEmpty || !left.limits.isDisjoint(with: right.limits) else {
            return false
        }
        return left.limits.subtracting(right.limits).isSubset(of: reader.context(right.report, right.sentence))
            && right.limits.subtracting(left.limits).isSubset(of: reader.context(left.report, left.sentence))
    }

    /// The two sides with all that tell the same within the same limits; nil where one report is on both.
    private func draft<Value: Equatable>(
        _ kind: Difference.Kind, _ severity: Difference.Severity, _ about: String, _ uses: [Ranking],
        by value: (Ranking) -> Value, _ pair: [Ranking], told: (Ranking) -> String
    ) -> DifferenceDraft? {
        let sides = pair.map { one in
            uses.filter {
                $0.words == one.words && $0.report == one.report || value($0) == value(one) && areOfOneReach($0, one)
            }
        }
        guard Set(sides[0].map(\.report)).isDisjoint(with: sides[1].map(\.report)) else { return nil }
        return DifferenceDraft(
            kind: kind, severity: severity, about: about,
            sides: zip(pair, sides).map { one, side in
                .init(
                    value: told(one),
                    passages: side.prefix(Self.mostOfSide).map { story.place($0.report, sentence: $0.sentence) })
            })
    }

    private func name(_ use: Ranking) -> String { use.holder.map { reader.table.participants[$0].name } ?? text(use) }

    private func text(_ use: Ranking) -> String {
        DifferenceDraft.headline(story.reports[use.report].report.text.string(use.words))
    }
}

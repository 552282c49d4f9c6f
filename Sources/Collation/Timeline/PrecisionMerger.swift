import Annotation
import Prose

/// Brings one happening that is told with different precision into one row: "last week" and "on Wednesday", "in May or
/// early June" read as two.
///
/// A coarse row joins the finer one that lies within it and tells most alike; O(rows × finer rows on its days), at most
/// 60 of these.
struct PrecisionMerger {
    let likeness: (DatedNode, DatedNode) -> Float

    /// From this likeness on, two rows of different precision tell of one happening.
    private static let enough: Float = 0.3
    /// The same where the coarse one is of several months: "late last year" seldom names a happening of its own.
    private static let enoughForMonths: Float = 0.2
    private static let month = 31
    /// The same where no other row lies within it, and all it holds had passed when the reports came out.
    private static let enoughForLone: Float = 0.1
    /// Longer stretches are no date of one happening.
    private static let longest = 366
    private static let season = 100
    /// Above any likeness.
    private static let beside: Float = 2

    private struct Row {
        var group: DatedGroup
        let first: Int
        let last: Int
        var length: Int { last - first }
    }

    func merged(_ groups: [DatedGroup]) -> [DatedGroup] {
        var rows = groups.map { group -> Row in
            let days = Self.days(group.nodes[0].date)
            return Row(group: group, first: days?.first ?? 0, last: days?.last ?? -1)
        }
        let fine = rows.indices.filter { rows[$0].length >= 0 }.sorted { rows[$0].first < rows[$1].first }
        var gone: Set<Int> = []
        // The longest first, so that a month may join a week that then joins a day.
        let coarse = fine.filter { rows[$0].length > 0 && rows[$0].length < Self.longest }
            .sorted { rows[$0].length == rows[$1].length ? $0 < $1 : rows[$0].length > rows[$1].length }
        for index in coarse {
            guard let target = finer(than: index, rows, fine, gone) else { continue }
            let own = rows[index].group.nodes
            // "In May or early June" is one date of two; else the finer says more.
            rows[target.row].group.nodes =
                target.isBeside ? own + rows[target.row].group.nodes : rows[target.row].group.nodes + own
            gone.insert(index)
        }
        return rows.indices.filter { !gone.contains($0) }.map { rows[$0].group }
    }

    /// The row within a coarse one that is most like it.
    private func finer(than index: Int, _ rows: [Row], _ order: [Int], _ gone: Set<Int>) -> (row: Int, isBeside: Bool)?
    {
        let own = rows[index]
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if rows[order[middle]].first < own.first { low = middle + 1 } else { high = middle }
        }
        let isMonths = own.length > Self.month && own.length < Self.season
        let least = isMonths ? Self.enoughForMonths : Self.enough
        let isLone = own.group.nodes.allSatisfy { node in
            node.published.map { own.last < $0.ordinal - Self.month } ?? false
        }
        var best: (row: Int, score: Float)?
        var within = 0
        for other in order[low...].prefix(while: { rows[$0].first <= own.last }).prefix(60) {
            guard other != index, !gone.contains(other), rows[other].last <= own.last, rows[other].length < own.length
            else { continue }
            let score = score(own.group, rows[other].group, isYear: own.length >= Self.season)
            within += 1
            if score >= (isLone ? Self.enoughForLone : least), score > (best?.score ?? 0) { best = (other, score) }
        }
        guard let found = best, found.score >= least || within == 1 else { return nil }
        return best.map { ($0.row, $0.score == Self.beside) }
    }

    /// Likeness of the likest happenings of two rows. Of a year, which gathers many, that of the one least alike
    /// counts: all of them must be the happening that the finer row dates.
    private func score(_ coarse: DatedGroup, _ fine: DatedGroup, isYear: Bool) -> Float {
        let scores = coarse.nodes.prefix(6).map { left -> Float in
            fine.nodes.prefix(6).map { right -> Float in
                let isOneSentence = left.report == right.report && left.sentence == right.sentence
                // Two dates of one sentence are two, unless they stand side by side.
                return isOneSentence ? besides(left, right) : likeness(left, right)
            }.max() ?? 0
        }
        return (isYear ? scores.min() : scores.max()) ?? 0
    }

    private func besides(_ coarse: DatedNode, _ fine: DatedNode) -> Float {
        let (a, b) = (coarse.expression.tokens, fine.expression.tokens)
        guard max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound) <= 2 else { return 0 }
        return coarse.expression.interval != nil ? Self.beside : 1
    }

    /// First and last day of a date without a time, a season or an open end; nil for all else.
    private static func days(_ date: String) -> (first: Int, last: Int)? {
        let ends = date.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let head = ends.first, let tail = ends.last, let first = bounds(head)?.first,
            let last = bounds(tail)?.last
        else { return nil }
        return first <= last ? (first, last) : nil
    }

    private static func bounds(_ end: String) -> (first: Int, last: Int)? {
        let plain = String(end.prefix { $0 != "T" && $0 != "~" && $0 != "?" })
        if let day = CalendarDate(iso: plain) { return (day.ordinal, day.ordinal) }
        if plain.count == 4, let first = CalendarDate(iso: plain + "-01-01") {
            return (first.ordinal, first.adding(months: 12).ordinal - 1)
        }
        guard plain.count == 7, let first = CalendarDate(iso: plain + "-01") else { return nil }
        return (first.ordinal, first.adding(months: 1).ordinal - 1)
    }
}

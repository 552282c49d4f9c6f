import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// One happening told for different days, or as past by one report and as still to come by another.
struct DateDifferences {
    let story: Story
    let vectors: ContentVectors

    func drafts(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        tenses(groups) + days(groups)
    }

    // MARK: Past or to come

    private func tenses(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            let past = group.nodes.filter { $0.expression.tense == .past && $0.isAfterPublication }
            let coming = group.nodes.filter { ($0.expression.tense == .future || $0.expression.tense == .modal || $0.expression.tense == .present) && $0.isAfterPublication }
            guard !past.isEmpty, story.origins(of: (past + coming).map(\.report)) >= 2, Set(past.map(\.report)).isDisjoint(with: coming.map(\.report)), !coming.isEmpty else { return nil }
            return DifferenceDraft(
                kind: .conflict, severity: .high, about: "Whether it has happened: \(group.nodes[0].date)",
                sides: [side("told as past", past), side("still to come", coming)])
        }
    }

    private func side(_ value: String, _ nodes: [DatedNode]) -> DifferenceDraft.Side {
        .init(value: value, passages: nodes.map { ($0.report, $0.clause) })
    }

    // MARK: Different days

    private func days(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        var result: [DifferenceDraft] = []
        for (position, left) in groups.enumerated() {
            guard let first = CalendarDate(iso: left.nodes[0].date), left.nodes[0].precision == .day else { continue }
            for right in groups[(position + 1)...] {
                guard let second = CalendarDate(iso: right.nodes[0].date), right.nodes[0].precision == .day || right.nodes[0].precision == .minute else { continue }
                guard first != second, abs(first.ordinal - second.ordinal) <= 8, let draft = conflict(left, right) else { continue }
                result.append(draft)
            }
        }
        return result
    }

    /// Two groups of different reports whose clauses are nearly the same but for the day, no report having both days.
    private func conflict(_ left: DatedGroup, _ right: DatedGroup) -> DifferenceDraft? {
        let (a, b) = (left.nodes.filter { $0.isSoleDate }, right.nodes.filter { $0.isSoleDate })
        guard !a.isEmpty, !b.isEmpty, Set(left.nodes.map(\.report)).isDisjoint(with: right.nodes.map(\.report)) else { return nil }
        guard story.origins(of: (a + b).map(\.report)) >= 2 else { return nil }
        var best: Float = 0
        for one in a.prefix(6) { for other in b.prefix(6) where one.status == other.status { best = max(best, one.vector.cosine(other.vector)) } }
        guard best >= 0.5 else { return nil }
        return DifferenceDraft(
            kind: .conflict, severity: .high, about: "Date: \(left.nodes[0].date) or \(right.nodes[0].date)",
            sides: [side(left.nodes[0].date, a), side(right.nodes[0].date, b)])
    }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Sentences of two origins that tell one thing but for a number, an outcome or a word and its opposite, so that both
/// cannot be true.
///
/// What `Contradiction` keeps out of the agreements is told here, unless a finder that knows the slots has told it.
struct ContradictionDifferences {
    let story: Story
    let accord: ClaimAccord
    let days: ReportDays

    /// Sentences less alike may tell of two things.
    private static let likeness: Float = 0.45
    private static let mostNodes = 16
    private static let most = 4

    /// - Parameter told: drafts of other finders.
    func drafts(_ claims: [Claim], told: [DifferenceDraft]) -> [DifferenceDraft] {
        let parted = ConflictSides(story, told)
        return claims.lazy.compactMap { draft($0, parted) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ claim: Claim, _ parted: ConflictSides) -> DifferenceDraft? {
        let nodes = Array(claim.nodes.prefix(Self.mostNodes))
        for (place, left) in nodes.enumerated() {
            for right in nodes[(place + 1)...] where areOne(left, right) {
                guard let reason = reason(left, right), !parted.part(passage(left), passage(right)) else { continue }
                let with = nodes.filter { isOn(left, against: right, $0, reason) }
                let against = nodes.filter { isOn(right, against: left, $0, reason) }
                guard Set(with.map(\.report)).isDisjoint(with: against.map(\.report)) else { continue }
                return draft(with, against, reason)
            }
        }
        return nil
    }

    private func draft(_ left: [ClaimNode], _ right: [ClaimNode], _ reason: Contradiction.Reason) -> DifferenceDraft {
        return DifferenceDraft(
            kind: .conflict, severity: severity(reason),
            about: "\(question(reason)): “\(DifferenceDraft.headline(text(left[0])))”",
            sides: [left, right].map { side in
                .init(value: DifferenceDraft.headline(text(side[0])), passages: side.map(passage))
            })
    }

    private func question(_ reason: Contradiction.Reason) -> String {
        switch reason {
        case .outcome: "What became of it"
        case .opposite: Self.question(.opposite)
        case .contrast(let kind): Self.question(kind)
        default: "How many"
        }
    }

    /// What is asked where other words stand in one place of a sentence.
    static func question(_ kind: SlotContrast.Kind) -> String {
        switch kind {
        case .name: "Who or where"
        case .role: "Who did it to whom"
        case .number: "How many or how much"
        case .time: "When"
        case .verdict, .opposite: "Which way it went"
        case .alternative: "Which it was"
        case .open: "Whether it is so"
        }
    }

    private func severity(_ reason: Contradiction.Reason) -> Difference.Severity {
        switch reason {
        case .contrast(.name), .contrast(.role), .contrast(.verdict): .high
        default: .medium
        }
    }

    private func isOn(
        _ one: ClaimNode, against other: ClaimNode, _ node: ClaimNode, _ reason: Contradiction.Reason
    ) -> Bool {
        if node.report == one.report, node.sentence == one.sentence { return true }
        return node.report != other.report && self.reason(node, other) == reason && self.reason(node, one) == nil
    }

    private func areOne(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        story.originOf[left.report] != story.originOf[right.report] && left.vector.cosine(right.vector) >= Self.likeness
            && days.areNear([left.report], [right.report]) && !days.areLater([[left.report], [right.report]])
            && !days.areLater([[right.report], [left.report]])
    }

    private func reason(_ left: ClaimNode, _ right: ClaimNode) -> Contradiction.Reason? {
        let reason = accord.contradiction(claim(left), claim(right))
        switch reason {
        case .number, .outcome, .opposite: return reason
        case .contrast(let kind) where kind != .open: return reason
        default: return nil
        }
    }

    private func claim(_ node: ClaimNode) -> ClaimAccord.Passage {
        .init(report: node.report, sentence: node.sentence, tokens: node.tokens)
    }

    private func passage(_ node: ClaimNode) -> ConflictSides.Place {
        (node.report, story.reports[node.report].analyzed.sentences[node.sentence].span)
    }

    private func text(_ node: ClaimNode) -> String { story.reports[node.report].report.text.string(passage(node).span) }
}

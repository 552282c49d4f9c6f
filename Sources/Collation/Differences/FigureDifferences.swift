import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Figures of one quantity that cannot all be true.
struct FigureDifferences {
    let story: Story

    func drafts(_ groups: [FigureGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            guard story.origins(of: group.nodes.map(\.report)) >= 2 else { return nil }
            var sides: [[FigureNode]] = []
            for node in group.nodes {
                if let side = sides.firstIndex(where: { $0.allSatisfy { Self.agree($0.mention, node.mention) } }) {
                    sides[side].append(node)
                } else {
                    sides.append([node])
                }
            }
            guard sides.count >= 2, Set(sides.flatMap { $0.map(\.report) }).count >= 2 else { return nil }
            return DifferenceDraft(
                kind: .conflict, severity: .high, about: "How many or how much: \(group.what)",
                sides: sides.map { side in
                    .init(
                        value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                        passages: side.map { ($0.report, $0.mention.span) })
                })
        }
    }

    /// Whether two figures may be the same quantity: their ranges meet when approximations and bounds are respected.
    static func agree(_ left: FigureMention, _ right: FigureMention) -> Bool {
        let (a, b) = (range(left), range(right))
        return a.low <= b.high && b.low <= a.high
    }

    private static func range(_ mention: FigureMention) -> (low: Double, high: Double) {
        switch mention.bound {
        case .exact: (mention.low, mention.high)
        case .about: (mention.low * 0.9, mention.high * 1.1)
        case .under: (mention.low * 0.8, mention.high)
        case .over: (mention.low, mention.high * 1.35)
        }
    }
}

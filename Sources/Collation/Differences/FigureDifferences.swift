import Annotation
import DossierFormat
import Language
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
            for node in group.nodes where sides.count <= 12 && !isPart(node) {
                if let side = sides.firstIndex(where: { $0.allSatisfy { Self.agree($0.mention, node.mention) } }) {
                    sides[side].append(node)
                } else {
                    sides.append([node])
                }
            }
            guard sides.count >= 2, Set(sides.flatMap { $0.map(\.report) }).count >= 2, areOneQuantity(sides) else {
                return nil
            }
            return DifferenceDraft(
                kind: .conflict, severity: .high, about: "How many or how much: \(group.what)",
                sides: sides.map { side in
                    .init(
                        value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                        passages: side.map { ($0.report, $0.mention.span) })
                })
        }
    }

    /// "Five other defendants", "three of them": part of a number, or what is left of it, contradicts no number.
    private func isPart(_ node: FigureNode) -> Bool {
        let text = story.reports[node.report].report.text
        let span = node.mention.span
        let sentence = story.reports[node.report].analyzed.sentences[node.mention.sentence].span
        let behind = text.string(TextSpan(span.end, sentence.end)).lowercased()
        let before = text.string(TextSpan(sentence.start, span.start)).lowercased()
        let within = text.string(span).lowercased()
        return Self.partsBehind.contains { behind.hasPrefix($0) } || Self.partsBefore.contains { before.hasSuffix($0) }
            || [" other", " more", " further", " additional"].contains { within.contains($0) }
    }

    private static let partsBehind = [
        " other", " more ", " of whom", " of which", " of them", " of those", " of the ", " of these", " further ",
        " additional ", " remaining ",
    ]
    private static let partsBefore = ["another ", "the other ", "the remaining ", "including ", "among them "]

    /// Whether the sides tell of one quantity: like sentences, and no report that has the values of two sides.
    private func areOneQuantity(_ sides: [[FigureNode]]) -> Bool {
        for (position, left) in sides.enumerated() {
            for right in sides[(position + 1)...] {
                let alike = left.prefix(12).contains { one in
                    right.prefix(12).contains { one.vector.cosine($0.vector) >= 0.2 }
                }
                if !alike || hasBoth(left, right) || hasBoth(right, left) { return false }
            }
        }
        return true
    }

    /// Whether a report of one side gives the value of the other, too.
    private func hasBoth(_ left: [FigureNode], _ right: [FigureNode]) -> Bool {
        left.prefix(12).contains { one in
            story.reports[one.report].figures.contains { figure in
                figure.unit == one.mention.unit && !Self.agree(figure, one.mention)
                    && right.contains { Self.agree($0.mention, figure) }
            }
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

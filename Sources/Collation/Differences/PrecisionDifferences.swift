import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// One count that reports give with another sureness: "at least seven dead" and "seven dead", "more than 200 girls" and
/// "276 girls". They do not exclude each other; a reader who picks one should know of the others.
struct PrecisionDifferences {
    let story: Story

    private static let most = 6
    private static let mostOfSide = 6

    /// - Parameter told: passages of differences that are told already.
    func drafts(_ groups: [FigureGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        let known = Set(told.map { $0.report << 32 + $0.span.start })
        return groups.lazy.compactMap { draft($0) }.filter { draft in
            let sides = draft.sides.filter { $0.passages.contains { known.contains($0.report << 32 + $0.span.start) } }
            return sides.count < 2
        }.prefix(Self.most).map { $0 }
    }

    private func draft(_ group: FigureGroup) -> DifferenceDraft? {
        var sides: [[FigureNode]] = []
        for node in group.nodes where node.mention.role == .quantity && node.mention.per == nil {
            if let side = sides.firstIndex(where: { Self.isSame($0[0].mention, node.mention) }) {
                sides[side].append(node)
            } else {
                sides.append([node])
            }
        }
        sides = compatible(sides)
        guard sides.count >= 2, sides.count <= 4 else { return nil }
        sides.sort { ($0[0].mention.low, $0[0].report) < ($1[0].mention.low, $1[0].report) }
        let isOfPeople = isNewsOfPeople(sides.map { $0[0].mention })
        return DifferenceDraft(
            kind: .strength, severity: isOfPeople ? .medium : .low, about: "How exactly it is told: \(group.what)",
            sides: sides.map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                    passages: side.prefix(Self.mostOfSide).map { ($0.report, $0.mention.span) })
            })
    }

    /// The side that most origins tell with those that may be right, too, each without the reports that give two of the
    /// values; none when one origin tells all.
    private func compatible(_ sides: [[FigureNode]]) -> [[FigureNode]] {
        let origins = sides.map { story.origins(of: $0.map(\.report)) }
        guard let anchor = sides.indices.max(by: { (origins[$0], $1) < (origins[$1], $0) }) else { return [] }
        let fitting = sides.indices.filter {
            $0 == anchor || FigureDifferences.agree(sides[anchor][0].mention, sides[$0][0].mention)
        }.map { sides[$0] }
        let reports = fitting.map { Set($0.map(\.report)) }
        let result = fitting.indices.map { index in
            fitting[index].filter { node in
                !reports.indices.contains { $0 != index && reports[$0].contains(node.report) }
            }
        }.filter { !$0.isEmpty }
        return story.origins(of: result.joined().map(\.report)) >= 2 ? result : []
    }

    /// Another number of people, or a bound that leaves room for more of them; "some 200 people" beside "200" is little.
    private func isNewsOfPeople(_ mentions: [FigureMention]) -> Bool {
        guard mentions.allSatisfy({ Self.people.contains($0.unit) }) else { return false }
        return mentions.contains { $0.low != mentions[0].low || $0.high != mentions[0].high }
            || mentions.contains { $0.bound == .over }
    }

    private static func isSame(_ left: FigureMention, _ right: FigureMention) -> Bool {
        left.low == right.low && left.high == right.high && left.bound == right.bound
    }

    private static let people: Set<String> = [
        "person", "people", "soldier", "troop", "child", "woman", "man", "girl", "boy",
    ]
}

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

    func drafts(_ groups: [FigureGroup]) -> [DifferenceDraft] {
        groups.lazy.compactMap { draft($0) }.prefix(Self.most).map { $0 }
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
        guard sides.count >= 2, sides.count <= 4, isOneCount(sides) else { return nil }
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

    /// Whether all values may be right, reports of several origins give them, and no report gives two.
    private func isOneCount(_ sides: [[FigureNode]]) -> Bool {
        let reports = sides.map { Set($0.map(\.report)) }
        for (index, side) in sides.enumerated() {
            for other in sides.indices.dropFirst(index + 1) {
                guard FigureDifferences.agree(side[0].mention, sides[other][0].mention),
                    reports[index].isDisjoint(with: reports[other])
                else { return false }
            }
        }
        return story.origins(of: sides.flatMap { $0.map(\.report) }) >= 2
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

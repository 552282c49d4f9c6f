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
        return groups.lazy.flatMap { drafts($0) }.filter { draft in
            let sides = draft.sides.filter { $0.passages.contains { known.contains($0.report << 32 + $0.span.start) } }
            return sides.count < 2
        }.prefix(Self.most).map { $0 }
    }

    private func drafts(_ group: FigureGroup) -> [DifferenceDraft] {
        var sides: [[FigureNode]] = []
        for node in group.nodes where node.mention.role == .quantity && node.mention.per == nil {
            if let side = sides.firstIndex(where: { Self.isSame($0[0].mention, node.mention) }) {
                sides[side].append(node)
            } else {
                sides.append([node])
            }
        }
        return counts(sides).compactMap { draft($0, of: group.what) }
    }

    private func draft(_ count: [[FigureNode]], of what: String) -> DifferenceDraft? {
        let sides = compatible(count)
        guard sides.count >= 2, sides.count <= 4 else { return nil }
        let isOfPeople = isNewsOfPeople(sides.map { $0[0].mention })
        return DifferenceDraft(
            kind: .strength, severity: isOfPeople ? .medium : .low, about: "How exactly it is told: \(what)",
            sides: sides.map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                    passages: side.prefix(Self.mostOfSide).map { ($0.report, $0.mention.span) })
            })
    }

    /// The values parted by what they may be counts of: 21 who came free and "more than 270" or 276 who were taken are
    /// two counts, though one noun names them. The value that most origins tell comes first and takes those that fit
    /// it.
    private func counts(_ sides: [[FigureNode]]) -> [[[FigureNode]]] {
        let origins = sides.map { story.origins(of: $0.map(\.report)) }
        var counts: [[[FigureNode]]] = []
        for side in sides.indices.sorted(by: { (origins[$1], $0) < (origins[$0], $1) }) {
            let mention = sides[side][0].mention
            if let fitting = counts.firstIndex(where: { Self.mayBeOne($0[0][0].mention, mention) }) {
                counts[fitting].append(sides[side])
            } else {
                counts.append([sides[side]])
            }
        }
        return counts.map { count in
            count.sorted { ($0[0].mention.low, $0[0].report) < ($1[0].mention.low, $1[0].report) }
        }
    }

    /// Whether two values may be of one count: neither rules the other out, and a bound is not far from what it bounds.
    private static func mayBeOne(_ left: FigureMention, _ right: FigureMention) -> Bool {
        if FigureDifferences.agree(left, right) { return true }
        let (low, high) = left.low <= right.low ? (left, right) : (right, left)
        return low.bound == .over && high.low <= low.low * mostOverBound
    }

    /// "More than 200" is said of 276, not of 400.
    private static let mostOverBound = 1.5

    /// The sides of one count without the reports that give two of the values; none when one origin tells all.
    private func compatible(_ fitting: [[FigureNode]]) -> [[FigureNode]] {
        let reports = fitting.map { Set($0.map(\.report)) }
        let result = fitting.indices.map { index in
            fitting[index].filter { node in
                !reports.indices.contains { $0 != index && reports[$0].contains(node.report) }
            }
        }.filter { !$0.isEmpty }
        return story.origins(of: result.joined().map(\.report)) >= 2 ? result : []
    }

    /// Another number of people, or a bound that leaves room for more of them; "some 200 people" beside "200" is
    /// little.
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

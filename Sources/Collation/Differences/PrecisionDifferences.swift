import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One count that reports give with another sureness: "at least seven dead" and "seven dead", "more than 200 girls" and
/// "276 girls". They do not exclude each other; a reader who picks one should know of the others.
struct PrecisionDifferences {
    let story: Story
    let vectors: ContentVectors

    private static let most = 6
    private static let mostOfSide = 6

    /// - Parameter told: passages of differences that are told already.
    func drafts(_ groups: [FigureGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        let known = Set(told.map { $0.report << 32 + $0.span.start })
        func isNew(_ draft: DifferenceDraft) -> Bool {
            draft.sides.count { $0.passages.contains { known.contains($0.report << 32 + $0.span.start) } } < 2
        }
        return groups.lazy.flatMap { drafts($0) }.filter(isNew).prefix(Self.most)
            + durations(groups.flatMap(\.nodes)).filter(isNew)
    }

    // MARK: Durations

    /// One stretch of time with a bound and without it, in sentences that are alike: "about 10 minutes" and "more than
    /// 10 minutes" tell of one thing though no noun says of which.
    private func durations(_ nodes: [FigureNode]) -> [DifferenceDraft] {
        let told = nodes.filter { $0.mention.role == .duration && $0.mention.low == $0.mention.high }
        let byValue = Dictionary(grouping: told) { Value(unit: $0.mention.unit, number: $0.mention.low) }
        return byValue.sorted { $0.key < $1.key }.compactMap { _, nodes in duration(nodes) }
    }

    private struct Value: Hashable, Comparable {
        let unit: String
        let number: Double

        static func < (left: Value, right: Value) -> Bool { (left.unit, left.number) < (right.unit, right.number) }
    }

    private func duration(_ nodes: [FigureNode]) -> DifferenceDraft? {
        // "Nearly" tells little else than "about".
        let bounded = nodes.filter { $0.mention.bound == .over }
        let plain = nodes.filter { $0.mention.bound == .about || $0.mention.bound == .exact }
        for one in bounded {
            let alike = plain.filter { story.originOf[$0.report] != story.originOf[one.report] && areAlike($0, one) }
            guard let other = alike.first else { continue }
            let same = bounded.filter { $0.mention.bound == one.mention.bound && areAlike($0, other) }
            return DifferenceDraft(
                kind: .strength, severity: .low, about: "How exactly it is told: “\(text(one))” or “\(text(other))”",
                sides: [[one] + same.filter { $0.mention.span != one.mention.span || $0.report != one.report }, alike]
                    .map { side in
                        .init(
                            value: text(side[0]),
                            passages: side.prefix(Self.mostOfSide).map {
                                story.place($0.report, sentence: $0.mention.sentence)
                            })
                    })
        }
        return nil
    }

    private func areAlike(_ left: FigureNode, _ right: FigureNode) -> Bool {
        let sentences = [left, right].map { node in
            vectors.meaningVector(
                node.report, story.reports[node.report].analyzed.sentences[node.mention.sentence].tokens)
        }
        return sentences[0].cosine(sentences[1]) >= Self.likeness
    }

    /// Sentences less alike tell of two things.
    private static let likeness: Float = 0.2

    private func text(_ node: FigureNode) -> String {
        story.reports[node.report].report.text.string(node.mention.span)
    }

    // MARK: Counts

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

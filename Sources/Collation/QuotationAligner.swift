import Annotation
import DossierFormat
import Prose
import Stories

/// One statement of one report with what alignment needs of it.
struct StatementNode {
    let report: Int
    let index: Int
    let statement: Statement
    /// Participants who say it.
    let speakers: [Int]
    let tokens: Range<Int>
    let terms: [UInt64]
    let vector: TermVector
    /// Whether a speaker is printed who is nobody known ("a senior official").
    var isUnnamed: Bool { speakers.isEmpty && statement.source != nil }
}

/// Statements of all reports that are readings of one utterance.
struct StatementGroup {
    var nodes: [StatementNode]
    var speakers: [Int]
}

/// Joins the statements of all reports into utterances: the same speaker (or side) and like content.
///
/// Greedy average-link clustering over pairs that share a rare term; a fragment joins the clause that holds it.
/// O(candidate pairs).
struct QuotationAligner {
    private let story: Story
    private let table: ParticipantTable
    private let vectors: ContentVectors

    /// Pairs of statements below this are never one utterance.
    private static let threshold: Float = 0.34

    init(_ story: Story, table: ParticipantTable, vectors: ContentVectors) {
        self.story = story
        self.table = table
        self.vectors = vectors
    }

    func groups() -> [StatementGroup] {
        let nodes = nodes()
        var clusters = Clusters(nodes.count)
        joinWithinReports(nodes, &clusters)
        for pair in pairs(nodes) { clusters.join(pair.left, pair.right, nodes: nodes, threshold: Self.threshold) { likeness(nodes[$0], nodes[$1]) } }
        return clusters.groups().map { members in
            let group = members.map { nodes[$0] }
            return StatementGroup(nodes: group, speakers: Self.commonSpeakers(group, table: table))
        }
    }

    private func nodes() -> [StatementNode] {
        story.reports.enumerated().flatMap { report, annotated in
            annotated.statements.enumerated().map { index, statement in
                let tokens = vectors.tokens(report, statement.span)
                let terms = vectors.terms(report, tokens)
                let speakers = statement.speakers.compactMap { table.participant(report, $0) }
                return StatementNode(
                    report: report, index: index, statement: statement, speakers: speakers, tokens: tokens, terms: terms,
                    vector: vectors.weights.vector(terms))
            }
        }
    }

    /// A fragment and the clause around it are one reading of one utterance, given twice.
    private func joinWithinReports(_ nodes: [StatementNode], _ clusters: inout Clusters) {
        for (index, node) in nodes.enumerated() {
            var next = index + 1
            while next < nodes.count, nodes[next].report == node.report, nodes[next].statement.sentence == node.statement.sentence {
                let other = nodes[next]
                let nested = node.statement.span.contains(other.statement.span) || other.statement.span.contains(node.statement.span)
                if nested { clusters.unite(index, next) }
                next += 1
            }
        }
    }

    /// Pairs of different reports that share a term of some weight, most alike first.
    private func pairs(_ nodes: [StatementNode]) -> [(left: Int, right: Int, score: Float)] {
        var holders: [UInt64: [Int]] = [:]
        for (index, node) in nodes.enumerated() { for term in Set(node.terms) { holders[term, default: []].append(index) } }
        var seen: Set<Int64> = []
        var result: [(left: Int, right: Int, score: Float)] = []
        for list in holders.values where list.count > 1 && list.count <= 200 {
            for (position, left) in list.enumerated() {
                for right in list[(position + 1)...] where nodes[left].report != nodes[right].report {
                    guard seen.insert(Int64(left) << 32 | Int64(right)).inserted else { continue }
                    let score = likeness(nodes[left], nodes[right])
                    if score >= Self.threshold { result.append((left, right, score)) }
                }
            }
        }
        return result.sorted { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
    }

    /// 0 … 1: cosine, or containment for fragments; 0 for other speakers.
    private func likeness(_ left: StatementNode, _ right: StatementNode) -> Float {
        guard speakersAgree(left, right) || left.vector.cosine(right.vector) >= 0.8 else { return 0 }
        let cosine = left.vector.cosine(right.vector)
        let fewest = min(Set(left.terms).count, Set(right.terms).count)
        guard fewest >= 2 else { return fewest == 1 && cosine > 0.6 ? cosine : 0 }
        let contained = vectors.containment(left.terms, right.terms)
        return max(cosine, contained * (fewest >= 4 ? 0.7 : 0.6))
    }

    private func speakersAgree(_ left: StatementNode, _ right: StatementNode) -> Bool {
        if left.isUnnamed != right.isUnnamed { return false }
        if left.speakers.isEmpty || right.speakers.isEmpty { return true }
        if !Set(left.speakers).isDisjoint(with: right.speakers) { return true }
        // A person may speak as his party, but not as another person or body of it.
        let parties = (left.speakers + right.speakers).filter { table.participants[$0].kind == .party }
        return parties.contains { party in left.speakers.contains { table.actor($0) == party } && right.speakers.contains { table.actor($0) == party } }
    }

    /// The speaker that most readings name, people before parties.
    static func commonSpeakers(_ group: [StatementNode], table: ParticipantTable) -> [Int] {
        var votes: [[Int]: Float] = [:]
        for node in group where node.isUnnamed { votes[[], default: 0] += 1 }
        for node in group where !node.speakers.isEmpty {
            let weight: Float
            switch table.participants[node.speakers[0]].kind {
            case .person: weight = 1.6
            case .organisation: weight = 1.3
            default: weight = 1
            }
            votes[node.speakers, default: 0] += weight + (node.statement.kind == .indirect ? 0 : 0.4)
        }
        return votes.max { ($0.value, $1.key.count, $1.key.first ?? 0) < ($1.value, $0.key.count, $0.key.first ?? 0) }?.key ?? []
    }
}

/// Clusters that grow by average link.
private struct Clusters {
    private var members: [[Int]]
    private var of: [Int]

    init(_ count: Int) {
        members = (0..<count).map { [$0] }
        of = Array(0..<count)
    }

    mutating func unite(_ left: Int, _ right: Int) {
        let (a, b) = (of[left], of[right])
        guard a != b else { return }
        for member in members[b] { of[member] = a }
        members[a] += members[b]
        members[b] = []
    }

    /// Joins the clusters of two nodes when their members are alike on average and one utterance of a report is not
    /// taken for two.
    mutating func join(_ left: Int, _ right: Int, nodes: [StatementNode], threshold: Float, likeness: (Int, Int) -> Float) {
        let (a, b) = (of[left], of[right])
        guard a != b, !clash(members[a], members[b], nodes) else { return }
        var sum: Float = 0
        var count: Float = 0
        for one in members[a].prefix(12) {
            for other in members[b].prefix(12) where nodes[one].report != nodes[other].report {
                sum += likeness(one, other)
                count += 1
            }
        }
        guard count > 0, sum / count >= threshold * 0.75 else { return }
        unite(left, right)
    }

    /// Two statements of one report in different sentences are two utterances.
    private func clash(_ left: [Int], _ right: [Int], _ nodes: [StatementNode]) -> Bool {
        for one in left {
            for other in right where nodes[one].report == nodes[other].report {
                let gap = abs(nodes[one].statement.sentence - nodes[other].statement.sentence)
                if gap > 0 { return true }
            }
        }
        return false
    }

    func groups() -> [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
}

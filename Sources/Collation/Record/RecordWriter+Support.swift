import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// Which of the sentences alike count as support of a line.
extension RecordWriter {
    /// How surely sentences tell what a sentence tells.
    typealias Support = [SentenceKey: Float]

    /// Sentences come together by their words; those that count as support likely tell the same.
    static func telling(_ own: ClaimNode, _ compared: some Sequence<ClaimNode>, _ accord: ClaimAccord) -> Support {
        var result: Support = [:]
        for node in compared where node.report != own.report || node.sentence != own.sentence {
            result[SentenceKey(node.report, node.sentence)] = accord.odds(node, own, least: ClaimAccord.likely)
        }
        result[SentenceKey(own.report, own.sentence)] = .infinity
        return result
    }

    /// The sentences that likely tell what a sentence, or its main clause, tells, beside those that are each other's
    /// best match.
    static func near(
        _ neighbours: [Claim], _ nodes: [ClaimNode], _ accord: ClaimAccord, _ story: Story
    ) -> [SentenceKey: Support] {
        let sentences = Dictionary(
            nodes.map { (SentenceKey($0.report, $0.sentence), $0) }, uniquingKeysWith: { first, _ in first })
        var result: [SentenceKey: Support] = [:]
        for claim in neighbours {
            guard let centre = claim.nodes.first else { continue }
            let words = story.reports[centre.report].analyzed.words
            // What a side clause tells is not what the sentence tells.
            guard centre.tokens.contains(where: { words[$0].relation == .root }) else { continue }
            for node in claim.nodes.dropFirst() {
                let (own, other) = (
                    SentenceKey(centre.report, centre.sentence), SentenceKey(node.report, node.sentence)
                )
                guard let one = sentences[own], let two = sentences[other],
                    let odds = accord.odds(node, centre, least: ClaimAccord.likely)
                else { continue }
                // A line is a whole sentence: what tells its main clause only, and is else unlike it, speaks less for
                // it.
                let whole = accord.logOdds(two, one) + Self.ofMainClause
                if whole >= ClaimAccord.likely {
                    result[own, default: [:]].merge([other: min(odds, whole)], uniquingKeysWith: max)
                }
            }
        }
        return result
    }

    /// How much less sure than its main clause a whole sentence may be.
    private static let ofMainClause: Float = 0.6
    /// The log odds from which on a sentence is shown as evidence of a line.
    static let shown: Float = -0.4

    /// Without the sentences that a conflict parts from the candidate's own.
    static func united(
        _ candidate: RecordCandidate, _ story: Story, _ conflicts: ConflictSides
    ) -> RecordCandidate {
        guard candidate.support.count > 1, candidate.support.count <= mostCompared else { return candidate }
        let own = SentenceKey(candidate.node.report, candidate.node.sentence)
        let others = candidate.support.filter { $0 != own }
        let kept = conflicts.united([own] + others) { story.place($0.report, sentence: $0.sentence) }
        guard kept.count <= others.count else { return candidate }
        let places = Set(kept)
        return RecordCandidate(
            node: candidate.node, support: candidate.support.filter { places.contains($0) }, sure: candidate.sure)
    }

    /// Some sentences and those of their supports that no conflict parts from them, in order of report and place.
    func united(_ first: [SentenceKey], _ supports: [SentenceKey]) -> [SentenceKey] {
        let others = Set(supports).subtracting(first).sorted { ($0.report, $0.sentence) < ($1.report, $1.sentence) }
        let kept = conflicts.united(first + others) { story.place($0.report, sentence: $0.sentence) }
        return kept.sorted { ($0.report, $0.sentence) < ($1.report, $1.sentence) }
    }

    /// A sentence with more others than these is supported whatever a few of them tell.
    static let mostCompared = 30
    /// So many of them are looked at then.
    static let sample = 12

    /// Sentences that tell of a time to come and of none gone, but for a vague recent one where the coming day is
    /// plain: "who stepped down last week, will testify on Tuesday".
    func outlookSentences() -> Set<SentenceKey> {
        var nodes: [SentenceKey: [DatedNode]] = [:]
        for node in parts.timeline.flatMap(\.nodes) {
            nodes[SentenceKey(node.report, node.sentence), default: []].append(node)
        }
        let outlooks = nodes.filter { _, dated in
            let (ahead, gone) = (dated.filter { $0.status == .scheduled }, dated.filter { $0.status != .scheduled })
            return !ahead.isEmpty
                && (gone.isEmpty
                    || ahead.contains(where: isPlainDay) && !gone.contains { isPlainDay($0) || isLongAgo($0) })
        }
        return Set(outlooks.keys)
    }

    private func isPlainDay(_ node: DatedNode) -> Bool { node.precision == .day || node.precision == .minute }
}

/// Sentences that came together, by their numbers.
struct SentenceGroups {
    private var groups: [[Int]] = []
    private var groupsOf: [[Int32]]

    /// - Parameter found: the numbers of those that came together; nil for what is no candidate.
    init(count: Int, _ found: [[Int?]]) {
        groupsOf = [[Int32]](repeating: [], count: count)
        for group in found {
            let members = Set(group.compactMap(\.self)).sorted()
            guard members.count > 1 else { continue }
            for member in members { groupsOf[member].append(Int32(groups.count)) }
            groups.append(members)
        }
    }

    /// All that came together with a sentence, itself among them, in order.
    func members(with index: Int) -> [Int] {
        switch groupsOf[index].count {
        case 0: [index]
        // Most sentences are in one group or in none: these share their list.
        case 1: groups[Int(groupsOf[index][0])]
        default: Set(groupsOf[index].flatMap { groups[Int($0)] }).sorted()
        }
    }
}

import Annotation
import Language
import Prose
import Stories

/// Which of the sentences alike count as support of a line.
extension RecordWriter {
    /// Sentences come together by their words; those that count as support tell the same.
    static func telling(_ own: ClaimNode, _ support: [ClaimNode], _ accord: ClaimAccord) -> [ClaimNode] {
        let compared = support.count > mostCompared ? sample : support.count
        return support.prefix(compared).filter {
            $0.report == own.report && $0.sentence == own.sentence || accord.tellSame($0, own)
        } + support.dropFirst(compared)
    }

    /// The sentences that tell what a sentence, or its main clause, tells, beside those that are each other's best match.
    static func near(
        _ neighbours: [Claim], _ nodes: [ClaimNode], _ accord: ClaimAccord, _ story: Story
    ) -> [SentenceKey: Set<SentenceKey>] {
        var result: [SentenceKey: Set<SentenceKey>] = [:]
        for claim in neighbours {
            guard let centre = claim.nodes.first else { continue }
            let words = story.reports[centre.report].analyzed.words
            // What a side clause tells is not what the sentence tells.
            guard centre.tokens.contains(where: { words[$0].relation == .root }) else { continue }
            let told = accord.telling(centre, among: Array(claim.nodes.dropFirst()), story)
            result[SentenceKey(centre.report, centre.sentence), default: []]
                .formUnion(told.map { SentenceKey($0.report, $0.sentence) })
        }
        return result
    }

    /// A line without the mark of a list before it.
    static func withoutBullet(_ line: String) -> String {
        let bare = line.drop { $0.isWhitespace || marks.contains($0) }
        return bare.isEmpty ? line : String(bare)
    }

    private static let marks: Set<Character> = ["•", "·", "▪", "●", "■", "◦", "*", "–", "—", "-"]

    /// Without the sentences that a conflict parts from the candidate's own.
    static func united(
        _ candidate: RecordCandidate, _ story: Story, _ conflicts: ConflictSides
    ) -> RecordCandidate {
        guard candidate.support.count > 1, candidate.support.count <= mostCompared else { return candidate }
        let own = candidate.node
        let others = candidate.support.filter { $0.report != own.report || $0.sentence != own.sentence }
        let kept = conflicts.united([own] + others) {
            story.place($0.report, sentence: $0.sentence)
        }
        guard kept.count <= others.count else { return candidate }
        let places = Set(kept.map { SentenceKey($0.report, $0.sentence) })
        return RecordCandidate(
            node: own, support: candidate.support.filter { places.contains(SentenceKey($0.report, $0.sentence)) })
    }

    /// A sentence with more others than these is supported whatever a few of them tell.
    static let mostCompared = 30
    /// So many of them are looked at then.
    private static let sample = 12
}

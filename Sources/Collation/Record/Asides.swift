import Annotation
import Language
import Prose
import Reports
import Stories

/// The sentences that tell of another happening than the story: dated long before it, about nobody whom another origin
/// names, and what follows them about the same people.
struct Asides {
    private let sentences: Set<SentenceKey>

    /// O(words + dates).
    init(_ story: Story, nodes: [ClaimNode], vectors: ContentVectors, timeline: [DatedGroup]) {
        var past: Set<SentenceKey> = []
        var dated: Set<SentenceKey> = []
        for node in timeline.flatMap(\.nodes) {
            let key = SentenceKey(node.report, node.sentence)
            if dated.insert(key).inserted { past.insert(key) }
            if !Self.isPast(node, story) { past.remove(key) }
        }
        var origins: [UInt64: Set<Int>] = [:]
        for node in nodes {
            for term in node.vector.terms where vectors.isName(term) {
                origins[term, default: []].insert(story.originOf[node.report])
            }
        }
        var sentences: Set<SentenceKey> = []
        var inside: (report: Int, sentence: Int)?
        for node in nodes {
            let key = SentenceKey(node.report, node.sentence)
            let isOfStory =
                node.isLead
                || node.vector.terms.contains { vectors.isName($0) && (origins[$0]?.count ?? 0) > 1 }
            let follows = inside.map {
                $0.report == node.report && node.sentence - $0.sentence <= Self.apart && !dated.contains(key)
            }
            if !isOfStory, past.contains(key) || follows == true {
                sentences.insert(key)
                inside = (node.report, node.sentence)
            } else {
                inside = nil
            }
        }
        self.sentences = sentences
    }

    /// Sentences without content may stand between two of an aside.
    private static let apart = 2

    /// Whether a date lies in a year before that of its report, by more than the months around a turn of the year.
    private static func isPast(_ node: DatedNode, _ story: Story) -> Bool {
        guard let day = story.reports[node.report].report.published?.day else { return false }
        let last = node.date.split(separator: "/").last.map(String.init) ?? node.date
        return String(last.prefix(4)) < "\(day.adding(days: -Self.long).year)"
    }

    /// Days.
    private static let long = 300

    func contains(_ node: ClaimNode) -> Bool { sentences.contains(SentenceKey(node.report, node.sentence)) }
}

import Annotation
import Language
import Prose
import Reports
import Stories

/// The sentences of earlier reports that the outcome told by a later one has overtaken: nobody waits any more for one
/// who was found, and nobody wonders whether he lives.
struct OvertakenSentences {
    private let sentences: Set<SentenceKey>
    /// The reports that such sentences stand in.
    let reports: Set<Int>

    /// O(sentences that tell of a fate · outcomes), both few.
    init(_ story: Story, nodes: [ClaimNode], vectors: ContentVectors, outcomes: OutcomeReader) {
        var open: [ClaimNode] = []
        var settled: [(report: Int, persons: Set<UInt64>)] = []
        for node in nodes {
            let passage = ClaimAccord.passage(node)
            let told = outcomes.outcomes(passage)
            guard !told.isEmpty else { continue }
            if told.isSubset(of: [.awaited, .unknown]) {
                if told == [.unknown] || outcomes.isPresent(passage) { open.append(node) }
            } else if node.isLead, told.isDisjoint(with: [.awaited, .unknown]), outcomes.isFound(passage) {
                let persons = Self.subjects(node, story, vectors)
                if !persons.isEmpty { settled.append((node.report, persons)) }
            }
        }
        var leads: [Int: Set<UInt64>] = [:]
        if !settled.isEmpty {
            for node in nodes where node.isLead {
                leads[node.report, default: []].formUnion(vectors.meanings(node.report, node.tokens))
            }
        }
        let overtaken = open.filter { node in
            settled.prefix(Self.mostOutcomes).contains { outcome in
                Self.isEarlier(story.reports[node.report], story.reports[outcome.report])
                    && !Self.isOfSeveral(node, story)
                    && !(leads[node.report] ?? []).isDisjoint(with: outcome.persons)
            }
        }
        sentences = Set(overtaken.map { SentenceKey($0.report, $0.sentence) })
        reports = Set(overtaken.map(\.report))
    }

    private static let mostOutcomes = 16

    func contains(_ node: ClaimNode) -> Bool { sentences.contains(SentenceKey(node.report, node.sentence)) }

    /// The one person of whom a sentence mainly tells.
    private static func subjects(_ node: ClaimNode, _ story: Story, _ vectors: ContentVectors) -> Set<UInt64> {
        let analyzed = story.reports[node.report].analyzed
        guard let verb = node.tokens.first(where: { analyzed.tokens[$0].folded == Self.found }) else { return [] }
        // "A girl trapped in a shaft has been found": the verb may be read as joined to the one before it.
        let joined = analyzed.words[verb].relation == .conj ? Int(analyzed.words[verb].head) : verb
        let subject = node.tokens.first { token in
            let head = Int(analyzed.words[token].head)
            return analyzed.words[token].relation.isSubject && (head == verb || head == joined)
        }
        guard let subject, [.nn, .nnp].contains(analyzed.words[subject].penn) else { return [] }
        let meaning = vectors.meaning(node.report, subject)
        return meaning == 0 ? [] : [meaning]
    }

    private static let found = WordHash.folded("found")

    /// Whether it tells of several, of whom one may have been found.
    private static func isOfSeveral(_ node: ClaimNode, _ story: Story) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        return node.tokens.contains { token in
            analyzed.words[token].penn == .nns && analyzed.words[token].relation == .nsubjPass
        }
    }

    /// Whether one report is known to be of an earlier day, or an earlier hour of the same clock, than another.
    private static func isEarlier(_ left: AnnotatedReport, _ right: AnnotatedReport) -> Bool {
        guard let one = left.report.published, let two = right.report.published, let first = one.day,
            let second = two.day
        else { return false }
        if first.ordinal != second.ordinal { return first.ordinal < second.ordinal }
        return one.value.hasSuffix("Z") && two.value.hasSuffix("Z") && one.value < two.value
    }
}

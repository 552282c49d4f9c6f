import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Writes the record: the sentences that say best what happened, in the reports' own words, and what comes next.
struct RecordWriter {
    let story: Story
    let evidence: EvidenceMaker
    let table: ParticipantTable
    let vectors: ContentVectors
    let claims: [Claim]
    let nodes: [ClaimNode]
    let timeline: [DatedGroup]
    let positions: [PositionGroup]

    /// The content stems of the reports' headlines.
    private let headlines: [Set<UInt64>]

    init(
        story: Story, evidence: EvidenceMaker, table: ParticipantTable, vectors: ContentVectors, claims: [Claim],
        nodes: [ClaimNode], timeline: [DatedGroup], positions: [PositionGroup]
    ) {
        self.table = table
        self.story = story
        self.evidence = evidence
        self.vectors = vectors
        self.claims = claims
        self.nodes = nodes
        self.timeline = timeline
        self.positions = positions
        // Copies share their headline; forty different ones tell enough.
        var seen: Set<Set<UInt64>> = []
        let all = story.reports.compactMap(\.report.title).map { Self.stems(of: $0) }
        headlines = Array(all.filter { $0.count >= 3 && seen.insert($0).inserted }.prefix(40))
    }

    private static func stems(of title: String) -> Set<UInt64> {
        let words = title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).filter { $0.count > 3 }
        return Set(words.map { WordHash.folded(String($0.prefix(5))) })
    }

    /// Lines that tell what happened, who wants what, and what comes next.
    private static let happenings = 5
    private static let stances = 5
    private static let coming = 2

    func lines() -> [RecordLine] {
        var chosen: [Claim] = []
        for claim in ranked() {
            guard chosen.count < Self.happenings else { break }
            if chosen.allSatisfy({ likeness(claim, $0) < 0.35 }) { chosen.append(claim) }
        }
        let stances = stanceClaims(besides: chosen)
        let next = scheduled(chosen + stances.map(\.claim))
        return chosen.sorted { Self.place($0) < Self.place($1) }.map { line($0) }
            + stances.map { line($0.claim, $0.group) } + next
    }

    /// The sentences of the positions that most origins tell, one for each actor and act, without those told already.
    private func stanceClaims(besides chosen: [Claim]) -> [(claim: Claim, group: PositionGroup)] {
        let byPlace = Dictionary(
            nodes.map { (Self.key($0.report, $0.sentence), $0) }, uniquingKeysWith: { first, _ in first })
        let ranked = positions.enumerated().sorted { left, right in
            let (a, b) = (support(left.element), support(right.element))
            return a == b ? left.offset < right.offset : a > b
        }
        var result: [(claim: Claim, group: PositionGroup)] = []
        var kinds: Set<String> = []
        for (_, group) in ranked where result.count < Self.stances {
            let kind = "\(group.actors) \(group.act.rawValue)"
            let sentences = group.nodes.compactMap { byPlace[Self.key($0.report, $0.mention.sentence)] }
            guard !kinds.contains(kind), !sentences.isEmpty else { continue }
            let claim = Claim(nodes: unique(sentences), strength: 0)
            guard (chosen + result.map(\.claim)).allSatisfy({ likeness(claim, $0) < 0.6 }) else { continue }
            kinds.insert(kind)
            result.append((claim, group))
        }
        return result
    }

    private func support(_ group: PositionGroup) -> Int {
        story.origins(of: group.nodes.map(\.report)) * 100 + min(20, group.nodes.count) * 3
            + (group.targets.isEmpty ? 0 : 2)
    }

    private func unique(_ list: [ClaimNode]) -> [ClaimNode] {
        var seen: Set<String> = []
        return list.filter { seen.insert(Self.key($0.report, $0.sentence)).inserted }
    }

    private static func key(_ report: Int, _ sentence: Int) -> String { "\(report) \(sentence)" }

    /// The headline whose words the reports repeat most, else the first line.
    func title() -> String {
        let titles = story.reports.compactMap { report in report.report.title.map { (report, $0) } }
        var best: (title: String, score: Float)?
        for (report, title) in titles {
            let words = title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map {
                WordHash.folded(String($0).prefix(5))
            }
            guard words.count >= 4 else { continue }
            let known = words.filter { vectors.weights.count($0) >= 2 }
            let score =
                Float(known.count) / Float(words.count) + 0.02 * Float(min(12, known.count))
                + (report.report.text.count > 1500 ? 0.02 : 0)
            if best.map({ score > $0.score }) ?? true { best = (title, score) }
        }
        return best?.title ?? lines().first?.line ?? Self.foreignTitle(story) ?? "Untitled"
    }

    /// A title that nobody could read is better than none.
    private static func foreignTitle(_ story: Story) -> String? {
        guard story.reports.isEmpty else { return nil }
        return story.notAnnotated.lazy.compactMap(\.report.title).first
    }

    // MARK: Claims

    /// Most origins first, then leads, then strength; single sentences of leads behind.
    private func ranked() -> [Claim] {
        let inClaims = Set(claims.flatMap { $0.nodes.map { Self.key($0.report, $0.sentence) } })
        let singles = nodes.filter { !inClaims.contains(Self.key($0.report, $0.sentence)) }.map {
            Claim(nodes: [$0], strength: 0)
        }
        let weighted = (claims + singles).map { (claim: $0, weight: weight($0)) }
        return weighted.enumerated().sorted { left, right in
            let (a, b) = (left.element.weight, right.element.weight)
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element.claim)
    }

    private func weight(_ claim: Claim) -> Float {
        let origins = Float(story.origins(of: claim.nodes.map(\.report)))
        let earliest = claim.nodes.map { Float($0.sentence) }.min() ?? 0
        let lead = 1 / (1 + earliest / 6)
        // What the headlines tell is what happened; a sentence that cannot stand alone tells it badly.
        let headline = claim.nodes.prefix(8).map { headlineShare($0) }.max() ?? 0
        let readable: Float = claim.nodes.contains { standsAlone($0) } ? 0 : -3
        return origins + 1.2 * lead + claim.strength + 0.5 * centrality(claim) + 1.5 * headline + readable
    }

    /// The greatest share of a headline's words that a sentence has.
    private func headlineShare(_ node: ClaimNode) -> Float {
        let analyzed = story.reports[node.report].analyzed
        let stems = Set(Stem.keys(analyzed.sentences[node.sentence].tokens, in: analyzed))
        return headlines.map { Float($0.intersection(stems).count) / Float(max(4, $0.count)) }.max() ?? 0
    }

    /// Whether a sentence can be read without the one before it: a whole sentence of the article's own voice that names
    /// what it is about.
    private func standsAlone(_ node: ClaimNode) -> Bool {
        let annotated = story.reports[node.report]
        let tokens = annotated.analyzed.sentences[node.sentence].tokens
        guard annotated.blockKind(ofSentence: node.sentence) == .paragraph, (8...60).contains(tokens.count) else {
            return false
        }
        let words = annotated.analyzed.words
        let first = words[tokens.lowerBound]
        guard first.tag != .pron, first.tag != .cconj, first.penn != .prpDollar else { return false }
        let quotes = tokens.filter { annotated.analyzed.tokens[$0].kind == .quote }
        guard quotes.count % 2 == 0, quotes.first != tokens.lowerBound else { return false }
        return tokens.contains { words[$0].relation.isSubject }
            && !tokens.contains { isFirstPerson($0, annotated.analyzed) && quotes.isEmpty }
    }

    private func namesItsSubject(_ node: DatedNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        let first = analyzed.words[tokens.lowerBound]
        return first.tag != .pron && first.penn != .prpDollar && first.tag != .cconj
            && analyzed.tokens[tokens.lowerBound].kind != .quote
    }

    private func isFirstPerson(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        Self.firstPerson.contains(analyzed.tokens[token].folded)
    }

    private static let firstPerson = Set(["i", "we", "my", "our"].map { WordHash.folded($0) })

    /// How much of the story's weightiest words the claim holds.
    private func centrality(_ claim: Claim) -> Float {
        guard let node = claim.nodes.first else { return 0 }
        let counts = node.terms.map { Float(min(20, vectors.weights.count($0))) / 20 }
        return counts.isEmpty ? 0 : counts.reduce(0, +) / Float(counts.count)
    }

    private func likeness(_ left: Claim, _ right: Claim) -> Float {
        var best: Float = 0
        for one in left.nodes.prefix(5) {
            for other in right.nodes.prefix(5) { best = max(best, one.vector.cosine(other.vector)) }
        }
        return best
    }

    private static func place(_ claim: Claim) -> (Float, Int) {
        let mean = claim.nodes.reduce(Float(0)) { $0 + Float($1.sentence) } / Float(claim.nodes.count)
        return (mean, claim.nodes[0].report)
    }

    /// The sentence that shows a position; where none can be read alone, who does what in a few words.
    private func line(_ claim: Claim, _ group: PositionGroup) -> RecordLine {
        var line = line(claim)
        guard !claim.nodes.contains(where: standsAlone),
            let fullest = group.nodes.max(by: { $0.terms.count < $1.terms.count })
        else { return line }
        let actors = group.actors.map { table.participants[$0].name }.joined(separator: ", ")
        let content = story.reports[fullest.report].report.text.string(fullest.mention.content)
        let targets = group.targets.map { table.participants[$0].name }.joined(separator: ", ")
        line.line = "\(actors) \(Position.Act(group.act).verb)\(targets.isEmpty ? "" : " " + targets): \(content)"
        // The sentence that the words are from may be none of the claim's.
        if !line.evidence.contains(where: { $0.text.contains(content) }),
            let proof = evidence.evidence(fullest.report, fullest.mention.content)
        {
            line.evidence.append(proof)
            line.origins = story.origins(of: claim.nodes.map(\.report) + [fullest.report])
        }
        return line
    }

    private func line(_ claim: Claim) -> RecordLine {
        let passages = claim.nodes.map { ($0.report, story.reports[$0.report].analyzed.sentences[$0.sentence].span) }
        let shown = representative(claim)
        let analyzed = story.reports[shown.report].analyzed
        return RecordLine(
            line: analyzed.text.string(analyzed.sentences[shown.sentence].span),
            origins: story.origins(of: claim.nodes.map(\.report)),
            evidence: evidence.evidence(passages))
    }

    /// The sentence most like the others of its claim; of one length rather the shorter.
    private func representative(_ claim: Claim) -> ClaimNode {
        claim.nodes.max { score($0, claim) < score($1, claim) } ?? claim.nodes[0]
    }

    private func score(_ node: ClaimNode, _ claim: Claim) -> Float {
        let others = claim.nodes.filter { $0.report != node.report }
        let mean =
            others.isEmpty ? 0 : others.reduce(Float(0)) { $0 + $1.vector.cosine(node.vector) } / Float(others.count)
        let length = story.reports[node.report].analyzed.sentences[node.sentence].tokens.count
        return mean - (length > 40 ? 0.1 : 0) - (standsAlone(node) ? 0 : 1)
    }

    // MARK: What comes next

    /// Scheduled happenings that no line tells yet.
    private func scheduled(_ chosen: [Claim]) -> [RecordLine] {
        let told = Set(chosen.flatMap { $0.nodes.map { Self.key($0.report, $0.sentence) } })
        let coming = timeline.filter { $0.nodes.contains { $0.status == .scheduled } }
            .sorted { story.origins(of: $0.nodes.map(\.report)) > story.origins(of: $1.nodes.map(\.report)) }
        var result: [RecordLine] = []
        for group in coming where result.count < Self.coming {
            guard !group.nodes.contains(where: { told.contains(Self.key($0.report, $0.sentence)) }) else { continue }
            let readable = group.nodes.filter { namesItsSubject($0) }
            guard let shown = readable.min(by: { $0.clause.count < $1.clause.count }) else { continue }
            result.append(
                RecordLine(
                    line: story.reports[shown.report].report.text.string(shown.clause),
                    origins: story.origins(of: group.nodes.map(\.report)),
                    evidence: evidence.evidence(group.nodes.map { ($0.report, $0.clause) })))
        }
        return result
    }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// The meanings of a noun and of an attribute of it ("nuclear weapons").
struct NounPhrase: Hashable {
    let noun: UInt64
    let attribute: UInt64
}

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
    /// The content with concepts in place of words, by which readings are compared.
    let meaning: TermVector
    /// Meaning of its main verb; nil for none and for one that tells nothing by itself.
    let mainVerb: UInt64?
    /// Its nouns that have an attribute.
    let compounds: Set<NounPhrase>
    /// Meanings of the words that its negations stand at ("no need", "required no tests").
    let denied: Set<UInt64>
    /// Whether some of many say it ("experts"), nobody who is named.
    let isCrowd: Bool
    /// Whether somebody says it whom the report does not name and no other can mean ("one passenger").
    let isStranger: Bool
    /// Whether the source tells with a noun who of a party speaks ("the Orvenian government").
    let isDescribed: Bool
    /// Whether it stands inside a longer statement of the same sentence that somebody else makes.
    var isInner = false
    /// Whether a speaker is printed who is nobody known ("a senior official").
    var isUnnamed: Bool { speakers.isEmpty && statement.source != nil }

    /// Whether both deny one thing of one matter: "we need no more tests" and "further tests are not necessary".
    func deniesSame(_ other: StatementNode) -> Bool {
        let common = denied.intersection(other.denied)
        guard !common.isEmpty else { return false }
        return meaning.terms.contains { term in
            term != ContentVectors.negation && !common.contains(term) && other.meaning.terms.contains(term)
        }
    }
}

/// Statements of all reports that are readings of one utterance.
struct StatementGroup {
    var nodes: [StatementNode]
    var speakers: [Int]
}

/// Joins the statements of all reports into utterances: the same speaker (or side) and like content.
///
/// Greedy average-link clustering over pairs that share a term that not too many statements hold; a fragment joins the
/// clause that holds it. O(candidate pairs).
struct QuotationAligner {
    private let story: Story
    private let table: ParticipantTable
    private let vectors: ContentVectors
    private let accord: ClaimAccord

    /// Pairs of statements below this are never one utterance.
    private static let threshold: Float = 0.25
    /// Clusters join when their members are alike on average by this share of the threshold.
    private static let averageShare: Float = 0.9
    /// The same for two statements whose neighbours are aligned already.
    private static let neighbourThreshold: Float = 0.2
    /// Terms that more statements hold bring no pairs together.
    private static let mostHolders = 200

    init(_ story: Story, table: ParticipantTable, vectors: ContentVectors, accord: ClaimAccord) {
        self.accord = accord
        self.story = story
        self.table = table
        self.vectors = vectors
    }

    func groups() -> [StatementGroup] {
        var nodes = nodes()
        var rivals = rivals(nodes)
        for index in nodes.indices where rivals[index].contains(where: { Self.holds(nodes[$0], nodes[index]) }) {
            nodes[index].isInner = true
        }
        let likeness = StatementLikeness(nodes, table: table, weights: vectors.meaningWeights)
        let pairs = pairs(nodes, likeness)
        // One who denies what the other affirms says something else, in whatever words they are alike; where both deny
        // something, translations turn it as they like.
        for pair in pairs where areOpposed(nodes[pair.left], nodes[pair.right]) {
            rivals[pair.left].append(pair.right)
            rivals[pair.right].append(pair.left)
        }
        var clusters = StatementClusters(nodes, rivals: rivals)
        joinWithinReports(nodes, &clusters)
        for pair in pairs {
            clusters.join(pair.left, pair.right, likeness: likeness, threshold: Self.threshold * Self.averageShare)
        }
        joinNeighbours(nodes, likeness, &clusters)
        return clusters.groups().map { members in
            let group = members.map { nodes[$0] }
            return StatementGroup(nodes: group, speakers: Self.commonSpeakers(group, table: table))
        }
    }

    private func nodes() -> [StatementNode] {
        story.reports.indices.flatMap { report in
            let annotated = story.reports[report]
            return annotated.statements.indices.flatMap { index in
                Self.parts(annotated.statements[index], in: annotated).map { node($0, report: report, index: index) }
            }
        }
    }

    /// A statement, and apart from it the clause that its cue cuts off: "If the gate stays shut, she said, Teshmar will
    /// leave."
    private static func parts(_ statement: Statement, in annotated: AnnotatedReport) -> [Statement] {
        guard statement.kind == .indirect, let topic = statement.topic else { return [statement] }
        let analyzed = annotated.analyzed
        let tokens = analyzed.token(at: topic.start)..<analyzed.token(at: topic.end)
        let isClause = tokens.contains {
            analyzed.words[$0].relation.isSubject && tokens.contains(Int(analyzed.words[$0].head))
        }
        guard isClause else { return [statement] }
        var part = statement
        part.span = topic
        part.topic = nil
        return topic < statement.span ? [part, statement] : [statement, part]
    }

    private func node(_ statement: Statement, report: Int, index: Int) -> StatementNode {
        let tokens = vectors.tokens(report, statement.span)
        let terms = vectors.terms(report, tokens)
        let unnamed = statement.unnamedSpeaker.map { story.reports[report].unnamedSpeakers[$0] }
        return StatementNode(
            report: report, index: index, statement: statement,
            speakers: statement.speakers.compactMap { table.participant(report, $0) }, tokens: tokens, terms: terms,
            vector: vectors.weights.vector(terms), meaning: vectors.meaningVector(report, tokens),
            mainVerb: accord.mainVerb(.init(report: report, sentence: statement.sentence, tokens: tokens)),
            compounds: compounds(report, tokens), denied: denied(report, tokens), isCrowd: unnamed?.isCrowd ?? false,
            isStranger: statement.speakers.isEmpty && (unnamed?.isUnique ?? false),
            isDescribed: isDescribed(statement, in: story.reports[report]))
    }

    private func compounds(_ report: Int, _ tokens: Range<Int>) -> Set<NounPhrase> {
        let words = story.reports[report].analyzed.words
        return tokens.reduce(into: []) { phrases, token in
            let noun = Int(words[token].head)
            guard [.compound, .amod].contains(words[token].relation), tokens.contains(noun) else { return }
            let (attribute, meaning) = (vectors.meaning(report, token), vectors.meaning(report, noun))
            if attribute != 0, meaning != 0 { phrases.insert(NounPhrase(noun: meaning, attribute: attribute)) }
        }
    }

    /// What the negations of a statement stand at: a word, and the verb of which it is the object.
    private func denied(_ report: Int, _ tokens: Range<Int>) -> Set<UInt64> {
        guard vectors.isNegated(report, tokens) else { return [] }
        let analyzed = story.reports[report].analyzed
        return tokens.reduce(into: []) { denied, token in
            guard Negation.words.contains(analyzed.tokens[token].folded) else { return }
            var head = Int(analyzed.words[token].head)
            // "No longer needed".
            if tokens.contains(head), analyzed.words[head].tag == .adv { head = Int(analyzed.words[head].head) }
            guard tokens.contains(head) else { return }
            let verb = Int(analyzed.words[head].head)
            let isObject = analyzed.words[head].relation == .obj && tokens.contains(verb)
            denied.formUnion([head, isObject ? verb : head].map { vectors.meaning(report, $0) }.filter { $0 != 0 })
        }
    }

    private func areOpposed(_ left: StatementNode, _ right: StatementNode) -> Bool {
        vectors.isNegated(left.report, left.tokens) != vectors.isNegated(right.report, right.tokens)
            && accord.isDenied(passage(left), by: passage(right))
    }

    private func passage(_ node: StatementNode) -> ClaimAccord.Passage {
        .init(report: node.report, sentence: node.statement.sentence, tokens: node.tokens)
    }

    private func isDescribed(_ statement: Statement, in annotated: AnnotatedReport) -> Bool {
        guard let source = statement.source else { return false }
        let analyzed = annotated.analyzed
        return (analyzed.token(at: source.start)..<analyzed.token(at: source.end)).contains {
            analyzed.words[$0].tag == .noun
        }
    }

    /// For each statement those of other people that hold it or that it holds: "Ann said that Ben believed …" are the
    /// words of two people, never one utterance.
    private func rivals(_ nodes: [StatementNode]) -> [[Int]] {
        var rivals = [[Int]](repeating: [], count: nodes.count)
        for (index, node) in nodes.enumerated() where !node.speakers.isEmpty {
            for other in nodes.indices[(index + 1)...] {
                guard nodes[other].report == node.report, nodes[other].statement.sentence == node.statement.sentence
                else { break }
                guard !nodes[other].speakers.isEmpty, areOthers(nodes[other].speakers, node.speakers),
                    Self.holds(node, nodes[other]) || Self.holds(nodes[other], node)
                else { continue }
                rivals[index].append(other)
                rivals[other].append(index)
            }
        }
        return rivals
    }

    /// Whether two sets of speakers have nobody in common; a person and the party he speaks for may be one.
    private func areOthers(_ left: [Int], _ right: [Int]) -> Bool {
        func withSides(_ speakers: [Int]) -> Set<Int> { Set(speakers + speakers.compactMap { table.side(of: $0) }) }
        return withSides(left).isDisjoint(with: right) && withSides(right).isDisjoint(with: left)
    }

    private static func holds(_ outer: StatementNode, _ inner: StatementNode) -> Bool {
        outer.statement.span != inner.statement.span && outer.statement.span.contains(inner.statement.span)
    }

    /// A fragment and the clause around it are one reading of one utterance, given twice.
    private func joinWithinReports(_ nodes: [StatementNode], _ clusters: inout StatementClusters) {
        for (index, node) in nodes.enumerated() {
            let following = nodes[(index + 1)...].prefix {
                $0.report == node.report && $0.statement.sentence == node.statement.sentence
            }
            let span = node.statement.span
            for other in following.indices {
                let next = nodes[other].statement.span
                if span.contains(next) || next.contains(span) || isContinued(node, by: nodes[other]) {
                    clusters.uniteUnlessRivals(index, other)
                }
            }
        }
    }

    /// Whether one cue stands in the middle of a sentence that it cuts in two: “In the talks,” she said, “we agreed.”
    private func isContinued(_ node: StatementNode, by next: StatementNode) -> Bool {
        let text = story.reports[node.report].report.text
        let (first, second) = (node.statement, next.statement)
        guard let cue = first.cue, cue == second.cue, node.speakers == next.speakers, first.kind != .indirect,
            first.span.end <= cue.start, cue.end <= second.span.start,
            text.utf8[max(0, first.span.end - 1)...first.span.end].contains(0x2C)
        else { return false }
        let source = first.source ?? cue
        let told = source.overlaps(TextSpan(first.span.end, second.span.start)) ? source.union(cue) : cue
        return [TextSpan(first.span.end, told.start), TextSpan(told.end, second.span.start)].allSatisfy { gap in
            gap.start >= gap.end || !text.utf8[gap.range].contains { UTF8Bytes.isLetter($0) }
        }
    }

    /// Two reports that give one speaker's words tell them in the same order: where two statements are aligned, those
    /// next to them need less likeness.
    private func joinNeighbours(
        _ nodes: [StatementNode], _ likeness: StatementLikeness, _ clusters: inout StatementClusters
    ) {
        var candidates: [(left: Int, right: Int, score: Float)] = []
        for left in nodes.indices {
            for right in clusters.cluster(of: left).prefix(8) where nodes[right].report > nodes[left].report {
                for step in [-1, 1] {
                    for next in neighbours(of: left, step, nodes) {
                        for other in neighbours(of: right, step, nodes) where !clusters.areOne(next, other) {
                            let score = likeness.value(next, other)
                            if score >= Self.neighbourThreshold { candidates.append((next, other, score)) }
                        }
                    }
                }
            }
        }
        candidates.sort { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
        for pair in candidates {
            clusters.join(
                pair.left, pair.right, likeness: likeness, threshold: Self.neighbourThreshold * Self.averageShare)
        }
    }

    /// The statements of the same speaker shortly before or behind one.
    private func neighbours(of node: Int, _ step: Int, _ nodes: [StatementNode]) -> [Int] {
        (1...2).map { node + step * $0 }.filter { other in
            nodes.indices.contains(other) && nodes[other].report == nodes[node].report
                && !nodes[other].speakers.isEmpty
                && nodes[other].speakers == nodes[node].speakers
                && abs(nodes[other].statement.sentence - nodes[node].statement.sentence) <= 2
        }
    }

    /// Pairs of different reports that are alike, most alike first.
    private func pairs(_ nodes: [StatementNode], _ likeness: StatementLikeness) -> [(
        left: Int, right: Int, score: Float
    )] {
        var holders: [UInt64: [Int32]] = [:]
        for (index, node) in nodes.enumerated() {
            for term in node.meaning.terms { holders[term, default: []].append(Int32(index)) }
        }
        var lastSeen = [Int32](repeating: -1, count: nodes.count)
        var result: [(left: Int, right: Int, score: Float)] = []
        for left in nodes.indices {
            for term in nodes[left].meaning.terms {
                guard let list = holders[term], list.count > 1, list.count <= Self.mostHolders else { continue }
                for right in list where right > left && lastSeen[Int(right)] != left {
                    lastSeen[Int(right)] = Int32(left)
                    guard nodes[left].report != nodes[Int(right)].report else { continue }
                    let score = likeness.value(left, Int(right))
                    if score >= Self.threshold { result.append((left, Int(right), score)) }
                }
            }
        }
        return result.sorted { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
    }

    /// The speaker of the fullest reading that names one; where readings name him otherwise (a person and his party)
    /// the form that most of them have, people before parties. Words inside another's statement have no say.
    static func commonSpeakers(_ group: [StatementNode], table: ParticipantTable) -> [Int] {
        let own = group.contains { !$0.isInner } ? group.filter { !$0.isInner } : group
        var votes: [[Int]: Float] = [:]
        for node in own where node.isUnnamed { votes[[], default: 0] += 1 }
        for node in own where !node.speakers.isEmpty {
            let weight: Float
            switch table.participants[node.speakers[0]].kind {
            case .person: weight = 2.2
            case .organisation: weight = 1.3
            default: weight = 1
            }
            votes[node.speakers, default: 0] += weight + (node.statement.kind == .indirect ? 0 : 0.4)
        }
        let named = own.filter { !$0.speakers.isEmpty || $0.isUnnamed }
        if let fullest = named.max(by: { $0.terms.count < $1.terms.count })?.speakers, !fullest.isEmpty {
            let sides = Set(fullest + fullest.compactMap { table.side(of: $0) })
            votes = votes.filter { speakers, _ in
                !sides.isDisjoint(with: speakers) || !sides.isDisjoint(with: speakers.compactMap { table.side(of: $0) })
            }
        }
        let most = votes.max { left, right in
            (left.value, right.key.count, right.key.first ?? 0) < (right.value, left.key.count, left.key.first ?? 0)
        }
        guard let most else { return [] }
        let isBare = own.contains { $0.speakers == most.key && !$0.isDescribed }
        return (isBare ? spokesman(of: most.key, among: votes.keys, table) : nil) ?? most.key
    }

    /// What "Orvenia said" by one report and its only envoy, or else its only ministry, by another, the envoy said.
    private static func spokesman(
        of party: [Int], among others: some Sequence<[Int]>, _ table: ParticipantTable
    ) -> [Int]? {
        let own = others.filter { speakers in
            speakers.count == 1 && table.side(of: speakers[0]).map { party == [$0] } ?? false
                && !table.participants[speakers[0]].isMedia
        }
        for kind in [EntityKind.person, .organisation] {
            let voices = own.filter { table.participants[$0[0]].kind == kind }
            if voices.count == 1 { return voices[0] }
            if !voices.isEmpty { return nil }
        }
        return nil
    }
}

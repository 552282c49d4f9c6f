import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One quantity of one report.
struct FigureNode {
    let report: Int
    let mention: FigureMention
    let terms: [UInt64]
    let vector: TermVector
    let headStem: UInt64
    /// Participants whose figure it is, as far as they are named.
    let owners: Set<UInt64>
    /// Whether those counted are the subject of a verb that tells a deed.
    let isDoing: Bool
    /// The extent that the words around it name, and the words for it: "depth", "depth of the well".
    let extent: (name: String, label: String)?
}

extension FigureNode {
    /// Whether two counts may be of the same people: the killed are not the injured, and another number of whom nothing
    /// befell is not of them.
    func mayCountSame(_ other: FigureNode) -> Bool {
        if let own = mention.fate, let its = other.mention.fate { return own == its }
        guard mention.fate != nil || other.mention.fate != nil else { return true }
        // Who does something of his own accord is no victim: "100 people jumped into the sea", "100 people were
        // injured".
        if isDoing || other.isDoing { return false }
        guard mention.low != other.mention.low else { return true }
        return mention.isCasualty && other.mention.isCasualty
    }
}

/// What the reports give of one quantity.
struct FigureGroup {
    var nodes: [FigureNode]
    /// Whose it is, where other owners have a quantity of the same name.
    var owner: String?

    /// The unit that most readings have, of equals the first.
    var unit: String {
        let counts = Dictionary(nodes.map { ($0.mention.unit, 1) }, uniquingKeysWith: +)
        let most = counts.values.max() ?? 0
        return nodes.first { counts[$0.mention.unit] == most }?.mention.unit ?? ""
    }

    /// The nodes with the clearest labels: what befell those counted, else a noun, else words of a clause.
    private var labelled: [FigureNode] {
        let fated = nodes.filter { $0.mention.fate != nil }
        if !fated.isEmpty { return fated }
        let nouns = nodes.filter { !$0.mention.isClausal && $0.mention.what != $0.mention.unit }
        if !nouns.isEmpty { return nouns }
        let telling = nodes.filter { $0.mention.what != $0.mention.unit && !$0.mention.isBare }
        return telling.isEmpty ? nodes : telling
    }

    /// What is counted and, where several have one, of whom.
    var what: String {
        let label = label
        guard let owner, !label.contains(owner) else { return label }
        return "\(label) of \(owner)"
    }

    /// What is counted, in the words that most reports use; of equals those that share a word with the others.
    fileprivate var label: String {
        if let extent = nodes.lazy.compactMap(\.extent).first { return extent.label }
        let told = labelled
        // Words of a clause tell it best where they are fewest.
        if let first = told.first, first.mention.isClausal {
            return told.map(\.mention.what).min { ($0.count, $0) < ($1.count, $1) } ?? first.mention.what
        }
        var counts: [String: Int] = [:]
        for node in told { counts[node.mention.what, default: 0] += 1 }
        let phrases = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(24).map(\.key)
        func words(_ phrase: String) -> Set<Substring> { Set(phrase.lowercased().split(separator: " ")) }
        func support(_ phrase: String) -> Int {
            let own = words(phrase)
            return 3 * (counts[phrase] ?? 0)
                + phrases.reduce(0) { $0 + own.intersection(words($1)).count * (counts[$1] ?? 0) }
        }
        return phrases.max { support($0) == support($1) ? $0.count > $1.count : support($0) < support($1) } ?? ""
    }
}

/// Joins figures of several reports: same unit, same thing counted, like context.
struct FigureMerger {
    private let story: Story
    private let vectors: ContentVectors
    private let concepts: ConceptLexicon
    private let slots: FigureSlotReader
    private let extents: MeasuredExtents

    init(_ story: Story, vectors: ContentVectors, words: ComparisonWords, reader: ClauseReader) {
        concepts = words.concepts
        slots = FigureSlotReader(story: story, reader: reader, concepts: concepts)
        extents = MeasuredExtents(story: story, reader: reader, measures: words.measures)
        self.story = story
        self.vectors = vectors
    }

    func groups() -> [FigureGroup] {
        var groups: [FigureGroup] = []
        var byUnit: [String: [Int]] = [:]
        for node in nodes() {
            var best: (group: Int, score: Float)?
            for group in byUnit[Self.key(node)] ?? [] {
                let score = likeness(of: groups[group], to: node)
                if score >= 0.35, best.map({ score > $0.score }) ?? true { best = (group, score) }
            }
            if let best {
                groups[best.group].nodes.append(node)
            } else {
                byUnit[Self.key(node), default: []].append(groups.count)
                groups.append(FigureGroup(nodes: [node]))
            }
        }
        return withOwners(joined(groups).filter { !$0.nodes.allSatisfy(\.mention.isConversion) })
    }

    /// The groups, with the owner's name for those of one label and unit that two owners have: the hits of two banks.
    private func withOwners(_ groups: [FigureGroup]) -> [FigureGroup] {
        var result = groups
        let byLabel = Dictionary(
            grouping: groups.indices.filter { isOwned(groups[$0]) },
            by: { "\(groups[$0].label.lowercased()) \(groups[$0].unit)" })
        for members in byLabel.values where Set(members.compactMap { owner(of: groups[$0]) }).count >= 2 {
            for member in members { result[member].owner = owner(of: groups[member]) }
        }
        return result
    }

    /// Whether somebody has the quantity: a sum, a share. Things that are counted are not those of who counts or takes
    /// them.
    private func isOwned(_ group: FigureGroup) -> Bool {
        group.nodes.contains { !$0.owners.isEmpty }
            && group.nodes.allSatisfy { node in
                node.mention.role == .quantity && !(node.mention.head.map(node.mention.tokens.contains) ?? false)
            }
    }

    /// The name of the owner that most readings have, of equals the first participant.
    private func owner(of group: FigureGroup) -> String? {
        let counts = Dictionary(group.nodes.flatMap(\.owners).map { ($0, 1) }, uniquingKeysWith: +)
        let owner = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return owner.map { slots.reader.table.participants[Int($0) - 1].name }
    }

    /// The groups, with those joined that count one thing by two words ("troops", "soldiers").
    private func joined(_ groups: [FigureGroup]) -> [FigureGroup] {
        var result: [FigureGroup] = []
        var byUnit: [UInt64: [Int]] = [:]
        for group in groups {
            let mention = group.nodes[0].mention
            let unit = concepts.meaning(of: mention.unit)
            let known = (byUnit[unit] ?? []).first { index in
                let other = result[index].nodes[0].mention
                return other.per == mention.per && other.role == mention.role && other.unit != mention.unit
                    && result[index].nodes[0].mayCountSame(group.nodes[0]) && Self.areAlike(result[index], group)
                    && !group.nodes.contains { node in
                        result[index].nodes.contains {
                            !Self.mayBeOne($0, node) && !isNear($0.mention, node.mention)
                        }
                    }
            }
            if let known {
                result[known].nodes += group.nodes
            } else {
                byUnit[unit, default: []].append(result.count)
                result.append(group)
            }
        }
        return result
    }

    private static func areAlike(_ left: FigureGroup, _ right: FigureGroup) -> Bool {
        left.nodes.prefix(8).contains { one in right.nodes.prefix(8).contains { one.vector.cosine($0.vector) >= 0.2 } }
    }

    private func nodes() -> [FigureNode] {
        story.reports.indices.flatMap { nodes(of: $0) }
    }

    private func nodes(of report: Int) -> [FigureNode] {
        let annotated = story.reports[report]
        // Figures come in the order of the text: those of one sentence share its terms.
        var last: (sentence: Int, terms: [UInt64], vector: TermVector)?
        return annotated.figures.compactMap { mention in
            let mention = Self.inUsualUnit(mention)
            let kind = annotated.blockKind(ofSentence: mention.sentence)
            let tokens = annotated.analyzed.sentences[mention.sentence].tokens
            guard kind == .paragraph || kind == .caption,
                mention.role != .offset || !annotated.analyzed.text.string(mention.span).hasSuffix("ago")
            else { return nil }
            if last?.sentence != mention.sentence {
                let terms = vectors.terms(report, tokens)
                last = (mention.sentence, terms, vectors.weights.vector(terms))
            }
            guard let last else { return nil }
            let head =
                mention.head.map { Stem.key(annotated.analyzed.tokens[$0], in: annotated.analyzed.text.utf8) } ?? 0
            return FigureNode(
                report: report, mention: mention, terms: last.terms, vector: last.vector, headStem: head,
                owners: slots.namedOwners(report, mention), isDoing: slots.areDoing(report, mention),
                extent: extents.extent(report, mention).map { ($0.name, extents.label($0, report)) })
        }
    }

    /// Decades and centuries in years, so that "six decades" meets "60 years".
    private static func inUsualUnit(_ mention: FigureMention) -> FigureMention {
        guard mention.role != .quantity, let (unit, scale) = longUnits[mention.unit] else { return mention }
        var result = mention
        (result.unit, result.low, result.high) = (unit, mention.low * scale, mention.high * scale)
        return result
    }

    private static let longUnits: [String: (unit: String, scale: Double)] = [
        "decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2),
    ]

    /// How like the likest of a group's first nodes is.
    private func likeness(of group: FigureGroup, to node: FigureNode) -> Float {
        // Another number of another owner is another quantity, though some readings name no owner.
        let owners = group.nodes.reduce(into: Set<UInt64>()) { $0.formUnion($1.owners) }
        if !owners.isEmpty, !node.owners.isEmpty, owners.isDisjoint(with: node.owners),
            group.nodes.allSatisfy({ $0.mention.low != node.mention.low })
        {
            return 0
        }
        // A report that has another number there counts something else by it.
        if group.nodes.contains(where: { $0.report == node.report && !Self.mayBeOne($0, node) }) { return 0 }
        var best: Float = 0
        for index in 0..<min(8, group.nodes.count) where Self.mayBeOne(group.nodes[index], node) {
            best = max(best, likeness(group.nodes[index], node))
        }
        return best
    }

    /// Whether two figures can be one: in one report, only those of one number. Asked first, since it takes no time and
    /// a table has thousands of figures.
    private static func mayBeOne(_ left: FigureNode, _ right: FigureNode) -> Bool {
        left.report != right.report
            || left.mention.low == right.mention.low && left.mention.high == right.mention.high
                && left.mention.fate == right.mention.fate
    }

    /// Like numbers of like things in like sentences; an equal number counts much, an equal head noun, too.
    private func likeness(_ left: FigureNode, _ right: FigureNode) -> Float {
        let context = left.vector.cosine(right.vector)
        // A bare number beside a toll counts whom another number counts by a noun.
        let isBare = (left.headStem == 0) != (right.headStem == 0)
        let sameHead =
            left.headStem == right.headStem && left.headStem != 0
            || isBare && left.mention.fate == .killed && right.mention.fate == .killed
        let sameNumber = left.mention.low == right.mention.low && left.mention.high == right.mention.high
        if !left.mayCountSame(right) { return 0 }
        // Two numbers of two owners are two quantities, whatever they count.
        if !sameNumber, !left.owners.isEmpty, !right.owners.isEmpty, left.owners.isDisjoint(with: right.owners) {
            return 0
        }
        if !sameNumber, isFar(left.mention, right.mention), context < Self.sameSentence { return 0 }
        if !sameNumber, Self.areOfOtherBodies(left, right) { return 0 }
        // The depth of a well is not its width.
        if let one = left.extent, let other = right.extent, one.name != other.name { return 0 }
        var score = context
        if let one = left.extent, one.label == right.extent?.label { score += 0.3 }
        if sameHead { score += 0.15 }
        if sameNumber { score += 0.2 } else if !sameHead { score -= 0.15 }
        // A charge is no loss: sums of two names are two sums.
        if !sameNumber, !sameHead, left.headStem != 0, right.headStem != 0, isSum(left), isSum(right) { score -= 0.15 }
        if sameNumber, sameHead { score += 0.1 }
        // One long time in two reports ("30 days") is the same time by other nouns.
        if sameNumber, left.report != right.report, left.mention.role == .duration, left.mention.low >= 10 {
            score += 0.1
        }
        // Unlike numbers of the same things, not far apart: two tellings of one count rather than two counts.
        if sameHead, !sameNumber, left.report != right.report, context >= 0.12, isNear(left.mention, right.mention) {
            score += 0.12
        }
        if let fate = left.mention.fate, fate == right.mention.fate, sameHead, !sameNumber, context >= 0.05,
            isNear(left.mention, right.mention)
        {
            score += 0.15
        }
        return score
    }

    /// Unit and kind of quantity: an age never meets a term of prison.
    private static func key(_ node: FigureNode) -> String {
        "\(node.mention.unit) \(node.mention.per ?? "") \(node.mention.role == .age)"
    }

    /// Likeness of sentences from which on they are one sentence, with a slip in its number.
    private static let sameSentence: Float = 0.6
    /// Numbers further apart are of two things.
    private static let farthest = 25.0

    private func isFar(_ left: FigureMention, _ right: FigureMention) -> Bool {
        let (low, high) = (min(left.low, right.low), max(left.high, right.high))
        return low > 0 && high / low > Self.farthest
    }

    private static let moneys: Set<String> = ["dollar", "euro", "pound", "yen", "yuan", "crown"]

    private func isSum(_ node: FigureNode) -> Bool { Self.moneys.contains(node.mention.unit) }

    /// "26 crew members", "4 team members": what they are members of, where both tell it.
    private static func areOfOtherBodies(_ left: FigureNode, _ right: FigureNode) -> Bool {
        guard left.mention.unit == "member", right.mention.unit == "member" else { return false }
        let (one, other) = (body(left.mention.what), body(right.mention.what))
        return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    private static func body(_ what: String) -> Set<Substring> {
        Set(what.lowercased().split(separator: " ").prefix { $0 != "of" && $0 != "members" })
    }

    /// Whether two figures lie within a factor of four.
    private func isNear(_ left: FigureMention, _ right: FigureMention) -> Bool {
        let (low, high) = (min(left.low, right.low), max(left.high, right.high))
        return low > 0 && high / low <= 4
    }
}

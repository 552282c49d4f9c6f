import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// One deed of like sentences that reports tell with two verbs: "the keeper seized the seal", "the keeper dragged the
/// seal".
///
/// Both may be right: it is the same in other words.
struct DeedDifferences {
    let story: Story
    let table: ParticipantTable
    let reader: ClauseReader
    let accord: ClaimAccord

    private struct Deed {
        let node: ClaimNode
        let verb: Int
        let predicate: UInt64
        let agents: Set<UInt64>
        let objects: Set<UInt64>
        let isNegated: Bool
    }

    private static let most = 3
    private static let mostOfSide = 4
    private static let mostNodes = 30
    private static let leastStrength: Float = 0.3
    /// Log odds from which sentences surely tell the same.
    private static let sure: Float = 0.5

    func drafts(_ claims: [Claim]) -> [DifferenceDraft] {
        let found = claims.filter { claim in
            claim.strength >= Self.leastStrength && story.origins(of: claim.nodes.map(\.report)) >= 2
        }.compactMap { claim in otherVerb(claim.nodes.prefix(Self.mostNodes).map { deeds($0) }) }
        let origins = found.map { story.origins(of: $0.sides.flatMap(\.passages).map(\.report)) }
        return found.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.prefix(Self.most).map { found[$0] }
    }

    private func otherVerb(_ nodes: [[Deed]]) -> DifferenceDraft? {
        for (position, own) in nodes.enumerated() {
            for other in nodes[(position + 1)...] {
                for left in own {
                    guard let right = other.first(where: { areInOtherWords(left, $0, own, other) }) else { continue }
                    let all = nodes.joined()
                    let sides = [left, right].map { side in all.filter { $0.predicate == side.predicate } }
                    guard Set(sides[0].map(\.node.report)).isDisjoint(with: sides[1].map(\.node.report)) else {
                        continue
                    }
                    return DifferenceDraft(
                        kind: .wording, severity: .low,
                        about: "Told in other words: “\(text(left))” or “\(text(right))”",
                        sides: sides.map(side))
                }
            }
        }
        return nil
    }

    /// Whether two verbs are told of the same two, and neither sentence has the other's verb.
    private func areInOtherWords(_ left: Deed, _ right: Deed, _ own: [Deed], _ other: [Deed]) -> Bool {
        left.predicate != right.predicate && left.isNegated == right.isNegated && spelling(left) != spelling(right)
            && story.originOf[left.node.report] != story.originOf[right.node.report]
            && !left.agents.isDisjoint(with: right.agents) && !left.objects.isDisjoint(with: right.objects)
            && !own.contains { $0.predicate == right.predicate } && !other.contains { $0.predicate == left.predicate }
            && accord.tellSame(left.node, right.node, odds: Self.sure)
    }

    private func spelling(_ deed: Deed) -> String {
        RegionalSpelling.folded(story.reports[deed.node.report].analyzed.string(deed.verb))
    }

    private func side(_ deeds: [Deed]) -> DifferenceDraft.Side {
        .init(
            value: text(deeds[0]),
            passages: deeds.prefix(Self.mostOfSide).map { story.place($0.node.report, sentence: $0.node.sentence) })
    }

    private static let shown = 7

    /// The verb with what stands behind it.
    private func text(_ deed: Deed) -> String {
        let sentence = story.reports[deed.node.report].analyzed.sentences[deed.node.sentence].tokens
        return reader.words(deed.node.report, deed.verb..<min(sentence.upperBound, deed.verb + Self.shown))
    }

    // MARK: Deeds

    /// The verbs of a sentence with an object that tell more than that somebody says something.
    private func deeds(_ node: ClaimNode) -> [Deed] {
        let analyzed = story.reports[node.report].analyzed
        return node.tokens.compactMap { verb -> Deed? in
            let (folded, predicate) = (analyzed.tokens[verb].folded, reader.vectors.meaning(node.report, verb))
            guard analyzed.words[verb].tag == .verb, predicate != 0, !reader.vectors.isName(predicate),
                ![.aux, .auxPass, .cop, .amod].contains(analyzed.words[verb].relation),
                !reader.lexicon.has(.light, folded), !reader.lexicon.has(.voicing, folded),
                !reader.lexicon.has(.mutual, folded), let subject = reader.subject(verb, analyzed)
            else { return nil }
            let children = analyzed.children(of: verb)
            let isPassive = children.contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) }
            let object = children.first { analyzed.words[$0].relation == (isPassive ? .oblAgent : .obj) }
            guard let object else { return nil }
            let (agent, patient) = isPassive ? (object, subject) : (subject, object)
            return Deed(
                node: node, verb: verb, predicate: predicate, agents: terms(node.report, agent),
                objects: terms(node.report, patient), isNegated: Negation.denies(verb, in: analyzed))
        }
    }

    /// What a noun stands for: the party of a person or body with it.
    private func terms(_ report: Int, _ noun: Int) -> Set<UInt64> {
        let terms = reader.terms(report, head: noun).union(reader.named(report, head: noun))
        return terms.union(terms.filter(reader.vectors.isName).map { UInt64(table.actor(Int($0) - 1)) &+ 1 })
    }
}

import Annotation
import Language
import Prose
import Reports
import Stories

/// One sentence of one report, or a clause of it, with its content.
struct ClaimNode {
    let report: Int
    let sentence: Int
    let tokens: Range<Int>
    /// Concepts and words, by which sentences are compared.
    let vector: TermVector
    let terms: [UInt64]
    /// Whether it stands early in its report, as what matters does.
    let isLead: Bool
}

/// Sentences of several reports that tell the same.
struct Claim {
    var nodes: [ClaimNode]
    /// Mean likeness of the sentences.
    var strength: Float
}

/// Finds what several reports tell alike: sentences that are each other's best match across reports.
struct ClaimFinder {
    private let story: Story
    private let vectors: ContentVectors

    /// Sentences less alike do not tell the same.
    private static let floor: Float = 0.21
    /// A sentence joins sentences that it is so much like on average.
    private static let fit: Float = 0.18

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
    }

    /// All sentences of paragraphs with content, no questions, no captions.
    func nodes() -> [ClaimNode] {
        story.reports.enumerated().flatMap { report, annotated in
            annotated.analyzed.sentences.enumerated().compactMap { index, sentence in
                let kind = annotated.blockKind(ofSentence: index)
                guard kind == .paragraph, sentence.tokens.count <= 120, !isQuestion(sentence.tokens, of: annotated),
                    !PictureCaption.describes(sentence.tokens, of: annotated.analyzed)
                else {
                    return nil
                }
                let terms = vectors.terms(report, sentence.tokens)
                guard Set(terms).count >= 3 else { return nil }
                return ClaimNode(
                    report: report, sentence: index, tokens: sentence.tokens,
                    vector: vectors.meaningVector(report, sentence.tokens),
                    terms: terms,
                    isLead: index < 6)
            }
        }
    }

    /// A question tells nothing; the mark may stand before a closing quotation mark.
    private func isQuestion(_ tokens: Range<Int>, of annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        return tokens.suffix(2).contains { analyzed.tokens[$0].folded == Self.questionMark }
    }

    private static let whether = WordHash.folded("whether")
    private static let questionMark = WordHash.folded("?")

    /// Clauses of the sentences that have several, for what a long sentence tells beside its main point.
    func clauses(_ nodes: [ClaimNode]) -> [ClaimNode] {
        nodes.flatMap { node -> [ClaimNode] in
            let parts = ClauseCutter.pieces(of: node.tokens, in: story.reports[node.report].analyzed)
            guard parts.count > 1 else { return [node] }
            return parts.compactMap { tokens in
                // What opens with "whether" is a question.
                guard story.reports[node.report].analyzed.tokens[tokens.lowerBound].folded != Self.whether else {
                    return nil
                }
                let terms = vectors.terms(node.report, tokens)
                guard Set(terms).count >= 4 else { return nil }
                return ClaimNode(
                    report: node.report, sentence: node.sentence, tokens: tokens,
                    vector: vectors.meaningVector(node.report, tokens), terms: terms, isLead: node.isLead)
            }
        }
    }

    /// Claims by two or more reports, the best supported first.
    func claims(_ nodes: [ClaimNode]) -> [Claim] {
        let best = bestMatches(nodes)
        var groups: [[Int]] = []
        var of = [Int](repeating: -1, count: nodes.count)
        let pairs = best.sorted { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
        for pair in pairs {
            switch (of[pair.left], of[pair.right]) {
            case (-1, -1):
                of[pair.left] = groups.count
                of[pair.right] = groups.count
                groups.append([pair.left, pair.right])
            case (let group, -1) where fits(pair.right, groups[group], nodes):
                of[pair.right] = group
                groups[group].append(pair.right)
            case (-1, let group) where fits(pair.left, groups[group], nodes):
                of[pair.left] = group
                groups[group].append(pair.left)
            default: break
            }
        }
        return groups.map { claim($0.sorted(), nodes) }
    }

    /// One sentence a report, alike to most of the group.
    private func fits(_ node: Int, _ group: [Int], _ nodes: [ClaimNode]) -> Bool {
        guard !group.contains(where: { nodes[$0].report == nodes[node].report }) else { return false }
        let mean =
            group.prefix(8).reduce(Float(0)) { $0 + nodes[$1].vector.cosine(nodes[node].vector) }
            / Float(min(8, group.count))
        return mean >= Self.fit
    }

    private func claim(_ group: [Int], _ nodes: [ClaimNode]) -> Claim {
        var sum: Float = 0
        var count: Float = 0
        for (position, left) in group.prefix(12).enumerated() {
            for right in group.prefix(12).dropFirst(position + 1) {
                sum += nodes[left].vector.cosine(nodes[right].vector)
                count += 1
            }
        }
        return Claim(nodes: group.map { nodes[$0] }, strength: count > 0 ? sum / count : 0)
    }

    /// For each sentence and each other report the best match, when it is good and mutual.
    private func bestMatches(_ nodes: [ClaimNode]) -> [(left: Int, right: Int, score: Float)] {
        var holders: [UInt64: [Int32]] = [:]
        for (index, node) in nodes.enumerated() {
            for term in node.vector.terms { holders[term, default: []].append(Int32(index)) }
        }
        let limit = nodes.count > 4000 ? 60 : max(40, min(400, nodes.count / 4))
        var best: [Int64: (right: Int, score: Float)] = [:]
        for (index, node) in nodes.enumerated() {
            var scores: [Int32: Float] = [:]
            for (term, weight) in zip(node.vector.terms, node.vector.weights) where weight > 0.08 {
                guard let list = holders[term], list.count <= limit else { continue }
                for other in list where nodes[Int(other)].report != node.report { scores[other, default: 0] += 1 }
            }
            for (other, shared) in scores where shared >= 2 {
                let score = node.vector.cosine(nodes[Int(other)].vector)
                guard score >= Self.floor else { continue }
                let key = Int64(index) << 20 | Int64(nodes[Int(other)].report)
                if best[key].map({ score > $0.score || (score == $0.score && Int(other) < $0.right) }) ?? true {
                    best[key] = (Int(other), score)
                }
            }
        }
        return best.compactMap { key, value in
            let left = Int(key >> 20)
            guard left < value.right else { return nil }
            let back = best[Int64(value.right) << 20 | Int64(nodes[left].report)]
            return back?.right == left ? (left, value.right, value.score) : nil
        }
    }
}

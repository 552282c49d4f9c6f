import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One position told more strongly by one report than by another: a withdrawal or a reduction of troops.
///
/// Two words of one scale count when they govern the same noun ("withdrawal of troops" / "reduction in the number of
/// troops") in readings of the same actor's act.
struct StrengthDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let scales: StrengthScales

    private struct Word {
        let node: PositionNode
        let step: StrengthScales.Step
        let token: Int
        /// Stems of the nouns near the word within the content.
        let nouns: Set<UInt64>
    }

    func drafts(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        let byAct = Dictionary(grouping: groups, by: { "\($0.act.rawValue) \($0.actors)" }).sorted { $0.key < $1.key }
        return byAct.flatMap { _, groups in drafts(of: groups.flatMap(\.nodes)) }
    }

    private func drafts(of nodes: [PositionNode]) -> [DifferenceDraft] {
        let byScale = Dictionary(grouping: nodes.flatMap { words($0) }, by: { $0.step.scale }).sorted {
            $0.key < $1.key
        }
        return byScale.compactMap { scale, words in
            let compared = words.map { ScaleWord(report: $0.node.report, rank: $0.step.rank, slots: $0.nouns) }
            guard let sides = ScaleComparison(story: story).sides(compared) else { return nil }
            let name = nodes[0].actors.map { table.participants[$0].name }.joined(separator: ", ")
            return DifferenceDraft(
                kind: .strength, severity: .high,
                about: "How far it goes (\(scales.names[Int(scale)])): \(name), \(nodes[0].act.rawValue)",
                sides: sides.map { side in
                    .init(
                        value: phrase(words[side[0]]),
                        passages: side.map { (words[$0].node.report, words[$0].node.mention.evidence) })
                })
        }
    }

    private func words(_ node: PositionNode) -> [Word] {
        let analyzed = story.reports[node.report].analyzed
        let range = vectors.tokens(node.report, node.mention.content)
        return scales.found(analyzed.tokens, in: range).flatMap { steps, phrase -> [Word] in
            let near = phrase.upperBound..<max(phrase.upperBound, min(range.upperBound, phrase.lowerBound + 9))
            let nouns = Set(
                near.filter { analyzed.words[$0].tag == .noun }.map {
                    Stem.key(analyzed.tokens[$0], in: analyzed.text.utf8)
                })
            return steps.map { Word(node: node, step: $0, token: phrase.lowerBound, nouns: nouns) }
        }
    }

    private func phrase(_ word: Word) -> String {
        story.reports[word.node.report].report.text.string(word.node.mention.content)
    }
}

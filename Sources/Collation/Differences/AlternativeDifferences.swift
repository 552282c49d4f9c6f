import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Nouns or verbs that exclude each other in the same place of like sentences: a car or a truck was rammed into the
/// wall, a soldier was punched or slapped.
///
/// No report may have the other's word in that place, too.
struct AlternativeDifferences {
    let story: Story
    let vectors: ContentVectors
    let alternatives: ExclusiveModifiers

    private struct Use {
        let report: Int
        let sentence: Int
        let member: ExclusiveModifiers.Member
        /// Meanings of what it hangs on and of what hangs on it.
        let slots: Set<UInt64>
        let span: TextSpan
    }

    /// Sentences less alike tell of two things.
    private static let likeness: Float = 0.3
    /// Words of a set that stand more often are what the story is about throughout.
    private static let mostUses = 120

    func drafts() -> [DifferenceDraft] {
        let bySet = Dictionary(grouping: story.reports.indices.flatMap { uses($0) }, by: \.member.set)
        return bySet.sorted { $0.key < $1.key }.compactMap { _, uses in
            uses.count <= Self.mostUses ? draft(uses) : nil
        }
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        for (position, left) in uses.enumerated() {
            for right in uses[(position + 1)...] where exclude(left, right) {
                let shared = left.slots.intersection(right.slots)
                let told = uses.filter { !$0.slots.isDisjoint(with: shared) }
                let sides = [left, right].map { side in told.filter { $0.member == side.member } }
                // A report that has both words in one place tells of two things.
                guard Set(sides[0].map(\.report)).isDisjoint(with: sides[1].map(\.report)) else { continue }
                return DifferenceDraft(
                    kind: .conflict, severity: .medium,
                    about:
                        "Which it was (\(alternatives.names[Int(left.member.set)])): “\(text(left))” or “\(text(right))”",
                    sides: sides.map { side in
                        .init(value: text(side[0]), passages: side.map { ($0.report, sentence($0)) })
                    })
            }
        }
        return nil
    }

    private func exclude(_ left: Use, _ right: Use) -> Bool {
        guard left.member != right.member, story.originOf[left.report] != story.originOf[right.report],
            !left.slots.isDisjoint(with: right.slots)
        else { return false }
        return vector(left).cosine(vector(right)) >= Self.likeness
    }

    private func vector(_ use: Use) -> TermVector {
        vectors.meaningVector(use.report, story.reports[use.report].analyzed.sentences[use.sentence].tokens)
    }

    private func sentence(_ use: Use) -> TextSpan { story.reports[use.report].analyzed.sentences[use.sentence].span }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.span) }

    private func uses(_ report: Int) -> [Use] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.sentences.enumerated().flatMap { index, sentence -> [Use] in
            guard annotated.blockKind(ofSentence: index) == .paragraph else { return [] }
            return sentence.tokens.flatMap { token -> [Use] in
                guard [.noun, .verb].contains(analyzed.words[token].tag),
                    let found = alternatives.members(analyzed.tokens, at: token, limit: sentence.tokens.upperBound)
                else { return [] }
                let last = found.end - 1
                // The first noun of a compound names no thing by itself: "car bomb".
                guard ![.compound, .flat].contains(analyzed.words[last].relation) else { return [] }
                let slots = slots(last, report, analyzed)
                return found.members.map {
                    Use(
                        report: report, sentence: index, member: $0, slots: slots,
                        span: analyzed.span(token..<found.end))
                }
            }
        }
    }

    /// What a word hangs on, and its own complements; no word of the grammar alone.
    private func slots(_ token: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var result: Set<UInt64> = []
        let head = Int(analyzed.words[token].head)
        if head >= 0 { result.insert(vectors.meaning(report, head)) }
        for child in analyzed.children(of: token) {
            switch analyzed.words[child].relation {
            case .obj, .nsubj, .nsubjPass, .obl, .nmod, .acl, .amod, .compound:
                result.insert(vectors.meaning(report, child))
            default: break
            }
        }
        return result.subtracting([0])
    }
}

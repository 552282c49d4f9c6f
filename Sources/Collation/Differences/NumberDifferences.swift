import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One deed told of one and of several: "slapped a soldier", "slapping two soldiers".
///
/// The verb and what it is done to must be the same, the sentences alike, and no report may tell both.
struct NumberDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it is one.
        let isFirst: Bool
        let subjects: Set<UInt64>
        let words: TextSpan
    }

    private struct Key: Hashable, Comparable {
        let verb: UInt64
        let noun: UInt64

        static func < (left: Key, right: Key) -> Bool { (left.verb, left.noun) < (right.verb, right.noun) }
    }

    private static let likeness: Float = 0.3
    private static let most = 3

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { areOne($0, $1) }
        return uses.sorted { $0.key < $1.key }.lazy.compactMap { _, uses in
            opposed.sides(uses).map { draft($0.first, $0.second) }
        }.prefix(Self.most).map { $0 }
    }

    private func draft(_ one: [Use], _ several: [Use]) -> DifferenceDraft {
        DifferenceDraft(
            kind: .conflict, severity: .medium, about: "One or several: “\(text(one[0]))” or “\(text(several[0]))”",
            sides: [one, several].map { side in
                .init(
                    value: text(side[0]),
                    passages: side.map { story.place($0.report, sentence: $0.sentence) })
            })
    }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    private func areOne(_ left: Use, _ right: Use) -> Bool {
        guard days.areNear([left.report], [right.report]),
            left.subjects.isEmpty || right.subjects.isEmpty || !left.subjects.isDisjoint(with: right.subjects)
        else { return false }
        return vector(left).cosine(vector(right)) >= Self.likeness
    }

    private func vector(_ use: Use) -> TermVector {
        vectors.meaningVector(use.report, story.reports[use.report].analyzed.sentences[use.sentence].tokens)
    }

    private func collect(_ report: Int, into uses: inout [Key: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        for noun in analyzed.tokens.indices where analyzed.words[noun].tag == .noun {
            let verb = Int(analyzed.words[noun].head)
            guard verb >= 0, analyzed.words[verb].tag == .verb,
                [.obj, .nsubjPass].contains(analyzed.words[noun].relation),
                !reader.lexicon.has(.light, analyzed.tokens[verb].folded),
                let isOne = isOne(noun, analyzed)
            else { continue }
            let sentence = analyzed.sentence(ofToken: noun)
            let key = Key(verb: vectors.meaning(report, verb), noun: vectors.meaning(report, noun))
            guard key.verb != 0, key.noun != 0, annotated.blockKind(ofSentence: sentence) == .paragraph,
                reader.isFact(verb, analyzed)
            else { continue }
            let isPassive = analyzed.words[noun].relation == .nsubjPass
            let subject = isPassive ? nil : reader.subject(verb, analyzed)
            let words = analyzed.span(min(verb, noun)..<(max(verb, noun) + 1))
            uses[key, default: []].append(
                Use(
                    report: report, sentence: sentence, isFirst: isOne,
                    subjects: subject.map { reader.terms(report, head: $0) } ?? [], words: words))
        }
    }

    /// Whether a noun is one ("a soldier", "one soldier") or several ("two soldiers"); nil when it does not say.
    private func isOne(_ noun: Int, _ analyzed: AnalyzedText) -> Bool? {
        let children = analyzed.children(of: noun)
        guard !children.contains(where: { analyzed.words[$0].relation == .conj }) else { return nil }
        if let number = children.first(where: { analyzed.words[$0].relation == .nummod }) {
            return analyzed.tokens[number].folded == Self.one
        }
        guard analyzed.words[noun].penn == .nn else { return nil }
        return children.contains { Self.single.contains(analyzed.tokens[$0].folded) } ? true : nil
    }

    private static let one = WordHash.folded("one")
    private static let single = WordSet(["a", "an"])
}

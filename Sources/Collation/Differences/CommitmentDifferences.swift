import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One step told as agreed with somebody by one report and as announced by the one side alone by another: "has agreed to
/// suspend the tests", "announced that he will suspend the tests".
struct CommitmentDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader

    private struct Use {
        let report: Int
        let sentence: Int
        let isAgreed: Bool
        let subjects: Set<UInt64>
        /// Meaning of the step and of what it is done to.
        let step: UInt64
        let slots: Set<UInt64>
        let words: TextSpan
    }

    private static let mostUses = 60
    private static let mostOfSide = 8
    private static let most = 3

    func drafts() -> [DifferenceDraft] {
        let uses = story.reports.indices.flatMap { self.uses($0) }
        let byStep = Dictionary(grouping: uses, by: \.step).sorted { $0.key < $1.key }
        return byStep.compactMap { _, uses in draft(uses) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
        for left in uses where left.isAgreed {
            let announced = uses.filter { !$0.isAgreed && areOne(left, $0) }
            guard let first = announced.first else { continue }
            let agreed = uses.filter { $0.isAgreed && areOne($0, first) }
            guard story.origins(of: (agreed + announced).map(\.report)) >= 2 else { continue }
            return DifferenceDraft(
                kind: .strength, severity: .medium,
                about: "Agreed or announced: “\(text(left))” or “\(text(first))”",
                sides: [agreed, announced].map { side in
                    .init(
                        value: text(side[0]),
                        passages: side.prefix(Self.mostOfSide).map { ($0.report, span($0)) })
                })
        }
        return nil
    }

    private func areOne(_ left: Use, _ right: Use) -> Bool {
        story.originOf[left.report] != story.originOf[right.report]
            && !left.subjects.isDisjoint(with: right.subjects) && !left.slots.isDisjoint(with: right.slots)
    }

    private func span(_ use: Use) -> TextSpan { story.reports[use.report].analyzed.sentences[use.sentence].span }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    private func uses(_ report: Int) -> [Use] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token -> Use? in
            let folded = analyzed.tokens[token].folded
            let isAgreed = Self.agreeing.contains(folded)
            guard isAgreed || Self.announcing.contains(folded), analyzed.words[token].tag == .verb else { return nil }
            let sentence = analyzed.sentence(ofToken: token)
            guard annotated.blockKind(ofSentence: sentence) == .paragraph, reader.isFact(token, analyzed),
                let subject = reader.subject(token, analyzed), let step = step(of: token, analyzed),
                !analyzed.children(of: token).contains(where: { Negation.words.contains(analyzed.tokens[$0].folded) })
            else { return nil }
            let own = reader.named(report, head: subject)
            let meaning = vectors.meaning(report, step)
            guard !own.isEmpty, meaning != 0, !vectors.isName(meaning) else { return nil }
            return Use(
                report: report, sentence: sentence, isAgreed: isAgreed,
                subjects: own, step: meaning,
                slots: slots(step, report, analyzed),
                words: analyzed.span(min(token, step)..<(max(token, step) + 1)))
        }
    }

    /// The verb or noun that is agreed or announced.
    private func step(of verb: Int, _ analyzed: AnalyzedText) -> Int? {
        analyzed.children(of: verb).first { child in
            child > verb && [.xcomp, .ccomp, .obj].contains(analyzed.words[child].relation)
        }
    }

    /// What the step is done to, and what that belongs to.
    private func slots(_ step: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var result: Set<UInt64> = []
        for child in analyzed.children(of: step)
        where child > step && [.obj, .nmod, .obl].contains(analyzed.words[child].relation) {
            result.formUnion(reader.terms(report, head: child).filter { !vectors.isName($0) })
            // "All Nuclear Tests" may be written like a name.
            result.insert(Stem.key(analyzed.tokens[child], in: analyzed.text.utf8))
        }
        return result
    }

    private static let agreeing = Set(
        ["agreed", "agrees", "agree", "accepted", "accepts", "conceded", "consented"].map { WordHash.folded($0) })
    private static let announcing = Set(
        ["announced", "announces", "declared", "declares", "decided", "decides", "vowed", "vows"].map {
            WordHash.folded($0)
        })
}

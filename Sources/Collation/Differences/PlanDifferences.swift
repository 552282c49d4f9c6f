import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Something to come that one report tells as settled ("will meet", "is scheduled to meet") and another as expected or open
/// ("may meet").
///
/// The event is the verb that the word of firmness stands with; two sentences tell of one event when they share it, its
/// subject and those who take part. A report that tells both tells neither.
struct PlanDifferences {
    let story: Story
    let vectors: ContentVectors
    let plans: AppraisalLexicon
    let reader: ClauseReader

    private struct Use {
        let report: Int
        let sentence: Int
        let isSettled: Bool
        let event: UInt64
        let subjects: Set<UInt64>
        /// All content of the sentence.
        let meanings: Set<UInt64>
        let words: TextSpan
    }

    /// How far the event stands from the word.
    private static let reach = 6
    /// Events of more sentences are what the story is about throughout.
    private static let mostUses = 80
    private static let most = 4

    func drafts() -> [DifferenceDraft] {
        let uses = story.reports.indices.flatMap { self.uses($0) }
        let byEvent = Dictionary(grouping: uses, by: \.event)
        let found = byEvent.sorted { $0.key < $1.key }.compactMap { _, uses in draft(uses) }
        var told: Set<Int> = []
        let distinct = found.filter { one in
            let keys = one.passages.map { $0.report << 32 + $0.span.start }
            defer { told.formUnion(keys) }
            return told.isDisjoint(with: keys)
        }
        return distinct.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    private typealias Found = (origins: Int, draft: DifferenceDraft, passages: [(report: Int, span: TextSpan)])

    private func draft(_ uses: [Use]) -> Found? {
        guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
        for left in uses where left.isSettled {
            let open = uses.filter { !$0.isSettled && areOne(left, $0) }
            guard let first = open.first else { continue }
            let settled = uses.filter { $0.isSettled && areOne($0, first) }
            guard Set(settled.map(\.report)).isDisjoint(with: open.map(\.report)),
                story.origins(of: (settled + open).map(\.report)) >= 2
            else { continue }
            let sides = [settled, open].map { side in
                DifferenceDraft.Side(
                    value: text(side[0]), passages: side.prefix(8).map { ($0.report, span($0)) })
            }
            let draft = DifferenceDraft(
                kind: .strength, severity: .medium,
                about: "How firm it is: “\(text(left))” or “\(text(first))”", sides: sides)
            return (story.origins(of: (settled + open).map(\.report)), draft, sides.flatMap(\.passages))
        }
        return nil
    }

    private func areOne(_ left: Use, _ right: Use) -> Bool {
        guard left.report != right.report else { return false }
        let shared = left.meanings.intersection(right.meanings)
        let names = shared.count { vectors.isName($0) }
        // "He will meet her" and "she may meet him" are one meeting.
        guard !left.subjects.isDisjoint(with: right.subjects) || names >= 2 && areTogether(left, right) else {
            return false
        }
        return names >= 2 || names == 1 && shared.count >= 3
    }

    /// Whether the subject of each takes part in the other.
    private func areTogether(_ left: Use, _ right: Use) -> Bool {
        !left.subjects.isDisjoint(with: right.meanings) && !right.subjects.isDisjoint(with: left.meanings)
    }

    private func span(_ use: Use) -> TextSpan { story.reports[use.report].analyzed.sentences[use.sentence].span }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    private func uses(_ report: Int) -> [Use] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.sentences.enumerated().flatMap { index, sentence -> [Use] in
            guard annotated.blockKind(ofSentence: index) == .paragraph else { return [] }
            let meanings = Set(vectors.meanings(report, sentence.tokens))
            guard meanings.contains(where: vectors.isName) else { return [] }
            var result: [Use] = []
            var token = sentence.tokens.lowerBound
            while token < sentence.tokens.upperBound {
                guard let found = plans.entries(analyzed.tokens, at: token, limit: sentence.tokens.upperBound),
                    let judgement = found.entries.first?.judgement
                else {
                    token += 1
                    continue
                }
                if let event = event(token..<found.end, in: sentence.tokens, report, analyzed),
                    let subject = reader.subject(event, analyzed)
                {
                    let words = min(token, event)..<max(found.end, event + 1)
                    result.append(
                        Use(
                            report: report, sentence: index, isSettled: judgement.isFirst,
                            event: vectors.meaning(report, event),
                            subjects: reader.terms(report, head: subject).union(reader.named(report, head: subject)),
                            meanings: meanings,
                            words: analyzed.span(words)))
                }
                token = found.end
            }
            return result
        }
    }

    /// The verb behind the words that says what is to come; none for a verb that tells too little by itself.
    private func event(_ words: Range<Int>, in sentence: Range<Int>, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        let behind = words.upperBound..<max(words.upperBound, min(sentence.upperBound, words.upperBound + Self.reach))
        for token in behind {
            if Negation.ofVerbs.contains(analyzed.tokens[token].folded) { return nil }
            guard analyzed.words[token].tag == .verb else { continue }
            let meaning = vectors.meaning(report, token)
            let isLight = reader.lexicon.has(.light, analyzed.tokens[token].folded)
            if meaning != 0, !vectors.isName(meaning) { return isLight ? nil : token }
        }
        return nil
    }
}

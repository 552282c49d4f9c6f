import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One deed that a report tells as done and another as suspected: "transferred the oil", "is suspected of transferring
/// the oil", "allegedly transferred it".
struct CertaintyDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader

    private struct Use {
        let report: Int
        let sentence: Int
        let isHedged: Bool
        let slots: Set<UInt64>
        let words: TextSpan
    }

    /// Sentences further apart than this many nouns in common tell of two deeds.
    private static let leastShared = 2
    private static let mostUses = 80
    private static let mostOfSide = 6
    private static let most = 4
    private static let longestSentence = 80
    private static let depth = 3

    func drafts() -> [DifferenceDraft] {
        var byVerb: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &byVerb) }
        return byVerb.sorted { $0.key < $1.key }.lazy.compactMap { draft($0.value) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
        for hedged in uses where hedged.isHedged {
            let plain = uses.filter { !$0.isHedged && areOne($0, hedged) }
            guard let first = plain.first else { continue }
            let alike = uses.filter { $0.isHedged && areOne($0, first) }
            // A report that tells it both ways means both.
            guard Set(plain.map(\.report)).isDisjoint(with: alike.map(\.report)) else { continue }
            return DifferenceDraft(
                kind: .strength, severity: .medium,
                about: "How sure it is: “\(text(first))” or “\(text(alike.first ?? hedged))”",
                sides: [plain, alike].map { side in
                    .init(
                        value: text(side.first ?? hedged),
                        passages: side.prefix(Self.mostOfSide).map { ($0.report, span($0)) })
                })
        }
        return nil
    }

    private func areOne(_ left: Use, _ right: Use) -> Bool {
        story.originOf[left.report] != story.originOf[right.report]
            && left.slots.intersection(right.slots).count >= Self.leastShared
    }

    private func span(_ use: Use) -> TextSpan { story.reports[use.report].analyzed.sentences[use.sentence].span }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    private func collect(_ report: Int, into byVerb: inout [UInt64: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        for (index, sentence) in analyzed.sentences.enumerated()
        where sentence.tokens.count <= Self.longestSentence && annotated.blockKind(ofSentence: index) == .paragraph {
            for token in sentence.tokens where analyzed.words[token].tag == .verb {
                let verb = vectors.meaning(report, token)
                guard verb != 0, !reader.lexicon.has(.light, analyzed.tokens[token].folded) else { continue }
                let hedge = hedge(of: token, analyzed)
                guard hedge != nil || isTold(token, analyzed) else { continue }
                let slots = slots(of: token, in: sentence, report)
                guard slots.count >= Self.leastShared else { continue }
                let first = min(hedge ?? token, token)
                byVerb[verb, default: []].append(
                    Use(
                        report: report, sentence: index, isHedged: hedge != nil, slots: slots,
                        words: analyzed.span(first..<(max(hedge ?? token, token) + 1))))
            }
        }
    }

    /// The adverb, verb or participle that makes a deed a suspicion.
    private func hedge(of verb: Int, _ analyzed: AnalyzedText) -> Int? {
        if let adverb = analyzed.children(of: verb).first(where: {
            analyzed.words[$0].relation == .advmod && reader.lexicon.has(.hedge, analyzed.tokens[$0].folded)
        }) {
            return adverb
        }
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, [.xcomp, .advcl].contains(analyzed.words[verb].relation),
            reader.lexicon.has(.suspicion, analyzed.tokens[head].folded), abs(head - verb) <= 4
        else { return nil }
        return head
    }

    /// A finite verb, or a participle with its auxiliary, that no modal verb, condition or denial weakens.
    private func isTold(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        let penn = analyzed.words[verb].penn
        guard [.vbd, .vbz, .vbn, .vbp].contains(penn), reader.isFact(verb, analyzed) else { return false }
        return !analyzed.children(of: verb).contains {
            analyzed.words[$0].penn == .md || Negation.words.contains(analyzed.tokens[$0].folded)
        }
    }

    /// The nouns that a verb governs, at most three steps away, and not those of another verb.
    private func slots(of verb: Int, in sentence: Sentence, _ report: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        var result: Set<UInt64> = []
        for token in sentence.tokens
        where token != verb && (analyzed.words[token].tag == .noun || analyzed.words[token].tag == .propn) {
            var at = Int(analyzed.words[token].head)
            var steps = 1
            while at >= 0, at != verb, steps < Self.depth, analyzed.words[at].tag != .verb {
                at = Int(analyzed.words[at].head)
                steps += 1
            }
            let term = at == verb ? reader.term(report, token) : 0
            if term != 0 { result.insert(term) }
        }
        return result
    }
}

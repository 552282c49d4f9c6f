import Prose

/// What several origins tell alike, before it is known whether another line tells it already.
struct AgreementDraft {
    let claim: String
    let passages: [(report: Int, span: TextSpan)]
    /// Sentences the passages lie in.
    let sentences: Set<SentenceKey>
    let origins: Int
    /// Whether it tells a detail of its sentences (a number, a condition), not all of them.
    let isDetail: Bool
    /// Mean number of sentences before its own: what matters comes early.
    let depth: Double
}

/// The lines chosen so far, by the sentences that they rest on.
struct AgreementLines {
    private(set) var drafts: [AgreementDraft] = []
    private var holders: [SentenceKey: [Int]] = [:]
    private var claims: Set<String> = []

    mutating func add(_ draft: AgreementDraft) {
        for sentence in draft.sentences { holders[sentence, default: []].append(drafts.count) }
        claims.insert(draft.claim)
        drafts.append(draft)
    }

    /// Whether one line of the same kind rests on so many of a draft's sentences, or one has its claim;
    /// O(sentences · lines on them).
    func tell(_ draft: AgreementDraft, share: Double) -> Bool {
        guard !claims.contains(draft.claim) else { return true }
        return shared(with: draft).contains { line, count in
            Double(count) >= share * Double(draft.sentences.count)
                && (drafts[line].isDetail == draft.isDetail || drafts[line].claim.contains(draft.claim))
        }
    }

    /// The lines that rest on a sentence of a draft with the number of these.
    private func shared(with draft: AgreementDraft) -> [Int: Int] {
        var shared: [Int: Int] = [:]
        for sentence in draft.sentences {
            for line in holders[sentence] ?? [] { shared[line, default: 0] += 1 }
        }
        return shared
    }
}

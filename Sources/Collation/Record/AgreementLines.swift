import Prose
import Stories

/// What several origins tell alike, before it is known whether another line tells it already.
struct AgreementDraft {
    let claim: String
    let passages: [(report: Int, span: TextSpan)]
    /// Sentences the passages lie in.
    let sentences: Set<SentenceKey>
    let origins: Int
    /// The meaning of the passage that gives the claim its words.
    let meaning: TermVector
    /// Whether it tells a detail of its sentences (a number, a condition), not all of them.
    let isDetail: Bool
    /// Whether its words lean on what stands before them, as a pronoun and a side clause do.
    let leans: Bool
    /// How surely its passages tell the claim.
    let certainty: Certainty
    /// Mean number of sentences before its own: what matters comes early.
    let depth: Double
    /// What it tells without what is put before it (a date, a name): a line of the same sentences with this in it tells
    /// it.
    let core: String?

    enum Certainty {
        /// There is little doubt.
        case sure
        /// Rather so than not.
        case likely
        /// They have words in common and may tell different things: a reader has to compare them.
        case doubtful
    }
}

/// The lines chosen so far, by the sentences that they rest on.
struct AgreementLines {
    private(set) var drafts: [AgreementDraft] = []
    private var holders: [SentenceKey: [Int]] = [:]
    private var claims: Set<String> = []
    private let containment: (TermVector, TermVector) -> Float

    /// - Parameter containment: the share of the lighter claim's words that two claims have in common.
    init(containment: @escaping (TermVector, TermVector) -> Float) { self.containment = containment }

    mutating func add(_ draft: AgreementDraft) {
        for sentence in draft.sentences { holders[sentence, default: []].append(drafts.count) }
        claims.insert(draft.claim)
        drafts.append(draft)
    }

    /// What a further line must have of its own.
    enum Novelty {
        /// Near half of the sentences it rests on, some of them, or only what it says of them.
        case sentences, someSentences, words
    }

    /// Whether one line of the same kind rests on a draft's sentences, or one has its claim; O(sentences · lines on
    /// them).
    func tell(_ draft: AgreementDraft, beside novelty: Novelty) -> Bool {
        guard !claims.contains(draft.claim) else { return true }
        let share = novelty == .sentences ? Self.told : Self.mostlyTold
        return shared(with: draft).contains { line, count in
            if drafts[line].claim.contains(draft.claim) { return true }
            if !draft.isDetail, !drafts[line].isDetail,
                containment(draft.meaning, drafts[line].meaning) >= Self.reworded
            {
                return true
            }
            if let core = draft.core, count == draft.sentences.count, drafts[line].claim.contains(core) { return true }
            guard Double(count) >= share * Double(draft.sentences.count), drafts[line].isDetail == draft.isDetail
            else { return false }
            return novelty != .words || draft.isDetail
                || containment(draft.meaning, drafts[line].meaning) >= Self.worded
        }
    }

    /// With so many of its sentences told by one line, a further line says little new, and nothing new.
    private static let told = 0.6
    private static let mostlyTold = 0.8
    /// Two claims of the same sentences with so much of the lighter one's words in common are one.
    private static let worded: Float = 0.5
    /// Two claims that rest on one sentence at least and share so much of the lighter one's words are one.
    private static let reworded: Float = 0.75

    /// The lines that rest on a sentence of a draft with the number of these.
    private func shared(with draft: AgreementDraft) -> [Int: Int] {
        var shared: [Int: Int] = [:]
        for sentence in draft.sentences {
            for line in holders[sentence] ?? [] { shared[line, default: 0] += 1 }
        }
        return shared
    }
}

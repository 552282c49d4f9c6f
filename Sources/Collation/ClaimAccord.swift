import Annotation
import Language
import Prose
import Reports
import Stories

/// Whether two sentences, or clauses of sentences, of two reports tell the same, beyond having words in common.
///
/// One supports the other when they share a verb and what it is about, or several words that are no names; when no number
/// of the one contradicts those of the other; and when what the one denies the other does not affirm. O(tokens) a pair.
struct ClaimAccord {
    private let story: Story
    private let vectors: ContentVectors
    /// The figures of each sentence that has any.
    private let figures: [SentenceKey: [FigureMention]]

    /// A stretch of tokens inside one sentence.
    struct Passage {
        let report: Int
        let sentence: Int
        let tokens: Range<Int>
    }

    /// From this likeness on, words need not be looked at one by one.
    private static let near: Float = 0.5

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
        var figures: [SentenceKey: [FigureMention]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for mention in annotated.figures {
                figures[SentenceKey(report, mention.sentence), default: []].append(mention)
            }
        }
        self.figures = figures
    }

    /// Whether one tells what the other tells.
    func tellSame(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        guard !contradict(Self.passage(left), Self.passage(right)) else { return false }
        return left.vector.cosine(right.vector) >= Self.near || shareClaim(Self.passage(left), Self.passage(right))
    }

    static func passage(_ node: ClaimNode) -> Passage {
        Passage(report: node.report, sentence: node.sentence, tokens: node.tokens)
    }

    /// Whether numbers of one unit differ throughout, or one denies what the other affirms.
    func contradict(_ left: Passage, _ right: Passage) -> Bool {
        numbersDiffer(left, right) || isDenied(left, by: right) || isDenied(right, by: left)
    }

    // MARK: Shared words

    /// A verb and something it is about, or three words of which two are no names.
    private func shareClaim(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (verbsAndOthers(left), verbsAndOthers(right))
        let others = a.others.intersection(b.others)
        if !a.verbs.isDisjoint(with: b.verbs), !others.isEmpty { return true }
        // A verb of the one may be a noun of the other ("approve", "approval").
        let words = a.verbs.union(a.others).intersection(b.verbs.union(b.others))
        return words.count >= 3 && words.count(where: { !vectors.isName($0) }) >= 2
    }

    private func verbsAndOthers(_ passage: Passage) -> (verbs: Set<UInt64>, others: Set<UInt64>) {
        let analyzed = story.reports[passage.report].analyzed
        var result: (verbs: Set<UInt64>, others: Set<UInt64>) = ([], [])
        for token in passage.tokens {
            let meaning = vectors.meaning(passage.report, token)
            guard meaning != 0, !Self.saying.contains(analyzed.tokens[token].folded) else { continue }
            if analyzed.words[token].tag == .verb {
                result.verbs.insert(meaning)
            } else {
                result.others.insert(meaning)
            }
        }
        return result
    }

    /// Two sentences do not tell the same because somebody says both, or both say "too".
    private static let saying = Set(
        ["say", "says", "said", "saying", "tell", "tells", "told", "telling", "statement", "too", "well", "also"].map {
            WordHash.folded($0)
        })

    // MARK: Numbers

    /// Whether both have numbers of one unit and none of the one may be one of the other.
    private func numbersDiffer(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (numbers(left), numbers(right))
        guard !a.isEmpty, !b.isEmpty else { return false }
        return a.contains { mention in
            let same = b.filter { Self.areOfOneKind($0, mention) }
            guard !same.isEmpty else { return false }
            let own = a.filter { Self.areOfOneKind($0, mention) }
            return !own.contains { one in same.contains { FigureDifferences.agree(one, $0) } }
        }
    }

    private func numbers(_ passage: Passage) -> [FigureMention] {
        (figures[SentenceKey(passage.report, passage.sentence)] ?? []).filter { passage.tokens.overlaps($0.tokens) }
    }

    private static func areOfOneKind(_ left: FigureMention, _ right: FigureMention) -> Bool {
        left.unit == right.unit && left.per == right.per && left.role == right.role
    }

    // MARK: Polarity

    /// Whether one affirms a verb or noun that the other denies.
    private func isDenied(_ passage: Passage, by other: Passage) -> Bool {
        let denied = deniedMeanings(other)
        guard !denied.isEmpty else { return false }
        let own = deniedMeanings(passage)
        return passage.tokens.contains { token in
            let meaning = vectors.meaning(passage.report, token)
            return meaning != 0 && denied.contains(meaning) && !own.contains(meaning)
        }
    }

    /// What "not", "never" and "no" stand at.
    private func deniedMeanings(_ passage: Passage) -> Set<UInt64> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<UInt64> = []
        for token in passage.tokens {
            guard Self.negations.contains(analyzed.tokens[token].folded) else { continue }
            let head = Int(analyzed.words[token].head)
            guard passage.tokens.contains(head), [.verb, .noun].contains(analyzed.words[head].tag) else { continue }
            let meaning = vectors.meaning(passage.report, head)
            if meaning != 0 { result.insert(meaning) }
        }
        return result
    }

    private static let negations = Set(["not", "n't", "n’t", "never", "no"].map { WordHash.folded($0) })
}

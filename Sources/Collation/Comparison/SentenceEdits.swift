import Annotation
import Language
import Prose
import Reports
import Stories

/// Two sentences of two reports that are one sentence but for some words, aligned word by word.
struct SentenceEdit {
    /// Words of the one print and what stands in their place in the other; one of both may be empty.
    struct Change {
        let left: Range<Int>
        let right: Range<Int>
    }

    let left: SentenceKey
    let right: SentenceKey
    let changes: [Change]
    /// Words that both have, as a share of the longer and of the shorter sentence.
    let shareOfLonger: Double
    let shareOfShorter: Double
}

/// Finds the sentences that one report edited or took from another: those with rare runs of three words in common,
/// aligned by their longest common subsequence.
///
/// O(words) for the runs, O(words²) for each of a bounded number of pairs.
struct SentenceEdits {
    private let story: Story

    private static let run = 3
    /// Runs of more sentences are phrases of the story, and so many in common make two sentences worth aligning.
    private static let mostOfRun = 8
    private static let leastRuns = 3
    private static let leastWords = 8
    private static let mostWords = 80
    private static let mostPairs = 400
    /// Sentences that have less in common are two sentences.
    private static let leastShared = 7
    private static let leastSharedOfPassages = 3
    private static let leastShare = 0.6

    init(_ story: Story) { self.story = story }

    /// The pairs in the order of the reports.
    func pairs() -> [SentenceEdit] {
        let words = words()
        return candidates(words).prefix(Self.mostPairs).compactMap { left, right in
            guard let own = words[left], let its = words[right] else { return nil }
            return edit(left, own, right, its, least: Self.leastShared)
        }
    }

    /// Two passages, short ones too, aligned; nil for those that have too little in common and for those
    /// that are the same. O(words²).
    func edit(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> SentenceEdit? {
        let (own, its) = (words(left.report, left.tokens), words(right.report, right.tokens))
        let (fewer, more) = (min(own.count, its.count), max(own.count, its.count))
        guard more <= Self.mostWords, fewer > 0, Double(fewer) >= Self.leastShare * Double(more) else { return nil }
        // Most pairs end here, before they are aligned.
        let (one, two) = (signature(left.report, own), signature(right.report, its))
        let most = min(own.count - one.missing(in: two), its.count - two.missing(in: one))
        guard Double(most) >= Self.leastShare * Double(fewer) else { return nil }
        return edit(
            SentenceKey(left.report, left.sentence), own, SentenceKey(right.report, right.sentence), its,
            least: Self.leastSharedOfPassages)
    }

    private func signature(_ report: Int, _ words: [Int]) -> WordSignature {
        var result = WordSignature()
        for token in words { result.insert(story.reports[report].analyzed.tokens[token].folded) }
        return result
    }

    private func words(_ report: Int, _ tokens: Range<Int>) -> [Int] {
        tokens.filter { [.word, .number].contains(story.reports[report].analyzed.tokens[$0].kind) }
    }

    /// The words and numbers of each sentence of the running text, as token indexes.
    private func words() -> [SentenceKey: [Int]] {
        var result: [SentenceKey: [Int]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for (index, sentence) in annotated.analyzed.sentences.enumerated()
            where annotated.blockKind(ofSentence: index) == .paragraph {
                let words = words(report, sentence.tokens)
                guard (Self.leastWords...Self.mostWords).contains(words.count) else { continue }
                result[SentenceKey(report, index)] = words
            }
        }
        return result
    }

    private func key(_ sentence: SentenceKey, _ token: Int) -> UInt64 {
        story.reports[sentence.report].analyzed.tokens[token].folded
    }

    private func candidates(_ words: [SentenceKey: [Int]]) -> [(SentenceKey, SentenceKey)] {
        let order = words.keys.sorted { ($0.report, $0.sentence) < ($1.report, $1.sentence) }
        var holders: [UInt64: [SentenceKey]] = [:]
        for sentence in order {
            let keys = (words[sentence] ?? []).map { key(sentence, $0) }
            for start in 0...(keys.count - Self.run) {
                let run = keys[start..<start + Self.run].reduce(UInt64(0)) { ($0 &* 31) ^ $1 }
                if holders[run, default: []].count <= Self.mostOfRun { holders[run, default: []].append(sentence) }
            }
        }
        var shared: [SentenceKey: [SentenceKey: Int]] = [:]
        for sentences in holders.values where sentences.count <= Self.mostOfRun {
            for (place, left) in sentences.enumerated() {
                for right in sentences[(place + 1)...] where right.report != left.report {
                    shared[left, default: [:]][right, default: 0] += 1
                }
            }
        }
        return order.flatMap { left in
            (shared[left] ?? [:]).filter { $0.value >= Self.leastRuns }.keys
                .sorted { ($0.report, $0.sentence) < ($1.report, $1.sentence) }.map { (left, $0) }
        }
    }

    private func edit(_ left: SentenceKey, _ own: [Int], _ right: SentenceKey, _ its: [Int], least: Int)
        -> SentenceEdit?
    {
        let matches = Self.matches(own.map { key(left, $0) }, its.map { key(right, $0) })
        let shorter = Double(matches.count) / Double(min(own.count, its.count))
        guard matches.count >= least, shorter >= Self.leastShare else { return nil }
        var changes: [SentenceEdit.Change] = []
        var (a, b) = (0, 0)
        for match in matches + [(own.count, its.count)] {
            if match.0 > a || match.1 > b {
                changes.append(.init(left: Self.range(own, a..<match.0), right: Self.range(its, b..<match.1)))
            }
            (a, b) = (match.0 + 1, match.1 + 1)
        }
        guard !changes.isEmpty else { return nil }
        return SentenceEdit(
            left: left, right: right, changes: changes,
            shareOfLonger: Double(matches.count) / Double(max(own.count, its.count)), shareOfShorter: shorter)
    }

    /// The tokens from the first to the last of some words; an empty range before the next word for none.
    private static func range(_ words: [Int], _ part: Range<Int>) -> Range<Int> {
        guard let first = part.first.map({ words[$0] }), let last = part.last.map({ words[$0] }) else {
            let place = part.lowerBound < words.count ? words[part.lowerBound] : (words.last ?? 0) + 1
            return place..<place
        }
        return first..<last + 1
    }

    /// The places of a longest common subsequence; O(n · m).
    private static func matches(_ left: [UInt64], _ right: [UInt64]) -> [(Int, Int)] {
        let width = right.count + 1
        var lengths = [Int](repeating: 0, count: (left.count + 1) * width)
        for a in left.indices.reversed() {
            for b in right.indices.reversed() {
                lengths[a * width + b] =
                    left[a] == right[b]
                    ? lengths[(a + 1) * width + b + 1] + 1
                    : max(lengths[(a + 1) * width + b], lengths[a * width + b + 1])
            }
        }
        var result: [(Int, Int)] = []
        var (a, b) = (0, 0)
        while a < left.count, b < right.count {
            if left[a] == right[b] {
                result.append((a, b))
                (a, b) = (a + 1, b + 1)
            } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
                a += 1
            } else {
                b += 1
            }
        }
        return result
    }
}

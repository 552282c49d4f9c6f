import Annotation
import Language
import Prose
import Stories

/// Large numbers that stand with a noun but are no amounts or counts that a report gives: "a city of 340,000".
struct BareNumbers {
    private let numbers: [SentenceKey: [BareNumber]]

    private struct BareNumber {
        let token: Int
        let value: Double
        /// The meaning of the noun that the number hangs on.
        let noun: UInt64
    }

    /// Smaller numbers come together by chance, or are years.
    private static let least = 10_000.0
    /// Reports round.
    private static let near = 0.02

    /// O(tokens).
    init(_ story: Story, vectors: ContentVectors) {
        var numbers: [SentenceKey: [BareNumber]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            let analyzed = annotated.analyzed
            for (index, sentence) in analyzed.sentences.enumerated() {
                for token in sentence.tokens where analyzed.tokens[token].kind == .number {
                    guard let value = Double(analyzed.string(token).filter { $0 != "," }), value >= Self.least else {
                        continue
                    }
                    let head = Int(analyzed.words[token].head)
                    guard head >= 0, analyzed.words[head].tag == .noun, analyzed.words[token].relation == .nmod else {
                        continue
                    }
                    numbers[SentenceKey(report, index), default: []].append(
                        BareNumber(token: token, value: value, noun: vectors.meaning(report, head)))
                }
            }
        }
        self.numbers = numbers
    }

    /// Whether both tell numbers of one noun and none of the one is near one of the other; O(numbers²).
    func differ(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        guard let own = numbers[SentenceKey(left.report, left.sentence)],
            let others = numbers[SentenceKey(right.report, right.sentence)]
        else { return false }
        let (a, b) = (
            own.filter { left.tokens.contains($0.token) }, others.filter { right.tokens.contains($0.token) }
        )
        return a.contains { one in
            let same = b.filter { $0.noun == one.noun && one.noun != 0 }
            return !same.isEmpty && !same.contains { abs($0.value - one.value) <= Self.near * one.value }
        }
    }
}

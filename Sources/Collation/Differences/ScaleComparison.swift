import Language
import Prose
import Stories

extension StrengthScales {
    /// The words and phrases of scales in a stretch of tokens, none inside another: "agreement" in "initial agreement"
    /// is no word of its own. O(tokens).
    func found(_ tokens: [Token], in range: Range<Int>) -> [(steps: [Step], tokens: Range<Int>)] {
        var result: [(steps: [Step], tokens: Range<Int>)] = []
        var token = range.lowerBound
        while token < range.upperBound {
            guard let found = steps(tokens, at: token, limit: range.upperBound) else {
                token += 1
                continue
            }
            result.append((found.steps, token..<found.end))
            token = max(found.end, token + 1)
        }
        return result
    }
}

/// A word on a scale of strength as one report has it.
struct ScaleWord {
    let report: Int
    let rank: Int32
    /// What the word is said of.
    let slots: Set<UInt64>
}

/// Brings together words of one scale that several reports say of one thing with different strength.
struct ScaleComparison {
    let story: Story

    /// The words that are said of what two words of different strength in two reports are both said of, by their index,
    /// strongest first; nil when fewer than two origins or two strengths are left. O(n²) in the number of words.
    func sides(_ words: [ScaleWord]) -> [[Int]]? {
        guard let common = common(words) else { return nil }
        let told = words.indices.filter { !words[$0].slots.isDisjoint(with: common) }
        let byRank = Dictionary(grouping: told, by: { words[$0].rank }).sorted { $0.key > $1.key }
        guard byRank.count >= 2, story.origins(of: told.map { words[$0].report }) >= 2 else { return nil }
        return byRank.map(\.value)
    }

    private func common(_ words: [ScaleWord]) -> Set<UInt64>? {
        for (position, left) in words.enumerated() {
            for right in words[(position + 1)...] where left.rank != right.rank && left.report != right.report {
                let shared = left.slots.intersection(right.slots)
                if !shared.isEmpty { return shared }
            }
        }
        return nil
    }
}

import Annotation
import Language
import Prose
import Stories

/// Counts the origins of passages, of which those that are word for word the same count once: two reports of other
/// origins may have one sentence from one agency.
///
/// What stands in quotation marks is the speaker's, not the agency's, and no sign of copying.
struct CopiedPassages {
    let story: Story

    typealias Place = (report: Int, span: TextSpan)

    /// Runs of so many words do not come about twice.
    private static let run = 6
    /// So much of the shorter passage's runs must stand in the other one.
    private static let copied = 0.75
    /// A shorter passage may be told twice in the same words.
    private static let fewest = 18
    /// Passages that are compared with each other.
    private static let most = 24

    /// The number of origins; O(tokens · passages).
    func origins(of places: [Place]) -> Int {
        let all = story.origins(of: places.map(\.report))
        guard all >= 2, places.count <= Self.most else { return all }
        let runs = places.map { self.runs($0) }
        var origin = places.map { story.originOf[$0.report] }
        for left in places.indices {
            for right in places.indices.dropFirst(left + 1) where origin[left] != origin[right] {
                guard areCopies(runs[left], runs[right]) else { continue }
                let (one, other) = (origin[left], origin[right])
                for place in places.indices where origin[place] == other { origin[place] = one }
            }
        }
        return Set(origin).count
    }

    private func areCopies(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        let lesser = min(left.count, right.count)
        guard lesser > Self.fewest - Self.run else { return false }
        return Double(left.intersection(right).count) >= Self.copied * Double(lesser)
    }

    /// The runs of words of a passage outside quotation marks.
    private func runs(_ place: Place) -> Set<UInt64> {
        let analyzed = story.reports[place.report].analyzed
        var words: [UInt64] = []
        var result: Set<UInt64> = []
        var isQuoted = false
        var token = analyzed.token(at: place.span.start)
        while token < analyzed.tokens.count, Int(analyzed.tokens[token].start) < place.span.end {
            if analyzed.tokens[token].kind == .quote {
                isQuoted.toggle()
                words = []
            } else if !isQuoted, [.word, .number].contains(analyzed.tokens[token].kind) {
                words.append(analyzed.tokens[token].folded)
                if words.count >= Self.run {
                    result.insert(words.suffix(Self.run).reduce(Self.seed) { ($0 ^ $1) &* Self.prime })
                }
            }
            token += 1
        }
        return result
    }

    /// Those of the hash FNV-1a, 64 bits.
    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01b3
}

import Annotation
import Language
import Prose
import Reports

/// What the search for copies needs of one report: five-word runs and sentence vectors, quoted words left out.
struct CopyProfile {
    /// Sorted keys of the five-word runs.
    let shingles: [UInt64]
    /// Sentences with enough words of their own, as index and vector.
    let sentences: [(index: Int, vector: TermVector)]

    private static let width = 5
    /// Sentences of a report that are compared; no news report has more.
    private static let mostSentences = 400

    static func profiles(of reports: [AnnotatedReport]) -> [CopyProfile] {
        let bodies = reports.map { unquotedSentences($0) }
        var weights = TermWeights()
        for body in bodies { for sentence in body { weights.add(sentence.stems) } }
        return bodies.map { body in
            CopyProfile(
                shingles: Array(Set(body.flatMap { runs($0.words) })).sorted(),
                sentences: body.filter { $0.stems.count >= 4 }.prefix(mostSentences).map {
                    ($0.index, weights.vector($0.stems))
                })
        }
    }

    private struct BodySentence {
        let index: Int
        let words: [UInt64]
        let stems: [UInt64]
    }

    private static func unquotedSentences(_ report: AnnotatedReport) -> [BodySentence] {
        let analyzed = report.analyzed
        let quoted = report.statements.filter { $0.kind == .direct || $0.kind == .partial || $0.kind == .unmarked }.map(
            \.span
        ).sorted()
        var next = 0
        return analyzed.sentences.enumerated().compactMap { index, sentence in
            guard report.blockKind(ofSentence: index) == .paragraph else { return nil }
            while next < quoted.count, quoted[next].end <= sentence.span.start { next += 1 }
            let marked = quoted[next...].prefix { $0.start < sentence.span.end }
            let own = sentence.tokens.filter { token in
                let kind = analyzed.tokens[token].kind
                guard kind == .word || kind == .number else { return false }
                return !marked.contains { $0.overlaps(analyzed.tokens[token].span) }
            }
            guard own.count >= 3 else { return nil }
            return BodySentence(
                index: index, words: own.map { analyzed.tokens[$0].folded },
                stems: own.filter { Stem.isContent($0, in: analyzed) }.map {
                    Stem.key(analyzed.tokens[$0], in: analyzed.text.utf8)
                })
        }
    }

    private static func runs(_ words: [UInt64]) -> [UInt64] {
        guard words.count >= width else { return [] }
        return (0...(words.count - width)).map { start in
            words[(start + 1)..<(start + width)].reduce(words[start]) { WordHash.phrase($0, $1) }
        }
    }

    func sharedShingles(_ other: CopyProfile) -> Int {
        var left = 0
        var right = 0
        var shared = 0
        while left < shingles.count, right < other.shingles.count {
            if shingles[left] == other.shingles[right] {
                shared += 1
                left += 1
                right += 1
            } else if shingles[left] < other.shingles[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return shared
    }

    /// Sentence pairs below this are never counterparts.
    private static let leastAlike: Float = 0.14

    /// The chain of sentence pairs in the order of both texts with the greatest sum of likeness, as the global
    /// alignment of two sequences finds it (Needleman and Wunsch 1970), without penalty for gaps. O(n · m).
    func chain(with other: CopyProfile) -> (pairs: [(left: Int, right: Int)], likeness: Double) {
        let (rows, columns) = (sentences.count, other.sentences.count)
        guard rows > 0, columns > 0 else { return ([], 0) }
        var best = [[Float]](repeating: [Float](repeating: 0, count: columns + 1), count: rows + 1)
        var gain = [[Float]](repeating: [Float](repeating: 0, count: columns), count: rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let likeness = sentences[row].vector.cosine(other.sentences[column].vector)
                gain[row][column] = likeness >= Self.leastAlike ? likeness - Self.leastAlike / 2 : 0
                best[row + 1][column + 1] = max(
                    best[row][column] + gain[row][column], best[row][column + 1], best[row + 1][column])
            }
        }
        var pairs: [(left: Int, right: Int)] = []
        var sum = 0.0
        var (row, column) = (rows, columns)
        while row > 0, column > 0 {
            if best[row][column] == best[row - 1][column] {
                row -= 1
            } else if best[row][column] == best[row][column - 1] {
                column -= 1
            } else {
                row -= 1
                column -= 1
                pairs.append((sentences[row].index, other.sentences[column].index))
                sum += Double(gain[row][column] + Self.leastAlike / 2)
            }
        }
        return (pairs.reversed(), sum)
    }

    /// Pairs of reports that share at least one in twenty of their five-word runs, found over an inverted index.
    static func sharingPairs(_ profiles: [CopyProfile]) -> [(Int, Int)] {
        var holders: [UInt64: [Int32]] = [:]
        // Every eighth run by key is enough to see a copy, and the same for every report.
        for (index, profile) in profiles.enumerated() {
            for shingle in profile.shingles where shingle & 7 == 0 {
                holders[shingle, default: []].append(Int32(index))
            }
        }
        var counts: [Int64: Int32] = [:]
        for list in holders.values where list.count > 1 {
            if list.count > 50 {
                // What very many share they share with the first of them: a star holds them together as well as all
                // pairs.
                for right in list.dropFirst() { counts[Int64(list[0]) << 32 | Int64(right), default: 0] += 1 }
                continue
            }
            for (position, left) in list.enumerated() {
                for right in list[(position + 1)...] { counts[Int64(left) << 32 | Int64(right), default: 0] += 1 }
            }
        }
        return counts.filter { $0.value >= 2 }.keys.sorted().map { (Int($0 >> 32), Int($0 & 0xffff_ffff)) }
    }
}

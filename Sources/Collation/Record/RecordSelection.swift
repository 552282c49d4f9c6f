import Annotation
import Language
import Prose
import Reports
import Stories

/// A sentence that may become a line of the record, with the sentences that tell the same.
struct RecordCandidate {
    let node: ClaimNode
    /// The sentence itself and what of other reports likely tells the same, in order of report and place.
    var support: [SentenceKey]
    /// Those of them that are shown as evidence.
    let sure: Set<SentenceKey>

    var place: SentenceKey { SentenceKey(node.report, node.sentence) }
}

/// Chooses the sentences that together tell most of what the reports share.
///
/// A content word weighs by the number of origins that use it, and less each time a chosen sentence tells it
/// (maximum coverage with diminishing returns, after Gillick and Favre 2009 and Lin and Bilmes 2011); a sentence that
/// more origins tell, that stands early, that a headline sums up or that can be read alone counts more. The greedy
/// choice is lazy: gains only fall, so a stale one is an upper bound. O(words + candidates log candidates) in practice.
struct RecordSelection {
    private let candidates: [RecordCandidate]
    /// Dense numbers of the content words of each candidate, each once.
    private let words: [[Int]]
    /// Weight of each word.
    private let weights: [Float]
    /// What a candidate's place, support and form make of its words.
    let factors: [Float]
    private var told: [Float]
    private(set) var chosen: [Int] = []
    /// The sentence in which another party answers what a chosen one tells.
    private(set) var answers: [Int: Int] = [:]
    /// The chosen candidates and those that answer them.
    private(set) var all: [Int] = []
    /// The sentences that the chosen ones rest on.
    private var heard: Set<SentenceKey> = []

    /// How much of its weight a word keeps each time it was told.
    private static let retold: Float = 0.5
    /// From this likeness on, two sentences tell the same, if the one holds so much of the other.
    private static let redundant: Float = 0.22
    private static let held: Float = 0.3
    /// From this likeness on they tell the same whatever the shorter leaves out.
    private static let surelyRedundant: Float = 0.4
    /// The same when so much of what a line rests on is shown with other lines already.
    private static let mostHeard = 0.5

    /// - Parameters:
    ///   - origin: the origin of each report.
    ///   - factor: what a candidate counts for besides its words; zero leaves it out.
    init(_ candidates: [RecordCandidate], origin: [Int], factor: (RecordCandidate) -> Float) {
        self.candidates = candidates
        var numbers: [UInt64: Int] = [:]
        var origins: [Set<Int>] = []
        var counts: [Int] = []
        var words: [[Int]] = []
        words.reserveCapacity(candidates.count)
        for candidate in candidates {
            var own: [Int] = []
            for term in candidate.node.vector.terms {
                let number = numbers[term] ?? origins.count
                if number == origins.count {
                    numbers[term] = number
                    origins.append([])
                    counts.append(0)
                }
                origins[number].insert(origin[candidate.node.report])
                counts[number] += 1
                own.append(number)
            }
            words.append(own)
        }
        self.words = words
        weights = zip(origins, counts).map { holders, count in
            // One origin's words weigh a little where they come again, so that a single report has a record, too.
            Float(holders.count - 1).squareRoot() + 0.1 * Float(min(count, 17) - 1).squareRoot()
        }
        told = [Float](repeating: 1, count: weights.count)
        factors = zip(candidates, words).map { candidate, words in
            factor(candidate) / Self.length(words.count)
        }
    }

    /// What a sentence of so many content words costs: their number to the power of three quarters, so that of two that
    /// tell as much the shorter is taken.
    private static func length(_ words: Int) -> Float {
        let root = Float(max(8, words)).squareRoot()
        return root * root.squareRoot()
    }

    /// What a candidate adds to the chosen ones; nothing for one that only repeats.
    ///
    /// - Parameter isStance: whether it tells who wants what, which a line about the same matter need not tell.
    func worth(_ index: Int, isStance: Bool = false) -> Float {
        isRedundant(index, isStance: isStance) ? 0 : gain(index)
    }

    private func gain(_ index: Int) -> Float {
        factors[index] * words[index].reduce(Float(0)) { $0 + weights[$1] * told[$1] }
    }

    /// Takes a candidate: what it tells counts less from now on.
    mutating func take(_ index: Int) {
        chosen.append(index)
        tell(index)
    }

    /// Takes a candidate as the answer to a chosen one, of whose line it becomes a part.
    mutating func take(_ index: Int, answering line: Int) {
        answers[line] = index
        tell(index)
    }

    private mutating func tell(_ index: Int) {
        all.append(index)
        heard.formUnion(candidates[index].support)
        for word in words[index] { told[word] *= Self.retold }
    }

    /// Takes the best candidates until so many are chosen.
    mutating func fill(to count: Int) {
        var order = factors.indices.filter { factors[$0] > 0 }.map { (index: $0, bound: gain($0)) }
        order.sort { $0.bound == $1.bound ? $0.index < $1.index : $0.bound > $1.bound }
        while chosen.count < count {
            var best: (index: Int, gain: Float)?
            for position in order.indices {
                if let best, order[position].bound <= best.gain { break }
                let index = order[position].index
                order[position].bound = worth(index)
                if order[position].bound > (best?.gain ?? 0) { best = (index, order[position].bound) }
            }
            guard let best else { return }
            take(best.index)
            order.sort { $0.bound == $1.bound ? $0.index < $1.index : $0.bound > $1.bound }
        }
    }

    /// Whether a chosen line tells it already.
    func isRedundant(_ index: Int, isStance: Bool = false) -> Bool {
        let own = candidates[index]
        if own.support.count > 1 {
            let known = own.support.count { heard.contains($0) }
            if Double(known) >= Self.mostHeard * Double(own.support.count) { return true }
        }
        return all.contains { tells($0, index, isStance: isStance) }
    }

    /// Whether one candidate tells what another one tells.
    ///
    /// A short line does not tell the stance that a longer sentence adds to it, however alike they are.
    func tells(_ line: Int, _ index: Int, isStance: Bool = false) -> Bool {
        let (line, own) = (candidates[line], candidates[index])
        if line.support.contains(own.place) { return true }
        let likeness = line.node.vector.cosine(own.node.vector)
        guard isStance, likeness >= Self.redundant, likeness < Self.surelyRedundant else {
            return likeness >= Self.redundant
        }
        return own.node.vector.share(in: line.node.vector) >= Self.held
    }
}

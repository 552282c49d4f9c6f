/// The probabilities of all labellings of a stretch of words: a linear-chain conditional random field.
///
/// Scores of the words come from features, those of neighbouring labels from a table. Labels that may not follow each
/// other never do. Holds room for `capacity` words; nothing is allocated per call. After Lafferty, McCallum and
/// Pereira 2001.
package final class NameLattice {
    package static let labels = NameLabel.count
    package let capacity: Int
    /// Score of each label at each word, row by row; set by the caller.
    package let scores: UnsafeMutablePointer<Float>
    /// `exp` of the scores, each row divided by its largest; never so small that a product of them vanishes.
    private let likely: UnsafeMutablePointer<Float>
    private let forward: UnsafeMutablePointer<Float>
    private let backward: UnsafeMutablePointer<Float>
    private let scales: UnsafeMutablePointer<Float>
    private let best: UnsafeMutablePointer<Float>
    private let origin: UnsafeMutablePointer<UInt8>

    package init(capacity: Int) {
        self.capacity = capacity
        let size = capacity * Self.labels
        scores = Self.room(size)
        likely = Self.room(size)
        forward = Self.room(size)
        backward = Self.room(size)
        best = Self.room(size)
        scales = Self.room(capacity + 1)
        origin = .allocate(capacity: size)
        origin.initialize(repeating: 0, count: size)
    }

    deinit {
        for pointer in [scores, likely, forward, backward, best, scales] { pointer.deallocate() }
        origin.deallocate()
    }

    private static func room(_ count: Int) -> UnsafeMutablePointer<Float> {
        let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
        pointer.initialize(repeating: 0, count: count)
        return pointer
    }

    // MARK: The best labelling

    /// The best labels of the first `count` words. O(count).
    package func decode(_ count: Int, _ transitions: NameTransitions, into labels: UnsafeMutablePointer<UInt8>) {
        guard count > 0 else { return }
        for at in 0..<count {
            let row = at * Self.labels
            for label in 0..<Self.labels {
                let (score, from) =
                    at == 0 ? start(label, transitions) : step(label, before: row - Self.labels, transitions)
                best[row + label] = score + scores[row + label]
                origin[row + label] = UInt8(truncatingIfNeeded: from)
            }
        }
        let last = (count - 1) * Self.labels
        var label = NameLabel.outside
        var highest = -Float.infinity
        Before.eachClosing { from in
            let score = best[last + from] + transitions.score(from, NameLabel.outside)
            if score > highest { (label, highest) = (from, score) }
        }
        for at in (0..<count).reversed() {
            labels[at] = UInt8(truncatingIfNeeded: label)
            label = Int(origin[at * Self.labels + label])
        }
    }

    @inline(__always)
    private func start(_ label: Int, _ transitions: NameTransitions) -> (Float, Int) {
        Before.mayOpen(label) ? (transitions.score(NameLabel.outside, label), 0) : (-1e9, 0)
    }

    @inline(__always)
    private func step(_ label: Int, before row: Int, _ transitions: NameTransitions) -> (Float, Int) {
        var found: (Float, Int) = (-.infinity, 0)
        Before.each(label) { from in
            let score = best[row + from] + transitions.score(from, label)
            if score > found.0 { found = (score, from) }
        }
        return found
    }

    // MARK: Probabilities

    /// Prepares the probabilities of the first `count` words. O(count).
    package func measure(_ count: Int, _ transitions: NameTransitions) {
        guard count > 0 else { return }
        for at in 0..<count { exponentiate(at * Self.labels) }
        for at in 0..<count {
            let row = at * Self.labels
            var sum: Float = 0
            for label in 0..<Self.labels {
                let value = entry(at, label, transitions) * likely[row + label]
                forward[row + label] = value
                sum += value
            }
            scales[at] = max(sum, .leastNormalMagnitude)
            for label in 0..<Self.labels { forward[row + label] /= scales[at] }
        }
        let last = (count - 1) * Self.labels
        var end: Float = 0
        Before.eachClosing { end += forward[last + $0] * transitions.factor($0, NameLabel.outside) }
        scales[count] = max(end, .leastNormalMagnitude)
        for label in 0..<Self.labels { backward[last + label] = 0 }
        Before.eachClosing { backward[last + $0] = transitions.factor($0, NameLabel.outside) / scales[count] }
        for at in (0..<(count - 1)).reversed() { fillBackward(at, transitions) }
    }

    private func fillBackward(_ at: Int, _ transitions: NameTransitions) {
        let (row, next) = (at * Self.labels, (at + 1) * Self.labels)
        for label in 0..<Self.labels { backward[row + label] = 0 }
        for label in 0..<Self.labels {
            let weight = likely[next + label] * backward[next + label] / scales[at + 1]
            Before.each(label) { backward[row + $0] += transitions.factor($0, label) * weight }
        }
    }

    private func exponentiate(_ row: Int) {
        var highest = scores[row]
        for label in 1..<Self.labels { highest = max(highest, scores[row + label]) }
        for label in 0..<Self.labels { likely[row + label] = Exponential.of(max(-30, scores[row + label] - highest)) }
    }

    /// The sum of all ways into a label at a word.
    @inline(__always)
    private func entry(_ at: Int, _ label: Int, _ transitions: NameTransitions) -> Float {
        if at == 0 { return Before.mayOpen(label) ? transitions.factor(NameLabel.outside, label) : 0 }
        let row = (at - 1) * Self.labels
        var sum: Float = 0
        Before.each(label) { sum += forward[row + $0] * transitions.factor($0, label) }
        return sum
    }

    /// Probability of a label at a word, after `measure`.
    @inline(__always)
    package func probability(_ at: Int, _ label: Int) -> Float {
        forward[at * Self.labels + label] * backward[at * Self.labels + label]
    }

    /// Probability of two labels at a word and the one before it, after `measure`; the word before 0 is outside.
    package func probability(_ at: Int, from: Int, to label: Int, _ transitions: NameTransitions) -> Float {
        let row = at * Self.labels
        let before = at == 0 ? (from == NameLabel.outside ? 1 : 0) : forward[row - Self.labels + from]
        return before * transitions.factor(from, label) * likely[row + label] * backward[row + label] / scales[at]
    }

    /// Probability that the words of a range are one name with the given labels, after `measure`. O(range).
    package func probability(
        _ range: Range<Int>, _ labels: UnsafePointer<UInt8>, _ transitions: NameTransitions
    ) -> Float {
        var value: Float = 1
        for at in range {
            let label = Int(labels[at])
            value *=
                at == range.lowerBound
                ? entry(at, label, transitions) : transitions.factor(Int(labels[at - 1]), label)
            value *= likely[at * Self.labels + label] / scales[at]
        }
        let last = range.upperBound - 1
        return min(1, value * backward[last * Self.labels + Int(labels[last])])
    }
}

/// Which labels may stand before which (`NameLabel.mayFollow`), without a look into a table.
private enum Before {
    /// The labels that may stand before `label` and, for one within a name, only its kind's.
    @inline(__always)
    static func each(_ label: Int, _ body: (Int) -> Void) {
        if label > 0, (label - 1) & 3 == 1 || (label - 1) & 3 == 2 {
            let kind = (label - 1) & ~3
            body(kind + 1)
            body(kind + 2)
        } else {
            eachClosing(body)
        }
    }

    /// The labels behind which a name has ended or none was begun.
    @inline(__always)
    static func eachClosing(_ body: (Int) -> Void) {
        body(NameLabel.outside)
        var first = 1
        while first < NameLabel.count {
            body(first + 2)
            body(first + 3)
            first += 4
        }
    }

    @inline(__always)
    static func mayOpen(_ label: Int) -> Bool { label == 0 || (label - 1) & 3 == 0 || (label - 1) & 3 == 3 }
}

/// Scores of neighbouring labels, and their exponentials.
package struct NameTransitions: Sendable {
    private let scores: [Float]
    private let factors: [Float]

    /// - Parameter scores: row by row, the label before first.
    package init(_ scores: [Float]) {
        precondition(scores.count == NameLabel.count * NameLabel.count)
        self.scores = scores
        factors = scores.map { Exponential.of(max(-20, min(20, $0))) }
    }

    @inline(__always) package func score(_ from: Int, _ to: Int) -> Float { scores[from * NameLabel.count + to] }
    @inline(__always) package func factor(_ from: Int, _ to: Int) -> Float { factors[from * NameLabel.count + to] }
}

/// An exponential that is the same on every machine, unlike that of a system's library.
enum Exponential {
    /// e to the power of a number, 0 below −80; relative error below 1e-6.
    @inline(__always)
    static func of(_ value: Float) -> Float {
        guard value > -80 else { return 0 }
        let power = min(value, 80) * 1.442695041
        let whole = power.rounded(.down)
        let part = (power - whole) * 0.693147181
        // Taylor's series of e to the power of 0…0.693.
        var sum: Float = 1 + part * (1.0 / 8)
        sum = 1 + part * (1.0 / 7) * sum
        sum = 1 + part * (1.0 / 6) * sum
        sum = 1 + part * (1.0 / 5) * sum
        sum = 1 + part * (1.0 / 4) * sum
        sum = 1 + part * (1.0 / 3) * sum
        sum = 1 + part * (1.0 / 2) * sum
        sum = 1 + part * sum
        return sum * Float(bitPattern: UInt32(Int32(whole) + 127) << 23)
    }
}

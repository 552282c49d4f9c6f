import Language

/// The weights of an averaged perceptron while it is trained: one row a feature, made when it is first corrected.
///
/// Rows are found by the whole 64-bit hash, so features do not disturb one another in training.
final class WeightStore {
    let classes: Int
    private let stride: Int
    private var keys: [UInt64]
    private var rowOfKey: [Int32]
    private var used = 0
    private var weights: [Float] = []
    private var totals: [Float] = []
    private var isAveraged = false
    /// Number of decisions so far, by which corrections are weighed for the average.
    var step: Float = 1

    init(classes: Int) {
        self.classes = classes
        stride = (classes + 3) / 4 * 4
        keys = Array(repeating: 0, count: 1 << 18)
        rowOfKey = Array(repeating: 0, count: 1 << 18)
    }

    /// Sets the scores of all classes.
    func score(_ features: FeatureList, _ scores: UnsafeMutablePointer<Float>) {
        scores.update(repeating: 0, count: stride)
        keys.withUnsafeBufferPointer { keys in
            weights.withUnsafeBufferPointer { weights in
                for place in 0..<features.count {
                    let slot = Self.slot(features.hashes[place], keys)
                    guard keys[slot] != 0 else { continue }
                    let row = Int(rowOfKey[slot]) * stride
                    for at in 0..<stride { scores[at] += weights[row + at] }
                }
            }
        }
    }

    /// Adds to the weights of all features for one class.
    func correct(_ features: FeatureList, _ number: Int, by amount: Float) {
        for place in 0..<features.count {
            let at = row(features.hashes[place]) * stride + number
            weights[at] += amount
            totals[at] += amount * step
        }
    }

    /// Puts the averages in the place of the weights; ends the training.
    func average() {
        for at in weights.indices { weights[at] -= totals[at] / step }
        totals = []
        isAveraged = true
    }

    /// Every row with the feature's hash, in order of first correction.
    func rows() -> [WeightRow] {
        var rows = [WeightRow](repeating: WeightRow(hash: 0, weights: []), count: used)
        for slot in keys.indices where keys[slot] != 0 {
            let start = Int(rowOfKey[slot]) * stride
            rows[Int(rowOfKey[slot])] = WeightRow(hash: keys[slot], weights: Array(weights[start..<(start + classes)]))
        }
        return rows
    }

    /// Makes an empty store ready to take up averaged weights of others.
    func startAdding() { isAveraged = true }

    /// Adds another store's weights; both averaged.
    func add(_ other: WeightStore, share: Float) { add(other.rows(), share: share) }

    /// Adds averaged weights, such as those of a file.
    func add(_ rows: [WeightRow], share: Float) {
        for source in rows {
            let start = row(source.hash) * stride
            for (number, value) in source.weights.enumerated() { weights[start + number] += value * share }
        }
    }

    private func row(_ hash: UInt64) -> Int {
        let slot = keys.withUnsafeBufferPointer { Self.slot(hash, $0) }
        if keys[slot] != 0 { return Int(rowOfKey[slot]) }
        if used * 2 > keys.count {
            grow()
            return row(hash)
        }
        keys[slot] = max(1, hash)
        rowOfKey[slot] = Int32(used)
        used += 1
        weights.append(contentsOf: repeatElement(0, count: stride))
        if !isAveraged { totals.append(contentsOf: repeatElement(0, count: stride)) }
        return used - 1
    }

    @inline(__always)
    private static func slot(_ hash: UInt64, _ keys: UnsafeBufferPointer<UInt64>) -> Int {
        let key = max(1, hash)
        var at = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while keys[at] != 0, keys[at] != key { at = (at + 1) & (keys.count - 1) }
        return at
    }

    private func grow() {
        let (oldKeys, oldRows) = (keys, rowOfKey)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        rowOfKey = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, row) in zip(oldKeys, oldRows) where key != 0 {
            let slot = keys.withUnsafeBufferPointer { Self.slot(key, $0) }
            keys[slot] = key
            rowOfKey[slot] = row
        }
    }
}

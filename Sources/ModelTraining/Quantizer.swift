import Language

/// Packs trained weights into the tables that `Language` maps: the weightiest features first, until the table is full.
enum Quantizer {
    struct ScoreSections {
        var buckets: [UInt64]
        /// Row 0 is the empty one.
        var rows: [UInt16] = [0, 0]
        var kept = 0

        init(bucketBits: Int) { buckets = Array(repeating: 0, count: (1 << bucketBits) * ScoreTable.bucketWords) }
    }

    /// Packs rows of class scores. A row keeps the classes whose weight reaches `threshold`.
    static func scores(_ source: [WeightRow], bucketBits: Int, threshold: Float) -> ScoreSections {
        var sections = ScoreSections(bucketBits: bucketBits)
        for (hash, weights, peak) in byPeak(source) where peak >= threshold {
            guard sections.claim(hash, mask: UInt64(1) << UInt64(bucketBits) - 1) else { continue }
            let scale = roundedUp(peak / 127)
            let values = weights.enumerated().compactMap { number, weight -> UInt16? in
                let value = Int8(max(-127, min(127, (weight / scale).rounded())))
                guard abs(weight) >= threshold, value != 0 else { return nil }
                return UInt16(number) | UInt16(UInt8(bitPattern: value)) << 8
            }
            sections.rows += [UInt16(values.count), UInt16(scale.bitPattern >> 16)] + values
            sections.kept += 1
        }
        return sections
    }

    /// Packs the parser's moves.
    static func actions(_ source: [WeightRow], bucketBits: Int) -> (slots: [UInt8], kept: Int) {
        // Shift is the zero that the others are measured from.
        let moves = source.map {
            WeightRow(hash: $0.hash, weights: [$0.weights[1] - $0.weights[0], $0.weights[2] - $0.weights[0]])
        }
        let rows = byPeak(moves)
        guard !rows.isEmpty else { return ([UInt8](repeating: 0, count: 16 << bucketBits), 0) }
        let largest = ActionTable.limit * Float(1 << ActionTable.largestExponent)
        let unit = largest / max(rows[0].peak, .leastNormalMagnitude)
        var slots = [UInt32](repeating: 0, count: ActionTable.bucketSize << bucketBits)
        var kept = 0
        for (hash, weights, peak) in rows where peak * unit >= 1 {
            let start = Int(truncatingIfNeeded: hash & (UInt64(1) << UInt64(bucketBits) - 1)) * ActionTable.bucketSize
            let bucket = slots[start..<(start + ActionTable.bucketSize)]
            let fingerprint = ActionTable.fingerprint(hash)
            guard let free = bucket.firstIndex(of: 0), !bucket[..<free].contains(where: { $0 >> 24 == fingerprint })
            else { continue }
            let exponent = (0..<ActionTable.largestExponent).first { peak * unit <= ActionTable.limit * Float(1 << $0) }
            let power = exponent ?? ActionTable.largestExponent
            let scale = unit / Float(1 << power)
            slots[free] = ActionTable.slot(
                fingerprint, exponent: power, left: fixed(weights[0] * scale), right: fixed(weights[1] * scale))
            kept += 1
        }
        return (bytes(slots), kept)
    }

    private static func fixed(_ weight: Float) -> Int32 {
        Int32(max(-ActionTable.limit, min(ActionTable.limit, weight.rounded())))
    }

    /// Rows with their largest weight, largest first; equal ones in order of training.
    private static func byPeak(_ source: [WeightRow]) -> [(hash: UInt64, weights: [Float], peak: Float)] {
        let peaks = source.map { $0.weights.map(abs).max() ?? 0 }
        let order = source.indices.sorted { (peaks[$1], $0) < (peaks[$0], $1) }
        return order.map { (source[$0].hash, source[$0].weights, peaks[$0]) }
    }

    /// The next larger number that the upper half of a Float can hold.
    private static func roundedUp(_ value: Float) -> Float {
        let rounded = Float(bitPattern: value.bitPattern & 0xFFFF_0000)
        return rounded >= value ? rounded : Float(bitPattern: (value.bitPattern & 0xFFFF_0000) + 0x1_0000)
    }

    static func bytes<Value: FixedWidthInteger>(_ values: [Value]) -> [UInt8] {
        values.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }
}

extension Quantizer.ScoreSections {
    /// Takes a place in the hash's bucket for the row that comes next; false when the bucket is full or holds the
    /// fingerprint already.
    fileprivate mutating func claim(_ hash: UInt64, mask: UInt64) -> Bool {
        let bucket = Int(truncatingIfNeeded: hash & mask) * ScoreTable.bucketWords
        let wanted = ScoreTable.fingerprint(hash)
        for place in 0..<ScoreTable.bucketRows {
            let word = bucket + place / 4
            let shift = UInt64(place % 4 * 16)
            let present = buckets[word] >> shift & 0xFFFF
            if present == wanted { return false }
            guard present == 0 else { continue }
            buckets[word] |= wanted << shift
            buckets[bucket + ScoreTable.fingerprintWords + place / 2] |= UInt64(rows.count) << UInt64(place % 2 * 32)
            return true
        }
        return false
    }
}

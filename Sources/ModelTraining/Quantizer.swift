import Language

/// Packs trained weights into the tables that `Language` maps: the weightiest features first, until the table is full.
enum Quantizer {
    struct ScoreSections {
        var index: [UInt8] = []
        var rows: [UInt8] = []
        var entries: [UInt8] = []
        var kept = 0
    }

    /// Packs rows of class scores. A row keeps the classes whose weight reaches `threshold`.
    static func scores(_ store: WeightStore, bucketBits: Int, threshold: Float) -> ScoreSections {
        let buckets = 1 << bucketBits
        let capacity = buckets * ScoreTable.bucketSize
        var index = [UInt16](repeating: 0, count: capacity)
        var rows = [UInt64](repeating: 0, count: capacity)
        var entries: [UInt16] = []
        var sections = ScoreSections()
        for (hash, weights, peak) in byPeak(store) where peak >= threshold {
            let bucket = Int(truncatingIfNeeded: hash & UInt64(buckets - 1)) * ScoreTable.bucketSize
            let fingerprint = ScoreTable.fingerprint(hash)
            guard let slot = free(in: bucket..<(bucket + ScoreTable.bucketSize), fingerprint, index) else { continue }
            let scale = roundedUp(peak / 127)
            let start = entries.count
            for (number, weight) in weights.enumerated() where abs(weight) >= threshold {
                let value = Int8(max(-127, min(127, (weight / scale).rounded())))
                if value != 0 { entries.append(UInt16(number) | UInt16(UInt8(bitPattern: value)) << 8) }
            }
            index[slot] = fingerprint
            rows[slot] = UInt64(start) | UInt64(entries.count - start) << 32 | UInt64(scale.bitPattern >> 16) << 48
            sections.kept += 1
        }
        sections.index = bytes(index)
        sections.rows = bytes(rows)
        sections.entries = bytes(entries)
        return sections
    }

    /// Packs the parser's moves.
    static func actions(_ store: WeightStore, bucketBits: Int, threshold: Float) -> (slots: [UInt8], kept: Int) {
        let buckets = 1 << bucketBits
        var slots = [UInt32](repeating: 0, count: buckets * ActionTable.bucketSize)
        var kept = 0
        let scales = (0..<256).map(ActionTable.scale)
        for (hash, weights, _) in byPeak(store) {
            let left = weights[1] - weights[0]
            let right = weights[2] - weights[0]
            let peak = max(abs(left), abs(right))
            guard peak >= threshold else { continue }
            let start = Int(truncatingIfNeeded: hash & UInt64(buckets - 1)) * ActionTable.bucketSize
            let fingerprint = ActionTable.fingerprint(hash)
            var place: Int?
            for slot in start..<(start + ActionTable.bucketSize) {
                if slots[slot] == 0 { place = place ?? slot } else if slots[slot] >> 24 == fingerprint { place = -1 }
            }
            guard let slot = place, slot >= 0 else { continue }
            let code = max(1, scales.dropFirst().firstIndex { $0 * 127 >= peak } ?? 255)
            slots[slot] = fingerprint << 24 | UInt32(code) << 16 | byte(left, scales[code]) << 8 | byte(right, scales[code])
            kept += 1
        }
        return (bytes(slots), kept)
    }

    private static func byte(_ weight: Float, _ scale: Float) -> UInt32 {
        UInt32(UInt8(bitPattern: Int8(max(-127, min(127, (weight / scale).rounded())))))
    }

    /// Rows with their largest weight, largest first; equal ones in order of training.
    private static func byPeak(_ store: WeightStore) -> [(hash: UInt64, weights: [Float], peak: Float)] {
        let rows = store.rows().map { (hash: $0.hash, weights: $0.weights, peak: $0.weights.map(abs).max() ?? 0) }
        let order = rows.indices.sorted { (rows[$1].peak, $0) < (rows[$0].peak, $1) }
        return order.map { rows[$0] }
    }

    /// The first free slot of a bucket; nil when it is full or holds the fingerprint already.
    private static func free(in bucket: Range<Int>, _ fingerprint: UInt16, _ index: [UInt16]) -> Int? {
        var free: Int?
        for slot in bucket {
            if index[slot] == fingerprint { return nil }
            if index[slot] == 0, free == nil { free = slot }
        }
        return free
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

/// Weights of features for many classes: hashed rows that list only the classes they speak for.
///
/// A feature's hash names a bucket of ten rows and a fingerprint in it; a feature that was never trained nearly
/// always finds nothing. A bucket is one cache line of eight `UInt64`: in the first three, 16 bits each, the
/// fingerprints (two places stay 0), in the others, 32 bits each, where the rows begin. A row is a list of `UInt16`:
/// its length, its scale (the upper half of a Float), then per class the class and a weight of −127…127. Row 0 is
/// empty. The view is valid as long as the bytes it was made from.
package struct ScoreTable {
    package static let bucketWords = 8
    package static let bucketRows = 10
    package static let fingerprintWords = 3
    private let buckets: UnsafePointer<UInt64>
    private let rows: UnsafePointer<UInt16>
    private let mask: UInt64
    private let rowUnits: Int

    package static func fingerprint(_ hash: UInt64) -> UInt64 { max(1, hash >> 48) }

    /// Nil when the sizes of the parts do not fit together.
    init?(buckets: UnsafeRawBufferPointer, rows: UnsafeRawBufferPointer) {
        let count = buckets.count / (Self.bucketWords * 8)
        guard count > 0, count & (count - 1) == 0, buckets.count == count * Self.bucketWords * 8,
            rows.count >= 4, rows.count % 2 == 0,
            let bucketBase = buckets.baseAddress, let rowBase = rows.baseAddress
        else { return nil }
        self.buckets = bucketBase.assumingMemoryBound(to: UInt64.self)
        self.rows = rowBase.assumingMemoryBound(to: UInt16.self)
        mask = UInt64(count - 1)
        rowUnits = rows.count / 2
    }

    /// Whether no row leaves the table and no weight is for a class beyond the last. O(size).
    func isSound(classes: Int) -> Bool {
        guard rows[0] == 0 else { return false }
        for bucket in 0...Int(mask) {
            for place in 0..<Self.bucketRows {
                let start = offset(bucket, place)
                guard start + 2 <= rowUnits, start + 2 + Int(rows[start]) <= rowUnits else { return false }
                for unit in 0..<Int(rows[start]) where Int(rows[start + 2 + unit] & 0xFF) >= classes { return false }
            }
        }
        return true
    }

    /// Adds the weights of all features to the scores of the classes.
    ///
    /// All rows are looked up first, so that the memory is asked for many of them at once.
    ///
    /// - Parameter found: room for `FeatureList.capacity` numbers.
    @inline(__always)
    func add(_ features: FeatureList, to scores: UnsafeMutablePointer<Float>, found: UnsafeMutablePointer<Int>) {
        var count = 0
        for place in 0..<features.count {
            let hash = features.hashes[place]
            found[count] = row(hash)
            count += found[count] == 0 ? 0 : 1
        }
        for place in 0..<count { add(rows + found[place], to: scores) }
    }

    @inline(__always)
    private func add(_ row: UnsafePointer<UInt16>, to scores: UnsafeMutablePointer<Float>) {
        let scale = Float(bitPattern: UInt32(row[1]) << 16)
        var weight = row + 2
        let end = weight + Int(row[0])
        while weight < end {
            let value = weight.pointee
            scores[Int(value & 0xFF)] += scale * Float(Int8(truncatingIfNeeded: value >> 8))
            weight += 1
        }
    }

    @inline(__always)
    private func offset(_ bucket: Int, _ place: Int) -> Int {
        let base = buckets + bucket * Self.bucketWords + Self.fingerprintWords
        return Int(truncatingIfNeeded: base[place >> 1] >> UInt64((place & 1) * 32) & 0xFFFF_FFFF)
    }

    /// Where the row of a hash begins; 0 when it has none.
    @inline(__always)
    private func row(_ hash: UInt64) -> Int {
        let bucket = Int(truncatingIfNeeded: hash & mask)
        let base = buckets + bucket * Self.bucketWords
        let wanted = Self.fingerprint(hash) &* 0x0001_0001_0001_0001
        let first = Self.zeroLanes(base[0] ^ wanted)
        let second = Self.zeroLanes(base[1] ^ wanted)
        let third = Self.zeroLanes(base[2] ^ wanted)
        if first | second | third == 0 { return 0 }
        let lane =
            first != 0
            ? first.trailingZeroBitCount >> 4
            : second != 0 ? 4 + second.trailingZeroBitCount >> 4 : 8 + third.trailingZeroBitCount >> 4
        return offset(bucket, min(lane, Self.bucketRows - 1))
    }

    /// Sets the top bit of the lowest 16-bit lane that is zero (and perhaps of higher ones).
    @inline(__always)
    private static func zeroLanes(_ value: UInt64) -> UInt64 {
        (value &- 0x0001_0001_0001_0001) & ~value & 0x8000_8000_8000_8000
    }
}

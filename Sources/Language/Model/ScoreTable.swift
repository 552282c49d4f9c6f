/// Weights of features for many classes: hashed rows that list only the classes they speak for.
///
/// A feature's hash names a bucket of eight rows and a fingerprint in it; a feature that was never trained nearly
/// always finds nothing. A row is one `UInt64`: where its entries begin (bits 0–31), their number (32–47) and its
/// scale (48–63, the upper half of a Float). An entry is one `UInt16`: the class and a weight of −127…127.
/// The view is valid as long as the bytes it was made from.
package struct ScoreTable {
    package static let bucketSize = 8
    private let index: UnsafePointer<SIMD8<UInt16>>
    private let rows: UnsafePointer<UInt64>
    private let entries: UnsafePointer<UInt16>
    private let mask: UInt64

    package static func fingerprint(_ hash: UInt64) -> UInt16 { max(1, UInt16(truncatingIfNeeded: hash >> 48)) }

    private let rowCount: Int
    private let entryCount: Int

    /// Nil when the sizes of the parts do not fit together.
    init?(index: UnsafeRawBufferPointer, rows: UnsafeRawBufferPointer, entries: UnsafeRawBufferPointer) {
        let buckets = index.count / 16
        guard buckets > 0, buckets & (buckets - 1) == 0, index.count == buckets * 16,
            rows.count == buckets * Self.bucketSize * 8, entries.count % 2 == 0,
            let indexBase = index.baseAddress, let rowBase = rows.baseAddress
        else { return nil }
        self.index = indexBase.assumingMemoryBound(to: SIMD8<UInt16>.self)
        self.rows = rowBase.assumingMemoryBound(to: UInt64.self)
        self.entries = (entries.baseAddress ?? indexBase).assumingMemoryBound(to: UInt16.self)
        mask = UInt64(buckets - 1)
        rowCount = buckets * Self.bucketSize
        entryCount = entries.count / 2
    }

    /// Whether no row points outside the entries and no entry outside the classes. O(rows + entries).
    func isSound(classes: Int) -> Bool {
        for row in 0..<rowCount {
            let packed = rows[row]
            guard (packed & 0xFFFF_FFFF) + (packed >> 32 & 0xFFFF) <= UInt64(entryCount) else { return false }
        }
        for entry in 0..<entryCount where Int(entries[entry] & 0xFF) >= classes { return false }
        return true
    }

    /// Adds the weights of all features to the scores of the classes.
    @inline(__always)
    func add(_ features: FeatureList, to scores: UnsafeMutablePointer<Float>) {
        for place in 0..<features.count {
            let hash = features.hashes[place]
            let bucket = Int(truncatingIfNeeded: hash & mask)
            let found = index[bucket] .== SIMD8(repeating: Self.fingerprint(hash))
            guard any(found) else { continue }
            let numbers = SIMD8<UInt16>(0, 1, 2, 3, 4, 5, 6, 7).replacing(with: 0, where: .!found)
            add(row: rows[bucket * Self.bucketSize + Int(numbers.wrappedSum())], to: scores)
        }
    }

    @inline(__always)
    private func add(row: UInt64, to scores: UnsafeMutablePointer<Float>) {
        let scale = Float(bitPattern: UInt32(truncatingIfNeeded: row >> 32) & 0xFFFF_0000)
        var entry = entries + Int(truncatingIfNeeded: row & 0xFFFF_FFFF)
        let end = entry + Int(truncatingIfNeeded: row >> 32 & 0xFFFF)
        while entry < end {
            let value = entry.pointee
            scores[Int(value & 0xFF)] += scale * Float(Int8(truncatingIfNeeded: value >> 8))
            entry += 1
        }
    }
}

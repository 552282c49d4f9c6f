/// Weights of features for the parser's three actions, four bytes a feature.
///
/// Only differences between actions decide, so shift has no weight: a slot holds a fingerprint (bits 24–31), a code
/// of the row's scale (16–23, 0 for an empty slot) and the weights of left and right arc (8–15, 0–7). A bucket is
/// four slots, looked through in one step. The view is valid as long as the bytes it was made from.
package struct ActionTable {
    package static let bucketSize = 4
    private let buckets: UnsafePointer<SIMD4<UInt32>>
    private let mask: UInt64

    package static func fingerprint(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 56) }

    /// The scale of a code: 16 steps an octave, 1 for 2⁻¹⁶.
    package static func scale(code: Int) -> Float {
        code == 0 ? 0 : Float.exp2Table(code)
    }

    init?(_ slots: UnsafeRawBufferPointer) {
        let count = slots.count / 16
        guard count > 0, count & (count - 1) == 0, slots.count == count * 16, let base = slots.baseAddress else { return nil }
        buckets = base.assumingMemoryBound(to: SIMD4<UInt32>.self)
        mask = UInt64(count - 1)
    }

    /// The scores of left arc and right arc against shift.
    @inline(__always)
    func score(_ features: FeatureList, scales: UnsafePointer<Float>) -> SIMD2<Float> {
        var left: Float = 0
        var right: Float = 0
        for place in 0..<features.count {
            let hash = features.hashes[place]
            let bucket = buckets[Int(truncatingIfNeeded: hash & mask)]
            let wanted = SIMD4<UInt32>(repeating: Self.fingerprint(hash))
            let found = bucket.replacing(with: 0, where: (bucket &>> 24) .!= wanted)
            let slot = found.x | found.y | found.z | found.w
            let scale = scales[Int(slot >> 16 & 0xFF)]
            left += scale * Float(Int8(truncatingIfNeeded: slot >> 8))
            right += scale * Float(Int8(truncatingIfNeeded: slot))
        }
        return SIMD2(left, right)
    }
}

extension Float {
    fileprivate static func exp2Table(_ code: Int) -> Float {
        var value: Float = 1.0 / 65_536
        for _ in 0..<((code - 1) / 16) { value *= 2 }
        for _ in 0..<((code - 1) % 16) { value *= 1.044_273_8 }
        return value
    }
}

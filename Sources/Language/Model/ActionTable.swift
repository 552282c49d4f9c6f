/// Weights of features for the parser's three actions, four bytes a feature.
///
/// Only differences between actions decide, so shift has no weight: a slot holds a fingerprint (bits 24–31), the
/// scale of the row as a power of two (20–23), and the weights of left and right arc as integers of ten bits (10–19,
/// 0–9). A bucket is four slots, looked through in one step without a branch. The view is valid as long as the bytes
/// it was made from.
package struct ActionTable {
    package static let bucketSize = 4
    /// The largest weight, as an integer, before it is scaled.
    package static let limit: Float = 511
    /// Rows are scaled by 1, 2, 4 … 2 to the power of this.
    ///
    /// All sums stay whole numbers that a Float holds exactly, so their order does not matter.
    package static let largestExponent = 10
    private let buckets: UnsafePointer<SIMD4<UInt32>>
    private let mask: UInt64

    package static func fingerprint(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 56) }

    /// A slot of a fingerprint and two weights of −511…511, to be scaled by a power of two.
    package static func slot(_ fingerprint: UInt32, exponent: Int, left: Int32, right: Int32) -> UInt32 {
        fingerprint << 24 | UInt32(exponent) << 20 | (UInt32(bitPattern: left) & 0x3FF) << 10 | UInt32(
            bitPattern: right) & 0x3FF
    }

    init?(_ slots: UnsafeRawBufferPointer) {
        let count = slots.count / 16
        guard count > 0, count & (count - 1) == 0, slots.count == count * 16, let base = slots.baseAddress else {
            return nil
        }
        buckets = base.assumingMemoryBound(to: SIMD4<UInt32>.self)
        mask = UInt64(count - 1)
    }

    #if DEBUG
        /// The scores of left arc and right arc against shift. Vectors are a hundred times slower when not optimised.
        func score(_ features: FeatureList) -> (left: Float, right: Float) {
            var (left, right): (Float, Float) = (0, 0)
            var place = 0
            while place < features.count {
                let hash = features.hashes[place]
                let bucket = UnsafeRawPointer(buckets + Int(truncatingIfNeeded: hash & mask)).assumingMemoryBound(
                    to: UInt32.self)
                var at = 0
                while at < Self.bucketSize {
                    let slot = bucket[at]
                    if slot &>> 24 == UInt32(truncatingIfNeeded: hash &>> 56) {
                        let scale = Float(bitPattern: ((slot &>> 20 & 0xF) &+ 127) &<< 23)
                        left += Float(Int32(bitPattern: slot &<< 12) &>> 22) * scale
                        right += Float(Int32(bitPattern: slot &<< 22) &>> 22) * scale
                    }
                    at &+= 1
                }
                place &+= 1
            }
            return (left, right)
        }
    #else
        /// The scores of left arc and right arc against shift.
        @inline(__always)
        func score(_ features: FeatureList) -> (left: Float, right: Float) {
            // Asks the memory for all buckets at once; one after the other they would be waited for.
            var touched = SIMD4<UInt32>(repeating: 0)
            for place in 0..<features.count {
                touched |= buckets[Int(truncatingIfNeeded: features.hashes[place] & mask)]
            }
            guard touched != SIMD4(repeating: 0) else { return (0, 0) }
            var left = SIMD4<Float>(repeating: 0)
            var right = SIMD4<Float>(repeating: 0)
            for place in 0..<features.count {
                let hash = features.hashes[place]
                let bucket = buckets[Int(truncatingIfNeeded: hash & mask)]
                // Slots of another fingerprint become zero: their upper byte is not 0 after the exclusive or.
                let compared = bucket ^ SIMD4(repeating: UInt32(truncatingIfNeeded: hash >> 32) & 0xFF00_0000)
                let differs = SIMD4<Int32>(repeating: 0) &- SIMD4<Int32>(truncatingIfNeeded: compared &>> 24)
                let kept = SIMD4<Int32>(truncatingIfNeeded: compared) & ~(differs &>> 31)
                // The bits of the Float 2^exponent.
                let power = (((kept &>> 20) & 0xF) &+ 127) &<< 23
                let scale = unsafeBitCast(power, to: SIMD4<Float>.self)
                left += SIMD4<Float>((kept &<< 12) &>> 22) * scale
                right += SIMD4<Float>((kept &<< 22) &>> 22) * scale
            }
            return (left.sum(), right.sum())
        }
    #endif
}

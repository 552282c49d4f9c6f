/// The hash arithmetic that training and analysis share; changing it makes every trained model void.
package enum FeatureHash {
    /// One hash of two; not symmetric.
    @inline(__always)
    static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let product = (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
        return product ^ (product >> 32)
    }

    @inline(__always)
    static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 { mix(mix(first, second), third) }

    @inline(__always)
    static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) -> UInt64 {
        mix(mix(first, second), mix(third, fourth))
    }

    /// Hash of some bytes; the seed keeps kinds of strings apart.
    @inline(__always)
    static func bytes(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, seed: UInt64) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ seed
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 29
        return hash &* 0x9E37_79B9_7F4A_7C15
    }
}

/// The active features of one decision, as hashes; each is salted with its place, so templates never share weights.
package struct FeatureList {
    package static let capacity = 128
    package let hashes: UnsafeMutablePointer<UInt64>
    package private(set) var count = 0

    /// - Parameter hashes: room for `capacity` hashes, kept alive by the caller.
    package init(_ hashes: UnsafeMutablePointer<UInt64>) { self.hashes = hashes }

    @inline(__always)
    mutating func add(_ value: UInt64) {
        add(value, salt: UInt64(truncatingIfNeeded: count) &+ 1)
    }

    /// Adds a feature whose place in the list varies, with a salt of its own above `capacity`.
    @inline(__always)
    mutating func add(_ value: UInt64, salt: UInt64) {
        hashes[count] = FeatureHash.mix(value, salt)
        count += 1
    }
}

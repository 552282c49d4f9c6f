/// The dictionary: words, by hash, and their kinds. Four bytes a slot: 20 bits of the hash, 12 of the kinds.
///
/// The view is valid as long as the bytes it was made from.
package struct KindTable {
    private let slots: UnsafePointer<UInt32>
    private let mask: UInt64

    package static func key(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) & 0xFFFF_F000 }

    package static func slot(_ hash: UInt64, mask: UInt64) -> Int { Int(truncatingIfNeeded: hash & mask) }

    /// Nil when the size is no power of two.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let count = bytes.count / 4
        guard count > 0, count & (count - 1) == 0, bytes.count == count * 4, let base = bytes.baseAddress else {
            return nil
        }
        slots = base.assumingMemoryBound(to: UInt32.self)
        mask = UInt64(count - 1)
    }

    /// Whether enough slots are free, so that every search ends soon. O(slots).
    var isSound: Bool {
        var free = 0
        for slot in 0...Int(mask) where slots[slot] == 0 { free += 1 }
        return free > Int(mask) / 8
    }

    /// What is said of a word; nothing when it is unknown.
    @inline(__always)
    func kinds(_ hash: UInt64) -> WordKinds {
        let key = Self.key(hash)
        var at = Self.slot(hash, mask: mask)
        while slots[at] != 0 {
            if slots[at] & 0xFFFF_F000 == key { return WordKinds(bits: UInt64(slots[at] & 0xFFF)) }
            at = (at &+ 1) & Int(truncatingIfNeeded: mask)
        }
        return WordKinds()
    }
}

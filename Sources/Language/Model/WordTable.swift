/// A map from words, by hash, to small numbers: eight bytes a slot, 48 bits of the hash and 16 of the value.
///
/// The view is valid as long as the bytes it was made from.
package struct WordTable {
    private let slots: UnsafePointer<UInt64>
    private let mask: UInt64
    package static let valueMask: UInt64 = 0xFFFF

    /// Nil when the size is no power of two.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let count = bytes.count / 8
        guard count > 0, count & (count - 1) == 0, bytes.count == count * 8, let base = bytes.baseAddress else {
            return nil
        }
        slots = base.assumingMemoryBound(to: UInt64.self)
        mask = UInt64(count - 1)
    }

    /// Whether all values lie below a limit and enough slots are free, so that every search ends. O(slots).
    func isSound(valueLimit: Int) -> Bool {
        var free = 0
        for slot in 0...Int(mask) {
            if slots[slot] == 0 { free += 1 }
            guard slots[slot] & Self.valueMask < UInt64(valueLimit) else { return false }
        }
        return free > Int(mask) / 4
    }

    /// The value of a word, 0 when it is unknown.
    @inline(__always)
    func value(_ hash: UInt64) -> UInt64 {
        let key = hash & ~Self.valueMask
        var at = (hash >> 20) & mask
        while true {
            let slot = slots[Int(truncatingIfNeeded: at)]
            if slot & ~Self.valueMask == key { return slot & Self.valueMask }
            if slot == 0 { return 0 }
            at = (at &+ 1) & mask
        }
    }
}

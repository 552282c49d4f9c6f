/// A small hash table from word keys (`WordHash`) to a byte; a look-up costs a few cycles and allocates nothing.
struct WordTable: Sendable {
    private struct Slot {
        var key: UInt64 = 0
        var value: UInt8 = 0
    }

    private let slots: [Slot]
    private let mask: Int

    /// Later entries of a key replace earlier ones. O(n).
    init(_ entries: [(key: UInt64, value: UInt8)]) {
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        let mask = size - 1
        var slots = Array(repeating: Slot(), count: size)
        for entry in entries where entry.key != 0 {
            var slot = Self.slot(entry.key, mask)
            while slots[slot].key != 0, slots[slot].key != entry.key { slot = (slot + 1) & mask }
            slots[slot] = Slot(key: entry.key, value: entry.value)
        }
        self.mask = mask
        self.slots = slots
    }

    /// The value of a key; nil when the table does not hold it.
    func value(_ key: UInt64) -> UInt8? {
        var slot = Self.slot(key, mask)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].value }
            slot = (slot + 1) & mask
        }
        return nil
    }

    func contains(_ key: UInt64) -> Bool { value(key) != nil }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key ^ (key >> 29)) & mask }
}

/// Numbers of words by their keys (`WordHash`), in the order of insertion; a look-up costs a few cycles and allocates
/// nothing.
///
/// The keys are hashes already, so nothing is hashed again: `Dictionary` takes several times as long for a word that
/// it does not hold, which nearly every word of a text is. It is not generic, so that it is fast in every module.
package struct WordIndex: Sendable {
    private struct Slot: Sendable {
        /// 0 for none: no word has this key, but for one in 2^64.
        var key: UInt64 = 0
        var number: Int32 = 0
    }

    /// Open addressing; a power of two, at most half full.
    private var slots = [Slot()]
    package private(set) var count = 0

    package init() {}

    /// The number of a word; nil when the index does not hold it.
    package func number(of key: UInt64) -> Int? {
        let mask = slots.count - 1
        var slot = WordSet.slot(key, mask)
        while slots[slot].key != key {
            guard slots[slot].key != 0 else { return nil }
            slot = (slot + 1) & mask
        }
        return key == 0 ? nil : Int(slots[slot].number)
    }

    /// The number of a word, which gets the next one if it has none.
    package mutating func insert(_ key: UInt64) -> Int {
        if let number = number(of: key) { return number }
        reserveCapacity(count + 1)
        put(Slot(key: key, number: Int32(count)))
        count += 1
        return count - 1
    }

    package mutating func reserveCapacity(_ capacity: Int) {
        var size = slots.count
        while size < capacity * 2 { size *= 2 }
        guard size > slots.count else { return }
        let old = slots
        slots = Array(repeating: Slot(), count: size)
        for slot in old where slot.key != 0 { put(slot) }
    }

    private mutating func put(_ entry: Slot) {
        let mask = slots.count - 1
        var slot = WordSet.slot(entry.key, mask)
        while slots[slot].key != 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
    }
}

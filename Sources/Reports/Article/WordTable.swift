/// What words say by their hashes, looked up without hashing these again.
///
/// An open table at most a quarter full. Its keys come from the program's own lists, so that no page can lengthen the
/// way to an entry beyond their longest run.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [RegionVocabulary.Kinds]
    private let mask: Int

    init(_ entries: [UInt64: RegionVocabulary.Kinds]) {
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: [], count: size)
        for (key, value) in entries {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }

    /// What the word says; nothing for one that is not in the table.
    @inline(__always)
    subscript(_ key: UInt64) -> RegionVocabulary.Kinds { values[slot(of: key)] }

    /// Where the key stands, or the empty place where it would.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & mask }
        return slot
    }
}

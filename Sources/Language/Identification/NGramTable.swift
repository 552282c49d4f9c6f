/// What n-grams of letters tell of the languages that share a script.
///
/// An open table of UInt32 slots, each the upper half of an n-gram's hash and the number of its row, counted from 1;
/// a row has an Int8 a language: how much less likely than in the likeliest language the n-gram is, in tenths of a
/// nat. Widths are multiples of 8, unused columns −128. The view is valid as long as the bytes it was made from.
package struct NGramTable {
    /// Rows are as long as a multiple of this.
    package static let columnGroup = 8
    /// Weights are in this many parts of a nat.
    package static let weightsPerNat: Float = 10

    let languages: [String]
    /// What each language is worth before anything is read, in the unit of the weights: 0, or less for rare ones.
    let priors: [Int32]
    let width: Int
    private let slots: UnsafePointer<UInt32>
    private let rows: UnsafePointer<Int8>
    private let shift: UInt64
    private let mask: Int

    /// Columns that a row for some languages has.
    package static func width(_ languages: Int) -> Int { (languages + columnGroup - 1) / columnGroup * columnGroup }

    /// Nil when the parts do not fit together; O(slots).
    init?(languages: [String], priors: [Int32], slots: UnsafeRawBufferPointer, rows: UnsafeRawBufferPointer) {
        let count = slots.count / 4
        let width = Self.width(languages.count)
        guard count >= 2, priors.count == languages.count, count & (count - 1) == 0, slots.count == count * 4,
            width > 0, rows.count % width == 0,
            let slotBase = slots.baseAddress, let rowBase = rows.baseAddress
        else { return nil }
        self.languages = languages
        self.priors = priors
        self.width = width
        self.slots = slotBase.assumingMemoryBound(to: UInt32.self)
        self.rows = rowBase.assumingMemoryBound(to: Int8.self)
        shift = UInt64(64 - count.trailingZeroBitCount)
        mask = count - 1
        var free = 0
        for slot in 0..<count {
            let row = Int(self.slots[slot] & 0xFFFF)
            if row == 0 { free += 1 }
            guard row <= rows.count / width else { return nil }
        }
        // Without a free slot a search would not end.
        guard free > 0 else { return nil }
    }

    @inline(__always)
    private static func hash(_ ngram: UInt64) -> UInt64 {
        let product = ngram &* 0x9E37_79B9_7F4A_7C15
        return (product ^ (product >> 32)) &* 0xFF51_AFD7_ED55_8CCD
    }

    /// Where the search for an n-gram begins in a table of a power of two of slots.
    package static func slot(_ ngram: UInt64, bits: Int) -> Int { Int(hash(ngram) >> UInt64(64 - bits)) }

    /// The upper half of a slot that holds an n-gram.
    package static func fingerprint(_ ngram: UInt64) -> UInt32 { UInt32(hash(ngram) & 0xFFFF) << 16 }

    /// The weights of an n-gram, nil when it tells nothing.
    @inline(__always)
    func row(_ ngram: UInt64) -> UnsafePointer<Int8>? {
        let hash = Self.hash(ngram)
        let key = UInt32(hash & 0xFFFF) << 16
        var at = Int(hash >> shift)
        while slots[at] != 0 {
            if slots[at] & 0xFFFF_0000 == key { return rows + (Int(slots[at] & 0xFFFF) - 1) * width }
            at = (at + 1) & mask
        }
        return nil
    }
}

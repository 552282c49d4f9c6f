#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the class attributes of one page say, as far as they were read: pages repeat the same values on every item of a
/// list, which need not be read again.
///
/// A table of fixed size in which a later value takes the place of an earlier one, so that no page makes it grow.
struct ClassNameMemory {
    /// What a value says.
    struct Meaning {
        var kinds: RegionVocabulary.Kinds = []
        var isHidden = false
    }

    private struct Entry {
        var value = HTMLRange.none
        var meaning = Meaning()
    }

    private var entries = [Entry](repeating: Entry(), count: 512)

    /// The meaning of a value, read by `read` where it is new. O(length).
    mutating func meaning(of value: HTMLRange, in document: HTMLDocument, read: () -> Meaning) -> Meaning {
        guard !value.isEmpty else { return Meaning() }
        let slot = Self.slot(of: value, in: document)
        let entry = entries[slot]
        if entry.value.count == value.count, Self.areEqual(entry.value, value, in: document) { return entry.meaning }
        let meaning = read()
        entries[slot] = Entry(value: value, meaning: meaning)
        return meaning
    }

    private static func areEqual(_ left: HTMLRange, _ right: HTMLRange, in document: HTMLDocument) -> Bool {
        document.bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, Int(max(left.end, right.end)) <= bytes.count else { return false }
            return memcmp(base + Int(left.start), base + Int(right.start), right.count) == 0
        }
    }

    /// Mixes eight bytes at a time; the high bits are the best mixed.
    private static func slot(of value: HTMLRange, in document: HTMLDocument) -> Int {
        document.bytes.withUnsafeBytes { bytes in
            let (start, end) = (Int(value.start), Int(value.end))
            var hash = UInt64(end - start)
            var at = start
            while at + 8 <= end {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 32
                at += 8
            }
            while at < end {
                hash = (hash ^ UInt64(bytes[at])) &* 0x9E37_79B9_7F4A_7C15
                at += 1
            }
            return Int(truncatingIfNeeded: hash >> 55)
        }
    }
}

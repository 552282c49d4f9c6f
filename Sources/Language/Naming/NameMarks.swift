/// What the lists of names say of a word or phrase: one bit a list.
package struct NameMarks: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let country = NameMarks(rawValue: 1 << 0)
    package static let norp = NameMarks(rawValue: 1 << 1)
    package static let city = NameMarks(rawValue: 1 << 2)
    package static let smallTown = NameMarks(rawValue: 1 << 3)
    package static let region = NameMarks(rawValue: 1 << 4)
    package static let organisation = NameMarks(rawValue: 1 << 5)
    package static let media = NameMarks(rawValue: 1 << 6)
    package static let instrument = NameMarks(rawValue: 1 << 7)
    package static let givenName = NameMarks(rawValue: 1 << 8)
    package static let ambiguousGivenName = NameMarks(rawValue: 1 << 9)
    package static let surname = NameMarks(rawValue: 1 << 10)
    package static let title = NameMarks(rawValue: 1 << 11)
    package static let person = NameMarks(rawValue: 1 << 12)
    package static let organisationWord = NameMarks(rawValue: 1 << 13)
    package static let placeWord = NameMarks(rawValue: 1 << 14)
    /// A longer phrase begins like this one.
    package static let continues = NameMarks(rawValue: 1 << 15)

    /// Lists that name something; the others hold words that stand within names or beside them.
    static let naming: NameMarks = [
        .country, .norp, .city, .smallTown, .region, .organisation, .media, .givenName, .surname, .person,
    ]
    static let bits = 15
}

/// What the lists say of a token, by the place that it has in the listed phrase.
package struct TokenMarks: Sendable {
    package var first: UInt32 = 0
    package var inside: UInt32 = 0
    package var only: UInt32 = 0

    package init() {}

    @inline(__always) package var all: UInt32 { first | inside | only }
    @inline(__always) package var hash: UInt64 {
        UInt64(first) | UInt64(inside) << 16 | UInt64(only) << 32
    }
}

extension TokenMarks {
    /// Marks the words of a sentence by the longest listed phrases. O(count · length of the longest phrase).
    ///
    /// - Parameter value: what the lists say of the hash of a word or phrase.
    @inline(__always)
    package static func mark(
        _ words: UnsafePointer<WordFeatures>, _ count: Int, into marks: UnsafeMutablePointer<TokenMarks>,
        value: (UInt64) -> UInt64
    ) {
        for at in 0..<count { marks[at] = TokenMarks() }
        for at in 0..<count {
            var key = words[at].lower
            var found = UInt32(truncatingIfNeeded: value(key))
            marks[at].only |= found & 0x7FFF
            var end = at + 1
            var longest = (end: at, marks: UInt32(0))
            while found & NameMarks.continues.rawValue != 0, end < count {
                key = FeatureHash.mix(key, words[end].lower)
                found = UInt32(truncatingIfNeeded: value(key))
                end += 1
                if found & 0x7FFF != 0 { longest = (end, found & 0x7FFF) }
            }
            guard longest.end > at else { continue }
            marks[at].first |= longest.marks
            for place in (at + 1)..<longest.end { marks[place].inside |= longest.marks }
        }
    }

    /// The hash by which a phrase of several words is listed.
    package static func key(_ words: [UInt64]) -> UInt64 {
        words.dropFirst().reduce(words.first ?? 0) { FeatureHash.mix($0, $1) }
    }
}

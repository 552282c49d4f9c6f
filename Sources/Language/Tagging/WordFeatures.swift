/// What the models see of one word: hashes of its form, its parts and its shape.
package struct WordFeatures {
    /// The form as it stands, with quotation marks, apostrophes and dashes unified.
    package var form: UInt64 = 0
    /// The form in lower case with all digits as 0.
    package var lower: UInt64 = 0
    /// Runs of capitals, small letters, digits and others ("Xx", "d", "X.X.").
    package var shape: UInt64 = 0
    package var prefix1: UInt64 = 0
    package var prefix2: UInt64 = 0
    package var prefix3: UInt64 = 0
    package var suffix1: UInt64 = 0
    package var suffix2: UInt64 = 0
    package var suffix3: UInt64 = 0
    package var suffix4: UInt64 = 0
    /// Which tags the word can have, as far as the training text tells; for unknown words its shape and ending.
    package var lexical: UInt64 = 0
    /// What the dictionary says of it.
    package var kinds = WordKinds()
    /// Whether it begins with an ASCII capital, and with any ASCII letter.
    package var isCapitalized = false
    package var beginsWithLetter = false
    /// Whether it begins with a letter or sign beyond ASCII.
    package var beginsBeyondASCII = false
    /// The tag of a word that never had another; 0 for all others.
    package var fixedTag: UInt64 = 0

    package init() {}

    /// The seed of the hash of a word in lower case.
    static let lowerSeed: UInt64 = 2

    /// What stands before the first and behind the last word of a sentence.
    package static func boundary(_ seed: UInt64) -> WordFeatures {
        var word = WordFeatures()
        word.form = 11 + seed
        word.lower = 12 + seed
        word.shape = 13 + seed
        word.prefix1 = 14 + seed
        word.prefix2 = 15 + seed
        word.prefix3 = 16 + seed
        word.suffix1 = 17 + seed
        word.suffix2 = 18 + seed
        word.suffix3 = 19 + seed
        word.suffix4 = 20 + seed
        word.lexical = 21 + seed
        return word
    }
}

extension WordFeatures {
    /// Where nearly all words have capitals, as in headlines, a capital tells nothing: gives such sentences shapes of
    /// their own. O(count).
    package static func markHeadline(_ words: UnsafeMutablePointer<WordFeatures>, _ count: Int) {
        var (letters, capitals) = (0, 0)
        for at in 0..<count where words[at].beginsWithLetter {
            letters += 1
            if words[at].isCapitalized { capitals += 1 }
        }
        guard letters >= 4, capitals * 4 >= letters * 3 else { return }
        for at in 0..<count {
            words[at].shape = FeatureHash.mix(words[at].shape, 7)
            words[at].form = FeatureHash.mix(words[at].lower, 7)
        }
    }
}

/// Reads the features of words off their bytes; has a small buffer of its own and allocates nothing per word.
package struct WordReader {
    /// Words longer than this are read up to here.
    package static let limit = 64
    private let plain: UnsafeMutablePointer<UInt8>
    private let lower: UnsafeMutablePointer<UInt8>
    private let shape: UnsafeMutablePointer<UInt8>

    package static let scratchSize = 3 * limit

    /// - Parameter scratch: `scratchSize` bytes, kept alive by the caller.
    package init(scratch: UnsafeMutablePointer<UInt8>) {
        plain = scratch
        lower = scratch + Self.limit
        shape = scratch + 2 * Self.limit
    }

    /// The features of the word in a range of bytes, but for its lexical class and fixed tag. O(`limit`).
    package func read(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> WordFeatures {
        let count = normalize(bytes, range)
        let shapeCount = fold(count)
        var word = WordFeatures()
        word.form = FeatureHash.bytes(plain, 0..<count, seed: 1)
        word.lower = FeatureHash.bytes(lower, 0..<count, seed: WordFeatures.lowerSeed)
        word.shape = FeatureHash.bytes(shape, 0..<shapeCount, seed: 3)
        word.isCapitalized = count > 0 && (0x41...0x5A).contains(plain[0])
        word.beginsWithLetter = count > 0 && (0x61...0x7A).contains(lower[0])
        word.beginsBeyondASCII = count > 0 && plain[0] >= 0x80
        word.prefix1 = FeatureHash.bytes(plain, 0..<min(1, count), seed: 4)
        word.prefix2 = FeatureHash.bytes(lower, 0..<min(2, count), seed: 5)
        word.prefix3 = FeatureHash.bytes(lower, 0..<min(3, count), seed: 6)
        word.suffix1 = FeatureHash.bytes(lower, max(0, count - 1)..<count, seed: 7)
        word.suffix2 = FeatureHash.bytes(lower, max(0, count - 2)..<count, seed: 8)
        word.suffix3 = FeatureHash.bytes(lower, max(0, count - 3)..<count, seed: 9)
        word.suffix4 = FeatureHash.bytes(lower, max(0, count - 4)..<count, seed: 10)
        return word
    }

    /// Copies the word with typographic marks as their ASCII forms; gives the number of bytes.
    private func normalize(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        var at = range.lowerBound
        while at < range.upperBound, count < Self.limit - 1 {
            let byte = bytes[at]
            if byte == 0xE2, at + 2 < range.upperBound, bytes[at + 1] == 0x80, let ascii = Self.ascii(bytes[at + 2]) {
                plain[count] = ascii
                if bytes[at + 2] == 0x94 {  // an em dash is two hyphens
                    count += 1
                    plain[count] = ascii
                }
                at += 3
            } else if byte == 0xC2, at + 1 < range.upperBound, bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB {  // « »
                plain[count] = 0x22
                at += 2
            } else {
                plain[count] = byte
                at += 1
            }
            count += 1
        }
        return count
    }

    /// The ASCII form of U+2010…U+201F by its last byte.
    @inline(__always)
    private static func ascii(_ last: UInt8) -> UInt8? {
        switch last {
        case 0x90, 0x91, 0x94: 0x2D
        case 0x98, 0x99, 0x9A, 0x9B: 0x27
        case 0x9C, 0x9D, 0x9E, 0x9F: 0x22
        default: nil
        }
    }

    /// Fills the lower-case form and the shape; gives the length of the shape.
    private func fold(_ count: Int) -> Int {
        var length = 0
        var last: UInt8 = 0
        for at in 0..<count {
            var byte = plain[at]
            var kind = byte
            switch byte {
            case 0x41...0x5A:
                kind = 0x58
                byte |= 0x20
            case 0x61...0x7A: kind = 0x78
            case 0x30...0x39:
                kind = 0x64
                byte = 0x30
            case 0x80...: kind = 0x75
            default: break
            }
            lower[at] = byte
            if kind != last || length < 2, length < 12 {
                shape[length] = kind
                length += 1
            }
            last = kind
        }
        return length
    }
}

import Foundation
import Prose

/// The names of the months in the languages that pages are written in.
struct MonthNames: Sendable {
    private struct Meaning: Sendable {
        let language: UInt16
        let month: Int
    }

    private let meanings: [UInt64: [Meaning]]
    private let filter: HashFilter

    /// Reads the list that ships with the program.
    init() throws(ResourceFolder.Missing) {
        var meanings: [UInt64: [Meaning]] = [:]
        for row in try ResourceFolder(Bundle.module, "dates").rows("months.tsv") where row.count == 13 {
            let language = Self.number(of: row[0])
            for month in 1...12 {
                for form in row[month].split(separator: " ") {
                    let bytes = Array(form.utf8)
                    let meaning = Meaning(language: language, month: month)
                    meanings[FoldedWord.hash(bytes, 0..<bytes.count), default: []].append(meaning)
                }
            }
        }
        self.meanings = meanings
        filter = HashFilter(meanings.keys)
    }

    /// The month that a word means, by the hash of its folded form: as the page's language has it where that knows the
    /// word, else as any language has it. O(languages that share the form).
    func month(_ hash: UInt64, language: UInt16) -> Int? {
        guard filter.mayHold(hash), let found = meanings[hash] else { return nil }
        return (found.first { $0.language == language } ?? found.first)?.month
    }

    /// A number for the first two letters of a language tag; 0 for none.
    static func number(of language: some StringProtocol) -> UInt16 {
        language.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16(ASCII.lower($1)) }
    }
}

/// Words of any alphabet in one case, so that they are compared as integers.
enum FoldedWord {
    /// FNV-1a over the small letters of a word in UTF-8.
    static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = NameHash.start
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = decode(bytes, index, range.upperBound)
            hash = (hash ^ UInt64(small(scalar))) &* 0x0000_0100_0000_01b3
            index += length
        }
        return hash
    }

    static func hash(_ word: some StringProtocol) -> UInt64 {
        let bytes = Array(word.utf8)
        return hash(bytes, 0..<bytes.count)
    }

    /// Where the word that begins at an offset ends: letters of any alphabet, no digits, no punctuation.
    static func end(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int {
        var index = start
        while index < limit {
            if bytes[index] < 0x80 {
                guard ASCII.isLetter(bytes[index]) else { return index }
                index += 1
            } else {
                let (scalar, length) = decode(bytes, index, limit)
                guard isLetter(scalar) else { return index }
                index += length
            }
        }
        return index
    }

    /// Letters beyond ASCII, roughly: no Latin-1 signs, no digits of the Arabic script, no general punctuation, no
    /// ideographs (which stand between the numbers of a date and are looked at one by one).
    private static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0x24F, 0x370...0x52F, 0x5D0...0x5EA, 0x620...0x65F, 0x671...0x6EF, 0x1E00...0x1FFF:
            scalar != 0xD7 && scalar != 0xF7
        default: false
        }
    }

    /// One scalar of UTF-8 and its length; a broken sequence counts as one byte.
    @inline(__always)
    static func decode(_ bytes: [UInt8], _ index: Int, _ limit: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead >= 0xC2, lead < 0xE0, index + 1 < limit {
            return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if lead >= 0xE0, lead < 0xF0, index + 2 < limit {
            let high = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            return (high | UInt32(bytes[index + 2] & 0x3F), 3)
        }
        return (UInt32(lead), 1)
    }

    /// Simple lower case of Latin, Greek and Cyrillic letters; the dotted capital I of Turkish becomes "i".
    private static func small(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3AB, 0x410...0x42F: scalar + 32
        case 0x130: 0x69
        case 0x100...0x137, 0x14A...0x177: scalar | 1
        case 0x139...0x148, 0x179...0x17E: scalar % 2 == 1 ? scalar + 1 : scalar
        case 0x400...0x40F: scalar + 80
        case 0x386: 0x3AC
        case 0x388...0x38A: scalar + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: scalar + 63
        default: scalar
        }
    }
}

/// Tells in a look at one bit that a hash is not among some: most words are none of those that are looked for.
struct HashFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 256)

    init(_ hashes: some Sequence<UInt64>) {
        for hash in hashes { bits[Int(hash >> 6 & 255)] |= 1 << (hash & 63) }
    }

    @inline(__always) func mayHold(_ hash: UInt64) -> Bool { bits[Int(hash >> 6 & 255)] & 1 << (hash & 63) != 0 }
}

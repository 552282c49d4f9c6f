import Prose

/// Compares spellings of one name across transliterations: Tchaikovsky / Chaykovski / Tschaikowski.
///
/// Letters are romanised and stripped of accents, digraphs unified (sch, tch, kh, w, ou …), and the consonants that
/// transliterations confuse reduced to one class. Two spellings match when their consonant skeletons are equal and
/// their normal forms are close (Jaro–Winkler, Winkler 1990).
package struct NameVariant: Hashable, Sendable {
    /// Lower-case Latin letters after unification.
    package let normal: [UInt8]
    /// The normal form when the initial J hushes ("Jorelan" for "Zhorelan"); empty for other names.
    private let hushed: [UInt8]
    /// The consonants, reduced to classes, with the first letter kept.
    package let skeleton: [UInt8]

    /// - Parameter name: one word of a name in Latin or Cyrillic letters.
    package init(_ name: some StringProtocol) {
        let letters = Romanisation.letters(name)
        normal = Self.unify(letters)
        skeleton = Self.skeleton(normal)
        // An initial J is a vowel's glide in German and Slavic spelling, a hushing sound in French and English.
        guard letters.first == 0x6A, letters.count > 2 else {
            hushed = []
            return
        }
        hushed = [0x4A] + Self.unify(Array(letters.dropFirst()))
    }

    /// Whether the two may be spellings of one name. Never true for names of fewer than three letters that differ.
    package func matches(_ other: NameVariant) -> Bool {
        if normal == other.normal { return !normal.isEmpty }
        if !hushed.isEmpty, Self.close(hushed, Self.skeleton(hushed), other.normal, other.skeleton) { return true }
        if !other.hushed.isEmpty, Self.close(normal, skeleton, other.hushed, Self.skeleton(other.hushed)) {
            return true
        }
        return Self.close(normal, skeleton, other.normal, other.skeleton)
    }

    /// Whether a name that stands alone may be another spelling: short ones ("Gang", "Geng") differ by a letter too
    /// easily.
    package func isRespelled(_ other: NameVariant) -> Bool {
        min(normal.count, other.normal.count) >= Self.shortestAlone ? matches(other) : normal == other.normal
    }

    private static let shortestAlone = 5

    private static func close(_ normal: [UInt8], _ skeleton: [UInt8], _ other: [UInt8], _ otherSkeleton: [UInt8])
        -> Bool
    {
        guard normal.count >= 3, other.count >= 3 else { return false }
        if skeleton == otherSkeleton {
            return JaroWinkler.similarity(normal, other) >= (skeleton.count >= 3 ? 0.7 : 0.85)
        }
        guard normal.count >= 6, abs(skeleton.count - otherSkeleton.count) <= 1, skeleton.first == otherSkeleton.first
        else { return false }
        return JaroWinkler.similarity(normal, other) >= 0.93
    }

    private static let digraphs: [(StaticString, UInt8)] = [
        ("shch", 0x58), ("schtsch", 0x58), ("tsch", 0x43), ("sch", 0x53), ("tch", 0x43), ("sh", 0x53), ("ch", 0x43),
        ("zh", 0x4A),
        ("kh", 0x48), ("dj", 0x4A), ("dzh", 0x4A), ("gh", 0x67), ("ph", 0x66), ("th", 0x74), ("ts", 0x7A), ("tz", 0x7A),
        ("ck", 0x6B),
        ("qu", 0x6B), ("ou", 0x75), ("oo", 0x75), ("ee", 0x69), ("ie", 0x69), ("ij", 0x69), ("iy", 0x69), ("yy", 0x69),
        ("yi", 0x69),
        ("ya", 0x61), ("ia", 0x61), ("ja", 0x61), ("yu", 0x75), ("iu", 0x75), ("ju", 0x75), ("yo", 0x6F), ("jo", 0x6F),
        ("ye", 0x65),
        ("je", 0x65), ("ff", 0x76), ("ss", 0x73),
    ]

    private static func unify(_ letters: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        scan: while at < letters.count {
            for (pattern, code) in digraphs {
                let length = pattern.utf8CodeUnitCount
                guard at + length <= letters.count else { continue }
                if (0..<length).allSatisfy({ letters[at + $0] == pattern.utf8Start[$0] }) {
                    result.append(code)
                    at += length
                    continue scan
                }
            }
            let letter = letters[at]
            switch letter {
            case 0x77: result.append(0x76)  // w → v
            case 0x71: result.append(0x6B)  // q → k
            case 0x78: result += [0x6B, 0x73]  // x → ks
            case 0x79, 0x6A: result.append(0x69)  // y, j → i
            default: result.append(letter)
            }
            at += 1
        }
        return result
    }

    private static func skeleton(_ normal: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, letter) in normal.enumerated() {
            let isVowel = [0x61, 0x65, 0x69, 0x6F, 0x75].contains(letter)
            if isVowel {
                if index == 0 { result.append(0x61) }
                continue
            }
            let code = consonantClass(letter)
            if code != 0, result.last != code { result.append(code) }
        }
        return result
    }

    private static func consonantClass(_ letter: UInt8) -> UInt8 {
        switch letter {
        case 0x58, 0x43, 0x4A, 0x53, 0x73, 0x7A: 0x73  // X C J S s z
        case 0x48, 0x67, 0x63, 0x6B: 0x6B  // H g c k
        case 0x68: 0  // h
        case 0x70, 0x62: 0x62  // p b
        case 0x64, 0x74: 0x74  // d t
        case 0x66, 0x76: 0x76  // f v
        default: letter
        }
    }
}

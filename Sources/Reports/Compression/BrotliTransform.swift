/// How a word of Brotli's dictionary is changed before it is used (RFC 7932, section 8 and appendix B).
enum BrotliTransform {
    private enum Change {
        case whole, capitalised, upperCase
        case withoutFirst(Int)
        case withoutLast(Int)
    }

    /// The number of transforms.
    static var count: Int { all.count }

    /// Appends a changed word to the output. O(length).
    /// - Parameter number: the transform, below `count`.
    static func append(_ word: ArraySlice<UInt8>, _ number: Int, to output: inout [UInt8]) {
        let (prefix, change, suffix) = all[number]
        output += prefix.utf8
        let start = output.count
        switch change {
        case .withoutFirst(let count): output += word.dropFirst(count)
        case .withoutLast(let count): output += word.dropLast(count)
        case .whole: output += word
        case .capitalised:
            output += word
            _ = raise(&output, at: start)
        case .upperCase:
            output += word
            var at = start
            while at < output.count { at += raise(&output, at: at) }
        }
        output += suffix.utf8
    }

    /// Changes one character as the format defines it, which is upper case for Latin letters, and returns its bytes.
    private static func raise(_ bytes: inout [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return 1 }
        switch bytes[index] {
        case 0x61...0x7A: bytes[index] ^= 0x20
        case 0xC0...0xDF:
            if index + 1 < bytes.count { bytes[index + 1] ^= 0x20 }
            return 2
        case 0xE0...:
            if index + 2 < bytes.count { bytes[index + 2] ^= 5 }
            return 3
        default: break
        }
        return 1
    }

    private static let all: [(prefix: String, change: Change, suffix: String)] = [
        ("", .whole, ""), ("", .whole, " "), (" ", .whole, " "), ("", .withoutFirst(1), ""), ("", .capitalised, " "),
        ("", .whole, " the "), (" ", .whole, ""), ("s ", .whole, " "), ("", .whole, " of "), ("", .capitalised, ""),
        ("", .whole, " and "), ("", .withoutFirst(2), ""), ("", .withoutLast(1), ""), (", ", .whole, " "),
        ("", .whole, ", "), (" ", .capitalised, " "), ("", .whole, " in "), ("", .whole, " to "),
        ("e ", .whole, " "), ("", .whole, "\""), ("", .whole, "."), ("", .whole, "\">"), ("", .whole, "\n"),
        ("", .withoutLast(3), ""), ("", .whole, "]"), ("", .whole, " for "), ("", .withoutFirst(3), ""),
        ("", .withoutLast(2), ""), ("", .whole, " a "), ("", .whole, " that "), (" ", .capitalised, ""),
        ("", .whole, ". "), (".", .whole, ""), (" ", .whole, ", "), ("", .withoutFirst(4), ""),
        ("", .whole, " with "), ("", .whole, "'"), ("", .whole, " from "), ("", .whole, " by "),
        ("", .withoutFirst(5), ""), ("", .withoutFirst(6), ""), (" the ", .whole, ""), ("", .withoutLast(4), ""),
        ("", .whole, ". The "), ("", .upperCase, ""), ("", .whole, " on "), ("", .whole, " as "),
        ("", .whole, " is "), ("", .withoutLast(7), ""), ("", .withoutLast(1), "ing "), ("", .whole, "\n\t"),
        ("", .whole, ":"), (" ", .whole, ". "), ("", .whole, "ed "), ("", .withoutFirst(9), ""),
        ("", .withoutFirst(7), ""), ("", .withoutLast(6), ""), ("", .whole, "("), ("", .capitalised, ", "),
        ("", .withoutLast(8), ""), ("", .whole, " at "), ("", .whole, "ly "), (" the ", .whole, " of "),
        ("", .withoutLast(5), ""), ("", .withoutLast(9), ""), (" ", .capitalised, ", "), ("", .capitalised, "\""),
        (".", .whole, "("), ("", .upperCase, " "), ("", .capitalised, "\">"), ("", .whole, "=\""),
        (" ", .whole, "."), (".com/", .whole, ""), (" the ", .whole, " of the "), ("", .capitalised, "'"),
        ("", .whole, ". This "), ("", .whole, ","), (".", .whole, " "), ("", .capitalised, "("),
        ("", .capitalised, "."), ("", .whole, " not "), (" ", .whole, "=\""), ("", .whole, "er "),
        (" ", .upperCase, " "), ("", .whole, "al "), (" ", .upperCase, ""), ("", .whole, "='"),
        ("", .upperCase, "\""), ("", .capitalised, ". "), (" ", .whole, "("), ("", .whole, "ful "),
        (" ", .capitalised, ". "), ("", .whole, "ive "), ("", .whole, "less "), ("", .upperCase, "'"),
        ("", .whole, "est "), (" ", .capitalised, "."), ("", .upperCase, "\">"), (" ", .whole, "='"),
        ("", .capitalised, ","), ("", .whole, "ize "), ("", .upperCase, "."), ("\u{A0}", .whole, ""),
        (" ", .whole, ","), ("", .capitalised, "=\""), ("", .upperCase, "=\""), ("", .whole, "ous "),
        ("", .upperCase, ", "), ("", .capitalised, "='"), (" ", .capitalised, ","), (" ", .upperCase, "=\""),
        (" ", .upperCase, ", "), ("", .upperCase, ","), ("", .upperCase, "("), ("", .upperCase, ". "),
        (" ", .upperCase, "."), ("", .upperCase, "='"), (" ", .upperCase, ". "), (" ", .capitalised, "=\""),
        (" ", .upperCase, "='"), (" ", .capitalised, "='"),
    ]
}

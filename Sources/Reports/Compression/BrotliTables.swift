import Foundation
import Prose

/// What Brotli (RFC 7932) fixes for all data: lengths behind codes, contexts of literals, and the dictionary.
enum BrotliTables {
    /// Where the lengths of a code begin, and how many bits more tell which it is.
    typealias Range = (start: Int, bits: Int)

    // MARK: - Lengths (sections 5 and 6)

    static let insertLengths = ranges(
        from: 0, bits: [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24])
    static let copyLengths = ranges(
        from: 2, bits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24])
    static let blockCounts = ranges(
        from: 1, bits: [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24])

    /// Each range begins where the one before it ends.
    private static func ranges(from start: Int, bits: [Int]) -> [Range] {
        var start = start
        return bits.map { count in
            defer { start += 1 << count }
            return (start, count)
        }
    }

    /// First insert and copy length code of each 64 commands.
    static let commandCells: [(insert: Int, copy: Int)] = [
        (0, 0), (0, 8), (0, 0), (0, 8), (8, 0), (8, 8), (0, 16), (16, 0), (8, 16), (16, 8), (16, 16),
    ]

    // MARK: - Contexts (section 7.1)

    /// The context of a literal, 0…63, by the mode of its block and the two bytes before it, the last one first.
    @inline(__always)
    static func context(_ mode: Int, _ last: UInt8, _ second: UInt8) -> Int {
        switch mode {
        case 0: Int(last & 0x3F)
        case 1: Int(last >> 2)
        case 2: Int(textClass[Int(last)] | formerTextClass(second))
        default: signedClass(last) << 3 | signedClass(second)
        }
    }

    /// What the last byte of UTF-8 says, in steps of four for ASCII.
    private static let textClass: [UInt8] = {
        let others: [Character: UInt8] = [
            "\t": 4, "\n": 4, "\r": 4, " ": 8, "\"": 16, "%": 20, "'": 16, "(": 24, ")": 28, ",": 32, ".": 36, ":": 32,
            ";": 32, "<": 24, "=": 40, ">": 28, "[": 24, "]": 28, "{": 24, "}": 28,
        ]
        return (0...255).map { byte in
            let character = Character(Unicode.Scalar(UInt8(byte)))
            switch byte {
            case 0xC0...: return UInt8(2 + byte & 1)
            case 0x80...: return UInt8(byte & 1)
            case 0x30...0x39: return 44
            default: break
            }
            if let known = others[character] { return known }
            switch character {
            case "A", "E", "I", "O", "U": return 48
            case "A"..."Z": return 52
            case "a", "e", "i", "o", "u": return 56
            case "a"..."z": return 60
            default: return byte < 0x20 || byte == 0x7F ? 0 : 12
            }
        }
    }()

    private static func formerTextClass(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0...0x20, 0x7F...0xDF: 0
        case 0x30...0x39, 0x41...0x5A, 0xE0...: 2
        case 0x61...0x7A: 3
        default: 1
        }
    }

    private static func signedClass(_ byte: UInt8) -> Int {
        switch byte {
        case 0: 0
        case ..<16: 1
        case ..<64: 2
        case ..<128: 3
        case ..<192: 4
        case ..<240: 5
        case ..<255: 6
        default: 7
        }
    }

    // MARK: - Dictionary (appendix A)

    /// Bits that number the words of each length, 4…24.
    static let wordBits = [10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5]

    /// A word of the dictionary; nil when there is none of that length.
    /// - Parameter number: below 2 to the power of its length's `wordBits`.
    static func word(_ number: Int, length: Int) -> ArraySlice<UInt8>? {
        guard wordBits.indices.contains(length - 4), let dictionary else { return nil }
        let start = wordStarts[length - 4] + number * length
        guard start + length <= dictionary.count else { return nil }
        return dictionary[start..<(start + length)]
    }

    private static let wordStarts: [Int] = {
        var start = 0
        return wordBits.enumerated().map { index, bits in
            defer { start += (index + 4) << bits }
            return start
        }
    }()

    /// Read when first needed; a program without its data files does not get here, for its readers need others of them.
    private static let dictionary = try? ResourceFolder(Bundle.module, "formats").bytes("brotli-dictionary.bin")
}

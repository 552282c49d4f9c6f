import Foundation
import Prose

/// Named and numeric character references ("&amp;", "&#8217;").
struct HTMLCharacterReferences: Sendable {
    /// How many bytes of the page a reference took and what it stands for.
    struct Match {
        let length: Int
        let first: UInt32
        let second: UInt32
    }

    /// Longest name that may stand without its semicolon ("frac14", "yacute").
    private static let longestLegacy = 6
    private static let longestName = 33

    private struct Entry {
        let name: [UInt8]
        let first: UInt32
        let second: UInt32
    }

    private let entries: [UInt64: Entry]

    init() throws(ResourceFolder.Missing) {
        var entries: [UInt64: Entry] = [:]
        for row in try ResourceFolder(Bundle.module, "html").rows("character-references.txt") where row.count == 2 {
            let name = Array(row[0].utf8)
            let points = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard let first = points.first else { continue }
            let entry = Entry(name: name, first: first, second: points.count > 1 ? points[1] : 0)
            entries[WordHash.exact(name, TextSpan(0, name.count))] = entry
        }
        self.entries = entries
    }

    /// The reference that begins behind the ampersand at an offset, or nil when the ampersand is only that.
    ///
    /// Looks at no more than 34 bytes of a name, so that a flood of ampersands is read in linear time.
    func match(_ bytes: [UInt8], behind ampersand: Int, limit: Int, inAttribute: Bool) -> Match? {
        let start = ampersand + 1
        guard start < limit else { return nil }
        if bytes[start] == 0x23 { return numeric(bytes, start + 1, limit) }
        var end = start
        while end < limit, end - start < Self.longestName, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) {
            end += 1
        }
        guard end > start else { return nil }
        if end < limit, bytes[end] == 0x3B, let entry = entry(bytes, TextSpan(start, end + 1)) {
            return Match(length: end + 1 - start, first: entry.first, second: entry.second)
        }
        var stop = min(end, start + Self.longestLegacy)
        while stop > start + 1 {
            if let entry = entry(bytes, TextSpan(start, stop)) {
                let next = stop < limit ? bytes[stop] : 0
                if inAttribute, next == 0x3D || ASCII.isLetter(next) || ASCII.isDigit(next) { return nil }
                return Match(length: stop - start, first: entry.first, second: entry.second)
            }
            stop -= 1
        }
        return nil
    }

    private func entry(_ bytes: [UInt8], _ span: TextSpan) -> Entry? {
        guard let entry = entries[WordHash.exact(bytes, span)], entry.name.count == span.count else { return nil }
        for index in 0..<span.count where entry.name[index] != bytes[span.start + index] { return nil }
        return entry
    }

    private func numeric(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Match? {
        var at = start
        var value: UInt32 = 0
        let isHex = at < limit && bytes[at] | 0x20 == 0x78
        if isHex { at += 1 }
        let digits = at
        while at < limit, let digit = Self.digit(bytes[at], isHex) {
            value = min(value &* (isHex ? 16 : 10) &+ digit, 0x11_0000)
            at += 1
        }
        guard at > digits else { return nil }
        if at < limit, bytes[at] == 0x3B { at += 1 }
        return Match(length: at - start + 1, first: Self.repaired(value), second: 0)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte &- 0x30) }
        let letter = byte | 0x20
        return isHex && letter >= 0x61 && letter <= 0x66 ? UInt32(letter &- 0x57) : nil
    }

    /// What browsers show: windows-1252 for the C1 range, U+FFFD for what is no character.
    private static func repaired(_ value: UInt32) -> UInt32 {
        if value == 0 || value > 0x10_FFFF || (0xD800...0xDFFF).contains(value) { return 0xFFFD }
        return (0x80...0x9F).contains(value) ? TextDecoder.windows1252(UInt8(value)) : value
    }
}

/// Whether bytes that are called UTF-8 are windows-1252: what is no UTF-8 in them are quotation marks, dashes and
/// accented letters where such stand in a text of Latin letters.
package enum Windows1252Evidence {
    /// Well-formed sequences of UTF-8 must be fewer than a quarter of the bytes that read well as windows-1252; of
    /// those that are no UTF-8, nine in ten must read well. O(n).
    package static func outweighsUTF8(_ bytes: [UInt8]) -> Bool {
        var (sound, plausible, odd, index) = (0, 0, 0, 0)
        bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let byte = bytes[index]
                guard byte >= 0x80 else {
                    index += 1
                    continue
                }
                let length = sequence(bytes, index)
                if length > 0 {
                    sound += 1
                    index += length
                } else {
                    if isPlausible(bytes, index) { plausible += 1 } else { odd += 1 }
                    index += 1
                }
            }
        }
        return plausible > 0 && sound * 4 < plausible && odd * 9 <= plausible
    }

    /// Length of the sequence of several bytes that stands here; 0 for none.
    private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let lead = bytes[start]
        guard lead >= 0xC2, lead < 0xF5 else { return 0 }
        let length = UTF8Bytes.length(lead: lead)
        guard start + length <= bytes.count,
            (1..<length).allSatisfy({ UTF8Bytes.isContinuation(bytes[start + $0]) })
        else { return 0 }
        return length
    }

    private enum Kind { case space, lower, upper, opening, closing, sign, digit, none }

    private static func kind(_ byte: UInt8) -> Kind {
        switch byte {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x83, 0x9A, 0x9C, 0x9E: .lower
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x8A, 0x8C, 0x8E, 0x9F: .upper
        case 0x30...0x39: .digit
        case 0x82, 0x84, 0x8B, 0x91, 0x93, 0xA1, 0xAB, 0xBF, 0x28, 0x5B, 0x3E: .opening
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: .none
        case 0x00...0x20, 0xA0: .space
        case 0x92, 0x94, 0x9B, 0xBB, 0x85: .closing
        default: .sign
        }
    }

    private static func isPlausible(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        func isLetter(_ kind: Kind) -> Bool { kind == .lower || kind == .upper }
        let before: Kind = at > 0 ? kind(bytes[at - 1]) : .space
        let behind: Kind = at + 1 < bytes.count ? kind(bytes[at + 1]) : .space
        switch kind(bytes[at]) {
        case .lower:
            // Words of such letters alone are of another alphabet.
            return (isLetter(before) || isLetter(behind) || before == .space && behind == .space)
                && !isInAlienWord(bytes, at)
        case .upper: return before != .lower && isLetter(behind) && !isInAlienWord(bytes, at)
        case .opening: return !isLetter(before) && before != .digit && behind != .space
        case .closing:
            let isApostrophe = bytes[at] == 0x92 && isLetter(behind)
            return isApostrophe || before != .space && !isLetter(behind) || bytes[at] == 0x85
        case .space: return true
        case .sign:
            if bytes[at] == 0x96 || bytes[at] == 0x97 { return true }
            return !isLetter(before) || !isLetter(behind) && bytes[at] != 0x80
        case .digit, .none: return false
        }
    }

    /// Whether the byte stands among four or more letters beyond ASCII.
    private static func isInAlienWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        func isHigh(_ place: Int) -> Bool {
            guard bytes.indices.contains(place), bytes[place] >= 0x80 else { return false }
            let kind = kind(bytes[place])
            return kind == .lower || kind == .upper
        }
        var (first, last) = (at, at)
        while last - first < 3, isHigh(first - 1) { first -= 1 }
        while last - first < 3, isHigh(last + 1) { last += 1 }
        return last - first >= 3
    }
}

/// English clitics: n't, 's, 'll, 're, 've, 'm, 'd and the "not" of "cannot".
enum Clitic {
    /// Where the clitic of a word begins; the end of the word when it has none.
    static func start(_ bytes: UnsafeBufferPointer<UInt8>, _ word: TextSpan) -> Int {
        let end = word.end
        if word.count == cannotLength, WordHash.folded(bytes, word) == cannot { return word.start + 3 }
        guard let apostrophe = lastApostrophe(bytes, word) else { return end }
        let tail = TextSpan(apostrophe.end, end)
        switch tail.count {
        case 1:
            let letter = bytes[tail.start] | 0x20
            if letter == 0x74, apostrophe.start > word.start + 1, bytes[apostrophe.start - 1] | 0x20 == 0x6E {
                return apostrophe.start - 1  // n't
            }
            let splits = letter == 0x73 || letter == 0x6D || letter == 0x64  // s m d
            return splits && apostrophe.start > word.start ? apostrophe.start : end
        case 2:
            let splits = isLong(bytes[tail.start], bytes[tail.start + 1])
            return splits && apostrophe.start > word.start ? apostrophe.start : end
        default:
            return end
        }
    }

    /// `WordHash.folded("cannot")`, the one contraction without an apostrophe.
    static let cannot = WordHash.folded("cannot")
    static let cannotLength = 6

    /// ll, re, ve
    private static func isLong(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first | 0x20, second | 0x20) {
        case (0x6C, 0x6C), (0x72, 0x65), (0x76, 0x65): true
        default: false
        }
    }

    private static func lastApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ word: TextSpan) -> TextSpan? {
        var at = word.end - 1
        let lowest = max(word.start, word.end - 6)
        while at >= lowest {
            if bytes[at] == 0x27 { return TextSpan(at, at + 1) }
            if at - 2 >= word.start, bytes[at] == 0x99 || bytes[at] == 0x98, bytes[at - 1] == 0x80,
                bytes[at - 2] == 0xE2
            {
                return TextSpan(at - 2, at + 1)
            }
            at -= 1
        }
        return nil
    }
}

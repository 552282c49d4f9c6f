import Prose

/// Text in UTF-16 that no byte-order mark announces: told by the zeros in every second byte.
enum WideText {
    enum Order { case little, big }

    /// The order of bytes of text that is surely UTF-16; nil for all else, also for text with a byte-order mark. O(1).
    static func order(_ bytes: [UInt8]) -> Order? {
        let head = bytes.prefix(8192)
        guard head.count >= 16, !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        // The signs of a page's begin in two bytes each, whatever the language of its text.
        let isWide = { (first: Int) in
            (0..<4).allSatisfy {
                head[first + 2 * $0] > 0x08 && head[first + 2 * $0] < 0x7F && head[1 - first + 2 * $0] == 0
            }
        }
        if isWide(0) { return .little }
        if isWide(1) { return .big }
        var zeros = [0, 0]
        var controls = 0
        for (place, byte) in head.enumerated() {
            if byte == 0 { zeros[place % 2] += 1 } else if byte < 0x20, !ASCII.isSpace(byte) { controls += 1 }
        }
        let half = head.count / 2
        let isOneSided = max(zeros[0], zeros[1]) * 10 > half * 7 && min(zeros[0], zeros[1]) * 50 < half
        guard isOneSided, controls * 20 < half else { return nil }
        return zeros[1] > zeros[0] ? .little : .big
    }

    /// O(n).
    static func utf8(_ bytes: [UInt8], _ order: Order) -> [UInt8] {
        let mark: [UInt8] = order == .little ? [0xFF, 0xFE] : [0xFE, 0xFF]
        return TextDecoder.decode(mark + bytes).text.utf8
    }
}

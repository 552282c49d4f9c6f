/// Tells in which East Asian encoding bytes are of which nothing says it, by what is common in running text of each.
///
/// Each encoding is tried over the bytes beyond ASCII: hardly any may be outside of it, and most must be of the
/// characters that texts are made of (kana, the Hangul of the basic set, the frequent ideographs, which each standard
/// puts before the rare ones). Single-byte encodings fail the first: their words have odd numbers of such bytes.
enum MultiByteGuess {
    /// More bytes are not looked at.
    private static let most = 64 << 10
    /// Fewer characters tell nothing.
    private static let least = 12

    /// Nil where the bytes are not surely text of one of the encodings. O(1) above some tens of kilobytes.
    static func encoding(of bytes: [UInt8]) -> MultiByteEncodings.Encoding? {
        let sample = bytes.prefix(most)
        if isISO2022JP(sample) { return .iso2022JP }
        let japanese = tally(sample, { $0 >= 0x81 && $0 <= 0x9F || $0 >= 0xE0 && $0 <= 0xFC }, shiftJIS)
        if japanese.isSound, japanese.kana * 8 >= japanese.pairs, japanese.typical * 5 >= japanese.pairs * 4,
            japanese.single * 4 <= japanese.pairs
        {
            return .shiftJIS
        }
        let euc = tally(sample, { $0 >= 0xA1 }, eucJP)
        if euc.isSound, euc.kana * 8 >= euc.pairs, euc.typical * 5 >= euc.pairs * 4 { return .eucJP }
        let korean = tally(sample, { $0 >= 0x81 }, eucKR)
        if korean.isSound, korean.typical * 100 >= korean.pairs * 88 { return .eucKR }
        let traditional = tally(sample, { $0 >= 0x81 }, big5)
        if traditional.isSound, traditional.typical * 100 >= traditional.pairs * 85,
            traditional.low * 8 >= traditional.pairs
        {
            return .big5
        }
        let simplified = tally(sample, { $0 >= 0x81 }, gb18030)
        return simplified.isSound && simplified.typical * 5 >= simplified.pairs * 4 ? .gb18030 : nil
    }

    /// The sequences that call in kanji and ASCII again.
    static func isISO2022JP(_ sample: ArraySlice<UInt8>) -> Bool {
        var hasKanji = false
        var at = sample.startIndex
        while let escape = sample[at...].firstIndex(of: 0x1B), escape + 2 < sample.endIndex {
            switch (sample[escape + 1], sample[escape + 2]) {
            case (0x24, 0x40), (0x24, 0x42): hasKanji = true
            case (0x28, 0x42), (0x28, 0x4A): if hasKanji { return true }
            default: break
            }
            at = escape + 1
        }
        return false
    }

    private struct Tally {
        var pairs = 0, wrong = 0, typical = 0, kana = 0
        /// Characters of one byte, and pairs whose second byte is ASCII.
        var single = 0, low = 0

        var isSound: Bool { pairs >= least && wrong * 50 <= pairs }
    }

    private enum Verdict { case wrong, single, rare, typical, kana }

    private static func tally(
        _ sample: ArraySlice<UInt8>, _ isLead: (UInt8) -> Bool, _ judge: (UInt8, UInt8) -> Verdict
    ) -> Tally {
        var tally = Tally()
        var at = sample.startIndex
        while at < sample.endIndex {
            let lead = sample[at]
            at += 1
            guard lead >= 0x80, at < sample.endIndex else { continue }
            guard isLead(lead) else {
                if judge(lead, 0) == .single { tally.single += 1 } else { tally.wrong += 1 }
                continue
            }
            let trail = sample[at]
            let verdict = judge(lead, trail)
            guard verdict != .wrong else {
                tally.wrong += 1
                continue
            }
            at += 1
            tally.pairs += 1
            if trail < 0x80 { tally.low += 1 }
            if verdict == .kana { tally.kana += 1 }
            if verdict == .kana || verdict == .typical { tally.typical += 1 }
        }
        return tally
    }

    private static func shiftJIS(_ lead: UInt8, _ trail: UInt8) -> Verdict {
        if lead >= 0xA1, lead <= 0xDF { return .single }
        guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return .wrong }
        switch lead {
        case 0x82: return trail >= 0x9F ? .kana : .typical
        case 0x83: return trail <= 0x96 ? .kana : .typical
        case 0x81, 0x88...0x97: return .typical
        default: return .rare
        }
    }

    private static func eucJP(_ lead: UInt8, _ trail: UInt8) -> Verdict {
        guard lead >= 0xA1, lead != 0xFF, trail >= 0xA1, trail != 0xFF else { return .wrong }
        switch lead {
        case 0xA4, 0xA5: return .kana
        case 0xA1, 0xA3, 0xB0...0xCF: return .typical
        default: return .rare
        }
    }

    private static func eucKR(_ lead: UInt8, _ trail: UInt8) -> Verdict {
        guard lead >= 0x81, lead != 0xFF, trail >= 0x41, trail != 0xFF else { return .wrong }
        return trail >= 0xA1 && (lead == 0xA1 || lead >= 0xB0 && lead <= 0xC8) ? .typical : .rare
    }

    private static func big5(_ lead: UInt8, _ trail: UInt8) -> Verdict {
        guard lead >= 0x81, lead != 0xFF, trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail != 0xFF else {
            return .wrong
        }
        return lead >= 0xA1 && lead <= 0xC6 && lead != 0xA2 ? .typical : .rare
    }

    private static func gb18030(_ lead: UInt8, _ trail: UInt8) -> Verdict {
        guard lead >= 0x81, lead != 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF else { return .wrong }
        return trail >= 0xA1 && (lead == 0xA1 || lead == 0xA3 || lead >= 0xB0 && lead <= 0xD7) ? .typical : .rare
    }
}

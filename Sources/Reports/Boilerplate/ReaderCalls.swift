import Prose

/// Tells lines that ask the reader to write to, follow or sign up with somebody, whatever his name.
enum ReaderCalls {
    /// Words of such a line at most.
    static let longest = 25

    private static let networks = [
        "twitter", "instagram", "facebook", "tiktok", "threads", "linkedin", "bluesky", "mastodon", "snapchat",
        "pinterest", "youtube", "x",
    ].map { WordHash.folded($0) }
    private static let follow = WordHash.folded("follow")
    private static let on = WordHash.folded("on")
    private static let writing = ["contact", "email", "reach", "e-mail"].map { WordHash.folded($0) }
    private static let want = WordHash.folded("want")
    private static let more = WordHash.folded("more")
    private static let sign = WordHash.folded("sign")
    private static let up = WordHash.folded("up")
    private static let subscribe = WordHash.folded("subscribe")

    /// Why the line is boilerplate, or nil: "Follow Ilse Marn on Instagram @marn", "Contact Ilse Marn at
    /// marn@quay.example", "Want more boat news? Sign up for our letter". O(length).
    static func reason(_ text: Text, _ line: TextSpan) -> String? {
        guard line.count < 310 else { return nil }
        let line = TextSpan(PhraseScanner.skippingOrnament(text.utf8, line.start, line.end), line.end)
        guard opens(text.utf8, line) else { return nil }
        let words = TextLine.words(text.utf8, TextSpan(line.start, min(line.end, line.start + 400)))
        guard let first = words.first, words.count >= 3, words.count <= longest else { return nil }
        if first == follow {
            let isOnNetwork = zip(words, words.dropFirst()).contains { $0 == on && networks.contains($1) }
            return isOnNetwork ? "author box" : nil
        }
        if writing.contains(first) { return holdsAddress(text.utf8, line) ? "author box" : nil }
        guard first == want, words[1] == more else { return nil }
        let asks = zip(words, words.dropFirst()).contains { $0 == sign && $1 == up } || words.contains(subscribe)
        return asks ? "newsletter" : nil
    }

    /// Whether the line is short and opens with one of the letters that such lines open with, so that most others are
    /// passed quickly.
    private static func opens(_ bytes: [UInt8], _ line: TextSpan) -> Bool {
        guard line.count > 10, line.count < 300 else { return false }
        switch ASCII.lower(bytes[line.start]) {
        case 0x63, 0x65, 0x66, 0x72, 0x77: return true  // c e f r w
        default: return false
        }
    }

    /// Whether an at sign stands between letters and a stop follows inside the same word.
    private static func holdsAddress(_ bytes: [UInt8], _ line: TextSpan) -> Bool {
        guard let at = bytes[line.range].firstIndex(of: 0x40), at > line.start, at + 1 < line.end else { return false }
        let domain = bytes[(at + 1)..<line.end].prefix { $0 > 0x20 }
        return UTF8Bytes.isWordByte(bytes[at - 1]) && domain.dropLast().contains(0x2E)
    }
}

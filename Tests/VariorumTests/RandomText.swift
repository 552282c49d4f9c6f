/// Makes texts that look like news and hold what breaks offsets; the same seed makes the same text.
struct RandomText {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number below a limit (splitmix64).
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    private static let words = [
        "Minister", "Ilse", "Tarn", "of", "Velland", "said", "told", "that", "the", "ferry", "will", "sail", "three",
        "hours", "on", "Monday",
        "3 May", "yesterday", "demands", "rejected", "about 40", "soldiers", "if", "Kestria", "withdraws", "Mr.",
        "U.S.", "she", "talks",
        "percent", "$3.5 million", "next week", "not", "treaty", "Dr", "a.m.", "1987", "between", "and", "€", "10:30",
        "Amsel",
    ]
    private static let oddities = [
        "e\u{301}", "Zu\u{308}rich", "a\u{300}\u{301}\u{302}\u{303}", "👩‍👩‍👧", "🇩🇪", "👍🏽", "\u{FEFF}", "\u{200B}", "\u{200D}",
        "\u{202E}evil\u{202C}", "\u{2066}x\u{2069}",
        "שלום", "مرحبا", "中文。", "日本語", "\u{AD}", "\u{A0}", "\u{2028}", "\u{85}", "\u{1F600}", "ﬁ", "İstanbul", "ß",
        "\u{10FFFF}", "\u{E000}",
        "\u{301}", "ǅ", "Ω", "\u{3000}", "…", "—", "－", "１２", "٣", "½", "№", "\u{FFFD}", "\u{1B}[31m", "&amp;", "<b>",
        "\"", "'", "`",
    ]
    private static let marks = [
        "“", "”", "‘", "’", "\"", "«", "»", "„", ",", ";", ":", "(", ")", "–", "'", "...", "?", "!",
    ]
    private static let ends = [
        ". ", ".", "? ", "! ", ".” ", ",” he said. ", ".\" ", ": “", "\n", "\r\n", "\n\n", "\r\n\r\n", "\r", " ",
    ]

    /// A text of some dozens of sentences.
    mutating func next() -> String {
        var text = below(4) == 0 ? "\u{FEFF}" : ""
        for _ in 0..<(1 + below(30)) { text += sentence() }
        return text
    }

    private mutating func sentence() -> String {
        var sentence = below(5) == 0 ? "“" : ""
        for _ in 0..<(1 + below(14)) {
            switch below(12) {
            case 0: sentence += pick(Self.oddities)
            case 1: sentence += pick(Self.words) + pick(Self.oddities)
            case 2: sentence += pick(Self.marks)
            default: sentence += pick(Self.words)
            }
            if below(8) > 0 { sentence += " " }
        }
        return sentence + pick(Self.ends)
    }

    /// Any bytes.
    mutating func bytes() -> [UInt8] {
        (0..<(1 + below(2_000))).map { _ in below(3) == 0 ? UInt8(below(256)) : UInt8(0x20 + below(0x5F)) }
    }
}

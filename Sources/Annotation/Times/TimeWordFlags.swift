extension TimeWord {
    /// The small words of a time, by the names that `time-words.txt` uses.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt64

        init(rawValue: UInt64) { self.rawValue = rawValue }

        init?(name: some StringProtocol) {
            guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
            self.init(rawValue: 1 << UInt64(index))
        }

        private static let names = [
            "the", "article", "one", "of", "on", "in", "at", "and", "ago", "back", "after", "hence", "before",
            "since", "each", "per", "fiscal", "oclock", "noon", "midnight", "am", "pm", "hyphen", "dash",
            "slash", "comma", "to", "from", "half", "old", "long", "local", "time", "possessive", "plain",
            "quote", "more", "toward", "weekend", "times", "money", "ended", "ahead", "era", "yearword",
            "weekword", "open", "shut", "some", "sinceword", "by", "during", "for", "owner", "zone", "period", "lead",
            "within", "ranked",
        ]
    }
}

extension TimeWord.Flags {
    static let the = TimeWord.Flags(rawValue: 1 << 0)
    static let article = TimeWord.Flags(rawValue: 1 << 1)
    static let one = TimeWord.Flags(rawValue: 1 << 2)
    static let of = TimeWord.Flags(rawValue: 1 << 3)
    static let on = TimeWord.Flags(rawValue: 1 << 4)
    static let `in` = TimeWord.Flags(rawValue: 1 << 5)
    static let at = TimeWord.Flags(rawValue: 1 << 6)
    static let and = TimeWord.Flags(rawValue: 1 << 7)
    static let ago = TimeWord.Flags(rawValue: 1 << 8)
    static let back = TimeWord.Flags(rawValue: 1 << 9)
    static let after = TimeWord.Flags(rawValue: 1 << 10)
    static let hence = TimeWord.Flags(rawValue: 1 << 11)
    static let before = TimeWord.Flags(rawValue: 1 << 12)
    static let since = TimeWord.Flags(rawValue: 1 << 13)
    static let each = TimeWord.Flags(rawValue: 1 << 14)
    static let per = TimeWord.Flags(rawValue: 1 << 15)
    static let fiscal = TimeWord.Flags(rawValue: 1 << 16)
    static let oclock = TimeWord.Flags(rawValue: 1 << 17)
    static let noon = TimeWord.Flags(rawValue: 1 << 18)
    static let midnight = TimeWord.Flags(rawValue: 1 << 19)
    static let am = TimeWord.Flags(rawValue: 1 << 20)
    static let pm = TimeWord.Flags(rawValue: 1 << 21)
    static let hyphen = TimeWord.Flags(rawValue: 1 << 22)
    static let dash = TimeWord.Flags(rawValue: 1 << 23)
    static let slash = TimeWord.Flags(rawValue: 1 << 24)
    static let comma = TimeWord.Flags(rawValue: 1 << 25)
    static let to = TimeWord.Flags(rawValue: 1 << 26)
    static let from = TimeWord.Flags(rawValue: 1 << 27)
    static let half = TimeWord.Flags(rawValue: 1 << 28)
    static let old = TimeWord.Flags(rawValue: 1 << 29)
    static let long = TimeWord.Flags(rawValue: 1 << 30)
    static let local = TimeWord.Flags(rawValue: 1 << 31)
    static let time = TimeWord.Flags(rawValue: 1 << 32)
    static let possessive = TimeWord.Flags(rawValue: 1 << 33)
    static let plain = TimeWord.Flags(rawValue: 1 << 34)
    static let quote = TimeWord.Flags(rawValue: 1 << 35)
    static let more = TimeWord.Flags(rawValue: 1 << 36)
    static let toward = TimeWord.Flags(rawValue: 1 << 37)
    static let weekend = TimeWord.Flags(rawValue: 1 << 38)
    static let times = TimeWord.Flags(rawValue: 1 << 39)
    static let money = TimeWord.Flags(rawValue: 1 << 40)
    static let ended = TimeWord.Flags(rawValue: 1 << 41)
    static let ahead = TimeWord.Flags(rawValue: 1 << 42)
    static let era = TimeWord.Flags(rawValue: 1 << 43)
    static let yearword = TimeWord.Flags(rawValue: 1 << 44)
    static let weekword = TimeWord.Flags(rawValue: 1 << 45)
    static let open = TimeWord.Flags(rawValue: 1 << 46)
    static let shut = TimeWord.Flags(rawValue: 1 << 47)
    static let some = TimeWord.Flags(rawValue: 1 << 48)
    static let sinceword = TimeWord.Flags(rawValue: 1 << 49)
    static let by = TimeWord.Flags(rawValue: 1 << 50)
    static let during = TimeWord.Flags(rawValue: 1 << 51)
    static let `for` = TimeWord.Flags(rawValue: 1 << 52)
    static let owner = TimeWord.Flags(rawValue: 1 << 53)
    static let zone = TimeWord.Flags(rawValue: 1 << 54)
    static let period = TimeWord.Flags(rawValue: 1 << 55)
    static let lead = TimeWord.Flags(rawValue: 1 << 56)
    static let within = TimeWord.Flags(rawValue: 1 << 57)
    static let ranked = TimeWord.Flags(rawValue: 1 << 58)
}

import Prose
import Testing

@Suite("Sentences and tokens")
struct SegmenterTests {
    private func sentences(_ string: String) throws -> [String] {
        let text = Text(string)
        return try Segmenter().sentences(in: text, block: text.span).map { text.string($0) }
    }

    private func tokens(_ string: String) throws -> [String] {
        let text = Text(string)
        return try Segmenter().segment(text, blocks: [text.span]).tokens.map { text.string($0.span) }
    }

    @Test("A sentence ends at its stop, with the closing mark")
    func closes() throws {
        #expect(try sentences("It rained. “We left.” They stayed!") == ["It rained.", "“We left.”", "They stayed!"])
    }

    @Test("Titles, initials and decimals do not end a sentence")
    func abbreviations() throws {
        #expect(
            try sentences("Mr. Orlo A. Venn paid 2.5 marks. He left.") == [
                "Mr. Orlo A. Venn paid 2.5 marks.", "He left.",
            ])
        #expect(try sentences("It left the U.S. The crew stayed.") == ["It left the U.S.", "The crew stayed."])
        #expect(try sentences("The U.S. Navy left.") == ["The U.S. Navy left."])
    }

    @Test("A mark left alone belongs to the sentence before it")
    func strayMarks() throws {
        #expect(try sentences("That is all. “") == ["That is all. “"])
        #expect(try sentences("That is all (so far). ). Now go.") == ["That is all (so far). ).", "Now go."])
    }

    @Test("A missing space does not glue two sentences")
    func missingSpace() throws {
        #expect(
            try sentences("They signed the paper.Then they left.") == ["They signed the paper.", "Then they left."])
    }

    @Test("Contractions, possessives and hyphens are split")
    func clitics() throws {
        #expect(
            try tokens("Orlo's eight-hour talks didn’t fail; they cannot.")
                == ["Orlo", "'s", "eight", "-", "hour", "talks", "did", "n’t", "fail", ";", "they", "can", "not", "."])
        #expect(try tokens("the nations' ships") == ["the", "nations", "'", "ships"])
    }

    @Test("Numbers, abbreviations and addresses stay whole")
    func whole() throws {
        #expect(
            try tokens("The U.S. paid $3,000.50 at 12:01 a.m. via www.example.org/a.")
                == ["The", "U.S.", "paid", "$", "3,000.50", "at", "12:01", "a.m.", "via", "www.example.org/a", "."])
        #expect(try tokens("Mr. Venn") == ["Mr.", "Venn"])
    }

    @Test("Cyrillic, CJK and emoji pass unharmed")
    func scripts() throws {
        #expect(try tokens("Сергей said 你好 👩🏽‍🚀.") == ["Сергей", "said", "你", "好", "👩🏽‍🚀", "."])
    }

    @Test("Tokens cover every byte that is not white space, in order, on random bytes")
    func coverage() throws {
        let segmenter = try Segmenter()
        var generator = SplitMix64(state: 7)
        let pieces = [
            "a", "B", ".", " ", "“", "”", "'", "’", "é", "я", "中", "👩🏽‍🚀", "\r\n", "e\u{301}", "\u{200F}", "…", "3", ",",
            "-", "@x", "http://a.b", "U.S.", "\u{FEFF}",
        ]
        for _ in 0..<400 {
            let string = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }.joined()
            let text = Text(string)
            let (sentences, tokens) = segmenter.segment(text, blocks: [text.span])
            var covered = [Bool](repeating: false, count: text.count)
            var last = 0
            for token in tokens {
                #expect(Int(token.start) >= last && token.end > token.start)
                last = Int(token.end)
                for index in token.span.range { covered[index] = true }
            }
            var at = 0
            while at < text.count {
                if let length = UTF8Bytes.spaceLength(text.utf8, at: at, limit: text.count) { at += length; continue }
                #expect(covered[at], "byte \(at) of \(string.debugDescription)")
                at += 1
            }
            #expect(sentences.allSatisfy { !$0.tokens.isEmpty })
        }
    }
}

/// A small random number generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

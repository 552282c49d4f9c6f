import Prose
import Testing

@Suite("Hostile prose")
struct HostileProseTests {
    private let segmenter: Segmenter

    init() throws { segmenter = try Segmenter() }

    /// Spans in order, apart, at the edges of characters, every character that is no space in one token.
    private func expectSound(_ text: Text, _ location: SourceLocation = #_sourceLocation) {
        let (sentences, tokens) = segmenter.segment(text, blocks: [text.span])
        var flaws = 0
        var end = 0
        for token in tokens {
            let span = token.span
            if span.start < end || span.isEmpty || span.end > text.count { flaws += 1 }
            if !isEdge(text, span.start) || !isEdge(text, span.end) || !isBlank(text, end, span.start) { flaws += 1 }
            end = max(end, span.end)
        }
        if !isBlank(text, end, text.count) { flaws += 1 }
        var last = 0
        for sentence in sentences {
            if sentence.tokens.isEmpty || sentence.tokens.lowerBound != last || sentence.span.isEmpty { flaws += 1 }
            last = sentence.tokens.upperBound
            for token in sentence.tokens where !sentence.span.contains(tokens[token].span) { flaws += 1 }
        }
        if last != tokens.count { flaws += 1 }
        for (left, right) in zip(sentences, sentences.dropFirst()) where left.span.end > right.span.start { flaws += 1 }
        #expect(flaws == 0, "\(text.string.prefix(200).debugDescription)", sourceLocation: location)
        let again = segmenter.segment(text, blocks: [text.span])
        #expect(again.sentences == sentences && again.tokens == tokens, sourceLocation: location)
    }

    private func isEdge(_ text: Text, _ at: Int) -> Bool {
        at <= 0 || at >= text.count || !UTF8Bytes.isContinuation(text.utf8[at])
    }

    private func isBlank(_ text: Text, _ start: Int, _ end: Int) -> Bool {
        text.trimmed(TextSpan(start, end)).isEmpty
    }

    @Test("Random bytes, decoded, are cut soundly")
    func randomBytes() {
        var random = SplitMix64(state: 11)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            expectSound(TextDecoder.decode(bytes).text)
        }
    }

    @Test("Random characters of all planes are cut soundly")
    func randomScalars() {
        var random = SplitMix64(state: 12)
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x80...0x24F, 0x300...0x36F, 0x400...0x6FF, 0xE00...0xE7F, 0x2000...0x206F, 0x20A0...0x20FF,
            0x3000...0x30FF, 0x4E00...0x4EFF, 0xFE00...0xFFEF, 0x1F300...0x1FAFF, 0xE0000...0xE007F, 0...0x10FFFF,
        ]
        for _ in 0..<600 {
            var string = ""
            for _ in 0..<Int.random(in: 0..<80, using: &random) {
                let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                    string.unicodeScalars.append(scalar)
                }
            }
            expectSound(Text(string))
        }
    }

    @Test("Random pieces of news prose are cut soundly")
    func randomPieces() {
        var random = SplitMix64(state: 13)
        let pieces = [
            "Mr.", " ", "  ", "\n", "\n\n", "•", ".", "...", "…", "?!", "“", "”", "‘", "’", "\"", "'", "«", "»", "(",
            ")", "[3]",
            "a", "No.", "5", "U.S.", "can't", "a@b.org", "@", "http://x", "x.com", "#t", "–", "--", "。", "？", "水", "カ",
            "é", "e\u{301}", "\u{AD}", "\u{200D}", "👩🏽‍🚀", "\u{2029}", "\u{A0}", "1.", "B.", "The", "Venn", "&", "*",
        ]
        for _ in 0..<2_000 {
            let string = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            expectSound(Text(string))
        }
    }

    @Test("A span that cuts characters is cut soundly, too")
    func tornSpans() {
        let text = Text("“Käse” – 水 👩🏽‍🚀… Ω。")
        for start in 0...text.count {
            for end in start...text.count {
                let tokens = segmenter.segment(text, blocks: [TextSpan(start, end)]).tokens
                #expect(tokens.allSatisfy { $0.start >= start && $0.end <= end && $0.start < $0.end })
            }
        }
    }

    /// What is repeated.
    static let pieces = [
        "x", "“", "\"", "'", "’", ".", ". ", "Mr. ", "Mr.\n\n", "! ", "? “", "(", ".(", "a.", "A.", "a@", "a.b@", "@a.",
        "x.com.",
        "1.", "1,", "…", "。", "水", "é", "e\u{301}", "👩🏽‍🚀", "\u{200D}", "\u{AD}", " ", "\n", "\n\n", "* ", "•\n", "-",
        "&A",
        "n't ", "A. ", "Aaa.Bbb", "www.", "http://", "and the men ", "\u{2029}", "[1]", ".[1",
    ]

    @Test("Twice as much of one thing takes about twice the time", arguments: pieces)
    func floods(_ piece: String) {
        let texts = [150_000, 300_000].map { Text(String(repeating: piece, count: $0 / piece.utf8.count)) }
        let clock = ContinuousClock()
        // Other programs share the machine, so one good measurement of several is enough; a quadratic way has none.
        let isLinear = (0..<8).contains { _ in
            let times = texts.map { text in clock.measure { _ = segmenter.segment(text, blocks: [text.span]) } }
            return times[1] <= times[0] * 2.6 + .milliseconds(1)
        }
        #expect(isLinear)
    }

    @Test("A megabyte of marks, of stops, of titles", arguments: ["“", "\"", "'", ".", ". ", "Mr. ", "Mr.\n\n"])
    func megabytes(_ piece: String) {
        let text = Text(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
        let elapsed = ContinuousClock().measure { expectSound(text) }
        #expect(elapsed < .seconds(60))
    }

    @Test("Ten million bytes without a space, and a sentence of 100,000 tokens")
    func long() {
        let word = Text(String(repeating: "x", count: 10_000_000))
        #expect(segmenter.segment(word, blocks: [word.span]).tokens.count == 1)
        let sentence = Text(String(repeating: "and the men ", count: 33_334))
        let found = segmenter.segment(sentence, blocks: [sentence.span])
        #expect(found.sentences.count == 1 && found.tokens.count == 100_002)
    }
}

import Language
import Prose
import Testing

@Suite("Hostile text")
struct HostileTextTests {
    /// Tokens that are parsed at once, as `LanguageAnalyzer` states.
    private static let stretch = 400
    private let analyzer: LanguageAnalyzer

    init() throws { analyzer = try LanguageAnalyzer() }

    private struct SmallRandom: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private func analyze(_ text: Text) -> AnalyzedText { analyzer.analyze(text, blocks: [text.span]) }

    /// Each sentence is a tree: one root, heads within it, no circle, and none far away but the root of a stretch.
    private func expectTrees(_ result: AnalyzedText, _ location: SourceLocation = #_sourceLocation) {
        var flaws = result.words.count == result.tokens.count ? 0 : 1
        for sentence in result.sentences {
            if sentence.tokens.count(where: { result.words[$0].head == -1 }) != 1 { flaws += 1 }
            for token in sentence.tokens {
                let head = Int(result.words[token].head)
                if head < 0 { continue }
                if !sentence.tokens.contains(head) || head == token { flaws += 1 }
                let isFar =
                    (token - sentence.tokens.lowerBound) / Self.stretch
                    != (head - sentence.tokens.lowerBound) / Self.stretch
                if isFar, result.words[token].relation != .parataxis { flaws += 1 }
            }
            flaws += circles(result, sentence)
        }
        #expect(flaws == 0, sourceLocation: location)
    }

    /// Tokens from which following heads does not come to the root.
    private func circles(_ result: AnalyzedText, _ sentence: Sentence) -> Int {
        var isSafe: Set<Int> = []
        var count = 0
        for token in sentence.tokens {
            var path: [Int] = []
            var at = token
            while at >= 0, !isSafe.contains(at), path.count <= sentence.tokens.count {
                path.append(at)
                at = Int(result.words[at].head)
            }
            if path.count > sentence.tokens.count { count += 1 }
            isSafe.formUnion(path)
        }
        return count
    }

    @Test("Random bytes become trees, the same each time")
    func randomBytes() {
        var random = SmallRandom(state: 7)
        for _ in 0..<20 {
            let bytes = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = Text(String(decoding: bytes, as: UTF8.self))
            let result = analyze(text)
            expectTrees(result)
            #expect(analyze(text).words == result.words)
        }
    }

    @Test("Random characters become trees")
    func randomScalars() {
        var random = SmallRandom(state: 8)
        for _ in 0..<20 {
            var string = ""
            for _ in 0..<300 {
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) {
                    string.unicodeScalars.append(scalar)
                }
                if Bool.random(using: &random) { string += " " }
            }
            expectTrees(analyze(Text(string)))
        }
    }

    @Test("A sentence of 100,000 tokens has one root, and is parsed in stretches of 400")
    func longSentence() {
        let text = Text(String(repeating: "and the men ", count: 33_334))
        let elapsed = ContinuousClock().measure {
            let result = analyze(text)
            #expect(result.tokens.count == 100_002)
            expectTrees(result)
        }
        #expect(elapsed < .seconds(60))
    }

    @Test(
        "Twice the text takes about twice the time", arguments: ["and the men ", "(", "“", ". ", "Mr. ", "said ", "水"])
    func linear(_ piece: String) {
        let texts = [2_000, 4_000].map { Text(String(repeating: piece, count: $0)) }
        let clock = ContinuousClock()
        // Other programs share the machine, so one good measurement of several is enough; a quadratic way has none.
        let isLinear = (0..<6).contains { _ in
            let times = texts.map { text in clock.measure { _ = analyze(text) } }
            return times[1] <= times[0] * 2.6 + .milliseconds(2)
        }
        #expect(isLinear)
    }

    @Test("Ten million bytes without a space are one word")
    func noSpaces() {
        let result = analyze(Text(String(repeating: "x", count: 10_000_000)))
        #expect(result.tokens.count == 1)
    }

    @Test("Blocks that are empty or blank are passed over")
    func emptyBlocks() {
        let text = Text("  \u{2028} It rained. ")
        let result = analyzer.analyze(text, blocks: [TextSpan(0, 0), TextSpan(0, 2), text.span, TextSpan(3, 3)])
        #expect(result.sentences.count == 1)
    }
}

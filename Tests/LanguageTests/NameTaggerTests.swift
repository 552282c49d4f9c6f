import Language
import Prose
import Testing

@Suite("Names by the trained recogniser")
struct NameTaggerTests {
    private let analyzer: LanguageAnalyzer

    init() throws { analyzer = try LanguageAnalyzer() }

    private func analyze(_ string: String) -> AnalyzedText {
        let text = Text(string)
        return analyzer.analyze(text, blocks: [text.span])
    }

    private func names(_ string: String) -> [String: NameKind] {
        let result = analyze(string)
        return Dictionary(
            result.names.map { (result.text.string(result.span($0.tokens)), $0.kind) }, uniquingKeysWith: { $1 })
    }

    @Test("A person behind an office, a body and a place are told apart")
    func kinds() {
        let found = names("Prime Minister Tomas Okello told the National Farmers Association in Nairobi on Monday.")
        #expect(found["Tomas Okello"] == .person)
        #expect(found["National Farmers Association"] == .organisation)
        #expect(found["Nairobi"] == .place)
    }

    @Test(
        "Names in the manner of news",
        arguments: [
            ("Police spokesman Ivan Marquez said the suspect had fled to Peru.", "Ivan Marquez", NameKind.person),
            ("Police spokesman Ivan Marquez said the suspect had fled to Peru.", "Peru", .place),
            ("The Ministry of Health said two people had died.", "Ministry of Health", .organisation),
            ("Researchers at the University of Lagos found no trace of it.", "University of Lagos", .organisation),
            ("The Norwegian government rejected the plan.", "Norwegian", .norp),
            ("Voters in Kenya and Ghana will wait for weeks.", "Ghana", .place),
        ])
    func news(_ sentence: String, _ name: String, _ kind: NameKind) { #expect(names(sentence)[name] == kind) }

    @Test("An office before a name and words without capitals are no names")
    func ordinary() {
        #expect(names("The minister said that the talks in the capital would go on for weeks.").isEmpty)
        let found = names("President Amina Diallo arrived on Friday.")
        #expect(found["President Amina Diallo"] == nil && found["Friday"] == nil)
    }

    @Test("A family name is remembered from the full name near by")
    func memory() {
        let found = names(
            "Police said that Wendy Toulmin was arrested on Monday. Her lawyer said that Toulmin was innocent. "
                + "The court will hear Toulmin in May.")
        #expect(found["Wendy Toulmin"] == .person)
        #expect(found["Toulmin"] == .person)
    }

    @Test("Names lie within one sentence, in order, without overlap, and confidence is a probability")
    func wellFormed() {
        var random = SeededNoise(state: 11)
        let pieces = [
            "Nairobi", "Dr", "Mr.", "Ana", "O'Neill", "of", "the", "Bank", "-", "al", "U.S.", "said", ".", "\"", "UN",
            "é",
            "Ünal", "2024", "\n\n", "(", "ACR", ")", "San", "José", "’s", "University", "北京", "😀", "York",
        ]
        for _ in 0..<200 {
            let words = (0..<60).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
            let result = analyze(words.joined(separator: " "))
            var end = 0
            for name in result.names {
                #expect(name.tokens.lowerBound >= end && !name.tokens.isEmpty)
                #expect(name.tokens.upperBound <= result.tokens.count)
                let sentence = result.sentence(ofToken: name.tokens.lowerBound)
                #expect(result.sentences[sentence].tokens.upperBound >= name.tokens.upperBound)
                #expect((0...1).contains(name.confidence))
                end = name.tokens.upperBound
            }
        }
    }

    @Test("The same text gives the same names on all threads")
    func threads() async {
        let text = String(repeating: "Envoy Lia Brandt met Ruto in Geneva, the UN said. ", count: 40)
        let expected = analyze(text).names
        #expect(!expected.isEmpty)
        let results = await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { analyze(text).names } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == expected })
    }

    @Test("One name 200,000 times, in one sentence and in many, takes linear time")
    func repetition() {
        let elapsed = ContinuousClock().measure {
            #expect(!analyze(String(repeating: "Okello said. ", count: 100_000)).names.isEmpty)
            _ = analyze(String(repeating: "Okello ", count: 100_000))
        }
        #expect(elapsed < .seconds(120))
    }
}

@Suite("Probabilities of names")
struct NameLatticeTests {
    @Test("The best labelling is the best of all, and probabilities of a word's labels sum to one")
    func bruteForce() {
        var random = SeededNoise(state: 3)
        let labels = NameLabel.count
        for _ in 0..<5 {
            let transitions = NameTransitions((0..<(labels * labels)).map { _ in random.number() })
            let lattice = NameLattice(capacity: 3)
            for at in 0..<(3 * labels) { lattice.scores[at] = random.number() * 3 }
            var best = (score: -Float.infinity, labels: [0, 0, 0])
            for path in 0..<(labels * labels * labels) {
                let path = [path / (labels * labels), path / labels % labels, path % labels]
                guard zip([0] + path, path + [0]).allSatisfy({ NameLabel.mayFollow($1, $0) }) else { continue }
                var score = transitions.score(path[2], 0)
                for (at, label) in path.enumerated() {
                    score += lattice.scores[at * labels + label] + transitions.score(at == 0 ? 0 : path[at - 1], label)
                }
                if score > best.score { best = (score, path) }
            }
            var decoded = [UInt8](repeating: 0, count: 3)
            decoded.withUnsafeMutableBufferPointer { buffer in
                if let start = buffer.baseAddress { lattice.decode(3, transitions, into: start) }
            }
            #expect(decoded.map(Int.init) == best.labels)
            lattice.measure(3, transitions)
            for at in 0..<3 {
                let sum = (0..<labels).reduce(Float(0)) { $0 + lattice.probability(at, $1) }
                #expect(abs(sum - 1) < 1e-3)
            }
        }
    }
}

/// Small pseudo-random numbers for tests.
private struct SeededNoise {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    /// From −1 to 1.
    mutating func number() -> Float { Float(next() % 2_001) / 1_000 - 1 }
}

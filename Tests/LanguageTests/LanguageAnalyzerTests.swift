import Language
import Prose
import Testing

@Suite("Tagging and parsing")
struct LanguageAnalyzerTests {
    private let analyzer: LanguageAnalyzer

    init() throws { analyzer = try LanguageAnalyzer() }

    private func analyze(_ string: String) -> AnalyzedText {
        let text = Text(string)
        return analyzer.analyze(text, blocks: [text.span])
    }

    private func index(_ word: String, in result: AnalyzedText) throws -> Int {
        try #require(result.tokens.indices.first { result.string($0) == word })
    }

    @Test("A plain sentence: tags, subject, object, root")
    func plain() throws {
        let result = analyze("The minister signed the treaty in Orlo.")
        let (minister, signed, treaty) = (
            try index("minister", in: result), try index("signed", in: result), try index("treaty", in: result)
        )
        #expect(result.words[minister].tag == .noun)
        #expect(result.words[minister].relation == .nsubj)
        #expect(result.words[minister].head == Int32(signed))
        #expect(result.words[signed].penn == .vbd)
        #expect(result.words[signed].relation == .root)
        #expect(result.words[signed].head == -1)
        #expect(result.words[treaty].relation == .obj)
    }

    @Test(
        "The speaker is the subject of the reporting verb, wherever it stands",
        arguments: [
            "“We will never accept this offer,” Venn said.",
            "Venn said that the talks would go on next week.",
            "“The talks were useful,” said Venn, “but they are not over.”",
            "\"The dam will be closed on Monday,\" said Venn.",
            "The talks, Venn said, would go on.",
        ])
    func speaker(_ sentence: String) throws {
        let result = analyze(sentence)
        let (speaker, verb) = (try index("Venn", in: result), try index("said", in: result))
        #expect(result.words[speaker].head == Int32(verb))
        #expect(result.words[speaker].relation == .nsubj)
    }

    @Test(
        "A finite verb takes the noun phrase right before it as its subject",
        arguments: [
            ("They opened the gate for the boats, as Kessary Radio reported.", "Radio", "reported"),
            ("“Where?” asks Venn, “is the road?”", "Venn", "asks"),
            ("This year has once again confirmed the worth of the pact.", "year", "confirmed"),
            ("Dam not safe, say experts.", "experts", "say"),
        ])
    func subjectBefore(_ sentence: String, subject: String, verb: String) throws {
        let result = analyze(sentence)
        let (subject, verb) = (try index(subject, in: result), try index(verb, in: result))
        #expect(result.words[subject].head == Int32(verb))
        #expect(result.words[subject].relation == .nsubj)
    }

    @Test("A reduced relative clause takes no subject from before it")
    func reducedRelative() throws {
        let result = analyze("The man accused of the theft left the court.")
        let (man, accused) = (try index("man", in: result), try index("accused", in: result))
        #expect(result.words[man].head != Int32(accused))
    }

    @Test("Every sentence is a tree with one root, and heads stay within it")
    func trees() {
        let result = analyze(
            "It rained. “Why,” he asked, “do they stay?” TALKS FAIL AGAIN IN ORLO\nThey did not. ))) ,,, —")
        for sentence in result.sentences {
            #expect(sentence.tokens.count { result.words[$0].head == -1 } == 1)
            for token in sentence.tokens where result.words[token].head >= 0 {
                #expect(sentence.tokens.contains(Int(result.words[token].head)))
                #expect(result.subtree(of: token).count <= sentence.tokens.count)
            }
        }
    }

    @Test("An empty text has no analysis")
    func empty() {
        let result = analyze("")
        #expect(result.tokens.isEmpty && result.words.isEmpty)
    }

    @Test("The same text gives the same analysis on all threads")
    func threads() async {
        let text = String(
            repeating: "The envoy said on Monday that both sides had agreed to meet again in Orlo. ", count: 30)
        let expected = analyze(text).words
        let results = await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { analyze(text).words } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == expected })
    }
}

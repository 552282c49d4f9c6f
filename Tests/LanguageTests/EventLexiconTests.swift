import Language
import Prose
import Testing

@Suite("Words of events")
struct EventLexiconTests {
    @Test("Roots part goodwill, words and hostile deeds")
    func kinds() {
        let roots = EventLexicon.Root.allCases
        #expect(roots.count == 15)
        #expect(roots.filter(\.isFriendly).map(\.code) == ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"])
        #expect(roots.filter(\.isHostileDeed).count == 5)
        #expect(!roots.contains { $0.isFriendly && $0.isHostileDeed })
    }

    @Test("A phrase is found before its first word, and a word in each part of speech by itself")
    func phrases() throws {
        let segmenter = try Segmenter()
        let lexicon = try EventLexicon(using: segmenter)
        let text = Text("called for talks")
        var tokens: [Token] = []
        segmenter.tokenize(text, text.span, into: &tokens)
        #expect(lexicon.readings(.verb, tokens, at: 0, limit: 3)?.end == 2)
        #expect(lexicon.readings(.verb, tokens, at: 0, limit: 1)?.end == 1)
        #expect(lexicon.readings(.noun, tokens, at: 2, limit: 3) != nil)
        #expect(lexicon.readings(.verb, tokens, at: 1, limit: 3) == nil)
        #expect(lexicon.isFavour(lexicon.classes(tokens, at: 2, limit: 3)))
    }
}

import Foundation
import Prose
import Testing

@testable import Language

@Suite("Concepts and exclusive modifiers")
struct ConceptLexiconTests {
    private func tokens(_ words: String) throws -> [Token] {
        let text = Text(words)
        var tokens: [Token] = []
        try Segmenter().tokenize(text, text.span, into: &tokens)
        return tokens
    }

    @Test("Words of one concept have one key, in any case and form; other words have none")
    func concepts() throws {
        let lexicon = ConceptLexicon(rows: [["attack", "attack|invade|invasion"], ["stop", "halt|stop"], ["broken"]])
        let keys = try tokens("Invade invasion attack halt garden").map { lexicon.concept(of: $0) }
        #expect(keys[0] != nil && keys[0] == keys[1] && keys[1] == keys[2])
        #expect(keys[3] == ConceptLexicon.key("stop") && keys[3] != keys[0])
        #expect(keys[4] == nil)
        #expect(lexicon.meaning(of: "garden") == WordHash.folded("garden"))
    }

    @Test("Two words in a row may stand for a concept that neither of them stands for")
    func phrases() throws {
        let lexicon = ConceptLexicon(rows: [["abandon", "give up|abandon"], ["upward", "up"]])
        let words = try tokens("Give up give in")
        #expect(lexicon.concept(of: words[0], words[1]) == ConceptLexicon.key("abandon"))
        #expect(lexicon.concept(of: words[0]) == nil)
        #expect(lexicon.concept(of: words[2], words[3]) == nil)
    }

    @Test("A form in two concepts stands for the first, and the list that ships has none")
    func oneConcept() throws {
        let lexicon = ConceptLexicon(rows: [["one", "shot"], ["two", "shot|fired"]])
        #expect(try lexicon.concept(of: tokens("shot")[0]) == ConceptLexicon.key("one"))
        let list = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Language/Resources/en/concepts.tsv")
        let forms = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .flatMap { $0.split(separator: "\t").last?.split(separator: "|") ?? [] }
        #expect(forms.count > 1_000 && Set(forms).count == forms.count)
    }

    @Test("Modifiers of one set are members of it, also in several words; a form may stand in two sets")
    func modifiers() throws {
        let sets = ExclusiveModifiers(
            rows: [["range", "short-range/long-range", "restricts"], ["far", "long-range|far/near"]],
            using: try Segmenter())
        let found = try sets.members(tokens("long-range boats"), at: 0, limit: 4)
        #expect(found?.members == [.init(set: 0, member: 1), .init(set: 1, member: 0)])
        #expect(found?.end == 3)
        #expect(sets.restricts == [true, false])
        #expect(try sets.members(tokens("boats"), at: 0, limit: 1) == nil)
    }
}

import Prose
import Testing

@testable import Language

@Suite("Words of judgement")
struct AppraisalLexiconTests {
    private func tokens(_ words: String) throws -> [Token] {
        let text = Text(words)
        var tokens: [Token] = []
        try Segmenter().tokenize(text, text.span, into: &tokens)
        return tokens
    }

    private func lexicon() throws -> AppraisalLexicon {
        AppraisalLexicon(
            rows: [
                ["how", "talks|deal", "well", "big step|*good", "ill", "*bad|no deal"], ["too", "few", "columns"],
            ], using: try Segmenter())
    }

    @Test("A phrase stands for its judgement, and a starred word needs a word for what is judged")
    func judgements() throws {
        let lexicon = try lexicon()
        let phrase = try #require(lexicon.entries(tokens("big step"), at: 0, limit: 2))
        #expect(phrase.end == 2 && phrase.entries.map(\.judgement) == [.init(question: 0, isFirst: true)])
        #expect(phrase.entries.allSatisfy { !$0.needsMatter })
        let word = try #require(lexicon.entries(tokens("bad"), at: 0, limit: 1))
        #expect(word.entries.map(\.judgement) == [.init(question: 0, isFirst: false)])
        #expect(word.entries.allSatisfy { $0.needsMatter })
        #expect(try lexicon.entries(tokens("step"), at: 0, limit: 1) == nil)
    }

    @Test("Rows of another shape are passed over, and only the question's own words name what is judged")
    func rows() throws {
        let lexicon = try lexicon()
        #expect(lexicon.questions == ["how"])
        #expect(try lexicon.isMatter(tokens("talks")[0], of: 0))
        #expect(try !lexicon.isMatter(tokens("weather")[0], of: 0))
    }

    @Test("Every row of the lists that ship has two judgements with words", arguments: ["appraisals", "firmness"])
    func shipped(_ name: String) throws {
        let list: AppraisalLexicon.List = name == "firmness" ? .firmness : .appraisals
        let lexicon = try AppraisalLexicon(list, using: try Segmenter())
        #expect(!lexicon.questions.isEmpty && lexicon.names.allSatisfy { !$0.first.isEmpty && !$0.second.isEmpty })
    }
}

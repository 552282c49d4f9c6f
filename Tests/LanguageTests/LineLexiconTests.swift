import Prose
import Testing

@testable import Language

@Suite("Words by which a sentence leans on others")
struct LineLexiconTests {
    @Test("A word has the classes of the rows that list it, other rows are passed over")
    func classes() {
        let lexicon = LineLexicon(rows: [
            ["day", "today|tomorrow"], ["body", "agency|today"], ["nothing", "x"], ["day"],
        ])
        #expect(lexicon.has(.day, WordHash.folded("Today")))
        #expect(lexicon.has(.body, WordHash.folded("today")))
        #expect(!lexicon.has(.body, WordHash.folded("tomorrow")))
        #expect(!lexicon.has(.note, WordHash.folded("x")))
    }

    @Test("The list that ships has what the record leaves out")
    func shipped() throws {
        let lexicon = try LineLexicon()
        #expect(lexicon.has(.connective, WordHash.folded("meanwhile")))
        #expect(lexicon.has(.body, WordHash.folded("agency")))
        #expect(lexicon.has(.day, WordHash.folded("tomorrow")))
        #expect(lexicon.has(.medium, WordHash.folded("reports")))
        #expect(lexicon.has(.hosting, WordHash.folded("talks")))
    }
}

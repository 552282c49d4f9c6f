import Language
import Prose
import Testing

@Suite("Words that count without a number")
struct VagueCountsTests {
    @Test("Rows of another shape, or with an empty range, are passed over")
    func rows() {
        let counts = VagueCounts(rows: [["heaps", "5", "9"], ["piles", "9", "5"], ["few"], ["lots", "many", "more"]])
        #expect(counts.range(WordHash.folded("Heaps")) == 5...9)
        #expect(["piles", "few", "lots"].allSatisfy { counts.range(WordHash.folded($0)) == nil })
    }

    @Test("The list that ships tells dozens from hundreds")
    func shipped() throws {
        let counts = try VagueCounts()
        let dozens = try #require(counts.range(WordHash.folded("dozens")))
        let hundreds = try #require(counts.range(WordHash.folded("hundreds")))
        #expect(dozens.contains(51) && !dozens.contains(7) && hundreds.lowerBound > dozens.lowerBound)
    }
}

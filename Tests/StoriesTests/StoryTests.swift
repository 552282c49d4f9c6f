import Annotation
import Reports
import Testing

@testable import Stories

@Suite("Stories and origins")
struct StoryTests {
    private func story(_ texts: String...) throws -> Story {
        Story(try InventedReports.annotated(texts), frequency: try StemFrequency())
    }

    @Test("A report of something else is left out, with a reason")
    func unrelated() throws {
        let story = try story(InventedReports.strike, InventedReports.cave, InventedReports.ownStrike)
        #expect(story.reports.map(\.report.file) == ["report-1.txt", "report-3.txt"])
        #expect(story.leftOut.map(\.report.report.file) == ["report-2.txt"])
        #expect(story.leftOut.allSatisfy { !$0.why.isEmpty })
    }

    @Test("Of two reports with nothing in common the first is the story")
    func twoUnrelated() throws {
        let story = try story(InventedReports.cave, InventedReports.strike)
        #expect(story.reports.map(\.report.file) == ["report-1.txt"])
        #expect(story.leftOut.map(\.report.report.file) == ["report-2.txt"])
    }

    @Test("The same text twice is one origin")
    func twice() throws {
        let story = try story(InventedReports.strike, InventedReports.strike)
        #expect(story.origins == [[0, 1]])
        #expect(story.copies.first?.kind == .copy)
        #expect(story.origins(of: [0, 1]) == 1)
    }

    @Test("A lightly edited copy has the origin of its model; an own account has its own")
    func editedCopy() throws {
        let story = try story(InventedReports.strike, InventedReports.ownStrike, InventedReports.editedStrike)
        #expect(story.origins == [[0, 2], [1]])
        #expect(story.originOf == [0, 1, 0])
        #expect(story.origins(of: [0, 1, 2]) == 2)
        let copy = try #require(story.copies.first)
        #expect((copy.left, copy.right) == (0, 2))
        #expect(copy.passages.count >= 4)
    }

    @Test("To quote the same speech is not to copy")
    func sharedQuotation() throws {
        let story = try story(InventedReports.strike, InventedReports.ownStrike)
        #expect(story.origins == [[0], [1]])
        #expect(story.copies.isEmpty)
    }

    @Test("Passages that prove a copy stand in the same order in both texts")
    func order() throws {
        let story = try story(InventedReports.strike, InventedReports.editedStrike)
        let passages = try #require(story.copies.first).passages
        #expect(zip(passages, passages.dropFirst()).allSatisfy { $0.left < $1.left && $0.right < $1.right })
    }

    @Test("No report gives an empty story, one report one origin")
    func few() throws {
        let none = try story()
        #expect(none.reports.isEmpty && none.origins.isEmpty && none.leftOut.isEmpty)
        let one = try story(InventedReports.cave)
        #expect(one.origins == [[0]])
        #expect(one.copies.isEmpty && one.leftOut.isEmpty)
    }

    @Test("Origins keep every report in exactly one group, in the order of the inputs")
    func partition() throws {
        let story = try story(
            InventedReports.editedStrike, InventedReports.ownStrike, InventedReports.strike, InventedReports.strike,
            InventedReports.cave)
        #expect(story.origins.joined().sorted() == Array(story.reports.indices))
        #expect(story.origins.allSatisfy { $0 == $0.sorted() })
        #expect(story.origins.compactMap(\.first) == story.origins.compactMap(\.first).sorted())
    }
}

@Suite("Sparse vectors of terms")
struct TermVectorTests {
    @Test("A vector is as long as one and most like itself")
    func unit() {
        var weights = TermWeights()
        weights.add([1, 2, 3])
        weights.add([3, 4])
        let vector = weights.vector([1, 2, 2, 3])
        #expect(vector.terms == [1, 2, 3])
        #expect(abs(vector.cosine(vector) - 1) < 1e-5)
        #expect(vector.cosine(weights.vector([4])) == 0)
    }

    @Test("A rare term weighs more than a common one")
    func rarity() {
        var weights = TermWeights()
        for _ in 0..<9 { weights.add([1]) }
        weights.add([1, 2])
        #expect(weights.idf(2) > weights.idf(1))
        #expect(weights.count(1) == 10)
    }

    @Test("Nothing has no length and is like nothing")
    func empty() {
        let empty = TermWeights().vector([])
        #expect(empty.terms.isEmpty)
        #expect(empty.cosine(empty) == 0)
    }
}

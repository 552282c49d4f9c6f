import Testing

@testable import Prose

@Suite("Words by their keys")
struct WordSetTests {
    private static let words = (0..<5_000).map { "word\($0)" }

    @Test("A set holds the words put in, in any case of letters, and no others")
    func holdsItsWords() {
        let set: WordSet = ["not", "Never", "n't"]
        #expect(set.count == 3)
        #expect(["NOT", "never", "n’t"].allSatisfy { set.contains(WordHash.folded($0)) })
        #expect(["no", "", "nots"].allSatisfy { !set.contains(WordHash.folded($0)) })
        #expect(!WordSet([String]()).contains(WordHash.folded("not")))
    }

    @Test("A set of thousands of words answers as a set of the standard library does, in whatever order they come")
    func answersAsSet() {
        let even = Self.words.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        let reference = Set(even)
        for order in [even, even.reversed(), even.shuffled(), even + even] {
            let set = WordSet(order)
            #expect(set.count == reference.count)
            #expect(Self.words.allSatisfy { set.contains(WordHash.folded($0)) == reference.contains($0) })
            #expect(Set(set.keys) == Set(reference.map { WordHash.folded($0) }))
        }
    }

    @Test("A union holds the words of both and leaves them as they were")
    func unites() {
        let (left, right): (WordSet, WordSet) = (["rise", "fall"], ["fall", "stay"])
        let both = left.union(right)
        #expect(both.count == 3 && left.count == 2 && right.count == 2)
        #expect(["rise", "fall", "stay"].allSatisfy { both.contains(WordHash.folded($0)) })
    }

    @Test("An index numbers words as they come, once each")
    func numbersWords() {
        var index = WordIndex()
        #expect(index.number(of: WordHash.folded("word0")) == nil)
        for (number, word) in Self.words.enumerated() { #expect(index.insert(WordHash.folded(word)) == number) }
        for (number, word) in Self.words.enumerated() { #expect(index.insert(WordHash.folded(word)) == number) }
        #expect(index.count == Self.words.count)
        #expect(index.number(of: WordHash.folded("word4999")) == 4_999)
        #expect(index.number(of: WordHash.folded("word5000")) == nil)
        #expect(index.number(of: 0) == nil)
    }

    @Test("A word is of all its classes, up to the last of 128, and of no other")
    func isOfItsClasses() {
        var classes = WordClasses()
        for kind in [0, 63, 64, 127] { classes.insert("cease", class: kind) }
        classes.insert("begin", class: 1)
        let found = (0..<128).filter { classes.has($0, WordHash.folded("Cease")) }
        #expect(found == [0, 63, 64, 127])
        #expect((0..<128).filter { classes.has($0, WordHash.folded("begin")) } == [1])
        #expect(!(0..<128).contains { classes.has($0, WordHash.folded("end")) })
    }
}

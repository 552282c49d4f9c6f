import Testing

@testable import Language

@Suite("Dependents of a word")
struct DependentsTests {
    private func words(_ heads: [Int32]) -> [WordAnalysis] {
        heads.map { WordAnalysis(tag: .noun, penn: .nn, relation: .dep, head: $0) }
    }

    @Test("They come in the order of the text, whichever side of their head they stand on")
    func inOrderOfText() {
        let dependents = Dependents(words([2, 0, -1, 2, 3, 2]))
        #expect(dependents.of(2) == [0, 3, 5])
        #expect(dependents.of(0) == [1])
        #expect(dependents.of(3) == [4])
        #expect(dependents.of(5).isEmpty)
        #expect(dependents[2].last { $0 < 5 } == 3)
        #expect(dependents[2].filter { $0 > 2 } == [3, 5])
        #expect(!dependents[5].contains { _ in true })
    }

    @Test("In any tree each word is the dependent of its head and of no other")
    func eachWordOnce() {
        var random = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 17, 300] {
            let heads = (0..<count).map { Int32($0) - 1 - Int32(random.next(upperBound: UInt(3))) }.map { max(-1, $0) }
            let dependents = Dependents(words(heads))
            for token in 0..<count {
                #expect(dependents.of(token) == (0..<count).filter { heads[$0] == Int32(token) })
            }
        }
    }
}

extension Dependents {
    fileprivate func of(_ token: Int) -> [Int] { Array(self[token]) }
}

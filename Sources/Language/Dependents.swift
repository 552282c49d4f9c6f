/// The direct dependents of each token of a text.
package struct Dependents: Sendable {
    /// For each token and the end of the text where its dependents begin in this very array, then the dependents.
    private let places: [Int32]

    /// O(number of words).
    init(_ words: [WordAnalysis]) {
        var places = [Int32](repeating: 0, count: words.count + 1)
        var all = 0
        for word in words where word.head >= 0 {
            places[Int(word.head)] += 1
            all += 1
        }
        // From the number of dependents to the end of them, which becomes their beginning as they are put in.
        var end = Int32(words.count + 1)
        for token in words.indices {
            end += places[token]
            places[token] = end
        }
        places[words.count] = end
        places.append(contentsOf: repeatElement(0, count: all))
        for token in words.indices.reversed() where words[token].head >= 0 {
            let head = Int(words[token].head)
            places[head] -= 1
            places[Int(places[head])] = Int32(token)
        }
        self.places = places
    }

    subscript(token: Int) -> Children {
        Children(places: places, startIndex: Int(places[token]), endIndex: Int(places[token + 1]))
    }

    /// The dependents of one token, in text order.
    package struct Children: RandomAccessCollection, Sendable {
        fileprivate let places: [Int32]
        package let startIndex: Int
        package let endIndex: Int

        package subscript(index: Int) -> Int { Int(places[index]) }

        // The same as a collection has by itself, which is not compiled for this type in other modules.

        package func contains(where isSought: (Int) throws -> Bool) rethrows -> Bool {
            try first(where: isSought) != nil
        }

        package func first(where isSought: (Int) throws -> Bool) rethrows -> Int? {
            for index in startIndex..<endIndex where try isSought(Int(places[index])) { return Int(places[index]) }
            return nil
        }

        package func last(where isSought: (Int) throws -> Bool) rethrows -> Int? {
            for index in (startIndex..<endIndex).reversed() where try isSought(Int(places[index])) {
                return Int(places[index])
            }
            return nil
        }

        package func filter(_ isSought: (Int) throws -> Bool) rethrows -> [Int] {
            var result: [Int] = []
            for index in startIndex..<endIndex where try isSought(Int(places[index])) {
                result.append(Int(places[index]))
            }
            return result
        }
    }
}

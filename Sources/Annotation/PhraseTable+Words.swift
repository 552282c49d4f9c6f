import Language
import Prose

extension PhraseTable {
    /// Adds a phrase whose tokens are parted by single spaces ("new year 's day").
    mutating func add(_ phrase: some StringProtocol, _ value: Value) {
        insert(phrase.split(separator: " ").map { WordHash.folded($0) }, value)
    }
}

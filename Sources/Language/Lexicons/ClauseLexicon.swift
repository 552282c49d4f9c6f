import Foundation
package import Prose

/// Words by which clauses of several reports are compared: how they are meant, and which verbs exclude each other.
package struct ClauseLexicon: Sendable {
    package enum WordClass: String, Sendable, CaseIterable {
        /// Verbs that tell too little by themselves.
        case light
        /// Marks of clauses that are no facts ("if", "before").
        case unreal
        /// Verbs whose clause they do not affirm ("denied that …").
        case doubt
        /// Words by which a clause tells of a part, a moment or a degree only ("not yet", "not all").
        case partial
        /// Words for the stretch that a number is counted over ("first half", "season").
        case period
        /// Verbs whose subject only speaks of a number.
        case saying
        /// Adverbs by which a deed is only suspected ("allegedly").
        case hedge
        /// Verbs and participles whose complement is only suspected ("believed to have …", "suspected of …").
        case suspicion
    }

    private let classes: [UInt64: UInt8]
    /// Pair and side of each verb form that excludes others.
    private let sides: [UInt64: [Side]]

    private struct Side: Sendable {
        let pair: Int32
        let isFirst: Bool
    }

    /// Reads the lists that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        self.init(words: try folder.rows("clause-words.tsv"), antonyms: try folder.rows("antonyms.tsv"))
    }

    /// Takes rows of a class and its words, and rows of a part of speech, two sides and "exclusive"; others are passed over.
    package init(words: [[Substring]], antonyms: [[Substring]]) {
        var classes: [UInt64: UInt8] = [:]
        for row in words where row.count == 2 {
            guard let place = WordClass.allCases.firstIndex(where: { $0.rawValue == row[0] }) else { continue }
            for word in row[1].split(separator: "|") { classes[WordHash.folded(word), default: 0] |= 1 << UInt8(place) }
        }
        var sides: [UInt64: [Side]] = [:]
        for (pair, row) in antonyms.enumerated() where row.count == 4 && row[3] == "exclusive" {
            for (side, forms) in row[1...2].enumerated() {
                for form in forms.split(separator: "|") {
                    sides[WordHash.folded(form), default: []].append(Side(pair: Int32(pair), isFirst: side == 0))
                }
            }
        }
        self.classes = classes
        self.sides = sides
    }

    /// Whether a word is of a class; O(1).
    package func has(_ kind: WordClass, _ folded: UInt64) -> Bool {
        guard let mask = classes[folded], let place = WordClass.allCases.firstIndex(of: kind) else { return false }
        return mask & (1 << UInt8(place)) != 0
    }

    /// Keys of the verbs that can be true of one thing at one time only when this one is not: those that exclude each other
    /// have the same key and differ in `isFirst`.
    package func exclusions(_ folded: UInt64) -> [(pair: Int32, isFirst: Bool)] {
        (sides[folded] ?? []).map { ($0.pair, $0.isFirst) }
    }
}

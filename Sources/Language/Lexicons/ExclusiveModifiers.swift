import Foundation
package import Prose

/// Modifiers that exclude each other when said of the same thing: "short-range" and "long-range" missiles.
package struct ExclusiveModifiers: Sendable {
    /// A modifier as a member of a set.
    package struct Member: Sendable, Hashable {
        package let set: Int32
        package let member: Int32
    }

    /// Names of the sets.
    package private(set) var names: [String] = []
    /// For each set whether a member says less than the noun without any: "a partial withdrawal".
    package private(set) var restricts: [Bool] = []
    /// For each set whether its members exclude each other only where they stand alone in one place of a sentence:
    /// prepositions and units.
    package private(set) var isExact: [Bool] = []
    /// For each set whether its members are units of one number.
    package private(set) var isUnit: [Bool] = []
    /// For each set whether it decides what became of somebody.
    package private(set) var isGrave: [Bool] = []
    private var members = PhraseTable<[Member]>()

    /// The lists that ship with the program.
    package enum List: String {
        case modifiers = "exclusive-modifiers.tsv"
        /// Nouns and verbs that exclude each other when they name one thing or one deed.
        case words = "exclusive-words.tsv"
        /// Words that exclude each other where they stand in one place of sentences that are otherwise the same.
        case slots = "slot-words.tsv"
        /// Nouns for the parts that people have in what happened, of which one person has but one.
        case roles = "exclusive-roles.tsv"
    }

    package init(_ list: List = .modifiers, using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows(list.rawValue), using: segmenter)
    }

    /// Takes sets as rows of a name and members separated by "/", the forms of a member separated by "|"; rows of
    /// another shape are passed over.
    package init(rows: [[Substring]], using segmenter: Segmenter) {
        var byForm: [Substring: [Member]] = [:]
        var order: [Substring] = []
        for row in rows where row.count >= 2 {
            for (member, forms) in row[1].split(separator: "/").enumerated() {
                for form in forms.split(separator: "|") {
                    if byForm[form] == nil { order.append(form) }
                    byForm[form, default: []].append(Member(set: Int32(names.count), member: Int32(member)))
                }
            }
            names.append(String(row[0]))
            restricts.append(row.count > 2 && row[2] == "restricts")
            isExact.append(row.count > 2 && ["exact", "unit"].contains(row[2]))
            isUnit.append(row.count > 2 && row[2] == "unit")
            isGrave.append(row.count > 2 && row[2] == "grave")
        }
        for form in order { members.insert(form, byForm[form] ?? [], using: segmenter) }
    }

    /// The longest modifier that begins at a token, as a member of each set that has it, and where it ends.
    package func members(_ tokens: [Token], at index: Int, limit: Int) -> (members: [Member], end: Int)? {
        members.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }
}

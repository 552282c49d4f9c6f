import Foundation
package import Prose

/// Words for one matter ordered from weak to strong: reduction < withdrawal, injured < killed.
package struct StrengthScales: Sendable {
    /// A step of a scale.
    package struct Step: Sendable, Hashable {
        package let scale: Int32
        package let rank: Int32
    }

    /// Names of the scales.
    package private(set) var names: [String] = []
    /// For each scale whether its words name what is done, so that a stronger word says that more is done.
    package private(set) var isOfActs: [Bool] = []
    private var steps = PhraseTable<[Step]>()

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        var byForm: [Substring: [Step]] = [:]
        var order: [Substring] = []
        for row in try ResourceFolder(Bundle.module).rows("strength-scales.tsv") where row.count > 1 {
            for (rank, forms) in row[1].split(separator: "<").enumerated() {
                for form in forms.split(separator: "|") {
                    if byForm[form] == nil { order.append(form) }
                    byForm[form, default: []].append(Step(scale: Int32(names.count), rank: Int32(rank)))
                }
            }
            names.append(String(row[0]))
            isOfActs.append(row.count > 2 && row[2] == "act")
        }
        for form in order { steps.insert(form, byForm[form] ?? [], using: segmenter) }
    }

    /// The steps that a word or phrase at a token stands on.
    package func steps(_ tokens: [Token], at index: Int, limit: Int) -> (steps: [Step], end: Int)? {
        steps.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }
}

import Stories

/// What a story is about: the words of the opening sentences that several origins have in common.
///
/// A word weighs by the number of origins that open with it, each origin with one voice.
struct LeadingMatter {
    private let weights: [UInt64: Float]

    /// So many origins tell enough.
    private static let mostOrigins = 40

    /// - Parameters:
    ///   - nodes: the sentences of all reports, in order of report and place; the first of each report opens it.
    ///   - originOf: the origin of each report.
    init(_ nodes: [ClaimNode], originOf: [Int]) {
        var terms: [Int: Set<UInt64>] = [:]
        var opened: Set<Int> = []
        for node in nodes where originOf[node.report] < Self.mostOrigins && opened.insert(node.report).inserted {
            terms[originOf[node.report], default: []].formUnion(node.vector.terms)
        }
        var counts: [UInt64: Int] = [:]
        for own in terms.values {
            for term in own { counts[term, default: 0] += 1 }
        }
        let least = terms.count > 1 ? 1 : 0
        weights = counts.compactMapValues { $0 > least ? Float($0 - least) / Float(max(1, terms.count - least)) : nil }
    }

    /// How much a sentence tells of what the origins open with, for its length; O(terms).
    func share(_ node: ClaimNode) -> Float {
        let told = node.vector.terms.reduce(Float(0)) { $0 + (weights[$1] ?? 0) }
        return told / Float(max(8, node.vector.terms.count)).squareRoot()
    }
}

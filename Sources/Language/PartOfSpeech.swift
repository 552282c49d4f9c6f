/// Universal part-of-speech tags (Universal Dependencies, version 2).
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
    case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

    /// The tag as treebanks write it ("PROPN").
    package var label: String { String(describing: self).uppercased() }

    package init?(label: some StringProtocol) {
        guard let tag = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = tag
    }
}

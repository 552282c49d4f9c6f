/// What a name is of.
package enum NameKind: UInt8, Sendable, CaseIterable {
    case person, place, organisation
    /// A people, a religion or a political camp, as noun or adjective ("Norwegian", "Sunnis").
    case norp

    /// The label of the benchmarks ("PER"); `NORP` is in none of them.
    package var label: String {
        switch self {
        case .person: "PER"
        case .place: "LOC"
        case .organisation: "ORG"
        case .norp: "NORP"
        }
    }
}

/// A name that the recogniser found in a text.
package struct NameSpan: Sendable, Hashable {
    /// Indices of tokens in the whole text; never empty, within one sentence.
    package let tokens: Range<Int>
    package let kind: NameKind
    /// How probable the model holds just this span with just this kind, 0…1.
    package let confidence: Float

    package init(tokens: Range<Int>, kind: NameKind, confidence: Float) {
        self.tokens = tokens
        self.kind = kind
        self.confidence = confidence
    }
}

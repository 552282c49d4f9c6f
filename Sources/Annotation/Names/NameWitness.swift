import Language

/// What the trained recogniser says of a piece of text; a witness, since lists and rules know more of what they know.
struct NameWitness {
    /// From this probability on it is believed before the rules for unknown names.
    static let sure: Float = 0.8
    /// From this one where they have nothing to say.
    static let likely: Float = 0.5

    private let names: [Int: NameSpan]

    init(_ names: [NameSpan]) {
        self.names = Dictionary(names.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Behind an organisation's name of at least this probability that begins at a token.
    func endOfOrganisation(from first: Int, confidence: Float) -> Int? {
        guard let name = names[first], name.kind == .organisation, name.confidence >= confidence else { return nil }
        return name.tokens.upperBound
    }

    /// The kind of a name that covers just these tokens, if the recogniser holds it at least so probable.
    func kind(of piece: Range<Int>, from confidence: Float) -> EntityKind? {
        guard let name = names[piece.lowerBound], name.tokens == piece, name.confidence >= confidence else {
            return nil
        }
        switch name.kind {
        case .person: return .person
        case .place: return .place
        case .organisation: return .organisation
        case .norp: return nil
        }
    }
}

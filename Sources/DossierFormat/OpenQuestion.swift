/// Something that the reports leave open: what they say themselves is not known, or what one origin alone tells.
public struct OpenQuestion: Codable, Hashable, Sendable {
    /// Why it is open.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A report says that it is not known, not decided or not answered.
        case unknown
        /// Of some weight, and told by one origin alone.
        case single
    }

    /// Why it is open.
    public var kind: Kind
    /// The sentence that shows it, verbatim.
    public var question: String
    /// Number of independent origins among its evidence; one for `single`.
    public var origins: Int
    /// The passages.
    public var evidence: [Evidence]

    /// Makes an open question.
    public init(kind: Kind, question: String, origins: Int, evidence: [Evidence]) {
        self.kind = kind
        self.question = question
        self.origins = origins
        self.evidence = evidence
    }
}

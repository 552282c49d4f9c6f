/// A place where the reports do not tell the same.
public struct Difference: Codable, Hashable, Sendable {
    /// What kind of difference it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// One side is contradicted by its own report or by all others.
        case error
        /// Both cannot be true.
        case conflict
        /// One says more than another.
        case strength
        /// The same statement in other words.
        case wording
        /// The same facts in another colour.
        case framing
        /// Hard to reconcile, but possibly both true.
        case tension
        /// Spellings of a name.
        case name
        /// Offices and ranks.
        case title
        /// Broken or lost quotation marks.
        case marks
    }

    /// How much it matters.
    public enum Severity: String, Codable, Sendable, CaseIterable {
        case high, medium, low
    }

    /// One of the versions.
    public struct Side: Codable, Hashable, Sendable {
        /// What this side tells.
        public var value: String
        /// The passages.
        public var evidence: [Evidence]

        /// Makes a side.
        public init(value: String, evidence: [Evidence]) {
            self.value = value
            self.evidence = evidence
        }
    }

    /// "x1", "x2", …
    public var id: String
    /// What kind of difference it is.
    public var kind: Kind
    /// How much it matters.
    public var severity: Severity
    /// What the difference is about, in words.
    public var about: String
    /// The versions, at least two passages in all; none is chosen.
    public var sides: [Side]

    /// Makes a difference.
    public init(id: String, kind: Kind, severity: Severity, about: String, sides: [Side]) {
        self.id = id
        self.kind = kind
        self.severity = severity
        self.about = about
        self.sides = sides
    }
}

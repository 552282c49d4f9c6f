/// A person, party, organisation, place or instrument of the story, with all the forms of its name.
public struct Participant: Hashable, Sendable {
    /// What a participant is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case person
        /// A state or bloc that acts.
        case party
        case organisation
        case place
        /// A treaty, a law, a named document.
        case instrument
    }

    /// A role as written in a report.
    public struct Role: Codable, Hashable, Sendable {
        /// "Deputy Foreign Minister".
        public var text: String
        /// Where it is written.
        public var evidence: [Evidence]

        /// Makes a role.
        public init(text: String, evidence: [Evidence]) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// A form of the name, with every mention that has it.
    public struct Form: Codable, Hashable, Sendable {
        /// The form as written.
        public var text: String
        /// One evidence a mention.
        public var evidence: [Evidence]

        /// Makes a form.
        public init(text: String, evidence: [Evidence]) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// "p1", "p2", …
    public var id: String
    /// What it is.
    public var kind: Kind
    /// The form to show.
    public var name: String
    /// Id of the party it belongs to, when known.
    public var side: String?
    /// Its roles as written.
    public var roles: [Role]
    /// The forms of its name.
    public var forms: [Form]

    /// Makes a participant.
    public init(id: String, kind: Kind, name: String, side: String? = nil, roles: [Role] = [], forms: [Form] = []) {
        self.id = id
        self.kind = kind
        self.name = name
        self.side = side
        self.roles = roles
        self.forms = forms
    }
}

extension Participant: Codable {
    /// Writes an unknown side as `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(kind, forKey: .kind)
        try container.encode(name, forKey: .name)
        try container.encode(side, forKey: .side)
        try container.encode(roles, forKey: .roles)
        try container.encode(forms, forKey: .forms)
    }
}

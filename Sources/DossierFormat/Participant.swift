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

    /// Why a form was taken for this participant.
    public struct Merge: Codable, Hashable, Sendable {
        /// One of the participant's forms.
        public var form: String
        /// The reason in words: "another spelling of the name, and nothing speaks against it".
        public var reason: String

        /// Makes a reason.
        public init(form: String, reason: String) {
            self.form = form
            self.reason = reason
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
    /// Why forms unlike the name were taken for this participant, in the order of `forms`; nil when there are none.
    public var why: [Merge]?

    /// Makes a participant.
    public init(
        id: String, kind: Kind, name: String, side: String? = nil, roles: [Role] = [], forms: [Form] = [],
        why: [Merge]? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.side = side
        self.roles = roles
        self.forms = forms
        self.why = why
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
        try container.encodeIfPresent(why, forKey: .why)
    }
}

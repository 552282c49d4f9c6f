/// Who demands, offers, rejects, threatens … what of whom, on what condition.
public struct Position: Hashable, Sendable {
    /// What the actor does.
    public enum Act: String, Codable, Sendable, CaseIterable {
        case demand, offer, agree, support, concede, reject, accuse, deny, threaten

        /// The PLOVER event type of the act.
        public var plover: String {
            switch self {
            case .demand: "REQUEST"
            case .offer, .agree: "AGREE"
            case .support: "SUPPORT"
            case .concede: "CONCEDE"
            case .reject, .deny: "REJECT"
            case .accuse: "ACCUSE"
            case .threaten: "THREATEN"
            }
        }

        /// "demands", "offers", "rejects" …: the act as a sentence tells it.
        package var verb: String {
            switch self {
            case .deny: "denies"
            default: rawValue + "s"
            }
        }
    }

    /// "d1", "d2", …
    public var id: String
    /// Ids of the participants who act: parties where people speak for one.
    public var actor: [String]
    /// What they do.
    public var act: Act
    /// PLOVER event type of the act.
    public var plover: String
    /// Ids of those it is directed at.
    public var target: [String]
    /// What is demanded, offered, rejected …, in the words of a report.
    public var content: String
    /// Under which condition, in the words of a report.
    public var condition: String?
    /// Ids of positions that answer this one.
    public var answeredBy: [String]
    /// The passages.
    public var evidence: [Evidence]

    /// The act as a sentence tells it: "demands", of several actors "demand".
    package var verb: String { actor.count > 1 ? act.rawValue : act.verb }

    /// Makes a position; the PLOVER type follows from the act.
    public init(
        id: String, actor: [String], act: Act, target: [String], content: String, condition: String? = nil,
        answeredBy: [String] = [], evidence: [Evidence]
    ) {
        self.id = id
        self.actor = actor
        self.act = act
        self.plover = act.plover
        self.target = target
        self.content = content
        self.condition = condition
        self.answeredBy = answeredBy
        self.evidence = evidence
    }
}

extension Position: Codable {
    /// Writes a missing condition as `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(actor, forKey: .actor)
        try container.encode(act, forKey: .act)
        try container.encode(plover, forKey: .plover)
        try container.encode(target, forKey: .target)
        try container.encode(content, forKey: .content)
        try container.encode(condition, forKey: .condition)
        try container.encode(answeredBy, forKey: .answeredBy)
        try container.encode(evidence, forKey: .evidence)
    }
}

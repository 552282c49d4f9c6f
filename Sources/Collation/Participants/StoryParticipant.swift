import Annotation
import Language
import Stories

/// A participant of the whole story: entities of single reports that are one.
struct StoryParticipant {
    var kind: EntityKind
    var name: String
    /// The known thing, or -1.
    var thing: Int32
    /// The known party it belongs to, or -1.
    var party: Int32
    var isMedia: Bool
    /// (report, entity) of each member.
    var members: [(report: Int, entity: Int)]
    /// Number of mentions over all reports.
    var mentions: Int
    /// Why each other name of an entity was taken for this participant, by that name.
    var reasons: [String: String] = [:]

    /// Takes in another participant.
    mutating func absorb(_ other: StoryParticipant, reason: String) {
        members += other.members
        mentions += other.mentions
        reasons.merge(other.reasons) { own, _ in own }
        if other.name != name, reasons[other.name] == nil { reasons[other.name] = reason }
        if thing < 0 { thing = other.thing }
        if party < 0 { party = other.party }
    }
}

/// The participants of a story and the way from each report's entities to them.
struct ParticipantTable {
    private(set) var participants: [StoryParticipant]
    /// Participant of each entity of each report; -1 for none.
    private(set) var ofEntity: [[Int]]
    private let ofThing: [Int32: Int]

    init(_ participants: [StoryParticipant], story: Story) {
        self.participants = participants
        ofEntity = story.reports.map { [Int](repeating: -1, count: $0.entities.count) }
        var ofThing: [Int32: Int] = [:]
        for (index, participant) in participants.enumerated() {
            for member in participant.members { ofEntity[member.report][member.entity] = index }
            if participant.thing >= 0, participant.kind != .person { ofThing[participant.thing] = index }
        }
        self.ofThing = ofThing
    }

    /// Index of the party that a participant speaks for; itself for a party; nil when unknown.
    func side(of participant: Int) -> Int? {
        let known = participants[participant]
        if known.kind == .party { return participant }
        return known.party >= 0 ? ofThing[known.party] : nil
    }

    /// The party it speaks for, or itself.
    func actor(_ participant: Int) -> Int { side(of: participant) ?? participant }

    func participant(_ report: Int, _ entity: Int) -> Int? {
        let index = entity >= 0 ? ofEntity[report][entity] : -1
        return index >= 0 ? index : nil
    }
}

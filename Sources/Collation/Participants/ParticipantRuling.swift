import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Carries out a reader's rules on the participants that the merger found. O(mentions + rules).
struct ParticipantRuling {
    private(set) var participants: [StoryParticipant]
    private let story: Story

    init(_ participants: [StoryParticipant], story: Story) {
        self.participants = participants
        self.story = story
    }

    mutating func apply(_ rules: ParticipantRules) {
        for name in rules.splits { split(name) }
        for names in rules.merges { merge(names) }
        for rename in rules.renames {
            for index in holders(of: rename.from) { participants[index].name = rename.to }
        }
    }

    /// What one report calls the name becomes a participant; names that one report itself joins stay joined.
    private mutating func split(_ name: String) {
        for index in holders(of: name) {
            let taken = participants[index].members.filter { story.reports[$0.report].entities[$0.entity].name == name }
            guard !taken.isEmpty, taken.count < participants[index].members.count, let first = taken.first else {
                continue
            }
            participants[index].members.removeAll { member in
                taken.contains { $0.report == member.report && $0.entity == member.entity }
            }
            let mentions = taken.reduce(0) { $0 + story.reports[$1.report].entities[$1.entity].mentions.count }
            participants[index].mentions -= mentions
            participants[index].reasons[name] = nil
            let entity = story.reports[first.report].entities[first.entity]
            // What is known of the name goes with what keeps it.
            participants.append(
                StoryParticipant(
                    kind: entity.kind, name: name, thing: -1, party: entity.party, isMedia: entity.isMedia,
                    members: taken, mentions: mentions))
            if participants[index].name == name { rename(index) }
        }
    }

    /// The fullest name of what is left.
    private mutating func rename(_ index: Int) {
        let names = participants[index].members.map { story.reports[$0.report].entities[$0.entity].name }
        participants[index].name = names.max { ($0.count, $1) < ($1.count, $0) } ?? participants[index].name
    }

    private mutating func merge(_ names: [String]) {
        var found: [Int] = []
        for name in names {
            for index in holders(of: name) where !found.contains(index) { found.append(index) }
        }
        guard let kept = found.first, let name = names.first else { return }
        for index in found.dropFirst() {
            participants[kept].absorb(participants[index], reason: "joined by the rules for participants")
        }
        participants[kept].name = name
        let gone = Set(found.dropFirst())
        participants = participants.indices.filter { !gone.contains($0) }.map { participants[$0] }
    }

    /// The participants that are shown under a name or mentioned by it, in their order.
    private func holders(of name: String) -> [Int] {
        participants.indices.filter { index in
            participants[index].name == name
                || participants[index].members.contains { member in
                    let annotated = story.reports[member.report]
                    return annotated.entities[member.entity].name == name
                        || annotated.entities[member.entity].mentions.contains {
                            annotated.report.text.string(annotated.names[$0].span) == name
                        }
                }
        }
    }
}

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Whose voices a report lets its readers hear: both parties', or one party's only.
///
/// A voice is a party, or a person or body that speaks for none, whose words two or more origins bring by name.
struct VoiceDifferences {
    let story: Story
    let table: ParticipantTable

    /// More voices than these are a crowd, not sides.
    private static let mostVoices = 6
    private static let mostSides = 5
    private static let mostOfSide = 10
    private static let mostOfActor = 2

    private struct Voice: Hashable {
        let actor: Int
        let sentence: Int
    }

    func drafts() -> [DifferenceDraft] {
        let heard = story.reports.indices.map { voices(of: $0) }
        var origins: [Int: Set<Int>] = [:]
        for (report, voices) in heard.enumerated() {
            for voice in voices { origins[voice.actor, default: []].insert(story.originOf[report]) }
        }
        let known = origins.filter { $0.value.count >= 2 }
        let parties = known.filter { table.participants[$0.key].kind == .party }
        let core = parties.count >= 2 ? parties : known
        let chosen = core.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.mostVoices).map(
            \.key)
        guard chosen.count >= 2, let draft = draft(heard, Set(chosen)) else { return [] }
        return [draft]
    }

    /// Reports by the voices of the core that they bring; at least one lacks a voice that another brings beside its
    /// own.
    private func draft(_ heard: [[Voice]], _ core: Set<Int>) -> DifferenceDraft? {
        var groups: [Set<Int>: [(report: Int, voices: [Voice])]] = [:]
        for (report, voices) in heard.enumerated() {
            let own = voices.filter { core.contains($0.actor) }
            if !own.isEmpty { groups[Set(own.map(\.actor)), default: []].append((report, own)) }
        }
        let sorted = groups.sorted { left, right in
            (right.key.count, left.value[0].report) < (left.key.count, right.value[0].report)
        }
        guard sorted.contains(where: { few in sorted.contains { $0.key.isStrictSuperset(of: few.key) } }),
            story.origins(of: sorted.flatMap { $0.value.map(\.report) }) >= 2
        else { return nil }
        // Those with the fewest voices are what is told, so that they never fall to the limit.
        let shown =
            sorted.count <= Self.mostSides ? sorted : Array(sorted.prefix(2)) + sorted.suffix(Self.mostSides - 2)
        return DifferenceDraft(
            kind: .framing, severity: .low, about: "Whose voices are heard",
            sides: shown.map { actors, members in
                let names = actors.map { table.participants[$0].name }.sorted()
                return .init(
                    value: names.count == 1 ? "only \(names[0])" : names.joined(separator: ", "),
                    passages: members.flatMap { member in
                        member.voices.map { (member.report, sentence($0, member.report)) }
                    }.prefix(Self.mostOfSide).map { $0 })
            })
    }

    private func sentence(_ voice: Voice, _ report: Int) -> TextSpan {
        story.reports[report].analyzed.sentences[voice.sentence].span
    }

    /// The first statements of each actor whom a report names as a speaker.
    private func voices(of report: Int) -> [Voice] {
        let annotated = story.reports[report]
        var counts: [Int: Int] = [:]
        return annotated.statements.compactMap { statement -> Voice? in
            guard statement.namesSpeaker, statement.kind != .heading,
                annotated.blockKind(ofSentence: statement.sentence) == .paragraph,
                let entity = statement.speakers.first, let speaker = table.participant(report, entity),
                !table.participants[speaker].isMedia
            else { return nil }
            let actor = table.actor(speaker)
            counts[actor, default: 0] += 1
            return counts[actor, default: 0] <= Self.mostOfActor
                ? Voice(actor: actor, sentence: statement.sentence) : nil
        }
    }
}

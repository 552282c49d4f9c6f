import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Participants for those who are quoted or take a position and whom the reports name by a role only ("police", "an aid
/// worker").
///
/// They join the list when the quotations are aligned, so that whom nobody names never keeps two readings apart. People
/// and bodies of the same role are one in all reports; a single person and "some" are who they are in their report
/// alone. O(statements + acts).
struct UnnamedParticipants {
    private let story: Story
    private let evidence: EvidenceMaker
    /// Number of the participants that have a name.
    private let named: Int
    /// Speakers without a name of each participant, by report and index.
    private var members: [[Member]] = []
    private var ofMember: [Member: Int] = [:]
    private var ofRole: [String: Int] = [:]

    private struct Member: Hashable {
        let report: Int
        let index: Int
    }

    init(_ groups: [StatementGroup], story: Story, evidence: EvidenceMaker, named: Int) {
        self.story = story
        self.evidence = evidence
        self.named = named
        for group in groups { if let member = speaker(of: group) { add(member) } }
        for (report, annotated) in story.reports.enumerated() {
            for index in annotated.acts.flatMap(\.unnamedActors) {
                let member = Member(report: report, index: index)
                if known(member).tellsRole { add(member) }
            }
        }
    }

    /// Index behind the named participants of a speaker without a name, nil for one who is told by no role.
    func index(_ report: Int, _ speaker: Int) -> Int? {
        ofMember[Member(report: report, index: speaker)].map { named + $0 }
    }

    /// The words by which the reports name a participant without a name ("flight attendant").
    func role(_ participant: Int) -> String {
        let index = participant - named
        return members.indices.contains(index) ? known(members[index][0]).role : ""
    }

    private func speaker(of group: StatementGroup) -> Member? {
        guard group.speakers.isEmpty else { return nil }
        return group.nodes.lazy.compactMap { node in
            node.statement.unnamedSpeaker.map { Member(report: node.report, index: $0) }
        }.first { known($0).tellsRole }
    }

    private func known(_ member: Member) -> UnnamedSpeaker {
        story.reports[member.report].unnamedSpeakers[member.index]
    }

    private mutating func add(_ member: Member) {
        guard ofMember[member] == nil else { return }
        let speaker = known(member)
        if !speaker.isUnique, let same = ofRole[speaker.role] {
            ofMember[member] = same
            members[same].append(member)
            return
        }
        ofMember[member] = members.count
        if !speaker.isUnique { ofRole[speaker.role] = members.count }
        members.append([member])
    }

    /// Id of the participant without a name who says what a group holds.
    func id(of group: StatementGroup) -> String? {
        speaker(of: group).flatMap { ofMember[$0] }.map(id)
    }

    private func id(_ index: Int) -> String { "p\(named + index + 1)" }

    /// The participants, in the order of the quotations.
    func participants() -> [Participant] {
        members.indices.map { index in
            let isOnePerson = known(members[index][0]).isOnePerson
            let name = name(members[index][0])
            let forms = forms(members[index])
            let others = forms.filter { $0.text != name && $0.text.lowercased() != name.lowercased() }
            return Participant(
                id: id(index), kind: isOnePerson ? .person : .organisation, name: name, forms: forms,
                why: others.isEmpty ? nil : others.map { .init(form: $0.text, reason: Self.reason) })
        }
    }

    private static let reason = "the same noun for somebody who is not named, and nothing tells them apart"

    /// The first phrase as it reads within a sentence.
    private func name(_ member: Member) -> String {
        let speaker = known(member)
        let text = trimmed(
            story.reports[member.report].report.text.string(withoutTime(speaker.mentions[0], member.report)))
        guard speaker.opensSmall, let word = text.split(separator: " ").first else { return text }
        // "THE largest bank" opens a report in capitals; "TV crews" does not.
        if word.count > 1, word.allSatisfy(\.isUppercase) {
            return word == "THE" ? word.lowercased() + text.dropFirst(word.count) : text
        }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    /// "The cabinet on Wednesday" without the day.
    private func withoutTime(_ span: TextSpan, _ report: Int) -> TextSpan {
        let time = story.reports[report].times.last { $0.span.end == span.end && $0.span.start > span.start }
        return time.map { TextSpan(span.start, $0.span.start) } ?? span
    }

    /// Without marks at the ends, brackets of which one half stands outside, and a preposition that lost its time.
    private func trimmed(_ name: String) -> String {
        var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        while let last = words.last, words.count > 1, Self.prepositions.contains(last) { words.removeLast() }
        var result = words.joined(separator: " ")
        for (open, shut) in [("(", ")"), ("[", "]"), ("“", "”")]
        where result.filter({ String($0) == open }).count != result.filter({ String($0) == shut }).count {
            result.removeAll { String($0) == open || String($0) == shut }
        }
        if result.filter({ $0 == "\"" }).count % 2 == 1 { result.removeAll { $0 == "\"" } }
        while let last = result.last, ",;:".contains(last) { result.removeLast() }
        return result.isEmpty ? name : result
    }

    private static let prepositions: Set<String> = ["on", "in", "at", "since", "by", "late", "early"]

    private func forms(_ members: [Member]) -> [Participant.Form] {
        var order: [String] = []
        var passages: [String: [(report: Int, span: TextSpan)]] = [:]
        for member in members {
            for span in known(member).mentions {
                let text = story.reports[member.report].report.text.string(span)
                if passages[text] == nil { order.append(text) }
                passages[text, default: []].append((member.report, span))
            }
        }
        return order.map { Participant.Form(text: $0, evidence: evidence.evidence(passages[$0] ?? [])) }
    }
}

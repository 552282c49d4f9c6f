import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Family names spelled in several ways.
struct NameDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts() -> [DifferenceDraft] {
        table.participants.filter { $0.kind == .person }.compactMap { spellings($0) }
    }

    private func spellings(_ person: StoryParticipant) -> DifferenceDraft? {
        var order: [String] = []
        var passages: [String: [(report: Int, span: TextSpan)]] = [:]
        for (report, span) in mentions(person) {
            guard let family = familyName(story.reports[report].report.text.string(span), of: person) else { continue }
            // "Un" and "un" are one spelling.
            let key = order.first { $0.lowercased() == family.lowercased() } ?? family
            if passages[key] == nil { order.append(key) }
            passages[key, default: []].append((report, span))
        }
        guard order.count >= 2 else { return nil }
        return DifferenceDraft(
            kind: .name, severity: .medium, about: "Spelling of \(person.name)",
            sides: order.map { .init(value: $0, passages: Array((passages[$0] ?? []).prefix(8))) })
    }

    /// The word of a mention that stands for the family name: the last, or the first where that is the family's.
    private func familyName(_ form: String, of person: StoryParticipant) -> String? {
        let words = Self.words(form)
        let known = Self.words(person.name)
        guard let last = words.last, let family = known.last else { return nil }
        if words.count == 1, known.count > 1, last == known[0] { return nil }
        return words.count >= 2 || last.first == family.first ? last : nil
    }

    /// The words of a name without "Jr.", which is nobody's family name.
    private static func words(_ name: String) -> [String] {
        ParticipantMerger.words(name).map(String.init).filter { !suffixes.contains($0.lowercased()) }
    }

    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii"]

    private func mentions(_ person: StoryParticipant) -> [(Int, TextSpan)] {
        person.members.flatMap { member in
            let annotated = story.reports[member.report]
            return annotated.entities[member.entity].mentions.map { (member.report, annotated.names[$0].span) }
        }
    }
}

import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Family names spelled in several ways, and offices that do not agree.
struct NameDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts() -> [DifferenceDraft] {
        table.participants.filter { $0.kind == .person }.flatMap { person in
            [spellings(person), offices(person)].compactMap { $0 }
        }
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
        let words = ParticipantMerger.words(form).map(String.init)
        let known = ParticipantMerger.words(person.name).map(String.init)
        guard let last = words.last, let family = known.last else { return nil }
        if words.count == 1, known.count > 1, last == known[0] { return nil }
        return words.count >= 2 || last.first == family.first ? last : nil
    }

    private func mentions(_ person: StoryParticipant) -> [(Int, TextSpan)] {
        person.members.flatMap { member in
            let annotated = story.reports[member.report]
            return annotated.entities[member.entity].mentions.map { (member.report, annotated.names[$0].span) }
        }
    }

    private func offices(_ person: StoryParticipant) -> DifferenceDraft? {
        var sides: [(words: Set<String>, value: String, passages: [(report: Int, span: TextSpan)])] = []
        for member in person.members {
            let annotated = story.reports[member.report]
            let entity = annotated.entities[member.entity]
            for (role, isOffice) in zip(entity.roles, entity.isOffice) where isOffice {
                let text = annotated.report.text.string(role)
                let words = Self.content(text)
                guard !words.isEmpty else { continue }
                if let side = sides.firstIndex(where: {
                    $0.words.isSubset(of: words) || words.isSubset(of: $0.words)
                        || $0.words.intersection(words).count * 2 >= max($0.words.count, words.count) + 1
                }) {
                    sides[side].passages.append((member.report, role))
                } else {
                    sides.append((words, text, [(member.report, role)]))
                }
            }
        }
        guard sides.count >= 2, Set(sides.flatMap { $0.passages.map(\.report) }).count >= 2 else { return nil }
        return DifferenceDraft(
            kind: .title, severity: .medium, about: "Office of \(person.name)",
            sides: sides.map { .init(value: $0.value, passages: $0.passages) })
    }

    /// The words of an office without small words.
    private static func content(_ role: String) -> Set<String> {
        let small: Set<String> = [
            "the", "of", "and", "for", "a", "an", "s", "his", "her", "its", "their", "president’s",
        ]
        let role = role.lowercased().replacing("ceo", with: "chief executive").replacing(
            "chief executive officer", with: "chief executive")
        return Set(role.split(whereSeparator: { !$0.isLetter }).map(String.init)).subtracting(small)
    }
}

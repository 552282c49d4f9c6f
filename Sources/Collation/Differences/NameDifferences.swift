import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Family names and given names spelled in several ways.
struct NameDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts() -> [DifferenceDraft] {
        table.participants.filter { $0.kind == .person }.flatMap { person in
            [spellings(person) { familyName($0, of: person) }, spellings(person) { givenName($0, of: person) }]
                .compactMap { $0 }
        }
    }

    private func spellings(_ person: StoryParticipant, of part: (String) -> String?) -> DifferenceDraft? {
        var order: [String] = []
        var passages: [String: [(report: Int, span: TextSpan)]] = [:]
        for (report, span) in mentions(person) {
            guard let family = part(story.reports[report].report.text.string(span)) else { continue }
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

    /// The first word of a full name, when it is that of the person's name or one letter away from it.
    ///
    /// A short form ("Alex") and an initial are no other spelling.
    private func givenName(_ form: String, of person: StoryParticipant) -> String? {
        let words = Self.words(form)
        let known = Self.words(person.name)
        guard words.count == known.count, words.count >= 2, words.dropFirst().elementsEqual(known.dropFirst()),
            let first = words.first, let usual = known.first
        else { return nil }
        return first == usual || Self.isSpelling(Array(first.lowercased()), of: Array(usual.lowercased())) ? first : nil
    }

    /// Whether two names of four letters or more begin alike and one letter parts them, which is not the last: "Maria" and
    /// "Mario" are two names.
    private static func isSpelling(_ left: [Character], of right: [Character]) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard short.count >= 4, long.count <= short.count + 1, short.first == long.first, short.last == long.last else {
            return false
        }
        let start = zip(short, long).prefix { $0 == $1 }.count
        let end = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
        return short.count == long.count ? start + end == short.count - 1 : start + end >= short.count
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

import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Family names and given names spelled in several ways.
///
/// A fuller form ("Ana Mora Ruiz", "Ana Mora") and a name that only sounds alike are no other spelling; accents alone
/// are a small one.
struct NameDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts() -> [DifferenceDraft] {
        let people = table.participants.filter { $0.kind == .person }
        let spelled = people.flatMap { person in
            [spellings(person) { familyName($0, of: person) }, spellings(person) { givenName($0, of: person) }]
                .compactMap { $0 }
        }
        let joined = people.filter { person in !spelled.contains { $0.about.hasSuffix(" \(person.name)") } }
        return spelled + bodies()
            + joined.sorted { $1.mentions < $0.mentions }.compactMap(hyphens).prefix(Self.mostHyphens)
    }

    /// Two bodies whose names only one word parts that begins with the same letter, so that their initials are one:
    /// "Corrin Harbour Board", "Corrin Harbour Bureau". No report names both.
    private func bodies() -> [DifferenceDraft] {
        let known = table.participants.filter { $0.kind == .organisation }
        var forms: [(name: String, words: [Substring], passages: [(report: Int, span: TextSpan)])] = []
        for (report, span) in known.flatMap({ mentions($0) }) {
            let name = story.reports[report].report.text.string(span)
            if let place = forms.firstIndex(where: { $0.name == name }) {
                forms[place].passages.append((report, span))
            } else if name.contains(" ") {
                forms.append((name, name.split(separator: " "), [(report, span)]))
            }
        }
        return forms.prefix(Self.mostForms).indices.flatMap { left in
            ((left + 1)..<max(left + 1, min(Self.mostForms, forms.count))).compactMap { right -> DifferenceDraft? in
                guard Self.haveOneInitials(forms[left].words, forms[right].words) else { return nil }
                let reports = [left, right].map { Set(forms[$0].passages.map(\.report)) }
                guard reports[0].isDisjoint(with: reports[1]), story.origins(of: reports.joined().sorted()) >= 2 else {
                    return nil
                }
                return DifferenceDraft(
                    kind: .name, severity: .low, about: "Name of \(forms[left].name)",
                    sides: [left, right].map {
                        .init(value: forms[$0].name, passages: Array(forms[$0].passages.prefix(8)))
                    })
            }
        }
    }

    /// Forms of names that are compared with each other.
    private static let mostForms = 300

    private static func haveOneInitials(_ left: [Substring], _ right: [Substring]) -> Bool {
        guard left.count >= 3, left.count == right.count else { return false }
        let changed = zip(left, right).filter { $0.lowercased() != $1.lowercased() }
        guard changed.count == 1, let (own, its) = changed.first else { return false }
        // "Centre" and "center", "China" and "Chinese" are one word.
        return own.first == its.first && own.count > 2 && its.count > 2 && distance(String(own), String(its)) > 3
            && !own.contains("-") && !its.contains("-")
    }

    /// Names that only a hyphen or a space parts are told of those who are named most.
    private static let mostHyphens = 2

    /// A full name written with and without a hyphen: "Kari Mo-un", "Kari Mo Un".
    private func hyphens(_ person: StoryParticipant) -> DifferenceDraft? {
        var found: [(letters: String, forms: [(form: String, passages: [(report: Int, span: TextSpan)])])] = []
        for (report, span) in mentions(person) {
            let form = story.reports[report].report.text.string(span)
            let letters = String(form.lowercased().filter(\.isLetter))
            guard form.contains(" "), form.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }),
                form != form.uppercased()
            else { continue }
            let place = found.firstIndex { $0.letters == letters } ?? found.count
            if place == found.count { found.append((letters, [])) }
            // A capital more or less is no other spelling.
            let known = found[place].forms.firstIndex { $0.form.lowercased() == form.lowercased() }
            if let known {
                found[place].forms[known].passages.append((report, span))
            } else {
                found[place].forms.append((form, [(report, span)]))
            }
        }
        let several = found.first { name in
            name.forms.count >= 2 && story.origins(of: name.forms.flatMap(\.passages).map(\.report)) >= 2
        }
        return several.map { name in
            DifferenceDraft(
                kind: .name, severity: .low, about: "Spelling of \(person.name)",
                sides: name.forms.map { .init(value: $0.form, passages: Array($0.passages.prefix(8))) })
        }
    }

    private struct Spelling {
        let word: String
        /// The words of the fullest form with it.
        var form: [String]
        var passages: [(report: Int, span: TextSpan)]
    }

    private func spellings(_ person: StoryParticipant, of part: (String) -> String?) -> DifferenceDraft? {
        var found: [Spelling] = []
        for (report, span) in mentions(person) {
            let form = story.reports[report].report.text.string(span)
            guard let word = part(form) else { continue }
            let words = Self.words(form)
            // "Un" and "un" are one spelling.
            if let known = found.firstIndex(where: { $0.word.lowercased() == word.lowercased() }) {
                found[known].passages.append((report, span))
                if words.count > found[known].form.count { found[known].form = words }
            } else {
                found.append(Spelling(word: word, form: words, passages: [(report, span)]))
            }
        }
        guard let usual = found.max(by: { $0.passages.count < $1.passages.count }) else { return nil }
        let sides = found.filter { $0.word == usual.word || Self.areSpellings($0, usual) }
        guard sides.count >= 2 else { return nil }
        let isAccent = Set(sides.map { Romanisation.letters($0.word) }).count == 1
        return DifferenceDraft(
            kind: .name, severity: isAccent ? .low : .medium, about: "Spelling of \(person.name)",
            sides: sides.map { .init(value: $0.word, passages: Array($0.passages.prefix(8))) })
    }

    /// Whether two words may stand for one name: neither stands elsewhere in the other's full form, and where both have
    /// a full form, its other words are alike, too; a word that stands alone must be nearer.
    private static func areSpellings(_ left: Spelling, _ right: Spelling) -> Bool {
        let (own, its) = (left.form.map { $0.lowercased() }, right.form.map { $0.lowercased() })
        guard !own.contains(right.word.lowercased()), !its.contains(left.word.lowercased()) else { return false }
        guard own.count >= 2, its.count >= 2 else {
            return distance(left.word, right.word) * lettersPerChange <= max(left.word.count, right.word.count)
        }
        let others = zip(own, its).filter { $0 != left.word.lowercased() && $1 != right.word.lowercased() }
        guard own.count == its.count else { return !Set(own).isDisjoint(with: its) }
        return others.allSatisfy { $0 == $1 || NameVariant($0).matches(NameVariant($1)) }
    }

    /// Of three letters one may be another.
    private static let lettersPerChange = 3

    /// Letters to change, put in or take out to make one word of another; O(letters²).
    private static func distance(_ left: String, _ right: String) -> Int {
        let (own, its) = (Array(left.lowercased()), Array(right.lowercased()))
        var row = Array(0...its.count)
        for (place, letter) in own.enumerated() {
            var corner = row[0]
            row[0] = place + 1
            for (column, other) in its.enumerated() {
                let changed = corner + (letter == other ? 0 : 1)
                corner = row[column + 1]
                row[column + 1] = min(changed, corner + 1, row[column] + 1)
            }
        }
        return row[its.count]
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

    /// Whether two names of four letters or more begin alike and one letter parts them, which is not the last: "Maria"
    /// and "Mario" are two names.
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

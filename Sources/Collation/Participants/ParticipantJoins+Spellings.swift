import Annotation
import Language
import Stories

/// Participants whose names have the same letters, or that only lack a given name.
extension ParticipantJoins {
    /// "TJ Venn" beside "T.J. Venn", "Council for the Rivers" beside the known "Council of the Rivers", and a supposed
    /// body "Orla Venn-Marr" beside the person "Venn-Marr" of the same reports.
    mutating func joinSpellings() {
        joinLetters()
        joinSmallWords()
        joinFamilyNames()
        joinPlaces()
    }

    /// "Nebi Quolm" beside "Nabi Quolm": places of several words of which one is spelled in another way.
    private mutating func joinPlaces() {
        var byLast: [String: [Int]] = [:]
        for index in open where participants[index].kind == .place && participants[index].thing < 0 {
            let words = Self.words(participants[index].name)
            if words.count > 1, let last = words.last { byLast["\(words.count) \(last)", default: []].append(index) }
        }
        for group in byLast.values.sorted(by: { $0[0] < $1[0] }) where group.count == 2 {
            let pairs = zip(Self.words(participants[group[0]].name), Self.words(participants[group[1]].name))
            let other = pairs.filter { $0 != $1 }
            guard other.count == 1, let (one, two) = other.first, NameVariant(one).isRespelled(NameVariant(two)) else {
                continue
            }
            let isFirst = participants[group[0]].mentions >= participants[group[1]].mentions
            join(group[isFirst ? 1 : 0], into: group[isFirst ? 0 : 1], "another spelling of the name")
        }
    }

    private mutating func joinLetters() {
        var byLetters: [String: [Int]] = [:]
        for index in open where participants[index].thing < 0 && participants[index].name.contains(" ") {
            byLetters[participants[index].name.lowercased().filter(\.isLetter), default: []].append(index)
        }
        for group in byLetters.values.sorted(by: { $0[0] < $1[0] }) where group.count > 1 {
            guard let kept = group.first(where: { participants[$0].kind == .person }) else { continue }
            for index in group where index != kept && participants[index].kind != .place {
                join(index, into: kept, "the same letters")
            }
        }
    }

    /// Names of bodies that differ in small words only, of which one is known.
    private mutating func joinSmallWords() {
        var known: [String: [Int]] = [:]
        func key(_ index: Int) -> String {
            Self.words(participants[index].name).filter { !Self.small.contains($0) }.sorted().joined(separator: " ")
        }
        let bodies = open.filter { participants[$0].kind == .organisation && participants[$0].name.contains(" ") }
        for index in bodies where participants[index].thing >= 0 { known[key(index), default: []].append(index) }
        for index in bodies where participants[index].thing < 0 {
            guard let same = known[key(index)], same.count == 1 else { continue }
            join(index, into: same[0], "the same words but for small ones")
        }
    }

    /// A name of two words or more that no sign told, whose last word is the only name of a person in the same reports.
    private mutating func joinFamilyNames() {
        var people: [String: [Int]] = [:]
        for index in open where participants[index].kind == .person && !participants[index].name.contains(" ") {
            people[participants[index].name.lowercased(), default: []].append(index)
        }
        for index in open
        where participants[index].kind == .organisation && participants[index].thing < 0
            && participants[index].party < 0
        {
            let words = participants[index].name.split(separator: " ")
            // A double name is hardly that of a firm ("Corrin Marr" beside a person Marr may be).
            guard (2...3).contains(words.count), let last = words.last, last.contains("-"),
                let same = people[last.lowercased()], same.count == 1, let person = same.first,
                !Set(participants[index].members.map(\.report)).isDisjoint(
                    with: participants[person].members.map(\.report))
            else { continue }
            let name = participants[index].name
            join(index, into: person, "the family name alone, which the same report has")
            rename(person, name)
        }
    }

    private static let small: Set<String> = ["the", "of", "and", "for", "on", "in", "to", "a", "an"]
}

import Annotation
import Language
import Prose
import Reports
import Stories

/// Joins participants that the names themselves show to be one, after the entities of all reports were merged by word
/// lists and spelling.
///
/// Each rule wants exactly one candidate, so that a doubt leaves them apart, and says its reason. Single words are
/// looked up; longer names are compared only with those that share their first or last word.
struct ParticipantJoins {
    private(set) var participants: [StoryParticipant]
    private let story: Story
    private var gone: Set<Int> = []

    init(_ participants: [StoryParticipant], story: Story) {
        self.participants = participants
        self.story = story
    }

    mutating func run() {
        joinKinds()
        joinSpellings()
        joinDirections()
        joinFragments()
        joinStateBodies()
        joinSecondSurnames()
        joinHeads()
        joinAcronyms()
        joinTreaties()
        dropPairs()
        participants = participants.indices.filter { !gone.contains($0) }.map { participants[$0] }
    }

    mutating func rename(_ index: Int, _ name: String) { participants[index].name = name }

    mutating func join(_ index: Int, into target: Int, _ reason: String) {
        guard index != target, !gone.contains(index), !gone.contains(target) else { return }
        participants[target].absorb(participants[index], reason: reason)
        gone.insert(index)
    }

    var open: [Int] { participants.indices.filter { !gone.contains($0) } }

    static func words(_ name: String) -> [String] {
        name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }).map(
            String.init)
    }

    // MARK: One name, two kinds

    /// "Tresk" taken for a person in one report and for a place in another: a title shows a person; else one word is
    /// none where a report says so, and longer names are what most mentions say.
    private mutating func joinKinds() {
        var byName: [String: [Int]] = [:]
        for index in open where participants[index].thing < 0 {
            let words = Self.words(participants[index].name)
            byName[words.joined(separator: " "), default: []].append(index)
        }
        for group in byName.values.sorted(by: { $0[0] < $1[0] }) where group.count > 1 {
            let isOneWord = !participants[group[0]].name.contains(" ")
            let titled = group.filter { hasTitle($0) }
            guard titled.count <= 1, !isOneWord || titled.isEmpty else { continue }
            let kept =
                titled.first
                ?? group.max { left, right in
                    let (a, b) = (participants[left], participants[right])
                    if isOneWord, (a.kind == .person) != (b.kind == .person) { return a.kind == .person }
                    return a.mentions == b.mentions ? left > right : a.mentions < b.mentions
                }
            guard let kept else { continue }
            for index in group where index != kept { join(index, into: kept, "the same name") }
        }
    }

    private func hasTitle(_ index: Int) -> Bool {
        participants[index].kind == .person
            && participants[index].members.contains { member in
                let annotated = story.reports[member.report]
                return annotated.entities[member.entity].mentions.contains { annotated.names[$0].title != nil }
            }
    }

    // MARK: "The North"

    /// "The North" in reports that also name North Korea: the first word of exactly one party's name.
    private mutating func joinDirections() {
        var byFirst: [String: [Int]] = [:]
        for index in open where participants[index].kind == .party {
            let words = Self.words(participants[index].name)
            if words.count > 1 { byFirst[words[0], default: []].append(index) }
        }
        for index in open where participants[index].kind != .person && participants[index].kind != .party {
            let words = Self.words(participants[index].name)
            guard words.count == 1, let parties = byFirst[words[0]], parties.count == 1, let party = parties.first,
                Self.compass.contains(words[0]), shareAllReports(index, party)
            else { continue }
            join(index, into: party, "short for it where the report names both")
        }
    }

    private static let compass: Set<String> = ["north", "south", "east", "west"]

    /// Whether all reports that have the one have the other.
    private func shareAllReports(_ index: Int, _ other: Int) -> Bool {
        Set(participants[index].members.map(\.report)).isSubset(of: participants[other].members.map(\.report))
    }

    private func shareMostReports(_ index: Int, _ other: Int) -> Bool {
        let own = Set(participants[index].members.map(\.report))
        return own.intersection(participants[other].members.map(\.report)).count * 2 >= own.count
    }

    // MARK: Parts of longer names

    /// "Workers' Party" beside "Workers' Party of Korea", "Foreign Ministry" beside "Orvenian Foreign Ministry".
    private mutating func joinFragments() {
        let bodies = open.filter {
            participants[$0].kind == .organisation || participants[$0].kind == .instrument
        }
        var byFirst: [String: [Int]] = [:]
        var byLast: [String: [Int]] = [:]
        for index in bodies {
            let words = Self.words(participants[index].name)
            guard words.count > 2, let first = words.first, let last = words.last else { continue }
            byFirst[first, default: []].append(index)
            byLast[last, default: []].append(index)
        }
        for index in bodies where participants[index].thing < 0 {
            let words = Self.words(participants[index].name)
            guard words.count > 1, let first = words.first, let last = words.last else { continue }
            let begun = (byFirst[first] ?? []).prefix(50).filter { begins(words, Self.words(participants[$0].name)) }
            let ended = (byLast[last] ?? []).prefix(50).filter { ends(words, Self.words(participants[$0].name)) }
            let longer = Set(begun + ended).subtracting([index]).subtracting(gone).filter {
                participants[$0].kind == participants[index].kind && shareAllReports(index, $0)
            }
            guard longer.count == 1, let target = longer.first else { continue }
            join(index, into: target, "part of the longer name, which the same report has")
        }
    }

    /// "Orvenia’s foreign ministry" beside "Orvenian Foreign Ministry": the same words behind two forms of one state.
    private mutating func joinStateBodies() {
        var byLast: [String: [Int]] = [:]
        for index in open where participants[index].kind == .organisation && participants[index].party >= 0 {
            if let last = Self.words(participants[index].name).last { byLast[last, default: []].append(index) }
        }
        for index in byLast.values.joined().sorted() where participants[index].thing < 0 {
            let words = Array(Self.words(participants[index].name).drop { !$0.hasSuffix("’s") }.dropFirst())
            // "Orvenia's police" are not those of its towns.
            guard words.count > 1, let last = words.last else { continue }
            let same = (byLast[last] ?? []).prefix(50).filter { other in
                let names = Self.words(participants[other].name)
                return other != index && !gone.contains(other) && names.count <= words.count + 2
                    && participants[other].party == participants[index].party && ends(words, names)
                    && !names.contains { $0.hasSuffix("’s") }
            }
            if same.count == 1 { join(index, into: same[0], "the same body behind another form of its state") }
        }
    }

    /// A name is the beginning of another that goes on with "of" or "in".
    private func begins(_ words: [String], _ longer: [String]) -> Bool {
        longer.count > words.count + 1 && Array(longer.prefix(words.count)) == words
            && Self.links.contains(longer[words.count])
    }

    private func ends(_ words: [String], _ longer: [String]) -> Bool {
        longer.count > words.count && Array(longer.suffix(words.count)) == words
    }

    /// "Marta Solano" beside "Marta Solano Ruiz" in other reports: some give both family names, some the first alone.
    private mutating func joinSecondSurnames() {
        var byFirst: [String: [Int]] = [:]
        let people = open.filter { participants[$0].kind == .person }
        for index in people {
            let words = Self.words(participants[index].name)
            if words.count == 3 || words.count == 4, let first = words.first {
                byFirst[first, default: []].append(index)
            }
        }
        for index in people where participants[index].thing < 0 {
            let words = Self.words(participants[index].name)
            guard words.count == 2 || words.count == 3, words[words.count - 1].count > 2, let first = words.first
            else { continue }
            let longer = (byFirst[first] ?? []).prefix(50).filter {
                let name = Self.words(participants[$0].name)
                return name.count == words.count + 1 && Array(name.prefix(words.count)) == words
            }
            guard longer.count == 1, let target = longer.first, !gone.contains(target),
                Set(fullMembers(index).map(\.report)).isDisjoint(with: fullMembers(target).map(\.report))
            else { continue }
            join(index, into: target, "the name with a second family name")
        }
    }

    /// The members of a person by more than one word.
    private func fullMembers(_ index: Int) -> [(report: Int, entity: Int)] {
        participants[index].members.filter { story.reports[$0.report].entities[$0.entity].name.contains(" ") }
    }

    private static let links: Set<String> = ["of", "in", "for", "on", "to"]

    /// "The Alliance", "the Commission": the last word of exactly one longer name that the same reports have.
    private mutating func joinHeads() {
        var heads: [String: [Int]] = [:]
        for index in open where participants[index].thing < 0 && participants[index].kind == .organisation {
            let words = Self.words(participants[index].name)
            if words.count == 1 { heads[words[0], default: []].append(index) }
        }
        guard !heads.isEmpty else { return }
        var holders: [String: Set<Int>] = [:]
        for index in open where participants[index].kind == .organisation || participants[index].kind == .party {
            for member in participants[index].members {
                let annotated = story.reports[member.report]
                for mention in annotated.entities[member.entity].mentions {
                    let tokens = annotated.names[mention].tokens
                    guard tokens.count > 1 else { continue }
                    let last = annotated.report.text.string(annotated.analyzed.tokens[tokens.upperBound - 1].span)
                    if heads[last.lowercased()] != nil { holders[last.lowercased(), default: []].insert(index) }
                }
            }
        }
        for (word, indexes) in heads.sorted(by: { $0.key < $1.key }) {
            for index in indexes {
                let all = (holders[word] ?? []).subtracting(gone).subtracting([index])
                // The only longer name of the story is meant by those reports, too, that have the short one alone.
                let longer =
                    all.count == 1
                    ? all.filter { shareMostReports(index, $0) }
                    : all.filter {
                        shareAllReports(index, $0)
                    }
                guard longer.count == 1, let target = longer.first else { continue }
                join(index, into: target, "the last word of its name, which the same report has")
            }
        }
    }

    // MARK: Acronyms

    /// "TWA" where other reports have "Tresk Water Authority": the initials of exactly one longer name.
    private mutating func joinAcronyms() {
        let bodies = open.filter { participants[$0].kind == .organisation }
        var byInitials: [String: [Int]] = [:]
        for index in bodies {
            let words = participants[index].name.split(separator: " ").filter { $0.lowercased() != "the" }
            guard words.count > 2 else { continue }
            let initials = words.compactMap(\.first)
            let forms = Set([String(initials), String(initials.filter(\.isUppercase))])
            for form in forms where form.count > 2 { byInitials[form, default: []].append(index) }
        }
        for index in bodies where participants[index].thing < 0 {
            let acronym = participants[index].name.filter { $0 != "." }
            guard let longer = byInitials[acronym]?.filter({ !gone.contains($0) }), longer.count == 1 else { continue }
            join(index, into: longer[0], "the initials of its name")
        }
    }

    // MARK: Treaties under several names

    /// Two translations of a treaty's name: half of the content words in common, at least two, and no report with both.
    private mutating func joinTreaties() {
        let treaties = open.filter { index in
            let words = Self.words(participants[index].name)
            return participants[index].kind == .instrument
                || participants[index].kind == .organisation && words.count > 3
                    && words.contains { Self.pacts.contains($0) }
        }.prefix(200)
        for (position, index) in treaties.enumerated() where !gone.contains(index) {
            let own = content(index)
            let matches = treaties.dropFirst(position + 1).filter { other in
                guard !gone.contains(other), participants[index].thing < 0 || participants[other].thing < 0 else {
                    return false
                }
                let words = content(other)
                let shared = own.intersection(words).count
                return shared >= 2 && shared * 2 >= min(own.count, words.count)
                    && shared * 3 >= max(own.count, words.count)
                    && Set(participants[index].members.map(\.report)).isDisjoint(
                        with: participants[other].members.map(\.report))
            }
            for other in matches {
                let reason =
                    "another translation of its name: \(own.intersection(content(other)).sorted().joined(separator: ", "))"
                let target = participants[index].thing >= 0 || participants[other].thing < 0 ? index : other
                join(target == index ? other : index, into: target, reason)
                participants[target].kind = .instrument
                if target == other { break }
            }
        }
    }

    private func content(_ index: Int) -> Set<String> {
        Set(Self.words(participants[index].name).filter { $0.count > 3 && !Self.pacts.contains($0) })
    }

    private static let pacts: Set<String> = [
        "treaty", "accord", "pact", "convention", "agreement", "protocol", "act", "law",
    ]

    // MARK: Pairs

    /// "Putin-Biden": two people of the story joined by a hyphen are no third.
    private mutating func dropPairs() {
        var families: Set<String> = []
        for index in open where participants[index].kind == .person {
            if let last = participants[index].name.split(separator: " ").last { families.insert(last.lowercased()) }
        }
        for index in open where participants[index].kind == .person && !participants[index].name.contains(" ") {
            let parts = participants[index].name.lowercased().split(separator: "-").map(String.init)
            if parts.count == 2, parts.allSatisfy({ families.contains($0) }) { gone.insert(index) }
        }
    }
}

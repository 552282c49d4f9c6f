import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Joins the entities of all reports into participants: known things by what they are, bodies by the words of their
/// name, people by first and family name across transliterations.
///
/// Two people are one only when their family names match and nothing speaks against it: different first names do,
/// and so does a report that has both.
struct ParticipantMerger {
    private let story: Story
    private var participants: [StoryParticipant] = []
    private var byThing: [Int32: Int] = [:]
    private var byKey: [String: Int] = [:]
    /// States that no list knows, by name.
    private var localParties: [String: Int32] = [:]
    /// Spellings of each person's name by participant.
    private var spellings: [Int: [[NameVariant]]] = [:]
    /// People by the first letter class of their family name, to compare only what can match.
    private var bySkeleton: [[UInt8]: [Int]] = [:]

    init(_ story: Story) {
        self.story = story
    }

    mutating func run(rules: ParticipantRules? = nil) -> ParticipantTable {
        for entity in story.reports.joinedEntities where entity.thing >= LocalParties.firstThing {
            localParties[entity.name.lowercased()] = entity.thing
        }
        // Full names first, so that a surname alone finds its person whatever the order of the reports.
        for wordy in [true, false] {
            for (report, annotated) in story.reports.enumerated() {
                for (index, entity) in annotated.entities.enumerated() where !entity.mentions.isEmpty {
                    let isFull = entity.kind != .person || Self.words(entity.name).count > 1
                    if isFull == wordy { add(entity, report: report, index: index) }
                }
            }
        }
        var joins = ParticipantJoins(participants, story: story)
        joins.run()
        participants = joins.participants
        chooseNames()
        if let rules {
            var ruling = ParticipantRuling(participants, story: story)
            ruling.apply(rules)
            participants = ruling.participants
        }
        let order = participants.indices.sorted { left, right in
            let (a, b) = (participants[left], participants[right])
            if Self.rank(a.kind) != Self.rank(b.kind) { return Self.rank(a.kind) < Self.rank(b.kind) }
            return a.mentions == b.mentions ? left < right : a.mentions > b.mentions
        }
        return ParticipantTable(order.map { participants[$0] }, story: story)
    }

    private static func rank(_ kind: EntityKind) -> Int {
        switch kind {
        case .party: 0
        case .person: 1
        case .organisation: 2
        case .instrument: 3
        case .place: 4
        }
    }

    private mutating func add(_ entity: Entity, report: Int, index: Int) {
        var entity = entity
        // What one report shows to be a state is one in all of them.
        if entity.thing < 0, let thing = localParties[entity.name.lowercased()] {
            entity.kind = .party
            entity.thing = thing
        }
        let target: Int
        if entity.kind == .person {
            let words = Self.words(entity.name).map { NameVariant($0) }
            let match = personMatch(words, entity: entity, report: report)
            target = match?.participant ?? make(entity)
            if let match { note(entity.name, match.reason, target) }
            if !spellings[target, default: []].contains(words) { spellings[target, default: []].append(words) }
            if let skeleton = words.last?.skeleton { bySkeleton[skeleton, default: []].append(target) }
            if words.count > 1, let skeleton = words.first?.skeleton {
                bySkeleton[skeleton, default: []].append(target)
            }
        } else if entity.thing >= 0 {
            target = byThing[entity.thing] ?? make(entity)
            note(entity.name, "the word lists know both as names of one", target)
            byThing[entity.thing] = target
        } else {
            let key = Self.key(entity.name)
            target = byKey[key] ?? make(entity)
            note(entity.name, "the same words in another order or spelling", target)
            byKey[key] = target
        }
        participants[target].members.append((report, index))
        participants[target].mentions += entity.mentions.count
        if participants[target].party < 0 { participants[target].party = entity.party }
        if participants[target].kind == .place, entity.kind == .party { participants[target].kind = .party }
    }

    private mutating func note(_ name: String, _ reason: String, _ target: Int) {
        guard name != participants[target].name, participants[target].reasons[name] == nil else { return }
        participants[target].reasons[name] = reason
    }

    private mutating func make(_ entity: Entity) -> Int {
        participants.append(
            StoryParticipant(
                kind: entity.kind, name: entity.name, thing: entity.thing, party: entity.party, isMedia: entity.isMedia,
                members: [], mentions: 0))
        return participants.count - 1
    }

    // MARK: People

    private func personMatch(_ words: [NameVariant], entity: Entity, report: Int) -> (participant: Int, reason: String)?
    {
        guard let last = words.last else { return nil }
        var best: (participant: Int, score: Int)?
        var candidates = Set(bySkeleton[last.skeleton] ?? [])
        if let first = words.first { candidates.formUnion(bySkeleton[first.skeleton] ?? []) }
        for candidate in candidates.sorted() {
            if participants[candidate].members.contains(where: { $0.report == report && !isOtherPart($0, words) }) {
                continue
            }
            if entity.party >= 0, participants[candidate].party >= 0, entity.party != participants[candidate].party,
                words.count == 1
            {
                continue
            }
            if hasOtherInitials(candidate, entity.name) { continue }
            guard let score = (spellings[candidate] ?? []).compactMap({ Self.likeness(words, $0) }).max() else {
                continue
            }
            let total = score * 10_000 + min(9_999, participants[candidate].mentions)
            if best.map({ total > $0.score }) ?? true { best = (candidate, total) }
        }
        return best.map { ($0.participant, Self.reason($0.score / 10_000)) }
    }

    /// "J.J. Venn" is not "T.J. Venn", though the family name alone is compared.
    private func hasOtherInitials(_ candidate: Int, _ name: String) -> Bool {
        guard let own = NameInitials(name) else { return false }
        let known = participants[candidate].members.compactMap {
            NameInitials(story.reports[$0.report].entities[$0.entity].name)
        }
        return !known.isEmpty && !known.contains { $0.agrees(with: own) }
    }

    /// Whether a report's mention is one word of a name and this is another: "Orla" and "Venn" may be one person.
    private func isOtherPart(_ member: (report: Int, entity: Int), _ words: [NameVariant]) -> Bool {
        let known = Self.words(story.reports[member.report].entities[member.entity].name)
        return words.count == 1 && known.count == 1 && NameVariant(known[0]).normal != words[0].normal
    }

    private static func reason(_ likeness: Int) -> String {
        switch likeness {
        case 3: "first and family name agree"
        case 2: "the family name alone, and nobody else has it"
        default: "another spelling of the name, and nothing speaks against it"
        }
    }

    /// 3 = full names agree, 2 = the single name is the family name letter for letter, 1 = in another spelling.
    private static func likeness(_ new: [NameVariant], _ known: [NameVariant]) -> Int? {
        guard let last = new.last, let knownLast = known.last, let first = new.first, let knownFirst = known.first
        else { return nil }
        if new.count > 1, known.count > 1 {
            let joined = new.flatMap(\.normal) == known.flatMap(\.normal)
            if joined || (last.matches(knownLast) && first.matches(knownFirst)) { return 3 }
            // "Comedian Orla Venn" and "Orla Venn": the shorter name ends the longer.
            let length = min(new.count, known.count)
            return zip(new.suffix(length), known.suffix(length)).allSatisfy { $0.normal == $1.normal } ? 3 : nil
        }
        let full = new.count > 1 ? new : known
        guard let single = new.count > 1 ? known.last : new.last, let family = full.last else { return nil }
        if single.normal == family.normal { return 2 }
        if full.count > 1, full.count <= 3, single.normal == full[0].normal { return 1 }
        return single.isRespelled(family) ? 1 : nil
    }

    /// The words of a name without initials, hyphens opened.
    static func words(_ name: String) -> [Substring] {
        name.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "\u{A0}" || $0 == "\n" }).filter {
            $0.count > 1 && $0.last != "."
        }
    }

    /// The content words of a name, sorted.
    private static func key(_ name: String) -> String {
        let small: Set<Substring> = ["the", "of", "and", "for", "on", "in", "to", "a", "an"]
        let words = name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return words.filter { !small.contains($0) }.sorted().joined(separator: " ")
    }

    // MARK: Names

    /// The form that most origins use among the fullest.
    private mutating func chooseNames() {
        for index in participants.indices where participants[index].kind == .person {
            var counts: [String: Int] = [:]
            for member in participants[index].members {
                let annotated = story.reports[member.report]
                for mention in annotated.entities[member.entity].mentions {
                    let form = annotated.report.text.string(annotated.names[mention].span)
                    if Self.words(form).count > 1 { counts[form, default: 0] += 1 }
                }
            }
            let best = counts.max {
                $0.value == $1.value ? ($0.key.count, $0.key) > ($1.key.count, $1.key) : $0.value < $1.value
            }
            if let best { participants[index].name = best.key }
        }
    }
}

extension [AnnotatedReport] {
    fileprivate var joinedEntities: [Entity] { flatMap(\.entities) }
}

import Language
import Prose

/// Joins the mentions of one report into entities, never two people of one surname against their first names.
struct EntityResolver {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    var mentions: [NameMention]
    var entities: [Entity] = []
    var byThing: [Int32: Int] = [:]
    var forces: [Range<Int>: Force] = [:]
    var partyTokens: Set<Int> = []
    var personTokens: Set<Int> = []
    private var byKey: [String: Int] = [:]
    /// Spellings of the words of each person, given names first.
    private var personWords: [Int: [NameVariant]] = [:]

    init(_ analyzed: AnalyzedText, mentions: [NameMention], lexicons: Lexicons) {
        self.analyzed = analyzed
        self.mentions = mentions
        self.lexicons = lexicons
    }

    mutating func run() {
        addGovernments()
        addDescribedBodies()
        addStateBodies()
        addForces()
        for index in mentions.indices where mentions[index].kind == .person && words(mentions[index]).count > 1 {
            resolvePerson(index)
        }
        for index in mentions.indices where mentions[index].kind == .person && words(mentions[index]).count <= 1 {
            resolvePerson(index)
        }
        for index in mentions.indices where mentions[index].kind != .person && !mentions[index].isDemonym {
            resolveThing(index)
        }
        for index in entities.indices { entities[index].mentions.sort() }
        takeInPosts()
        findParties()
        resolveAdministrations()
        findRoles()
        addReferringNouns()
        addStatesOfPeoples()
    }

    /// "Russian officials", "the American side": the adjective of a people with a body that acts is its party.
    private mutating func addGovernments() {
        var added: [NameMention] = []
        for mention in mentions where mention.isDemonym {
            var end = mention.tokens.upperBound
            while end < analyzed.tokens.count, end < mention.tokens.upperBound + 2, analyzed.words[end].tag == .adj {
                end += 1
            }
            guard end < analyzed.tokens.count, Self.governments.contains(analyzed.tokens[end].folded) else { continue }
            let tokens = mention.tokens.lowerBound..<(end + 1)
            guard analyzed.sentence(ofToken: end) == analyzed.sentence(ofToken: mention.tokens.lowerBound) else {
                continue
            }
            added.append(
                NameMention(
                    tokens: tokens, span: analyzed.span(tokens), kind: .party, thing: mention.thing,
                    party: mention.party))
        }
        insert(added)
    }

    // MARK: Things

    private mutating func resolveThing(_ index: Int) {
        let mention = mentions[index]
        let entity: Int
        if mention.thing >= 0 {
            entity =
                byThing[mention.thing]
                ?? make(mention, name: name(ofThing: mention.thing) ?? analyzed.text.string(mention.span))
            byThing[mention.thing] = entity
        } else if let force = forces[mention.tokens] {
            entity = byKey[force.key] ?? make(mention, name: force.name)
            byKey[force.key] = entity
        } else {
            let key = key(mention.tokens)
            entity =
                byKey[key] ?? bracketMatch(index) ?? acronymMatch(mention)
                ?? make(mention, name: analyzed.text.string(mention.span))
            byKey[key] = entity
        }
        attach(index, to: entity)
    }

    private mutating func make(_ mention: NameMention, name: String) -> Int {
        entities.append(
            Entity(kind: mention.kind, name: name, thing: mention.thing, party: mention.party, isMedia: mention.isMedia)
        )
        return entities.count - 1
    }

    private mutating func attach(_ mention: Int, to entity: Int) {
        mentions[mention].entity = entity
        entities[entity].mentions.append(mention)
        if entities[entity].party < 0 { entities[entity].party = mentions[mention].party }
        if entities[entity].kind == .place, mentions[mention].kind == .party { entities[entity].kind = .party }
    }

    /// The content words of a name in alphabetical order, so that "Russia-NATO Council" meets "NATO-Russia Council".
    func key(_ tokens: Range<Int>) -> String {
        let words = tokens.filter { analyzed.tokens[$0].kind == .word || analyzed.tokens[$0].kind == .number }
        return words.map { analyzed.string($0).lowercased() }.filter { !Self.smallWords.contains($0) }.sorted().joined(
            separator: " ")
    }

    /// "(OSCE)" right behind the full name, or an acronym of a name seen before.
    private func acronymMatch(_ mention: NameMention) -> Int? {
        guard mention.tokens.count == 1 else { return nil }
        let acronym = analyzed.text.string(mention.span).filter { $0 != "." }
        guard acronym.count >= 2, acronym.allSatisfy({ $0.isUppercase }) else { return nil }
        return entities.indices.first { index in
            guard entities[index].kind != .person, let first = entities[index].mentions.first else { return false }
            return initials(mentions[first].tokens) == acronym
        }
    }

    private func initials(_ tokens: Range<Int>) -> String {
        String(
            tokens.compactMap { index in
                let word = analyzed.string(index)
                return Self.smallWords.contains(word.lowercased())
                    ? nil : word.first.flatMap { $0.isUppercase ? $0 : nil }
            })
    }

    // MARK: People

    /// The words of a person's name without initials and hyphens.
    private func words(_ mention: NameMention) -> [Int] {
        mention.tokens.filter {
            analyzed.tokens[$0].kind == .word && analyzed.text.utf8[Int(analyzed.tokens[$0].end) - 1] != 0x2E
                && analyzed.tokens[$0].end - analyzed.tokens[$0].start > 1
        }
    }

    private mutating func resolvePerson(_ index: Int) {
        let mention = mentions[index]
        let words = words(mention)
        let spellings = words.map { NameVariant(analyzed.string($0)) }
        let entity =
            personMatch(spellings, mention: mention) ?? initialsMatch(mention)
            ?? {
                entities.append(Entity(kind: .person, name: analyzed.text.string(mention.span)))
                personWords[entities.count - 1] = spellings
                return entities.count - 1
            }()
        if spellings.count > (personWords[entity]?.count ?? 0) {
            personWords[entity] = spellings
            entities[entity].name = analyzed.text.string(mention.span)
        }
        attach(index, to: entity)
        noteGender(entity, mention)
    }

    private func personMatch(_ spellings: [NameVariant], mention: NameMention) -> Int? {
        var best: (entity: Int, score: Int)?
        for entity in entities.indices where entities[entity].kind == .person {
            guard let known = personWords[entity], let score = likeness(spellings, known, mention),
                !hasOtherInitials(entity, mention)
            else { continue }
            let total = score * 1000 + entities[entity].mentions.count
            let isBetter = best.map {
                total > $0.score || total == $0.score && isNearer(entity, than: $0.entity, to: mention)
            }
            if isBetter ?? true { best = (entity, total) }
        }
        return best?.entity
    }

    /// Whether somebody was last named behind another, both before a mention: of two with one surname he is meant.
    private func isNearer(_ entity: Int, than other: Int, to mention: NameMention) -> Bool {
        func last(_ entity: Int) -> Int {
            entities[entity].mentions.lazy.map { mentions[$0].span.start }.filter { $0 < mention.span.start }.max()
                ?? -1
        }
        return last(entity) > last(other)
    }

    /// 3 = full names agree, 2 = surname letter for letter, 1 = surname in another spelling; nil = another person.
    private func likeness(_ new: [NameVariant], _ known: [NameVariant], _ mention: NameMention) -> Int? {
        guard let last = new.last, let knownLast = known.last, let first = known.first else { return nil }
        if new.count > 1, known.count > 1 {
            let joined = new.flatMap(\.normal) == known.flatMap(\.normal)
            if joined || (last.matches(knownLast) && new[0].matches(first)) { return 3 }
            // "Comedian Orla Venn" and "Orla Venn": the shorter name ends the longer.
            let length = min(new.count, known.count)
            if zip(new.suffix(length), known.suffix(length)).allSatisfy({ $0.normal == $1.normal }) { return 3 }
            // "Orla Venn" behind "Orla Venn Marr": the longer name has a second family name.
            let isBegun = new.count != known.count && zip(new, known).allSatisfy { $0.normal == $1.normal }
            return isBegun && abs(new.count - known.count) == 1 ? 3 : nil
        }
        let single = new.count == 1 ? last : knownLast
        let full = new.count == 1 ? known : new
        guard let surname = full.last, let given = full.first else { return nil }
        if single.normal == surname.normal { return 2 }
        let word = words(mention).first.map { analyzed.tokens[$0] }
        if full.count > 1, single.normal == given.normal, let word {
            // A first word that is nobody's given name is a family name that stands first.
            let isFamilyFirst =
                lexicons.names.isSurnameFirst(word) || lexicons.people.givenName(word) == nil
            return isFamilyFirst || hasHonorific(mention) ? 2 : 1
        }
        return single.isRespelled(surname) ? 1 : nil
    }

    private func hasHonorific(_ mention: NameMention) -> Bool {
        guard let title = mention.title else { return false }
        return lexicons.people.title(analyzed.tokens, at: title.lowerBound, limit: title.upperBound)?.kind == .honorific
    }

    private mutating func noteGender(_ entity: Int, _ mention: NameMention) {
        if let title = mention.title {
            for index in title {
                if Self.femaleTitles.contains(analyzed.tokens[index].folded) { entities[entity].gender -= 4 }
                if Self.maleTitles.contains(analyzed.tokens[index].folded) { entities[entity].gender += 4 }
            }
        }
        if words(mention).count > 1,
            let given = words(mention).first.flatMap({ lexicons.people.givenName(analyzed.tokens[$0]) })
        {
            entities[entity].gender += given.gender == .female ? -2 : given.gender == .male ? 2 : 0
        }
    }

    // MARK: Parties

    /// The party of a person or body from the adjective or country beside its title or name.
    private mutating func findParties() {
        for index in mentions.indices where mentions[index].kind == .person {
            let mention = mentions[index]
            guard mention.entity >= 0, entities[mention.entity].party < 0 else { continue }
            if let party = partyBefore(index) ?? partyBehind(index) { entities[mention.entity].party = party }
        }
        for mention in mentions
        where mention.kind == .person && mention.entity >= 0 && entities[mention.entity].party < 0 {
            if let party = lexicons.gazetteer.party(ofLeader: analyzed.tokens, mention.tokens) {
                entities[mention.entity].party = party
            }
        }
        findPartiesOfLeaders()
        for mention in mentions
        where mention.kind == .person && mention.entity >= 0 && entities[mention.entity].party < 0 {
            guard let title = mention.title, let party = lexicons.gazetteer.party(ofOffice: analyzed.tokens, title)
            else { continue }
            entities[mention.entity].party = party
        }
    }

    /// A report that writes only "President X" or "the X administration" means the leader whom everybody knows.
    private mutating func findPartiesOfLeaders() {
        for mention in mentions
        where mention.kind == .person && mention.entity >= 0 && entities[mention.entity].party < 0 {
            guard mention.tokens.count == 1, !entities[mention.entity].name.contains(" ") else { continue }
            let next = mention.tokens.upperBound
            let leads =
                next < analyzed.tokens.count && Self.administrations.contains(analyzed.tokens[next].folded)
                || (mention.title.map {
                    lexicons.people.title(analyzed.tokens, at: $0.lowerBound, limit: $0.upperBound)?.kind == .office
                } ?? false)
            guard leads else { continue }
            entities[mention.entity].party =
                lexicons.gazetteer.party(ofLeaderSurname: analyzed.tokens[mention.tokens.lowerBound]) ?? -1
        }
    }

    /// "Russian Deputy Foreign Minister X", "her Russian counterpart X", "NATO Secretary General X".
    private func partyBefore(_ index: Int) -> Int32? {
        let mention = mentions[index]
        let start = mention.title?.lowerBound ?? mention.tokens.lowerBound
        guard index > 0 else { return nil }
        for other in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            let candidate = mentions[other]
            guard candidate.tokens.upperBound <= start, start - candidate.tokens.upperBound <= 4 else { continue }
            guard candidate.kind == .party || (candidate.party >= 0 && candidate.kind == .organisation) else {
                return nil
            }
            let between = candidate.tokens.upperBound..<start
            if isSubject(ofScholar: candidate) { return nil }
            let hasTitle = mention.title != nil || !between.isEmpty
            let isPlain = between.allSatisfy { isTitleFiller($0) }
            guard hasTitle, isPlain else { return nil }
            return candidate.kind == .party ? candidate.thing : candidate.party
        }
        return nil
    }

    private func isTitleFiller(_ index: Int) -> Bool {
        let tag = analyzed.words[index].tag
        guard tag == .noun || tag == .adj || tag == .propn || tag == .part else { return false }
        return analyzed.tokens[index].kind == .word
    }

    /// "A North Korea expert": the country is what he knows about.
    private func isSubject(ofScholar country: NameMention) -> Bool {
        let next = country.tokens.upperBound
        return !country.isDemonym && next < analyzed.tokens.count
            && lexicons.acts.isScholar(analyzed.string(next).lowercased())
    }

    /// "President Moon Jae-in of South Korea", "X, the Ukrainian foreign minister", "X, prime minister of Canada".
    private func partyBehind(_ index: Int) -> Int32? {
        let mention = mentions[index]
        let end = mention.tokens.upperBound
        guard end < analyzed.tokens.count else { return nil }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: end - 1)].tokens.upperBound
        let isOf = analyzed.tokens[end].folded == Self.of
        let isApposition = analyzed.text.utf8[Int(analyzed.tokens[end].start)] == 0x2C
        guard end < limit, isOf || isApposition else { return nil }
        for other in mentions[(index + 1)...].prefix(3) {
            guard other.tokens.lowerBound < limit, other.tokens.lowerBound - end <= (isOf ? 2 : 8) else { return nil }
            guard other.kind == .party, other.thing >= 0 else { continue }
            // "head for Europe at Orrun Ltd (Calvo)": the bracket tells which arm of the firm.
            if other.tokens.lowerBound > 0,
                analyzed.text.utf8[Int(analyzed.tokens[other.tokens.lowerBound - 1].start)] == 0x28
            {
                return nil
            }
            if isOf { return other.thing }
            if isSubject(ofScholar: other) { return nil }
            let between = (end + 1)..<other.tokens.upperBound + 4
            let hasVerb = ((end + 1)..<other.tokens.lowerBound).contains {
                analyzed.words[$0].tag == .verb || analyzed.words[$0].tag == .aux
            }
            let hasOffice = between.clamped(to: 0..<limit).contains {
                lexicons.people.title(analyzed.tokens, at: $0, limit: limit) != nil
            }
            return hasOffice && !hasVerb ? other.thing : nil
        }
        return nil
    }

    private static let smallWords: Set<String> = ["the", "of", "and", "for", "on", "in", "to", "a", "an", "&"]
    private static let of = WordHash.folded("of")
    private static let femaleTitles = WordSet([
        "ms.", "mrs.", "ms", "mrs", "miss", "queen", "dame", "princess", "lady", "madam", "chairwoman", "spokeswoman",
    ])
    private static let maleTitles = WordSet(["mr.", "mr", "sir", "king", "prince", "lord", "chairman", "spokesman"])
    private static let governments = WordSet([
        "government", "side", "officials", "delegation", "authorities", "administration", "leadership", "leaders",
        "negotiators", "diplomats",
    ])
    static let administrations = WordSet(["administration", "government", "cabinet"])
}

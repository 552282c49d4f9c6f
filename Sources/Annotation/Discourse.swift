import Language
import Prose

/// What a reader keeps in mind along one report: who was named, who spoke last. Resolves noun phrases to entities.
struct Discourse {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    let names: [NameMention]
    private(set) var entities: [Entity]
    let syntax: Syntax
    /// Index of the first name that begins at or behind each sentence.
    let firstName: [Int]
    let captions: Set<Int>
    /// Entities that are animals, which neither speak nor are "he".
    private let animals: Set<Int>
    /// Speakers of the last statement up to each sentence, as far as known.
    private(set) var lastSpeakers: [(sentence: Int, speakers: [Int])] = []

    /// - Parameter captions: sentences that stand aside from the text, where no pronoun finds its person.
    init(
        _ analyzed: AnalyzedText, lexicons: Lexicons, names: [NameMention], entities: [Entity], captions: Set<Int> = []
    ) {
        self.analyzed = analyzed
        self.captions = captions
        self.lexicons = lexicons
        self.names = names
        self.entities = entities
        syntax = Syntax(analyzed: analyzed)
        animals = AnimalNames(analyzed: analyzed, lexicons: lexicons).entities(among: names)
        var index = 0
        firstName = analyzed.sentences.map { sentence in
            while index < names.count, names[index].tokens.lowerBound < sentence.tokens.lowerBound { index += 1 }
            return index
        }
    }

    /// Nouns for speakers who were not named ("a senior official"): the same noun with "the" means them again.
    private var unnamed: Set<UInt64> = []
    /// The noun of the people who spoke last without being named.
    private(set) var lastUnnamedPeople: Int?
    /// The single person without a name who spoke last, unless somebody named spoke since.
    private(set) var lastVoice: UnnamedVoice?
    /// The document cited last, and whose words it holds.
    private var lastDocument: (head: Int, speakers: [Int])?
    /// Whether each token stands among quoted words, whose names are not whom the reporter's pronouns mean.
    private var isQuoted: [Bool] = []

    /// The same discourse with entities that no name means, behind those it has.
    func adding(_ others: [Entity]) -> Discourse {
        var result = self
        result.entities += others
        return result
    }

    mutating func note(_ speakers: [Int], in sentence: Int) {
        if !speakers.isEmpty { lastSpeakers.append((sentence, speakers)) }
    }

    /// Keeps the noun of a speaker who could not be named.
    mutating func noteUnnamed(_ head: Int) {
        unnamed.insert(analyzed.tokens[head].folded)
        if analyzed.words[head].penn == .nns { lastUnnamedPeople = head }
    }

    /// Keeps who spoke without a name ("a spokesman for the fire brigade"), with the body he speaks for.
    mutating func noteVoice(_ head: Int, _ speakers: [Int]) {
        let sentence = analyzed.sentence(ofToken: head)
        if speakers.contains(where: { entities[$0].kind == .person }) {
            lastVoice = nil
        } else if analyzed.words[head].tag == .pron {
            if let voice = lastVoice, voice.body == speakers.first { lastVoice?.sentence = sentence }
        } else if isPersonNoun(head) && isSingular(head) || speakers.isEmpty && analyzed.words[head].penn == .nnp {
            // A name that nothing knows is a person, too, whom a pronoun behind means rather than an older name.
            lastVoice = UnnamedVoice(
                sentence: sentence, noun: head, body: speakers.first, gender: gender(ofNoun: head))
        }
    }

    /// Keeps whose words a document holds ("the announcement from Kovacs, which read: …").
    mutating func noteDocument(_ head: Int, _ speakers: [Int]) {
        guard Self.documents.contains(analyzed.tokens[head].folded), !speakers.isEmpty else { return }
        lastDocument = (head, speakers)
    }

    func authors(ofDocument head: Int, sentence: Int) -> [Int]? {
        guard let last = lastDocument, analyzed.tokens[last.head].folded == analyzed.tokens[head].folded,
            last.head < head
        else { return nil }
        let isNear = sentence - analyzed.sentence(ofToken: last.head) <= 3
        return isNear || !isNamedAgain(documentAt: last.head, before: head) ? last.speakers : nil
    }

    mutating func noteQuoted(_ words: [Range<Int>]) {
        isQuoted = [Bool](repeating: false, count: analyzed.tokens.count)
        for range in words { for token in range where token < isQuoted.count { isQuoted[token] = true } }
    }

    func isAnimal(_ entity: Int) -> Bool { animals.contains(entity) }

    func isQuoted(_ token: Int) -> Bool { isQuoted.indices.contains(token) && isQuoted[token] }

    /// Who spoke last at or before a sentence, at most `reach` sentences back.
    func lastSpeakers(before sentence: Int, reach: Int) -> [Int]? {
        lastSpeakers.last { $0.sentence <= sentence && sentence - $0.sentence <= reach }?.speakers
    }

    // MARK: Noun phrases

    /// The entities that a noun phrase names or stands for; empty when it names nobody known.
    func entities(of phrase: Range<Int>, head: Int) -> [Int] {
        let inside = mentions(in: phrase)
        let people = inside.filter { entities[$0.entity].kind == .person && isCore($0, head: head, phrase) }
        if !people.isEmpty { return unique(people.map(\.entity)) }
        if analyzed.words[head].tag == .pron {
            if let antecedent = relativeAntecedent(of: head) { return [antecedent] }
            return pronoun(head)
        }
        if let named = namedInFront(of: head, phrase) ?? namedBeforeApposition(phrase) ?? author(of: head, phrase) {
            return [named]
        }
        if let named = namedBehind(head) ?? namedBehindPost(head, phrase) { return [named] }
        if let owner = ownerOfPage(head) { return [owner] }
        let bodies = inside.filter {
            (entities[$0.entity].kind == .organisation || entities[$0.entity].kind == .party)
                && isCore($0, head: head, phrase)
        }
        if !bodies.isEmpty { return unique(bodies.map(\.entity)) }
        return description(phrase, head: head)
    }

    /// Whether a noun phrase holds the name of one of some entities.
    func names(a entities: [Int], in phrase: Range<Int>) -> Bool {
        mentions(in: phrase).contains { entities.contains($0.entity) }
    }

    private func unique(_ list: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return list.filter { seen.insert($0).inserted }
    }

    /// Whether a mention is the head of the phrase, joined to it, or in apposition — not its owner or its place.
    func isCore(_ mention: NameMention, head: Int, _ phrase: Range<Int>) -> Bool {
        if mention.tokens.contains(head) || mention.title?.contains(head) ?? false { return true }
        let outer =
            mention.tokens.first { !mention.tokens.contains(Int(analyzed.words[$0].head)) } ?? mention.tokens.upperBound
            - 1
        // "the Lorne administration", "a Lorne spokesman", "the US official": a name before another noun is not that
        // noun.
        if analyzed.words[outer].relation == .compound, mention.tokens.upperBound <= head,
            analyzed.words[head].tag == .noun
        {
            switch entities[mention.entity].kind {
            case .person: return false
            case .party where isPress(head): return false
            case .party where isPersonNoun(head) && isSingular(head): return false
            case .party,
                .organisation where isPeople(head):
                return false
            default: break
            }
        }
        switch analyzed.words[outer].relation {
        case .flat, .appos, .compound, .conj, .dep, .list: break
        default: return false
        }
        var at = Int(analyzed.words[outer].head)
        for _ in 0..<4 where at >= 0 {
            if at == head || mention.tokens.contains(at) { return true }
            let relation = analyzed.words[at].relation
            guard relation == .flat || relation == .appos || relation == .compound || relation == .conj else {
                return false
            }
            at = Int(analyzed.words[at].head)
        }
        return false
    }

    func names(in sentence: Int, before token: Int) -> [NameMention] {
        guard sentence >= 0, sentence < analyzed.sentences.count, !captions.contains(sentence) else { return [] }
        let limit = min(token, analyzed.sentences[sentence].tokens.upperBound)
        return names[firstName[sentence]...].prefix { $0.tokens.lowerBound < limit }.filter { $0.entity >= 0 }
    }

    /// Whether a sentence stands aside from the text, so that nothing in the text refers to whom it names.
    func isCaption(_ sentence: Int) -> Bool { captions.contains(sentence) }

    /// The person or body that is the subject of a sentence's main clause.
    func subject(ofSentence sentence: Int) -> Int? {
        guard !isCaption(sentence), let subject = mainSubject(ofSentence: sentence) else { return nil }
        return entities(of: syntax.nounPhrase(subject), head: subject).first {
            entities[$0].kind == .person && !isAnimal($0) || entities[$0].kind == .organisation
        }
    }

    func isSubject(_ mention: NameMention) -> Bool {
        let outer =
            mention.tokens.first { !mention.tokens.contains(Int(analyzed.words[$0].head)) } ?? mention.tokens.upperBound
            - 1
        return analyzed.words[outer].relation.isSubject
    }

    // MARK: Descriptions

    /// "the deputy minister", "her Russian counterpart", "the American side", "a ministry spokesman".
    private func description(_ phrase: Range<Int>, head: Int) -> [Int] {
        let sentence = analyzed.sentence(ofToken: head)
        if opensWithUnknownName(phrase, head: head) { return [] }
        // A name that nothing knows is somebody whom nobody near by is.
        if analyzed.words[head].tag == .propn, !isPersonNoun(head),
            !lexicons.people.isCollective(analyzed.tokens[head]),
            !Self.documents.contains(analyzed.tokens[head].folded)
        {
            return []
        }
        let party =
            partyNamed(in: phrase, head: head)
            ?? (lexicons.people.isCollective(analyzed.tokens[head]) ? capitalNamed(in: phrase) : nil)
        let isDefinite = isDefinite(phrase, head: head)
        if lexicons.people.isRelation(analyzed.tokens[head]) {
            if let person = namedVoice(head, phrase) { return [person] }
            // "a spokesman for the ministry" speaks for it; "the boy's uncle" is not the boy.
            let body =
                bodyOwner(phrase) ?? describedOwner(of: head) ?? bodyBefore(spokesman: head, phrase)
                ?? (isDefinite ? bodyOfVoice(head, phrase) : nil)
            return body.map { [$0] } ?? []
        }
        if isPersonNoun(head), isSingular(head) {
            if isDefinite, let entity = describedPerson(head, phrase, party: party, sentence: sentence) {
                return [entity]
            }
            if isDefinite, let body = bodyOfVoice(head, phrase) { return [body] }
            if unnamed.contains(analyzed.tokens[head].folded) { return [] }
            // "an American official" speaks for his state, "an American witness" does not.
            if let party, standsFor(head) { return entity(ofThing: party).map { [$0] } ?? [] }
            return party == nil && standsFor(head) ? bodyOwner(phrase).map { [$0] } ?? [] : []
        }
        if Self.documents.contains(analyzed.tokens[head].folded) {
            return owners(ofDocument: head, phrase, isDefinite: isDefinite, sentence: sentence)
        }
        if let kind = lexicons.names.kindNoun(analyzed.tokens[head]) {
            return body(of: kind, head, isDefinite: isDefinite).map { [$0] } ?? []
        }
        // "Orrun's shareholders", "Calvan experts", "one of the Calvan fighters" speak neither for Orrun nor for Calvo.
        if isPeople(head) || isOneOfPeople(head) { return [] }
        if party == nil, let owner = describedOwner(of: head), mentions(in: phrase).isEmpty { return [owner] }
        if isPress(head), !speaksForState(phrase) { return [] }
        if let party, let entity = entity(ofThing: party) { return [entity] }
        if let owner = bodyOwner(phrase, apartFrom: head) { return [owner] }
        guard lexicons.people.isCollective(analyzed.tokens[head]) else { return [] }
        if isDefinite { return namedBody(head, sentence: sentence).map { [$0] } ?? [] }
        return isBare(head, phrase) ? onlyBody(head).map { [$0] } ?? [] : []
    }

    /// Whether a phrase means somebody or something known: "the", "this" or "her" before its noun, and no "a".
    private func isDefinite(_ phrase: Range<Int>, head: Int) -> Bool {
        guard !Self.indefinite.contains(analyzed.tokens[phrase.lowerBound].folded) else { return false }
        return phrase.contains {
            Self.definite.contains(analyzed.tokens[$0].folded) || analyzed.words[$0].penn == .prpDollar
        }
    }

    func isDocument(_ token: Int) -> Bool { Self.documents.contains(analyzed.tokens[token].folded) }

    func isPersonNoun(_ token: Int) -> Bool {
        lexicons.people.isSpeakerNoun(analyzed.tokens[token])
            || lexicons.people.title(analyzed.tokens, at: token, limit: token + 1) != nil
            || Self.counterparts.contains(analyzed.tokens[token].folded)
    }

    func isSingular(_ token: Int) -> Bool {
        analyzed.words[token].penn != .nns && analyzed.words[token].penn != .nnps
    }

    /// The person whose office or people the description fits, nearest first; else who spoke last.
    private func describedPerson(_ head: Int, _ phrase: Range<Int>, party: Int32?, sentence: Int) -> Int? {
        let word = analyzed.string(head).lowercased()
        let people = recentPeople(before: head, sentence: sentence)
        if unnamed.contains(analyzed.tokens[head].folded) { return nil }
        let byRole = people.filter { entity in
            entities[entity].roles.contains { role in analyzed.text.string(role).lowercased().contains(word) }
                && (party == nil || entities[entity].party == party || entities[entity].party < 0)
        }
        if let unknown = introduction(of: head) {
            // "A judge dismissed the claim. … the judge wrote": nobody who was a judge before.
            guard let match = byRole.first, isNamed(match, from: unknown, to: head) else { return nil }
            return match
        }
        if let party {
            if let match = byRole.first(where: { entities[$0].party == party }) { return match }
            if let match = people.first(where: { entities[$0].party == party }) { return match }
        }
        if let match = byRole.first { return match }
        if Self.counterparts.contains(analyzed.tokens[head].folded) {
            let last = lastSpeakers(before: sentence, reach: 8)?.first
            return people.first { $0 != last }
        }
        // "the minister", "the official" may go on to speak; "the uncle", "the commentator" is somebody else.
        guard isOffice(head) || Self.officials.contains(analyzed.tokens[head].folded), !hasOwner(head) else {
            return holderToldLater(head, phrase, party: party)
        }
        if let speaker = lastSpeakers(before: sentence, reach: 8)?.first, entities[speaker].kind == .person,
            party == nil || entities[speaker].party < 0, mayHold(head, speaker)
        {
            return speaker
        }
        let last = party == nil ? people.first { isNamedBefore($0, sentence) && mayHoldUnasked(head, $0) } : nil
        return last ?? holderToldLater(head, phrase, party: party)
    }

    /// "leader", "official": what holders of many offices are called.
    func isGeneralOffice(_ token: Int) -> Bool { Self.officials.contains(analyzed.tokens[token].folded) }

    func isOffice(_ token: Int) -> Bool {
        lexicons.people.title(analyzed.tokens, at: token, limit: token + 1)?.kind == .office
    }

    /// The last names before a token.
    func names(upTo token: Int, most: Int) -> ArraySlice<NameMention> {
        var end = firstName[analyzed.sentence(ofToken: token)]
        while end < names.count, names[end].tokens.lowerBound < token { end += 1 }
        return names[max(0, end - most)..<end]
    }

    private func recentPeople(before token: Int, sentence: Int) -> [Int] {
        var result: [Int] = []
        for mention in names(upTo: token, most: 60).reversed()
        where mention.entity >= 0 {
            if entities[mention.entity].kind == .person, !isAnimal(mention.entity), !result.contains(mention.entity) {
                result.append(mention.entity)
            }
        }
        return result
    }

    /// The party that an adjective or country inside a phrase names.
    private func partyNamed(in phrase: Range<Int>, head: Int) -> Int32? {
        let first = firstName[analyzed.sentence(ofToken: phrase.lowerBound)]
        return names[min(first, names.count)...].prefix { $0.tokens.lowerBound < phrase.upperBound }
            .first {
                $0.tokens.lowerBound >= phrase.lowerBound && $0.kind == .party && $0.thing >= 0
                    && !isPartOfAdjective($0) && !isElsewhere($0, head: head)
            }?.thing
    }

    /// "the government in Calvo": the party whose capital a phrase about a body names.
    private func capitalNamed(in phrase: Range<Int>) -> Int32? {
        mentions(in: phrase).first { entities[$0.entity].kind == .place && $0.party >= 0 }?.party
    }

    private func entity(ofThing thing: Int32) -> Int? { entities.firstIndex { $0.thing == thing } }

    /// "a spokeswoman for the ministry of X", "White House officials": the body that the people belong to.
    private func bodyOwner(_ phrase: Range<Int>, apartFrom head: Int? = nil) -> Int? {
        mentions(in: phrase).first { mention in
            guard [.organisation, .party].contains(entities[mention.entity].kind) else { return false }
            return head.map { !isElsewhere(mention, head: $0) } ?? true
        }?.entity
    }

    /// "the agency", "the council": the body named last whose name has the word.
    func namedBody(_ head: Int, sentence: Int) -> Int? {
        let word = analyzed.string(head).lowercased()
        for mention in names(upTo: head, most: 80).reversed()
        where mention.entity >= 0 {
            let entity = entities[mention.entity]
            guard entity.kind == .organisation || entity.kind == .party,
                !isQuoted(mention.tokens.lowerBound) || isQuoted(head)
            else { continue }
            if isCalled(mention, by: analyzed.tokens[head].folded, before: head) { return mention.entity }
            let form = analyzed.text.string(mention.span) + " " + entity.name
            if form.lowercased().split(separator: " ").contains(where: { $0 == word }) { return mention.entity }
        }
        return nil
    }

    static let masculine = WordSet(["he", "him", "his", "himself"])
    static let feminine = WordSet(["she", "her", "hers", "herself"])
    static let plural = WordSet(["they", "them"])
    static let neutral = WordSet(["it", "they", "its", "their", "them", "itself", "themselves"])
    private static let definite = WordSet(["the", "this", "that"])
    private static let officials = Set(
        ["official", "diplomat", "politician", "leader", "lawmaker", "dictator", "ruler", "nominee", "candidate"].map {
            WordHash.folded($0)
        })
    private static let counterparts = WordSet(["counterpart", "colleague", "opponent", "rival"])
    private static let documents = WordSet([
        "statement", "letter", "announcement", "report", "message", "tweet", "post", "document", "release",
        "communique", "commentary", "editorial", "memo", "bulletin", "speech", "address", "remarks", "directive",
        "email", "notice", "note", "posting",
    ])
}

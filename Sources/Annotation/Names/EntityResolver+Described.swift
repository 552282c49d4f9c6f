import Language
import Prose

/// Bodies and governments that a report goes on to speak of by a noun: "the alliance", "the administration".
extension EntityResolver {
    /// "the alliance", "the 28-member bloc": the body of that kind that the report named last.
    mutating func addDescribedBodies() {
        var added: [NameMention] = []
        var named: [NameMention] = []
        var index = 0
        let gazetteer = lexicons.gazetteer
        for token in analyzed.tokens.indices {
            while index < mentions.count, mentions[index].tokens.upperBound <= token {
                if mentions[index].thing >= 0, !mentions[index].isDemonym { named.append(mentions[index]) }
                index += 1
            }
            let bodies = gazetteer.bodies(ofNoun: analyzed.tokens[token])
            guard !bodies.isEmpty, index == mentions.count || !mentions[index].tokens.contains(token),
                let first = definite(token), first >= (mentions[..<index].last?.tokens.upperBound ?? 0),
                let body = named.last(where: { bodies.contains($0.thing) })
            else { continue }
            let tokens = first..<(token + 1)
            added.append(
                NameMention(
                    tokens: tokens, span: analyzed.span(tokens), kind: body.kind, thing: body.thing, party: body.party))
        }
        insert(added)
    }

    /// The first token of a phrase that ends with a noun, behind its "the"; nil when other words than those that bodies
    /// are described by stand in it, or when it goes on ("the bloc of the east").
    func definite(_ noun: Int) -> Int? {
        let next = noun + 1
        if next < analyzed.tokens.count, analyzed.tokens[next].folded == Self.of { return nil }
        guard analyzed.words[noun].relation != .compound else { return nil }
        for back in 1...Self.longestDescription where noun - back >= 0 {
            let key = analyzed.tokens[noun - back].folded
            if key == Self.the { return noun - back + 1 }
            guard
                lexicons.names.describesBodies(analyzed.tokens[noun - back])
                    || analyzed.tokens[noun - back].kind != .word
            else { return nil }
            guard analyzed.tokens[noun - back].kind != .quote else { return nil }
        }
        return nil
    }

    /// "the Lorne administration" is the party of the person.
    mutating func resolveAdministrations() {
        for index in mentions.indices where mentions[index].kind == .person {
            let next = mentions[index].tokens.upperBound
            guard next < analyzed.tokens.count, Self.administrations.contains(analyzed.tokens[next].folded) else {
                continue
            }
            let entity = mentions[index].entity
            guard entity >= 0, entities[entity].party >= 0 else { continue }
            let party = government(entities[entity].party)
            let tokens = mentions[index].tokens.lowerBound..<(next + 1)
            entities[entity].mentions.removeAll { $0 == index }
            mentions[index] = NameMention(
                tokens: tokens, span: analyzed.span(tokens), kind: .party, thing: entities[party].thing, entity: party)
            entities[party].mentions.append(index)
        }
        addBareAdministrations()
        for index in entities.indices { entities[index].mentions.sort() }
    }

    /// "the administration" behind "the Lorne administration" or the seat of a government.
    private mutating func addBareAdministrations() {
        var added: [NameMention] = []
        var last: Int?
        var index = 0
        for token in analyzed.tokens.indices {
            while index < mentions.count, mentions[index].tokens.upperBound <= token {
                last = governmentNamed(by: mentions[index]) ?? last
                index += 1
            }
            guard analyzed.tokens[token].folded == Self.administration, let party = last, isBare(token),
                index == mentions.count || !mentions[index].tokens.contains(token)
            else { continue }
            added.append(
                NameMention(
                    tokens: token..<(token + 1), span: analyzed.tokens[token].span, kind: .party,
                    thing: entities[party].thing, entity: party))
        }
        addResolved(added)
    }

    /// Adds mentions in the order of the text.
    mutating func insert(_ added: [NameMention]) {
        guard !added.isEmpty else { return }
        mentions = (mentions + added).sorted { $0.span < $1.span }
    }

    /// Adds mentions whose entities are known.
    mutating func addResolved(_ added: [NameMention]) {
        guard !added.isEmpty else { return }
        insert(added)
        for entity in entities.indices { entities[entity].mentions = [] }
        for index in mentions.indices where mentions[index].entity >= 0 {
            entities[mentions[index].entity].mentions.append(index)
        }
    }

    /// The party whose administration a mention names.
    private func governmentNamed(by mention: NameMention) -> Int? {
        guard mention.entity >= 0 else { return nil }
        let last = mention.tokens.upperBound - 1
        if mention.kind == .party, mention.tokens.count > 1, analyzed.tokens[last].folded == Self.administration {
            return mention.entity
        }
        guard mention.kind == .organisation, mention.party >= 0, mention.tokens.count == 2,
            analyzed.tokens[last].folded == Self.house
        else { return nil }
        return byThing[mention.party]
    }

    /// Whether a noun stands alone behind "the", with no noun behind it that it belongs to.
    private func isBare(_ token: Int) -> Bool {
        guard token > 0, analyzed.tokens[token - 1].folded == Self.the else { return false }
        return analyzed.words[token].relation != .compound
    }

    /// The entity of a party, made when the report has not named it yet.
    private mutating func government(_ thing: Int32) -> Int {
        if let known = byThing[thing] { return known }
        entities.append(Entity(kind: .party, name: name(ofThing: thing) ?? "", thing: thing))
        byThing[thing] = entities.count - 1
        return entities.count - 1
    }

    private static let longestDescription = 4
    private static let of = WordHash.folded("of")
    private static let the = WordHash.folded("the")
    private static let house = WordHash.folded("house")
    private static let administration = WordHash.folded("administration")
}

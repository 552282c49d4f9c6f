import Language
import Prose

/// States, towns and bodies that a report goes on to speak of by a bare noun: "the country", "the city", "the firm",
/// "the court".
///
/// A noun is taken for the one name of its kind in this sentence and the one before, else for the one that the report
/// names more than twice as often as any other. What more than one name fits stays open. O(tokens + names).
extension EntityResolver {
    mutating func addReferringNouns() {
        let main = mainReferents()
        var added: [NameMention] = []
        // "the court": the one body named before whose name ends in the noun.
        var namesakes: [UInt64: Int] = [:]
        // "the group says … the group adds": the last one that the noun stood for, and where.
        var before: [UInt64: (entity: Int, sentence: Int)] = [:]
        var index = 0
        for token in analyzed.tokens.indices {
            while index < mentions.count, mentions[index].tokens.upperBound <= token {
                note(mentions[index], in: &namesakes)
                index += 1
            }
            guard index == mentions.count || !mentions[index].tokens.contains(token),
                let phrase = definitePhrase(token),
                phrase.lowerBound >= (mentions[..<index].last?.tokens.upperBound ?? 0)
            else { continue }
            let noun = analyzed.tokens[token]
            let sentence = analyzed.sentence(ofToken: token)
            let last = before[noun.folded].flatMap { sentence - $0.sentence <= 1 ? $0.entity : nil }
            let entity =
                lexicons.names.referent(noun).flatMap { kind in
                    referent(kind, at: token, before: index, main: last ?? main[kind])
                } ?? namesakes[noun.folded]
            guard let entity, entity >= 0 else { continue }
            before[noun.folded] = (entity, sentence)
            added.append(
                NameMention(
                    tokens: phrase, span: analyzed.span(phrase), kind: entities[entity].kind,
                    thing: entities[entity].thing, party: entities[entity].party, entity: entity))
        }
        addResolved(added)
    }

    /// The phrase of a noun without its "the", when nothing behind it tells which is meant; groups alone may be
    /// described ("the militant group").
    private func definitePhrase(_ noun: Int) -> Range<Int>? {
        guard [.nn, .nns].contains(analyzed.words[noun].penn),
            UTF8Bytes.isLower(analyzed.text.utf8[Int(analyzed.tokens[noun].start)]), let first = definite(noun),
            first == noun || lexicons.names.referent(analyzed.tokens[noun]) == .group
        else { return nil }
        guard noun + 1 < analyzed.tokens.count else { return first..<(noun + 1) }
        let next = analyzed.words[noun + 1]
        if [.wdt, .wp].contains(next.penn) || [.noun, .propn].contains(next.tag) { return nil }
        return Self.links.contains(analyzed.tokens[noun + 1].folded) ? nil : first..<(noun + 1)
    }

    /// The entity that a noun of a kind stands for at a token; `index` is the first mention behind it.
    private func referent(_ kind: NameLexicon.Referent, at token: Int, before index: Int, main: Int?) -> Int? {
        if kind == .government, let main { return main }
        let sentence = analyzed.sentence(ofToken: token)
        var near: Set<Int> = []
        for mention in mentions[..<index].suffix(Self.reach).reversed() {
            guard analyzed.sentence(ofToken: mention.tokens.lowerBound) >= sentence - 1 else { break }
            if let entity = entity(of: mention), stands(entity, for: kind) { near.insert(entity) }
        }
        if near.count == 1 { return near.first }
        guard let main, near.isEmpty || near.contains(main) else { return nil }
        return main
    }

    /// The entity of a mention, that of its state for the adjective of a people.
    private func entity(of mention: NameMention) -> Int? {
        if mention.entity >= 0 { return mention.entity }
        return mention.isDemonym ? byThing[mention.thing] : nil
    }

    /// For each kind the entity that the report names at least three times and more than twice as often as any other.
    private func mainReferents() -> [NameLexicon.Referent: Int] {
        var result: [NameLexicon.Referent: Int] = [:]
        for kind in [NameLexicon.Referent.state, .government, .town, .firm, .group] {
            let found = entities.indices.filter { stands($0, for: kind) }
                .sorted { (entities[$0].mentions.count, $1) > (entities[$1].mentions.count, $0) }
            guard let first = found.first, entities[first].mentions.count >= 3 else { continue }
            let next = found.dropFirst().first.map { entities[$0].mentions.count } ?? 0
            if entities[first].mentions.count > 2 * next { result[kind] = first }
        }
        return result
    }

    /// Whether an entity is of the kind that a noun stands for.
    private func stands(_ index: Int, for kind: NameLexicon.Referent) -> Bool {
        let entity = entities[index]
        switch kind {
        case .state, .government:
            return entity.kind == .party && (isState(entity.thing) || entity.thing >= LocalParties.firstThing)
        case .town: return entity.kind == .place && lexicons.gazetteer.isTown(entity.thing)
        case .firm: return entity.kind == .organisation && !isOfStateOrPress(entity)
        case .group:
            return entity.kind == .organisation && !isOfStateOrPress(entity)
                || entity.kind == .party && entity.thing >= 0 && !isState(entity.thing)
                    && entity.thing < LocalParties.firstThing
        }
    }

    private func isState(_ thing: Int32) -> Bool { lexicons.gazetteer.isState(thing) }

    /// Neither a ministry nor a newspaper is "the firm" or "the group".
    private func isOfStateOrPress(_ entity: Entity) -> Bool {
        guard let first = entity.mentions.first else { return true }
        return lexicons.isOfStateOrPress(entity, named: mentions[first].tokens, in: analyzed)
    }

    /// Notes a body whose name ends in a noun for bodies; a noun that ends two names stands for none (-1).
    private func note(_ mention: NameMention, in namesakes: inout [UInt64: Int]) {
        // "Calvo's ministry" is one of two ministries, too, though a common noun names it.
        let isNoun =
            !mention.tokens.isEmpty && [.nn, .nns].contains(analyzed.words[mention.tokens.upperBound - 1].penn)
        guard mention.kind == .organisation, mention.tokens.count > 1 || isNoun, mention.entity >= 0 else { return }
        let last = analyzed.tokens[mention.tokens.upperBound - 1]
        guard lexicons.names.keyword(last) == .organisation, !lexicons.names.standsApart(last) else { return }
        namesakes[last.folded] = namesakes[last.folded, default: mention.entity] == mention.entity ? mention.entity : -1
    }

    /// Names that are asked for one that a noun stands for.
    private static let reach = 30
    private static let links = WordSet(["in", "for", "from"])
}

import Language
import Prose

/// Armed forces, police and services that a report names by their state or town: "the Orvenian army", "Orvenia's
/// military", "Tresk police", and "the military" or "police" behind them. They act for their state and are a body of
/// their own, which speaks.
extension EntityResolver {
    /// What a mention of such a body belongs to.
    struct Force {
        let party: Int32
        /// The known body, or -1.
        let thing: Int32
        /// One for all names of the body within a story.
        let name: String
        /// One for all mentions of the body within a report.
        let key: String
        let isLocal: Bool
    }

    /// A force where the report names it.
    private struct Named {
        let token: Int
        let noun: String
        let force: Force
    }

    mutating func addForces() {
        var added: [NameMention] = []
        var named = namedPolice()
        var bare: [(tokens: Range<Int>, noun: String)] = []
        var index = 0
        let names = lexicons.names
        for token in analyzed.tokens.indices {
            while index < mentions.count, mentions[index].tokens.upperBound <= token { index += 1 }
            guard let (noun, end) = names.force(analyzed.tokens, at: token, limit: analyzed.tokens.count),
                index == mentions.count || mentions[index].tokens.lowerBound >= end
            else { continue }
            let town = town(before: token, noun, index)
            if let force = town.map({ local(noun.name, of: $0) }), isPartOfLongerName(end) {
                // "Tresk Police Chief Orla Venn": the report has the force, though the words name somebody else.
                named.append(Named(token: token, noun: noun.name, force: force))
                continue
            }
            guard analyzed.words[token].tag == .noun || analyzed.words[token].tag == .adj else { continue }
            if let town {
                let force = local(noun.name, of: town)
                named.append(Named(token: token, noun: noun.name, force: force))
                add(town.tokens.lowerBound..<end, force, to: &added)
            } else if let owner = owner(of: token, before: index), let force = force(noun, of: owner) {
                named.append(Named(token: token, noun: noun.name, force: force))
                add((owner.isDemonym ? owner.tokens.lowerBound : token)..<end, force, to: &added)
            } else if isBare(token, end, noun.name) {
                bare.append((token..<end, noun.name))
            }
        }
        addBare(bare, named, to: &added)
        guard !added.isEmpty else { return }
        // "Tresk police" is one name, not that of the town.
        let starts = Set(added.map(\.tokens.lowerBound))
        mentions.removeAll { $0.kind == .place && starts.contains($0.tokens.lowerBound) }
        insert(added)
    }

    /// Police that the names themselves tell: "Tresk Metropolitan Police", "Tresk Police Department".
    private func namedPolice() -> [Named] {
        mentions.compactMap { mention in
            guard mention.kind == .organisation, mention.tokens.count > 1,
                mention.tokens.suffix(2).dropFirst(mention.tokens.count == 2 ? 1 : 0).contains(where: {
                    analyzed.tokens[$0].folded == Self.police
                })
            else { return nil }
            let force = Force(
                party: mention.party, thing: mention.thing, name: analyzed.text.string(mention.span),
                key: key(mention.tokens), isLocal: true)
            return Named(token: mention.tokens.lowerBound, noun: Self.localNoun, force: force)
        }
    }

    /// Bare "police" are the only ones of a town that the report has, and nobody's where it has two; else a bare noun
    /// means the force named last. O(n log n).
    private mutating func addBare(
        _ bare: [(tokens: Range<Int>, noun: String)], _ named: [Named], to added: inout [NameMention]
    ) {
        let named = named.sorted { $0.token < $1.token }
        let local = named.filter { $0.force.isLocal && $0.noun == Self.localNoun }
        let isOne = Set(local.map { Self.words(ofKey: $0.force.key) }).count == 1
        var last: [String: Force] = [:]
        var index = 0
        for (tokens, noun) in bare {
            while index < named.count, named[index].token < tokens.lowerBound {
                last[named[index].noun] = named[index].force
                index += 1
            }
            if noun != Self.localNoun || local.isEmpty {
                if let force = last[noun] { add(tokens, force, to: &added) }
            } else if isOne {
                add(tokens, local[0].force, to: &added)
            }
        }
    }

    /// "Tresk Police Department" and "Tresk police" are one.
    private static func words(ofKey key: String) -> [Substring] {
        key.split(separator: " ").filter { $0 != "department" }
    }

    mutating func add(_ tokens: Range<Int>, _ force: Force, to added: inout [NameMention]) {
        forces[tokens] = force
        added.append(
            NameMention(
                tokens: tokens, span: analyzed.span(tokens), kind: .organisation, thing: force.thing, party: force.party
            ))
    }

    private func local(_ noun: String, of town: NameMention) -> Force {
        let name = "\(analyzed.text.string(town.span)) \(noun)"
        let key = name.lowercased().split(separator: " ").sorted().joined(separator: " ")
        return Force(party: town.party, thing: -1, name: name, key: key, isLocal: true)
    }

    private func force(_ noun: NameLexicon.ForceNoun, of owner: NameMention) -> Force? {
        let party = owner.thing
        guard party >= 0, noun.owner != .town else { return nil }
        let name = name(ofThing: party) ?? analyzed.text.string(owner.span)
        return Force(
            party: party, thing: -1, name: "\(name)’s \(noun.name)", key: "\(party) \(noun.name)", isLocal: false)
    }

    /// The town right before a noun for a force that towns have.
    private func town(before token: Int, _ noun: NameLexicon.ForceNoun, _ index: Int) -> NameMention? {
        guard noun.owner != .state, index > 0, case let candidate = mentions[index - 1], candidate.kind == .place,
            candidate.tokens.upperBound == token
        else { return nil }
        return candidate
    }

    /// Whether the noun that ends before a token belongs to a noun behind ("the Tresk police chief").
    private func isPartOfLongerName(_ end: Int) -> Bool {
        analyzed.words[end - 1].relation == .compound
            || end < analyzed.tokens.count && [.noun, .propn].contains(analyzed.words[end].tag)
    }

    /// The state right before a noun, as an adjective or with its 's, at most one adjective between.
    private func owner(of noun: Int, before index: Int) -> NameMention? {
        guard index > 0 else { return nil }
        let candidate = mentions[index - 1]
        guard candidate.kind == .party, candidate.thing >= 0, noun - candidate.tokens.upperBound <= 2 else {
            return nil
        }
        let between = candidate.tokens.upperBound..<noun
        guard analyzed.sentence(ofToken: candidate.tokens.lowerBound) == analyzed.sentence(ofToken: noun) else {
            return nil
        }
        if candidate.isDemonym { return between.allSatisfy { analyzed.words[$0].tag == .adj } ? candidate : nil }
        guard let first = between.first, analyzed.words[first].penn == .pos else { return nil }
        return between.dropFirst().allSatisfy { analyzed.words[$0].tag == .adj } ? candidate : nil
    }

    /// "the military", and "police" without an article or a word that tells which; not "the police chief".
    private func isBare(_ noun: Int, _ end: Int, _ name: String) -> Bool {
        if isPartOfLongerName(end) { return false }
        guard noun > 0 else { return name == Self.localNoun }
        if analyzed.tokens[noun - 1].folded == Self.the { return true }
        guard name == Self.localNoun, end == noun + 1 else { return false }
        return !analyzed.children(of: noun).contains { $0 < noun && Self.modifiers.contains(analyzed.words[$0].tag) }
            && !Self.modifiers.contains(analyzed.words[noun - 1].tag)
    }

    private static let the = WordHash.folded("the")
    /// The only force that towns have, too.
    private static let localNoun = "police"
    private static let police = WordHash.folded("police")
    private static let modifiers: Set<PartOfSpeech> = [.adj, .noun, .propn, .num, .det]
}

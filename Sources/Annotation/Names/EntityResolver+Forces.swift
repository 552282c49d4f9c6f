import Language
import Prose

/// Armies, police and services that a report names by their state: "the Orvenian army", "Orvenia's military", and "the
/// military" behind them. They act for their state and are a body of their own, which speaks.
extension EntityResolver {
    /// What a mention of such a body belongs to.
    struct Force {
        let party: Int32
        let noun: String
        /// One for all names of the body within a story.
        let name: String
        var key: String { "\(party) \(noun)" }
    }

    mutating func addForces() {
        var added: [NameMention] = []
        var last: [String: Force] = [:]
        var index = 0
        let names = lexicons.names
        for token in analyzed.tokens.indices {
            while index < mentions.count, mentions[index].tokens.upperBound <= token { index += 1 }
            guard let (noun, end) = names.force(analyzed.tokens, at: token, limit: analyzed.tokens.count),
                index == mentions.count || mentions[index].tokens.lowerBound >= end,
                analyzed.words[token].tag == .noun || analyzed.words[token].tag == .adj
            else { continue }
            if let owner = owner(of: token, before: index), let force = force(noun, of: owner) {
                let first = owner.isDemonym ? owner.tokens.lowerBound : token
                last[noun] = force
                add(first..<end, force, to: &added)
            } else if let force = last[noun], isBare(token, noun) {
                add(token..<end, force, to: &added)
            }
        }
        guard !added.isEmpty else { return }
        mentions = (mentions + added).sorted { $0.span < $1.span }
    }

    private mutating func add(_ tokens: Range<Int>, _ force: Force, to added: inout [NameMention]) {
        forces[tokens] = force
        added.append(
            NameMention(tokens: tokens, span: analyzed.span(tokens), kind: .organisation, party: force.party))
    }

    private func force(_ noun: String, of owner: NameMention) -> Force? {
        let party = owner.thing
        guard party >= 0 else { return nil }
        let name = name(ofThing: party) ?? analyzed.text.string(owner.span)
        return Force(party: party, noun: noun, name: "\(name)’s \(noun)")
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

    /// "the military", and "police" without an article.
    private func isBare(_ noun: Int, _ name: String) -> Bool {
        guard noun > 0 else { return name == "police" }
        if analyzed.tokens[noun - 1].folded == Self.the { return true }
        return name == "police" && analyzed.words[noun].relation.isSubject
    }

    private static let the = WordHash.folded("the")
}

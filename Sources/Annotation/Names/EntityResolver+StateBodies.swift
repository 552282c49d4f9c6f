import Language
import Prose

/// Bodies that a report names by their state in small letters: "the Orvenian military court", "Orvenia's space agency".
extension EntityResolver {
    /// Adds them as bodies of their states; those with "a" in front stay one of many. O(mentions).
    mutating func addStateBodies() {
        var added: [NameMention] = []
        for (index, mention) in mentions.enumerated() where mention.kind == .party && mention.thing >= 0 {
            var first = mention.tokens.upperBound
            if !mention.isDemonym {
                guard first < analyzed.tokens.count, analyzed.words[first].penn == .pos else { continue }
                first += 1
            }
            guard let head = headOfBody(from: first), !isIndefinite(mention.tokens.lowerBound),
                index + 1 == mentions.count || mentions[index + 1].tokens.lowerBound > head
            else { continue }
            let tokens = (mention.isDemonym ? mention.tokens.lowerBound : first)..<(head + 1)
            let force = stateBody(mention, noun: analyzed.text.string(analyzed.span(first..<(head + 1))), tokens)
            add(tokens, force, to: &added)
        }
        insert(added)
    }

    private func stateBody(_ state: NameMention, noun: String, _ tokens: Range<Int>) -> Force {
        let known = lexicons.gazetteer.longest(
            analyzed.tokens, at: state.tokens.lowerBound, limit: tokens.upperBound
        ).flatMap { $0.end == tokens.upperBound && $0.entry.kind == .organisation ? $0.entry.thing : nil }
        let name = name(ofThing: state.thing) ?? analyzed.text.string(state.span)
        return Force(
            party: state.thing, thing: known ?? -1, name: "\(name)’s \(noun)", key: "\(state.thing) \(noun)",
            isLocal: false)
    }

    /// A noun in small letters for bodies of states, behind three adjectives and nouns at most, that ends its phrase.
    private func headOfBody(from first: Int) -> Int? {
        var at = first
        while at < analyzed.tokens.count, at - first < 4, [.noun, .adj].contains(analyzed.words[at].tag),
            UTF8Bytes.isLower(analyzed.text.utf8[Int(analyzed.tokens[at].start)])
        {
            at += 1
        }
        guard at > first, case let head = at - 1, analyzed.words[head].penn == .nn,
            at == analyzed.tokens.count || ![.noun, .propn].contains(analyzed.words[at].tag),
            analyzed.sentence(ofToken: head) == analyzed.sentence(ofToken: first - 1),
            lexicons.names.keyword(analyzed.tokens[head]) == .organisation,
            lexicons.names.isStateBody(analyzed.tokens[head]),
            !(first...head).contains(where: { Self.others.contains(analyzed.tokens[$0].folded) })
        else { return nil }
        return head
    }

    private func isIndefinite(_ first: Int) -> Bool {
        first > 0 && Self.indefinite.contains(analyzed.tokens[first - 1].folded)
    }

    private static let indefinite = WordSet(["a", "an", "another", "one"])
    /// Words of bodies that are no state's or have steps of their own.
    private static let others = WordSet(["news", "administration", "police", "opposition", "army", "navy"])
}

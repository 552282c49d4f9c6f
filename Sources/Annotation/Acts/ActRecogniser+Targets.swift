import Language
import Prose

/// Whom an act is directed at, from arguments alone: what stands near is never taken.
extension ActRecogniser {
    /// The sides addressed: those that the verb's own arguments name, else those in a phrase on verb or object that
    /// this kind of act takes ("guarantees from X", "talks with X"), else who is to meet the condition, else who is
    /// spoken to.
    func targets(
        of act: ActLexicon.Act, _ actors: [Int], _ arguments: Arguments, condition: Range<Int>?, trigger: Range<Int>,
        sentence: Int
    ) -> [Int] {
        let own = othersThan(actors, arguments.targets).filter { discourse.entities[$0].kind != .place }
        if !own.isEmpty { return own }
        let inContent = othersThan(actors, phraseTargets(of: act, arguments, trigger: trigger))
        if !inContent.isEmpty { return inContent }
        if let condition {
            let asked = othersThan(actors, conditionSubject(condition))
            if !asked.isEmpty { return asked }
        }
        let spokenTo = othersThan(actors, addressees(trigger.lowerBound, sentence: sentence))
        if !spokenTo.isEmpty || arguments.isAddressed { return spokenTo }
        guard arguments.namesTargets,
            actors.allSatisfy({ party(of: $0) >= 0 || discourse.entities[$0].kind != .person })
        else { return [] }
        let concerned = othersThan(actors, sidesNamed(in: arguments))
        return concerned.count == 1 ? concerned : []
    }

    /// The sides that the content names in any place: when it is only one, the act is directed at it ("refuses to pay
    /// Calvo's bill").
    private func sidesNamed(in arguments: Arguments) -> [Int] {
        var seen: Set<Int> = []
        return discourse.names(in: arguments.content).compactMap { mention -> Int? in
            guard concerns(mention.tokens.lowerBound, arguments) else { return nil }
            let entity = mention.entity >= 0 ? mention.entity : demonym(mention.tokens.lowerBound).first
            guard let entity, isSide(entity), !discourse.entities[entity].isMedia, seen.insert(entity).inserted else {
                return nil
            }
            return entity
        }
    }

    /// "granted exemptions to a handful of countries": somebody is addressed, though not by name.
    func isPutToOthers(_ act: ActLexicon.Act, _ arguments: Arguments) -> Bool {
        guard let prepositions = Self.prepositions[act] else { return false }
        return arguments.content.contains { token in
            guard analyzed.words[token].relation == .case, prepositions.contains(analyzed.tokens[token].folded) else {
                return false
            }
            let head = Int(analyzed.words[token].head)
            guard head > token, Int(analyzed.words[head].head) == arguments.head else { return false }
            return (token..<min(head + 4, arguments.content.upperBound)).contains {
                analyzed.words[$0].penn == .nns
                    && (lexicons.acts.isPeople(analyzed.tokens[$0])
                        || lexicons.people.isSpeakerNoun(analyzed.tokens[$0]))
            }
        }
    }

    /// Entities behind the prepositions that this kind of act takes, in a phrase that hangs on the act's own word or on
    /// its object: "guarantees from X", not "more pressure on the friends of X".
    private func phraseTargets(
        of act: ActLexicon.Act, _ arguments: Arguments, trigger: Range<Int>
    ) -> [Int] {
        guard let prepositions = Self.prepositions[act] else { return [] }
        for token in arguments.content where analyzed.words[token].relation == .case {
            guard prepositions.contains(analyzed.tokens[token].folded) else { continue }
            let head = Int(analyzed.words[token].head)
            guard head > token, arguments.content.contains(head) else { continue }
            guard token == 0 || !syntax.isComma(token - 1) else { continue }
            let governor = Int(analyzed.words[head].head)
            guard governor == arguments.head || trigger.contains(governor) else { continue }
            let found = named(head).filter(isSide)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// "if Calvo withdraws its troops": Calvo is to act, and so is addressed.
    private func conditionSubject(_ condition: Range<Int>) -> [Int] {
        for token in condition where analyzed.words[token].relation == .nsubj { return named(token).filter(isSide) }
        return []
    }

    /// To whom the words that hold the act are said ("told Calvo that …", "said to Calvo").
    private func addressees(_ token: Int, sentence: Int) -> [Int] {
        for statement in statements(around: token, sentence: sentence) {
            guard let cue = statement.cue else { continue }
            let verb = analyzed.token(at: cue.start)
            guard verb < analyzed.tokens.count, analyzed.words[verb].tag == .verb else { continue }
            for child in analyzed.children(of: verb) where child > verb {
                switch analyzed.words[child].relation {
                case .obj, .iobj: break
                case .obl where analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.to }: break
                default: continue
                }
                let found = named(child).filter { isSide($0) && !discourse.entities[$0].isMedia }
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    /// Whether a name belongs to what the content is about, not to a clause that only adds to it nor to a place or
    /// topic ("make no decision on Calvo").
    private func concerns(_ name: Int, _ arguments: Arguments) -> Bool {
        var at = name
        for _ in 0..<8 {
            if at == arguments.head { return true }
            switch analyzed.words[at].relation {
            case .aclRelcl, .acl, .advcl, .parataxis: return false
            default: break
            }
            let isTopic = analyzed.children(of: at).contains {
                analyzed.words[$0].relation == .case && Self.topics.contains(analyzed.tokens[$0].folded)
            }
            if isTopic { return false }
            at = Int(analyzed.words[at].head)
            if at < 0 { return true }
        }
        return true
    }

    private func isSide(_ entity: Int) -> Bool {
        let kind = discourse.entities[entity].kind
        return kind == .party || kind == .organisation || kind == .person
    }

    private static let prepositions: [ActLexicon.Act: WordSet] = [
        .demand: ["from", "by", "to"], .offer: ["to", "with", "for"],
        .agree: ["with", "by", "to", "from"],
        .support: ["for", "by", "to", "toward", "towards"], .concede: ["to"],
        .reject: ["by", "from", "with"], .accuse: ["by", "against"], .deny: ["by", "from"],
        .threaten: ["against", "on", "with"],
    ]
    private static let topics: WordSet = [
        "about", "on", "in", "near", "over", "at", "into", "concerning", "regarding", "inside", "within", "across",
        "outside",
        "without", "through", "like",
    ]
    private static let to = WordHash.folded("to")
}

import Language
import Prose

/// Two parties at once: "the two countries", "both sides", "the leaders of the two nations", "the two Koreas".
extension ActRecogniser {
    /// The two parties that a plural noun with "two" or "both" stands for; none when the report leaves open which.
    ///
    /// Those are meant that were named last, when they are two; of more the two that the report is about. O(tokens of
    /// the sentences looked at + entities).
    func pair(_ noun: Int, sentence: Int) -> [Int] {
        let penn = analyzed.words[noun].penn
        guard penn == .nns || analyzed.words[noun].tag == .propn else { return [] }
        guard isTwo(noun) else {
            // "the leaders of the two countries", "the two countries' leaders"
            guard lexicons.acts.isSides(analyzed.tokens[noun]) || lexicons.acts.actsForOthers(analyzed.tokens[noun])
            else { return [] }
            let owner = analyzed.children(of: noun).first {
                let relation = analyzed.words[$0].relation
                return (relation == .nmod || relation == .nmodPoss) && isTwo($0)
            }
            return owner.map { pair($0, sentence: sentence) } ?? []
        }
        if analyzed.words[noun].tag == .propn { return namesakes(noun) }
        guard lexicons.acts.isSides(analyzed.tokens[noun]), !hasOwner(noun) else { return [] }
        let named = partiesNamed(upTo: noun, sentence: sentence)
        guard named.count != 2 else { return named }
        let leading = leadingParties()
        return named.count < 2 || leading.allSatisfy(named.contains) ? leading : []
    }

    /// Whether "two" or "both" stands before a noun, also where a parse hangs it on the verb.
    private func isTwo(_ noun: Int) -> Bool {
        if noun > 0, Self.two.contains(analyzed.tokens[noun - 1].folded) { return true }
        return analyzed.children(of: noun).contains {
            $0 < noun && Self.two.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "both sides of the aisle", "the two sides of the river" are no two of those named.
    private func hasOwner(_ noun: Int) -> Bool {
        analyzed.children(of: noun).contains { $0 > noun && analyzed.words[$0].relation == .nmod }
    }

    /// "the two Koreas": the two parties whose names end in the singular.
    private func namesakes(_ noun: Int) -> [Int] {
        let plural = analyzed.string(noun)
        guard plural.hasSuffix("s"), plural.count > 4 else { return [] }
        let singular = plural.dropLast()
        let found = discourse.entities.indices.filter {
            discourse.entities[$0].kind == .party
                && discourse.entities[$0].name.split(separator: " ").last.map { $0 == singular } ?? false
        }
        return found.count == 2 ? found : []
    }

    /// The parties named last before a token: those of its sentence, and of earlier ones until they are two.
    private func partiesNamed(upTo token: Int, sentence: Int) -> [Int] {
        var found: [Int] = []
        for back in 0...Self.sentencesBackOfPair where sentence - back >= 0 && !discourse.isCaption(sentence - back) {
            let range = analyzed.sentences[sentence - back].tokens
            for mention in discourse.names(in: range.lowerBound..<min(range.upperBound, token)) {
                guard let entity = partyNamed(by: mention), !found.contains(entity) else { continue }
                found.append(entity)
            }
            if found.count >= 2 { break }
        }
        return found
    }

    /// The party that a mention names, or that the person it names belongs to.
    private func partyNamed(by mention: NameMention) -> Int? {
        let thing: Int32
        if mention.entity >= 0 {
            let entity = discourse.entities[mention.entity]
            if entity.kind == .party { return mention.entity }
            guard entity.kind == .person, entity.party >= 0 else { return nil }
            thing = entity.party
        } else {
            guard mention.isDemonym, mention.thing >= 0 else { return nil }
            thing = mention.thing
        }
        return discourse.entities.firstIndex { $0.kind == .party && $0.thing == thing }
    }

    /// The two parties that a report is about: those it names most, when it names a third far less.
    private func leadingParties() -> [Int] {
        let parties = discourse.entities.indices.filter { discourse.entities[$0].kind == .party }
            .map { (entity: $0, count: discourse.entities[$0].mentions.count) }
            .sorted { $0.count == $1.count ? $0.entity < $1.entity : $0.count > $1.count }
        guard parties.count >= 2, parties[1].count >= 2 else { return [] }
        if parties.count > 2, parties[2].count * 2 > parties[1].count { return [] }
        return [parties[0].entity, parties[1].entity]
    }

    private static let sentencesBackOfPair = 4
    private static let two = WordSet(["two", "both"])
}

import Language
import Prose

/// Somebody who spoke and was not named: the sentence, the noun that tells his role, the body he speaks for, -1 for a
/// woman, 1 for a man, else 0.
struct UnnamedVoice {
    var sentence: Int
    let noun: Int
    let body: Int?
    let gender: Int
}

/// Whom a pronoun of the reporter means.
extension Discourse {
    /// he, she → a person; it, they → a body or party. First and second person are resolved by the statement.
    func pronoun(_ token: Int) -> [Int] {
        if let pair = lastTogether(before: token) { return pair }
        return single(token).map { [$0] } ?? []
    }

    /// "Venn and Berg welcomed it. … they said": the people who spoke together last, at most two sentences back.
    private func lastTogether(before token: Int) -> [Int]? {
        guard Self.plural.contains(analyzed.tokens[token].folded),
            let last = lastSpeakers(before: analyzed.sentence(ofToken: token), reach: 2), last.count > 1,
            last.allSatisfy({ entities[$0].kind == .person })
        else { return nil }
        return last
    }

    private func single(_ token: Int) -> Int? {
        let key = analyzed.tokens[token].folded
        if Self.masculine.contains(key) || Self.feminine.contains(key) {
            return person(before: token, gender: Self.feminine.contains(key) ? -1 : 1)
        }
        if Self.plural.contains(key) {
            let isUnnamed = followsUnnamedPeople(token)
            let pair = pairOfPeople(before: token)
            // "Venn and Berg met. Officials said … they said": the people without a name spoke behind the pair.
            if let pair, !isUnnamed || isNamed(pair, from: lastUnnamedPeople ?? 0, to: token) { return pair }
            if isUnnamed { return nil }
        }
        if Self.neutral.contains(key) { return body(before: token) }
        return nil
    }

    /// The person a pronoun stands for: who spoke or acted last. Gender only decides between two who are near,
    /// because translated reports confuse it.
    private func person(before token: Int, gender: Int) -> Int? {
        if let voice = unnamedVoice(before: token, gender: gender) { return voice.body }
        let sentence = analyzed.sentence(ofToken: token)
        var candidates: [Int] = []
        func add(_ entity: Int) {
            guard entities[entity].kind == .person, !isAnimal(entity), !candidates.contains(entity) else { return }
            candidates.append(entity)
        }
        func named(_ back: Int) -> [NameMention] {
            names(in: sentence - back, before: token).reversed().filter { canBeMeant($0, by: token) }
        }
        let (here, before) = (named(0), named(1))
        // "Berg would resign, she said": the names in the words told are seldom hers.
        let tellsBefore = endsToldWords(token)
        if tellsBefore, let speakers = lastSpeakers(before: sentence, reach: 1) { speakers.forEach(add) }
        here.filter { isSubject($0) && !isInRelativeClause($0) }.forEach { add($0.entity) }
        if !tellsBefore, let speakers = lastSpeakers(before: sentence, reach: 1) { speakers.forEach(add) }
        before.filter { isSubject($0) }.forEach { add($0.entity) }
        (here + before).forEach { add($0.entity) }
        let near = candidates.count
        if let speakers = lastSpeakers(before: sentence, reach: 6) { speakers.forEach(add) }
        for back in 2..<6 { named(back).forEach { add($0.entity) } }
        if let other = otherThan(candidates, gender: gender, sentence: sentence) { return other }
        if let first = candidates.first, entities[first].gender * gender < 0, let next = nextSubject(sentence),
            entities[next].gender * gender >= 0
        {
            return next
        }
        let fits = candidates.prefix(max(near, 1)).first { entities[$0].gender * gender >= 0 }
        return fits ?? candidates.first { entities[$0].gender * gender >= 0 && near == 0 } ?? candidates.first
    }

    /// Whether a pronoun opens a cue behind the words told: "The bridge is safe, he said."
    private func endsToldWords(_ token: Int) -> Bool {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens
        guard token > sentence.lowerBound + 2, token + 1 < sentence.upperBound, syntax.isComma(token - 1),
            !isQuoted(token - 2),
            let told = lexicons.reporting.verb(analyzed.tokens, at: token + 1, limit: sentence.upperBound)
        else { return false }
        return told.verb.takes(.that) && !((token + 2)..<sentence.upperBound).contains { syntax.isFinite($0) }
    }

    /// "She repeated it. … quoted him as saying": where the report itself has just called the nearest person "she",
    /// "him" is somebody who spoke before.
    private func otherThan(_ candidates: [Int], gender: Int, sentence: Int) -> Int? {
        guard let first = candidates.first, entities[first].gender * gender < 0 else { return nil }
        let opposite = gender < 0 ? Self.masculine : Self.feminine
        let isCalled = (max(0, sentence - 6)..<sentence).contains { place in
            analyzed.sentences[place].tokens.contains {
                analyzed.words[$0].relation.isSubject && opposite.contains(analyzed.tokens[$0].folded)
            }
        }
        guard isCalled else { return nil }
        return lastSpeakers.reversed().prefix { sentence - $0.sentence <= 10 }.lazy
            .compactMap { spoken in
                spoken.speakers.first { entities[$0].kind == .person && entities[$0].gender * gender > 0 }
            }.first
    }

    /// Whether a name may be whom a pronoun means: not one inside quoted words before a reporter's pronoun, and not one
    /// that somebody is in or near, as a place.
    private func canBeMeant(_ mention: NameMention, by token: Int) -> Bool {
        let first = (mention.title ?? mention.tokens).lowerBound
        // Broken marks run on over paragraphs: words are quoted for sure where a mark opens in their own sentence.
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: first)].tokens.lowerBound
        let isOpened = (sentence..<max(sentence, first)).contains { analyzed.tokens[$0].kind == .quote }
        if isOpened, isQuoted(first), !isQuoted(token) { return false }
        return first == 0 || !Self.whereabouts.contains(analyzed.tokens[first - 1].folded)
    }

    /// "the plan, which Kroll opposed": a name that acts only in a relative clause.
    private func isInRelativeClause(_ mention: NameMention) -> Bool {
        let outer = mention.tokens.first { !mention.tokens.contains(Int(analyzed.words[$0].head)) }
        guard let outer, analyzed.words[outer].head >= 0 else { return false }
        let verb = Int(analyzed.words[outer].head)
        return analyzed.words[verb].relation == .aclRelcl
            || analyzed.children(of: verb).contains {
                $0 < outer && [.wdt, .wp].contains(analyzed.words[$0].penn) && analyzed.words[$0].relation != .mark
            }
    }

    /// The person without a name whom a pronoun means, because nobody named spoke or acted since.
    func unnamedVoice(before token: Int, gender: Int) -> UnnamedVoice? {
        let sentence = analyzed.sentence(ofToken: token)
        guard let voice = lastVoice ?? unnamedActor(ofSentence: sentence - 1), voice.gender * gender >= 0,
            voice.sentence <= sentence, sentence - voice.sentence <= 2,
            !lastSpeakers.contains(where: {
                $0.sentence > voice.sentence && $0.sentence <= sentence && isPerson($0.speakers)
            })
        else { return nil }
        let hasActor = (voice.sentence..<sentence).contains { place in
            names(in: place + 1, before: token).contains {
                entities[$0.entity].kind == .person && isSubject($0) && canBeMeant($0, by: token)
            }
        }
        return hasActor ? nil : voice
    }

    private func isPerson(_ speakers: [Int]) -> Bool { speakers.contains { entities[$0].kind == .person } }

    /// The single person without a name whom the main clause of a sentence brings in: "A spokesman for the firm
    /// declined to answer."
    private func unnamedActor(ofSentence sentence: Int) -> UnnamedVoice? {
        guard sentence >= 0, !isCaption(sentence) else { return nil }
        let range = analyzed.sentences[sentence].tokens
        guard range.count <= Syntax.longestSentence,
            let root = range.first(where: { analyzed.words[$0].relation == .root }),
            let subject = syntax.child(root, [.nsubj]), subject < root, isUnknown(subject),
            !lastSpeakers.contains(where: { $0.sentence == sentence && isPerson($0.speakers) })
        else { return nil }
        let body = entities(of: syntax.nounPhrase(subject), head: subject).first
        return UnnamedVoice(sentence: sentence, noun: subject, body: body, gender: gender(ofNoun: subject))
    }

    /// "a spokesman", "another judge": a person brought in by a noun without any name.
    private func isUnknown(_ head: Int) -> Bool {
        guard analyzed.words[head].tag == .noun, isPersonNoun(head), isSingular(head),
            analyzed.children(of: head).contains(where: { Self.indefinite.contains(analyzed.tokens[$0].folded) })
        else { return false }
        return !mentions(in: syntax.nounPhrase(head)).contains { entities[$0.entity].kind == .person }
    }

    /// Where the same noun last brought in somebody without a name, at most four sentences back.
    func introduction(of head: Int) -> Int? {
        let sentence = analyzed.sentence(ofToken: head)
        let start = analyzed.sentences[max(0, sentence - 4)].tokens.lowerBound
        return (start..<head).last {
            analyzed.tokens[$0].folded == analyzed.tokens[head].folded && isUnknown($0) && !isQuoted($0)
        }
    }

    /// Whether somebody is named between two tokens.
    func isNamed(_ entity: Int, from start: Int, to end: Int) -> Bool {
        names(upTo: end, most: 40).contains { $0.entity == entity && $0.tokens.lowerBound > start }
    }

    /// -1 for "spokeswoman", 1 for "spokesman", else 0.
    func gender(ofNoun head: Int) -> Int {
        let word = analyzed.string(head).lowercased()
        return word.hasSuffix("woman") ? -1 : word.hasSuffix("man") ? 1 : 0
    }

    /// The person whose name opens the next sentence: "…, he said. Venn said …" is a "Mr. Venn said" torn apart.
    private func nextSubject(_ sentence: Int) -> Int? {
        guard sentence + 1 < analyzed.sentences.count, let mention = names[firstName[sentence + 1]...].first else {
            return nil
        }
        let opens = mention.tokens.lowerBound == analyzed.sentences[sentence + 1].tokens.lowerBound
        return opens && mention.entity >= 0 && entities[mention.entity].kind == .person ? mention.entity : nil
    }

    private func body(before token: Int) -> Int? {
        let sentence = analyzed.sentence(ofToken: token)
        for back in 0..<4 {
            if let unnamed = unnamedSubject(ofSentence: sentence - back, before: token) {
                return entities(of: syntax.nounPhrase(unnamed), head: unnamed).first {
                    entities[$0].kind == .party || entities[$0].kind == .organisation
                }
            }
            // "It said …. It also said …": the sentence before tells of the same body, whatever else it names.
            if back > 0, back <= sentence, let subject = mainSubject(ofSentence: sentence - back),
                Self.neutral.contains(analyzed.tokens[subject].folded)
            {
                if let body = bodySpeaking(inSentence: sentence - back) { return body }
                continue
            }
            let here = names(in: sentence - back, before: token).filter {
                entities[$0.entity].kind == .party || entities[$0.entity].kind == .organisation
            }
            if let subject = here.last(where: { isSubject($0) }) { return subject.entity }
            if back > 0, let any = here.first { return any.entity }
        }
        return nil
    }

    /// The body that spoke first in a sentence.
    private func bodySpeaking(inSentence sentence: Int) -> Int? {
        lastSpeakers.first { $0.sentence == sentence }?.speakers.first {
            entities[$0].kind == .party || entities[$0].kind == .organisation
        }
    }

    static let indefinite = WordSet(["a", "an", "another"])
    static let whereabouts = WordSet(["in", "near", "at"])
}

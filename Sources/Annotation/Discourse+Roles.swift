import Language
import Prose

/// Speakers who are named by a role and nothing else.
extension Discourse {
    /// Whether a noun tells who speaks without naming anybody: "officials", "police", "an aid worker".
    func isRole(_ token: Int) -> Bool {
        guard analyzed.words[token].tag == .noun else { return false }
        return isPersonNoun(token) || lexicons.people.isCollective(analyzed.tokens[token])
            || lexicons.names.kindNoun(analyzed.tokens[token]) != nil
    }

    /// Whether a noun says of somebody what he is: not "people", "a source", and nobody who hides ("on condition of
    /// anonymity").
    func tellsRole(_ noun: Int) -> Bool {
        let isModified = analyzed.children(of: noun).contains {
            $0 < noun && [.compound, .amod, .nmodPoss, .nmodDesc].contains(analyzed.words[$0].relation)
        }
        if Self.anybody.contains(analyzed.tokens[noun].folded), !isModified, !isManyCounted(noun) { return false }
        let end = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens.upperBound
        return !(noun..<min(end, noun + 40)).contains { analyzed.tokens[$0].folded == Self.anonymity }
    }

    /// "2,000 people": a crowd of a told size, from a hundred on; "two people" may be anybody.
    private func isManyCounted(_ noun: Int) -> Bool {
        analyzed.children(of: noun).contains { child in
            let span = analyzed.tokens[child].span
            return analyzed.words[child].relation == .nummod && span.count > 2
                && (0x30...0x39).contains(analyzed.text.utf8[span.start])
        }
    }

    private static let anonymity = WordHash.folded("anonymity")
    private static let anybody = WordSet([
        "man", "men", "people", "person", "persons", "source", "sources", "woman", "women",
    ])

    /// Whether a word stands for people of whom nobody speaks for a body or for all: "experts", "witnesses", "some".
    func isCrowd(_ token: Int) -> Bool {
        if isCounted(token) { return true }
        return isPersonNoun(token) && !isSingular(token) && !standsFor(token)
    }

    /// "some", "others", "many".
    func isCounted(_ token: Int) -> Bool {
        lexicons.reporting.isCountedSpeaker(analyzed.tokens[token]) && !isRole(token)
    }

    /// The person or people without a name that a sentence is about: "Her former partner called him a master."
    func unnamedPerson(ofSentence sentence: Int) -> Int? {
        guard !isCaption(sentence), let subject = mainSubject(ofSentence: sentence),
            analyzed.words[subject].tag == .noun, isPersonNoun(subject)
        else { return nil }
        return subject
    }

    /// "the zoo's director", "the head of the school": somebody of a body that is told, who need not be whoever stands
    /// near.
    func hasOwner(_ head: Int) -> Bool {
        analyzed.children(of: head).contains { child in
            let isPossessive = analyzed.words[child].relation == .nmodPoss
            if isPossessive, analyzed.words[child].tag == .noun { return true }
            // "Calvo's mayor" may be whoever spoke, "the Calvo Zoo's director" need not.
            return (isPossessive || analyzed.words[child].relation == .nmod) && analyzed.words[child].tag == .propn
                && mentions(in: child..<(child + 1)).contains { entities[$0.entity].kind == .organisation }
        }
    }

    /// Whether somebody is named before a sentence: names within it may be those whom its words are about.
    func isNamedBefore(_ entity: Int, _ sentence: Int) -> Bool {
        names(upTo: analyzed.sentences[sentence].tokens.lowerBound, most: 60).contains { $0.entity == entity }
    }

    /// "The president has a new message: “It is about me.”": the person whom the sentence in front of the colon is
    /// about, when nothing else tells who says the words behind it.
    func introducer(of statement: AttributedStatement) -> Int? {
        let first = statement.tokens.lowerBound
        let range = analyzed.sentences[statement.statement.sentence].tokens
        guard [.direct, .partial].contains(statement.statement.kind), first > range.lowerBound + 3, isColon(first - 2),
            analyzed.tokens[first - 1].kind == .quote,
            let subject = mainSubject(ofSentence: statement.statement.sentence),
            subject < first
        else { return nil }
        let speakers = entities(of: syntax.nounPhrase(subject), head: subject)
        let isPerson =
            speakers.isEmpty ? isRole(subject) && isPersonNoun(subject) : entities[speakers[0]].kind == .person
        return isPerson || givesOut(subject) ? subject : nil
    }

    /// "The channel posted a message: …", "the firm issued an order: …".
    private func givesOut(_ subject: Int) -> Bool {
        let verb = Int(analyzed.words[subject].head)
        guard verb >= 0, lexicons.people.isIssuing(analyzed.tokens[verb]), let work = syntax.child(verb, [.obj]) else {
            return false
        }
        return isDocument(work) || lexicons.reporting.nounClass(analyzed.tokens[work]) != nil
    }

    private func isColon(_ token: Int) -> Bool {
        syntax.isMark(token) && analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x3A
    }

    /// The noun that the main clause of a sentence is about.
    func mainSubject(ofSentence sentence: Int) -> Int? {
        let range = analyzed.sentences[sentence].tokens
        guard range.count <= Syntax.longestSentence,
            let root = range.first(where: { analyzed.words[$0].relation == .root })
        else { return nil }
        return syntax.subject(of: root)
    }

    /// Whether a noun brings in somebody new: "a witness", "another witness".
    func isIndefinite(_ noun: Int) -> Bool {
        analyzed.children(of: noun).contains { Self.indefinite.contains(analyzed.tokens[$0].folded) }
    }

    /// The noun of those without a name whom a pronoun or "some", "others" means.
    func unnamedAntecedent(of token: Int) -> Int? {
        let key = analyzed.tokens[token].folded
        if Self.masculine.contains(key) || Self.feminine.contains(key) {
            let voice = unnamedVoice(before: token, gender: Self.feminine.contains(key) ? -1 : 1)
            return voice.flatMap { $0.body == nil ? $0.noun : nil }
        }
        if isDocument(token) {
            // "a fire department report" tells whose it is, "a company statement" does not.
            let compound = describedCompound(of: token).flatMap { analyzed.children(of: $0).isEmpty ? nil : $0 }
            return describedSender(of: token) ?? compound ?? sender(ofDocument: token)
        }
        if Self.neutral.contains(key) {
            if Self.plural.contains(key), followsUnnamedPeople(token) { return lastUnnamedPeople }
            return nearestSubject(before: token) { _ in true }
        }
        guard isCounted(token) else { return nil }
        return nearestSubject(before: token) { isPersonNoun($0) && !isSingular($0) }
    }

    /// The noun of the people or body that a sentence near by is about.
    private func nearestSubject(before token: Int, where fits: (Int) -> Bool) -> Int? {
        let sentence = analyzed.sentence(ofToken: token)
        for back in 0..<3 {
            guard let subject = unnamedSubject(ofSentence: sentence - back, before: token) else { continue }
            return fits(subject) ? subject : nil
        }
        return nil
    }
}

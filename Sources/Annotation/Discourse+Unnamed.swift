import Language
import Prose

/// Who is meant by those that a report does not name: nobody whose name stands near by.
extension Discourse {
    /// The people or body without a name that the main clause of a sentence is about ("regulators", "the firm"): a
    /// pronoun behind means them, not a name near by.
    func unnamedSubject(ofSentence sentence: Int, before token: Int) -> Int? {
        guard sentence >= 0, !captions.contains(sentence) else { return nil }
        let range = analyzed.sentences[sentence].tokens
        guard range.count <= Syntax.longestSentence,
            let root = range.first(where: { analyzed.words[$0].relation == .root }),
            // "When the council heard of it, it warned …"
            let verb = root < token ? root : analyzed.children(of: root).first(where: { isFrontedClause($0, token) }),
            let subject = syntax.child(verb, [.nsubj, .nsubjPass]), subject < token,
            analyzed.words[subject].tag == .noun,
            lexicons.people.isCollective(analyzed.tokens[subject]) || isPersonNoun(subject) && !isSingular(subject)
        else { return nil }
        return subject
    }

    private func isFrontedClause(_ verb: Int, _ token: Int) -> Bool {
        verb < token && analyzed.words[verb].relation == .advcl
            && (verb..<token).contains { syntax.isComma($0) && !isQuoted($0) }
    }

    /// "Youn Kun-young, director for …": who is named before his office is nobody else with such an office.
    func opensWithUnknownName(_ phrase: Range<Int>, head: Int) -> Bool {
        guard let comma = phrase.first(where: { syntax.isComma($0) }), comma < head, comma - phrase.lowerBound <= 6,
            analyzed.words[phrase.lowerBound].tag == .propn, isPersonNoun(head)
        else { return false }
        return !mentions(in: phrase.lowerBound..<comma).contains { entities[$0.entity].kind == .person }
    }

    /// "a commentator in an Orvenian newspaper" is no Orvenian: a name in another noun's phrase behind a singular one
    /// for a person tells nothing of him, unless he speaks or works "of" or "for" it.
    func isElsewhere(_ mention: NameMention, head: Int) -> Bool {
        guard mention.tokens.lowerBound > head else { return false }
        let isSaid = lexicons.reporting.nounClass(analyzed.tokens[head]) != nil
        guard isPersonNoun(head) || isSaid else {
            // "papers found in a flat in Calvo" do not speak for Calvo, "the ministry in Calvo" does.
            let last = ((head + 1)..<mention.tokens.lowerBound).last { analyzed.words[$0].tag == .adp }
            return !lexicons.people.isCollective(analyzed.tokens[head])
                && last.map { Self.whereabouts.contains(analyzed.tokens[$0].folded) } ?? false
        }
        let preposition = ((head + 1)..<mention.tokens.lowerBound).first { analyzed.words[$0].tag == .adp }
        // "Calvo's ambassadors to the union" do not speak for the union.
        if Self.envoys.contains(analyzed.tokens[head].folded), let preposition,
            analyzed.tokens[preposition].folded == Self.to
        {
            return true
        }
        guard isPersonNoun(head) && isSingular(head) || isSaid else { return false }
        return preposition.map { Self.places.contains(analyzed.tokens[$0].folded) } ?? false
    }

    /// "The minister of the port city, Orla Venn, …": the name between commas behind an office, before any verb.
    func namedBehind(_ head: Int) -> Int? {
        guard isPersonNoun(head) || lexicons.people.isRelation(analyzed.tokens[head]) else { return nil }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: head)].tokens.upperBound
        guard let comma = (head..<min(head + 10, limit)).first(where: { syntax.isComma($0) }) else { return nil }
        guard !(head..<comma).contains(where: { analyzed.words[$0].tag == .verb || analyzed.words[$0].tag == .aux })
        else { return nil }
        let mention = names(in: analyzed.sentence(ofToken: head), before: limit).first {
            $0.tokens.lowerBound == comma + 1
        }
        guard let mention, entities[mention.entity].kind == .person else { return nil }
        return mention.tokens.upperBound < limit && syntax.isComma(mention.tokens.upperBound) ? mention.entity : nil
    }

    /// "explained Calvo Police Chief Orla Venn": the person whose title a capitalised head of the phrase goes before.
    func namedBehindPost(_ head: Int, _ phrase: Range<Int>) -> Int? {
        guard analyzed.words[head].tag == .propn,
            let person = mentions(in: phrase).first(where: { $0.tokens.lowerBound > head }),
            entities[person.entity].kind == .person, let title = person.title,
            title.upperBound == person.tokens.lowerBound,
            (head..<person.tokens.upperBound).allSatisfy({ analyzed.words[$0].tag == .propn })
        else { return nil }
        return person.entity
    }

    /// "Youn Kun-young, director for …": a person's name that opens the phrase before a comma and his office.
    func namedInFront(of head: Int, _ phrase: Range<Int>) -> Int? {
        guard isPersonNoun(head),
            let first = mentions(in: phrase).first(where: { ($0.title ?? $0.tokens).lowerBound == phrase.lowerBound }),
            entities[first.entity].kind == .person, first.tokens.upperBound < head,
            syntax.isComma(first.tokens.upperBound)
        else { return nil }
        return first.entity
    }

    /// "The Lanter, a weekly newspaper, …": the name before the comma of a phrase that tells what it is.
    func namedBeforeApposition(_ phrase: Range<Int>) -> Int? {
        let first = phrase.lowerBound
        guard first > 1, syntax.isComma(first - 1), Self.articles.contains(analyzed.tokens[first].folded),
            phrase.upperBound < analyzed.tokens.count, syntax.isComma(phrase.upperBound)
        else { return nil }
        let mention = names(in: analyzed.sentence(ofToken: first), before: first).last
        guard let mention, mention.tokens.upperBound == first - 1 else { return nil }
        switch entities[mention.entity].kind {
        case .person, .organisation: return mention.entity
        default: return nil
        }
    }

    /// "a biography of the minister by the historian Tomas Berg", "a report written by Berg": the person behind "by",
    /// but not who did something else with the work ("an act signed by President Berg").
    func author(of work: Int, _ phrase: Range<Int>) -> Int? {
        guard !isPersonNoun(work), let by = phrase.last(where: { analyzed.tokens[$0].folded == Self.by }), by > work,
            analyzed.words[by - 1].penn != .vbn || lexicons.people.isAuthoring(analyzed.tokens[by - 1])
        else { return nil }
        return mentions(in: (by + 1)..<phrase.upperBound).first { entities[$0.entity].kind == .person }?.entity
    }

    /// Whether a noun stands for several people of whom none speaks for a body: "shareholders", "experts", not
    /// "officials".
    func isPeople(_ head: Int) -> Bool {
        isPersonNoun(head) && !isSingular(head) && !standsFor(head)
            && !lexicons.people.isCollective(analyzed.tokens[head])
    }

    /// "one of the fighters", "some of the residents": a number of people of whom none speaks for a body.
    func isOneOfPeople(_ head: Int) -> Bool {
        guard
            analyzed.words[head].tag == .num || lexicons.reporting.isCountedSpeaker(analyzed.tokens[head])
                || analyzed.tokens[head].folded == Self.one
        else { return false }
        return analyzed.children(of: head).contains { $0 > head && isPeople($0) }
    }

    private static let one = WordHash.folded("one")

    /// "Her Orrun profile said": whose page it is, not where it stands.
    func ownerOfPage(_ head: Int) -> Int? {
        guard lexicons.people.isPage(analyzed.tokens[head]) else { return nil }
        let owner = analyzed.children(of: head).first {
            $0 < head && (analyzed.words[$0].penn == .prpDollar || analyzed.words[$0].relation == .nmodPoss)
        }
        guard let owner else { return nil }
        if analyzed.words[owner].penn == .prpDollar { return pronoun(owner).first }
        return entities(of: syntax.nounPhrase(owner), head: owner).first { entities[$0].kind != .place }
    }

    /// "a post on the Facebook page": where something is told tells nothing of who tells it.
    func isVenue(_ mention: NameMention) -> Bool {
        let first = analyzed.sentences[analyzed.sentence(ofToken: mention.tokens.lowerBound)].tokens.lowerBound
        let before = (max(first, mention.tokens.lowerBound - 4)..<mention.tokens.lowerBound).last {
            analyzed.words[$0].tag == .adp
        }
        return before.map { Self.venues.contains(analyzed.tokens[$0].folded) } ?? false
    }

    private static let by = WordHash.folded("by")
    private static let venues = WordSet(["on", "in", "at", "via"])

    /// "Ms Venn, who said …": whom a relative pronoun stands for, when a name stands right before it.
    func relativeAntecedent(of pronoun: Int) -> Int? {
        guard analyzed.words[pronoun].penn == .wp || analyzed.words[pronoun].penn == .wdt else { return nil }
        let end = pronoun > 0 && syntax.isComma(pronoun - 1) ? pronoun - 1 : pronoun
        return names(in: analyzed.sentence(ofToken: pronoun), before: pronoun).last { $0.tokens.upperBound == end }?
            .entity
    }

    /// "The harbour office opened at noon. A spokesman said …": a spokesman of whom nothing more is told speaks for the
    /// body that the sentence before is about.
    func bodyBefore(spokesman head: Int, _ phrase: Range<Int>) -> Int? {
        guard Self.spokesmen.contains(analyzed.tokens[head].folded), isIndefinite(head), phrase.count <= 2 else {
            return nil
        }
        let sentence = analyzed.sentence(ofToken: head)
        let subject = (0..<3).lazy.compactMap { back in
            names(in: sentence - back, before: head).last { isSubject($0) && entities[$0.entity].kind == .organisation }
        }.first
        return subject.flatMap { entities[$0.entity].isMedia ? nil : $0.entity }
    }

    /// "A spokesman for the harbour office said … the spokesman said": the body for which the same noun spoke last.
    func bodyOfVoice(_ head: Int, _ phrase: Range<Int>) -> Int? {
        guard let voice = lastVoice, phrase.count <= 2, standsFor(head),
            analyzed.tokens[voice.noun].folded == analyzed.tokens[head].folded,
            analyzed.sentence(ofToken: head) - voice.sentence <= 6
        else { return nil }
        return voice.body
    }

    private static let articles = WordSet(["a", "an"])
    private static let spokesmen = WordSet(["spokesman", "spokeswoman", "spokesperson"])

    /// Whether somebody speaks for the body he is named with: "the council's spokesman", not "the Calvo driver".
    func standsFor(_ head: Int) -> Bool {
        lexicons.people.title(analyzed.tokens, at: head, limit: head + 1)?.kind == .office
            || Self.voices.contains(analyzed.tokens[head].folded)
    }

    private static let voices = Set(
        [
            "spokesman", "spokeswoman", "spokesperson", "official", "representative", "source", "aide", "delegate",
            "diplomat", "envoy", "lawyer", "attorney", "insider", "executive", "staffer", "adviser", "advisor",
            "negotiator", "counsel",
        ].flatMap { [WordHash.folded($0), WordHash.folded($0 + "s")] })

    /// "they said" right behind the words of people without a name means those people, unless somebody spoke since.
    func followsUnnamedPeople(_ token: Int) -> Bool {
        let sentence = analyzed.sentence(ofToken: token)
        guard let last = lastUnnamedPeople.map({ analyzed.sentence(ofToken: $0) }), last <= sentence,
            sentence - last <= 2
        else { return false }
        return !lastSpeakers.contains { $0.sentence > last && $0.sentence < sentence }
    }

    /// "Venn and Berg welcomed the offer … they said": the first of two people whom "and" joins as a subject near by.
    func pairOfPeople(before token: Int) -> Int? {
        let sentence = analyzed.sentence(ofToken: token)
        for back in 0..<3 {
            let here = names(in: sentence - back, before: token).filter { entities[$0.entity].kind == .person }
            for (first, second) in zip(here, here.dropFirst()) {
                let gap = first.tokens.upperBound..<max(first.tokens.upperBound, second.tokens.lowerBound)
                guard isSubject(first), gap.count <= 8, gap.contains(where: { analyzed.words[$0].tag == .cconj }),
                    !gap.contains(where: { analyzed.words[$0].tag == .verb || syntax.isMark($0) })
                else { continue }
                return first.entity
            }
        }
        return nil
    }

    /// "the newspaper said": the newspaper named last; "a Calvan newspaper said" is neither that nor Calvo.
    func body(of kind: NameLexicon.KindNoun, _ head: Int, isDefinite: Bool) -> Int? {
        guard isDefinite else { return nil }
        if kind == .media, let media = names(upTo: head, most: 80).last(where: { $0.entity >= 0 && isMedia($0) }) {
            return media.entity
        }
        guard kind != .craft else { return nil }
        return namedBody(head, sentence: analyzed.sentence(ofToken: head))
            ?? (kind == .organisation ? bodyTold(before: head, kind: .organisation) : nil)
    }

    private func isMedia(_ mention: NameMention) -> Bool { mention.isMedia || entities[mention.entity].isMedia }

    /// "Calvan media" are not Calvo, and "Orrun's newspapers" not Orrun.
    func isPress(_ head: Int) -> Bool {
        lexicons.names.kindNoun(analyzed.tokens[head]) == .media || Self.press.contains(analyzed.tokens[head].folded)
    }

    /// "Calvan state media": what the state has told.
    func speaksForState(_ phrase: Range<Int>) -> Bool {
        phrase.contains { Self.ofState.contains(analyzed.tokens[$0].folded) }
    }

    private static let press = WordSet(["media", "press", "newspapers", "papers", "outlets"])
    private static let ofState = WordSet(["state", "official", "government"])

    /// Whether a noun stands alone, as in "police said".
    func isBare(_ head: Int, _ phrase: Range<Int>) -> Bool {
        phrase.count == 1 && phrase.contains(head) && analyzed.children(of: head).isEmpty
    }

    /// The body whose name has the word, when the whole report names just one such.
    func onlyBody(_ head: Int) -> Int? {
        let word = analyzed.string(head).lowercased()
        let found = entities.indices.filter { index in
            (entities[index].kind == .organisation || entities[index].kind == .party)
                && entities[index].name.lowercased().split(separator: " ").contains { $0 == word }
        }
        return found.count == 1 ? found.first : nil
    }

    /// "the council's spokeswoman", "a spokesman for the council", "zoo officials": the one body whose name has the
    /// owner's noun, else the one that "the council" means.
    func describedOwner(of head: Int) -> Int? {
        guard standsFor(head) else { return nil }
        let owner = analyzed.children(of: head).first { child in
            guard lexicons.people.isCollective(analyzed.tokens[child]) else { return false }
            if analyzed.words[child].relation == .nmodPoss { return true }
            return analyzed.words[child].relation == .nmod
                && analyzed.children(of: child).contains { Self.speaksFor.contains(analyzed.tokens[$0].folded) }
        }
        if let owner { return onlyBody(owner) ?? bodyMeant(by: owner) }
        let compound = analyzed.children(of: head).first { child in
            child < head && analyzed.words[child].relation == .compound && analyzed.words[child].tag != .adj
                && lexicons.names.kindNoun(analyzed.tokens[child]) == .organisation
        }
        return compound.flatMap { onlyBody($0) ?? bodyMeant(by: $0) }
    }

    /// The body of the report whose name has the noun of another: the one named last before "the council", else the one
    /// named most often.
    private func bodyMeant(by noun: Int) -> Int? {
        guard lexicons.names.kindNoun(analyzed.tokens[noun]) == .organisation else { return nil }
        return namedBody(noun, sentence: analyzed.sentence(ofToken: noun))
    }

    private static let speaksFor = WordSet(["for", "of"])
    private static let to = WordHash.folded("to")
    private static let envoys = WordSet(["ambassador", "ambassadors", "envoy", "envoys", "delegate", "delegates"])
    private static let places = WordSet(["in", "at", "on", "near", "from"])
}

import Language
import Prose

/// Whose words a verb of saying tells.
extension CueFinder {
    /// "an agency quoted him as saying": the speaker is the object.
    func quotedPerson(_ lemma: String, _ verb: Int) -> Int? {
        guard Self.quotingLemmas.contains(lemma) else { return nil }
        let isPassive = analyzed.words[verb].penn == .vbn && syntax.child(verb, [.auxPass]) != nil
        guard let person = syntax.child(verb, isPassive ? [.nsubjPass, .nsubj] : [.obj]) else { return nil }
        // "cited a threat to health": what is cited speaks only when it is a person or body, or "as saying" follows.
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        return isPersonOrBody(person) || saying(behind: verb + 1, limit: limit) != nil ? person : nil
    }

    /// Behind "him as saying" of "quoted him as saying".
    func sayingEnd(_ lemma: String, _ end: Int, limit: Int) -> Int {
        guard Self.quotingLemmas.contains(lemma) else { return end }
        return saying(behind: end, limit: limit) ?? end
    }

    private func saying(behind end: Int, limit: Int) -> Int? {
        let window = end..<max(end, min(end + 8, limit))
        guard let at = window.first(where: { analyzed.tokens[$0].folded == Self.as }), at + 1 < limit,
            analyzed.words[at + 1].penn == .vbg
        else { return nil }
        return at + 2
    }

    private static let quotingLemmas: Set<String> = ["quote", "cite"]

    /// The subject of the verb, or the name or pronoun right beside it when the tree has none that speaks.
    func speakerHead(_ verb: Int) -> Int? {
        guard let head = nearestSpeaker(verb) else { return nil }
        // "Berg himself called it …"
        if Self.reflexives.contains(analyzed.tokens[head].folded), head > 0, isNominal(head - 1), !isQuoted[head - 1] {
            return head - 1
        }
        return owned(by: head, before: verb)
    }

    static let reflexives = WordSet(["himself", "herself", "itself", "themselves"])

    private func nearestSpeaker(_ verb: Int) -> Int? {
        if let name = nameBehindInversion(verb) ?? heard(before: verb) { return name }
        if let speaker = nameBeforeRemark(verb) ?? envoy(before: verb) ?? teller(joinedTo: verb) { return speaker }
        if analyzed.words[verb].penn == .vbn, let agent = syntax.child(verb, [.oblAgent]),
            speaks(agent) || syntax.child(verb, [.auxPass]) != nil
        {
            return agent
        }
        var subject = syntax.subject(of: verb).flatMap { isQuoted[$0] ? nil : $0 }
        // "saying she had erred, after auditors reported …": of two subjects the nearer is the verb's own.
        let own = analyzed.children(of: verb).last { analyzed.words[$0].relation == .nsubj && $0 < verb }
        if let first = subject, let own, own > first, !isQuoted[own], analyzed.words[first].head == Int32(verb),
            !endsRelativeClause(own, behind: first), !endsPhrase(own, behind: first)
        {
            subject = own
        }
        // "…,” a guard, not Venn, told the court": whom a verb of telling stands before listens.
        if let own = subject, own > verb, Self.tellings.contains(analyzed.tokens[verb].folded) { subject = nil }
        // "jailed since July said", "Friday afternoon that says": a time speaks as little as its verb's object.
        if let own = subject, nameOfToken[own].isEmpty,
            isTime(own) || lexicons.names.isCalendarWord(analyzed.tokens[own])
        {
            subject =
                neighbour(verb).flatMap { $0 > own && $0 < verb && !isTime($0) && speaks($0) ? $0 : nil }
                ?? nounBefore(time: own)
        }
        // "It was made clear that …" says nobody.
        if let own = subject, analyzed.tokens[own].folded == Self.it, syntax.child(verb, [.auxPass]) != nil {
            return nil
        }
        // "was found guilty", "are promised": the subject of a passive is not who speaks, "was quoted as saying" aside.
        let isPerfect = isActivePerfect(verb)
        if let own = subject, analyzed.words[own].relation == .nsubjPass, analyzed.words[verb].penn == .vbn, !isPerfect
        {
            subject = nil
        }
        if analyzed.words[verb].penn == .vbn, syntax.child(verb, [.auxPass]) != nil { return nil }
        if let own = subject, let antecedent = ownerAntecedent(own, verb) { subject = antecedent }
        if analyzed.words[verb].penn == .vbg, let speaker = speaker(above: verb) { return speaker }
        if analyzed.words[verb].penn == .vbg, !(subject.map { isPersonOrBody($0) } ?? false),
            let main = mainSubject(above: verb)
        {
            return main
        }
        if let named = nounBeforeParticiple(verb) { return named }
        if let named = nounBeforeAside(verb), subject.map({ $0 < named }) ?? true { return named }
        if let inside = subject, let outside = nounBeforeBracket(around: inside) { subject = outside }
        if let own = subject, let beside = unjoinedNeighbour(of: own, verb) { subject = beside }
        if let subject, speaks(subject) || analyzed.words[subject].tag == .propn && isJoinedToSpeaker(subject, verb) {
            return subject
        }
        // Behind a verb with a subject of its own stands its object, who does not speak.
        let hasSubject =
            syntax.child(verb, isPerfect ? [.nsubj, .nsubjPass] : [.nsubj]).map { $0 < verb && !isQuoted[$0] } ?? false
        if subject == nil, analyzed.words[verb].penn == .vbg, let actor = actor(before: verb) { return actor }
        // "urged people to …": who stands behind a verb of demanding is asked, and does not ask.
        let hasListener = Self.tellings.contains(analyzed.tokens[verb].folded)
        let beside = neighbour(verb).flatMap { $0 > verb && (hasListener || asksOfSomebody(verb)) ? nil : $0 }
        if let beside, speaks(beside), beside < verb || !hasSubject { return beside }
        // "called his mother after the crash to tell her that …"
        if hasListener, analyzed.words[verb].penn == .vb, let main = mainSubject(above: verb) { return main }
        if let author = nameBehindPlatform(verb) { return author }
        return (subject.map { $0 > verb && hasListener } ?? false ? nil : subject) ?? beside ?? wordTakenForName(verb)
    }

    /// Verbs whose object is who listens: nobody behind them speaks.
    static let tellings = WordSet([
        "tell", "tells", "told", "telling", "inform", "informs", "informed", "assure", "assures", "assured",
    ])

    /// "Orvenia and Teshmar said": a name that no list knows beside one that speaks.
    private func isJoinedToSpeaker(_ name: Int, _ verb: Int) -> Bool {
        var at = name
        for _ in 0..<6 {
            let next = analyzed.children(of: at).first {
                $0 > at && $0 < verb && analyzed.words[$0].relation == .conj && !isQuoted[$0]
            }
            guard let next else { return false }
            if !nameOfToken[next].isEmpty { return true }
            at = next
        }
        return false
    }

    /// "“…,” wrote on Twitter Orla Venn": the name behind the place where it was written ends the sentence.
    private func nameBehindPlatform(_ verb: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        guard verb > sentence.lowerBound, analyzed.tokens[verb - 1].kind == .quote, verb + 2 < sentence.upperBound,
            analyzed.words[verb + 1].tag == .adp
        else { return nil }
        let last = (verb + 2)..<min(verb + 9, sentence.upperBound)
        guard
            let end = last.first(where: { syntax.isMark($0) })
                ?? (last.upperBound == sentence.upperBound ? last.upperBound : nil),
            isSpeakersEnd[end - 1]
        else { return nil }
        let name = nameOfToken[end - 1]
        return name.lowerBound > verb + 2 && isNominal(name.lowerBound - 1) ? name.lowerBound : nil
    }

    /// "A worker who had seen the girls said …": the last noun before the verb is the relative clause's own.
    private func endsRelativeClause(_ noun: Int, behind first: Int) -> Bool {
        guard let pronoun = (first..<noun).first(where: { analyzed.words[$0].penn == .wp }) else { return false }
        return (pronoun..<noun).contains { analyzed.words[$0].tag == .verb }
            && !(pronoun..<noun).contains { syntax.isMark($0) }
    }

    /// "have since hailed": a perfect with an object is active, even where a parser calls its subject passive.
    private func isActivePerfect(_ verb: Int) -> Bool {
        guard analyzed.words[verb].penn == .vbn, syntax.child(verb, [.auxPass]) == nil,
            syntax.child(verb, [.obj]) != nil
        else { return false }
        return syntax.child(verb, [.aux]).map { Self.perfects.contains(analyzed.tokens[$0].folded) } ?? false
    }

    /// "… came after the daily Lanter, quoting sources, reported that …", "The fitter, who was hurt, said …": whoever
    /// stands before an aside that opens with a participle or a relative pronoun and closes right before the verb.
    private func nounBeforeAside(_ verb: Int) -> Int? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound
        guard verb > first + 4, syntax.isComma(verb - 1), tellsAlone(verb), syntax.child(verb, [.nsubj]) == nil,
            analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbz,
            let comma = (max(first + 1, verb - 14)..<(verb - 1)).last(where: { syntax.isComma($0) }), !isQuoted[comma]
        else { return nil }
        let name = nameOfToken[comma - 1]
        switch analyzed.words[comma + 1].penn {
        case .vbg: return !name.isEmpty && isSpeakersEnd[comma - 1] ? comma - 1 : nil
        case .wp: return analyzed.words[comma - 1].tag == .noun || !name.isEmpty ? comma - 1 : nil
        default: return nil
        }
    }

    /// "Price (D-Calvo) said": the noun before the bracket that the parser's subject stands in.
    private func nounBeforeBracket(around token: Int) -> Int? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens.lowerBound
        var at = token
        while at > first, token - at < 8 {
            at -= 1
            guard syntax.isMark(at) else { continue }
            switch analyzed.text.utf8[Int(analyzed.tokens[at].start)] {
            case 0x29, 0x5D: return nil
            case 0x28, 0x5B: return at > first && isNominal(at - 1) && !isQuoted[at - 1] ? at - 1 : nil
            default: break
            }
        }
        return nil
    }

    /// "Though he has plans, experts say", "To know the case, Justice Berg said": whoever stands right before the verb
    /// behind a comma, when the parser joined him to a noun of the clause before without any "and".
    private func unjoinedNeighbour(of subject: Int, _ verb: Int) -> Int? {
        let beside = verb - 1
        guard beside > subject, isNominal(beside), !isQuoted[beside] else { return nil }
        var outer = beside
        while Self.nameParts.contains(analyzed.words[outer].relation), Int(analyzed.words[outer].head) > subject,
            abs(Int(analyzed.words[outer].head) - outer) < 4
        {
            outer = Int(analyzed.words[outer].head)
        }
        guard [.conj, .appos, .list].contains(analyzed.words[outer].relation), isPersonOrBody(beside) else {
            return nil
        }
        let range = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        let comma = (subject..<beside).last { syntax.isComma($0) }
        guard let comma, comma >= min(outer, beside) - 3,
            !(comma..<beside).contains(where: { analyzed.words[$0].tag == .cconj }),
            (range.lowerBound..<comma).contains(where: { analyzed.words[$0].tag == .verb })
        else { return nil }
        return outer > comma ? outer : beside
    }

    private static let nameParts: Set<Relation> = [.flat, .compound, .nmodDesc]

    /// The noun that goes before a time and that no preposition governs: the report in "a report released last month".
    private func nounBefore(time: Int) -> Int? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: time)].tokens.lowerBound
        return (max(first, time - 16)..<time).last { token in
            let word = analyzed.words[token]
            guard word.tag == .noun || word.tag == .propn, !isQuoted[token], !isTime(token),
                ![.compound, .flat, .nmod, .nmodPoss, .obl].contains(word.relation)
            else { return false }
            return !lexicons.names.isCalendarWord(analyzed.tokens[token])
                && !analyzed.children(of: token).contains { analyzed.words[$0].relation == .case && $0 < token }
        }
    }

    /// "Venn said his country would win, arguing that …": behind a comma a participle of saying belongs to who said the
    /// clause before it, not to the clause's own subject.
    private func speaker(above verb: Int) -> Int? {
        guard verb > 0, syntax.isComma(verb - 1), tellsAlone(verb), syntax.child(verb, [.nsubj]) == nil else {
            return nil
        }
        // "Venn said Berg had made a gesture, saying …": a person named in the clause may have said it.
        if let inner = syntax.subject(of: verb), !nameOfToken[inner].isEmpty || analyzed.words[inner].tag == .pron {
            return nil
        }
        var at = verb
        for _ in 0..<8 {
            at = Int(analyzed.words[at].head)
            guard at >= 0, at < verb else { return nil }
            guard !isQuoted[at], tellsAlone(at), let subject = syntax.child(at, [.nsubj]), subject < at,
                !isQuoted[subject], speaks(subject)
            else { continue }
            return subject
        }
        return nil
    }

    func isPersonOrBody(_ head: Int) -> Bool {
        !nameOfToken[head].isEmpty || isPerson(head) || lexicons.people.isCollective(analyzed.tokens[head])
    }

    /// "filed papers opposing …", "complained after the debate, even suggesting …": who did so.
    private func mainSubject(above verb: Int) -> Int? {
        guard syntax.child(verb, [.nsubj]) == nil else { return nil }
        var at = verb
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0, at < verb else { return nil }
            if let subject = syntax.child(at, [.nsubj]), subject < verb, !isQuoted[subject], isPersonOrBody(subject) {
                return subject
            }
        }
        return nil
    }

    private func asksOfSomebody(_ verb: Int) -> Bool {
        let found = lexicons.reporting.attribution(of: analyzed.tokens, at: verb, limit: analyzed.tokens.count)
        return found.map { $0.verb.verbClass == .demand && $0.verb.takes(.infinitive) } ?? false
    }

    /// "Officials dismissed the remarks, saying …": who acted right before a participle behind a comma, wherever the
    /// tree hangs it.
    private func actor(before participle: Int) -> Int? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: participle)].tokens.lowerBound
        guard participle > first + 2, syntax.isComma(participle - 1) else { return nil }
        for token in (max(first, participle - 30)..<participle).reversed() {
            guard analyzed.words[token].tag == .verb, !isQuoted[token], let subject = syntax.child(token, [.nsubj]),
                subject < token
            else { continue }
            return isPersonOrBody(subject) && !isQuoted[subject] ? subject : nil
        }
        return nil
    }

    /// Who acts in the clauses around a word: "Farmers persisted in claims that …", "Claiming that …, Venn said". The
    /// words told are no speaker's.
    func speaker(around token: Int, outside words: Range<Int>) -> Int? {
        var at = token
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            guard analyzed.words[at].tag == .verb, let subject = syntax.child(at, [.nsubj]) else { continue }
            if speaks(subject), !isQuoted[subject], !words.contains(subject) { return subject }
            // "his remarks carried an acknowledgement that …"
            guard let owner = syntax.child(subject, [.nmodPoss]), !words.contains(owner), !isQuoted[owner] else {
                return nil
            }
            // "Calvo's state-run agency ORN released a report saying …"
            let owned = owned(by: owner, before: at)
            return owned > subject && speaks(owned) && !words.contains(owned) ? owned : owner
        }
        return nil
    }

    /// "the bloc, whose leaders have said …": who the leaders belong to.
    func ownerAntecedent(_ subject: Int, _ verb: Int) -> Int? {
        guard let whose = analyzed.children(of: subject).first(where: { analyzed.tokens[$0].folded == Self.whose })
        else { return nil }
        let first = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound
        return (first..<whose).last { analyzed.words[$0].tag == .noun || analyzed.words[$0].tag == .propn }
    }

    /// Whether a noun can be a speaker: a name, a pronoun, people, a body or a document.
    func speaks(_ head: Int) -> Bool {
        if !nameOfToken[head].isEmpty { return true }
        let word = analyzed.words[head]
        if word.tag == .pron { return word.penn != .wdt && word.penn != .dt }
        let token = analyzed.tokens[head]
        return lexicons.people.isSpeakerNoun(token) || lexicons.people.isCollective(token)
            || lexicons.people.title(analyzed.tokens, at: head, limit: head + 1) != nil
            || lexicons.reporting.nounClass(token) != nil || lexicons.reporting.isCountedSpeaker(token)
    }

    /// Whether a verb of saying can tell a clause: "said", "warned", not "attacked".
    func tellsAlone(_ verb: Int) -> Bool {
        guard let found = lexicons.reporting.verb(analyzed.tokens, at: verb, limit: analyzed.tokens.count) else {
            return false
        }
        return found.verb.takes(.that) && found.verb.verbClass != .believe
    }

    func isDay(_ token: Int) -> Bool { Self.weekdays.contains(analyzed.tokens[token].folded) }

    func opensPhrase(_ index: Int) -> Bool {
        let word = analyzed.words[index]
        return word.tag == .det || word.tag == .adj || word.penn == .prpDollar
    }

    func isNominal(_ index: Int) -> Bool {
        let tag = analyzed.words[index].tag
        return tag == .propn || tag == .pron || tag == .noun
    }

    private static let occasions = WordSet(["to", "in", "at", "on", "during", "after", "before", "as", "by"])

    /// The speaker's phrase, cut where quoted words begin.
    func sourcePhrase(_ head: Int) -> Range<Int> {
        var range = syntax.nounPhrase(head)
        let name = nameOfToken[head]
        if !name.isEmpty { range = min(range.lowerBound, name.lowerBound)..<max(range.upperBound, name.upperBound) }
        if let quoted = range.first(where: { isQuoted[$0] && $0 > head }) { range = range.lowerBound..<quoted }
        if let quoted = range.last(where: { isQuoted[$0] && $0 < head }) { range = (quoted + 1)..<range.upperBound }
        // "It was an official who …": the verb of being is no part of who speaks.
        if let being = analyzed.children(of: head).last(where: { $0 < head && analyzed.words[$0].relation == .cop }),
            range.contains(being)
        {
            range = (being + 1)..<range.upperBound
        }
        while range.lowerBound < head, analyzed.words[range.lowerBound].relation == .case {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        // "Berg confirmed the plan, and said": the phrase ends before a verb of its own.
        if let verb = range.first(where: {
            $0 > head && syntax.isFinite($0) && analyzed.words[$0].relation != .aclRelcl
        }),
            !(head..<verb).contains(where: { [.wp, .wdt, .wrb].contains(analyzed.words[$0].penn) }),
            analyzed.words[verb].relation != .aux, analyzed.words[verb].relation != .cop
        {
            range = range.lowerBound..<verb
        }
        while range.lowerBound < head, analyzed.words[range.lowerBound].tag == .cconj {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        // "said Gorman to a round of applause": what stands behind a name in passing is no part of it.
        if !name.isEmpty, name.upperBound < range.upperBound, analyzed.words[name.upperBound].tag == .adp,
            Self.occasions.contains(analyzed.tokens[name.upperBound].folded)
        {
            range = range.lowerBound..<max(head + 1, name.upperBound)
        }
        // An apposition after the first comma is part of the speaker only as far as it describes him.
        if range.count > 16 { range = range.lowerBound..<min(range.upperBound, max(head + 1, range.lowerBound + 16)) }
        let trimmed = syntax.trimmedPunctuation(range)
        return trimmed.contains(head) ? trimmed : head..<(head + 1)
    }
}

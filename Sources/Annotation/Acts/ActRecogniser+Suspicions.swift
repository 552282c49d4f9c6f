import Language
import Prose

/// Acts told by what is done to a suspect, by a name given, and by sympathy.
extension ActRecogniser {
    /// "arrested two men on suspicion of spying", "was held on charges of fraud, the police said": who arrests accuses.
    func suspicion(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isArrest(analyzed.tokens[token]), !syntax.isNegated(token), !isFuture(token),
            isActual(token),
            let (content, noun) = suspected(of: token, sentence: sentence)
        else { return nil }
        var actors: [Int] = []
        var patient: Int?
        if isPassive(token) {
            patient = syntax.subject(of: token)
            if let agent = agent(of: token) {
                actors = acting(agent, sentence: sentence)
            } else {
                actors = speakers(at: token, sentence: sentence).filter { isOfficial($0) && bearsAuthority($0) }
            }
        } else {
            patient = analyzed.children(of: token).first { $0 > token && analyzed.words[$0].relation == .obj }
            actors = self.actors(of: token, sentence: sentence)
        }
        // "“We have never once been charged with fraud,” the firm said": nobody charges himself.
        guard !actors.isEmpty, let patient, !syntax.isNegated(noun),
            !Self.firstPerson.contains(analyzed.tokens[patient].folded)
        else { return nil }
        return mention(
            .accuse, actors: actors,
            arguments: Arguments(content: content, targets: suspects(patient), isClause: false, isAddressed: true),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// A body, not a single person, has people arrested.
    private func bearsAuthority(_ entity: Int) -> Bool {
        discourse.entities[entity].kind != .person || bodies[entity] != nil || discourse.entities[entity].party >= 0
    }

    /// What stands behind "on suspicion of", "on charges of", "over allegations that" after a verb.
    private func suspected(of verb: Int, sentence: Int) -> (content: Range<Int>, noun: Int)? {
        let end = min(analyzed.sentences[sentence].tokens.upperBound, verb + Self.farthestSuspicion)
        for token in (verb + 1)..<max(verb + 1, end) where lexicons.acts.isSuspicion(analyzed.tokens[token]) {
            guard token > verb + 1, token + 2 < analyzed.tokens.count, token + 1 < end,
                analyzed.children(of: token).contains(where: {
                    analyzed.words[$0].relation == .case && Self.upon.contains(analyzed.tokens[$0].folded)
                }), Self.introducing.contains(analyzed.tokens[token + 1].folded), hangs(token, on: verb)
            else { continue }
            let content = charge(in: (token + 2)..<max(token + 2, analyzed.subtree(of: token).upperBound))
            if !content.isEmpty { return (content, token) }
        }
        guard Self.charging.contains(analyzed.tokens[verb].folded),
            let deed = analyzed.children(of: verb).first(where: { child in
                child > verb && analyzed.words[child].relation == .obl
                    && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.with }
            })
        else { return nil }
        let subtree = analyzed.subtree(of: deed)
        let content = charge(in: min(subtree.lowerBound + 1, deed)..<subtree.upperBound)
        return content.isEmpty ? nil : (content, deed)
    }

    /// What somebody is charged with, up to what a parse joins to it ("manslaughter and is in custody").
    private func charge(in range: Range<Int>) -> Range<Int> {
        let end = range.first { token in
            syntax.isComma(token)
                || analyzed.words[token].relation == .cc && token + 1 < range.upperBound && syntax.isFinite(token + 1)
        }
        return syntax.trimmedPunctuation(range.lowerBound..<(end ?? range.upperBound))
    }

    /// Who is named as suspected; whom the rest of the phrase names is not.
    private func suspects(_ patient: Int) -> [Int] {
        let names = [patient] + analyzed.children(of: patient).filter { analyzed.words[$0].relation == .appos }
        let name = names.first { analyzed.words[$0].tag == .propn || analyzed.words[$0].tag == .pron }
        return name.map(named) ?? []
    }

    private func hangs(_ noun: Int, on verb: Int) -> Bool {
        var at = noun
        for _ in 0..<4 {
            at = Int(analyzed.words[at].head)
            if at == verb { return true }
            guard at > verb, analyzed.words[at].tag != .verb else { return false }
        }
        return false
    }

    /// "called the trial a farce", "described the ruling as unlawful": the name that it gets tells the act.
    func naming(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isNaming(analyzed.tokens[token]), !syntax.isNegated(token), isActual(token),
            let object = isPassive(token)
                ? syntax.subject(of: token)
                : analyzed.children(of: token).first(where: { $0 > token && analyzed.words[$0].relation == .obj }),
            let (act, end) = name(behind: max(object, token), of: token, sentence: sentence)
        else { return nil }
        let actors =
            isPassive(token)
            ? namer(of: token).map { acting($0, sentence: sentence) } ?? [] : actors(of: token, sentence: sentence)
        guard !actors.isEmpty else { return nil }
        let start = syntax.nounPhrase(object).lowerBound
        return mention(
            act, actors: actors,
            arguments: Arguments(
                content: syntax.trimmedPunctuation(max(start, token + 1)..<end), targets: sides(of: object),
                isClause: false, head: object),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "was called a farce by Calvo", of which a parse may hang the agent on the name given.
    private func namer(of verb: Int) -> Int? {
        agent(of: verb)
            ?? analyzed.children(of: verb).lazy.filter { $0 > verb && self.analyzed.words[$0].relation == .obj }
            .compactMap { name in
                self.analyzed.children(of: name).first { child in
                    child > name && self.analyzed.words[child].relation == .nmod
                        && self.analyzed.children(of: child).contains { self.analyzed.tokens[$0].folded == Self.by }
                }
            }.first
    }

    private func name(behind object: Int, of verb: Int, sentence: Int) -> (act: ActLexicon.Act, end: Int)? {
        let limit = min(analyzed.sentences[sentence].tokens.upperBound, object + Self.farthestName)
        for token in (object + 1)..<max(object + 1, limit) {
            let tag = analyzed.words[token].tag
            if tag == .verb, syntax.isFinite(token) { return nil }
            guard let (adjective, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit),
                adjective.isJudgement, !syntax.isNegated(token)
            else { continue }
            let head = [token, end - 1].first { hangs($0, on: verb) } ?? token
            guard hangs(head, on: verb) else { continue }
            let isBlamed = adjective.act == .reject && isDeed(object, sides(of: object))
            return (isBlamed ? .accuse : adjective.act, max(end, min(limit, analyzed.subtree(of: head).upperBound)))
        }
        return nil
    }

    /// "Our thoughts are with the families", "expressed condolences to the victims": a state that says so stands by
    /// them; the sympathy of a firm or a neighbour takes no position.
    func sympathy(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isSympathy(analyzed.tokens[token]) else { return nil }
        let head = Int(analyzed.words[token].head)
        guard head >= 0 else { return nil }
        let isOurs = analyzed.children(of: token).contains {
            analyzed.words[$0].penn == .prpDollar && Self.ours.contains(analyzed.tokens[$0].folded)
        }
        var actors: [Int] = []
        if analyzed.words[token].relation.isSubject, isOurs, isForOthers(head) {
            actors = speakers(at: token, sentence: sentence)
        } else if analyzed.words[token].relation == .obj, head < token, !syntax.isNegated(head), isActual(head),
            lexicons.acts.isLight(analyzed.tokens[head]) || Self.offering.contains(analyzed.tokens[head].folded)
        {
            actors = self.actors(of: head, sentence: sentence)
        }
        guard actors.contains(where: standsForState) else { return nil }
        let start = min(token, syntax.nounPhrase(token).lowerBound)
        let content = syntax.trimmedPunctuation(start..<max(token + 1, analyzed.subtree(of: head).upperBound))
        guard content.count > 1 else { return nil }
        return mention(
            .support, actors: actors, arguments: Arguments(content: content, isClause: false, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "our hearts go out to them", not "my heart is aching".
    private func isForOthers(_ clause: Int) -> Bool {
        analyzed.subtree(of: clause).contains {
            analyzed.words[$0].relation == .case && Self.towards.contains(analyzed.tokens[$0].folded)
        }
    }

    private func standsForState(_ entity: Int) -> Bool {
        if let noun = unnamed.noun(of: entity) { return lexicons.acts.isState(analyzed.tokens[noun]) }
        let found = discourse.entities[entity]
        return found.kind == .party || party(of: bodies[entity] ?? entity) >= 0
            || found.kind == .person && bodies[entity] == nil && found.isOffice.contains(true)
    }

    private static let towards = WordSet(["with", "to", "for"])
    private static let farthestSuspicion = 24
    private static let farthestName = 12
    private static let charging = WordSet(["charge", "charges", "charged", "charging"])
    private static let with = WordHash.folded("with")
    private static let upon = WordSet(["on", "over", "under", "for", "with", "amid", "to", "of"])
    private static let introducing = WordSet(["of", "that", "for", "in"])
    private static let ours = WordSet(["our", "my"])
    private static let offering = WordSet(["offer", "offers", "offered", "offering", "conveyed"])
}

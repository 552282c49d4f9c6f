import Language
import Prose

/// Finds who demands, offers, agrees to, supports, concedes, rejects, denies, threatens or accuses what, from verbs,
/// nouns and adjectives with their arguments in the dependency tree.
///
/// The actor is the grammatical subject, the agent, the owner of the noun or, in the first person, the speaker; content
/// and target are arguments, never what stands near. O(n²) in the tokens of a sentence at worst.
struct ActRecogniser {
    let discourse: Discourse
    let lexicons: Lexicons
    let statements: [AttributedStatement]
    let syntax: Syntax
    let events: EventReader
    let unnamed: UnnamedActors
    var analyzed: AnalyzedText { discourse.analyzed }
    /// Statements by sentence.
    private let bySentence: [Int: [Int]]
    /// For people of no known party the body whose office they hold.
    private(set) var bodies: [Int: Int]

    init(
        _ discourse: Discourse, lexicons: Lexicons, statements: [AttributedStatement], unnamed: [UnnamedSpeaker] = []
    ) {
        self.unnamed = UnnamedActors(discourse, statements: statements, speakers: unnamed)
        self.discourse = discourse.adding(self.unnamed.entities)
        self.lexicons = lexicons
        self.statements = statements
        syntax = discourse.syntax
        events = EventReader(
            analyzed: discourse.analyzed, lexicon: lexicons.events, takesFutureAsDone: true)
        bodies = Affiliations(discourse).bodies()
        bySentence = Dictionary(grouping: statements.indices, by: { statements[$0].statement.sentence })
        for (person, pronoun) in Affiliations(discourse).owned() where bodies[person] == nil {
            guard let owner = owner(pronoun), owner != person else { continue }
            bodies[person] = bodies[owner] ?? owner
        }
    }

    /// Whose role it is: of "his", the only one named before in the sentence; of "its", what it goes back to.
    private func owner(_ pronoun: Int) -> Int? {
        let sentence = analyzed.sentence(ofToken: pronoun)
        guard Affiliations.isPersonal(analyzed.tokens[pronoun]) else {
            let owners = antecedents(of: pronoun, sentence: sentence)
            return owners.count == 1 && discourse.entities[owners[0]].kind != .person ? owners[0] : nil
        }
        let start = analyzed.sentences[sentence].tokens.lowerBound
        let people = Set(
            discourse.names.filter {
                $0.kind == .person && $0.entity >= 0 && $0.tokens.lowerBound >= start && $0.tokens.upperBound <= pronoun
            }.map(\.entity))
        return people.count == 1 ? people.first : nil
    }

    /// The acts of the report; who acts and is named by a role only is added to the speakers without a name.
    func run(naming speakers: inout UnnamedSpeakers) -> [ActMention] {
        found().compactMap { act in
            var result = act
            result.actors = act.actors.filter { !unnamed.contains($0) }
            result.voices = act.voices.filter { !unnamed.contains($0) }
            result.targets = act.targets.filter { !unnamed.contains($0) }
            guard result.actors.isEmpty else { return result }
            result.unnamedActors = unnamed.speakers(of: act.actors, among: &speakers, in: discourse)
            return result.unnamedActors.isEmpty ? nil : result
        }
    }

    private func found() -> [ActMention] {
        var result: [ActMention] = []
        for (index, sentence) in analyzed.sentences.enumerated()
        where sentence.tokens.count <= Syntax.longestSentence {
            var found: [ActMention] = []
            for token in sentence.tokens {
                if let act = act(at: token, sentence: index), saysSomething(act) { found += parts(of: act) }
            }
            for act in withoutRepeats(found) { result.append(directed(act, after: result)) }
        }
        return result
    }

    /// Who goes on about the same other side: an act that names nobody is directed at whom the actor's last one, at
    /// most two sentences before, was directed.
    private func directed(_ act: ActMention, after earlier: [ActMention]) -> ActMention {
        guard act.targets.isEmpty, !act.isAddressed, !act.isGeneral, Self.contending.contains(act.act) else {
            return act
        }
        let last = earlier.last {
            $0.sentence >= act.sentence - 2 && $0.actors == act.actors && !$0.targets.isEmpty
                && Self.contending.contains($0.act)
        }
        guard let last else { return act }
        var result = act
        result.targets = last.targets
        return result
    }

    private static let contending: Set<ActLexicon.Act> = [.demand, .reject, .accuse, .deny, .threaten]

    /// The act that a word tells, if any; each way of telling looks at the word's class first.
    private func act(at token: Int, sentence: Int) -> ActMention? {
        switch analyzed.words[token].tag {
        case .verb:
            verbAct(token, sentence: sentence) ?? adjectiveAct(token, sentence: sentence)
                ?? announcement(token, sentence: sentence) ?? charging(token, sentence: sentence)
                ?? denial(token, sentence: sentence) ?? consequence(token, sentence: sentence)
                ?? unjustified(token, sentence: sentence)
        case .adj:
            adjectiveAct(token, sentence: sentence) ?? judgement(token, sentence: sentence)
                ?? denial(token, sentence: sentence) ?? absoluteAct(token, sentence: sentence)
        case .noun:
            sympathy(token, sentence: sentence) ?? nounAct(token, sentence: sentence)
                ?? judgement(token, sentence: sentence)
                ?? denial(token, sentence: sentence)
        case .adp, .adv, .det, .propn: judgement(token, sentence: sentence)
        case .aux:
            denial(token, sentence: sentence) ?? neededThing(token, sentence: sentence)
                ?? consequence(token, sentence: sentence)
        default: nil
        }
    }

    /// What a verb tells that others ought to do or that somebody will do.
    private func announcement(_ token: Int, sentence: Int) -> ActMention? {
        guard !isAsked(sentence) else { return nil }
        return foretoldHarm(token, sentence: sentence) ?? dutyAct(token, sentence: sentence) ?? announcedDeed(
            token, sentence: sentence)
            ?? effort(token, sentence: sentence)
    }

    /// "Should he resign?" asks and demands nothing, whoever it is put to.
    private func isAsked(_ sentence: Int) -> Bool {
        let tokens = analyzed.sentences[sentence].tokens
        return tokens.suffix(2).contains { analyzed.text.utf8[analyzed.tokens[$0].span.start] == 0x3F }  // ?
    }

    /// What a verb tells of a wrong, of another or of one's own.
    private func charging(_ token: Int, sentence: Int) -> ActMention? {
        suspicion(token, sentence: sentence) ?? naming(token, sentence: sentence)
            ?? charge(token, sentence: sentence) ?? admission(token, sentence: sentence)
    }

    /// Whether the content is more than a name or a pronoun, which is whom an act is about, not what.
    private func saysSomething(_ act: ActMention) -> Bool {
        var token = analyzed.token(at: act.content.start)
        let first = token
        while token < analyzed.tokens.count, Int(analyzed.tokens[token].start) < act.content.end { token += 1 }
        return saysSomething(first..<token)
    }

    func saysSomething(_ content: Range<Int>) -> Bool {
        content.contains { token in
            switch analyzed.words[token].tag {
            case .propn, .pron, .det, .adp, .adv, .punct, .part, .aux, .sconj, .cconj: false
            default: true
            }
        }
    }

    /// Of two acts of one kind by the same actors on overlapping words the longer stays.
    private func withoutRepeats(_ acts: [ActMention]) -> [ActMention] {
        acts.enumerated().filter { index, act in
            !acts.enumerated().contains { other, longer in
                other != index && longer.act == act.act && longer.actors == act.actors
                    && longer.content.overlaps(act.content)
                    && (longer.content.count > act.content.count
                        || (longer.content.count == act.content.count && other < index))
            }
        }.map(\.element)
    }

    /// The statements whose words hold a token, the innermost first.
    func statements(around token: Int, sentence: Int) -> [Statement] {
        let offset = Int(analyzed.tokens[token].start)
        return (bySentence[sentence] ?? []).map { statements[$0].statement }
            .filter { $0.span.contains(offset) || $0.clause?.contains(offset) ?? false }
            .sorted { $0.span.count < $1.span.count }
    }

    /// The statements of a sentence.
    func statements(in sentence: Int) -> [Statement] {
        (bySentence[sentence] ?? []).map { statements[$0].statement }
    }

    /// Who says the words that a token stands in.
    ///
    /// "X says police have found nothing, but added that …": who adds is who said something before, though a parse
    /// joins "added" to what was said.
    func speakers(at token: Int, sentence: Int) -> [Int] {
        let around = statements(around: token, sentence: sentence)
        let speaking = around.first {
            !$0.speakers.isEmpty || $0.unnamedSpeaker.flatMap { unnamed.entity(ofSpeaker: $0) } != nil
        }
        guard let first = speaking else { return [] }
        if first.speakers.isEmpty {
            return first.unnamedSpeaker.flatMap { unnamed.entity(ofSpeaker: $0) }.map { [$0] } ?? []
        }
        guard let cue = first.cue, case let verb = analyzed.token(at: cue.start), verb < analyzed.tokens.count,
            Self.adding.contains(analyzed.tokens[verb].folded), analyzed.words[verb].relation == .conj,
            !analyzed.children(of: verb).contains(where: { analyzed.words[$0].relation.isSubject })
        else { return first.speakers }
        let clause = Int(analyzed.words[verb].head)
        guard clause >= 0, analyzed.words[clause].relation == .ccomp else { return first.speakers }
        let outer = around.first { $0.span.count > first.span.count && !$0.speakers.isEmpty }
        return outer?.speakers ?? first.speakers
    }

    private static let adding = WordSet(["added", "adding", "adds"])

    // MARK: Making the mention

    struct Arguments {
        var content: Range<Int>
        var targets: [Int] = []
        var isClause: Bool
        /// The token on which the content hangs, -1 when there is none.
        var head = -1
        /// Whether the verb's own argument says whom it is put to, named or not ("urged allies to …").
        var isAddressed = false
        /// Whether a side that the content names may be the one it is directed at; not that whose law is broken.
        var namesTargets = true
    }

    func mention(
        _ act: ActLexicon.Act, actors: [Int], arguments: Arguments, trigger: Range<Int>, sentence: Int
    ) -> ActMention? {
        var arguments = arguments
        arguments.content = withoutAttribution(withinMarks(arguments.content, sentence: sentence))
        guard let first = arguments.content.first, analyzed.tokens[first].folded != Self.according else { return nil }
        let condition = condition(trigger.lowerBound, arguments.content, sentence: sentence)
        var content = withoutPreposition(arguments.content)
        if let condition, condition.lowerBound > content.lowerBound, condition.upperBound >= content.upperBound {
            content = syntax.trimmedPunctuation(content.lowerBound..<min(condition.lowerBound, content.upperBound))
        }
        guard !content.isEmpty else { return nil }
        let targets = targets(of: act, actors, arguments, condition: condition, trigger: trigger, sentence: sentence)
        content = withinStatement(withinMarks(content, sentence: sentence), trigger.lowerBound, sentence: sentence)
        guard !content.isEmpty else { return nil }
        let span = analyzed.span(syntax.withClosingMark(content))
        let outer = min(trigger.lowerBound, content.lowerBound)..<max(trigger.upperBound, content.upperBound)
        var result = ActMention(
            act: act, actors: actors.map { bodies[$0] ?? $0 }, targets: withoutBodies(of: actors, targets),
            content: span,
            condition: condition.map { analyzed.span($0) }, sentence: sentence,
            evidence: analyzed.span(outer))
        result.voices = actors
        // "warned that any attack would have consequences"
        if act == .threaten, condition == nil, arguments.isClause, arguments.head >= 0,
            let subject = anySubject(of: arguments.head)
        {
            result.condition = analyzed.span(syntax.nounPhrase(subject))
        }
        result.isAddressed = arguments.isAddressed || isPutToOthers(act, arguments)
        return result
    }

    private func withoutBodies(of actors: [Int], _ targets: [Int]) -> [Int] {
        let acting = Set(actors.compactMap { bodies[$0] })
        return acting.isEmpty ? targets : targets.filter { !acting.contains($0) }
    }

    /// Those who are not the actors nor of their party.
    func othersThan(_ actors: [Int], _ targets: [Int]) -> [Int] {
        let own = Set(actors.map { party(of: $0) }.filter { $0 >= 0 })
        var seen: Set<Int> = []
        return targets.filter {
            !actors.contains($0) && !own.contains(party(of: $0)) && discourse.entities[$0].kind != .instrument
                && seen.insert($0).inserted
        }
    }

    /// The known party that an entity is or belongs to, -1 when none is known.
    func party(of entity: Int) -> Int32 {
        let entity = discourse.entities[entity]
        return entity.kind == .party ? entity.thing : entity.party
    }

    /// "accused X of arming the rebels": arming the rebels.
    private func withoutPreposition(_ content: Range<Int>) -> Range<Int> {
        guard content.count > 1,
            analyzed.words[content.lowerBound].tag == .adp || analyzed.words[content.lowerBound].relation == .mark,
            Self.linking.contains(analyzed.tokens[content.lowerBound].folded)
                // "outraged at the attack", not "at least 300"
                || Self.occasions.contains(analyzed.tokens[content.lowerBound].folded)
                    && [.det, .noun, .propn].contains(analyzed.words[content.lowerBound + 1].tag)
                || analyzed.tokens[content.lowerBound].folded == Self.from
                    && analyzed.words[content.lowerBound + 1].penn == .vbg
        else { return content }
        return content.dropFirst()
    }

    /// The content without ", according to …" and without a clause that only adds to it (", which …").
    private func withoutAttribution(_ content: Range<Int>) -> Range<Int> {
        for index in content where index > content.lowerBound + 1 {
            if opensOwnClause(index, in: content) { return syntax.trimmedPunctuation(content.lowerBound..<index) }
            let isAddition = syntax.isComma(index - 1) && Self.additions.contains(analyzed.tokens[index].folded)
            if isAddition || analyzed.tokens[index].folded == Self.according || isComment(index, in: content) {
                return syntax.trimmedPunctuation(content.lowerBound..<index)
            }
        }
        return content
    }

    /// ", calling it a trick", ", warning that …": what the actor says about it.
    ///
    /// Behind fewer words ("dismissed the remarks, saying …") it is what tells the content.
    private func isComment(_ index: Int, in content: Range<Int>) -> Bool {
        guard index - content.lowerBound > Self.fewWords, syntax.isComma(index - 1), analyzed.words[index].penn == .vbg,
            analyzed.words[index].relation == .advcl || analyzed.words[index].relation == .acl
        else { return false }
        return lexicons.reporting.verb(analyzed.tokens, at: index, limit: index + 1) != nil
    }

    /// "…, but he is ready to talk": joined words with a finite verb of their own tell something else.
    private func opensOwnClause(_ index: Int, in content: Range<Int>) -> Bool {
        guard analyzed.words[index].relation == .cc, analyzed.words[index].tag == .cconj else { return false }
        let joined = Int(analyzed.words[index].head)
        guard joined > index else { return false }
        let first = Int(analyzed.words[joined].head)
        let children = analyzed.children(of: joined)
        let isOfClause = first >= 0 && analyzed.words[first].relation == .ccomp
        let isFinite =
            syntax.isFinite(joined) && analyzed.words[joined].penn != .vbp
            || children.contains { $0 < joined && analyzed.words[$0].relation == .aux && syntax.isFinite($0) }
        if first >= 0, analyzed.words[first].tag == .noun || analyzed.words[first].tag == .propn { return isFinite }
        guard !isOfClause, first < 0 || !isInfinitive(first) || isFinite else { return false }
        return children.contains { $0 < joined && $0 > index && analyzed.words[$0].relation.isSubject }
            && (isFinite || children.contains { analyzed.words[$0].relation == .cop })
    }

    private static let linking = WordSet(["of", "for", "with", "on", "over"])
    private static let occasions = WordSet(["at", "by"])
    private static let additions = WordSet(["which", "who", "whose", "where"])
    private static let from = WordHash.folded("from")
    private static let fewWords = 3
    private static let according = WordHash.folded("according")
}

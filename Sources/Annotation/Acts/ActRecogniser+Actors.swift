import Language
import Prose

/// Who acts: the subject, the agent of a passive or, in the first person, the speaker.
extension ActRecogniser {
    /// The entities that act by a predicate; none when the actor is not told, or cannot act.
    func actors(of verb: Int, sentence: Int) -> [Int] {
        if isPassive(verb) {
            guard let agent = agent(of: verb) else { return unnamedAgent(of: verb, sentence: sentence) }
            return acting(agent, sentence: sentence)
        }
        if let conveyed = conveyors(of: verb, sentence: sentence) { return conveyed }
        let deciders = decider(of: verb, sentence: sentence)
        guard deciders.isEmpty else { return deciders }
        guard let subject = subject(of: verb) else { return [] }
        let reporter = reporter(above: verb, sentence: sentence)
        // "said it was vital that Calvo act and called on …": no past form is joined to a plain one.
        let clause = Int(analyzed.words[verb].head)
        if !reporter.isEmpty, clause >= 0, analyzed.words[clause].penn == .vb || analyzed.words[clause].penn == .vbp {
            return reporter
        }
        let found = acting(subject, sentence: sentence)
        if found.isEmpty, reporter.isEmpty, isReportedThey(subject, of: verb, sentence: sentence) {
            return speakers(at: subject, sentence: sentence)
        }
        return found.isEmpty ? reporter : found
    }

    /// "The union said the army was to blame and called for an inquiry": a verb that a parse joins to the reported
    /// clause, whose subject cannot act, goes on with who reports.
    private func reporter(above verb: Int, sentence: Int) -> [Int] {
        let form = analyzed.words[verb].penn
        // "has said the games were safe and proposed …"
        let isBarePerfect =
            form == .vbn && !analyzed.children(of: verb).contains { analyzed.words[$0].relation == .auxPass }
        guard analyzed.words[verb].relation == .conj, form == .vbd || isBarePerfect else { return [] }
        let clause = Int(analyzed.words[verb].head)
        guard clause >= 0, !analyzed.children(of: verb).contains(where: { analyzed.words[$0].relation.isSubject })
        else { return [] }
        // "said it was vital that Calvo act and called on …": the clause may stand within another.
        var inner = clause
        for _ in 0..<3 {
            let isClause = [.ccomp, .csubj, .acl].contains(analyzed.words[inner].relation)
            guard isClause || isContentParsedAsRelative(inner),
                case let reporting = Int(analyzed.words[inner].head), reporting >= 0, reporting < inner
            else { return [] }
            if analyzed.words[reporting].penn == form,
                let subject = analyzed.children(of: reporting).last(where: {
                    $0 < reporting && analyzed.words[$0].relation == .nsubj
                })
            {
                return acting(subject, sentence: sentence)
            }
            inner = reporting
        }
        return []
    }

    func isPassive(_ verb: Int) -> Bool {
        if isActivePast(verb) { return false }
        return analyzed.children(of: verb).contains {
            analyzed.words[$0].relation == .nsubjPass || analyzed.words[$0].relation == .auxPass
        } || (analyzed.words[verb].relation == .acl && analyzed.words[verb].penn == .vbn) || isBareParticiple(verb)
    }

    /// "Calvo International called for …", of which a tagger makes a participle: a bare past form with the preposition
    /// that makes it another verb has no passive.
    private func isActivePast(_ verb: Int) -> Bool {
        guard analyzed.words[verb].penn == .vbn else { return false }
        // "Calvans have hailed the girl", of which a parse makes a passive
        let auxiliaries = analyzed.children(of: verb).filter {
            analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .auxPass
        }
        if auxiliaries.count == 1, analyzed.words[auxiliaries[0]].relation == .aux,
            Self.perfect.contains(analyzed.tokens[auxiliaries[0]].folded)
        {
            return true
        }
        if isRefusalParsedAsPassive(verb) { return true }
        guard analyzed.words[verb].relation == .root || isPredicateParsedAsAttribute(verb),
            !analyzed.children(of: verb).contains(where: {
                analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .auxPass
            })
        else { return false }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        guard let end = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit)?.end else { return false }
        return end == verb + 2 && analyzed.words[verb + 1].tag == .adp
    }

    /// "Asked if …, Calvo said": a past form without subject or auxiliary that opens a clause beside another is
    /// passive.
    private func isBareParticiple(_ verb: Int) -> Bool {
        let (penn, relation) = (analyzed.words[verb].penn, analyzed.words[verb].relation)
        guard penn == .vbn || penn == .vbd, relation == .advcl || relation == .parataxis else { return false }
        return !analyzed.children(of: verb).contains {
            let relation = analyzed.words[$0].relation
            return relation.isSubject || relation == .aux || (relation == .mark && analyzed.words[$0].tag != .adp)
        }
    }

    func agent(of verb: Int) -> Int? {
        analyzed.children(of: verb).first { child in
            analyzed.words[child].relation == .oblAgent
                || (analyzed.words[child].relation == .obl
                    && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.by })
        }
    }

    /// The subject, which for "wants Calvo to agree" is Calvo.
    private func subject(of verb: Int) -> Int? {
        let head = Int(analyzed.words[verb].head)
        if analyzed.words[verb].relation == .xcomp, head >= 0,
            let object = analyzed.children(of: head).first(where: {
                analyzed.words[$0].relation == .obj && $0 > head && $0 < verb
            })
        {
            return object
        }
        if let own = ownSubject(of: verb) { return own }
        return syntax.subject(of: verb)
            ?? (isActivePast(verb)
                ? analyzed.children(of: verb).first { analyzed.words[$0].relation == .nsubjPass && $0 < verb }
                    ?? (analyzed.words[verb].relation == .acl ? Int(analyzed.words[verb].head) : nil) : nil)
            // "said it was willing to pay", where a parse takes "it" for a placeholder
            ?? analyzed.children(of: verb).first {
                $0 < verb && analyzed.words[$0].relation == .expl
                    && Discourse.neutral.contains(analyzed.tokens[$0].folded)
            }
    }

    /// The entities of a noun phrase that can act: a party, person or organisation named, or somebody who acts for it.
    func acting(_ subject: Int, sentence: Int) -> [Int] {
        if Self.firstPerson.contains(analyzed.tokens[subject].folded) {
            return speakers(at: subject, sentence: sentence).filter(canAct)
        }
        if Discourse.neutral.contains(analyzed.tokens[subject].folded) {
            return antecedents(of: subject, sentence: sentence).filter(canAct)
        }
        let found = namedActing(subject, sentence: sentence)
        return found.isEmpty ? withoutName(subject) : found
    }

    /// Who acts and is told by a role only; whose name stands right behind the role ("candidates Donald Trump and …")
    /// is named.
    private func withoutName(_ subject: Int) -> [Int] {
        let penn = analyzed.words[subject].penn
        let clause = Int(analyzed.words[subject].head)
        guard penn == .wp || penn == .wdt, clause >= 0, analyzed.words[clause].relation == .aclRelcl else {
            let name = discourse.names.first { $0.tokens.lowerBound == subject + 1 && $0.kind == .person }
            guard let name else { return unnamed.entity(ofNoun: whole(of: subject)).map { [$0] } ?? [] }
            return discourse.entities(of: syntax.nounPhrase(name.tokens.lowerBound), head: name.tokens.lowerBound)
                .filter(canAct)
        }
        let noun = Int(analyzed.words[clause].head)
        return noun >= 0 && noun < subject ? unnamed.entity(ofNoun: noun).map { [$0] } ?? [] : []
    }

    /// "Some of the victims": the people of whom a quantity acts.
    private func whole(of quantity: Int) -> Int {
        guard analyzed.words[quantity].tag != .noun || Self.quantities.contains(analyzed.tokens[quantity].folded),
            !Self.single.contains(analyzed.tokens[quantity].folded)
        else { return quantity }
        return analyzed.children(of: quantity).first { child in
            child > quantity && analyzed.words[child].relation == .nmod
                && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.of }
        } ?? quantity
    }

    private func namedActing(_ subject: Int, sentence: Int) -> [Int] {
        if let body = bodyOfRelative(subject) { return [body] }
        let two = pair(subject, sentence: sentence)
        if !two.isEmpty { return two }
        let own = ownState(subject, sentence: sentence)
        if !own.isEmpty { return own }
        if let noun = antecedent(ofRelative: subject) { return acting(noun, sentence: sentence) }
        let senders = senders(of: postHolder(before: subject) ?? subject)
        if !senders.isEmpty { return senders }
        let phrase = syntax.nounPhrase(subject)
        let found = discourse.entities(of: phrase, head: subject).filter(canAct)
        if found.isEmpty {
            let leader = leader(ofOffice: subject)
            let side = leader.isEmpty ? side(before: subject) : leader
            if !side.isEmpty { return side }
            let people = people(subject)
            return people.isEmpty ? described(subject) : people
        }
        guard !found.allSatisfy({ isNamed($0, by: subject, in: phrase) }) else { return found }
        guard lexicons.acts.actsForOthers(analyzed.tokens[subject]) else { return [] }
        // "the Calvan firm" does not act for Calvo.
        return lexicons.acts.isFirm(analyzed.tokens[subject])
            ? found.filter { discourse.entities[$0].kind != .party } : found
    }

    /// Whether an entity speaks for a side: a party, a body, or a person who belongs to one or holds an office.
    func isOfficial(_ entity: Int) -> Bool {
        let found = discourse.entities[entity]
        if let noun = unnamed.noun(of: entity) { return lexicons.acts.actsForOthers(analyzed.tokens[noun]) }
        return found.kind == .party || found.kind == .organisation || bodies[entity] != nil || found.party >= 0
            || found.isOffice.contains(true)
    }

    /// Whether an entity takes a stand of its own: a side, or a person who is not asked as a scholar.
    func takesStand(_ entity: Int) -> Bool {
        guard !isOfficial(entity) else { return true }
        if let noun = unnamed.noun(of: entity) { return !lexicons.acts.isScholar(analyzed.string(noun).lowercased()) }
        let found = discourse.entities[entity]
        return found.kind == .person
            && !found.roles.contains { role in
                analyzed.text.string(role).split(separator: " ").contains { lexicons.acts.isScholar($0.lowercased()) }
            }
    }

    private func canAct(_ entity: Int) -> Bool {
        discourse.entities[entity].kind != .instrument && discourse.entities[entity].kind != .place
    }

    /// Whether the head is the entity's name or stands for it as a pronoun, a title or a person's description.
    private func isNamed(_ entity: Int, by head: Int, in phrase: Range<Int>) -> Bool {
        if analyzed.words[head].tag == .pron { return true }
        // "Venn's behaviour did not offer …": what somebody has does not act for him.
        if discourse.entities[entity].kind == .person { return !isOnlyOwner(entity, of: head, in: phrase) }
        return discourse.entities[entity].mentions.contains {
            let tokens = discourse.names[$0].tokens
            return tokens.contains(head) || (phrase.contains(tokens.lowerBound) && isJoined(tokens, to: head))
        }
    }

    private func isOnlyOwner(_ person: Int, of head: Int, in phrase: Range<Int>) -> Bool {
        guard analyzed.words[head].tag == .noun, !lexicons.acts.isVehicle(analyzed.tokens[head]) else { return false }
        let inside = discourse.entities[person].mentions.map { discourse.names[$0].tokens }.filter {
            phrase.contains($0.lowerBound)
        }
        guard !inside.isEmpty else { return false }
        return inside.allSatisfy { name in
            name.contains {
                analyzed.words[$0].relation == .nmodPoss && Int(analyzed.words[$0].head) == head
            }
        }
    }

    /// "Orvenia and Teshmar": a name joined to the head of the phrase.
    private func isJoined(_ name: Range<Int>, to head: Int) -> Bool {
        name.contains {
            let relation = analyzed.words[$0].relation
            return (relation == .conj || relation == .appos || relation == .flat)
                && Int(analyzed.words[$0].head) == head
        }
    }

    /// "his country", "our government": the state of whoever says it.
    private func ownState(_ noun: Int, sentence: Int) -> [Int] {
        guard lexicons.acts.isState(analyzed.tokens[noun]),
            analyzed.children(of: noun).contains(where: {
                analyzed.words[$0].penn == .prpDollar && Self.owners.contains(analyzed.tokens[$0].folded)
            })
        else { return [] }
        return speakers(at: noun, sentence: sentence).compactMap { speaker in
            guard discourse.entities[speaker].kind == .person else { return speaker }
            let party = discourse.entities[speaker].party
            guard party >= 0 else { return speaker }
            return discourse.entities.firstIndex { $0.kind == .party && $0.thing == party } ?? speaker
        }
    }

    /// "the president's office": who owns a body acts by it.
    private func leader(ofOffice noun: Int) -> [Int] {
        guard lexicons.acts.actsForOthers(analyzed.tokens[noun]),
            let owner = analyzed.children(of: noun).first(where: { analyzed.words[$0].relation == .nmodPoss })
        else { return [] }
        return discourse.entities(of: syntax.nounPhrase(owner), head: owner).filter(canAct)
    }

    /// "Lorne officials": the people of somebody who leads a party act for it.
    private func side(before noun: Int) -> [Int] {
        guard lexicons.acts.actsForOthers(analyzed.tokens[noun]), !lexicons.acts.isFirm(analyzed.tokens[noun]),
            let name = analyzed.children(of: noun).first(where: { analyzed.words[$0].relation == .compound }),
            let person = discourse.entities(of: name..<(name + 1), head: name).first,
            discourse.entities[person].kind == .person, discourse.entities[person].party >= 0
        else { return [] }
        let party = discourse.entities[person].party
        return discourse.entities.firstIndex { $0.kind == .party && $0.thing == party }.map { [$0] } ?? []
    }

    /// "The Palestinians rejected the plan": a whole people acts as its party; "many Calvans", "four Calvans" do not.
    private func people(_ noun: Int) -> [Int] {
        let penn = analyzed.words[noun].penn
        guard penn == .nnps || penn == .nns else { return [] }
        let isWhole = analyzed.children(of: noun).allSatisfy { child in
            switch analyzed.words[child].relation {
            case .nummod, .amod, .compound, .nmod, .acl, .aclRelcl, .appos: false
            case .det: analyzed.tokens[child].folded == Self.the
            default: true
            }
        }
        return isWhole ? demonym(noun) : []
    }

    /// "the head of the union, which rejects …": "which" is the body named before it, not the person.
    private func bodyOfRelative(_ subject: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: subject)].tokens
        var which: Int?
        if analyzed.words[subject].penn == .wdt {
            which = subject
        } else if analyzed.words[subject].tag == .noun || analyzed.words[subject].tag == .propn {
            which =
                analyzed.children(of: subject).filter { analyzed.words[$0].relation == .aclRelcl }.lazy
                .compactMap { clause in
                    self.analyzed.children(of: clause).first { self.analyzed.tokens[$0].folded == Self.which }
                }.first
        }
        guard let which, which > sentence.lowerBound + 1, analyzed.tokens[which].folded == Self.which else {
            return nil
        }
        let last = syntax.isComma(which - 1) ? which - 2 : which - 1
        guard last >= sentence.lowerBound,
            let name = discourse.names.last(where: { $0.tokens.contains(last) && $0.entity >= 0 })
        else { return nil }
        let kind = discourse.entities[name.entity].kind
        return kind == .party || kind == .organisation ? name.entity : nil
    }

    // MARK: Targets

    /// The entities that a phrase names as a side, or that own what it names ("Calvo's proposal", "the Lornish
    /// demand").
    func sides(of head: Int) -> [Int] {
        let direct = named(head).filter { discourse.entities[$0].kind != .place }
        if !direct.isEmpty, analyzed.words[head].tag == .propn || analyzed.words[head].tag == .pron { return direct }
        for child in analyzed.children(of: head) {
            switch analyzed.words[child].relation {
            case .nmodPoss, .amod, .compound:
                let owner = named(child).filter { discourse.entities[$0].kind != .place }
                let side = owner.isEmpty ? demonym(child) : owner
                if !side.isEmpty { return side }
            case .nmod
            where Self.owning.contains(where: { key in
                analyzed.children(of: child).contains { analyzed.tokens[$0].folded == key }
            }):
                let owner = named(child).filter {
                    discourse.entities[$0].kind != .place && !isOnlyWhere($0, child)
                }
                if !owner.isEmpty { return owner }
            default: continue
            }
        }
        return direct.filter { !isOnlyWhere($0, head) }
    }

    /// "the release on Twitter", "the arrests in Calvo": a name that a phrase has only for where something is.
    private func isOnlyWhere(_ entity: Int, _ head: Int) -> Bool {
        let phrase = head..<max(head + 1, analyzed.subtree(of: head).upperBound)
        let inside = discourse.entities[entity].mentions.flatMap { discourse.names[$0].tokens }.filter {
            phrase.contains($0) && analyzed.words[$0].relation == .nmod
        }
        return !inside.isEmpty
            && inside.allSatisfy { child in
                analyzed.children(of: child).contains { Self.whereabouts.contains(analyzed.tokens[$0].folded) }
            }
    }

    /// "in Calvo": a noun that tells where something is.
    func isWhereabouts(_ noun: Int) -> Bool {
        analyzed.children(of: noun).contains {
            analyzed.words[$0].relation == .case && Self.whereabouts.contains(analyzed.tokens[$0].folded)
        }
    }

    func named(_ head: Int) -> [Int] {
        if Discourse.neutral.contains(analyzed.tokens[head].folded) {
            return antecedents(of: head, sentence: analyzed.sentence(ofToken: head))
        }
        return discourse.entities(of: syntax.nounPhrase(head), head: head)
    }

    func demonym(_ token: Int) -> [Int] {
        guard let mention = discourse.names.first(where: { $0.isDemonym && $0.tokens.contains(token) }) else {
            return []
        }
        return discourse.entities.firstIndex { $0.thing == mention.thing }.map { [$0] } ?? []
    }

    static let firstPerson = WordSet(["we", "i", "us"])
    private static let whereabouts = Set(
        ["in", "at", "on", "near", "inside", "outside", "within", "across", "through", "via"].map {
            WordHash.folded($0)
        })
    private static let owning = ["by", "from", "of"].map { WordHash.folded($0) }
    private static let owners = WordSet(["his", "her", "our", "my"])
    private static let perfect = WordSet(["has", "have", "had"])
    private static let quantities = WordSet(["dozens", "hundreds", "thousands", "scores", "majority", "most", "number"])
    private static let single = WordSet(["one", "none"])
    private static let of = WordHash.folded("of")
    static let by = WordHash.folded("by")
    private static let the = WordHash.folded("the")
    private static let which = WordHash.folded("which")
}

import Language
import Prose

/// Whether an act is told as done: not asked for, wished, feared, conditional or denied.
extension ActRecogniser {
    /// Not in a question, a condition, a duty, a purpose or a mere possibility ("if X demands", "could demand",
    /// "urged X to accept", "in order to win").
    func isActual(_ verb: Int) -> Bool {
        if isPlainWithoutHelp(verb) { return false }
        var at = verb
        var isInNoun = false
        for step in 0..<6 {
            for child in analyzed.children(of: at) {
                let key = analyzed.tokens[child].folded
                let relation = analyzed.words[child].relation
                if relation == .mark || relation == .advmod && child < at, Self.unreal.contains(key) { return false }
                if relation == .advmod, child < at, isUndone(child, before: at) { return false }
                if relation == .aux, Self.possibles.contains(key) { return false }
            }
            let head = Int(analyzed.words[at].head)
            guard head >= 0 else { return true }
            switch analyzed.words[at].relation {
            case .xcomp: if !isFactual(head, clause: at), conveyance(of: at) == nil, !isPrompt(head) { return false }
            // "denied that Calvo was to blame": what is denied is not told.
            case .ccomp:
                if isTurnedDown(by: head) { return false }
                if isWished(head, clause: at) || lexicons.acts.isDoubt(analyzed.tokens[head]) { return false }
                if isTurnedDownClaim(head) { return false }
            case .aclRelcl:
                if isTurnedDownClaim(head) { return false }
                return !lexicons.acts.isDoubt(analyzed.tokens[head])
            case .advcl, .acl:
                if isCharge(at, of: head) { return false }
                if isInfinitive(at), conveyance(of: at) == nil, !isDecided(at), !isPrompt(head) { return false }
                if lexicons.acts.isDoubt(analyzed.tokens[head]) { return false }
                if analyzed.words[at].relation == .acl, isTurnedDownClaim(head) { return false }
            case .conj:
                if isInfinitive(at) || isPlain(at) && isThirdOrPast(head) { return false }
                // A finite clause is not joined to an infinitive, whatever the parse says.
                if analyzed.words[head].relation == .xcomp, isFuture(at) || syntax.isFinite(at) { return true }
            case .parataxis: return !(isPlain(at) && isThirdOrPast(head))
            case .obj, .obl, .nmod: if !isInNoun { return true }
            default: return true
            }
            if step > 0 || analyzed.words[at].relation != .conj, syntax.isNegated(head) { return false }
            isInNoun = isInNoun || analyzed.words[head].tag == .noun
            at = head
        }
        return true
    }

    /// "“… to stop, comply with the treaty and …”": a plain form that no auxiliary, no "to" and no verb before it helps.
    private func isPlainWithoutHelp(_ verb: Int) -> Bool {
        guard analyzed.words[verb].penn == .vb else { return false }
        var at = verb
        for _ in 0..<4 {
            let isHelped = analyzed.children(of: at).contains {
                [.aux, .auxPass, .cop].contains(analyzed.words[$0].relation)
                    || analyzed.words[$0].relation.isSubject || analyzed.tokens[$0].folded == Self.to && $0 < at
            }
            if isHelped { return false }
            guard analyzed.words[at].relation == .conj, case let head = Int(analyzed.words[at].head), head >= 0 else {
                return [.root, .conj, .parataxis].contains(analyzed.words[at].relation)
            }
            at = head
        }
        return false
    }

    /// "Accused the council of ignoring a report": what somebody is accused of is no position of his.
    private func isCharge(_ gerund: Int, of head: Int) -> Bool {
        guard analyzed.words[gerund].penn == .vbg,
            analyzed.children(of: gerund).contains(where: {
                $0 < gerund && [.mark, .case].contains(analyzed.words[$0].relation)
                    && Self.chargePrepositions.contains(analyzed.tokens[$0].folded)
            })
        else { return false }
        let verb = analyzed.words[head].tag == .verb ? head : Int(analyzed.words[head].head)
        guard verb >= 0, analyzed.words[verb].tag == .verb else { return false }
        return lexicons.acts.verbs(analyzed.tokens, at: verb, limit: analyzed.tokens.count)?.verbs.first?.act == .accuse
    }

    private static let chargePrepositions = WordSet(["of", "for", "with"])

    /// "called on Calvo to stop, open the gates": a plain form joined to a finite one goes on with an infinitive.
    private func isPlain(_ verb: Int) -> Bool {
        (analyzed.words[verb].penn == .vb || analyzed.words[verb].penn == .vbp)
            && !analyzed.children(of: verb).contains {
                analyzed.words[$0].relation == .aux || analyzed.words[$0].relation.isSubject
            }
    }

    private func isThirdOrPast(_ verb: Int) -> Bool {
        analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbz
    }

    /// "almost accepted", "has yet to reject": what is not done.
    private func isUndone(_ adverb: Int, before verb: Int) -> Bool {
        let key = analyzed.tokens[adverb].folded
        if Self.nearly.contains(key) { return adverb == verb - 1 }
        return key == Self.yet && adverb + 1 < verb && analyzed.tokens[adverb + 1].folded == Self.to
    }

    /// "were quick to condemn it": who is told to be prompt has done it.
    private func isPrompt(_ adjective: Int) -> Bool {
        Self.prompt.contains(analyzed.tokens[adjective].folded)
            && analyzed.children(of: adjective).contains { analyzed.words[$0].relation == .cop }
    }

    /// "the decision to close the port": who decides has taken the position.
    private func isDecided(_ verb: Int) -> Bool {
        let noun = Int(analyzed.words[verb].head)
        return noun >= 0 && noun < verb && analyzed.words[verb].relation == .acl
            && lexicons.acts.isDecision(analyzed.tokens[noun])
    }

    /// Whose decision it is ("Calvo's decision to ban …", "the decision of the council to ban …").
    func decider(of verb: Int, sentence: Int) -> [Int] {
        guard isDecided(verb), case let noun = Int(analyzed.words[verb].head), !syntax.isNegated(noun) else {
            return []
        }
        let owner = analyzed.children(of: noun).first { analyzed.words[$0].relation == .nmodPoss }
        let found = owner.map { acting($0, sentence: sentence) } ?? []
        return found.isEmpty ? sides(of: noun).filter { discourse.entities[$0].kind != .instrument } : found
    }

    func isInfinitive(_ token: Int) -> Bool {
        let children = analyzed.children(of: token)
        guard let mark = children.first(where: { $0 < token && analyzed.tokens[$0].folded == Self.to }) else {
            return false
        }
        // "his envoy to the talks Venn rejected it": the "to" of another phrase, parsed as mark of a past form.
        let penn = analyzed.words[token].penn
        guard penn == .vbd || penn == .vbz, mark + 1 < token else { return true }
        return children.contains {
            analyzed.words[$0].relation == .auxPass || analyzed.words[$0].relation == .cop
        }
    }

    /// Verbs behind which the infinitive is done ("began to press", "continued rejecting").
    private func isFactual(_ head: Int, clause: Int) -> Bool {
        lexicons.acts.isAspect(analyzed.tokens[head])
    }

    /// Verbs whose that-clause is wanted, not told ("demanded that Calvo sign", "insists that it accept").
    private func isWished(_ head: Int, clause: Int) -> Bool {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: head)].tokens.upperBound
        guard let (verbs, _) = lexicons.acts.verbs(analyzed.tokens, at: head, limit: limit) else { return false }
        return verbs.contains {
            $0.act == .demand && $0.isSure && (!lexicons.acts.isAssertion($0) || isPlainForm(clause))
        }
    }

    /// A verb in its plain form without an auxiliary, behind a subject: what ought to be, not what is.
    private func isPlainForm(_ clause: Int) -> Bool {
        (analyzed.words[clause].penn == .vb || analyzed.words[clause].penn == .vbp)
            && !analyzed.children(of: clause).contains { analyzed.words[$0].relation == .aux }
            && analyzed.children(of: clause).contains {
                analyzed.words[$0].relation.isSubject && analyzed.tokens[$0].folded != Self.they
            }
    }

    /// Whether a verb denies or turns down what hangs on it ("denied", "ruled out", "dismissed").
    private func isTurnedDown(by verb: Int) -> Bool {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        return lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit)?.verbs.contains {
            $0.act == .deny && $0.isSure || $0.act == .reject
        } ?? false
    }

    /// "dismissed claims that Venn attacked a guard": the claims are the object of what turns them down.
    private func isTurnedDownClaim(_ noun: Int) -> Bool {
        let verb = Int(analyzed.words[noun].head)
        return verb >= 0 && analyzed.words[noun].relation == .obj && isTurnedDown(by: verb)
    }

    /// "did not come to ask for alms", "gave no indication that he plans to …": the act hangs on what is denied.
    func isDeniedAbove(_ verb: Int) -> Bool {
        var at = verb
        for _ in 0..<4 {
            switch analyzed.words[at].relation {
            case .xcomp, .ccomp, .advcl, .acl: at = Int(analyzed.words[at].head)
            case .aclRelcl:
                // "no evidence that Calvo rejected it"
                let noun = Int(analyzed.words[at].head)
                return noun >= 0 && syntax.isNegated(noun)
            default: return false
            }
            guard at >= 0 else { return false }
            if syntax.isNegated(at) { return true }
            let object = analyzed.children(of: at).first { analyzed.words[$0].relation == .obj }
            if let object, syntax.isNegated(object) { return true }
        }
        return false
    }

    /// Negation turns most acts round: a promise not given is a refusal, a threat not made a denial. Stopping does so
    /// with a demand, an accusation or a threat: "no longer insists", "stopped opposing" say neither.
    func polarity(_ act: ActLexicon.Act, verb: Int) -> ActLexicon.Act? {
        if isStopped(verb) { return act == .demand ? .concede : nil }
        guard syntax.isNegated(verb) else { return act }
        switch act {
        case .offer, .agree, .support, .concede: return .reject
        case .threaten, .accuse: return .deny
        case .demand, .reject, .deny: return nil
        }
    }

    /// "no longer demands", "stopped demanding", "dropped its demand" is told by the verb above.
    private func isStopped(_ verb: Int) -> Bool {
        if syntax.isNoLonger(verb) { return true }
        let head = Int(analyzed.words[verb].head)
        return head >= 0 && analyzed.words[verb].relation == .xcomp
            && Self.stopping.contains(analyzed.tokens[head].folded)
    }

    /// Whether a clause that hangs on another is the actor's own or his people's word.
    func isOwnWord(_ verb: Int, _ actors: [Int], sentence: Int) -> Bool {
        switch analyzed.words[verb].relation {
        case .root, .parataxis, .conj: return true
        default: return isSaidByOwn(verb, actors, sentence: sentence)
        }
    }

    /// Whether a token stands in words that the actors or their people say.
    func isSaidByOwn(_ token: Int, _ actors: [Int], sentence: Int) -> Bool {
        let said = statements(around: token, sentence: sentence)
        if said.contains(where: { $0.speakers.contains { isOneSide($0, actors) } }) { return true }
        // "has insisted it will not negotiate": the clause of a verb whose subject is the actor.
        let head = Int(analyzed.words[token].head)
        guard analyzed.words[token].relation == .ccomp, head >= 0,
            let subject = analyzed.children(of: head).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return false }
        return acting(subject, sentence: sentence).contains { isOneSide($0, actors) }
    }

    func isOneSide(_ entity: Int, _ actors: [Int]) -> Bool {
        actors.contains { $0 == entity || (party(of: $0) >= 0 && party(of: $0) == party(of: entity)) }
    }

    private static let unreal = WordSet(["if", "whether", "unless", "before", "until", "lest", "should"])
    private static let possibles = WordSet(["could", "might", "may", "must", "should", "can", "ought"])
    private static let stopping = WordSet(["stop", "stops", "stopped", "stopping", "cease", "ceased", "ceases"])
    private static let prompt = WordSet(["quick", "swift", "prompt"])
    private static let nearly = WordSet(["almost", "nearly"])
    private static let yet = WordHash.folded("yet")
    static let they = WordHash.folded("they")
    private static let to = WordHash.folded("to")
}

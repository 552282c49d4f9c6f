import Language
import Prose

/// Acts told by a verb of the act lexicon ("demanded that …", "accused X of …").
extension ActRecogniser {
    func verbAct(_ token: Int, sentence: Int) -> ActMention? {
        if let misread = misreadAct(token, sentence: sentence) ?? absoluteAct(token, sentence: sentence) {
            return misread
        }
        guard analyzed.words[token].relation != .amod else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        if let refusal = refusal(token, sentence: sentence) { return refusal }
        guard let (verbs, end) = verbs(at: token, limit: limit) else { return nil }
        var actors = actors(of: token, sentence: sentence)
        if actors.isEmpty { actors = tellers(by: token, sentence: sentence) }
        guard !actors.isEmpty, isActual(token), !isDeniedAbove(token),
            !isOthersDescription(token, actors, sentence: sentence), !isOfBill(token),
            !isOfTitle(token, sentence: sentence)
        else { return nil }
        for verb in verbs where !isMereDeed(verb, token) {
            // "will give up its arsenal" is announced, not yet conceded.
            guard verb.act != .concede || !isFuture(token),
                var arguments = arguments(of: token, end: end, patterns: verb.patterns)
                    ?? told(by: token, end: end, verb, sentence: sentence),
                verb.isSure || isWeighty(verb, arguments: arguments) || isCharged(verb, token, arguments)
                    || isAdmission(verb, arguments) || isDissuasion(verb, arguments)
                    || isInstruction(verb, token, actors, arguments),
                isMeant(verb, token, actors, arguments),
                var act = polarity(verb.act, verb: token)
            else { continue }
            // "did not offer any sign", "does not guarantee it": what is not given is not thereby refused.
            if verb.act == .offer, act == .reject, !isFuture(token) { continue }
            // "agreed that the troops ought to leave" demands it, "agreed to drop its claim" concedes.
            if act == .agree, isOwed(arguments) { act = .demand }
            if act == .agree, arguments.isClause, arguments.head >= 0,
                lexicons.acts.endsAct(analyzed.tokens[arguments.head])
            {
                act = .concede
            }
            if act == .accuse, isMeasure(arguments), !arguments.isAddressed { act = .reject }
            // "denied the ships access" keeps something from them; "denied the claim" contradicts it.
            if act == .deny, isWithheld(arguments) { act = .reject }
            // "rejected the allegation", "disputes the report": what is said is denied, what is planned rejected.
            if act == .reject, verb.act == .reject, isSaid(arguments) || isOfAllegation(arguments) { act = .deny }
            if verb.act == .threaten, act == .threaten, isAdvice(verb, arguments) { act = .demand }
            if act == .deny, verb.act != .deny, isSaidByText(token) { continue }
            if act == .offer || act == .threaten, let told = promised(verb, arguments) {
                act = told
            } else if act == .offer, !verb.isSure || arguments.targets.isEmpty || isPlainOffer(verb, arguments),
                !isFavour(arguments),
                !isProposal(verb, arguments), !hasRecipient(token, verb)
            {
                continue
            }
            if verb.lemma == Self.apologise { arguments = amends(arguments, token: token) }
            if arguments.targets.isEmpty { arguments.targets = patient(of: arguments) }
            // "does not threaten the dam": what is denied or refused is told with its verb.
            let isTurned = syntax.isNegated(token) && act != verb.act
            let content =
                isTurned || isWholeAct(verb, arguments) || verb.lemma == Self.noPart
                ? min(token, arguments.content.lowerBound)..<max(token + 1, arguments.content.upperBound)
                : arguments.content
            var told = arguments
            told.content = content
            var result = mention(
                act, actors: actors, arguments: told, trigger: token..<end, sentence: sentence)
            result?.deniesThreat = verb.act == .threaten && act == .deny
            result?.isGeneral = (token..<max(token + 1, content.upperBound)).contains {
                Self.indefinites.contains(analyzed.tokens[$0].folded)
            }
            return result
        }
        return nil
    }

    /// "sued Calvo", "sided with Calvo": a verb that says all there is by itself, with nothing but a name behind it.
    private func isWholeAct(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        verb.isSure && verb.patterns.contains(.targetOnly) && !arguments.targets.isEmpty
            && !saysSomething(arguments.content)
    }

    /// The verbs of the lexicon that begin at a token, also those whose particle stands behind an adverb or a day
    /// ("called on Tuesday for").
    private func verbs(at token: Int, limit: Int) -> (verbs: [ActLexicon.Verb], end: Int)? {
        if let rest = syntax.behindAdverbial(token, limit: limit),
            let found = lexicons.acts.verbs(analyzed.tokens, at: token, goingOnAt: rest, limit: limit)
        {
            return found
        }
        return lexicons.acts.verbs(analyzed.tokens, at: token, limit: limit)
    }

    /// "“… this government that openly supports piracy,” Moreno said": what somebody's quoted words add about others is
    /// their picture of them, not what those stand for.
    private func isOthersDescription(_ verb: Int, _ actors: [Int], sentence: Int) -> Bool {
        guard analyzed.words[verb].relation == .aclRelcl,
            analyzed.children(of: verb).contains(where: {
                $0 < verb && analyzed.words[$0].relation.isSubject
                    && (analyzed.words[$0].penn == .wdt || analyzed.words[$0].penn == .wp)
            })
        else { return false }
        let offset = Int(analyzed.tokens[verb].start)
        return statements(around: verb, sentence: sentence).contains {
            ($0.kind == .direct || $0.kind == .partial) && $0.span.contains(offset)
        } && !isSaidByOwn(verb, actors, sentence: sentence)
    }

    /// "a bill, sponsored by Moreno, which would ban …": what a plan would do nobody has done.
    private func isOfBill(_ verb: Int) -> Bool {
        analyzed.words[verb].relation == .aclRelcl
            && analyzed.children(of: verb).contains {
                analyzed.words[$0].relation == .aux && analyzed.tokens[$0].folded == Self.would
            }
    }

    // MARK: Whether the verb means the act here

    /// Whether a concession by deed ("gives up", "lifts") is told as wanted or usual, not as done.
    private func isMereDeed(_ verb: ActLexicon.Verb, _ token: Int) -> Bool {
        guard verb.act == .concede, !verb.isSure else { return false }
        let penn = analyzed.words[token].penn
        return penn != .vbd && penn != .vbn
    }

    func isMeant(
        _ verb: ActLexicon.Verb, _ token: Int, _ actors: [Int], _ arguments: Arguments
    ) -> Bool {
        if lexicons.acts.isAssertion(verb), isAssertion(arguments) { return false }
        switch verb.act {
        case .accuse:
            return !arguments.targets.isEmpty || arguments.isClause || verb.isSure && !verb.wantsTarget
                || verb.isSure && (isMeasure(arguments) || isOutrage(arguments)) || isCharged(verb, token, arguments)
        case .support:
            // "standing by, waiting for news"
            if arguments.isClause, verb.patterns.contains(.targetOnly) { return false }
            return verb.lemma != "welcome" || !isGuest(arguments)
        case .offer:
            if arguments.head >= 0, lexicons.acts.isSympathy(analyzed.tokens[arguments.head]) { return false }
            return !isCrime(verb, arguments) && !isAssuranceOfNothing(verb, arguments) && !namesOtherAct(arguments)
        case .demand:
            // "insisted the gates were shut", of which a parse makes an object
            if verb.lemma == Self.insist, !arguments.isClause { return false }
            // "expects Calvo's approval" foresees it, "expects an apology from Calvo" demands it.
            if verb.lemma == Self.expect, !isAskedFrom(token) { return false }
            if isNoRequest(verb, token, arguments) || isPrivateRequest(verb, token, actors, arguments) { return false }
            return !isQuestion(arguments) && !isCommandOfThing(verb, token, arguments)
        case .agree: return !isOpinion(arguments) && (!lexicons.acts.wantsDeal(verb) || isDeal(arguments))
        case .reject:
            // "pushed back the claim" contradicts it, "pushed back the decision" only delays it.
            if verb.lemma == Self.pushBack, !isSaid(arguments) { return false }
            // "will withdraw from the treaty" is announced, not yet done.
            if !verb.isSure, isFuture(token), isMeasureNoun(arguments) { return false }
            return (!isIdle(arguments) || isWithheld(arguments, from: actors))
                && (!Self.declining.contains(verb.lemma) || isDeclinable(arguments))
        case .threaten:
            if verb.lemma == Self.warn, arguments.isClause, arguments.head >= 0, isInfinitive(arguments.head) {
                return true
            }
            if verb.lemma.hasPrefix("warn") || verb.lemma == Self.caution { return isThreat(verb, actors, arguments) }
            return arguments.isClause || syntax.isNegated(token) || isMeasureOrSide(arguments)
        case .concede: return !takesBackWords(token) && !isIdleConcession(verb, arguments)
        default: return true
        }
    }

    /// "withdrew her accusation", "retracted his confession": neither admits what it takes back.
    private func takesBackWords(_ verb: Int) -> Bool {
        guard lexicons.acts.endsAct(analyzed.tokens[verb]),
            let object = analyzed.children(of: verb).first(where: { analyzed.words[$0].relation == .obj })
        else { return false }
        let act = lexicons.acts.noun(analyzed.tokens, at: object, limit: object + 1)?.noun.act
        return act == .accuse || act == .concede
    }

    /// "indicted a teenage girl", "charged two men with spying": somebody described, not named. Verbs with other senses
    /// ("charged customers for …") need what the charge is behind "with", "of" or "over".
    private func isCharged(_ verb: ActLexicon.Verb, _ token: Int, _ arguments: Arguments) -> Bool {
        guard verb.act == .accuse, verb.wantsTarget,
            let object = analyzed.children(of: token).first(where: {
                $0 > token && analyzed.words[$0].relation == .obj
            }), analyzed.words[object].tag == .noun,
            lexicons.people.isSpeakerNoun(analyzed.tokens[object])
                || lexicons.people.isCountablePerson(analyzed.tokens[object])
        else { return false }
        guard arguments.head != object else { return verb.isSure && verb.patterns.contains(.targetOnly) }
        return verb.isSure
            || analyzed.children(of: arguments.head).contains { Self.charging.contains(analyzed.tokens[$0].folded) }
    }

    /// "criticised the plan": a measure, not somebody.
    private func isMeasure(_ arguments: Arguments) -> Bool {
        !arguments.isClause && arguments.head >= 0 && analyzed.words[arguments.head].tag == .noun
            && arguments.targets.allSatisfy { !named(arguments.head).contains($0) }
            && lexicons.acts.isMeasure(analyzed.tokens[arguments.head])
    }

    /// "The statement does not threaten sanctions" denies nothing.
    private func isSaidByText(_ verb: Int) -> Bool {
        syntax.subject(of: verb).map { lexicons.acts.isVehicle(analyzed.tokens[$0]) } ?? false
    }

    /// "ordered the gates to be shut": what a leader has done, not what he wants of others; a court wants it of them.
    private func isCommandOfThing(_ verb: ActLexicon.Verb, _ token: Int, _ arguments: Arguments) -> Bool {
        verb.lemma == Self.order && arguments.head >= 0 && isInfinitive(arguments.head) && isPassive(arguments.head)
            && !(syntax.subject(of: token).map { lexicons.acts.isCourt(analyzed.tokens[$0]) } ?? false)
    }

    /// "an apology from Calvo".
    private func isAskedFrom(_ verb: Int) -> Bool {
        (analyzed.children(of: verb) + analyzed.children(of: verb).flatMap(analyzed.children)).contains { child in
            child > verb && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.from }
        }
    }

    /// "committed an assault" is no offer, and no threat.
    private func isCrime(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        verb.lemma == Self.commit && !arguments.isClause && arguments.targets.isEmpty
    }

    /// "condemned the bombing": a deed of force or a wrong, whoever did it.
    private func isOutrage(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0, analyzed.words[arguments.head].tag == .noun,
            arguments.content.count >= 2
        else { return false }
        return lexicons.acts.isMisdeed(analyzed.tokens[arguments.head])
            || events.nounEvent(arguments.head, depth: 0)?.isHostileDeed ?? false
    }

    /// "assured us that they had no plans to attack", "that all was well" offers nothing: what is denied is told by its
    /// own verb.
    private func isAssuranceOfNothing(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0, !isInfinitive(arguments.head) else { return false }
        // "proposed that the talks be held in May" puts a plan before others; what they should do is demanded.
        if lexicons.acts.isProposing(verb), !isDuty(arguments.head) { return false }
        if analyzed.words[arguments.head].relation == .ccomp, !isFuture(arguments.head) { return true }
        return syntax.isNegated(arguments.head)
            || analyzed.children(of: arguments.head).contains {
                analyzed.words[$0].relation == .obj && syntax.isNegated($0)
            }
    }

    /// "the objections that Calvo offered" are objections, not an offer.
    private func namesOtherAct(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0 else { return false }
        let noun = lexicons.acts.noun(analyzed.tokens, at: arguments.head, limit: arguments.head + 1)?.noun
        return noun.map { [.reject, .accuse, .deny].contains($0.act) } ?? false
    }

    /// Whether what is denied is something to be granted, not something said.
    private func isWithheld(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0 else { return false }
        return Self.grants.contains(analyzed.tokens[arguments.head].folded)
    }

    /// "asked whether …" demands nothing.
    private func isQuestion(_ arguments: Arguments) -> Bool {
        guard let first = arguments.content.first else { return false }
        let penn = analyzed.words[first].penn
        // Taggers take the "that" of "demanded in return that …" for a relative pronoun.
        let isRelative = penn == .wdt && analyzed.tokens[first].folded != Self.that
        return penn == .wrb || penn == .wp || isRelative || Self.questions.contains(analyzed.tokens[first].folded)
    }

    /// "insists that there was no violation" asserts; "insists that X leave", "that X must leave" demands.
    func isAssertion(_ arguments: Arguments) -> Bool {
        // "insists was its target all along", with the subject before the cue
        if let first = arguments.content.first, syntax.isFinite(first), !isSubjunctive(first) { return true }
        guard arguments.isClause, arguments.head >= 0 else { return false }
        let head = arguments.head
        let auxiliaries = analyzed.children(of: head).filter {
            analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .auxPass
                || analyzed.words[$0].relation == .cop
        }
        if auxiliaries.contains(where: { Self.owed.contains(analyzed.tokens[$0].folded) }) { return false }
        let isPredicate = auxiliaries.contains { analyzed.words[$0].relation == .cop && syntax.isFinite($0) }
        if isInfinitive(head), !isPredicate { return false }
        let verbs = auxiliaries.isEmpty ? [head] : auxiliaries
        return verbs.contains { syntax.isFinite($0) && !isSubjunctive($0) }
    }

    /// "demanded that the troops leave": the plain form, which a tagger takes for the present of the plural.
    private func isSubjunctive(_ verb: Int) -> Bool {
        analyzed.words[verb].penn == .vbp && analyzed.tokens[verb].folded != Self.are
            && analyzed.tokens[verb].folded != Self.have
    }

    /// "agree that it was well spent" is an opinion, "that war will be costly" too; "agreed that talks will go on" a
    /// consent.
    private func isOpinion(_ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0, analyzed.words[arguments.head].relation == .ccomp else {
            return false
        }
        if isInfinitive(arguments.head) || isOwed(arguments) { return false }
        return !(isFuture(arguments.head) && events.event(at: arguments.head)?.isFriendly ?? false)
    }

    /// "rejected the allegations": words, not a plan.
    func isSaid(_ arguments: Arguments) -> Bool {
        !arguments.isClause && arguments.head >= 0 && analyzed.words[arguments.head].tag == .noun
            && lexicons.acts.isAllegation(analyzed.tokens[arguments.head])
    }

    /// "dismissed claims that Venn attacked a guard": what the claims tell.
    private func isOfAllegation(_ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0, !isInfinitive(arguments.head) else { return false }
        let noun = Int(analyzed.words[arguments.head].head)
        return noun >= 0 && noun < arguments.head && analyzed.words[noun].tag == .noun
            && lexicons.acts.isAllegation(analyzed.tokens[noun])
    }

    /// "admitted that it had known", "acknowledged failing to warn": a clause, not somebody let in.
    private func isAdmission(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        verb.act == .concede && arguments.isClause && Self.admitting.contains(verb.lemma)
    }

    /// "apologised to the women who were turned away": what befell them; else that it apologised to them.
    private func amends(_ arguments: Arguments, token: Int) -> Arguments {
        guard !arguments.isClause, arguments.isAddressed == false, arguments.head > token else { return arguments }
        var result = arguments
        let clause = analyzed.children(of: arguments.head).first { analyzed.words[$0].relation == .aclRelcl }
        result.content = clause.map { phrase($0, after: arguments.head + 1) } ?? token..<arguments.content.upperBound
        return result
    }

    private func isDeal(_ arguments: Arguments) -> Bool {
        arguments.head >= 0 && !arguments.isClause && events.event(at: arguments.head) == .support
    }

    /// Whether the clause tells what ought to be done.
    func isOwed(_ arguments: Arguments) -> Bool {
        arguments.isClause && arguments.head >= 0
            && analyzed.children(of: arguments.head).contains {
                analyzed.words[$0].relation == .aux && Self.owed.contains(analyzed.tokens[$0].folded)
            }
    }

    func isFuture(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            $0 < verb && analyzed.words[$0].relation == .aux && Self.future.contains(analyzed.tokens[$0].folded)
        }
    }

    /// Verbs of weak grade count only when somebody is addressed, or when what is dismissed was said or planned.
    private func isWeighty(_ verb: ActLexicon.Verb, arguments: Arguments) -> Bool {
        // "charged customers for a visit" charges nobody with anything.
        let targets = verb.act == .accuse ? arguments.targets.filter { !unnamed.contains($0) } : arguments.targets
        if arguments.content.count >= 3, !targets.isEmpty { return true }
        guard verb.act == .reject || verb.act == .deny || verb.act == .support, !arguments.isClause,
            arguments.head >= 0
        else { return false }
        let head = analyzed.tokens[arguments.head]
        // "defended the decision", not "backed the claim"
        if verb.act == .support { return lexicons.acts.isMeasure(head) }
        return lexicons.acts.isClaim(head) || lexicons.acts.isMeasure(head)
            || lexicons.acts.noun(analyzed.tokens, at: arguments.head, limit: arguments.head + 1) != nil
    }

    /// Whom the deed that the clause tells is done to.
    private func patient(of arguments: Arguments) -> [Int] {
        guard arguments.isClause, arguments.head >= 0,
            let object = analyzed.children(of: arguments.head).first(where: {
                $0 > arguments.head && analyzed.words[$0].relation == .obj
            })
        else { return [] }
        return sides(of: object)
    }

    private static let indefinites = WordSet(["anyone", "anybody", "anything", "nobody", "any", "one"])
    private static let charging = WordSet(["with", "of", "over"])
    private static let grants = WordSet([
        "access", "entry", "permission", "visa", "visas", "bail", "parole", "asylum", "admission", "passage",
    ])
    static let questions = WordSet(["whether", "if", "why", "how"])
    static let owed = WordSet(["must", "should", "ought", "be", "need", "needs"])
    static let future = WordSet(["will", "'ll", "wo", "shall", "would"])
    private static let would = WordHash.folded("would")
    static let that = WordHash.folded("that")
    private static let admitting: Set = ["admit", "acknowledge", "own up to"]
    private static let expect = "expect"
    private static let from = WordHash.folded("from")
    private static let order = "order"
    private static let declining: Set = ["decline", "shoot down", "turn down"]
    private static let pushBack = "push back"
    private static let apologise = "apologise to"
    private static let insist = "insist"
    private static let noPart = "have nothing to do with"
    private static let commit = "commit"
    private static let are = WordHash.folded("are")
    static let have = WordHash.folded("have")
}

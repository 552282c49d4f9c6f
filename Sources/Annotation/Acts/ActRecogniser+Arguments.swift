import Language
import Prose

/// Where content and addressee of an act verb stand, by the patterns of the act lexicon.
extension ActRecogniser {
    func arguments(of verb: Int, end: Int, patterns: [ActLexicon.Pattern]) -> Arguments? {
        let children = analyzed.children(of: verb)
        let object =
            children.first {
                $0 >= end
                    && (analyzed.words[$0].relation == .obj || (analyzed.words[$0].relation == .obl && end - verb > 1))
            } ?? relativeObject(of: verb, children) ?? addressedObject(children, after: end)
            ?? objectOfIdiom(verb, end) ?? patientOfPassive(verb) ?? bareName(children, after: end)
            ?? nounBeforeThat(verb, children)
        let clause =
            children.first {
                $0 >= end && (analyzed.words[$0].relation == .ccomp || analyzed.words[$0].relation == .xcomp)
            }
            ?? (object == nil
                ? clauseBehindAdverbial(children, after: end) ?? gerund(of: verb, children, after: end)
                    ?? clauseParsedAsJoined(children, after: end) : nil)
        let complement = clause.flatMap { isParted($0, from: object, of: verb) ? nil : $0 }
        var first: Arguments?
        for pattern in patterns {
            guard let found = arguments(verb, end, pattern, object: object, clause: complement, children) else {
                continue
            }
            // "hailed the girl as an icon": whom it is about is not what is said.
            if saysSomething(found.content) { return found }
            first = first ?? found
        }
        return first
    }

    /// "dismissed the claims, saying the report was wrong": behind its object and a comma no clause is the verb's own.
    private func isParted(_ clause: Int, from object: Int?, of verb: Int) -> Bool {
        guard let object, object > verb, clause > object, analyzed.words[object].relation == .obj,
            analyzed.words[clause].relation == .ccomp
        else { return false }
        return (object..<clause).contains { syntax.isComma($0) && analyzed.words[$0 + 1].penn == .vbg }
    }

    /// The clause of "agreed in principle to admit …", "pledged on two occasions that it would …", which a parse hangs
    /// on the adverbial before it.
    private func clauseBehindAdverbial(_ children: Dependents.Children, after end: Int) -> Int? {
        for adverbial in children where adverbial >= end {
            switch analyzed.words[adverbial].relation {
            case .obl, .advmod, .oblTmod, .oblUnmarked: break
            default: continue
            }
            let clause = analyzed.children(of: adverbial).first {
                guard $0 > adverbial else { return false }
                switch analyzed.words[$0].relation {
                case .acl: return isInfinitive($0) || hasOwnSubject($0) && isThatClause($0)
                case .ccomp: return isThatClause($0)
                // "in the wake of a mistake that caused …" is no clause of the verb.
                case .aclRelcl: return hasOwnSubject($0) && (isFuture($0) || isThatClause($0))
                default: return false
                }
            }
            if let clause { return clause }
        }
        return nil
    }

    /// "urged members to go", of which a parse makes the one addressed an indirect object.
    private func addressedObject(_ children: Dependents.Children, after end: Int) -> Int? {
        children.first { $0 >= end && analyzed.words[$0].relation == .iobj }
    }

    /// "accused Calvo Airlines of bias", of which a parse makes an adverbial: a name right behind the verb without a
    /// preposition.
    private func bareName(_ children: Dependents.Children, after end: Int) -> Int? {
        guard let name = children.first(where: { $0 >= end && analyzed.words[$0].relation == .obl }),
            !analyzed.children(of: name).contains(where: { analyzed.words[$0].relation == .case })
        else { return nil }
        return named(name).isEmpty ? nil : name
    }

    /// "apologised for leaving", "called for ending the strike": a clause behind the preposition that belongs to the
    /// verb.
    private func gerund(of verb: Int, _ children: Dependents.Children, after end: Int) -> Int? {
        children.first { child in
            child >= end && analyzed.words[child].relation == .advcl && analyzed.words[child].penn == .vbg
                // "ruled out sending troops", parsed as an adverbial
                && (child == end && end - verb > 1
                    || analyzed.children(of: child).contains {
                        $0 == end - 1 && analyzed.words[$0].relation == .mark
                    })
        }
    }

    /// "paid tribute to the nurses", "filed suit against Calvo": what hangs on the noun that the idiom ends with.
    private func objectOfIdiom(_ verb: Int, _ end: Int) -> Int? {
        guard end - verb > 2 else { return nil }
        return ((verb + 1)..<end).lazy.flatMap { self.analyzed.children(of: $0) }.first { child in
            guard child >= end else { return false }
            return switch analyzed.words[child].relation {
            case .nmod, .obl, .obj: true
            default: false
            }
        }
    }

    /// What a passive tells is done to: "the plan was rejected by Calvo", "a plan rejected by Calvo".
    private func patientOfPassive(_ verb: Int) -> Int? {
        guard isPassive(verb), let patient = syntax.subject(of: verb), patient < verb else { return nil }
        // "sanctions adopted by the council": what is spoken of, not what is said.
        if analyzed.words[verb].relation == .acl {
            let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
            let verbs = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit)?.verbs ?? []
            if verbs.contains(where: { $0.act == .agree || $0.act == .concede }) { return nil }
        }
        return patient
    }

    /// A noun phrase without the preposition before it ("rather than a plan endorsed by …").
    private func patientPhrase(_ noun: Int, of verb: Int) -> Range<Int> {
        var phrase = syntax.nounPhrase(noun)
        if noun < verb, phrase.contains(verb) { phrase = syntax.trimmedPunctuation(phrase.lowerBound..<verb) }
        var start = phrase.lowerBound
        while start < noun,
            analyzed.words[start].tag == .adp || analyzed.words[start].relation == .case
                || analyzed.words[start].relation == .cc || analyzed.words[start].relation == .fixed
        {
            start += 1
        }
        return start..<phrase.upperBound
    }

    private func hasOwnSubject(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation.isSubject && analyzed.tokens[$0].folded != Self.that
        }
    }

    func isThatClause(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            $0 < clause && analyzed.words[$0].relation == .mark && analyzed.tokens[$0].folded == Self.that
        }
    }

    /// The noun that a relative clause of the verb belongs to ("the plan that Calvo rejected").
    private func relativeObject(of verb: Int, _ children: Dependents.Children) -> Int? {
        guard analyzed.words[verb].relation == .aclRelcl else { return nil }
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, analyzed.words[head].tag == .noun || analyzed.words[head].tag == .propn,
            children.contains(where: { $0 < verb && analyzed.words[$0].relation == .obj })
                || !children.contains(where: { analyzed.words[$0].relation == .obj })
        else { return nil }
        let subject = children.first { analyzed.words[$0].relation == .nsubj }
        // "the party that rejects …" is the actor itself.
        guard let subject, analyzed.words[subject].penn != .wdt, analyzed.words[subject].penn != .wp else { return nil }
        return head
    }

    private func arguments(
        _ verb: Int, _ end: Int, _ pattern: ActLexicon.Pattern, object: Int?, clause: Int?,
        _ children: Dependents.Children
    ) -> Arguments? {
        switch pattern {
        case .infinitive:
            guard let clause else { return nil }
            return Arguments(content: phrase(clause, after: end), targets: [], isClause: true, head: clause)
        case .targetInfinitive:
            guard let object, object > verb || isPassive(verb),
                let clause = clause ?? infinitive(of: object, children),
                analyzed.words[object].relation != .iobj || isInfinitive(clause)
            else { return nil }
            return Arguments(
                content: phrase(clause, after: max(object + 1, end)), targets: addressed(object), isClause: true,
                head: clause,
                isAddressed: true)
        case .targetPrepositional:
            guard let object,
                let reason = reason(children.filter { !isOrigin($0, of: verb) }, after: max(object, verb)),
                // "The plan was criticised as unfair": what is blamed is the plan.
                !isNameOfThing(reason, object)
            else { return nil }
            return Arguments(
                content: phrase(reason, after: max(object + 1, end)), targets: addressed(object),
                isClause: analyzed.words[reason].relation == .advcl, head: reason, isAddressed: true)
        case .targetOnly:
            guard let object, object > verb || isPassive(verb) else { return nil }
            return Arguments(
                content: object > verb ? phrase(object, after: end) : patientPhrase(object, of: verb),
                targets: addressed(object),
                isClause: false, head: object)
        case .object(let preposition):
            let addressed = target(verb, preposition)
            if let clause {
                return Arguments(
                    content: phrase(clause, after: end),
                    targets: addressed.isEmpty ? agents(of: clause) : addressed, isClause: true, head: clause)
            }
            guard let object else { return nil }
            if let deed = deed(of: object, end: end, children) { return deed }
            let content = object > verb ? phrase(object, after: end) : patientPhrase(object, of: verb)
            return Arguments(
                content: content, targets: addressed.isEmpty ? sides(of: object) : addressed, isClause: false,
                head: object)
        }
    }

    /// Whom an argument names, or somebody told by a role only.
    func addressed(_ object: Int) -> [Int] {
        let named = sides(of: object)
        return named.isEmpty ? unnamed.entity(ofNoun: object).map { [$0] } ?? [] : named
    }

    /// "called for police to solve the crimes", "for the men to be tried": with "to" behind the object not the object
    /// is called for, but what it is to do.
    private func deed(of object: Int, end: Int, _ children: Dependents.Children) -> Arguments? {
        guard object >= end, analyzed.tokens[end - 1].folded == Self.for, analyzed.words[object].relation == .obl,
            let clause = infinitive(of: object, children),
            clause < object + Self.farthestInfinitive
        else { return nil }
        let start = syntax.nounPhrase(object).lowerBound
        let words = max(start, end)..<max(clause + 1, analyzed.subtree(of: clause).upperBound)
        let isActive = !analyzed.children(of: clause).contains { analyzed.words[$0].relation == .auxPass }
        return Arguments(
            content: syntax.trimmedPunctuation(words), targets: isActive ? sides(of: object) : [], isClause: true,
            head: clause)
    }

    /// Tokens from one who is to do something to the infinitive that says what.
    private static let farthestInfinitive = 12

    /// The infinitive that a parse hangs on the one addressed ("called on Calvo to open …").
    private func infinitive(of object: Int, _ children: Dependents.Children) -> Int? {
        analyzed.children(of: object).first { isInfinitive($0) && $0 > object }
            ?? children.first {
                $0 > object && isInfinitive($0)
                    && (analyzed.words[$0].relation == .advcl || analyzed.words[$0].relation == .parataxis)
            }
    }

    /// "was defended by Calvo from the bar": a phrase of a passive that tells of its agent.
    private func isOrigin(_ child: Int, of verb: Int) -> Bool {
        isPassive(verb) && analyzed.words[child].relation == .obl
            && analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.from }
    }

    private func reason(_ children: [Int], after object: Int) -> Int? {
        let found = children.first {
            $0 > object
                && (analyzed.words[$0].relation == .obl
                    || (analyzed.words[$0].relation == .advcl && !isConditional($0) && !syntax.isFinite($0)))
                && analyzed.children(of: $0).contains { Self.reasons.contains(analyzed.tokens[$0].folded) }
        }
        // "criticised the police and the council for felling it"
        let others = children.filter { $0 > object && analyzed.words[$0].relation == .conj }
        return found
            ?? ([object] + others).lazy.flatMap(analyzed.children).first { child in
                child > object
                    && (analyzed.words[child].relation == .acl
                        // "criticised the zone for women": what the zone is for is no reason.
                        || analyzed.words[child].relation == .nmod && !isThing(object))
                    && analyzed.children(of: child).contains { Self.causes.contains(analyzed.tokens[$0].folded) }
            }
    }

    private func isNameOfThing(_ reason: Int, _ object: Int) -> Bool {
        isThing(object) && analyzed.children(of: reason).contains { analyzed.tokens[$0].folded == Self.as }
    }

    /// A noun that names neither people nor a body.
    private func isThing(_ noun: Int) -> Bool {
        analyzed.words[noun].tag == .noun && !lexicons.people.isSpeakerNoun(analyzed.tokens[noun])
            && !lexicons.people.isCollective(analyzed.tokens[noun])
            && !lexicons.acts.actsForOthers(analyzed.tokens[noun])
            && lexicons.people.title(analyzed.tokens, at: noun, limit: noun + 1) == nil
    }

    /// Who is to do what a clause demands: its active subject.
    private func agents(of clause: Int) -> [Int] {
        guard let subject = analyzed.children(of: clause).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return [] }
        return named(subject).filter { discourse.entities[$0].kind != .place }
    }

    private func isConditional(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation == .mark
                && lexicons.acts.condition(analyzed.tokens, at: $0, limit: $0 + 1) != nil
        }
    }

    /// The subtree of a dependent behind a token.
    func phrase(_ head: Int, after: Int) -> Range<Int> {
        let subtree = analyzed.subtree(of: head)
        let words = syntax.trimmedPunctuation(max(after, subtree.lowerBound)..<max(subtree.upperBound, after + 1))
        return syntax.withWholeCompound(words)
    }

    private func target(_ verb: Int, _ preposition: UInt64?) -> [Int] {
        guard let preposition else { return [] }
        for child in analyzed.children(of: verb) where analyzed.words[child].relation == .obl {
            if analyzed.children(of: child).contains(where: { analyzed.tokens[$0].folded == preposition }) {
                return sides(of: child)
            }
        }
        return []
    }

    static let reasons = WordSet(["of", "for", "with", "over", "from", "as", "against", "that"])
    private static let `as` = WordHash.folded("as")
    private static let from = WordHash.folded("from")
    private static let `for` = WordHash.folded("for")
    private static let causes = WordSet(["of", "for", "over", "with"])
}

import Language
import Prose

/// Acts told by what somebody will, will not, or says that another must do.
extension ActRecogniser {
    // MARK: Refusals

    /// "will not allow", "are not going to accept", "does not want to discuss", "have no intention of attacking".
    func refusal(_ token: Int, sentence: Int) -> ActMention? {
        if let intention = noIntention(token, sentence: sentence) { return intention }
        if let unwilling = unwillingness(token, sentence: sentence) { return unwilling }
        guard isFutureNegative(token), isRefusable(token),
            !analyzed.children(of: token).contains(where: { analyzed.tokens[$0].folded == Self.speakerAlone })
        else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isUnconditional(token), isOwnWord(token, actors, sentence: sentence)
        else { return nil }
        // "are not going to renounce"
        let deed = goal(of: token) ?? token
        guard deed == token || isRefusable(deed) else { return nil }
        let content = refused(deed, by: actors)
        guard content.count > 1 else { return nil }
        return turnedDown(.reject, content, head: deed, actors, token, sentence: sentence)
    }

    /// The verb with what follows it; one word is told with what denies it ("would not resign") or as what a relative
    /// clause belongs to ("money that we will not accept").
    private func refused(_ verb: Int, by actors: [Int]) -> Range<Int> {
        let content = predicate(verb)
        let auxiliary = analyzed.children(of: verb).first { $0 < verb && analyzed.words[$0].relation == .aux }
        let isMarked = content.contains { analyzed.tokens[$0].kind == .quote }
        guard content.count == 1 || isMarked else { return content }
        let clause = analyzed.words[verb].relation == .conj ? Int(analyzed.words[verb].head) : verb
        if content.count == 1, clause >= 0, Self.relatives.contains(analyzed.words[clause].relation),
            case let noun = Int(analyzed.words[clause].head), noun >= 0, noun < verb
        {
            // "offered money to the family, which we will not accept"
            let object = analyzed.children(of: noun).first { $0 > noun && analyzed.words[$0].relation == .obj }
            return syntax.nounPhrase(object ?? noun)
        }
        guard isMarked || actors.contains(where: isOfficial), let auxiliary else { return content }
        return min(auxiliary, content.lowerBound)..<content.upperBound
    }

    private func goal(of verb: Int) -> Int? {
        guard analyzed.tokens[verb].folded == Self.going else { return nil }
        return analyzed.children(of: verb).first {
            $0 > verb && analyzed.words[$0].relation == .xcomp && isInfinitive($0)
        }
    }

    private func turnedDown(
        _ act: ActLexicon.Act, _ content: Range<Int>, head: Int, _ actors: [Int], _ trigger: Int, sentence: Int
    ) -> ActMention? {
        let object = analyzed.children(of: head).first { $0 > head && analyzed.words[$0].relation == .obj }
        let arguments = Arguments(
            content: content, targets: object.map { sides(of: $0) } ?? [], isClause: true, head: head)
        return mention(act, actors: actors, arguments: arguments, trigger: trigger..<(trigger + 1), sentence: sentence)
    }

    /// "no plans to attack" denies; "no intention of meeting" refuses.
    private func noIntention(_ token: Int, sentence: Int) -> ActMention? {
        guard
            let noun = analyzed.children(of: token).first(where: {
                $0 > token && analyzed.words[$0].relation == .obj && lexicons.acts.isIntention(analyzed.tokens[$0])
                // "will not accept the plan for a dam" turns the plan down.
            }),
            syntax.isNegated(noun) || syntax.isNegated(token) && Self.having.contains(analyzed.tokens[token].folded),
            let clause = analyzed.children(of: noun).first(where: {
                $0 > noun
                    && (analyzed.words[$0].relation == .acl || analyzed.words[$0].relation == .nmod
                        || analyzed.words[$0].relation == .advcl)
            }) ?? analyzed.children(of: token).first(where: { $0 > noun && isInfinitive($0) })
        else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isUnconditional(token) else { return nil }
        return intended(clause, actors, token, after: noun, sentence: sentence)
    }

    /// "does not intend to attack", "do not want to negotiate".
    private func unwillingness(_ token: Int, sentence: Int) -> ActMention? {
        guard lexicons.acts.isIntention(analyzed.tokens[token]), syntax.isNegated(token),
            let clause = analyzed.children(of: token).first(where: {
                $0 > token && analyzed.words[$0].relation == .xcomp && isInfinitive($0)
            }),
            !analyzed.children(of: token).contains(where: {
                $0 > token && $0 < clause && analyzed.words[$0].relation == .obj
            })
        else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isUnconditional(token) else { return nil }
        return intended(clause, actors, token, after: token, sentence: sentence)
    }

    private func intended(_ clause: Int, _ actors: [Int], _ trigger: Int, after: Int, sentence: Int) -> ActMention? {
        guard !lexicons.acts.isIdle(analyzed.tokens[clause]) else { return nil }
        let root = events.event(at: clause)
        let isRefused = root.map { $0.isFriendly || $0 == .request } ?? isRefusable(clause)
        // Who does not want something that is no goodwill denies nothing.
        guard isRefused || !Self.wanting.contains(analyzed.tokens[after].folded) else { return nil }
        return turnedDown(
            isRefused ? .reject : .deny, phrase(clause, after: after + 1), head: clause, actors, trigger,
            sentence: sentence)
    }

    /// Whether a verb does something that one may refuse to do, not something that befalls one.
    func isRefusable(_ verb: Int) -> Bool {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        if lexicons.acts.isRefusable(analyzed.tokens, at: verb, limit: limit) { return true }
        if let (verbs, _) = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit),
            verbs.contains(where: { $0.act == .agree || $0.act == .concede || $0.act == .support && $0.isSure })
        {
            return true
        }
        return false
    }

    func isUnconditional(_ token: Int) -> Bool {
        !analyzed.children(of: token).contains {
            $0 < token && analyzed.words[$0].relation == .mark
                && lexicons.acts.condition(analyzed.tokens, at: $0, limit: $0 + 1) != nil
        }
    }

    private func isFutureNegative(_ verb: Int) -> Bool {
        let children = analyzed.children(of: verb)
        guard
            syntax.isNoLonger(verb)
                || children.contains(where: {
                    Syntax.negations.contains(analyzed.tokens[$0].folded) && analyzed.words[$0].relation == .advmod
                })
        else { return false }
        // "we are not discussing a call"
        let isUnderWay =
            analyzed.words[verb].penn == .vbg && !lexicons.acts.isPassing(analyzed.tokens[verb])
            && children.contains { Self.firstPerson.contains(analyzed.tokens[$0].folded) }
        return isUnderWay
            || children.contains {
                analyzed.words[$0].relation == .aux
                    && (Self.willing.contains(analyzed.tokens[$0].folded) || isReportedUnable($0, verb))
            }
    }

    /// "said it could not accept the plan": "cannot accept" as others report it; who could not leave was only kept from
    /// it.
    private func isReportedUnable(_ auxiliary: Int, _ verb: Int) -> Bool {
        guard analyzed.tokens[auxiliary].folded == Self.could, analyzed.words[verb].relation == .ccomp else {
            return false
        }
        let found = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: analyzed.tokens.count)?.verbs.first
        return found.map { $0.isSure && ($0.act == .agree || $0.act == .support) } ?? false
    }

    /// The verb with what follows it, its subject left out.
    private func predicate(_ verb: Int) -> Range<Int> {
        let subtree = analyzed.subtree(of: verb)
        return syntax.trimmedPunctuation(verb..<max(verb + 1, subtree.upperBound))
    }

    // MARK: Deeds announced

    /// "said his country would close the test site": a deed of goodwill that a side announces of itself is an offer, a
    /// hostile one with a condition or against somebody a threat.
    func announcedDeed(_ token: Int, sentence: Int) -> ActMention? {
        let isPossible = hasPossible(token)
        guard isFuture(token) || isPossible, !syntax.isNegated(token), !isUnrealPast(token) else { return nil }
        let content = predicate(token)
        guard
            let root = events.event(at: token) ?? force(of: token, in: content.prefix(Self.nearWords))
                ?? answer(of: token)
        else { return nil }
        let actors = actors(of: token, sentence: sentence).filter(takesStand)
        guard !actors.isEmpty, isUnconditional(token), !isPossible || root.isHostileDeed else { return nil }
        let object = analyzed.children(of: token).first { $0 > token && analyzed.words[$0].relation == .obj }
        let arguments = Arguments(
            content: content, targets: object.map { sides(of: $0) } ?? [], isClause: true, head: token)
        // "will withdraw its offer unless …": what is taken back is no favour.
        if root == .yield, let object, isFavourTakenBack(token, object) {
            let threat = mention(
                .threaten, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
            return threat?.condition == nil ? nil : threat
        }
        switch root {
        case .yield, .aid:
            guard root == .yield || !arguments.targets.isEmpty || events.hasParticularReading(token), isActual(token),
                !isOthersWord(token, actors, sentence: sentence)
            else { return nil }
            return mention(
                .offer, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
        case .consult, .cooperate, .agree:
            if isOwnPromise(token) {
                return mention(
                    pressing(token) ? .threaten : .offer, actors: actors, arguments: arguments,
                    trigger: token..<(token + 1), sentence: sentence)
            }
            // "Calvo and Orvenia said they would meet again": together they agree.
            guard Set(actors.map { party(of: $0) < 0 ? -2 - Int32($0) : party(of: $0) }).count > 1, isActual(token),
                isSaidByOwn(token, actors, sentence: sentence)
            else { return nil }
            return mention(
                .agree, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
        case .support:
            guard events.isDirect(token), isSaidByOwn(token, actors, sentence: sentence) else { return nil }
            return mention(
                .support, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
        case .assault, .sanction, .coerce, .reject:
            // "would face “fire and fury”": what befalls a side is no deed of its own.
            guard object == nil || !lexicons.acts.isSuffering(analyzed.tokens[token]) else { return nil }
            guard isSaidByOwn(token, actors, sentence: sentence) || isSaidByOfficial(token, sentence: sentence) else {
                return nil
            }
            let threat = mention(
                .threaten, actors: actors, arguments: arguments, trigger: token..<(token + 1), sentence: sentence)
            let isDirected =
                !isPossible && !(threat?.targets.isEmpty ?? true) && root != .reject
                && isSaidByOwn(token, actors, sentence: sentence)
            guard let threat, threat.condition != nil || isDirected else { return nil }
            return threat
        default: return nil
        }
    }

    /// "would have paid a tax": what has not come to pass.
    private func isUnrealPast(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            analyzed.words[$0].relation == .aux && analyzed.tokens[$0].folded == Self.have
        }
    }

    /// "will respond strongly", "would retaliate with force": a reprisal that no event is known for.
    private func answer(of verb: Int) -> EventLexicon.Root? {
        lexicons.acts.isReprisal(analyzed.tokens[verb])
            && analyzed.children(of: verb).contains {
                $0 > verb && (analyzed.words[$0].relation == .advmod || analyzed.words[$0].relation == .obl)
            } ? .coerce : nil
    }

    /// "will work with others to raise the pressure on Calvo": joint deeds for a means of force.
    private func pressing(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains { purpose in
            purpose > verb && isInfinitive(purpose)
                && analyzed.children(of: purpose).contains {
                    $0 > purpose && analyzed.words[$0].relation == .obj
                        && lexicons.acts.isCoercive(analyzed.tokens[$0])
                }
        }
    }

    /// "withdraw the offer", "drop its support".
    private func isFavourTakenBack(_ verb: Int, _ object: Int) -> Bool {
        guard lexicons.acts.endsAct(analyzed.tokens[verb]) else { return false }
        let noun = lexicons.acts.noun(analyzed.tokens, at: object, limit: object + 1)?.noun
        return noun.map { [.offer, .support, .agree].contains($0.act) } ?? false
    }

    /// "We will work with the investigators": in the first person it promises.
    private func isOwnPromise(_ token: Int) -> Bool {
        guard isFuture(token), isActual(token), let subject = syntax.subject(of: token) else { return false }
        return Self.firstPerson.contains(analyzed.tokens[subject].folded)
    }

    private func hasPossible(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            analyzed.words[$0].relation == .aux && Self.possibles.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "would subject the goods to tariffs": a means of force that no verb tells.
    private func force(of verb: Int, in content: Range<Int>) -> EventLexicon.Root? {
        !lexicons.acts.isSuffering(analyzed.tokens[verb])
            && content.contains { lexicons.acts.isCoercive(analyzed.tokens[$0]) && !isEscaped($0) } ? .coerce : nil
    }

    /// "an exemption from sanctions", "protection against raids".
    private func isEscaped(_ means: Int) -> Bool {
        analyzed.children(of: means).contains {
            analyzed.words[$0].relation == .case && Self.escaping.contains(analyzed.tokens[$0].folded)
        }
    }

    /// Whether an official whose side nothing names says it ("the energy minister said Calvo would …").
    private func isSaidByOfficial(_ token: Int, sentence: Int) -> Bool {
        speakers(at: token, sentence: sentence).contains {
            discourse.entities[$0].party < 0 && discourse.entities[$0].isOffice.contains(true)
        }
    }

    /// Whether somebody else says, or may say, that the actors will do it.
    private func isOthersWord(_ token: Int, _ actors: [Int], sentence: Int) -> Bool {
        guard !isSaidByOwn(token, actors, sentence: sentence) else { return false }
        let said = statements(around: token, sentence: sentence)
        return said.contains { $0.speakers.isEmpty ? $0.source != nil : !isVoice($0.speakers, of: actors) }
    }

    /// The press of a country reports what it announces.
    private func isVoice(_ speakers: [Int], of actors: [Int]) -> Bool {
        speakers.contains { discourse.entities[$0].isMedia }
    }

    private static let having = WordSet(["have", "has", "had", "having", "'ve", "see", "make", "harbour", "harbor"])
    private static let wanting = Set(
        ["want", "wants", "wanted", "wish", "wishes", "desire", "interest", "appetite", "ambition"].map {
            WordHash.folded($0)
        })
    private static let nearWords = 10
    private static let possibles = WordSet(["could", "may", "might"])
    private static let willing = WordSet(["will", "wo", "ca", "can", "would", "shall"])
    private static let relatives: Set<Relation> = [.aclRelcl, .advclRelcl]
    private static let could = WordHash.folded("could")
    private static let going = WordHash.folded("going")
    private static let speakerAlone = WordHash.folded("i")
    private static let escaping = WordSet(["from", "against"])
}

import Language
import Prose

/// What is promised, offered or put before others, by what the words tell.
extension ActRecogniser {
    /// What a promise or threat of a deed is by the deed: "vowed to retaliate", "threatened to bomb" threaten, "vowed
    /// to end the war" offers.
    func promised(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> ActLexicon.Act? {
        guard arguments.head >= 0 else { return nil }
        if verb.act == .threaten { return .threaten }
        // "proposed that the drills be put off": whatever it is, others are to agree to it.
        if lexicons.acts.isProposing(verb), analyzed.words[arguments.head].relation == .ccomp { return .offer }
        // "vowed not to let it pass" refuses, "vowed not to attack" offers.
        if arguments.isClause, isInfinitive(arguments.head), syntax.isNegated(arguments.head) {
            return isRefusable(arguments.head) ? .reject : .offer
        }
        // "vowed to respond", "promised consequences"
        if verb.lemma != "offer", lexicons.acts.isReprisal(analyzed.tokens[arguments.head]) { return .threaten }
        let root = arguments.isClause ? events.event(at: arguments.head) : events.nounEvent(arguments.head, depth: 0)
        // Nobody offers a hostile deed: "offered the richest takeover" is an offer.
        if root?.isHostileDeed ?? false { return verb.lemma == "offer" && !arguments.isClause ? nil : .threaten }
        if root == .reject, arguments.isClause { return .threaten }
        if arguments.content.prefix(4).contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) }),
            root == nil
        {
            return .threaten
        }
        return root == nil ? nil : .offer
    }

    /// "We will continue to work alongside the investigators", "said it would monitor the dam": effort that a side
    /// promises of itself.
    func effort(_ token: Int, sentence: Int) -> ActMention? {
        guard isFuture(token), !syntax.isNegated(token), isActual(token), isUnconditional(token),
            lexicons.acts.isEffort(analyzed.tokens[effortVerb(of: token)]),
            let subject = syntax.subject(of: token)
        else { return nil }
        let isOurs = analyzed.children(of: subject).contains {
            Self.ownPossessives.contains(analyzed.tokens[$0].folded)
        }
        let actors = (isOurs ? speakers(at: token, sentence: sentence) : actors(of: token, sentence: sentence))
            .filter(isOfficial)
        let content = phrase(token, after: token)
        guard !actors.isEmpty, content.count > Self.fewestOfEffort,
            isOurs || isSaidByOwn(token, actors, sentence: sentence)
        else { return nil }
        return mention(
            .offer, actors: actors, arguments: Arguments(content: content, isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "continue to work", "work".
    private func effortVerb(of verb: Int) -> Int {
        guard lexicons.acts.isAspect(analyzed.tokens[verb]) else { return verb }
        return analyzed.children(of: verb).first { $0 > verb && analyzed.words[$0].relation == .xcomp } ?? verb
    }

    private static let fewestOfEffort = 2

    /// Whether what is offered does the other side a favour: a clause, or a noun of help, talks or concessions.
    func isFavour(_ arguments: Arguments) -> Bool {
        guard arguments.head >= 0 else { return false }
        return arguments.isClause || events.names(aFavour: arguments.head) || isAid(arguments)
    }

    /// "$2 million in aid": money for something that does the other side good.
    private func isAid(_ arguments: Arguments) -> Bool {
        arguments.content.contains { analyzed.words[$0].penn == .dollar }
            && arguments.content.contains { analyzed.words[$0].tag == .noun && events.names(aFavour: $0) }
    }

    /// "offered the pilots a raise": what is given, behind to whom.
    func hasRecipient(_ token: Int, _ verb: ActLexicon.Verb) -> Bool {
        let objects = analyzed.children(of: token).filter {
            $0 > token && (analyzed.words[$0].relation == .obj || analyzed.words[$0].relation == .iobj)
        }
        return verb.isSure && objects.count == 2 && objects.allSatisfy { analyzed.words[$0].tag != .verb }
    }

    /// What is proposed is a plan: "proposed an outflow of 200 cubic metres", "suggested a pause in the talks".
    func isProposal(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        lexicons.acts.isProposing(verb) && arguments.content.count >= 3 && arguments.head >= 0
            && analyzed.words[arguments.head].tag == .noun
    }
}

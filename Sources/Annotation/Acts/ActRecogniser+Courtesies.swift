import Language
import Prose

/// What reads like an act and takes no position: requests of everyday life, titles, what is not wanted of anybody.
extension ActRecogniser {
    /// "asked her to wait", told of the past by somebody who speaks for nobody, to somebody who does not either.
    func isPrivateRequest(_ verb: ActLexicon.Verb, _ token: Int, _ actors: [Int], _ arguments: Arguments) -> Bool {
        guard lexicons.acts.isRequesting(verb), arguments.isAddressed, !actors.contains(where: isOfficial),
            analyzed.words[token].penn == .vbd || analyzed.words[token].penn == .vbn,
            !actors.contains(where: isGroup)
        else { return false }
        if !arguments.targets.isEmpty {
            return arguments.targets.allSatisfy { discourse.entities[$0].kind == .person && !isOfficial($0) }
        }
        let addressed = analyzed.children(of: token).first {
            $0 > token && (analyzed.words[$0].relation == .obj || analyzed.words[$0].relation == .iobj)
        }
        guard let addressed else { return false }
        return analyzed.words[addressed].tag == .pron
            || lexicons.people.isSpeakerNoun(analyzed.tokens[addressed]) && discourse.isSingular(addressed)
    }

    private func isGroup(_ entity: Int) -> Bool { discourse.entities[entity].kind != .person }

    /// "tells her: “Thank you”", "asking in the wake of a blunder that …": what is wanted is an infinitive, a duty or a
    /// wish, and no words that somebody says.
    func isNoRequest(_ verb: ActLexicon.Verb, _ token: Int, _ arguments: Arguments) -> Bool {
        guard lexicons.acts.isRequesting(verb), arguments.isClause, arguments.head >= 0 else { return false }
        let between = token..<max(token, arguments.head)
        if between.contains(where: { analyzed.text.utf8[analyzed.tokens[$0].span.start] == 0x3A }) { return true }  // :
        let penn = analyzed.words[arguments.head].penn
        return (penn == .vbd || penn == .vbz) && !isInfinitive(arguments.head) && !isOwed(arguments)
    }

    /// "told residents to stay indoors", "advised drivers to wait": what those who speak for a body want of others.
    func isInstruction(_ verb: ActLexicon.Verb, _ token: Int, _ actors: [Int], _ arguments: Arguments) -> Bool {
        guard verb.act == .demand, !verb.isSure, arguments.isAddressed, arguments.head >= 0,
            isInfinitive(arguments.head), actors.contains(where: isOfficial),
            let addressed = analyzed.children(of: token).first(where: {
                $0 > token && (analyzed.words[$0].relation == .obj || analyzed.words[$0].relation == .iobj)
            })
        else { return false }
        let noun = analyzed.tokens[addressed]
        return analyzed.words[addressed].tag == .noun && !discourse.isSingular(addressed)
            && (lexicons.acts.isPeople(noun) || lexicons.people.isSpeakerNoun(noun)
                || lexicons.people.isCollective(noun))
    }

    /// "sang “Stop the Rain”": a verb that is written as a word of a title.
    func isOfTitle(_ verb: Int, sentence: Int) -> Bool {
        let tokens = analyzed.sentences[sentence].tokens
        return verb > tokens.lowerBound && verb + 2 < tokens.upperBound
            && (verb...verb + 2).allSatisfy(isCapitalised) && analyzed.words[verb + 1].tag != .propn
    }

    /// A capital letter with a small one behind it.
    private func isCapitalised(_ token: Int) -> Bool {
        let span = analyzed.tokens[token].span
        guard span.count > 1 else { return false }
        let bytes = analyzed.text.utf8
        return (0x41...0x5A).contains(bytes[span.start]) && (0x61...0x7A).contains(bytes[span.start + 1])
    }

    /// "a desperate call for help": a cry of somebody in need; "requests for comment": the work of reporters.
    func isNoAppeal(_ act: ActLexicon.Act, _ actors: [Int], _ arguments: Arguments) -> Bool {
        guard act == .demand, arguments.head >= 0, analyzed.words[arguments.head].tag == .noun else { return false }
        if Self.comments.contains(analyzed.tokens[arguments.head].folded) { return true }
        return analyzed.tokens[arguments.head].folded == Self.help && !actors.contains(where: isOfficial)
    }

    /// "requirements for those who wish to join": of whom, not what.
    func isOnlyOfPeople(_ act: ActLexicon.Act, _ arguments: Arguments) -> Bool {
        guard act == .demand, !arguments.isClause, arguments.head >= 0 else { return false }
        let head = arguments.head
        let isPeople =
            analyzed.words[head].tag == .pron || analyzed.words[head].tag == .det
            || lexicons.acts.isPeople(analyzed.tokens[head])
        return isPeople && !analyzed.children(of: head).contains { isInfinitive($0) && $0 > head }
    }

    /// "seeks permission to build", "needs approval": consent that is still wanted.
    func isWanted(_ noun: Int) -> Bool {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, analyzed.words[noun].relation == .obj else { return false }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        return lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit)?.verbs.contains { $0.act == .demand }
            ?? false || lexicons.acts.isAwaiting(analyzed.tokens[verb])
    }

    /// "lifted the old curse": only a measure, a means of force or what somebody stands for is given up.
    func isIdleConcession(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        guard verb.act == .concede, !verb.isSure, !arguments.isClause, arguments.head >= 0 else { return false }
        let head = analyzed.tokens[arguments.head]
        if lexicons.acts.isMeasure(head) || lexicons.acts.isIntention(head) || lexicons.acts.isClaim(head)
            || lexicons.acts.isMisdeed(head) || events.nounEvent(arguments.head, depth: 0) != nil
        {
            return false
        }
        if arguments.content.contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) }) { return false }
        return lexicons.acts.noun(analyzed.tokens, at: arguments.head, limit: arguments.head + 1) == nil
    }

    /// "welcomed the refugees", "welcomed Calvo": somebody received, not a deed praised.
    func isGuest(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0 else { return false }
        // "most of the countries"
        let counted = analyzed.children(of: arguments.head).first { analyzed.words[$0].relation == .nmod }
        let head = analyzed.words[arguments.head].tag == .noun ? arguments.head : counted ?? arguments.head
        if analyzed.words[head].tag == .propn || analyzed.words[head].tag == .pron { return !named(head).isEmpty }
        let token = analyzed.tokens[head]
        return lexicons.people.isSpeakerNoun(token) || lexicons.people.isCollective(token)
            || lexicons.acts.isState(token) || lexicons.acts.isPeople(token)
    }

    /// "offered a Northern outlook": whose name is in what is offered gets nothing by it.
    func isPlainOffer(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        !arguments.isClause && !arguments.isAddressed && (verb.lemma == "offer" || verb.lemma == "suggest")
    }

    /// Whether what is told of is a plan, rule or treaty.
    func isMeasureNoun(_ arguments: Arguments) -> Bool {
        !arguments.isClause && arguments.head >= 0 && lexicons.acts.isMeasure(analyzed.tokens[arguments.head])
    }

    /// Whether a doubt is that of one who is asked for what he knows ("analysts are sceptical").
    func isMereDoubt(_ adjective: Int, _ actors: [Int]) -> Bool {
        lexicons.acts.isDoubtful(analyzed.tokens[adjective]) && !actors.contains(where: takesStand)
    }

    /// "declined to comment" takes no position.
    func isIdle(_ arguments: Arguments) -> Bool {
        guard arguments.head >= 0 else { return false }
        if arguments.isClause, lexicons.acts.isIdle(analyzed.tokens[arguments.head]) { return true }
        // "declined to comment on the offer", of which a parse makes the comment a noun
        return arguments.content.prefix(2).contains {
            lexicons.acts.isIdle(analyzed.tokens[$0]) && $0 > 0 && isInfinitiveMark($0 - 1)
        }
    }

    /// "officials declined to say whether the boy was released": a body that is asked and does not tell.
    func isWithheld(_ arguments: Arguments, from actors: [Int]) -> Bool {
        guard arguments.isClause, arguments.head >= 0, actors.contains(where: isOfficial) else { return false }
        return analyzed.children(of: arguments.head).contains { clause in
            clause > arguments.head && analyzed.words[clause].relation == .ccomp
                && analyzed.children(of: clause).contains { Self.questions.contains(analyzed.tokens[$0].folded) }
        }
    }

    /// "declined to sign", "declined the offer"; "declining attendance" grows less, planes are shot down, and who
    /// turned down a street refused nothing.
    func isDeclinable(_ arguments: Arguments) -> Bool {
        guard !arguments.isClause, arguments.head >= 0 else { return true }
        let head = arguments.head
        return lexicons.acts.isGrant(analyzed.tokens[head]) || lexicons.acts.isMeasure(analyzed.tokens[head])
            || isSaid(arguments) || events.names(aFavour: head)
            || lexicons.acts.noun(analyzed.tokens, at: head, limit: head + 1) != nil
    }

    private static let comments = WordSet(["comment", "comments", "interview", "interviews"])
    private static let help = WordHash.folded("help")
}

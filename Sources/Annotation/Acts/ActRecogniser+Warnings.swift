import Language
import Prose

/// Whether a warning threatens, advises or dissuades.
extension ActRecogniser {
    /// "warned residents to stay indoors": what those warned are to do, unless a party is warned off.
    func isAdvice(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        verb.lemma == Self.warn && arguments.isClause && arguments.head >= 0 && isInfinitive(arguments.head)
            && !arguments.targets.contains { discourse.entities[$0].kind == .party }
    }

    /// "warned against drawing conclusions": what others are not to do.
    func isDissuasion(_ verb: ActLexicon.Verb, _ arguments: Arguments) -> Bool {
        verb.act == .demand && verb.lemma == Self.warnAgainst && arguments.isClause
    }

    /// What is threatened: a side, or a deed or means of force — not "the stability of the region".
    func isMeasureOrSide(_ arguments: Arguments) -> Bool {
        guard arguments.head >= 0 else { return !arguments.targets.isEmpty }
        if events.event(at: arguments.head)?.isHostileDeed ?? false { return true }
        let head = analyzed.tokens[arguments.head]
        if lexicons.acts.isCoercive(head) || lexicons.acts.isReprisal(head) { return true }
        return analyzed.words[arguments.head].tag == .propn && !named(arguments.head).isEmpty
    }

    /// A warning threatens when a party or body gives it and tells what will follow, or gives it to another party; a
    /// clause that only predicts does not.
    func isThreat(_ verb: ActLexicon.Verb, _ actors: [Int], _ arguments: Arguments) -> Bool {
        let actors = actors.map { bodies[$0] ?? $0 }
        let own = actors.map { party(of: $0) }
        guard
            own.contains(where: { $0 >= 0 }) || actors.contains(where: { discourse.entities[$0].kind == .organisation })
        else { return false }
        if arguments.content.contains(where: { lexicons.acts.isReprisal(analyzed.tokens[$0]) }),
            arguments.content.contains(where: { Self.future.contains(analyzed.tokens[$0].folded) })
                || !arguments.isClause
        {
            return true
        }
        if foreseesForce(arguments) || boastsOfForce(actors, arguments) { return true }
        guard !arguments.isClause, verb.lemma == "warn" || verb.lemma == Self.caution else { return false }
        return arguments.targets.contains {
            discourse.entities[$0].kind == .party && !own.contains(discourse.entities[$0].thing)
        }
    }

    /// "warned that an attack on the dam would bring …": what will follow a deed of force.
    private func foreseesForce(_ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0, isFuture(arguments.head),
            let subject = analyzed.children(of: arguments.head).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return false }
        return events.event(at: subject)?.isHostileDeed ?? false
    }

    /// "warned Calvo that its missiles were ready": the means of force of the one who warns, told to another party.
    private func boastsOfForce(_ actors: [Int], _ arguments: Arguments) -> Bool {
        guard arguments.isClause, arguments.head >= 0,
            arguments.targets.contains(where: {
                discourse.entities[$0].kind == .party && !isOneSide($0, actors)
            }),
            let subject = analyzed.children(of: arguments.head).first(where: { analyzed.words[$0].relation == .nsubj })
        else { return false }
        let isOwn =
            sides(of: subject).contains { isOneSide($0, actors) }
            || analyzed.children(of: subject).contains { analyzed.words[$0].penn == .prpDollar }
        return isOwn && arguments.content.contains { lexicons.acts.isCoercive(analyzed.tokens[$0]) }
    }

    static let warn = "warn"
    static let caution = "caution"
    private static let warnAgainst = "warn against"
}

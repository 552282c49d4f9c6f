import Language
import Prose

/// What the words that somebody is quoted with tell of an act whose arguments a parse lost.
extension ActRecogniser {
    /// Who is found to say the words that a verb of an act governs ("is looking into it and urged Calvo to …"), where
    /// the tree has no subject that can act.
    func tellers(by verb: Int, sentence: Int) -> [Int] {
        guard !isPassive(verb), let statement = statement(toldBy: verb, sentence: sentence) else { return [] }
        guard statement.speakers.isEmpty else { return statement.namesSpeaker ? statement.speakers : [] }
        // "The company", for which no name was found, takes no position.
        guard let entity = statement.unnamedSpeaker.flatMap({ unnamed.entity(ofSpeaker: $0) }),
            let noun = unnamed.noun(of: entity), unnamed.entity(ofNoun: noun) != nil
        else { return [] }
        return [entity]
    }

    /// "Both said they could not accept it": in reported words "they" are who says it, where nobody else is known.
    func isReportedThey(_ subject: Int, of verb: Int, sentence: Int) -> Bool {
        let offset = Int(analyzed.tokens[subject].start)
        return analyzed.tokens[subject].folded == Self.they && analyzed.words[verb].relation == .ccomp
            && !statements(in: sentence).contains {
                [.direct, .partial, .unmarked].contains($0.kind) && $0.span.contains(offset)
            }
    }

    /// The clause that is reported behind a verb of an act, where the tree hangs nothing on the verb: "denied that it
    /// had sent ships", of which a parse makes "sent ships".
    func told(by verb: Int, end: Int, _ entry: ActLexicon.Verb, sentence: Int) -> Arguments? {
        guard entry.isSure, entry.patterns.contains(where: { $0.takesClause }), !isPassive(verb),
            let statement = statement(toldBy: verb, sentence: sentence), statement.kind == .indirect
        else { return nil }
        let first = analyzed.token(at: statement.span.start)
        var last = first
        while last < analyzed.tokens.count, Int(analyzed.tokens[last].start) < statement.span.end { last += 1 }
        let content = first..<last
        guard first >= end, first - end <= Self.farthestTold,
            let head = content.first(where: { analyzed.words[$0].tag == .verb })
                ?? content.first(where: syntax.isFinite)
        else { return nil }
        let isClause = isInfinitiveMark(first) || content.contains(where: syntax.isFinite)
        return isClause ? Arguments(content: content, isClause: true, head: head) : nil
    }

    /// "The raid was a crime, Calvo said": words that are told do not go on to who tells them.
    func withinStatement(_ content: Range<Int>, _ trigger: Int, sentence: Int) -> Range<Int> {
        let first = Int(analyzed.tokens[content.lowerBound].start)
        let statement = statements(around: trigger, sentence: sentence).first {
            $0.kind == .indirect && $0.span.start <= first && first < $0.span.end
        }
        guard let statement, let cue = statement.cue, cue.start >= statement.span.end else { return content }
        let end = content.first { Int(analyzed.tokens[$0].start) >= statement.span.end } ?? content.upperBound
        return syntax.trimmedPunctuation(content.lowerBound..<end)
    }

    private func statement(toldBy verb: Int, sentence: Int) -> Statement? {
        let offset = Int(analyzed.tokens[verb].start)
        return statements(in: sentence).first { statement in
            statement.cue.map { $0.start == offset } ?? false && statement.kind != .heading
                && statement.span.start > offset
        }
    }

    /// "an exemption under a pact that it criticised", of which a parse makes a clause of the main verb: the pact.
    func nounBeforeThat(_ verb: Int, _ children: Dependents.Children) -> Int? {
        let head = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .ccomp, head >= 0, head < verb,
            let that = children.first(where: { $0 < verb && analyzed.tokens[$0].folded == Self.that }), that - 1 > head,
            analyzed.words[that - 1].tag == .noun, children.contains(where: { analyzed.words[$0].relation == .nsubj }),
            lexicons.reporting.verb(analyzed.tokens, at: head, limit: head + 1).map({ !$0.verb.takes(.that) }) ?? true
        else { return nil }
        return that - 1
    }

    // MARK: Nouns

    /// "calls for Calvo to withdraw": not Calvo is called for, but what it is to do.
    func deedCalledFor(_ doer: Int, of noun: Int, _ preposition: UInt64) -> Arguments? {
        guard preposition == Self.calledFor, case let phrase = analyzed.subtree(of: doer),
            let deed = [noun, doer, Int(analyzed.words[noun].head)].lazy.filter({ $0 >= 0 }).compactMap({ head in
                analyzed.children(of: head).first {
                    $0 > doer && isInfinitive($0) && analyzed.subtree(of: $0).lowerBound <= phrase.upperBound
                }
            }).first
        else { return nil }
        let start = syntax.nounPhrase(doer).lowerBound
        let content = min(start, doer)..<max(deed + 1, analyzed.subtree(of: deed).upperBound)
        return Arguments(content: content, targets: sides(of: doer), isClause: true, head: deed)
    }

    /// "responded with an offer": who answers by an act has done it.
    func isAnswer(_ noun: Int, to verb: Int) -> Bool {
        verb >= 0 && verb < noun && analyzed.words[noun].relation == .obl
            && Self.answering.contains(analyzed.tokens[verb].folded) && isActual(verb) && !syntax.isNegated(verb)
            && analyzed.children(of: noun).contains {
                analyzed.words[$0].relation == .case && Self.answersWith.contains(analyzed.tokens[$0].folded)
            }
    }

    private static let farthestTold = 8
    private static let calledFor = WordHash.folded("for")
    private static let answering = WordSet([
        "respond", "responds", "responded", "responding", "reply", "replies", "replied", "answer", "answers",
        "answered", "counter", "counters", "countered", "react", "reacts", "reacted",
    ])
    private static let answersWith = WordSet(["with", "by"])
}

extension ActLexicon.Pattern {
    /// Whether a clause may be what the verb is about.
    fileprivate var takesClause: Bool {
        switch self {
        case .infinitive, .object: true
        case .targetInfinitive, .targetPrepositional, .targetOnly: false
        }
    }
}

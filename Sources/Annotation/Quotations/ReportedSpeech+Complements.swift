import Language
import Prose

/// What verbs of saying tell by a complement that verbs of wanting and thinking take as well: what somebody is called
/// upon to do, what something is called, what is confirmed.
extension ReportedSpeech {
    /// The words said by cues that told nothing yet: a clause around a longer quotation, an infinitive with those of
    /// whom it is demanded, an object with its name.
    func saidAfterAll(in sentence: Int, cues: [Cue], besides said: [AttributedStatement], isHeading: Bool)
        -> [AttributedStatement]
    {
        let told = cuesTold(said)
        return cues.compactMap { cue in
            guard maySay(cue), !told.contains(cue.tokens),
                var found = demanded(by: cue, in: sentence, besides: said, isHeading: isHeading)
                    ?? ascription(by: cue, in: sentence, besides: said, isHeading: isHeading),
                isSaid(found.tokens, by: cue)
            else { return nil }
            found.isAttitude = false
            return found
        }
    }

    /// Whether a cue tells what its speaker said: a verb of saying in an assertion, with somebody who speaks.
    private func maySay(_ cue: Cue) -> Bool {
        guard cue.form == .verb, cue.verbClass != .believe, let source = cue.sourceHead,
            finder.speaks(source) || analyzed.words[source].tag == .propn
        else { return false }
        return !CueFinder.firstPerson.contains(analyzed.tokens[source].folded) && !finder.isHypothetical(cue.verb)
            && !syntax.isNegated(cue.verb) && !finder.isProspective(cue.verb)
    }

    /// "called on the board to open talks": the infinitive with those of whom it is demanded.
    private func demanded(by cue: Cue, in sentence: Int, besides said: [AttributedStatement], isHeading: Bool)
        -> AttributedStatement?
    {
        guard cue.takes(.infinitive), demands(cue),
            let words = AttitudeComplements(
                speech: self, cue: cue, frames: [.addressee], sentence: analyzed.sentences[sentence].tokens
            ).words()
        else { return nil }
        let tokens = syntax.withClosingMark(trimmed(words))
        let span = analyzed.span(tokens)
        guard !said.contains(where: { $0.statement.span.contains(span) }) else { return nil }
        return attitude(tokens, by: cue, sentence: sentence, isHeading: isHeading)
    }

    private func demands(_ cue: Cue) -> Bool {
        switch cue.verbClass {
        case .demand, .ask, .warn: true
        default: false
        }
    }

    private func isSaid(_ tokens: Range<Int>, by cue: Cue) -> Bool {
        guard tokens.lowerBound > cue.verb else { return false }
        if demands(cue), cue.takes(.infinitive),
            let to = tokens.first(where: { analyzed.words[$0].penn == .to && $0 + 1 < tokens.upperBound })
        {
            return to > tokens.lowerBound && analyzed.words[to + 1].penn == .vb
        }
        guard cue.verbClass != .ask, let head = cue.contentHead else { return false }
        if cue.takes(.that), finder.tellsAlone(cue.verb), tokens.contains(head), holdsClause(tokens) {
            return analyzed.words[head].relation == .ccomp
        }
        // "was not able to confirm the deaths", "refused to call it a war": an infinitive asserts nothing.
        guard analyzed.words[head].relation == .obj, tokens.contains(head), analyzed.words[cue.verb].penn != .vb else {
            return false
        }
        return isCalled(head, tokens, by: cue) || cue.verbClass == .admit && cue.takes(.object) && tokens.count > 1
    }

    /// "described him as able", "calls the drill a rehearsal", "called it “vital”": the object with what it is called.
    private func isCalled(_ object: Int, _ tokens: Range<Int>, by cue: Cue) -> Bool {
        guard cue.takes(.predicate) || cue.takes(.naming) else { return false }
        let behind = (object + 1)..<max(object + 1, tokens.upperBound)
        if behind.contains(where: { opensName($0) }) { return true }
        guard cue.takes(.naming), !CueFinder.reflexives.contains(analyzed.tokens[object].folded) else { return false }
        if behind.contains(where: { isQuoted[$0] }) { return true }
        // "called his mother, Orla": behind a comma stands a name of the object, not what it is called.
        return predicates(of: cue.verb, behind: object, named: true).contains { child in
            let first = analyzed.subtree(of: child).lowerBound
            return behind.contains(first) && !syntax.isMark(first) && !syntax.isComma(first - 1)
        }
    }

    /// "as", but not that of "as well as".
    private func opensName(_ token: Int) -> Bool {
        guard analyzed.tokens[token].folded == Self.as, token + 1 < analyzed.tokens.count else { return false }
        return analyzed.tokens[token + 1].folded != Self.well && analyzed.tokens[token - 1].folded != Self.well
    }

    private static let well = WordHash.folded("well")

    /// "called the vote a “farce” saying …": without the verb of saying by which the sentence goes on.
    func withoutSaying(_ words: Range<Int>, behind head: Int) -> Range<Int> {
        let next = words.first { token in
            token > head && analyzed.words[token].penn == .vbg && !isQuoted[token] && finder.tellsAlone(token)
        }
        return words.lowerBound..<(next ?? words.upperBound)
    }
}

import Language
import Prose

/// What ought to be, told by how needful it is called: "it is vital that Calvo withdraw", "of great importance that …".
extension ActRecogniser {
    /// Whether the clause of a verb is what a word of need right before it calls for, whatever a parse hangs it on;
    /// O(words between).
    ///
    /// "It was vital that Calvo had won" tells what has been, and "it is not necessary for Calvo to act" asks for
    /// nothing.
    func isCalledNeedful(_ verb: Int) -> Bool {
        guard let link = link(to: verb) ?? doer(ofNeedful: verb).flatMap(linkOfDoer), tellsWish(verb), link > 0 else {
            return false
        }
        let need = analyzed.tokens[link - 1].kind == .word ? link - 1 : link - 2
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        guard need > sentence.lowerBound, isNeedful(need, verb), !syntax.isNegated(need) else { return false }
        // "It is vital", not "the vital talks".
        let opening = max(sentence.lowerBound, need - Self.longestPredicate)..<need
        return opening.contains { Self.placeholders.contains(analyzed.tokens[$0].folded) }
            && !opening.contains { Syntax.negations.contains(analyzed.tokens[$0].folded) }
    }

    /// The "that" or "for" that opens the clause, of which a parse may make a relative pronoun.
    private func link(to verb: Int) -> Int? {
        let own = analyzed.children(of: verb)
        return (own + own.flatMap(analyzed.children)).first {
            $0 < verb && Self.links.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "vital for Calvo to withdraw", where a parse hangs "for Calvo" on what is vital: Calvo.
    func doer(ofNeedful verb: Int) -> Int? {
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, head < verb, isInfinitive(verb), isNeedful(head, verb) else { return nil }
        return analyzed.children(of: head).first {
            $0 > head && $0 < verb && [.obl, .nmod].contains(analyzed.words[$0].relation) && linkOfDoer($0) != nil
        }
    }

    /// A word of need, or the "time" of "it is time for Calvo to act", which "the first time" is not.
    private func isNeedful(_ token: Int, _ verb: Int) -> Bool {
        if lexicons.acts.isNeed(analyzed.tokens[token]) { return true }
        return analyzed.tokens[token].folded == Self.time && isInfinitive(verb)
            && analyzed.children(of: token).allSatisfy {
                analyzed.words[$0].relation != .det && analyzed.words[$0].relation != .amod
                    || analyzed.tokens[$0].folded == Self.high
            }
    }

    private static let time = WordHash.folded("time")
    private static let high = WordHash.folded("high")

    private func linkOfDoer(_ noun: Int) -> Int? {
        analyzed.children(of: noun).first { $0 < noun && Self.links.contains(analyzed.tokens[$0].folded) }
    }

    /// "that Calvo withdraw", "for Calvo to withdraw": a plain or present form, or an infinitive with a subject of its
    /// own.
    private func tellsWish(_ verb: Int) -> Bool {
        if isInfinitive(verb) { return true }
        let penn = analyzed.words[verb].penn
        return [.vb, .vbp, .vbz].contains(penn)
            && !analyzed.children(of: verb).contains { analyzed.words[$0].relation == .aux && syntax.isFinite($0) }
    }

    private static let links = WordSet(["that", "for"])
    private static let placeholders = WordSet(["it"])
    /// Tokens from the placeholder to the word of need at most.
    private static let longestPredicate = 8
}

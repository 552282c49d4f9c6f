import Language
import Prose

/// Speakers whom the parser parts from their verb.
extension CueFinder {
    /// "Venn, for his part, has called it …": the name before a phrase on what is his, whether or not a comma closes
    /// it.
    func nameBeforeRemark(_ verb: Int) -> Int? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound
        guard syntax.child(verb, [.nsubj, .nsubjPass]) == nil else { return nil }
        var noun = verb - 1
        while noun > first, [.aux, .adv].contains(analyzed.words[noun].tag) || syntax.isComma(noun) { noun -= 1 }
        guard noun > first + 3, analyzed.words[noun].tag == .noun, analyzed.words[noun - 1].penn == .prpDollar,
            analyzed.words[noun - 2].tag == .adp, syntax.isComma(noun - 3), isSpeakersEnd[noun - 4],
            !isQuoted[noun - 4]
        else { return nil }
        return noun - 4
    }

    /// "Calvo's envoys to the union said": behind "to" nobody says anything, and the union is where they are sent.
    func envoy(before verb: Int) -> Int? {
        guard syntax.isFinite(verb), tellsAlone(verb), analyzed.words[verb].relation == .aclRelcl,
            let to = syntax.child(verb, [.mark]), analyzed.tokens[to].folded == Self.to, to < verb
        else { return nil }
        let noun = Int(analyzed.words[verb].head)
        return noun == to - 1 && isPersonOrBody(noun) && !isQuoted[noun] ? noun : nil
    }

    /// "The council said that Orrun take steps and called on all to help": who told the clause that the parser joined
    /// the verb to, when its tense shows that it goes on with the teller's own.
    func teller(joinedTo verb: Int) -> Int? {
        governor(ofJoined: verb).flatMap { speakingSubject(of: $0) }
    }

    /// The verb of saying that a verb goes on with, though it is joined to the clause which that one governs. O(depth).
    func governor(ofJoined verb: Int) -> Int? {
        guard analyzed.words[verb].relation == .conj, syntax.isFinite(verb), tellsAlone(verb) || asks(verb),
            syntax.child(verb, [.nsubj, .nsubjPass]) == nil, !isQuoted[verb]
        else { return nil }
        let joined = Int(analyzed.words[verb].head)
        var at = joined
        for _ in 0..<4 {
            let above = Int(analyzed.words[at].head)
            guard above >= 0, above < verb, [.ccomp, .aclRelcl, .conj].contains(analyzed.words[at].relation) else {
                return nil
            }
            at = above
            guard analyzed.words[at].tag == .verb, syntax.isFinite(at), tellsAlone(at), !isQuoted[at] else { continue }
            guard speakingSubject(of: at) != nil else { return nil }
            let isOfTeller =
                Self.additions.contains(analyzed.tokens[verb].folded)
                || analyzed.words[verb].penn == analyzed.words[at].penn
                    && finiteForm(of: joined) != analyzed.words[verb].penn
            return isOfTeller ? at : nil
        }
        return nil
    }

    /// "The letter aimed at Orla Venn shows …": a name behind a preposition, with no comma between, is in the subject's
    /// own phrase, though parsers take it for a second subject.
    func endsPhrase(_ noun: Int, behind first: Int) -> Bool {
        let start = nameOfToken[noun].isEmpty ? noun : min(noun, nameOfToken[noun].lowerBound)
        guard start > first + 1, analyzed.words[start - 1].tag == .adp, analyzed.words[start - 1].relation == .case
        else { return false }
        return !(first..<start).contains { syntax.isMark($0) }
    }

    private func speakingSubject(of verb: Int) -> Int? {
        analyzed.children(of: verb).last {
            analyzed.words[$0].relation == .nsubj && $0 < verb && !isQuoted[$0] && speaks($0)
        }
    }

    private func asks(_ verb: Int) -> Bool {
        lexicons.reporting.attribution(of: analyzed.tokens, at: verb, limit: analyzed.tokens.count).map {
            $0.verb.verbClass == .demand
        } ?? false
    }

    /// The form of the finite word of a clause: of its verb, or of its auxiliary or copula.
    private func finiteForm(of verb: Int) -> PennTag {
        if syntax.isFinite(verb) { return analyzed.words[verb].penn }
        let helper = analyzed.children(of: verb).first {
            [.aux, .auxPass, .cop].contains(analyzed.words[$0].relation) && syntax.isFinite($0)
        }
        return helper.map { analyzed.words[$0].penn } ?? analyzed.words[verb].penn
    }

    /// A speaker's phrase up to the verb that the tree hung on it, without what opens the verb's clause ("Venn, who").
    func phrase(_ head: Int, from start: Int, before verb: Int) -> Range<Int> {
        var end = verb
        while end > head + 1,
            syntax.isMark(end - 1) || [.aux, .adv].contains(analyzed.words[end - 1].tag)
                || [.wp, .wdt].contains(analyzed.words[end - 1].penn)
        {
            end -= 1
        }
        return start..<end
    }

    static let to = WordHash.folded("to")
    private static let additions = WordSet(["added", "adds"])
}

import Language
import Prose

/// Under which condition an act holds.
extension ActRecogniser {
    /// The clause or phrase that tells the condition: "if …", "unless …", "in exchange for …", "as long as …".
    func condition(_ trigger: Int, _ content: Range<Int>, sentence: Int) -> Range<Int>? {
        let range = analyzed.sentences[sentence].tokens
        for index in range {
            guard let end = lexicons.acts.condition(analyzed.tokens, at: index, limit: range.upperBound) else {
                continue
            }
            guard !isReason(index, in: range) else { continue }
            let found =
                end - index == 1
                ? clause(markedBy: index, trigger, content) : phrase(from: index, end, trigger, content, in: range)
            if let found { return found }
        }
        return nil
    }

    /// "if only because …", "if only to …" tells why, not on what condition.
    private func isReason(_ mark: Int, in sentence: Range<Int>) -> Bool {
        guard mark + 2 < sentence.upperBound, analyzed.tokens[mark].folded == Self.if,
            analyzed.tokens[mark + 1].folded == Self.only
        else { return false }
        return Self.causal.contains(analyzed.tokens[mark + 2].folded)
    }

    /// The clause that a conjunction of condition opens, when it belongs to the act or its content.
    private func clause(markedBy mark: Int, _ trigger: Int, _ content: Range<Int>) -> Range<Int>? {
        guard analyzed.words[mark].relation == .mark || analyzed.words[mark].tag == .sconj else { return nil }
        let verb = Int(analyzed.words[mark].head)
        guard verb > mark, isNear(verb, trigger, content) else { return nil }
        let clause = analyzed.subtree(of: verb)
        // "to call for help if they feel threatened and to carry no bag": the second infinitive is asked for, too.
        let joined = (verb..<max(verb, clause.upperBound - 2)).first {
            analyzed.words[$0].tag == .cconj && isInfinitiveMark($0 + 1) && !isInfinitive(verb)
        }
        return syntax.trimmedPunctuation(mark..<max(mark + 1, joined ?? clause.upperBound))
    }

    /// "in the event of …", "in exchange for …", "on condition that …": up to the end of the phrase.
    private func phrase(
        from start: Int, _ end: Int, _ trigger: Int, _ content: Range<Int>, in range: Range<Int>
    ) -> Range<Int>? {
        guard end < range.upperBound, start > trigger || !isOfOtherClause(start, trigger) else { return nil }
        var last = start
        for index in start..<range.upperBound {
            if index > end, analyzed.tokens[index].kind == .punctuation, syntax.isComma(index) { break }
            if index > end, analyzed.words[index].relation == .cc,
                analyzed.words[Int(analyzed.words[index].head)].tag == .verb
            {
                break
            }
            last = index
        }
        let found = syntax.trimmedPunctuation(start..<(last + 1))
        return found.count > end - start ? found : nil
    }

    /// Whether another predicate with its own subject stands between a phrase and the act behind it.
    private func isOfOtherClause(_ start: Int, _ trigger: Int) -> Bool {
        (start..<max(start, trigger)).contains { analyzed.words[$0].relation == .root && $0 != trigger }
    }

    private func isNear(_ verb: Int, _ trigger: Int, _ content: Range<Int>) -> Bool {
        let head = Int(analyzed.words[verb].head)
        guard head >= 0 else { return false }
        // "if it was so, it may be meant to answer Calvo's threats": no condition of the threats.
        let isPhrase = analyzed.words[trigger].tag == .noun && Self.phrases.contains(analyzed.words[trigger].relation)
        return head == trigger || !isPhrase && syntax.dominates(head, trigger)
            || isOfOneStatement(head, trigger, content)
    }

    /// Whether a clause is the act's or its content's, not that of a clause that only adds to them ("threatened to fire
    /// after Calvo warned that it would answer if …").
    private func isOfOneStatement(_ head: Int, _ trigger: Int, _ content: Range<Int>) -> Bool {
        var at = head
        for _ in 0..<12 {
            if at == trigger { return true }
            switch analyzed.words[at].relation {
            case .advcl, .parataxis:
                if !isInfinitive(at) { return false }
            default: break
            }
            let above = Int(analyzed.words[at].head)
            if above < 0 || content.contains(at) && !content.contains(above) { return content.contains(at) }
            at = above
        }
        return content.contains(head)
    }

    private static let phrases: Set<Relation> = [.obj, .obl, .nmod]
    private static let `if` = WordHash.folded("if")
    private static let only = WordHash.folded("only")
    private static let causal = WordSet(["because", "to", "for", "as", "by"])
}

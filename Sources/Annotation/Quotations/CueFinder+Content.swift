import Language
import Prose

/// What a verb of saying governs.
extension CueFinder {
    /// The head of the reported clause: a clausal complement, else an infinitive, else the object.
    func contentHead(of verb: Int, end: Int, _ entry: ReportingLexicon.Verb) -> Int? {
        let children = analyzed.children(of: verb)
        if end - verb > 1, let object = prepositionalObject(children, end: end) { return object }
        let clauses = children.filter {
            (analyzed.words[$0].relation == .ccomp && !isListener($0, of: verb)
                && (entry.verbClass == .ask || !isAdverbial($0) || syntax.isNegated(verb)))
                || (entry.verbClass == .ask && $0 > verb && asksWhether($0))
        }
        // "The minister, who was away when …, said the move was late": what is said stands behind its verb.
        let behind = clauses.filter { $0 > verb }
        let told = behind.isEmpty ? clauses : behind
        if let clause = told.first(where: { marked($0, Self.that) }) ?? told.first {
            // "explained that it was due to the fact that …": a noun that is a predicate is what is said.
            let isBareNoun = analyzed.words[clause].tag == .noun && syntax.child(clause, [.nsubj, .cop]) == nil
            return isBareNoun ? thatClause(of: clause) ?? clause : clause
        }
        // "told reporters that …": the clause may hang on those who were told.
        for listener in children
        where [.iobj, .obj].contains(analyzed.words[listener].relation) || isListener(listener, of: verb) {
            if let clause = thatClause(of: listener) { return clause }
        }
        // The infinitive of a verb that the tagger took for a noun.
        if analyzed.words[verb].tag == .noun {
            return children.first { $0 > verb && analyzed.words[$0].relation == .acl && analyzed.words[$0].penn == .vb }
        }
        if let open = children.first(where: {
            analyzed.words[$0].relation == .xcomp && (entry.takes(.raising) || analyzed.words[$0].tag == .verb)
        }
        ) {
            return open
        }
        if let clause = children.first(where: { analyzed.words[$0].relation == .parataxis && syntax.isFinite($0) }) {
            return clause
        }
        if entry.verbClass == .demand, entry.takes(.infinitive), let deed = deedBehindListener(children) { return deed }
        return children.first { analyzed.words[$0].relation == .obj && !isTime($0) }
    }

    /// "…, Venn told the daily": a name without verb or subject behind a verb of telling is who listens.
    private func isListener(_ child: Int, of verb: Int) -> Bool {
        child > verb && Self.tellings.contains(analyzed.tokens[verb].folded)
            && (analyzed.words[child].tag == .propn || analyzed.words[child].tag == .noun)
            && syntax.child(child, [.nsubj, .nsubjPass, .cop, .aux, .expl]) == nil
            && !((verb + 1)..<child).contains { [.verb, .aux].contains(analyzed.words[$0].tag) || isQuoted[$0] }
    }

    /// The clause with "that" which a parser hung on those who were told it.
    private func thatClause(of listener: Int) -> Int? {
        analyzed.children(of: listener).first { child in
            let relation = analyzed.words[child].relation
            return (relation == .aclRelcl || relation == .acl || relation == .ccomp) && marked(child, Self.that)
        }
    }

    /// "pressed allies [to act]": an infinitive right behind those of whom it is demanded.
    private func deedBehindListener(_ children: Dependents.Children) -> Int? {
        guard let listener = children.first(where: { analyzed.words[$0].relation == .obj }) else { return nil }
        let end = analyzed.subtree(of: listener).upperBound
        return children.first { child in
            // The clause begins where the listener ends, so that there is a token behind the listener.
            analyzed.words[child].relation == .advcl && analyzed.words[child].penn == .vb
                && analyzed.subtree(of: child).lowerBound == end && analyzed.words[end].penn == .to
        }
    }

    /// "announced Monday morning": a day or its part is no object.
    func isTime(_ noun: Int) -> Bool {
        if isDay(noun) { return true }
        return Self.partsOfDays.contains(analyzed.tokens[noun].folded)
            && (noun > 0 && (isDay(noun - 1) || Self.demonstratives.contains(analyzed.tokens[noun - 1].folded)))
    }

    /// Whether a word belongs to a bare time: "last November", "Monday morning", "this week".
    func isTimeWord(_ token: Int, before limit: Int) -> Bool {
        if isTime(token) || lexicons.names.isCalendarWord(analyzed.tokens[token]) { return true }
        return Self.demonstratives.contains(analyzed.tokens[token].folded) && token + 1 < limit
            && (isTime(token + 1) || lexicons.names.isCalendarWord(analyzed.tokens[token + 1]))
    }

    /// "asked if …", "asked whether …": parsers take it for a condition.
    func asksWhether(_ clause: Int) -> Bool {
        analyzed.words[clause].relation == .advcl
            && analyzed.children(of: clause).contains {
                $0 < clause && analyzed.words[$0].relation == .mark && Self.whether.contains(analyzed.tokens[$0].folded)
            }
    }

    /// What the preposition of a verb such as "call for" governs.
    func prepositionalObject(_ children: Dependents.Children, end: Int) -> Int? {
        guard [.adp, .part, .sconj].contains(analyzed.words[end - 1].tag) else { return nil }
        return children.first { child in
            guard child >= end, !isQuoted[child] else { return false }
            switch analyzed.words[child].relation {
            case .obl, .obj, .advcl, .nmod, .ccomp: return analyzed.subtree(of: child).lowerBound <= end
            default: return false
            }
        }
    }

    /// "If she says that …", "asked whether he had warned them": nothing tells that it was said.
    func isHypothetical(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            $0 < verb && !isQuoted[$0] && analyzed.words[$0].relation == .mark
                && Self.hypotheses.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "Unions may say that …", "are likely to argue …": it may be said some day; nothing tells that it was.
    func isProspective(_ verb: Int) -> Bool {
        guard analyzed.words[verb].penn == .vb else { return false }
        if analyzed.words[verb].relation == .xcomp, case let judgement = Int(analyzed.words[verb].head), judgement >= 0,
            judgement < verb, Self.likelihoods.contains(analyzed.tokens[judgement].folded)
        {
            return true
        }
        return analyzed.children(of: verb).contains {
            $0 < verb && analyzed.words[$0].relation == .aux
                && Self.possibilities.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "The fake post said …", "an earlier version said …": the report tells the words to say that they do not hold.
    func isUnreal(source head: Int) -> Bool {
        let kinds = analyzed.children(of: head).compactMap {
            $0 < head && !isQuoted[$0] ? lexicons.reporting.unrealSource(analyzed.tokens[$0]) : nil
        }
        if kinds.contains(.quality) { return true }
        return kinds.contains(.time) && lexicons.reporting.unrealSource(analyzed.tokens[head]) == .text
    }

    /// First token of what negates a cue: "does not believe", "never thought".
    func negation(of cue: Cue) -> Int? {
        guard cue.form == .verb, syntax.isNegated(cue.verb) else { return nil }
        let opening = analyzed.children(of: cue.verb).filter { child in
            child < cue.verb && !isQuoted[child]
                && (analyzed.words[child].relation == .aux
                    || Syntax.negations.contains(analyzed.tokens[child].folded))
        }
        return opening.min()
    }

    private static let likelihoods = WordSet(["likely", "unlikely", "bound", "liable"])
    private static let possibilities = WordSet(["may", "might"])
    private static let hypotheses = WordSet(["if", "whether", "unless"])

    func marked(_ clause: Int, _ key: UInt64) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation == .mark && analyzed.tokens[$0].folded == key
        }
    }

    /// A clause with a conjunction of time, cause or concession is not what is said.
    func isAdverbial(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            (analyzed.words[$0].relation == .mark || analyzed.words[$0].relation == .advmod)
                && Self.adverbials.contains(analyzed.tokens[$0].folded) && $0 < clause
        }
    }
}

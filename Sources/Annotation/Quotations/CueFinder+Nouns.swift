import Language
import Prose

/// Phrases and nouns that tell what somebody says or thinks.
extension CueFinder {
    func attribution(_ tokens: Range<Int>, limit: Int) -> Cue? {
        let start = tokens.upperBound
        guard start < limit else { return nil }
        let firstComma = (start..<limit).first { syntax.isComma($0) || isQuoted[$0] || isClauseEnd($0) } ?? limit
        var range = syntax.trimmedPunctuation(start..<firstComma)
        guard !range.isEmpty else { return nil }
        if let verb = range.first(where: { syntax.isFinite($0) && $0 > range.lowerBound }) {
            range = range.lowerBound..<verb
        }
        let head = phraseHead(range)
        // "citing a threat to health" names no source.
        if tokens.count == 1,
            !speaks(head) || Self.ideas.contains(lexicons.reporting.nounClass(analyzed.tokens[head]) ?? "")
        {
            return nil
        }
        return Cue(
            form: .phrase, tokens: tokens, source: range, sourceHead: head,
            frames: ReportingLexicon.Frames([.that, .quote]).rawValue,
            verbClass: .neutral, contentHead: nil)
    }

    func isClauseEnd(_ index: Int) -> Bool {
        guard syntax.isMark(index) else { return false }
        return [0x2E, 0x3B, 0x3A, 0x28, 0xE2].contains(analyzed.text.utf8[Int(analyzed.tokens[index].start)])
    }

    /// The noun of a phrase whose head lies outside it.
    func phraseHead(_ range: Range<Int>) -> Int {
        range.first { index in
            let head = analyzed.words[index].head
            let isNoun =
                analyzed.words[index].tag == .noun || analyzed.words[index].tag == .propn
                || analyzed.words[index].tag == .pron
            return isNoun && (head < Int32(range.lowerBound) || head >= Int32(range.upperBound))
        } ?? range.upperBound - 1
    }

    /// "its insistence that …", "a Russian assurance that …": a noun with a that-clause of its own.
    func nounCue(_ index: Int, unspoken: Bool) -> Cue? {
        guard analyzed.words[index].tag == .noun, lexicons.reporting.nounClass(analyzed.tokens[index]) != nil else {
            return nil
        }
        let children = analyzed.children(of: index)
        // "No evidence that …" reports nothing.
        if children.contains(where: { $0 < index && Self.absence.contains(analyzed.tokens[$0].folded) }) {
            return nil
        }
        let own = children.first { child in
            let relation = analyzed.words[child].relation
            guard relation == .acl || relation == .ccomp, syntax.isFinite(child) || hasFiniteAuxiliary(child) else {
                return false
            }
            return analyzed.children(of: child).contains {
                analyzed.tokens[$0].folded == Self.that && analyzed.words[$0].relation == .mark
            }
        }
        let told = own == nil ? clauseBehindListener(index) : nil
        let clauseBehind = own ?? clauseRightBehind(index) ?? told
        let owner = children.first { analyzed.words[$0].relation == .nmodPoss } ?? adjectiveOfPeople(index)
        let clause = clauseBehind ?? (owner == nil ? nil : equatedClause(index))
        let speaker =
            owner ?? (unspoken ? bearer(of: index) : nil)
            ?? told.flatMap { clause in
                self.speaker(around: index, outside: analyzed.subtree(of: clause))
            }
        guard clause != nil || speaker != nil else { return nil }
        // "…, a sign that the talks go on": the reporter sums up, nobody says it.
        let first = analyzed.subtree(of: index).first { !syntax.isMark($0) } ?? index
        if speaker == nil, first > 0, syntax.isComma(first - 1), analyzed.words[first].tag == .det,
            analyzed.words[index].relation == .parataxis || analyzed.words[index].relation == .appos
        {
            return nil
        }
        let complement = unspoken && clause == nil ? nounComplement(index) : nil
        return Cue(
            form: .noun, tokens: index..<(index + 1), source: speaker.map { sourcePhrase($0) }, sourceHead: speaker,
            frames: ReportingLexicon.Frames.that.rawValue, verbClass: .claim, contentHead: clause ?? complement)
    }

    /// "There was an assurance that …": the parser may hang the clause on the verb before.
    private func clauseRightBehind(_ noun: Int) -> Int? {
        guard noun + 2 < analyzed.tokens.count, analyzed.tokens[noun + 1].folded == Self.that,
            analyzed.words[noun + 1].relation == .mark
        else { return nil }
        let head = Int(analyzed.words[noun + 1].head)
        guard head > noun, analyzed.words[head].relation == .ccomp, Int(analyzed.words[head].head) < noun,
            syntax.isFinite(head) || hasFiniteAuxiliary(head), analyzed.words[noun].relation.isSubject
        else { return nil }
        return head
    }

    /// "a warning to Calvo that the gate would be shut": the parser may hang the clause on those who listen.
    private func clauseBehindListener(_ noun: Int) -> Int? {
        let listener = analyzed.children(of: noun).first { child in
            child > noun && analyzed.words[child].relation == .nmod
                && analyzed.subtree(of: child).lowerBound == noun + 1
                && analyzed.tokens[noun + 1].folded == Self.to
        }
        guard let listener else { return nil }
        return analyzed.children(of: listener).first { clause in
            [.aclRelcl, .acl, .ccomp].contains(analyzed.words[clause].relation) && marked(clause, Self.that)
                && (syntax.isFinite(clause) || hasFiniteAuxiliary(clause))
                && syntax.child(clause, [.nsubj, .nsubjPass]) != nil
        }
    }

    /// "Her answer was that …"
    func equatedClause(_ noun: Int) -> Int? {
        let verb = Int(analyzed.words[noun].head)
        guard verb > noun, analyzed.words[noun].relation == .nsubj, syntax.isFinite(verb) else { return nil }
        return analyzed.children(of: verb).first {
            $0 > verb && analyzed.words[$0].relation == .ccomp && marked($0, Self.that)
        }
    }

    /// "calls for a ceasefire", "criticism of the plan", "his promise to act": what a noun of saying is about.
    func nounComplement(_ noun: Int) -> Int? {
        guard let name = lexicons.reporting.nounClass(analyzed.tokens[noun]), Self.nounClasses.contains(name) else {
            return nil
        }
        return analyzed.children(of: noun).first { child in
            guard child > noun, !isQuoted[child] else { return false }
            switch analyzed.words[child].relation {
            case .acl: return analyzed.words[child].penn == .vb
            case .nmod:
                let first = analyzed.subtree(of: child).lowerBound
                return first < child && Self.aboutWords.contains(analyzed.tokens[first].folded)
            default: return false
            }
        }
    }

    /// "made no mention of", "repeated calls for": who does what with a noun of saying has said it.
    func bearer(of noun: Int) -> Int? {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, analyzed.words[noun].relation == .obj, analyzed.words[verb].penn != .vbn,
            let subject = syntax.subject(of: verb), speaks(subject), !isQuoted[subject]
        else { return nil }
        return subject
    }

    func adjectiveOfPeople(_ noun: Int) -> Int? {
        analyzed.children(of: noun).first { child in
            analyzed.words[child].relation == .amod
                && lexicons.gazetteer.longest(analyzed.tokens, at: child, limit: child + 2)?.entry.kind == .demonym
        }
    }

    func hasFiniteAuxiliary(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            (analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .cop
                || analyzed.words[$0].relation == .auxPass) && syntax.isFinite($0)
        }
    }
}

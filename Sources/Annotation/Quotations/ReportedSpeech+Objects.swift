import Language
import Prose

extension ReportedSpeech {
    /// "rejected calls for …", "described X as …": the object with what hangs on the verb behind it.
    func objectPhrase(_ head: Int, _ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard head > cue.verb, !isQuoted[head] else { return nil }
        var tokens = analyzed.subtree(of: head)
        let own = resumption(of: cue, behind: head, before: withCoordination(objectEnd(head), isInfinitive: false))
        tokens = max(tokens.lowerBound, cue.tokens.upperBound)..<max(own, tokens.lowerBound, cue.tokens.upperBound)
        tokens = tokens.lowerBound..<behindPhrases(of: cue.verb, after: withPossessed(behind: tokens.upperBound, cue))
        if cue.takes(.predicate) || cue.takes(.naming) {
            let complement = predicates(of: cue.verb, behind: head, named: cue.takes(.naming))
            for child in complement {
                tokens = tokens.lowerBound..<max(tokens.upperBound, analyzed.subtree(of: child).upperBound)
            }
            // "described the delay as the “final” one": the parser may lose the phrase in marks.
            let behind = tokens.upperBound
            if complement.isEmpty, behind < range.upperBound, analyzed.tokens[behind].folded == Self.as,
                let lost = analyzed.children(of: cue.verb).first(where: { $0 > behind && finder.isNominal($0) })
            {
                tokens = tokens.lowerBound..<max(lost + 1, analyzed.subtree(of: lost).upperBound)
            }
            // "described the talks", "cited the report": without an "as" nothing is told of it.
            let isCalled = !complement.isEmpty || tokens.contains { analyzed.tokens[$0].folded == Self.as }
            if !isCalled, !cue.takes(.object) || cue.takes(.naming) || cue.verbClass == .neutral { return nil }
            tokens = withoutSaying(tokens, behind: head)
        }
        if tokens.count == 1 { tokens = tokens.lowerBound..<withAnyPhrase(of: cue.verb, after: tokens.upperBound) }
        guard tokens.count >= 2 else { return nil }
        // A plain name or pronoun is whom the verb is about, not what is said.
        if tokens.allSatisfy({
            analyzed.words[$0].tag == .propn || analyzed.words[$0].tag == .pron || syntax.isMark($0)
        }) {
            return nil
        }
        return tokens
    }

    /// "a move that ministers warned could fail", "what officials said was the first line": the predicate behind the
    /// cue, whose subject stands before the one who says it.
    func withoutSubject(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard cue.takes(.that), let source = cue.source, source.upperBound <= cue.verb,
            source.lowerBound > range.lowerBound,
            let head = cue.sourceHead, finder.speaks(head) || analyzed.words[head].penn == .nns
        else { return nil }
        let opens = Self.relatives.contains(analyzed.words[source.lowerBound].penn)
        let before = opens ? source.lowerBound : source.lowerBound - 1
        let isPronoun =
            Self.relatives.contains(analyzed.words[before].penn)
            || analyzed.tokens[before].folded == Self.that
        guard isPronoun || analyzed.words[cue.verb].relation == .aclRelcl, !isQuoted[before] else { return nil }
        var start = cue.tokens.upperBound
        while start < range.upperBound,
            analyzed.words[start].tag == .adv || finder.isTimeWord(start, before: range.upperBound)
        {
            start += 1
        }
        guard start + 1 < range.upperBound, syntax.isFinite(start), !isQuoted[start] else { return nil }
        var end = start + 1
        while end < range.upperBound, !breaksOff(at: end, cue, range), !syntax.isComma(end) { end += 1 }
        return withoutRemark(start..<resumption(of: cue, behind: start, before: end))
    }

    /// Whether a verb governs by its preposition ("call for").
    func isPrepositional(_ cue: Cue) -> Bool {
        cue.form == .verb && cue.tokens.count > 1 && !cue.takes(.that)
            && [.adp, .sconj].contains(analyzed.words[cue.tokens.upperBound - 1].tag)
    }

    /// What a verb with its preposition is about: "called for [the bridge to be closed]".
    func prepositionalObject(_ head: Int, _ cue: Cue) -> Range<Int>? {
        guard cue.tokens.count > 1, head >= cue.tokens.upperBound else { return nil }
        let end = withInfinitive(behind: analyzed.subtree(of: head).upperBound)
        return cue.tokens.upperBound..<resumption(of: cue, behind: head, before: end)
    }

    /// The infinitive of a demand with those of whom it is made: "[the council to act]" behind "urged".
    func withAddressee(_ tokens: Range<Int>, _ cue: Cue) -> Range<Int>? {
        // Who is told is not part of the words, who is urged is part of the demand.
        guard cue.form == .verb, cue.verbClass != .neutral, let head = cue.contentHead,
            analyzed.words[head].relation == .xcomp
        else { return nil }
        let object = analyzed.children(of: cue.verb).first {
            (analyzed.words[$0].relation == .obj || analyzed.words[$0].relation == .iobj
                || analyzed.words[$0].relation == .obl)
                && $0 >= cue.tokens.upperBound && $0 < tokens.lowerBound
        }
        return object.map { max(cue.tokens.upperBound, analyzed.subtree(of: $0).lowerBound)..<tokens.upperBound }
    }

    /// Behind an infinitive that follows directly, wherever the tree hangs it.
    func withInfinitive(behind end: Int) -> Int {
        guard end > 0, end + 1 < analyzed.sentences[analyzed.sentence(ofToken: end - 1)].tokens.upperBound,
            analyzed.words[end].penn == .to, analyzed.words[end + 1].penn == .vb
        else { return end }
        return max(end, analyzed.subtree(of: end + 1).upperBound)
    }

    /// What the object is called: "as dangerous", or right behind it "a joke", which parsers take for a second object.
    func predicates(of verb: Int, behind object: Int, named: Bool) -> [Int] {
        analyzed.children(of: verb).filter { child in
            guard child > object else { return false }
            switch analyzed.words[child].relation {
            case .obj: return named
            case .xcomp where named && analyzed.words[child].tag != .verb: return true
            case .obl, .xcomp: return analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.as }
            default: return false
            }
        }
    }

    /// Behind the prepositional phrases that follow an object directly, wherever the tree hangs them: "calls by X for
    /// Y".
    func behindPhrases(of verb: Int, after end: Int) -> Int {
        var end = end
        for phrase in analyzed.children(of: verb) where phrase >= end {
            let relation = analyzed.words[phrase].relation
            guard relation == .obl || relation == .oblAgent || relation == .advcl || relation == .nmod else { continue }
            let subtree = analyzed.subtree(of: phrase)
            guard subtree.lowerBound == end, isComplement(at: end) else { break }
            end = subtree.upperBound
        }
        return withGenitive(end)
    }

    /// Behind what is owned, when an object ends with its owner: parsers lose it behind a mark ("condemned Orrun's
    /// “outrageous” plan").
    private func withPossessed(behind end: Int, _ cue: Cue) -> Int {
        guard end > 0, analyzed.words[end - 1].penn == .pos else { return end }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: end - 1)].tokens.upperBound
        var at = end
        while at < limit, analyzed.tokens[at].kind == .quote || [.adj, .adv, .num].contains(analyzed.words[at].tag) {
            at += 1
        }
        guard at > end, at < limit, finder.isNominal(at) || analyzed.words[at].penn == .vbg else { return end }
        while at + 1 < limit, finder.isNominal(at + 1), !isQuoted[at + 1] { at += 1 }
        return max(at + 1, resumption(of: cue, behind: at, before: analyzed.subtree(of: at).upperBound))
    }

    /// A bare noun tells nothing without the phrases behind it ("agreements in principle with …").
    func withAnyPhrase(of verb: Int, after start: Int) -> Int {
        var end = start
        for phrase in analyzed.children(of: verb) where phrase >= end {
            let relation = analyzed.words[phrase].relation
            let subtree = analyzed.subtree(of: phrase)
            guard relation == .obl || relation == .advcl, subtree.lowerBound == end, !finder.isTime(phrase),
                relation == .obl || analyzed.words[end].penn == .to
            else { break }
            end = subtree.upperBound
        }
        return end
    }

    /// Behind "of" and what it governs, wherever the tree hangs it: an object never ends before it.
    private func withGenitive(_ end: Int) -> Int {
        guard end > 0, end + 1 < analyzed.words.count, analyzed.tokens[end].folded == Self.of, !isQuoted[end] else {
            return end
        }
        let head = Int(analyzed.words[end].head)
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: end - 1)].tokens
        guard head > end, sentence.contains(head), finder.isNominal(head) else { return end }
        return max(head + 1, syntax.nounPhrase(head).upperBound)
    }

    private func isComplement(at preposition: Int) -> Bool {
        let key = analyzed.tokens[preposition].folded
        // "defended the plan by saying …" tells how, not what.
        if key == Self.by, preposition + 1 < analyzed.words.count, analyzed.words[preposition + 1].penn == .vbg {
            return false
        }
        return Self.complements.contains(key)
    }

    private static let of = WordHash.folded("of")
    private static let by = WordHash.folded("by")
    /// Prepositions that open what a verb of saying is about; time and place are left to the reporter.
    private static let complements = WordSet([
        "for", "of", "to", "as", "over", "about", "against", "from", "by", "with", "into", "between", "towards",
        "like",
    ])
}

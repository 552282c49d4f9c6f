import Language
import Prose

/// Whether a stretch of a sentence is a clause, and behind whom it begins: parsers lose subjects, take verbs for
/// participles and listeners for a part of what they are told.
extension ReportedSpeech {
    func isClause(_ tokens: Range<Int>) -> Bool {
        tokens.contains { syntax.isFinite($0) } && tokens.contains { analyzed.words[$0].relation.isSubject }
    }

    /// Whether words before a cue tell something: a verb stands behind a noun, even one taken for a participle, and the
    /// words open with neither a participle nor a preposition's phrase alone.
    func holdsPredicate(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first, analyzed.words[first].penn != .vbn else { return false }
        if analyzed.words[first].tag == .adp { return holdsClause(tokens) }
        guard let verb = tokens.first(where: { syntax.isFinite($0) || analyzed.words[$0].penn == .vbn }) else {
            return false
        }
        return tokens.prefix { $0 < verb }.contains { finder.isNominal($0) }
    }

    /// Whether the words before a cue that ends its sentence are a clause, even where the tagger took its verb for a
    /// participle ("A tanker carrying oil ran aground off Calvo, officials said.").
    func tellsClause(_ tokens: Range<Int>) -> Bool {
        if holdsClause(tokens) || tokens.contains(where: { finder.isVerbByPosition($0) }) { return true }
        guard let first = tokens.first, [.det, .propn, .noun, .num].contains(analyzed.words[first].tag) else {
            return false
        }
        return tokens.count >= 6 && holdsPredicate(tokens)
    }

    /// "A storm hit the bay on Monday, lighthouse keeper Ivo Venn said.": before somebody named who says nothing else,
    /// words without a comma are a clause, though the tagger took its verb for a noun.
    func hasLostVerb(_ front: Range<Int>, _ cue: Cue, _ range: Range<Int>) -> Bool {
        guard let first = front.first, front.count >= 5, let source = cue.source,
            [.det, .propn, .noun, .num, .adj].contains(analyzed.words[first].tag),
            source.contains(where: { finder.isSpeakersEnd[$0] }), source.upperBound == cue.verb,
            cue.tokens.upperBound >= range.upperBound || syntax.isMark(cue.tokens.upperBound)
        else { return false }
        return !front.contains { syntax.isMark($0) && !syntax.joinsWords($0) }
            && front.dropFirst().contains { finder.isNominal($0) && finder.isNominal($0 - 1) }
    }

    /// Whether a stretch of a sentence has a finite verb behind a noun, its subject or not: parsers lose subjects.
    func holdsClause(_ tokens: Range<Int>) -> Bool {
        guard let verb = tokens.first(where: { syntax.isFinite($0) }) else { return false }
        return tokens.prefix { $0 < verb }.contains { finder.isNominal($0) } || isClause(tokens)
    }

    /// Behind those who were told, which parsers take for part of the clause: "told the Lanter Herald that …", "told
    /// the host how glad he was".
    func behindListener(_ start: Int, _ head: Int, _ cue: Cue) -> Int {
        guard start == cue.tokens.upperBound, Self.tellings.contains(analyzed.tokens[cue.verb].folded),
            finder.isNominal(start) || finder.opensPhrase(start)
        else { return start }
        for token in (start + 1)..<max(start + 1, min(start + 14, head)) {
            if analyzed.words[token].tag == .verb || isQuoted[token] { return start }
            if analyzed.tokens[token].folded == Self.that, analyzed.words[token].tag != .det { return token + 1 }
            if analyzed.words[token].penn == .wrb { return token }
        }
        return start
    }

    /// Behind whom a verb of telling names right behind it as those who listen ("told the Lanter [the gate was shut]").
    func behindNamedListener(_ cue: Cue) -> Int {
        let start = cue.tokens.upperBound
        guard CueFinder.tellings.contains(analyzed.tokens[cue.verb].folded),
            let listener = syntax.child(cue.verb, [.iobj]), case let phrase = analyzed.subtree(of: listener),
            phrase.lowerBound == start
        else { return start }
        return phrase.upperBound
    }

    /// "The envoy seemed glad: “We agreed,” he said": the words before the colon are the reporter's.
    func colonBeforeMarks(_ words: Range<Int>) -> Int? {
        words.dropLast().first { token in
            syntax.isMark(token) && analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x3A
                && analyzed.tokens[token + 1].kind == .quote
        }
    }

    /// "…, harbour master Ivo Venn said": where what a speaker is called begins, when a comma parts it from the words.
    func behindComma(before start: Int, from first: Int) -> Int {
        var at = start
        while at > first, start - at < 5, [.noun, .adj].contains(analyzed.words[at - 1].tag) { at -= 1 }
        return at > first && syntax.isComma(at - 1) ? at : start
    }

    /// Before what a speaker is called: in "A storm hit the bay, lighthouse keeper Ivo Venn said" the bay ends the words.
    func withoutRole(_ head: Int, _ end: Int) -> Int {
        var comma = end - 1
        while comma > head, [.noun, .adj, .det].contains(analyzed.words[comma].tag) { comma -= 1 }
        return comma > head && comma < end - 1 && syntax.isComma(comma) ? comma : end
    }

    /// Behind the opening of what stands before a cue: in "It was made clear that the gate is shut, Venn said" she said
    /// that it is.
    func behindImpersonal(_ head: Int) -> Int? {
        guard let subject = syntax.child(head, [.nsubjPass, .nsubj, .expl]), analyzed.words[subject].penn == .prp,
            analyzed.tokens[subject].folded == Self.it, syntax.child(head, [.auxPass]) != nil,
            finder.lexicons.reporting.verb(analyzed.tokens, at: head, limit: analyzed.tokens.count) != nil,
            let told = analyzed.children(of: head).first(where: {
                $0 > head && analyzed.words[$0].relation == .ccomp && finder.marked($0, Self.that)
            })
        else { return nil }
        return analyzed.children(of: told).first { analyzed.tokens[$0].folded == Self.that }.map { $0 + 1 }
    }

    private static let it = WordHash.folded("it")
}

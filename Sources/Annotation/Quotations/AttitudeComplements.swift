import Language
import Prose

/// The words behind the cue of an attitude that tell it, by the complements that its entry in the lexicon takes.
struct AttitudeComplements {
    let speech: ReportedSpeech
    let cue: Cue
    let frames: AttitudeLexicon.Frames
    let sentence: Range<Int>
    private var finder: CueFinder { speech.finder }
    private var syntax: Syntax { speech.syntax }
    private var analyzed: AnalyzedText { speech.analyzed }
    private var lexicon: AttitudeLexicon { speech.finder.lexicons.attitudes }

    /// The words of the first complement that stands there, by how surely its form tells it.
    func words() -> Range<Int>? {
        let start = behindAdverbs(behindTime(behindAdverbs(cue.tokens.upperBound)))
        guard start < sentence.upperBound, !opensBreak(start) else { return nil }
        return clause(start) ?? question(start) ?? addressed(start) ?? infinitive(start) ?? gerund(start)
            ?? prepositional(start) ?? object(start)
    }

    private func behindAdverbs(_ token: Int) -> Int {
        var at = token
        while at < sentence.upperBound, at < token + 3, analyzed.words[at].tag == .adv,
            analyzed.words[at].penn != .wrb
        {
            at += 1
        }
        return at
    }

    /// "learned on Friday of …": behind a time that the cue governs.
    private func behindTime(_ token: Int) -> Int {
        guard token < sentence.upperBound else { return token }
        let time = dependents().first { child in
            guard [.obl, .oblTmod, .oblUnmarked, .nmod, .nmodTmod].contains(analyzed.words[child].relation),
                finder.isTime(child)
            else { return false }
            return analyzed.subtree(of: child).lowerBound == token
        }
        return time.map { analyzed.subtree(of: $0).upperBound } ?? token
    }

    private func opensBreak(_ token: Int) -> Bool { syntax.isMark(token) && analyzed.tokens[token].kind != .quote }

    /// The tokens behind the cue that hang on one of its words.
    private func dependents() -> LazyFilterSequence<Range<Int>> {
        (cue.tokens.upperBound..<sentence.upperBound).lazy.filter {
            cue.tokens.contains(Int(analyzed.words[$0].head))
        }
    }

    // MARK: Clauses

    private func clause(_ start: Int) -> Range<Int>? {
        guard frames.contains(.clause) else { return nil }
        let own = dependents().first { child in
            guard syntax.isFinite(child) || finder.hasFiniteAuxiliary(child) else { return false }
            let isMarked = finder.marked(child, CueFinder.that)
            switch analyzed.words[child].relation {
            case .ccomp: return isMarked || cue.form != .noun && !finder.isAdverbial(child) && !opensQuestion(start)
            case .acl, .aclRelcl, .advcl, .xcomp, .nsubj, .csubj: return isMarked
            default: return false
            }
        }
        if let own { return speech.clause(own, cue, sentence) }
        if cue.form != .noun, let bare = bareClause(start) { return bare }
        // "that" which the parser hung elsewhere.
        guard analyzed.tokens[start].folded == CueFinder.that, start + 1 < sentence.upperBound,
            analyzed.words[start].tag == .sconj
        else { return nil }
        var end = start + 1
        while end < sentence.upperBound, !speech.breaksOff(at: end, cue, sentence) { end += 1 }
        let content = speech.withoutRemark((start + 1)..<speech.resumption(of: cue, behind: start + 1, before: end))
        return speech.isClause(content) ? content : nil
    }

    /// A clause without "that" whose subject stands right behind the cue.
    private func bareClause(_ start: Int) -> Range<Int>? {
        let window = (start + 1)..<max(start + 1, min(start + 12, sentence.upperBound))
        guard let verb = window.first(where: { syntax.isFinite($0) || opensBreak($0) }), syntax.isFinite(verb) else {
            return nil
        }
        let predicate = analyzed.words[verb].tag == .aux ? max(Int(analyzed.words[verb].head), verb) : verb
        guard let subject = syntax.child(predicate, [.nsubj, .nsubjPass, .expl]), subject < verb,
            analyzed.subtree(of: subject).lowerBound == start, !opensQuestion(start),
            analyzed.words[subject].penn != .wdt, analyzed.words[subject].penn != .wp
        else { return nil }
        var end = predicate + 1
        while end < sentence.upperBound, !speech.breaksOff(at: end, cue, sentence) { end += 1 }
        return speech.withoutRemark(start..<speech.resumption(of: cue, behind: predicate, before: end))
    }

    private func question(_ start: Int) -> Range<Int>? {
        guard frames.contains(.question), let start = questionStart(start) else { return nil }
        let end = reach(from: start)
        guard end > start + 1, (start..<end).contains(where: { analyzed.words[$0].tag == .verb || syntax.isFinite($0) })
        else { return nil }
        return start..<speech.resumption(of: cue, behind: start, before: end)
    }

    /// Where the question opens: right behind the cue, or behind a phrase between ("shows in detail how …").
    private func questionStart(_ start: Int) -> Int? {
        if opensQuestion(start) { return start }
        for token in start..<min(start + 5, sentence.upperBound) {
            if Self.surest.contains(analyzed.tokens[token].folded) { return token }
            if syntax.isMark(token) || syntax.isFinite(token) { return nil }
        }
        return nil
    }

    private func opensQuestion(_ token: Int) -> Bool { Self.questions.contains(analyzed.tokens[token].folded) }

    /// Behind the largest subtree that begins at a token and hangs on something before it.
    private func reach(from start: Int) -> Int {
        var at = start
        var end = start + 1
        for _ in 0..<12 {
            let subtree = analyzed.subtree(of: at)
            guard subtree.lowerBound >= start else { break }
            end = max(end, subtree.upperBound)
            let head = Int(analyzed.words[at].head)
            guard head >= start else { break }
            at = head
        }
        return end
    }

    // MARK: Infinitives and gerunds

    private func addressed(_ start: Int) -> Range<Int>? {
        guard frames.contains(.addressee), analyzed.words[start].penn != .to else { return nil }
        let person = dependents().first {
            [.obj, .iobj, .obl, .nsubj, .ccomp, .xcomp].contains(analyzed.words[$0].relation)
                && opens($0, at: start)
        }
        guard let person else { return nil }
        let limit = min(sentence.upperBound - 1, start + 16)
        guard start < limit else { return nil }
        let to = (start + 1..<max(start + 1, limit)).first { token in
            analyzed.words[token].penn == .to && analyzed.words[behindAdverbs(token + 1)].penn == .vb
        }
        guard let to, !(start..<to).contains(where: { syntax.isFinite($0) || opensBreak($0) && !syntax.isComma($0) }),
            person < to || analyzed.words[person].relation != .obj
        else { return nil }
        return start..<end(ofInfinitive: to)
    }

    /// Whether a phrase begins at a token, its preposition aside that is part of the cue ("called on [the board]").
    private func opens(_ head: Int, at start: Int) -> Bool {
        let first = analyzed.subtree(of: head).lowerBound
        return first == start || head >= start && cue.tokens.contains(first)
    }

    private func infinitive(_ start: Int) -> Range<Int>? {
        guard frames.contains(.infinitive), start + 1 < sentence.upperBound, analyzed.words[start].penn == .to else {
            return nil
        }
        let verb = behindAdverbs(start + 1)
        guard verb < sentence.upperBound, analyzed.words[verb].penn == .vb else { return nil }
        return start..<end(ofInfinitive: start)
    }

    private func end(ofInfinitive to: Int) -> Int {
        let verb = min(behindAdverbs(to + 1), sentence.upperBound - 1)
        let whole = max(reach(from: to), verb + 1)
        let end = speech.withCoordination(whole, isInfinitive: true)
        return max(to + 2, speech.resumption(of: cue, behind: verb, before: end))
    }

    private func gerund(_ start: Int) -> Range<Int>? {
        guard frames.contains(.gerund), analyzed.words[start].penn == .vbg, analyzed.words[start].tag == .verb else {
            return nil
        }
        let end = reach(from: start)
        guard end > start + 1 else { return nil }
        return start..<speech.resumption(of: cue, behind: start, before: end)
    }

    // MARK: Prepositions and objects

    private func prepositional(_ start: Int) -> Range<Int>? {
        let frame = lexicon.preposition(analyzed.tokens[start])
        guard !frame.isEmpty, frames.contains(frame), start + 1 < sentence.upperBound,
            [.adp, .sconj, .part].contains(analyzed.words[start].tag)
        else { return nil }
        let head = Int(analyzed.words[start].head)
        guard head > start, !finder.isTime(head) else { return nil }
        let end = max(head + 1, reach(from: start))
        guard end > start + 1 else { return nil }
        let words = (start + 1)..<max(start + 2, speech.resumption(of: cue, behind: head, before: end))
        return speech.withoutAside(words, behind: head)
    }

    private func object(_ start: Int) -> Range<Int>? {
        guard frames.contains(.object), cue.form == .verb else { return nil }
        let object = dependents().first {
            analyzed.words[$0].relation == .obj
                || cue.tokens.count > 1
                    && [.obl, .nmod].contains(analyzed.words[$0].relation)
        }
        guard let object, !finder.isTime(object), !speech.isLight(cue.verb, with: object) else { return nil }
        let first = max(analyzed.subtree(of: object).lowerBound, cue.tokens.upperBound)
        guard first <= start else { return nil }
        let own = speech.withCoordination(speech.objectEnd(object), isInfinitive: false)
        let end = speech.resumption(of: cue, behind: object, before: own)
        let whole = speech.behindPhrases(of: cue.verb, after: speech.withInfinitive(behind: end))
        return speech.withoutAside(first..<max(object + 1, withComplement(of: object, behind: whole)), behind: object)
    }

    /// "repeated his attacks on the council": with what a noun of attitude is about, wherever the tree hangs it.
    private func withComplement(of noun: Int, behind end: Int) -> Int {
        guard end == noun + 1, end + 1 < sentence.upperBound, let own = lexicon.noun(analyzed.tokens[noun]),
            !own.isDisjoint(with: lexicon.preposition(analyzed.tokens[end]))
        else { return end }
        return max(end, reach(from: end))
    }

    private static let surest = WordSet(["how", "why", "what", "whether"])
    private static let questions = WordSet([
        "how", "why", "what", "whether", "who", "which", "where", "when", "if", "whom", "whose",
    ])
}

import Language
import Prose

/// How far a reported clause goes: the parser loses the thread of long ones, and reporters go on in their own words
/// behind them.
extension ReportedSpeech {
    /// The subtree of a clause on one side of its cue, without the cue's own words.
    func clause(_ head: Int, _ cue: Cue, _ range: Range<Int>) -> Range<Int> {
        let tokens = analyzed.subtree(of: head)
        guard head > cue.verb else { return before(cue, head, tokens) }
        var start = behindTime(max(tokens.lowerBound, cue.tokens.upperBound), head)
        start = behindListener(withLostSubject(start, head, cue), head, cue)
        let end = secondPredicate(of: head, cue) ?? reach(of: tokens.upperBound, head, cue, range)
        guard end > start else { return tokens }
        if let source = cue.source, source.lowerBound >= cue.tokens.upperBound, source.upperBound <= head,
            start < source.upperBound
        {
            start = source.upperBound
        }
        var own = max(start, min(end, joinedClause(to: head)))
        let isInfinitive = analyzed.words[head].penn == .vb && analyzed.words[head].relation == .xcomp
        if isInfinitive { own = withCoordination(own, isInfinitive: true) }
        own = min(own, mainVerb(behind: head, from: start, before: own))
        return start..<max(start, resumption(of: cue, behind: head, before: own))
    }

    /// "The driver, who police said held two passports, had …": behind a clause that lacks its subject, which "who" or
    /// "which" is, a comma and a finite verb go on with the sentence.
    private func mainVerb(behind head: Int, from start: Int, before end: Int) -> Int {
        guard start < end, syntax.isFinite(start), !isQuoted[start] else { return end }
        return (start..<end).dropLast().first {
            $0 > head && syntax.isComma($0) && !isQuoted[$0] && syntax.isFinite($0 + 1)
        } ?? end
    }

    /// Where a clause begins whose first words the parser hung elsewhere: behind the "that" of its cue, or right behind
    /// the cue when the clause has no subject ("said the dam [would hold]").
    private func withLostSubject(_ start: Int, _ head: Int, _ cue: Cue) -> Int {
        let first = behindNamedListener(cue)
        guard start > first, cue.form == .verb, cue.takes(.that), analyzed.words[head].relation == .ccomp,
            cue.source.map({ $0.upperBound <= cue.verb }) ?? false
        else { return start }
        for token in first..<min(start, first + 5) {
            if analyzed.tokens[token].folded == Self.that, analyzed.words[token].tag != .det {
                return token + 1 < start ? token + 1 : start
            }
            let isTime = finder.isTime(token) || [.adv, .adj, .adp].contains(analyzed.words[token].tag)
            guard isTime, !isQuoted[token] else { break }
        }
        guard let opener = (start...head).first(where: { !syntax.isMark($0) }) else { return start }
        let opening = analyzed.words[opener].penn
        // "says ten of the girls abducted by Orrun have been freed": parsers split long subjects.
        let hasListener = Self.tellings.contains(analyzed.tokens[cue.verb].folded)
        let isSplit = !hasListener && cue.verbClass == .neutral && !(first..<start).contains { syntax.isComma($0) }
        let isObject =
            !cue.takes(.object) && (isSplit || syntax.child(head, [.nsubj, .nsubjPass, .expl]) == nil)
            && (syntax.child(cue.verb, [.obj]).map { (first..<start).contains($0) } ?? false)
        let lacksSubject = opening == .wdt || opening == .wp || syntax.isFinite(opener) || isObject
        guard lacksSubject, analyzed.words[first].tag != .adp, !isQuoted[first], !syntax.isMark(first),
            (first..<start).contains(where: { finder.isNominal($0) && !finder.isTime($0) })
        else { return start }
        return finder.isTime(first) ? first + 1 : first
    }

    /// Where a clause with a subject of its own begins that the parser joined to an infinitive: "wants to pay less and
    /// its rivals fear …".
    private func joinedClause(to head: Int) -> Int {
        guard analyzed.words[head].relation == .xcomp, analyzed.words[head].penn == .vb else { return .max }
        let joined = analyzed.children(of: head).first { child in
            analyzed.words[child].relation == .conj && child > head
                && (syntax.isFinite(child) || finder.hasFiniteAuxiliary(child))
                && syntax.child(child, [.nsubj, .nsubjPass]) != nil
        }
        guard let joined else { return .max }
        return analyzed.subtree(of: joined).lowerBound
    }

    /// Behind a day or another remark between the cue and the "that" of its clause ("said Monday that …").
    private func behindTime(_ start: Int, _ head: Int) -> Int {
        let window = start..<max(start, min(start + 20, head))
        if let that = window.first(where: {
            analyzed.tokens[$0].folded == Self.that && analyzed.words[$0].relation == .mark
        }),
            !(start..<that).contains(where: { syntax.isFinite($0) || isQuoted[$0] })
        {
            return that
        }
        // "said Monday the gate was shut", but not "said Monday's meeting …".
        if start + 1 < head, Self.weekdays.contains(analyzed.tokens[start].folded),
            analyzed.words[start + 1].penn != .pos
        {
            return start + 1
        }
        return behindOccasion(start, head)
    }

    /// Behind when or where it was said, which the parser hangs on the clause: "said after the meeting he would go".
    private func behindOccasion(_ start: Int, _ head: Int) -> Int {
        guard start < head, analyzed.words[start].tag == .adp,
            let phrase = analyzed.children(of: head).first(where: {
                $0 < head && analyzed.words[$0].relation == .obl && analyzed.subtree(of: $0).lowerBound == start
            })
        else { return start }
        let end = analyzed.subtree(of: phrase).upperBound
        let subject = analyzed.children(of: head).first { analyzed.words[$0].relation.isSubject }
        guard let subject, analyzed.subtree(of: subject).lowerBound == end else { return start }
        return end
    }

    private func before(_ cue: Cue, _ head: Int, _ tokens: Range<Int>) -> Range<Int> {
        let end = min(
            cue.tokens.lowerBound,
            cue.source.map { $0.lowerBound > head ? $0.lowerBound : cue.tokens.lowerBound } ?? cue.tokens.lowerBound
        )
        let start = behindImpersonal(head) ?? min(tokens.lowerBound, head)
        return start..<max(start, withoutRole(head, min(tokens.upperBound, end)))
    }

    /// Where a second verb of saying begins that belongs to the speaker, though the parser joined it to the clause:
    /// "said the gate was shut and asked for help" – a gate asks for nothing.
    private func secondPredicate(of head: Int, _ cue: Cue) -> Int? {
        guard let source = cue.sourceHead, finder.speaks(source), let subject = syntax.subject(of: head),
            !finder.speaks(subject)
        else { return nil }
        let second = analyzed.children(of: head).first { child in
            analyzed.words[child].relation == .conj && child > head
                && (syntax.isFinite(child) || analyzed.words[child].penn == .vbn)
                && syntax.child(child, [.nsubj, .nsubjPass]) == nil
                && finder.lexicons.reporting.verb(analyzed.tokens, at: child, limit: analyzed.tokens.count) != nil
        }
        return second.flatMap { verb in analyzed.children(of: verb).first { analyzed.words[$0].relation == .cc } }
    }

    /// How far a clause behind its cue goes: to the end of the sentence, unless something joined to the cue or a
    /// remark on it comes before.
    private func reach(of end: Int, _ head: Int, _ cue: Cue, _ range: Range<Int>) -> Int {
        guard analyzed.words[head].relation == .ccomp, subordination(of: cue) != .relative else { return end }
        var index = end
        while index < range.upperBound, !breaksOff(at: index, cue, range) { index += 1 }
        return max(end, index)
    }

    /// Whether the clause of a cue ends at a token behind what the tree gives it.
    func breaksOff(at index: Int, _ cue: Cue, _ range: Range<Int>) -> Bool {
        if syntax.isMark(index), !syntax.isComma(index), analyzed.tokens[index].kind != .quote {
            return !syntax.joinsWords(index)
        }
        var next = index
        if syntax.isComma(index) { next += 1 }
        guard next < range.upperBound else { return true }
        let word = analyzed.words[next]
        if word.tag == .cconj {
            if opensOthersView(next, cue, range) { return true }
            if next + 1 < range.upperBound, analyzed.tokens[next + 1].folded == Self.that {
                return (next..<range.upperBound).contains { isQuoted[$0] }
            }
            // "… said the gate was shut and asked for help": what is joined to the cue is no part of the clause, but
            // "…, but she hoped for the best" is.
            return word.head >= 0 && !hasPronounSubject(Int(word.head)) && isPredicate(Int(word.head))
                && !isShifted(next + 1, cue)
                && Int(analyzed.words[Int(word.head)].head) == cue.verb
                && analyzed.words[Int(word.head)].relation == .conj
        }
        guard next > index else { return false }
        if opensAttribution(next, range) { return true }
        // "Venn, who said she stays, said: …": behind the comma the main clause goes on.
        if word.relation == .root, syntax.isFinite(next), isSaying(next, range.upperBound) { return true }
        if word.penn == .vbg, Int(word.head) == cue.verb, !Self.beginnings.contains(analyzed.tokens[next].folded) {
            return true
        }
        if word.tag == .sconj || word.penn == .wrb {
            return word.head >= 0 && Int(analyzed.words[Int(word.head)].head) == cue.verb
        }
        return finder.lexicons.reporting.attribution(analyzed.tokens, at: next, limit: range.upperBound) != nil
    }

    /// "… said the test was peaceful, but many governments see it as a threat": what others think, in the present and
    /// in another tense than the clause, is the reporter's remark.
    private func opensOthersView(_ conjunction: Int, _ cue: Cue, _ range: Range<Int>) -> Bool {
        guard analyzed.tokens[conjunction].folded == Self.but, cue.form == .verb, !isQuoted[conjunction],
            syntax.isComma(conjunction - 1)
        else { return false }
        let window = (conjunction + 1)..<min(conjunction + 12, range.upperBound)
        guard let verb = window.first(where: { syntax.isFinite($0) || syntax.isMark($0) }), verb > conjunction + 1,
            syntax.isFinite(verb), !isQuoted[verb], analyzed.words[verb].tag == .verb,
            analyzed.words[verb].penn != .vbd,
            finder.isNominal(verb - 1), analyzed.words[verb - 1].tag != .pron, finder.speaks(verb - 1)
        else { return false }
        return isSaying(verb, range.upperBound)
            || finder.lexicons.attitudes.verb(analyzed.tokens, at: verb, limit: range.upperBound) != nil
    }

    /// "… agree that a war would hurt both, the envoy Taro Venn said after the talks": a speaker and a verb of saying
    /// behind a comma, with nothing told behind it.
    private func opensAttribution(_ first: Int, _ range: Range<Int>) -> Bool {
        let window = first..<min(first + 10, range.upperBound)
        guard let verb = window.first(where: { analyzed.words[$0].tag == .verb || syntax.isMark($0) }), verb > first,
            analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbz, finder.tellsAlone(verb),
            isSaying(verb, range.upperBound), finder.isNominal(verb - 1), !isQuoted[verb], finder.speaks(verb - 1),
            ![.wp, .wdt, .wrb, .inTag].contains(analyzed.words[first].penn)
        else { return false }
        return !(verb + 1..<range.upperBound).contains {
            analyzed.tokens[$0].folded == Self.that || syntax.isFinite($0) && !isQuoted[$0]
        }
    }

    /// "… appeared to be isolated and not symptomatic": only what holds a verb goes on with the sentence.
    private func isPredicate(_ token: Int) -> Bool {
        analyzed.words[token].tag == .verb || analyzed.words[token].tag == .aux || syntax.isFinite(token)
            || finder.hasFiniteAuxiliary(token)
    }

    private func hasPronounSubject(_ verb: Int) -> Bool {
        guard !isSaying(verb, analyzed.tokens.count) else { return false }
        return syntax.child(verb, [.nsubj, .nsubjPass]).map { analyzed.words[$0].penn == .prp } ?? false
    }

    // MARK: Where the reporter resumes

    /// How the clause of a cue hangs on the sentence.
    private enum Subordination { case main, relative, fronted }

    private func subordination(of cue: Cue) -> Subordination {
        guard cue.form == .verb else { return .main }
        switch analyzed.words[cue.verb].relation {
        case .aclRelcl: return .relative
        case .advcl where analyzed.words[cue.verb].head > Int32(cue.verb): return .fronted
        default: break
        }
        if let source = cue.source, source.count == 1, Self.relatives.contains(analyzed.words[source.lowerBound].penn) {
            return .relative
        }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: cue.verb)].tokens
        guard let first = sentence.first(where: { !syntax.isMark($0) }), first < cue.verb,
            Self.subordinators.contains(analyzed.tokens[first].folded),
            !(first..<cue.verb).contains(where: { syntax.isComma($0) })
        else { return .main }
        return .fronted
    }

    /// The first token behind a clause at which the sentence goes on without it; `end` when there is none.
    ///
    /// O(tokens of the clause).
    func resumption(of cue: Cue, behind head: Int, before end: Int) -> Int {
        guard head + 1 < end else { return end }
        let place = subordination(of: cue)
        for index in (head + 1)..<end {
            if closesFragment(index) {
                if resumesBehindComma(index, cue, place, end) { return index }
                continue
            }
            guard !isQuoted[index] else { continue }
            if syntax.isComma(index) {
                if resumesBehindComma(index, cue, place, end) { return index }
            } else if analyzed.words[index].tag == .cconj, analyzed.tokens[index].folded != Self.or {
                if joinsCue(index, cue, end) { return index }
            }
        }
        return end
    }

    /// A closing mark with a comma inside it ends a fragment as a comma would.
    private func closesFragment(_ index: Int) -> Bool {
        analyzed.tokens[index].kind == .quote && syntax.isComma(index - 1)
    }

    private func resumesBehindComma(_ comma: Int, _ cue: Cue, _ place: Subordination, _ end: Int) -> Bool {
        let next = comma + 1
        guard next + 1 < end, !isQuoted[next] else { return false }
        let word = analyzed.words[next]
        // "…, adding that": the same speaker goes on, by a verb of its own.
        if word.penn == .vbg, isSaying(next, end) { return true }
        if opensOthersView(next, cue, comma..<end) { return true }
        if opensOtherRemark(next, end) || opensFinalCue(next) || opensOtherClause(next, end) { return true }
        // "…, according to the agency"
        if finder.lexicons.reporting.attribution(analyzed.tokens, at: next, limit: end) != nil { return true }
        // "…, which she called a joke"
        if word.penn == .wdt || word.penn == .wp, isAscribedRelative(next, end) { return true }
        switch place {
        case .relative:
            let verb = behindAdverbs(next, end)
            return verb < end && syntax.isFinite(verb) && !analyzed.words[verb].relation.isSubject
        case .fronted: return opensMainClause(next, cue, end)
        case .main: return false
        }
    }

    /// "When he wrote the book, the author said that …": somebody else's cue with its "that" behind a comma.
    private func opensOtherClause(_ first: Int, _ end: Int) -> Bool {
        let window = first..<min(first + 7, end)
        guard let verb = window.first(where: { analyzed.words[$0].tag == .verb || syntax.isMark($0) }), verb > first,
            verb + 1 < end, analyzed.words[verb].penn == .vbd, finder.tellsAlone(verb), finder.isNominal(verb - 1),
            finder.speaks(verb - 1), analyzed.words[verb - 1].tag != .pron
        else { return false }
        return analyzed.tokens[verb + 1].folded == Self.that
    }

    private static let beginnings = WordSet(["beginning", "including", "starting"])

    /// "said she was in her second year and had not yet declared a major": the tense is that of words reported.
    private func isShifted(_ token: Int, _ cue: Cue) -> Bool {
        token < analyzed.tokens.count && analyzed.words[cue.verb].penn == .vbd
            && analyzed.tokens[token].folded == Self.had
    }

    /// "and called …" behind a clause: a second verb of saying in the form of the cue, without a subject of its own.
    private func joinsCue(_ conjunction: Int, _ cue: Cue, _ end: Int) -> Bool {
        var verb = behindAdverbs(conjunction + 1, end)
        let isPerfect =
            verb + 1 < end && analyzed.words[verb].tag == .aux && syntax.isFinite(verb)
            && CueFinder.perfects.contains(analyzed.tokens[verb].folded)
        if isPerfect { verb = behindAdverbs(verb + 1, end) }
        guard verb < end, !isQuoted[verb], isSaying(verb, end) else { return false }
        if isPerfect {
            return cue.form == .verb && !isShifted(conjunction + 1, cue) && analyzed.words[verb].penn == .vbn
                && finder.tellsAlone(verb)
        }
        if finder.governor(ofJoined: verb) == cue.verb { return true }
        let form = analyzed.words[verb].penn
        guard cue.form == .verb else { return form == .vbd || form == .vbz }
        // Taggers take "accused" for a participle as often as for a past tense.
        switch analyzed.words[cue.verb].penn {
        case .vbd: return form == .vbd || form == .vbn
        case .vbz, .vbp: return form == analyzed.words[cue.verb].penn
        case .vbg: return form == .vbg || form == .vbd || form == .vbz
        // "has criticised the plan and called for …"
        case .vbn: return form == .vbn || form == .vbd
        case .vb: return form == .vbd
        default: return false
        }
    }

    static let tellings = WordSet([
        "tell", "tells", "told", "telling", "inform", "informs", "informed", "assure", "assures", "assured", "warned",
    ])

    func isSaying(_ token: Int, _ end: Int) -> Bool {
        finder.lexicons.reporting.verb(analyzed.tokens, at: token, limit: analyzed.tokens.count) != nil
    }

    /// "…, though she acknowledged that …", "…, while Venn said …": the reporter goes on with another remark.
    private func opensOtherRemark(_ conjunction: Int, _ end: Int) -> Bool {
        let key = analyzed.tokens[conjunction].folded
        if key == Self.even, conjunction + 1 < end, analyzed.tokens[conjunction + 1].folded == CueFinder.as {
            return true
        }
        guard Self.contrasts.contains(key) || key == CueFinder.as else { return false }
        let window = (conjunction + 1)..<min(conjunction + 10, end)
        guard let verb = window.first(where: { syntax.isFinite($0) && analyzed.words[$0].tag == .verb }),
            isSaying(verb, end), key == CueFinder.as || finder.tellsAlone(verb),
            let subject = syntax.child(verb, [.nsubj]),
            (conjunction + 1..<verb).contains(subject)
        else { return false }
        return finder.speaks(subject)
    }

    private func isAscribedRelative(_ pronoun: Int, _ end: Int) -> Bool {
        let window = (pronoun + 1)..<min(pronoun + 6, end)
        guard let verb = window.first(where: { syntax.isFinite($0) && analyzed.words[$0].tag == .verb }),
            verb > pronoun + 1
        else { return false }
        return isSaying(verb, end)
    }

    private func behindAdverbs(_ token: Int, _ end: Int) -> Int {
        var at = token
        while at < end, analyzed.words[at].tag == .adv { at += 1 }
        return at
    }

    /// Whether a nominal with its verb behind a comma is the clause that a fronted one ("While she said …,") waits for.
    private func opensMainClause(_ token: Int, _ cue: Cue, _ end: Int) -> Bool {
        switch analyzed.words[token].tag {
        case .det, .pron, .propn, .noun, .adj, .num: break
        default: return false
        }
        guard analyzed.words[token].penn != .wdt, analyzed.words[token].penn != .wp else { return false }
        var at = token + 1
        while at < end, !syntax.isComma(at) {
            if syntax.isFinite(at) { return true }
            at += 1
        }
        return at >= end
    }

    private static let weekdays = WordSet([
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ])
    private static let contrasts = WordSet(["though", "although", "while", "but", "whereas"])
    private static let but = WordHash.folded("but")
    private static let had = WordHash.folded("had")
    private static let even = WordHash.folded("even")
    private static let or = WordHash.folded("or")
    private static let subordinators = WordSet([
        "while", "although", "though", "as", "when", "after", "before", "if", "because", "since", "whereas", "once",
    ])
}

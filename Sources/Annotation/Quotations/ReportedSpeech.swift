import Language
import Prose

/// Reported speech: the clause or phrase that a cue governs, and first-person speech printed without marks.
struct ReportedSpeech {
    let syntax: Syntax
    let finder: CueFinder
    var analyzed: AnalyzedText { syntax.analyzed }
    var isQuoted: [Bool] { finder.isQuoted }

    func statements(in sentence: Int, cues: [Cue], marked: inout [AttributedStatement], isHeading: Bool)
        -> [AttributedStatement]
    {
        var result: [AttributedStatement] = []
        for cue in cues {
            guard let content = content(of: cue, sentence: sentence) else { continue }
            guard let statement = statement(cue, content, sentence: sentence, isHeading: isHeading) else { continue }
            noteClause(statement, in: &marked)
            if coversMarked(statement, marked)
                || result.contains(where: { $0.statement.span == statement.statement.span })
            {
                continue
            }
            result.append(statement)
        }
        noteSurroundings(of: &marked, cues: cues)
        return result
    }

    private func statement(_ cue: Cue, _ content: Range<Int>, sentence: Int, isHeading: Bool) -> AttributedStatement? {
        if cue.form == .verb, finder.isHypothetical(cue.verb) { return nil }
        // Nobody says it: "it was decided that …".
        if cue.form == .verb, cue.sourceHead == nil { return nil }
        // "Anna Kovacs, who lives there, said:" – who says it is not what is said.
        if cue.form == .verb, let head = cue.sourceHead, head < cue.verb, content.contains(head) { return nil }
        let tokens = syntax.withClosingMark(syntax.withWholeCompound(trimmed(content)))
        let words = tokens.filter { !syntax.isMark($0) }
        // "agreed to a broadcast, which …": a relative clause of the reporter is nothing said, nor is "which bridge"
        // of what they argued over.
        if let first = words.first, first > cue.verb, analyzed.words[first].penn == .wdt,
            syntax.isComma(first - 1) || !words.contains(where: { syntax.isFinite($0) })
        {
            return nil
        }
        // "…, the army said on its page": where it was said is nothing said.
        if cue.form == .verb, let first = words.first, first > cue.verb, analyzed.words[first].tag == .adp,
            !words.contains(where: { syntax.isFinite($0) || isQuoted[$0] })
        {
            return nil
        }
        let isPhrase = cue.contentHead.map { analyzed.words[$0].relation == .obj } ?? false
        guard !isEmpty(words, by: cue) else { return nil }
        guard
            words.count >= 3 || (words.count == 2 && isPhrase && analyzed.words[words[0]].tag != .det)
                || saysSuch(words)
        else { return nil }
        let span = analyzed.span(tokens)
        let isFirstPerson = !isHeading && opensFirstPerson(tokens) && cue.form == .verb && isClause(tokens)
        var statement = Statement(
            kind: isHeading ? .heading : isFirstPerson ? .unmarked : .indirect, span: span, sentence: sentence)
        let negation = cue.verbClass == .believe ? finder.negation(of: cue) : nil
        statement.cue = analyzed.span(min(negation ?? cue.verb, cue.tokens.lowerBound)..<cue.tokens.upperBound)
        statement.source = cue.source.map { analyzed.span($0) }
        statement.isDenial = cue.verbClass == .deny || negation != nil
        statement.clause = withAddressee(tokens, cue).map { analyzed.span($0) }
        statement.topic = (interrupted(by: cue, analyzed.sentences[sentence].tokens)?.rest ?? relative(of: cue)).map {
            analyzed.span($0)
        }
        var result = AttributedStatement(statement: statement, tokens: tokens)
        result.source = cue.source
        result.sourceHead = cue.sourceHead
        if let head = cue.sourceHead, head > cue.verb, tokens.contains(head) {
            // The words told are not who tells them.
            result.sourceHead = finder.speaker(around: cue.verb, outside: tokens)
            result.source = result.sourceHead.map { finder.sourcePhrase($0) }
            result.statement.source = result.source.map { analyzed.span($0) }
        }
        result.cueTokens = cue.tokens
        result.isAttitude = wasNotSaid(cue)
        result.isMereObject = isMereObject(words, of: cue) || isMereSign(cue)
        return result
    }

    /// "such plans", "any involvement": two words that stand for a whole claim.
    private func saysSuch(_ words: [Int]) -> Bool {
        words.count == 2 && Self.claimDeterminers.contains(analyzed.tokens[words[0]].folded)
    }

    /// The clause is given already when nearly all of it stands in marks.
    private func coversMarked(_ statement: AttributedStatement, _ marked: [AttributedStatement]) -> Bool {
        let inMarks = statement.tokens.filter { isQuoted[$0] }.count
        if inMarks * 10 >= statement.tokens.count * 7, !opensOutsideMarks(statement.tokens) { return true }
        return marked.contains { $0.statement.span == statement.statement.span }
    }

    /// "said [the firm would “close both yards in the spring”]": the subject stands before the marks, so that they hold
    /// no whole clause.
    private func opensOutsideMarks(_ tokens: Range<Int>) -> Bool {
        guard let opening = tokens.first(where: { isQuoted[$0] }) else { return true }
        return (tokens.lowerBound..<opening).contains { analyzed.words[$0].relation.isSubject }
    }

    /// Tells fragments in marks which reported clause they are part of.
    func noteClause(_ reported: AttributedStatement, in marked: inout [AttributedStatement]) {
        for index in marked.indices where reported.statement.span.contains(marked[index].statement.span) {
            let known = marked[index].statement.clause
            if known.map({ $0.contains(reported.statement.span) }) ?? false { continue }
            marked[index].statement.clause = reported.statement.span
        }
    }

    // MARK: Content

    private func content(of cue: Cue, sentence: Int) -> Range<Int>? {
        let range = analyzed.sentences[sentence].tokens
        switch cue.form {
        case .phrase: return besidePhrase(cue, range).map { $0.lowerBound..<(colonBeforeMarks($0) ?? $0.upperBound) }
        case .noun: return cue.contentHead.map { clause($0, cue, range) }
        case .adjective: return nil
        case .verb:
            // "Could not verify the reports": what is not confirmed is nobody's word.
            if cue.verbClass == .admit, syntax.isNegated(cue.verb) { return nil }
            return interrupted(by: cue, range)?.words ?? governed(cue, range).flatMap { told($0, by: cue) }
                ?? fronted(cue, range) ?? withoutSubject(cue, range) ?? infinitiveInMarks(cue, range)
                ?? warned(cue, range) ?? following(cue, range)
        }
    }

    /// Words before a cue when they are a clause: "In a message posted on Friday, she said …" opens with none.
    private func told(_ content: Range<Int>, by cue: Cue) -> Range<Int>? {
        // "…, Venn told Calvo's daily": who listens is nothing told.
        if content.lowerBound > cue.verb, CueFinder.tellings.contains(analyzed.tokens[cue.verb].folded),
            !content.contains(where: {
                analyzed.words[$0].tag == .verb || analyzed.words[$0].tag == .aux || isQuoted[$0]
            })
        {
            return nil
        }
        if content.upperBound > cue.verb { return content }
        return holdsPredicate(content) && colonBeforeMarks(content) == nil ? content : nil
    }

    /// What the verb governs: its clause, infinitive or — for verbs that take one — its object.
    private func governed(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard let head = cue.contentHead, head != cue.sourceHead else { return nil }
        let relation = analyzed.words[head].relation
        if isPrepositional(cue) {
            guard cue.takes(.object), let source = cue.sourceHead, finder.speaks(source), reportsObject(cue, head)
            else { return nil }
            return prepositionalObject(head, cue)
        }
        switch relation {
        case .ccomp, .parataxis, .acl, .aclRelcl:
            guard cue.takes(.that) || cue.takes(.quote), relation == .ccomp || cue.takes(.that),
                !isRemark(head, behind: cue, range),
                // "Their balance sheets reflect what they owe": a thing thinks nothing.
                cue.verbClass != .believe || (cue.sourceHead.map { finder.speaks($0) } ?? true)
            else { return nil }
            return withoutRemark(clause(head, cue, range))
        case .xcomp:
            guard cue.takes(.infinitive), let source = cue.sourceHead, finder.speaks(source), commits(cue) else {
                return nil
            }
            return clause(head, cue, range)
        case .obj:
            guard cue.takes(.object) || cue.takes(.predicate) || cue.takes(.naming), let source = cue.sourceHead,
                finder.speaks(source),
                reportsObject(cue, head)
            else { return nil }
            return objectPhrase(head, cue, range)
        case .advcl where analyzed.words[head].penn == .vb && cue.verbClass == .demand && head > cue.verb:
            guard let source = cue.sourceHead, finder.speaks(source) else { return nil }
            return clause(head, cue, range)
        case .advcl: return cue.verbClass == .ask ? withoutRemark(clause(head, cue, range)) : nil
        default: return nil
        }
    }

    /// "…, she said, according to a translation", "…, she said, apparently addressing Calvo": how it is known or to
    /// whom it was said, behind a comma, is not what was said.
    private func isRemark(_ head: Int, behind cue: Cue, _ range: Range<Int>) -> Bool {
        let first = cue.tokens.upperBound + 1
        guard head >= first, first < range.upperBound, syntax.isComma(first - 1), !isQuoted[head] else { return false }
        if finder.lexicons.reporting.attribution(analyzed.tokens, at: first, limit: range.upperBound) != nil {
            return true
        }
        return analyzed.words[head].penn == .vbg && analyzed.subtree(of: head).lowerBound >= first - 1
            && !analyzed.children(of: head).contains {
                analyzed.words[$0].relation.isSubject || analyzed.words[$0].tag == .aux
            }
    }

    /// Whether an infinitive behind the verb tells what somebody promised, threatened, demanded or claimed.
    private func commits(_ cue: Cue) -> Bool {
        switch cue.verbClass {
        case .promise, .warn, .deny, .claim: true
        case .demand, .neutral:
            analyzed.children(of: cue.verb).contains {
                analyzed.words[$0].relation == .obj || analyzed.words[$0].relation == .iobj
                    || analyzed.words[$0].relation == .obl
            }
        default: false
        }
    }

    /// Whether the object of a verb is something said: the verb declares, demands, promises, warns or denies, in a
    /// finite clause, and the object is no person.
    private func reportsObject(_ cue: Cue, _ object: Int) -> Bool {
        switch cue.verbClass {
        case .neutral, .believe, .ask, .write: guard cue.takes(.predicate) || cue.takes(.naming) else { return false }
        default: break
        }
        guard !finder.isPerson(object), !syntax.isNegated(cue.verb) else { return false }
        let relation = analyzed.words[cue.verb].relation
        return syntax.isFinite(cue.verb) || relation == .root || relation == .conj || relation == .ccomp
    }

    /// The clause behind a verb of saying whose complement the parser hung elsewhere: behind the "that" which only
    /// listeners, times and places part from the verb, or right behind the verb.
    func following(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard cue.takes(.that), let source = cue.source, source.upperBound <= cue.tokens.lowerBound,
            let head = cue.sourceHead,
            finder.speaks(head) || analyzed.words[head].penn == .nns && finder.tellsAlone(cue.verb),
            let start = clauseStart(cue, range)
        else { return nil }
        var end = start
        while end < range.upperBound, !breaksOff(at: end, cue, range) { end += 1 }
        let content = withoutRemark(start..<resumption(of: cue, behind: start, before: end))
        guard holdsClause(content), content.filter({ isQuoted[$0] }).count * 2 < content.count else { return nil }
        return content
    }

    static let relatives: Set<PennTag> = [.wp, .wdt]

    /// "promised to “never give up” unless …": an infinitive whose verb stands in marks, which parsers lose.
    private func infinitiveInMarks(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        let start = cue.tokens.upperBound
        guard cue.takes(.infinitive), start + 2 < range.upperBound, analyzed.string(start).lowercased() == "to",
            analyzed.tokens[start + 1].kind == .quote, let head = cue.sourceHead, finder.speaks(head), head < cue.verb
        else { return nil }
        var end = start + 2
        while end < range.upperBound, !breaksOff(at: end, cue, range) { end += 1 }
        return withoutRemark(start..<end)
    }

    /// "warned the council again [of a flood]": what somebody is warned of or threatened with.
    private func warned(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard cue.verbClass == .warn, let source = cue.sourceHead, finder.speaks(source), source < cue.verb,
            let frames = finder.lexicons.attitudes.verb(analyzed.tokens, at: cue.verb, limit: range.upperBound)?.frames
        else { return nil }
        let danger = analyzed.children(of: cue.verb).first { child in
            let first = analyzed.subtree(of: child).lowerBound
            return child > cue.verb && analyzed.words[child].relation == .obl && first < child
                && first >= cue.tokens.upperBound
                && !isQuoted[child]
                && !frames.isDisjoint(with: finder.lexicons.attitudes.preposition(analyzed.tokens[first]))
        }
        guard let danger else { return nil }
        let phrase = analyzed.subtree(of: danger)
        let end = resumption(of: cue, behind: danger, before: withAnyPhrase(of: cue.verb, after: phrase.upperBound))
        return (phrase.lowerBound + 1)..<max(danger + 1, end)
    }

    func clauseStart(_ cue: Cue, _ range: Range<Int>) -> Int? {
        let window = cue.tokens.upperBound..<min(cue.tokens.upperBound + 14, range.upperBound)
        for index in window {
            // "at that time" tells when.
            let isTime = analyzed.words[index].tag == .det && analyzed.words[index - 1].tag == .adp
            if analyzed.tokens[index].folded == Self.that, index + 1 < range.upperBound, !isTime {
                return analyzed.words[index].tag == .det ? index : index + 1
            }
            if syntax.isFinite(index) || syntax.isMark(index) { break }
        }
        guard cue.takes(.quote), let first = window.first, !isQuoted[first] else { return nil }
        switch analyzed.words[first].tag {
        case .det, .pron, .noun, .propn, .adj, .num: return analyzed.words[first].penn == .wp ? nil : first
        default: return nil
        }
    }

    /// "The talks would go on, she said": the clause before a cue that ends the sentence.
    func fronted(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard cue.takes(.that) || cue.takes(.quote), tellsInFront(cue),
            analyzed.words[cue.verb].relation == .parataxis || isFinal(cue, range)
        else { return nil }
        var start = min(cue.tokens.lowerBound, cue.source?.lowerBound ?? cue.tokens.lowerBound)
        // "…, an agency quoted him as saying": who quotes stands before the verb, too.
        if cue.tokens.count > 2, let subject = syntax.subject(of: cue.verb), subject < start {
            start = min(start, syntax.nounPhrase(subject).lowerBound)
        }
        // "…, Canadian Prime Minister Orla Venn said": adjectives before a title.
        while start > range.lowerBound, analyzed.words[start - 1].tag == .adj { start -= 1 }
        start = behindComma(before: start, from: range.lowerBound)
        guard start > range.lowerBound + 2, syntax.isComma(start - 1) || analyzed.tokens[start - 1].kind == .quote
        else { return nil }
        let front = range.lowerBound..<(start - 1)
        // "…, he said, people learn": the words before are another cue's.
        if analyzed.words[front.upperBound - 1].tag == .verb,
            finder.lexicons.reporting.verb(analyzed.tokens, at: front.upperBound - 1, limit: front.upperBound) != nil
        {
            return nil
        }
        guard front.filter({ isQuoted[$0] }).count * 5 < front.count * 2,
            tellsClause(front) || hasLostVerb(front, cue, range),
            colonBeforeMarks(front) == nil
        else { return nil }
        // "Asked whether he would go, Venn said …": a participle in front is the reporter's.
        guard analyzed.words[front.lowerBound].tag != .verb else { return nil }
        return front
    }

    /// Whether a cue behind a clause can tell it: a finite verb or "as saying", with nothing behind it that it governs
    /// instead ("Although the gate is shut, she defends it").
    private func tellsInFront(_ cue: Cue) -> Bool {
        guard syntax.isFinite(cue.verb) || cue.tokens.count > 2 || analyzed.words[cue.verb].penn == .vbn else {
            return false
        }
        guard cue.takes(.object) else { return true }
        return !analyzed.children(of: cue.verb).contains {
            $0 > cue.verb && $0 != cue.sourceHead && analyzed.words[$0].relation == .obj
        }
    }

    private func isFinal(_ cue: Cue, _ range: Range<Int>) -> Bool {
        let end = max(cue.tokens.upperBound, cue.source?.upperBound ?? 0)
        if end >= range.upperBound || syntax.isMark(end) { return true }
        switch analyzed.words[cue.verb].relation {
        case .root, .ccomp: break
        // "…, the council said on Monday": parsers hang the cue on the clause that it tells.
        case .advcl, .conj: guard analyzed.words[cue.verb].head < Int32(cue.verb) else { return false }
        case .aclRelcl: guard !isRelative(cue) else { return false }
        default: return false
        }
        guard cue.contentHead.map({ $0 < cue.verb || finder.isPerson($0) }) ?? true else { return false }
        // Listeners, days and places may stand behind: "…, officials told reporters on Friday."
        let rest = (end..<max(end, range.upperBound)).prefix { !syntax.isMark($0) }
        return rest.count <= 10 && !rest.contains { syntax.isFinite($0) || analyzed.tokens[$0].folded == Self.that }
    }

    /// Whether a relative pronoun stands before the verb of a cue ("a plan that she said was late").
    private func isRelative(_ cue: Cue) -> Bool {
        let first = min(cue.verb, cue.source?.lowerBound ?? cue.verb)
        return first == 0 || !syntax.isComma(first - 1)
            || (first..<cue.verb).contains { Self.relatives.contains(analyzed.words[$0].penn) }
    }

    /// What "according to X" stands beside: the rest of its sentence.
    private func besidePhrase(_ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        let end = cue.source?.upperBound ?? cue.tokens.upperBound
        let before = syntax.trimmedPunctuation(range.lowerBound..<cue.tokens.lowerBound)
        let behind = syntax.trimmedPunctuation(min(end, range.upperBound)..<range.upperBound)
        let rest = before.count >= 3 ? before : behind
        guard tellsClause(rest), rest.lowerBound > cue.verb || !isReport(rest) else { return nil }
        return rest
    }

    /// "The agency said that the tests had ended, according to a paper": the inner speaker's words are told already.
    private func isReport(_ tokens: Range<Int>) -> Bool {
        guard let verb = tokens.first(where: { syntax.isFinite($0) && !isQuoted[$0] }), finder.tellsAlone(verb),
            let subject = syntax.child(verb, [.nsubj]), tokens.contains(subject), finder.speaks(subject)
        else { return false }
        // "“We must go,” Venn said, according to a paper".
        if tokens.filter({ isQuoted[$0] }).count * 2 > tokens.count { return true }
        return analyzed.children(of: verb).contains { analyzed.words[$0].relation == .ccomp && tokens.contains($0) }
    }

    /// Without "that", commas and marks at the ends.
    func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        var range = syntax.trimmedPunctuation(tokens)
        while let first = range.first, analyzed.tokens[first].folded == Self.that,
            analyzed.words[first].tag == .sconj || range.count > 2
        {
            range = syntax.trimmedPunctuation((first + 1)..<range.upperBound)
        }
        return range
    }

    /// Whether the clause speaks as "we" or "I".
    private func opensFirstPerson(_ tokens: Range<Int>) -> Bool {
        tokens.contains { index in
            Self.firstPerson.contains(analyzed.tokens[index].folded) && analyzed.words[index].relation.isSubject
                && !isQuoted[index]
        }
    }

    private static let claimDeterminers = WordSet(["such", "any", "all", "these", "those"])
    private static let firstPerson = WordSet(["we", "i"])
    static let that = WordHash.folded("that")
    static let `as` = WordHash.folded("as")
}

import Language
import Prose

/// What hangs at the end of reported words: the reporter's remarks are taken off, lost parts are put back.
extension ReportedSpeech {
    /// Without the remark of the reporter that a participle opens behind a dash ("… – temporarily avoiding a dispute")
    /// or behind the last comma ("…, giving allies a reprieve").
    func withoutRemark(_ content: Range<Int>) -> Range<Int> {
        let tokens = withoutOthersReport(content)
        let dash = tokens.last { token in
            guard finder.isDash(token), syntax.isMark(token), !syntax.joinsWords(token), !isQuoted[token] else {
                return false
            }
            let next = token + 1 < tokens.upperBound && analyzed.words[token + 1].tag == .adv ? token + 2 : token + 1
            return next < tokens.upperBound && analyzed.words[next].penn == .vbg
        }
        if let dash, dash - tokens.lowerBound >= 4 { return tokens.lowerBound..<dash }
        let comma = tokens.last { syntax.isComma($0) && !isQuoted[$0] }
        if let remark = summary(in: tokens) { return tokens.lowerBound..<remark }
        guard let comma, comma - tokens.lowerBound >= 4, comma + 2 < tokens.upperBound,
            analyzed.words[comma + 1].penn == .vbg, analyzed.words[comma + 1].relation == .advcl,
            !isQuoted[comma + 1], analyzed.tokens[comma + 1].folded != Self.including
        else { return tokens }
        return tokens.lowerBound..<comma
    }

    /// The comma before a noun that sums up what was told and judges it: "…, a move that angered its neighbours".
    private func summary(in tokens: Range<Int>) -> Int? {
        tokens.dropFirst(4).first { comma in
            guard syntax.isComma(comma), !isQuoted[comma], comma + 4 < tokens.upperBound, !isQuoted[comma + 1],
                analyzed.words[comma + 1].tag == .det, Self.articles.contains(analyzed.tokens[comma + 1].folded)
            else { return false }
            var noun = comma + 2
            while noun + 1 < tokens.upperBound, analyzed.words[noun].tag == .adj || analyzed.words[noun].tag == .adv {
                noun += 1
            }
            guard Self.summaries.contains(analyzed.tokens[noun].folded), noun + 1 < tokens.upperBound else {
                return false
            }
            // Only where the noun opens a remark of its own: "a sign that …", "a move seen as …".
            let next = analyzed.words[noun + 1]
            return analyzed.tokens[noun + 1].folded == Self.that || next.penn == .wdt || next.penn == .vbn
        }
    }

    /// Without a clause behind a comma in which others tell something: "…, after auditors reported that money was
    /// gone".
    private func withoutOthersReport(_ tokens: Range<Int>) -> Range<Int> {
        let comma = tokens.dropFirst(3).first { comma in
            guard syntax.isComma(comma), !isQuoted[comma], comma + 3 < tokens.upperBound,
                Self.times.contains(analyzed.tokens[comma + 1].folded)
            else { return false }
            let verb = ((comma + 3)..<min(comma + 10, tokens.upperBound)).first { syntax.isFinite($0) }
            guard let verb, !isQuoted[verb], verb + 1 < tokens.upperBound, finder.tellsAlone(verb),
                finder.isNominal(verb - 1), analyzed.words[verb - 1].tag != .pron
            else { return false }
            return analyzed.tokens[verb + 1].folded == Self.that
        }
        return comma.map { tokens.lowerBound..<$0 } ?? tokens
    }

    /// With a second infinitive or noun phrase that "and" or "or" joins to the words, though the parser hung it
    /// elsewhere ("agreed to share a currency [and rely on one another]").
    func withCoordination(_ end: Int, isInfinitive: Bool) -> Int {
        guard end > 0, end + 1 < analyzed.words.count, analyzed.words[end].tag == .cconj, !isQuoted[end],
            analyzed.tokens[end].folded != Self.but
        else { return end }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: end)].tokens
        guard sentence.contains(end + 1), sentence.contains(end - 1) else { return end }
        if isInfinitive {
            let verb = analyzed.words[end + 1].penn == .to ? end + 2 : end + 1
            guard verb < sentence.upperBound, analyzed.words[verb].penn == .vb,
                syntax.child(verb, [.nsubj, .nsubjPass]) == nil
            else { return end }
            return max(end, analyzed.subtree(of: verb).upperBound)
        }
        let joined = ((end + 1)..<min(end + 8, sentence.upperBound)).first {
            analyzed.words[$0].relation == .conj && analyzed.subtree(of: $0).lowerBound <= end + 1
        }
        guard let joined, analyzed.words[joined].tag == .noun || analyzed.words[joined].tag == .propn,
            Int(analyzed.words[joined].head) < end
        else { return end }
        let phrase = syntax.nounPhrase(joined)
        guard phrase.lowerBound >= end, !phrase.contains(where: { syntax.isFinite($0) }) else { return end }
        return max(end, phrase.upperBound)
    }

    /// How far an object goes before a clause that the parser joined to it ("declined that task and has left").
    func objectEnd(_ head: Int) -> Int {
        let joined = analyzed.children(of: head).first { child in
            analyzed.words[child].relation == .conj && analyzed.words[child].tag == .verb
                && (syntax.isFinite(child) || finder.hasFiniteAuxiliary(child))
        }
        let whole = analyzed.subtree(of: head).upperBound
        guard let joined else { return whole }
        return max(head + 1, min(whole, analyzed.subtree(of: joined).lowerBound))
    }

    private static let times = WordSet(["after", "when", "once"])
    private static let including = WordHash.folded("including")
    private static let articles = WordSet(["a", "an"])
    /// Nouns by which a reporter sums up a deed or its effect.
    private static let summaries = WordSet([
        "move", "step", "sign", "decision", "development", "gesture", "signal", "reversal", "setback", "blow",
        "shift", "turnaround",
    ])
    private static let but = WordHash.folded("but")

    /// "…, the council said on Monday.": whose words they are as well stands at the end of the sentence.
    func opensFinalCue(_ start: Int) -> Bool {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: start)].tokens
        let window = start..<min(start + 12, sentence.upperBound)
        guard let finite = window.first(where: { syntax.isFinite($0) }), finite > start, finder.isNominal(finite - 1)
        else { return false }
        // "…, the agency has reported."
        let isPerfect =
            analyzed.words[finite].tag == .aux && CueFinder.perfects.contains(analyzed.tokens[finite].folded)
        let verb = isPerfect ? min(finite + 1, sentence.upperBound - 1) : finite
        guard
            isSaying(verb, sentence.upperBound),
            finder.tellsAlone(verb), let subject = syntax.child(verb, [.nsubj]), (start..<verb).contains(subject),
            finder.speaks(subject), analyzed.subtree(of: subject).lowerBound == start
        else { return false }
        let rest = (verb + 1)..<sentence.upperBound
        return rest.count <= 20
            && !rest.contains {
                syntax.isComma($0) || isQuoted[$0] || analyzed.words[$0].tag == .verb || syntax.isFinite($0)
            }
    }
}

import Language
import Prose

/// Clauses that their cue parts: "The bridge, she said, would stay closed."
extension ReportedSpeech {
    /// The larger part of the words and the other one, when a cue with its speaker stands between commas within a
    /// clause. O(tokens of the sentence).
    func interrupted(by cue: Cue, _ range: Range<Int>) -> (words: Range<Int>, rest: Range<Int>)? {
        guard cue.form == .verb, cue.takes(.that) || cue.takes(.quote), syntax.isFinite(cue.verb),
            let source = cue.source, let head = cue.sourceHead, finder.speaks(head)
        else { return nil }
        var low = min(source.lowerBound, cue.tokens.lowerBound)
        var high = max(source.upperBound, cue.tokens.upperBound)
        guard high - low <= 14, low > range.lowerBound + 1, syntax.isComma(low - 1), !isQuoted[low - 1] else {
            return nil
        }
        // Listeners, times and places may stand before the second comma.
        let cueEnd = high
        while high < range.upperBound, !syntax.isMark(high), high - cueEnd <= 4 { high += 1 }
        guard !(cueEnd..<high).contains(where: { analyzed.words[$0].tag == .det || syntax.isFinite($0) }) else {
            return nil
        }
        guard high < range.upperBound, syntax.isComma(high) else { return nil }
        low -= 1
        let front = trimmed(range.lowerBound..<low)
        let back = trimmed((high + 1)..<range.upperBound)
        guard !front.isEmpty, back.count >= 2, isPlain(front), isPlain(back), !opensClause(front),
            continues(back, behind: front)
        else { return nil }
        // "He began, in what looked like a cellar, …": a verb that tells no clause needs one on both sides.
        guard cue.takes(.that) || isClause(front) && isClause(back) else { return nil }
        return isClause(back) || !isClause(front) ? (back, front) : (front, back)
    }

    /// "which she says is closed": the relative pronoun before cue and speaker belongs to the clause that is told.
    func relative(of cue: Cue) -> Range<Int>? {
        guard cue.form == .verb, let source = cue.source, source.upperBound <= cue.verb, let head = cue.contentHead,
            head > cue.verb, analyzed.words[head].relation == .ccomp
        else { return nil }
        let before = source.lowerBound - 1
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: cue.verb)].tokens
        guard sentence.contains(before), !isQuoted[before] else { return nil }
        switch analyzed.words[before].penn {
        case .wp, .wdt: return before..<(before + 1)
        default: return nil
        }
    }

    /// Without words in marks, which are told apart.
    private func isPlain(_ tokens: Range<Int>) -> Bool {
        tokens.filter { isQuoted[$0] }.count * 3 < tokens.count && !tokens.contains { isSemicolon($0) }
    }

    private func isSemicolon(_ token: Int) -> Bool {
        syntax.isMark(token) && analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x3B
    }

    /// "While the bridge was closed, she said …": a subordinate clause of the reporter, not of the speaker, may stand
    /// in front; it is the speaker's when the words behind the cue need it.
    private func opensClause(_ front: Range<Int>) -> Bool {
        guard let first = front.first else { return false }
        return analyzed.words[first].penn == .vbg
    }

    /// Whether the words behind the cue are a clause or what a clause in front lacks: its verb or its second part.
    private func continues(_ back: Range<Int>, behind front: Range<Int>) -> Bool {
        guard let first = back.first else { return false }
        // "…, although he knew that …": the reporter goes on.
        switch analyzed.words[first].penn {
        case .vbg, .wrb, .wp, .wdt: return false
        default: if analyzed.words[first].tag == .sconj || analyzed.words[first].tag == .cconj { return false }
        }
        if isClause(back) { return true }
        return syntax.isFinite(first) || analyzed.words[first].tag == .adv || isClause(front)
    }
}

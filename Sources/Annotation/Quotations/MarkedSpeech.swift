import Language
import Prose

/// Words in quotation marks, cut by sentences, with the cue that introduces them.
struct MarkedSpeech {
    let syntax: Syntax
    let finder: CueFinder
    private var analyzed: AnalyzedText { syntax.analyzed }

    func statements(in sentence: Int, stretches: [MarkedStretch], cues: [Cue], isHeading: Bool) -> [AttributedStatement]
    {
        let span = analyzed.sentences[sentence].span
        return stretches.compactMap { stretch in
            let piece = analyzed.text.trimmed(
                TextSpan(max(stretch.inner.start, span.start), min(stretch.inner.end, span.end)))
            let tokens = tokens(in: piece)
            let words = tokens.filter { analyzed.tokens[$0].kind == .word || analyzed.tokens[$0].kind == .number }
            guard let first = words.first, let last = words.last else { return nil }
            // "“The gate is shut. Why?” she asked": a short word speaks only behind others.
            let isTail = stretch.inner.start < span.start
            if words.count == 1, !isTail, analyzed.tokens[first].end - analyzed.tokens[first].start < 4 { return nil }
            let clause = words.count >= 3 && isClause(tokens)
            if stretch.depth > 0, !(clause && words.count >= 5) { return nil }
            var statement = Statement(
                kind: isHeading ? .heading : clause ? .direct : .partial, span: withoutMarks(piece), sentence: sentence)
            statement.marksRepaired = stretch.repaired
            var signature = finder.signature(at: analyzed.token(at: stretch.inner.end))
            let cue = signature == nil ? best(cues, for: first..<(last + 1)) : nil
            if cue == nil, clause {
                signature = signature ?? finder.nameBehind(last, in: analyzed.sentences[sentence].tokens)
            }
            let fills = Double(piece.count) >= 0.8 * Double(span.count)
            if cue == nil, signature == nil, !clause, !fills,
                !isSpeechByItself(words.count, stretch: stretch, span: span)
            {
                return nil
            }
            var result = AttributedStatement(statement: statement, tokens: first..<(last + 1))
            result.stretch = stretch.inner
            result.isWholeSentence = fills
            if let cue { attach(cue, to: &result) }
            if let signature {
                result.source = signature
                result.sourceHead = signature.lowerBound
                result.statement.source = analyzed.span(signature)
            }
            return result
        }
    }

    /// A long fragment that runs over its sentence's end belongs to a quotation even without a cue.
    private func isSpeechByItself(_ words: Int, stretch: MarkedStretch, span: TextSpan) -> Bool {
        !span.contains(stretch.inner) || words >= 9
    }

    private func attach(_ cue: Cue, to result: inout AttributedStatement) {
        result.statement.cue = analyzed.span(cue.tokens)
        result.cueTokens = cue.tokens
        result.source = cue.source
        result.sourceHead = cue.sourceHead
        result.statement.source = cue.source.map { analyzed.span($0) }
    }

    private func tokens(in piece: TextSpan) -> Range<Int> {
        let first = analyzed.token(at: piece.start)
        var last = first
        while last < analyzed.tokens.count, Int(analyzed.tokens[last].start) < piece.end { last += 1 }
        return first..<last
    }

    /// Without quotation marks at its ends.
    private func withoutMarks(_ piece: TextSpan) -> TextSpan {
        var span = piece
        while !span.isEmpty, let length = QuoteMark.length(analyzed.text.utf8, at: span.start, limit: span.end) {
            span.start += length
        }
        let tokens = tokens(in: span)
        var last = tokens.upperBound
        while last > tokens.lowerBound, analyzed.tokens[last - 1].kind == .quote {
            span.end = Int(analyzed.tokens[last - 1].start)
            last -= 1
        }
        return analyzed.text.trimmed(span)
    }

    /// Whether the words are a clause of their own: a finite verb with its subject inside.
    private func isClause(_ tokens: Range<Int>) -> Bool {
        tokens.contains { index in
            guard analyzed.words[index].relation.isSubject else { return false }
            let verb = Int(analyzed.words[index].head)
            guard tokens.contains(verb) else { return false }
            return syntax.isFinite(verb)
                || tokens.contains { analyzed.words[$0].head == Int32(verb) && syntax.isFinite($0) }
        }
    }

    // MARK: The cue

    /// The cue that introduces a piece: beside it, or above it in the tree, or the only one near.
    private func best(_ cues: [Cue], for piece: Range<Int>) -> Cue? {
        var best: (cue: Cue, score: Double)?
        for cue in cues where cue.form != .noun || isInside(piece, cue) && !isPredicate(piece) {
            guard !isStillToBeSaid(cue), !isInSource(piece, of: cue), !isInPassing(cue, before: piece),
                var score = score(cue, piece)
            else { continue }
            if isBeyondClause(cue, of: piece, cues) { score -= 3 }
            // "He said that the ministry had offered …“: the outer cue speaks unless the inner one stands beside the
            // words.
            if cue.form == .verb,
                cues.contains(where: {
                    $0.form == .verb && $0.verb != cue.verb && $0.takes(.that) && syntax.dominates($0.verb, cue.verb)
                        && !isMainClause(cue.verb, strictly: true) && !isBeyondClause($0, of: piece, cues)
                }),
                distance(cue, piece) > 3, !opensClause(of: piece, cue)
            {
                score -= 1.6
            }
            // "Venn said she expects the talks “to go on”": what is thought was said by the outer cue.
            if cue.form == .verb, cue.verbClass == .believe,
                cues.contains(where: { $0.form == .verb && $0.takes(.quote) && isClauseOf($0, cue.verb) })
            {
                score -= 4
            }
            if best.map({ score > $0.score }) ?? true { best = (cue, score) }
        }
        return best?.cue
    }

    /// "The paper wrote that Venn told a meeting that there was “no need”": between the inner verb and the words stands
    /// its own "that". A pronoun means the outer speaker rather ("Sherman reported that she had told …").
    private func opensClause(of piece: Range<Int>, _ cue: Cue) -> Bool {
        guard cue.takes(.that), cue.tokens.upperBound < piece.lowerBound, isInside(piece, cue),
            let speaker = cue.sourceHead, analyzed.words[speaker].tag != .pron
        else { return false }
        return (cue.tokens.upperBound..<piece.lowerBound).contains {
            analyzed.words[$0].relation == .mark && analyzed.tokens[$0].folded == Self.that
        }
    }

    private static let that = WordHash.folded("that")

    /// "Calvo should answer the letters", "… if it threatens us": nobody has said anything yet.
    private func isStillToBeSaid(_ cue: Cue) -> Bool {
        guard cue.form == .verb else { return false }
        if finder.isHypothetical(cue.verb) { return true }
        return analyzed.words[cue.verb].penn == .vb
            && analyzed.children(of: cue.verb).contains {
                $0 < cue.verb && Self.duties.contains(analyzed.tokens[$0].folded)
            }
    }

    private static let duties = WordSet(["should", "must", "ought"])

    /// "The channel, which experts believe is the group's own, posted an order: “Go”": who is named in passing, before
    /// the sentence goes on with its verb.
    private func isInPassing(_ cue: Cue, before piece: Range<Int>) -> Bool {
        guard cue.form == .verb, let source = cue.source, source.upperBound <= cue.verb, cue.verb < piece.lowerBound,
            [.wp, .wdt].contains(analyzed.words[max(0, source.lowerBound - 1)].penn)
                || [.wp, .wdt].contains(analyzed.words[source.lowerBound].penn)
        else { return false }
        return (cue.verb..<piece.lowerBound).dropLast().contains {
            syntax.isComma($0) && !finder.isQuoted[$0] && syntax.isFinite($0 + 1)
        }
    }

    /// "a warning that he has a “button”, prompting an answer": a fragment within what a cue takes for its speaker.
    private func isInSource(_ piece: Range<Int>, of cue: Cue) -> Bool {
        guard let head = cue.sourceHead, !isClause(piece), cue.form == .verb else { return false }
        return piece.lowerBound < cue.verb && head < cue.verb && analyzed.subtree(of: head).contains(piece.lowerBound)
            && (head < piece.lowerBound
                || !(piece.upperBound..<max(piece.upperBound, head)).contains { syntax.isComma($0) })
    }

    /// "received the message “loud and clear”": adjectives tell how something is, not what a noun of saying holds.
    private func isPredicate(_ piece: Range<Int>) -> Bool {
        let words = piece.filter { !syntax.isMark($0) }
        return words.allSatisfy { [.adj, .adv, .cconj].contains(analyzed.words[$0].tag) }
    }

    /// "Orrun threatened to act after Venn warned that it would face “fire”": words in an adverbial clause are those of
    /// who speaks in it, not of who speaks in the main clause.
    private func isBeyondClause(_ cue: Cue, of piece: Range<Int>, _ cues: [Cue]) -> Bool {
        guard cue.form == .verb, cue.verb < piece.lowerBound else { return false }
        return cues.contains { inner in
            inner.form == .verb && inner.verb > cue.verb && inner.verb < piece.lowerBound && inner.takes(.that)
                && inner.sourceHead.map { $0 > cue.verb && finder.speaks($0) } ?? false
                && analyzed.words[inner.verb].relation == .advcl && isInside(piece, inner)
                && syntax.dominates(cue.verb, inner.verb)
        }
    }

    /// Whether a verb heads the clause that a cue governs.
    private func isClauseOf(_ cue: Cue, _ verb: Int) -> Bool {
        cue.verb != verb && cue.sourceHead != nil && analyzed.words[verb].relation == .ccomp
            && Int(analyzed.words[verb].head) == cue.verb
    }

    private func isInside(_ piece: Range<Int>, _ cue: Cue) -> Bool {
        let head = piece.first { !piece.contains(Int(analyzed.words[$0].head)) } ?? piece.lowerBound
        return syntax.dominates(cue.verb, head)
    }

    private func distance(_ cue: Cue, _ piece: Range<Int>) -> Int {
        cue.tokens.upperBound <= piece.lowerBound
            ? piece.lowerBound - cue.tokens.upperBound : cue.tokens.lowerBound - piece.upperBound
    }

    private func score(_ cue: Cue, _ piece: Range<Int>) -> Double? {
        let outer = union(cue.tokens, cue.source)
        let gap =
            outer.upperBound <= piece.lowerBound
            ? outer.upperBound..<piece.lowerBound : piece.upperBound..<max(piece.upperBound, outer.lowerBound)
        let words = gap.filter { !syntax.isMark($0) }.count
        var score = 0.0
        if words == 0 { score += 4 } else if words <= 3 { score += 2 - 0.3 * Double(words) }
        if outer.upperBound <= piece.lowerBound,
            gap.contains(where: { analyzed.text.utf8[Int(analyzed.tokens[$0].start)] == 0x3A && syntax.isMark($0) })
        {
            score += 2
        }
        let outerHead = piece.first { !piece.contains(Int(analyzed.words[$0].head)) } ?? piece.lowerBound
        if cue.form == .verb, syntax.dominates(cue.verb, outerHead) { score += 2.5 }
        if cue.form == .phrase { score += 1.5 }
        if cue.takes(.quote) { score += 1 } else if !cue.takes(.that), !cue.takes(.predicate) { score -= 1.5 }
        if let head = cue.sourceHead { score += finder.speaks(head) ? 0.5 : -3 } else { score -= 1 }
        if cue.form == .verb { score += isMainClause(cue.verb) ? 0.7 : -0.7 }
        score -= 0.05 * Double(words)
        return score > 1 && words <= 40 ? score : nil
    }

    /// Whether a verb heads its sentence or a clause joined to the main one.
    private func isMainClause(_ verb: Int, strictly: Bool = false) -> Bool {
        switch analyzed.words[verb].relation {
        case .root, .parataxis: true
        case .xcomp where strictly, .ccomp where strictly: false
        case .conj, .xcomp, .ccomp:
            analyzed.words[verb].head >= 0 && analyzed.words[Int(analyzed.words[verb].head)].relation == .root
        default: false
        }
    }

    private func union(_ left: Range<Int>, _ right: Range<Int>?) -> Range<Int> {
        guard let right else { return left }
        let isNear =
            right.upperBound <= left.lowerBound
            ? left.lowerBound - right.upperBound <= 4 : right.lowerBound - left.upperBound <= 2
        return isNear ? min(left.lowerBound, right.lowerBound)..<max(left.upperBound, right.upperBound) : left
    }
}

import Annotation
import Language
import Prose
import Stories

/// The whole clause that a piece of a sentence belongs to, as a reader is shown it.
///
/// `ClauseCutter` cuts a sentence before each of its clauses, which is right for comparing them and wrong for reading:
/// a piece may open with "that", lack what its verb governs ("is expected | to meet"), or have no subject ("| to pay
/// all of it"). O(length of the sentence) each.
struct WholeClause {
    let story: Story

    /// What a piece states by itself: from the subject of its first clause that has one to the end of what the verb
    /// governs; nil where it states nothing, as an infinitive, a condition, and "he announced" without what.
    func statement(_ node: ClaimNode) -> Range<Int>? {
        statement(of: node.tokens, sentence: node.sentence, report: node.report)
    }

    /// The same for the tokens of a piece.
    func statement(of piece: Range<Int>, sentence: Int, report: Int) -> Range<Int>? {
        let analyzed = story.reports[report].analyzed
        guard let verb = verb(piece, analyzed) else { return nil }
        let sentence = analyzed.sentences[sentence].tokens
        guard piece != sentence else { return trimmed(sentence, analyzed) }
        let end = end(of: piece, in: sentence, analyzed)
        guard !isCutOff(verb, piece.lowerBound..<end, analyzed) else { return nil }
        let hasRoot = piece.contains {
            analyzed.words[$0].relation == .root && !ClaimAccord.saying.contains(analyzed.tokens[$0].folded)
        }
        let start = hasRoot ? piece.lowerBound : start(ofClause: verb, piece, analyzed)
        let result = trimmed(start..<end, analyzed)
        return result.count >= Self.fewest ? result : nil
    }

    /// Whether what is announced stands outside a stretch: that it was announced is no statement.
    private func isCutOff(_ verb: Int, _ stretch: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        analyzed.children(of: verb).contains { content in
            guard analyzed.words[content].relation == .ccomp else { return false }
            guard content >= stretch.upperBound else { return content < stretch.lowerBound }
            let first = analyzed.subtree(of: content).lowerBound
            return first > verb && analyzed.words[first].tag != .punct && analyzed.words[first - 1].tag != .punct
        }
    }

    /// The stretch by which a reader understands a piece: what it states, or, where it states nothing by itself, it
    /// with the piece that it hangs on.
    func shown(_ node: ClaimNode) -> Range<Int> {
        if let statement = statement(node) { return statement }
        let analyzed = story.reports[node.report].analyzed
        let sentence = analyzed.sentences[node.sentence].tokens
        guard node.tokens != sentence else { return node.tokens }
        var start = node.tokens.lowerBound
        if let governor = governor(ofClauseAt: start, analyzed), sentence.contains(governor) {
            // "The fact that …" is the subject of what follows.
            guard governor < node.tokens.upperBound else { return trimmed(sentence, analyzed) }
            guard governor < start else { return trimmed(node.tokens, analyzed) }
            let pieces = ClauseCutter.pieces(of: sentence, in: analyzed)
            start = pieces.first { $0.contains(governor) }?.lowerBound ?? start
        }
        return trimmed(start..<end(of: start..<node.tokens.upperBound, in: sentence, analyzed), analyzed)
    }

    /// The first verb of a piece that has a subject which names or describes somebody or something, is no mere verb of
    /// saying, and stands in no condition or infinitive.
    private func verb(_ piece: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        for token in piece {
            guard analyzed.words[token].relation.isSubject, !Self.relative.contains(analyzed.tokens[token].folded)
            else { continue }
            let head = Int(analyzed.words[token].head)
            // All of a clause behind "provided that" is a condition.
            guard !isConditional(head, analyzed) else { return nil }
            guard piece.contains(head), !ClaimAccord.saying.contains(analyzed.tokens[head].folded),
                !piece.contains(Int(analyzed.words[head].head))
                    || Self.main.contains(analyzed.words[head].relation),
                !analyzed.children(of: head).contains(where: {
                    let folded = analyzed.tokens[$0].folded
                    return Self.unreal.contains(folded) || folded == Self.to && analyzed.words[head].penn == .vb
                })
            else { continue }
            return head
        }
        return nil
    }

    /// Whether "provided that" or the like opens the clause of a verb.
    private func isConditional(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        verb >= 0
            && analyzed.children(of: verb).contains {
                analyzed.tokens[$0].folded == Self.that && $0 > 0
                    && Self.conditional.contains(analyzed.tokens[$0 - 1].folded)
            }
    }

    /// The first token of a clause inside a piece, what ties it to the clause before it left out.
    private func start(ofClause verb: Int, _ piece: Range<Int>, _ analyzed: AnalyzedText) -> Int {
        let first = max(piece.lowerBound, analyzed.subtree(of: verb).lowerBound)
        return (first..<verb).first { token in
            let word = analyzed.words[token]
            return word.tag != .punct && word.relation != .cc
                && !(word.relation == .mark && Int(word.head) == verb)
        } ?? first
    }

    /// The end of a stretch with the pieces behind it that its words govern: infinitives, contents, and the clauses
    /// that say which one is meant.
    private func end(of stretch: Range<Int>, in sentence: Range<Int>, _ analyzed: AnalyzedText) -> Int {
        var end = stretch.upperBound
        let pieces = ClauseCutter.pieces(of: sentence, in: analyzed)
        while end < sentence.upperBound, let next = pieces.first(where: { $0.lowerBound == end }),
            belongs(next, to: stretch.lowerBound..<end, analyzed)
        {
            end = next.upperBound
        }
        return end
    }

    private func belongs(_ piece: Range<Int>, to stretch: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let first = piece.lowerBound
        guard analyzed.words[first].relation != .cc, let governor = governor(ofClauseAt: first, analyzed),
            stretch.contains(governor)
        else { return false }
        guard analyzed.words[first - 1].tag != .punct else { return false }
        return analyzed.tokens[first].folded == Self.to
            || Self.governed.contains(analyzed.words[Int(analyzed.words[first].head)].relation)
    }

    /// The word that the clause hangs on whose verb a token opens; nil where there is none.
    private func governor(ofClauseAt token: Int, _ analyzed: AnalyzedText) -> Int? {
        let verb = Int(analyzed.words[token].head)
        guard verb >= 0 else { return nil }
        let governor = Int(analyzed.words[verb].head)
        return governor >= 0 ? governor : nil
    }

    /// Without conjunctions and commas at its ends, and without a quotation mark whose other one lies outside.
    private func trimmed(_ stretch: Range<Int>, _ analyzed: AnalyzedText) -> Range<Int> {
        func isLoose(_ token: Int) -> Bool {
            analyzed.words[token].penn == .cc || Self.ties.contains(analyzed.tokens[token].folded)
        }
        var (start, end) = (stretch.lowerBound, stretch.upperBound)
        while start < end - 1,
            isLoose(start) || analyzed.tokens[start].folded == Self.that && analyzed.words[start].relation == .mark
        {
            start += 1
        }
        // A word at the end that belongs to what follows: "possibly | because …".
        while end - 1 > start, isLoose(end - 1) || Int(analyzed.words[end - 1].head) >= end { end -= 1 }
        let quotes = (start..<end).filter { analyzed.tokens[$0].kind == .quote }
        guard !quotes.count.isMultiple(of: 2), stretch != analyzed.sentences[analyzed.sentence(ofToken: start)].tokens
        else { return start..<end }
        if quotes.first == start { start += 1 } else if quotes.last == end - 1 { end -= 1 }
        return start..<end
    }

    /// Shorter stretches tell nothing.
    private static let fewest = 4
    private static let to = WordHash.folded("to")
    private static let that = WordHash.folded("that")
    private static let governed: Set<Relation> = [.ccomp, .xcomp, .acl, .aclRelcl]
    private static let ties = WordSet([",", ";", ":", "-", "–", "—", "--"])
    /// What makes of a clause a condition or a question.
    private static let unreal = WordSet(["if", "unless", "whether", "lest"])
    /// Words that make a condition of a clause which "that" opens: "provided that", "on condition that".
    private static let conditional = WordSet(["provided", "providing", "assuming", "supposing", "condition"])
    /// Subjects that only tie a clause to a word before it.
    private static let relative = WordSet(["who", "which", "that", "what", "whom"])
    /// Relations of a clause that says what its sentence tells, not when or which.
    private static let main: Set<Relation> = [.root, .ccomp, .conj, .parataxis]
}

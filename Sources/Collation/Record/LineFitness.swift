import Annotation
import Language
import Prose
import Stories

/// How well a sentence of a report reads as a line by itself, with nothing before it.
///
/// A sentence that points to one before it ("But …", "sixty of them", "was killed there", "the offer"), a quotation cut
/// loose from its speaker, a fragment, a heading and a caption count for less. O(tokens) a sentence.
struct LineFitness {
    private let story: Story
    private let lexicon: LineLexicon
    /// Sentences that are nothing but somebody's words.
    private let onlyQuoted: Set<SentenceKey>

    init(_ story: Story, lexicon: LineLexicon) {
        self.story = story
        self.lexicon = lexicon
        var quoted: Set<SentenceKey> = []
        for (report, annotated) in story.reports.enumerated() {
            let analyzed = annotated.analyzed
            for statement in annotated.statements where statement.kind == .direct {
                let tokens = analyzed.sentences[statement.sentence].tokens
                let isAll = tokens.allSatisfy {
                    analyzed.tokens[$0].kind != .word || statement.span.contains(analyzed.tokens[$0].span)
                }
                if isAll { quoted.insert(SentenceKey(report, statement.sentence)) }
            }
            for (index, sentence) in analyzed.sentences.enumerated() where Self.isInMarks(sentence.tokens, analyzed) {
                quoted.insert(SentenceKey(report, index))
            }
        }
        onlyQuoted = quoted
    }

    /// Whether every word stands between quotation marks, or behind one that never closes.
    private static func isInMarks(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.tokens[tokens.lowerBound].kind == .quote else { return false }
        var isInside = false
        for token in tokens {
            if analyzed.tokens[token].kind == .quote {
                // A mark printed as two is one.
                if token == tokens.lowerBound || analyzed.tokens[token - 1].kind != .quote { isInside.toggle() }
            } else if !isInside, analyzed.tokens[token].kind == .word {
                return false
            }
        }
        return true
    }

    /// 1 for a sentence that stands alone, towards 0 for one that does not, 0 for what is no sentence of an article.
    ///
    /// - Parameter isBound: whether a pronoun at its start stands for what was told before.
    func value(_ node: ClaimNode, isBound: Bool) -> Float {
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        guard !isForeignMatter(tokens, analyzed) else { return 0 }
        var value: Float = 1
        // Somebody's words without him are told by a line that names him, or not at all.
        if onlyQuoted.contains(SentenceKey(node.report, node.sentence)) { value *= Self.unspoken }
        if !isWhole(tokens, analyzed) { value *= 0.2 }
        if addressesReader(tokens, analyzed) { value *= 0.3 }
        if opensInCapitals(tokens, analyzed) { value *= 0.3 }
        let start = LineStart.start(of: tokens, analyzed)
        if leansAtStart(start, tokens, analyzed, isBound: isBound) {
            value *= 0.4
        } else if start > tokens.lowerBound, analyzed.tokens[tokens.lowerBound].kind == .word {
            value *= Self.untied
        }
        if namesNobodyFor(tokens, annotated) { value *= 0.4 }
        if countsUnnamed(tokens, analyzed) { value *= 0.4 }
        if isElsewhere(tokens, annotated) { value *= 0.5 }
        if pointsBack(tokens, analyzed) { value *= 0.7 }
        if opensWithBody(start, tokens, analyzed) { value *= 0.6 }
        if announcesTalk(tokens, analyzed) { value *= 0.3 }
        if isToldByMedia(tokens, analyzed) { value *= 0.7 }
        if tokens.contains(where: { lexicon.has(.day, analyzed.tokens[$0].folded) }) { value *= 0.7 }
        return value
    }

    private static let unspoken: Float = 0.05
    /// "But", which is left out of the line, tied it to the sentence before.
    private static let untied: Float = 0.9

    // MARK: No sentence of the article

    /// Addresses, tags of a network, notes on the text ("Updated …"), an agency in brackets, a caption.
    private func isForeignMatter(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let first = analyzed.tokens[tokens.lowerBound].folded
        let bytes = analyzed.text.utf8
        if lexicon.has(.note, first) || bytes[Int(analyzed.tokens[tokens.lowerBound].start)] == UInt8(ascii: "(") {
            return true
        }
        let hasTag = tokens.contains { token in
            let start = Int(analyzed.tokens[token].start)
            return bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "@")
                || lexicon.has(.address, analyzed.tokens[token].folded)
        }
        return hasTag || isCaption(tokens, analyzed)
            || LineMatter(lexicon: lexicon).tellsNothing(tokens, analyzed)
    }

    /// "Ann Ore (10) reaches for the ball", "Ann Ore is seen at the harbour": the present of a picture.
    private func isCaption(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard let root = tokens.first(where: { analyzed.words[$0].head < 0 }) else { return false }
        if analyzed.tokens[root].folded == Self.pictured { return true }
        guard analyzed.words[root].penn == .vbz || analyzed.words[root].penn == .vbp else { return false }
        let bytes = analyzed.text.utf8
        return tokens.dropLast(2).contains { token in
            token < root && analyzed.tokens[token + 1].kind == .number
                && bytes[Int(analyzed.tokens[token].start)] == UInt8(ascii: "(")
                && bytes[Int(analyzed.tokens[token + 2].start)] == UInt8(ascii: ")")
        }
    }

    // MARK: Parts of sentences

    /// Whether it closes as a sentence does and its main clause is no subordinate one.
    private func isWhole(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let closes = tokens.suffix(3).contains { Self.stops.contains(analyzed.tokens[$0].folded) }
        // "Even as …", "While …".
        let mark = tokens.prefix(2).first { analyzed.words[$0].tag == .sconj && analyzed.words[$0].head >= 0 }
        guard closes, let mark, mark == tokens.lowerBound || analyzed.words[tokens.lowerBound].tag == .adv else {
            return closes
        }
        return analyzed.words[Int(analyzed.words[mark].head)].head >= 0
            && tokens.contains { analyzed.tokens[$0].folded == Self.comma }
    }

    /// "LONG HAUL AHEAD The launch …": a heading glued to the sentence.
    private func opensInCapitals(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard tokens.count > Self.headingWords else { return false }
        return tokens.prefix(Self.headingWords).allSatisfy { token in
            let bytes = analyzed.text.utf8[analyzed.tokens[token].span.range]
            return bytes.count >= 3 && bytes.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        }
    }

    private static let headingWords = 3

    private func addressesReader(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        !tokens.contains { analyzed.tokens[$0].kind == .quote }
            && tokens.contains { lexicon.has(.reader, analyzed.tokens[$0].folded) }
    }

    /// "Ann Ore talks to Ben Ash about the flood": a programme's announcement in the present.
    private func announcesTalk(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard let root = tokens.first(where: { analyzed.words[$0].head < 0 }), root + 1 < tokens.upperBound,
            lexicon.has(.hosting, analyzed.tokens[root].folded),
            analyzed.words[root].penn == .vbz || analyzed.words[root].penn == .vbp
        else { return false }
        return tokens.contains { analyzed.tokens[$0].folded == Self.about && $0 > root }
    }

    /// "Various reports indicated that …": those who told it are no part of what happened.
    private func isToldByMedia(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.contains { token in
            guard analyzed.words[token].relation.isSubject, lexicon.has(.medium, analyzed.tokens[token].folded) else {
                return false
            }
            let verb = Int(analyzed.words[token].head)
            return verb >= 0 && analyzed.words[verb].head < 0
                && analyzed.children(of: verb).contains { analyzed.words[$0].relation == .ccomp }
        }
    }

    // MARK: References to what was told before

    /// "But …", "It …", "Meanwhile, …", "In that case …".
    private func leansAtStart(_ start: Int, _ tokens: Range<Int>, _ analyzed: AnalyzedText, isBound: Bool) -> Bool {
        if isBound || analyzed.words[start].tag == .cconj { return true }
        if lexicon.has(.connective, analyzed.tokens[start].folded) { return true }
        if goesOn(start, tokens, analyzed) { return true }
        return tokens.dropLast().prefix(4).contains { token in
            // "In the same meeting", "the following month".
            if Self.repeating.contains(analyzed.tokens[token].folded), token > start,
                analyzed.tokens[token - 1].folded == Self.the
            {
                return true
            }
            return lexicon.has(.demonstrative, analyzed.tokens[token].folded) && analyzed.words[token].relation == .det
                && !lexicon.has(.period, analyzed.tokens[token + 1].folded)
        }
    }

    /// Whether a pronoun at the start stands for what was told before: not "Nobody", nor "We" in marks where the
    /// sentence names who speaks.
    func isBound(_ node: ClaimNode) -> Bool {
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        let start = LineStart.start(of: tokens, analyzed)
        let word = analyzed.words[start]
        guard word.tag == .pron || word.penn == .prpDollar else { return false }
        if word.penn == .nn { return false }
        let isSpoken = start > tokens.lowerBound && Self.speakers.contains(analyzed.tokens[start].folded)
        return !isSpoken || !Self.overlapping(annotated.names, tokens).contains { $0.kind == .person }
    }

    /// "…, however, …", "As a result, …".
    private func goesOn(_ start: Int, _ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        func isComma(_ token: Int) -> Bool {
            tokens.contains(token) && analyzed.words[token].tag == .punct
        }
        return tokens.contains { token in
            let folded = analyzed.tokens[token].folded
            guard isComma(token + 1) else { return false }
            if lexicon.has(.connective, folded) { return isComma(token - 1) }
            return token - start <= 2 && analyzed.words[start].tag == .adp && lexicon.has(.link, folded)
        }
    }

    /// "He" or "she" in a sentence that names nobody for it.
    private func namesNobodyFor(_ tokens: Range<Int>, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        guard tokens.contains(where: { lexicon.has(.person, analyzed.tokens[$0].folded) }) else { return false }
        return !Self.overlapping(annotated.names, tokens).contains { $0.kind == .person }
    }

    /// "Sixty of them" without what they are.
    private func countsUnnamed(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.dropFirst().contains { token in
            guard Self.them.contains(analyzed.tokens[token].folded), analyzed.words[token].tag == .pron,
                analyzed.tokens[token - 1].folded == Self.of
            else { return false }
            return !(tokens.lowerBound..<token).contains { [.nns, .nnps].contains(analyzed.words[$0].penn) }
        }
    }

    /// "Was killed there" without where.
    private func isElsewhere(_ tokens: Range<Int>, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        guard
            let token = tokens.first(where: {
                analyzed.tokens[$0].folded == Self.there && analyzed.words[$0].relation == .advmod
            })
        else { return false }
        return !Self.overlapping(annotated.names, tokens.lowerBound..<token).contains { $0.kind == .place }
    }

    /// "The offer" and the like with nothing that says which.
    private func pointsBack(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.dropFirst().contains { token in
            guard lexicon.has(.deed, analyzed.tokens[token].folded), analyzed.words[token].tag == .noun,
                analyzed.tokens[token - 1].folded == Self.the
            else { return false }
            let after = tokens.upperBound > token + 1 ? analyzed.words[token + 1] : analyzed.words[token]
            return after.tag != .adp && !tokens.contains { analyzed.words[$0].head == Int32(token) && $0 > token + 1 }
        }
    }

    /// "The agency added", where nothing says which agency.
    private func opensWithBody(_ start: Int, _ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.tokens[start].folded == Self.the, start + 1 < tokens.upperBound,
            lexicon.has(.body, analyzed.tokens[start + 1].folded)
        else { return false }
        let head = Int(analyzed.words[start].head)
        return head == start + 1 && !analyzed.children(of: head).contains { $0 > head }
    }

    /// The names inside a stretch; O(log names + names in it).
    private static func overlapping(_ names: [NameMention], _ tokens: Range<Int>) -> ArraySlice<NameMention> {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].tokens.upperBound <= tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        let rest = names[low...]
        return rest.prefix { $0.tokens.lowerBound < tokens.upperBound }
    }

    private static let comma = WordHash.folded(",")
    private static let pictured = WordHash.folded("pictured")
    private static let stops = WordSet([".", "!", "…", "..."])
    private static let them = WordSet(["them", "these", "those"])
    private static let repeating = WordSet(["same", "following"])
    private static let about = WordHash.folded("about")
    private static let speakers = WordSet(["i", "we", "my", "our"])
    private static let of = WordHash.folded("of")
    private static let there = WordHash.folded("there")
    private static let the = WordHash.folded("the")
}

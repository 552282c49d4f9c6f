import Language
import Prose

/// The run of modifiers and nouns that begins at a token, and its head noun: what a number in front of it counts.
struct NounRun: Sendable {
    var tokens: Range<Int>
    var head: Int
}

/// Finds the nouns around a number; works from tags, and from word lists where no tagger has seen the text.
struct NounFinder {
    let text: AnalyzedTokens
    let lexicon: FigureLexicon
    let analyzed: AnalyzedText
    let hasTags: Bool
    /// Tokens of dates ("last year", "Tuesday"), which are never what is counted.
    let dates: Set<Int>

    private static let hyphen = WordHash.folded("-")
    private static let of = WordHash.folded("of")

    init(analyzed: AnalyzedText, text: AnalyzedTokens, lexicon: FigureLexicon, dates: Set<Int> = []) {
        self.dates = dates
        self.analyzed = analyzed
        self.text = text
        self.lexicon = lexicon
        hasTags = text.words.contains { $0.tag != .x }
    }

    /// The run of nouns at a token, not beyond a limit.
    func run(_ at: Int, limit: Int) -> NounRun? {
        var end = at
        var head: Int?
        while end < min(limit, at + 8) {
            guard isPart(end, first: at) else { break }
            if isNoun(end) { head = end }
            end += 1
            // A plural closes the run unless the next word is a noun of its own compound.
            if let head, head == end - 1, closes(head, next: end, limit: limit) { break }
        }
        return head.map { NounRun(tokens: at..<$0 + 1, head: $0) }
    }

    /// "20 missile tests": a plural that the tagger took for a verb, behind a noun that the number does not fit.
    func mistagged(_ run: NounRun, limit: Int) -> NounRun? {
        let next = run.tokens.upperBound
        guard next < limit, hasTags, text.words[next].penn == .vbz, isPlural(next) else { return nil }
        // "two U.S. metals industries": the plural behind it is the head.
        let last = next + 1 < limit && isNoun(next + 1) && isPlural(next + 1) ? next + 1 : next
        return NounRun(tokens: run.tokens.lowerBound..<last + 1, head: last)
    }

    /// The nouns and adjectives that end with a noun, without determiners.
    func phrase(endingAt head: Int, first: Int) -> Range<Int> {
        var start = head
        while start > first, head - start < 6, text.tokens[start - 1].kind == .word, isModifier(start - 1) {
            start -= 1
        }
        return start..<head + 1
    }

    /// The words of a name without the nouns before it ("husband and wife Orla Venn"), or those of a noun phrase.
    func name(endingAt head: Int, first: Int) -> Range<Int> {
        let phrase = phrase(endingAt: head, first: first)
        guard text.words[head].tag == .propn else { return phrase }
        return (phrase.last { text.words[$0].tag != .propn }.map { $0 + 1 } ?? phrase.lowerBound)..<phrase.upperBound
    }

    private func isModifier(_ token: Int) -> Bool {
        [.noun, .propn, .adj].contains(text.words[token].tag)
    }

    /// The run behind "of" and its determiner: "of steel imports", "of the talks".
    func complement(_ at: Int, limit: Int) -> NounRun? {
        guard at + 1 < limit, text.tokens[at].folded == Self.of else { return nil }
        var next = at + 1
        while next < limit, isDeterminer(next) { next += 1 }
        return run(next, limit: limit)
    }

    func isDeterminer(_ token: Int) -> Bool {
        if hasTags { return text.words[token].tag == .det || text.words[token].penn == .prpDollar }
        return lexicon.has(.determiner, text.tokens[token].folded)
    }

    func isNoun(_ token: Int) -> Bool {
        guard text.tokens[token].kind == .word, !dates.contains(token) else { return false }
        if hasTags { return text.words[token].tag == .noun || text.words[token].tag == .propn }
        return !lexicon.functionWords.contains(text.tokens[token].folded)
    }

    /// Whether a noun stands in the plural; for collectives that have no other form too.
    func isPlural(_ token: Int) -> Bool {
        if hasTags, [.nns, .nnps].contains(text.words[token].penn) { return true }
        return lexicon.isPlural(analyzed.string(token))
    }

    private func isPart(_ token: Int, first: Int) -> Bool {
        let entry = text.tokens[token]
        guard !dates.contains(token) else { return false }
        switch entry.kind {
        case .punctuation:
            return entry.folded == Self.hyphen && token > first && text.isGlued(token - 1) && text.isGlued(token)
        case .quote: return false
        case .word: break
        default: return false
        }
        guard hasTags else { return !lexicon.functionWords.contains(entry.folded) }
        let word = text.words[token]
        switch word.tag {
        case .noun, .propn, .adj: return true
        case .verb: return isParticiple(token, first: first)
        case .cconj: return token > first && isAdjective(token - 1) && isAdjective(token + 1)
        case .adv: return token + 1 < text.tokens.count && text.words[token + 1].tag == .adj
        case .part: return word.penn == .pos
        default: return false
        }
    }

    /// A participle before a noun ("100 petrified revellers"), or a word of a name that looks like one ("Standing
    /// Committee").
    private func isParticiple(_ token: Int, first: Int) -> Bool {
        let word = text.words[token]
        guard [.vbn, .vbg].contains(word.penn) else { return false }
        if word.relation == .amod || word.relation == .compound { return true }
        guard token + 1 < text.tokens.count, isNoun(token + 1) else { return false }
        return token == first ? word.penn == .vbn && isPlural(token + 1) : text.isCapital(token)
    }

    /// "12 current and former leaders": an adjective that another is joined to.
    private func isAdjective(_ token: Int) -> Bool {
        token >= 0 && token < text.words.count && text.words[token].tag == .adj
    }

    /// Whether the run ends with a noun: a plural, unless the next word is part of the same compound.
    private func closes(_ head: Int, next: Int, limit: Int) -> Bool {
        guard isPlural(head), next < limit else { return false }
        if hasTags {
            if text.words[next].penn == .pos { return false }
            // "Two metals industries": a plural before a plural is part of its compound, unless a verb makes the next a
            // subject.
            if text.words[next].tag == .noun, isPlural(next),
                next + 1 >= limit || ![.verb, .aux].contains(text.words[next + 1].tag)
            {
                return false
            }
            return text.words[head].relation != .compound || Int(text.words[head].head) <= head
        }
        return true
    }

    /// The words of a range in one line.
    func words(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return analyzed.text.string(analyzed.span(range)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

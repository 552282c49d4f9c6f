import Language
import Prose

/// Questions about the dependency tree that several extractors ask.
struct Syntax {
    let analyzed: AnalyzedText

    /// Sentences of more tokens are not looked into: no reporter writes them, they are tables run together.
    static let longestSentence = 400

    private static let clauses: Set<Relation> = [.aclRelcl, .acl]

    /// Whether a token is a finite verb form (or a modal or auxiliary).
    func isFinite(_ index: Int) -> Bool {
        switch analyzed.words[index].penn {
        case .vbd, .vbz, .vbp, .md: true
        default: false
        }
    }

    /// The subject of a verb: its own, or the one it shares with the verb it is joined or subordinate to.
    func subject(of verb: Int) -> Int? {
        var at = verb
        for _ in 0..<5 {
            let children = analyzed.children(of: at)
            if let own = children.first(where: {
                analyzed.words[$0].relation == .nsubj || analyzed.words[$0].relation == .nsubjPass
            }) {
                return relativeAntecedent(own, verb: at) ?? own
            }
            let head = Int(analyzed.words[at].head)
            guard head >= 0 else { return nil }
            switch analyzed.words[at].relation {
            case .conj, .xcomp, .advcl, .parataxis, .aux, .auxPass: at = head
            case .acl: return analyzed.words[head].tag == .verb ? nil : head
            case .aclRelcl: return head
            default: return nil
            }
        }
        return nil
    }

    /// The noun that "who", "which" or "that" stands for.
    private func relativeAntecedent(_ subject: Int, verb: Int) -> Int? {
        let penn = analyzed.words[subject].penn
        guard penn == .wp || penn == .wdt, analyzed.words[verb].relation == .aclRelcl else { return nil }
        let head = Int(analyzed.words[verb].head)
        return head >= 0 ? head : nil
    }

    func child(_ token: Int, _ relations: Set<Relation>) -> Int? {
        analyzed.children(of: token).first { relations.contains(analyzed.words[$0].relation) }
    }

    /// Whether one token is above another in the tree.
    func dominates(_ ancestor: Int, _ token: Int) -> Bool {
        var at = Int(analyzed.words[token].head)
        var steps = 0
        while at >= 0, steps < 100 {
            if at == ancestor { return true }
            at = Int(analyzed.words[at].head)
            steps += 1
        }
        return false
    }

    /// The noun phrase of a token: its subtree without clauses and appositions that hang on it, as one range.
    func nounPhrase(_ head: Int) -> Range<Int> {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: head)].tokens
        let cut = Set(
            analyzed.children(of: head).filter { child in
                let relation = analyzed.words[child].relation
                return Self.clauses.contains(relation) || relation == .parataxis
                    || (relation == .conj && analyzed.words[child].tag == .verb)
            })
        var low = head
        var high = head
        for other in sentence where other != head {
            var at = other
            var steps = 0
            while at >= 0, at != head, !cut.contains(at), steps < 60 {
                at = Int(analyzed.words[at].head)
                steps += 1
            }
            if at == head, !cut.contains(other) {
                low = min(low, other)
                high = max(high, other)
            }
        }
        let words = trimmedPunctuation(low..<(high + 1))
        // A stray mark that is taken for a noun is its own phrase.
        return words.isEmpty ? head..<head + 1 : words
    }

    /// The last noun of a phrase that a possessive opens ("Calvo's state-run agency ORN"), before any verb; nil where
    /// no possessive mark stands.
    func owned(behind mark: Int, before limit: Int) -> Int? {
        guard mark < limit, analyzed.words[mark].penn == .pos else { return nil }
        var last: Int?
        for token in (mark + 1)..<min(limit, mark + 10) {
            if isFinite(token) || isMark(token) && !joinsWords(token) { break }
            if [.noun, .propn].contains(analyzed.words[token].tag) { last = token }
        }
        return last
    }

    /// A range without punctuation and quotation marks at its ends.
    func trimmedPunctuation(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isMark(low) { low += 1 }
        while high > low, isMark(high - 1) { high -= 1 }
        return low..<high
    }

    /// Whether a token is a hyphen with a word right before and right behind it ("seven-month").
    func joinsWords(_ index: Int) -> Bool {
        guard index > 0, index + 1 < analyzed.tokens.count else { return false }
        let token = analyzed.tokens[index]
        return token.end - token.start == 1 && analyzed.text.utf8[Int(token.start)] == 0x2D
            && analyzed.tokens[index - 1].end == token.start && token.end == analyzed.tokens[index + 1].start
            && !isMark(index - 1) && !isMark(index + 1)
    }

    /// A range that ends before a hyphen within a word goes on to the end of the word and to the noun it describes, a
    /// few words on at most: parsers lose "-month-long war" behind "seven".
    func withWholeCompound(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, range.upperBound < analyzed.tokens.count, joinsWords(range.upperBound) else {
            return range
        }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: range.lowerBound)].tokens
        var end = range.upperBound
        while end + 1 < sentence.upperBound, joinsWords(end) { end += 2 }
        let noun = Int(analyzed.words[end - 1].head)
        let isAttribute = Self.attributes.contains(analyzed.words[end - 1].relation)
        if isAttribute, noun >= end, noun < min(end + 4, sentence.upperBound), !(end..<noun).contains(where: isMark) {
            end = noun + 1
        }
        return range.lowerBound..<max(end, range.upperBound)
    }

    private static let attributes: Set<Relation> = [.amod, .compound, .nummod]

    /// With the closing mark of a fragment in marks at its end.
    func withClosingMark(_ tokens: Range<Int>) -> Range<Int> {
        let marks = tokens.filter { analyzed.tokens[$0].kind == .quote }.count
        let next = tokens.upperBound
        guard marks % 2 == 1, next < analyzed.tokens.count else { return tokens }
        if analyzed.tokens[next].kind == .quote { return tokens.lowerBound..<(next + 1) }
        guard next + 1 < analyzed.tokens.count, isMark(next), analyzed.tokens[next + 1].kind == .quote else {
            return tokens
        }
        return tokens.lowerBound..<(next + 2)
    }

    func isMark(_ index: Int) -> Bool {
        let kind = analyzed.tokens[index].kind
        return kind == .punctuation || kind == .quote
    }

    func isComma(_ index: Int) -> Bool {
        analyzed.text.utf8[Int(analyzed.tokens[index].start)] == 0x2C && isMark(index)
    }

    /// Whether a clause within the range is negated at its verb.
    func isNegated(_ verb: Int) -> Bool {
        isNoLonger(verb)
            || analyzed.children(of: verb).contains {
                Self.negations.contains(analyzed.tokens[$0].folded) || isNeither($0)
            }
    }

    /// "Neither Venn nor Berg said …": a subject that denies its verb.
    func isNeither(_ child: Int) -> Bool {
        guard analyzed.words[child].relation.isSubject else { return false }
        return analyzed.tokens[child].folded == Self.neither
            || analyzed.children(of: child).contains {
                $0 < child && analyzed.tokens[$0].folded == Self.neither
            }
    }

    private static let neither = WordHash.folded("neither")

    /// "no longer allows".
    func isNoLonger(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains { child in
            analyzed.tokens[child].folded == Self.longer
                && (analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.no }
                    || (child > 0 && analyzed.tokens[child - 1].folded == Self.no))
        }
    }

    private static let longer = WordHash.folded("longer")
    private static let no = WordHash.folded("no")

    static let negations = WordSet(["not", "n't", "never", "no", "neither", "nor", "hardly"])

    /// The preposition that stands behind an adverb or a day right behind a verb ("called again for", "called Tuesday
    /// for", "called on Tuesday for"); nil when none does.
    func behindAdverbial(_ verb: Int, limit: Int) -> Int? {
        var at = verb + 1
        while at < min(limit, verb + 4), !isPreposition(at) || isBeforeDay(at, limit: limit) {
            guard analyzed.words[at].tag == .adv || isDay(at) || isBeforeDay(at, limit: limit) else { return nil }
            at += 1
        }
        return at > verb + 1 && at < limit && isPreposition(at) ? at : nil
    }

    private func isPreposition(_ token: Int) -> Bool { analyzed.words[token].tag == .adp }

    private func isDay(_ token: Int) -> Bool { Self.days.contains(analyzed.tokens[token].folded) }

    private func isBeforeDay(_ token: Int, limit: Int) -> Bool {
        isPreposition(token) && token + 1 < limit && isDay(token + 1)
    }

    private static let days = WordSet([
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
        "tonight",
    ])
}

import Language
import Prose

/// Noun phrases that a clause makes of what is measured, where no noun beside the measure tells it: "fall in prices"
/// for "prices fell 2 percent", "time for which the port was shut" for "the port was shut for three days".
extension FigureContext {
    /// Tokens of a clause in a label, of its verb with the helpers before it, and steps up the tree, at most.
    private static let longestClause = 12
    private static let longestVerb = 4
    private static let climb = 3

    /// The measure of money, share or extent by its subject and verb.
    func tellAmount(_ mention: inout FigureMention, _ sentence: Range<Int>) {
        let first = mention.tokens.lowerBound
        let extent = extent(of: mention)
        let near = nounBefore(first, sentence).flatMap { isPerson($0) || isApart($0, from: first) ? nil : $0 }
        guard let subject = agent(of: mention.verb, sentence) ?? predicateSubject(of: mention.tokens, sentence) ?? near
        else {
            // The noun before it may still tell that two reports measure one thing ("the boy, who fell 15 feet").
            mention.head = nounBefore(first, sentence)
            mention.isBare = true
            mention.what = extent ?? mention.unit
            return
        }
        mention.head = subject
        let words = thing(subject, sentence)
        // A name alone is nothing that is measured.
        let ofName = isPerson(subject) ? (extent ?? "amount") + " of " + words : words
        guard let verb = mention.verb, !mention.tokens.contains(subject) else {
            mention.isBare = mention.tokens.contains(subject)
            mention.what = mention.isBare ? extent ?? mention.unit : words
            return
        }
        let key = text.tokens[verb].folded
        let isLevel = first > sentence.lowerBound && Self.levels.contains(text.tokens[first - 1].folded)
        if lexicon.has(.saying, key) {
            mention.isBare = true
            mention.what = extent ?? mention.unit
        } else if lexicon.isLevel(key) || isLevel && lexicon.changes[key] != nil {
            mention.what = words
        } else if let change = lexicon.changes[key] ?? (mention.unit == "percent" ? nil : lexicon.deeds[key]) {
            mention.what = change + " " + words
        } else if agent(of: verb, sentence) == nil {
            let isAim = text.words[verb].penn == .vb && verb < first
            mention.what = isAim ? (extent ?? "amount") + " to " + nouns.words(verb..<verb + 1) : ofName
        } else if let clause = clause(subject, verb, of: mention, sentence) {
            mention.what = (extent ?? "amount") + " that " + clause
        } else {
            mention.what = ofName
        }
    }

    /// "cost the bank 2 billion": the words for what the object right before a measure gets or pays.
    func dative(_ mention: FigureMention, _ object: Int) -> String? {
        guard object + 1 == mention.tokens.lowerBound, let verb = mention.verb else { return nil }
        return lexicon.gifts[text.tokens[verb].folded]
    }

    /// "Distance", "sum", "flow": what a measure of a unit is, or of one in another.
    private func extent(of mention: FigureMention) -> String? {
        let extent = lexicon.extents[mention.unit] ?? (isMoney(mention) ? "sum" : nil)
        guard mention.per != nil else { return extent }
        switch extent {
        case "volume": return "flow"
        case "distance": return "speed"
        case "sum": return "rate"
        default: return nil
        }
    }

    /// Whether a mark or a verb stands between a noun and a measure behind it.
    private func isApart(_ noun: Int, from first: Int) -> Bool {
        (noun + 1..<max(noun + 1, first)).contains {
            text.tokens[$0].kind == .punctuation && !isHyphen($0) || text.tokens[$0].kind == .quote
                || text.words[$0].tag == .verb
        }
    }

    func isMoney(_ mention: FigureMention) -> Bool { lexicon.moneys.contains(mention.unit) }

    private func isPerson(_ token: Int) -> Bool { text.words[token].tag == .propn }

    /// The subject of a verb, of the verb that it is joined to, or the noun that its relative clause belongs to.
    private func agent(of verb: Int?, _ sentence: Range<Int>) -> Int? {
        guard var at = verb else { return nil }
        for _ in 0..<Self.climb {
            if let subject = subject(of: at, sentence) { return subject }
            // A pronoun is the subject and tells nobody.
            let head = Int(text.words[at].head)
            guard sentence.contains(head), head != at else { return nil }
            if text.words[at].relation == .aclRelcl { return nouns.isNoun(head) ? head : nil }
            guard [.xcomp, .conj].contains(text.words[at].relation), !hasSubject(at, sentence) else { return nil }
            at = head
        }
        return nil
    }

    /// "Now it will be 14 percent": whether the subject is a pronoun for what the figure before measures.
    func isOfSame(_ mention: FigureMention, as known: FigureMention, _ sentence: Range<Int>) -> Bool {
        guard known.unit == mention.unit, known.role == mention.role, let verb = mention.verb,
            lexicon.isLevel(text.tokens[verb].folded) || lexicon.changes[text.tokens[verb].folded] != nil
        else { return isBareLevel(mention, as: known, sentence) }
        return sentence.contains {
            Int(text.words[$0].head) == verb && text.words[$0].relation.isSubject
                && Self.neuter == text.tokens[$0].folded
        }
    }

    /// "It will be 14 percent", where a parse makes the measure the predicate.
    private func isBareLevel(_ mention: FigureMention, as known: FigureMention, _ sentence: Range<Int>) -> Bool {
        guard known.unit == mention.unit, known.role == mention.role,
            let top = mention.tokens.last(where: { !mention.tokens.contains(Int(text.words[$0].head)) })
        else { return false }
        return sentence.contains {
            Int(text.words[$0].head) == top && text.words[$0].relation.isSubject
                && Self.neuter == text.tokens[$0].folded
        }
    }

    private func hasSubject(_ verb: Int, _ sentence: Range<Int>) -> Bool {
        sentence.contains { Int(text.words[$0].head) == verb && text.words[$0].relation.isSubject }
    }

    /// A noun with its modifiers and what "of" adds to it: "shares of the mill".
    private func thing(_ noun: Int, _ sentence: Range<Int>) -> String {
        let phrase = whole(noun, sentence)
        var result = nouns.words(phrase)
        if let whole = nouns.complement(phrase.upperBound, limit: sentence.upperBound) {
            result += " of " + nouns.words(whole.tokens)
        }
        return lowered(result, phrase.lowerBound, sentence)
    }

    /// A noun with its modifiers, a name with all its words.
    private func whole(_ noun: Int, _ sentence: Range<Int>) -> Range<Int> {
        let phrase = nouns.phrase(endingAt: noun, first: sentence.lowerBound)
        var end = phrase.upperBound
        while end < sentence.upperBound, text.words[noun].tag == .propn, text.words[end].tag == .propn,
            text.words[end].relation == .flat
        { end += 1 }
        return phrase.lowerBound..<end
    }

    /// Without the capital of a word that opens its sentence.
    private func lowered(_ words: String, _ first: Int, _ sentence: Range<Int>) -> String {
        guard first == sentence.lowerBound, text.words[first].tag != .propn,
            !words.prefix(2).allSatisfy(\.isUppercase)
        else { return words }
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    /// Subject, helpers, verb and object in one line, or nil where they stand in another order.
    private func clause(_ subject: Int, _ verb: Int, of mention: FigureMention, _ sentence: Range<Int>) -> String? {
        guard subject < verb, subject < sentence.upperBound, text.words[verb].penn != .vb || hasHelper(verb) else {
            return nil
        }
        // "She was home for 18 hours, and her sister came".
        let end = mention.tokens.upperBound
        if subject >= end, (end..<subject).contains(where: { text.words[$0].tag == .cconj }) { return nil }
        var phrase = whole(subject, sentence)
        if phrase.lowerBound > sentence.lowerBound, nouns.isDeterminer(phrase.lowerBound - 1) {
            phrase = phrase.lowerBound - 1..<phrase.upperBound
        }
        var start = verb
        while start > subject + 1, verb - start < Self.longestVerb,
            [.aux, .adv, .part].contains(text.words[start - 1].tag)
        { start -= 1 }
        var result = lowered(nouns.words(phrase), phrase.lowerBound, sentence) + " " + nouns.words(start..<verb + 1)
        if let object = objectPhrase(of: verb, mention, sentence) { result += " " + object }
        return result
    }

    private func hasHelper(_ verb: Int) -> Bool {
        verb > 0 && ([.aux, .adv, .part].contains(text.words[verb - 1].tag))
    }

    /// The object right behind a verb, with its determiner.
    private func objectPhrase(of verb: Int, _ mention: FigureMention, _ sentence: Range<Int>) -> String? {
        guard
            let object = (verb + 1..<min(sentence.upperBound, verb + 6)).first(where: {
                Int(text.words[$0].head) == verb && text.words[$0].relation == .obj
            }), text.words[object].tag != .num
        else { return nil }
        // "Extended her remand", where the tagger took "her" for the object.
        let isBegun =
            text.words[object].tag == .pron && object + 1 < sentence.upperBound && text.words[object + 1].tag == .noun
        let phrase = verb + 1..<object + (isBegun ? 2 : 1)
        return phrase.overlaps(mention.tokens) ? nil : nouns.words(phrase)
    }

    // MARK: Times

    /// What a length of time is the length of.
    func tellTime(_ mention: inout FigureMention, _ sentence: Range<Int>) {
        let told =
            stay(mention, sentence) ?? term(mention) ?? anchor(mention, sentence) ?? since(mention, sentence)
            ?? lasting(mention, sentence)
        mention.isBare = told == nil
        mention.what = told ?? "length of time"
    }

    /// "Sentenced to six years": the term that a verb sets.
    private func term(_ mention: FigureMention) -> String? {
        guard mention.role == .duration, let verb = mention.verb, verb < mention.tokens.lowerBound else { return nil }
        return lexicon.terms[text.tokens[verb].folded]
    }

    /// "Six years in prison": where or how the time is spent.
    private func stay(_ mention: FigureMention, _ sentence: Range<Int>) -> String? {
        let at = mention.tokens.upperBound
        guard at + 1 < sentence.upperBound else { return nil }
        if Self.rests.contains(text.tokens[at].folded) { return "time left" }
        guard Self.places.contains(text.tokens[at].folded), text.words[at + 1].penn == .nn, !text.isCapital(at + 1),
            nouns.isNoun(at + 1), nouns.run(at + 1, limit: sentence.upperBound)?.tokens.count == 1
        else { return nil }
        return "time " + nouns.words(at..<at + 2)
    }

    /// "Three days after she was filmed": the happening that the time is counted from.
    private func anchor(_ mention: FigureMention, _ sentence: Range<Int>) -> String? {
        let at = mention.tokens.upperBound
        let isWithin = Self.relations.contains(text.tokens[at - 1].folded)
        let relation = isWithin ? at - 1 : at
        guard relation + 1 < sentence.upperBound, Self.relations.contains(text.tokens[relation].folded) else {
            return nil
        }
        let limit = min(sentence.upperBound, relation + Self.longestClause)
        let end = (relation + 1..<limit).first { text.tokens[$0].kind != .word && !isHyphen($0) } ?? limit
        guard end > relation + 1 else { return nil }
        return "time " + nouns.words(relation..<end) + (end == limit && end < sentence.upperBound ? " …" : "")
    }

    private func isHyphen(_ token: Int) -> Bool { text.tokens[token].folded == hyphen }

    /// "The first time in ten years", "the second fire in four months".
    private func since(_ mention: FigureMention, _ sentence: Range<Int>) -> String? {
        let before = mention.tokens.lowerBound - 1
        guard before - 1 > sentence.lowerBound, Self.within.contains(text.tokens[before].folded),
            nouns.isNoun(before - 1)
        else { return nil }
        let phrase = nouns.phrase(endingAt: before - 1, first: sentence.lowerBound)
        guard let mark = phrase.first(where: { text.words[$0].penn == .jjs || isOrdinal($0) }) else { return nil }
        let isFirst = text.words[mark].penn == .jjs || text.tokens[mark].folded == Self.first
        return isFirst ? "time since this last happened" : "time up to its " + nouns.words(mark..<phrase.upperBound)
    }

    private func isOrdinal(_ token: Int) -> Bool {
        text.tokens[token].folded == Self.first || lexicon.numbers[text.tokens[token].folded]?.ordinal != nil
    }

    /// "Held for two years", "gave her answer half an hour later".
    private func lasting(_ mention: FigureMention, _ sentence: Range<Int>) -> String? {
        guard let verb = mention.verb, !lexicon.has(.saying, text.tokens[verb].folded) else { return nil }
        let first = mention.tokens.lowerBound
        let before = first > sentence.lowerBound ? text.tokens[first - 1].folded : 0
        let opener =
            mention.role == .offset
            ? "time until" : Self.within.contains(before) ? "time in which" : "time for which"
        if let subject = pronoun(of: verb, sentence) ?? agent(of: verb, sentence), !mention.tokens.contains(subject),
            let clause = clause(subject, verb, of: mention, sentence)
        {
            return opener + " " + clause
        }
        guard text.words[verb].penn == .vbg || text.words[verb].penn == .vb else { return nil }
        let words =
            nouns.words(verb..<verb + 1).lowercased()
            + (objectPhrase(of: verb, mention, sentence).map { " " + $0 } ?? "")
        return text.words[verb].penn == .vbg ? "time of " + words : "time to " + words
    }

    /// "He", "it", "we" as the subject of a verb or of the one that it is joined to.
    private func pronoun(of verb: Int, _ sentence: Range<Int>) -> Int? {
        var at = verb
        for _ in 0..<Self.climb {
            if let subject = sentence.first(where: {
                Int(text.words[$0].head) == at && text.words[$0].relation.isSubject
            }) {
                return text.words[subject].penn == .prp ? subject : nil
            }
            let head = Int(text.words[at].head)
            guard sentence.contains(head), head != at, [.xcomp, .conj].contains(text.words[at].relation) else {
                return nil
            }
            at = head
        }
        return nil
    }

    /// "130 miles northwest of Corrin", "15 kilometres (nine miles) from Corrin".
    func distance(_ mention: FigureMention, _ sentence: Range<Int>) -> NounRun? {
        guard mention.per == nil, lexicon.extents[mention.unit] == "distance" else { return nil }
        var at = mention.tokens.upperBound
        if at < sentence.upperBound, text.tokens[at].folded == Self.open,
            let shut = (at..<min(sentence.upperBound, at + Self.longestClause)).first(where: {
                text.tokens[$0].folded == Self.shut
            })
        {
            at = shut + 1
        }
        let start = at
        while at < sentence.upperBound, at < start + 3, text.tokens[at].kind == .word,
            [.adv, .adj, .noun, .propn].contains(text.words[at].tag), text.tokens[at].folded != of
        { at += 1 }
        guard at + 1 < sentence.upperBound,
            text.tokens[at].folded == Self.from || at > start && text.tokens[at].folded == of
        else { return nil }
        guard at == start || (start..<at).allSatisfy({ lexicon.has(.compass, text.tokens[$0].folded) }) else {
            return nil
        }
        at += 1
        while at < sentence.upperBound, nouns.isDeterminer(at) { at += 1 }
        return nouns.run(at, limit: sentence.upperBound)
    }

    /// "31 billion dollars in earnings": the noun behind a sum of money that says what it consists of.
    func substance(_ mention: FigureMention, _ sentence: Range<Int>) -> NounRun? {
        var at = mention.tokens.upperBound
        guard isMoney(mention), at + 1 < sentence.upperBound, Self.substances.contains(text.tokens[at].folded) else {
            return nil
        }
        // "Fell to $63 in early trading".
        let first = mention.tokens.lowerBound
        if first > sentence.lowerBound, Self.levels.contains(text.tokens[first - 1].folded) { return nil }
        at += 1
        if text.tokens[at].folded == of { at += 1 }
        guard let run = nouns.run(at, limit: sentence.upperBound), text.words[run.head].tag == .noun,
            !text.isCapital(run.tokens.lowerBound)
        else { return nil }
        return run
    }
    private static let levels = WordSet(["to", "at"])
    private static let rests = WordSet(["left", "remaining"])
    private static let places = WordSet(["in", "behind", "at", "under", "on"])
    private static let relations = WordSet(["after", "before"])
    private static let within = WordSet(["in", "within", "over", "during"])
    private static let substances = WordSet(["in", "worth"])
    private static let neuter = WordHash.folded("it")
    private static let first = WordHash.folded("first")
    private static let from = WordHash.folded("from")
    private static let open = WordHash.folded("(")
    private static let shut = WordHash.folded(")")
}

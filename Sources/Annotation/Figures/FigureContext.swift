import Language
import Prose

/// Makes figures of quantities: what is counted, in which clause, in the words of the report.
struct FigureContext: Sendable {
    let analyzed: AnalyzedText
    let text: AnalyzedTokens
    let lexicon: FigureLexicon
    let nouns: NounFinder
    /// Tokens that are whole names of people.
    private let people: Set<Int>

    let between = WordHash.folded("between")
    let of = WordHash.folded("of")
    let hyphen = WordHash.folded("-")

    /// - Parameter dates: tokens of time expressions that are no amounts.
    init(analyzed: AnalyzedText, text: AnalyzedTokens, lexicon: FigureLexicon, dates: Set<Int> = []) {
        self.analyzed = analyzed
        self.text = text
        self.lexicon = lexicon
        people = Set(
            analyzed.names.lazy.filter {
                $0.kind == .person && $0.tokens.count == 1 && $0.confidence >= NameWitness.sure
            }
            .map(\.tokens.lowerBound))
        nouns = NounFinder(analyzed: analyzed, text: text, lexicon: lexicon, dates: dates)
    }

    func isArticle(_ token: Int) -> Bool { lexicon.has(.article, text.tokens[token].folded) }

    /// Whether a token is a whole name that the trained recogniser takes for a person's.
    func isGivenName(_ token: Int) -> Bool {
        people.contains(token) && text.isCapital(token)
    }

    // MARK: Kinds of figures

    /// Money, shares and measures.
    func measured(_ quantity: QuantityParser.Quantity, sentence: Range<Int>, index: Int) -> FigureMention {
        var mention = mention(quantity, quantity.tokens, sentence, index)
        mention.unit = quantity.unit?.name ?? ""
        if let (per, end) = rate(quantity.tokens.upperBound, sentence) {
            mention.per = per
            widen(&mention, to: end)
        }
        return mention
    }

    /// "Half of the seats", "two-thirds of voters", told in percent.
    func share(_ quantity: QuantityParser.Quantity, sentence: Range<Int>, index: Int) -> FigureMention? {
        guard quantity.low < 1, quantity.low > 0, quantity.low == quantity.high, quantity.isWritten else { return nil }
        let end = quantity.tokens.upperBound
        if isByShare(quantity, sentence) {
            var mention = mention(quantity, quantity.tokens, sentence, index)
            mention.low = (quantity.low * 10_000).rounded() / 100
            mention.high = mention.low
            mention.unit = "percent"
            clausal(&mention, "", after: nil, sentence)
            return mention
        }
        let of = end < sentence.upperBound && text.tokens[end].folded == self.of ? end : end - 1
        guard text.tokens[of].folded == self.of, let whole = nouns.complement(of, limit: sentence.upperBound) else {
            return nil
        }
        var mention = mention(quantity, quantity.tokens.lowerBound..<whole.tokens.upperBound, sentence, index)
        mention.low = (quantity.low * 10_000).rounded() / 100
        mention.high = mention.low
        mention.unit = "percent"
        mention.what = nouns.words(whole.tokens)
        mention.head = whole.head
        return mention
    }

    /// "Fell by more than half", "cut by two-thirds".
    private func isByShare(_ quantity: QuantityParser.Quantity, _ sentence: Range<Int>) -> Bool {
        let (before, end) = (quantity.tokens.lowerBound - 1, quantity.tokens.upperBound)
        guard before > sentence.lowerBound, text.tokens[before].folded == QuantityParser.by, !quantity.isHyphenated
        else { return false }
        return end >= sentence.upperBound
            || ![.noun, .propn, .adj, .num, .det].contains(text.words[end].tag) && text.tokens[end].folded != of
    }

    /// What a number without a unit counts: the nouns behind it, or behind "of".
    func counted(_ quantity: QuantityParser.Quantity, sentence: Range<Int>, limit: Int) -> NounRun? {
        var at = quantity.tokens.upperBound
        if quantity.isHyphenated { at = quantity.numeral.upperBound + 1 }
        guard at < limit else { return nil }
        if let run = nouns.run(at, limit: limit) {
            if quantity.isHyphenated { return hyphenated(run, at) }
            // "Three other ones" tells nothing of what they are.
            if run.tokens.count <= 2, lexicon.has(.empty, text.tokens[run.head].folded) { return nil }
            if fits(run, quantity) { return run }
            if let longer = nouns.mistagged(run, limit: limit) { return longer }
        }
        guard !quantity.isHyphenated, let whole = nouns.complement(at, limit: limit), nouns.isPlural(whole.head) else {
            return nil
        }
        return whole
    }

    /// A count of more than one wants a plural, and no plain name ("10 Downing Street").
    private func fits(_ run: NounRun, _ quantity: QuantityParser.Quantity) -> Bool {
        guard quantity.high != 1 else { return true }
        return nouns.isPlural(run.head)
    }

    /// "28-member bloc" counts members: the noun at the hyphen.
    private func hyphenated(_ run: NounRun, _ at: Int) -> NounRun? {
        guard nouns.isNoun(at), !text.isCapital(at) else { return nil }
        return NounRun(tokens: at..<at + 1, head: at)
    }

    func counted(_ quantity: QuantityParser.Quantity, noun: NounRun, sentence: Range<Int>, index: Int) -> FigureMention
    {
        var mention = mention(quantity, quantity.tokens.lowerBound..<noun.tokens.upperBound, sentence, index)
        mention.unit = lexicon.singular(analyzed.string(noun.head))
        mention.head = noun.head
        mention.what = nouns.words(noun.tokens)
        if quantity.isHyphenated, let whole = nouns.run(noun.tokens.upperBound, limit: sentence.upperBound) {
            mention.what += " of the " + nouns.words(whole.tokens)
        } else if let whole = nouns.complement(noun.tokens.upperBound, limit: sentence.upperBound) {
            mention.what += " of " + nouns.words(whole.tokens)
        }
        if let (per, end) = rate(noun.tokens.upperBound, sentence) {
            mention.per = per
            widen(&mention, to: end)
        }
        return mention
    }

    /// "Killed 12 and wounded 20": a bare number beside such a word counts persons.
    func casualties(_ quantity: QuantityParser.Quantity, sentence: Range<Int>, index: Int) -> FigureMention? {
        guard quantity.high >= 2, quantity.low == quantity.low.rounded(), !quantity.isHyphenated else { return nil }
        if let toll = toll(of: quantity, sentence, index) { return toll }
        let near =
            max(
                sentence.lowerBound, quantity.tokens.lowerBound - 4)..<min(
                sentence.upperBound, quantity.tokens.upperBound + 4)
        let deed = deed(of: quantity, sentence)
        let words = near.filter {
            lexicon.casualties.contains(text.tokens[$0].folded)
                && (deed == nil || !isJoined($0, to: quantity.tokens.lowerBound))
        }
        let own = words.filter { !isJoined($0, to: quantity.tokens.lowerBound) }
        guard
            let nearest = (own.isEmpty ? words : own).min(by: {
                distance($0, quantity.tokens) < distance($1, quantity.tokens)
            })
        else {
            guard let deed, near.contains(where: { lexicon.casualties.contains(text.tokens[$0].folded) }) else {
                return nil
            }
            var mention = mention(quantity, quantity.tokens, sentence, index)
            mention.unit = "person"
            mention.what = "persons " + nouns.words(deed)
            mention.fate = fate(at: deed.lowerBound, sentence)
            return mention
        }
        var mention = mention(quantity, quantity.tokens, sentence, index)
        mention.unit = "person"
        mention.what = "persons " + analyzed.string(nearest).lowercased()
        mention.isCasualty = true
        mention.fate = fate(at: nearest, sentence)
        return mention
    }

    /// "Seven were killed and more than 50 taken to hospital": the words behind a bare number that tell what befell
    /// those counted, when these are others than the words of harm.
    private func deed(of quantity: QuantityParser.Quantity, _ sentence: Range<Int>) -> Range<Int>? {
        let verb = quantity.tokens.upperBound
        guard verb < sentence.upperBound, analyzed.words[verb].penn == .vbn,
            !lexicon.casualties.contains(text.tokens[verb].folded)
        else { return nil }
        let noun = verb + 2
        let goesOn =
            noun < sentence.upperBound && analyzed.words[verb + 1].tag == .adp && analyzed.words[noun].tag == .noun
        return verb..<(goesOn ? noun + 1 : verb + 1)
    }

    /// Whether "and" or a comma stands between a word and the number behind it.
    private func isJoined(_ word: Int, to number: Int) -> Bool {
        word < number
            && (word + 1..<number).contains {
                analyzed.words[$0].tag == .cconj || text.tokens[$0].kind == .punctuation
            }
    }

    /// "Killed at least 12 people", "12 deaths": whether a count has a word of harm for its verb, within it or beside
    /// it.
    func isCasualty(_ mention: FigureMention, sentence: Range<Int>) -> Bool {
        if let verb = mention.verb, lexicon.casualties.contains(text.tokens[verb].folded) { return true }
        let first = max(sentence.lowerBound, mention.tokens.lowerBound - 3)
        let last = min(sentence.upperBound, mention.tokens.upperBound + 3)
        return (first..<last).contains { lexicon.casualties.contains(text.tokens[$0].folded) }
    }

    private func distance(_ token: Int, _ range: Range<Int>) -> Int {
        token < range.lowerBound ? range.lowerBound - token : token - range.upperBound + 1
    }

    func duration(_ time: TimeExpression, _ amount: TimeExpression.Amount, _ number: Double, sentence: Range<Int>)
        -> FigureMention
    {
        let bound: QuantityBound =
            switch time.modifier {
            case .approximate: .about
            case .less: .under
            case .more: .over
            default: .exact
            }
        let words = clause(of: time.tokens, in: sentence)
        var mention = FigureMention(
            span: time.span, tokens: time.tokens, sentence: time.sentence, low: number, high: number, bound: bound,
            unit: String(describing: amount.unit), per: nil, what: "", role: amount.isOffset ? .offset : .duration,
            head: nil,
            verb: verb(of: time.tokens, in: sentence), context: words)
        if nouns.isDeterminer(time.tokens.lowerBound), time.tokens.count > 1 {
            mention.tokens = time.tokens.lowerBound + 1..<time.tokens.upperBound
            mention.span = analyzed.span(mention.tokens)
        }
        return mention
    }

    /// The token behind "-year-old" or "years old" that follows a number.
    func ageEnd(_ at: Int, _ sentence: Range<Int>) -> Int? {
        var next = at
        if sentence.contains(next), text.tokens[next].folded == hyphen { next += 1 }
        guard sentence.contains(next + 1), lexicon.has(.age, text.tokens[next].folded) else { return nil }
        next += 1
        if text.tokens[next].folded == hyphen { next += 1 }
        return sentence.contains(next) && lexicon.isOld(text.tokens[next].folded) ? next + 1 : nil
    }

    func age(_ quantity: QuantityParser.Quantity, tokens: Range<Int>, sentence: Range<Int>, index: Int) -> FigureMention
    {
        var mention = mention(quantity, tokens, sentence, index)
        mention.role = .age
        let end = tokens.upperBound
        mention.unit = ageEnd(quantity.numeral.upperBound, sentence).map { _ in unit(of: tokens) } ?? "year"
        if ageEnd(quantity.numeral.upperBound, sentence) == end, let run = bearer(end, sentence) {
            mention.head = run.head
            mention.what = "age of the " + nouns.words(run.tokens)
        } else if isNounOfAge(tokens, sentence) {
            mention.what = "age of the person"
        } else if let who = nounBefore(tokens.lowerBound, sentence) {
            mention.head = who
            mention.what = "age of " + nouns.words(nouns.name(endingAt: who, first: sentence.lowerBound))
        } else {
            mention.what = "age"
        }
        return mention
    }

    /// "Another 19-year-old was found": the words for an age stand for who has it.
    private func isNounOfAge(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
        guard text.tokens[tokens].contains(where: { $0.folded == hyphen }), tokens.lowerBound > sentence.lowerBound
        else { return false }
        return [.det, .adj].contains(text.words[tokens.lowerBound - 1].tag)
    }

    /// Who has an age: "boy" of "a three-year-old boy calls", where the tagger took the verb for a plural.
    private func bearer(_ at: Int, _ sentence: Range<Int>) -> NounRun? {
        guard let run = nouns.run(at, limit: sentence.upperBound) else { return nil }
        let noun = run.head - 1
        guard noun >= run.tokens.lowerBound, lexicon.has(.bearer, text.tokens[noun].folded), nouns.isPlural(run.head)
        else { return run }
        return NounRun(tokens: run.tokens.lowerBound..<noun + 1, head: noun)
    }

    private func unit(of tokens: Range<Int>) -> String {
        tokens.first { lexicon.has(.age, text.tokens[$0].folded) }.map { lexicon.singular(analyzed.string($0)) }
            ?? "year"
    }

    // MARK: Parts

    func mention(
        _ quantity: QuantityParser.Quantity, _ tokens: Range<Int>, _ sentence: Range<Int>, _ index: Int
    ) -> FigureMention {
        FigureMention(
            span: analyzed.span(tokens), tokens: tokens, sentence: index, low: quantity.low, high: quantity.high,
            bound: quantity.bound, unit: "", per: nil, what: "", role: .quantity, head: nil,
            verb: verb(of: tokens, in: sentence), context: clause(of: tokens, in: sentence))
    }

    private func widen(_ mention: inout FigureMention, to end: Int) {
        mention.tokens = mention.tokens.lowerBound..<end
        mention.span = analyzed.span(mention.tokens)
    }

    /// The verb that governs a range, by the tree.
    private func verb(of range: Range<Int>, in sentence: Range<Int>) -> Int? {
        guard var at = range.last(where: { !range.contains(Int(text.words[$0].head)) }) else { return nil }
        for _ in 0..<16 {
            let head = Int(text.words[at].head)
            guard head >= 0, sentence.contains(head), head != at else { return nil }
            if text.words[head].tag == .verb { return head }
            at = head
        }
        return nil
    }

    /// The content words within a dozen tokens of a range.
    private func clause(of range: Range<Int>, in sentence: Range<Int>) -> [Int] {
        let near = max(sentence.lowerBound, range.lowerBound - 12)..<min(sentence.upperBound, range.upperBound + 12)
        return near.filter { token in
            guard text.tokens[token].kind == .word, !range.contains(token) || nouns.isNoun(token) else { return false }
            guard nouns.hasTags else { return !lexicon.functionWords.contains(text.tokens[token].folded) }
            return [.noun, .propn, .verb, .adj].contains(text.words[token].tag)
        }
    }
}

import Language
import Prose

/// What a measure measures, in the words of the report.
extension FigureContext {
    /// "A barrel", "per day", "-a-share", "per ordinary share": the noun, and the token behind it.
    func rate(_ at: Int, _ sentence: Range<Int>) -> (String, Int)? {
        let isTied = at < sentence.upperBound && text.tokens[at].folded == hyphen
        let at = isTied ? at + 1 : at
        guard at + 1 < sentence.upperBound, lexicon.has(.per, text.tokens[at].folded) else { return nil }
        let isPer = !lexicon.has(.article, text.tokens[at].folded)
        let noun = isTied && text.tokens[at + 1].folded == hyphen ? at + 2 : at + 1
        guard noun < sentence.upperBound, text.tokens[noun].kind == .word else { return nil }
        // "per ordinary share", "a Calvo share": the first noun that is a usual rate, with what stands before it.
        if let last = (noun..<min(noun + Self.longestRate, sentence.upperBound)).first(where: {
            lexicon.has(.rate, text.tokens[$0].folded)
        }), (noun..<last).allSatisfy({ nouns.isNoun($0) || text.words[$0].tag == .adj }) {
            return end(ofRate: last, isPer, sentence)
        }
        guard isPer ? nouns.isNoun(noun) : nouns.hasTags && text.words[noun].penn == .nn && !nouns.dates.contains(noun)
        else { return nil }
        return end(ofRate: noun, isPer, sentence)
    }

    private func end(ofRate noun: Int, _ isPer: Bool, _ sentence: Range<Int>) -> (String, Int)? {
        let next = noun + 1
        if !isPer, next < sentence.upperBound, lexicon.has(.direction, text.tokens[next].folded) { return nil }
        return (lexicon.singular(analyzed.string(noun)), next)
    }

    /// Says what a measure measures: the nouns behind it, behind "of", before it, or the subject and verb of its
    /// clause.
    ///
    /// - Parameter previous: the figure before it in the same sentence, whose noun it may share ("25 percent tariffs on
    ///   steel and 10 percent on aluminum").
    func describe(_ mention: inout FigureMention, after previous: FigureMention?, _ sentence: Range<Int>) {
        let end = mention.tokens.upperBound
        let isTime = mention.role != .quantity
        let length = mention.role == .duration ? "length of the " : mention.role == .age ? "age of the " : ""
        let isAdjective =
            !isTime || mention.role == .age
            || text.tokens[mention.tokens.lowerBound..<end].contains { $0.folded == hyphen }
        let isBeforeTime =
            !isTime && end < sentence.upperBound && lexicon.has(.age, text.tokens[end].folded)
            && text.words[end].tag == .noun
        if let place = distance(mention, sentence) {
            mention.head = place.head
            mention.what = "distance from " + nouns.words(place.tokens)
        } else if isAdjective, !isBeforeTime, let run = nouns.run(end, limit: sentence.upperBound) {
            mention.head = run.head
            mention.what = length + nouns.words(run.tokens) + about(run.tokens.upperBound, sentence)
        } else if let whole = nouns.complement(end, limit: sentence.upperBound) {
            mention.head = whole.head
            mention.what = length + nouns.words(whole.tokens)
        } else if let shared = shared(mention, previous, sentence) {
            mention.head = previous?.head
            mention.what = shared
        } else if let noun = governor(of: mention.tokens, sentence), !isTime {
            mention.head = noun
            mention.what = nouns.words(governing(noun, sentence)) + about(end, sentence)
        } else if let substance = substance(mention, sentence) {
            mention.head = substance.head
            mention.what = nouns.words(substance.tokens)
        } else {
            clausal(&mention, length, after: previous, sentence)
        }
    }

    /// "10 percent on aluminum" behind a figure of the same unit.
    func shared(_ mention: FigureMention, _ previous: FigureMention?, _ sentence: Range<Int>) -> String? {
        guard let previous, let head = previous.head, previous.unit == mention.unit, mention.role == .quantity else {
            return nil
        }
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, mention.tokens.lowerBound)
        guard gap.count < 8 else { return nil }
        // "From 35 percent to 21 percent".
        if gap.count <= Self.longestStep, let last = gap.last, lexicon.has(.step, text.tokens[last].folded),
            gap.allSatisfy({ text.tokens[$0].kind == .punctuation || lexicon.has(.step, text.tokens[$0].folded) })
        {
            return previous.what
        }
        let about = about(mention.tokens.upperBound, sentence)
        return about.isEmpty ? nil : analyzed.string(head) + about
    }

    /// " on steel": a preposition and the nouns behind it.
    func about(_ at: Int, _ sentence: Range<Int>) -> String {
        guard at + 1 < sentence.upperBound, lexicon.has(.topic, text.tokens[at].folded) else { return "" }
        var next = at + 1
        while next < sentence.upperBound, nouns.isDeterminer(next) { next += 1 }
        guard let run = nouns.run(next, limit: sentence.upperBound) else { return "" }
        return " " + analyzed.string(at).lowercased() + " " + nouns.words(run.tokens)
    }

    /// The noun that the measure hangs on in the tree ("tariffs of 25 percent").
    func governor(of range: Range<Int>, _ sentence: Range<Int>) -> Int? {
        guard let top = range.last(where: { !range.contains(Int(text.words[$0].head)) }) else { return nil }
        let head = Int(text.words[top].head)
        return head >= 0 && sentence.contains(head) && head < range.lowerBound && isThing(head) ? head : nil
    }

    /// A noun that is no unit of measure: "fell 4 percent to $63" tells nothing of the percent.
    func isThing(_ token: Int) -> Bool {
        nouns.isNoun(token) && lexicon.units.longest(text.tokens, at: token, limit: token + 1) == nil
    }

    /// The words of a governing noun: "purchase of the mill" for "purchase of the mill for 60 dollars", where a parse
    /// hangs the price on the mill.
    private func governing(_ noun: Int, _ sentence: Range<Int>) -> Range<Int> {
        let phrase = nouns.phrase(endingAt: noun, first: sentence.lowerBound)
        let head = Int(text.words[noun].head)
        guard text.words[noun].tag == .propn, text.words[noun].relation == .nmod, sentence.contains(head), head < noun,
            noun - head <= Self.longestGap, nouns.isNoun(head)
        else { return phrase }
        return nouns.phrase(endingAt: head, first: sentence.lowerBound).lowerBound..<phrase.upperBound
    }

    /// "Outflow from the dam" for "raise the outflow from the dam to 200 cubic metres"; a verb of lasting makes a length
    /// of its subject; else a noun phrase of the clause.
    func clausal(
        _ mention: inout FigureMention, _ length: String, after previous: FigureMention?, _ sentence: Range<Int>
    ) {
        let first = mention.tokens.lowerBound
        if mention.role == .quantity, let object = object(of: mention.verb, before: first, sentence) {
            mention.head = object
            let words = nouns.words(nouns.phrase(endingAt: object, first: sentence.lowerBound))
            mention.what = dative(mention, object).map { $0 + " " + words } ?? words + about(object + 1, sentence)
            return
        }
        if mention.role == .quantity, let noun = nounSince(previous, before: first) {
            mention.head = noun
            mention.what = nouns.words(nouns.phrase(endingAt: noun, first: sentence.lowerBound))
            return
        }
        mention.isClausal = true
        if isOfLasting(mention, sentence),
            let subject = subject(of: mention.verb, sentence) ?? nounBefore(first, sentence)
        {
            mention.head = subject
            mention.isClausal = false
            mention.what = length + nouns.words(nouns.phrase(endingAt: subject, first: sentence.lowerBound))
        } else if mention.role == .quantity {
            tellAmount(&mention, sentence)
        } else {
            mention.head = subject(of: mention.verb, sentence) ?? predicateSubject(of: mention.tokens, sentence)
            tellTime(&mention, sentence)
        }
    }

    /// Whether a verb of lasting without an object governs a figure: "dragged the boy for 10 minutes" tells of no
    /// length of who drags.
    private func isOfLasting(_ mention: FigureMention, _ sentence: Range<Int>) -> Bool {
        guard mention.role == .duration, let verb = mention.verb else { return false }
        return lexicon.has(.lasting, text.tokens[verb].folded)
            && object(of: verb, before: mention.tokens.lowerBound, sentence) == nil
    }

    /// The object of a verb that stands between it and a measure.
    func object(of verb: Int?, before end: Int, _ sentence: Range<Int>) -> Int? {
        guard let verb, verb < end else { return nil }
        return (verb + 1..<end).first {
            Int(text.words[$0].head) == verb && text.words[$0].relation == .obj && isThing($0)
        }
    }

    func subject(of verb: Int?, _ sentence: Range<Int>) -> Int? {
        guard let verb else { return nil }
        return sentence.first {
            Int(text.words[$0].head) == verb && text.words[$0].relation.isSubject && nouns.isNoun($0)
        }
    }

    func nounBefore(_ token: Int, _ sentence: Range<Int>) -> Int? {
        stride(from: token - 1, through: max(sentence.lowerBound, token - 6), by: -1).first { isThing($0) }
    }

    /// "Ripple sold for $1 and ether for $900": the noun between the figure before and this one, in a clause without a
    /// verb.
    private func nounSince(_ previous: FigureMention?, before token: Int) -> Int? {
        guard let previous, previous.role == .quantity, previous.tokens.upperBound < token,
            token - previous.tokens.upperBound <= Self.longestGap
        else { return nil }
        let gap = previous.tokens.upperBound..<token
        guard !gap.contains(where: { text.words[$0].tag == .verb || text.words[$0].tag == .aux }),
            gap.contains(where: { text.words[$0].tag == .cconj || text.tokens[$0].kind == .punctuation })
        else { return nil }
        return gap.last { isThing($0) }
    }

    /// "The coin is down 24 percent": the subject of the adverb or adjective that a measure hangs on.
    func predicateSubject(of range: Range<Int>, _ sentence: Range<Int>) -> Int? {
        guard var at = range.last(where: { !range.contains(Int(text.words[$0].head)) }) else { return nil }
        for _ in 0..<3 {
            if let subject = sentence.first(where: {
                Int(text.words[$0].head) == at && text.words[$0].relation.isSubject && isThing($0)
            }) {
                return subject
            }
            at = Int(text.words[at].head)
            guard at >= 0, sentence.contains(at) else { return nil }
        }
        return nil
    }

    private static let longestRate = 3
    private static let longestGap = 8
    private static let longestStep = 3
}

import Language
import Prose

/// Numbers that count a part of things counted elsewhere.
extension FigureContext {
    /// "10 of the 12 victims", "204 of 14,000 firms", "25 defendants, five of whom": the noun stands behind the whole's
    /// own number, or before.
    func part(
        of quantity: QuantityParser.Quantity, after previous: FigureMention?, sentence: Range<Int>, index: Int
    ) -> FigureMention? {
        let of = quantity.tokens.upperBound
        guard !quantity.isHyphenated, quantity.low >= 1, of + 1 < sentence.upperBound, text.tokens[of].folded == self.of
        else { return nil }
        if let previous, previous.role == .quantity, let head = previous.head,
            Self.pronouns.contains(text.tokens[of + 1].folded),
            lexicon.singular(analyzed.string(head)) == previous.unit
        {
            var mention = mention(quantity, quantity.tokens, sentence, index)
            (mention.unit, mention.what, mention.head) = (previous.unit, previous.what, head)
            return mention
        }
        var next = of + 1
        while next < sentence.upperBound, nouns.isDeterminer(next) { next += 1 }
        guard let whole = lexicon.numerals.read(text, at: next, limit: sentence.upperBound),
            whole.value >= quantity.high, let run = nouns.run(whole.tokens.upperBound, limit: sentence.upperBound),
            nouns.isPlural(run.head)
        else { return nil }
        var mention = mention(quantity, quantity.tokens, sentence, index)
        mention.unit = lexicon.singular(analyzed.string(run.head))
        mention.what = nouns.words(run.tokens)
        mention.head = run.head
        mention.isCasualty = isCasualty(mention, sentence: sentence)
        tellFate(&mention, sentence)
        return mention
    }

    /// A number of a list whose last number has its noun or unit.
    func listed(_ quantity: QuantityParser.Quantity, like last: FigureMention) -> FigureMention {
        var mention = last
        (mention.low, mention.high, mention.bound) = (quantity.low, quantity.high, quantity.bound)
        mention.tokens = quantity.tokens
        mention.span = analyzed.span(quantity.tokens)
        return mention
    }

    private static let pronouns = WordSet(["whom", "which", "them", "these", "those"])
}

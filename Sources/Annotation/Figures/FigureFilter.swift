import Language
import Prose

/// Tells quantities from numbers that are something else: names, rankings, scores, addresses, list marks, idioms.
struct FigureFilter {
    let text: AnalyzedTokens
    let lexicon: FigureLexicon
    let sentence: Range<Int>

    private static let one = WordHash.folded("one")
    private static let the = WordHash.folded("the")
    private static let hyphens = WordSet(["-", "–", "—", "/"])
    private static let stops = WordSet([".", ")", ":"])
    private static let open = WordHash.folded("(")
    private static let shut = WordHash.folded(")")

    /// Whether the number of a quantity is part of something that is no quantity.
    func isName(_ quantity: QuantityParser.Quantity) -> Bool {
        let numeral = quantity.numeral
        return isRestOfNumber(numeral) || isNumbered(numeral) || isGluedToWord(numeral) || isListMark(numeral)
            || isCapitalName(quantity)
            || isChain(quantity) || isBracketed(quantity)
    }

    /// The "000" of "20 , 000": the number was torn by blanks.
    private func isRestOfNumber(_ numeral: Range<Int>) -> Bool {
        let span = text.tokens[numeral.lowerBound].span
        return span.count == 3 && (span.start..<span.end).allSatisfy { text.bytes[$0] == 0x30 }
    }

    /// "Resolution 1929", "Boeing 737", "Area 51": a capital word right before and no noun behind.
    private func isNumbered(_ numeral: Range<Int>) -> Bool {
        let before = numeral.lowerBound - 1
        guard before >= sentence.lowerBound else { return false }
        if lexicon.numberedNames.contains(text.tokens[before].folded) { return true }
        guard text.tokens[numeral.lowerBound].kind == .number, numeral.count == 1 else { return false }
        guard text.tokens[before].kind == .word, text.isCapital(before), before > sentence.lowerBound else {
            return false
        }
        let next = numeral.upperBound
        let isTied = [.nummod, .nmod, .compound, .flat, .appos, .dep].contains(text.words[numeral.lowerBound].relation)
        guard next < sentence.upperBound else { return text.words[before].tag == .propn && isTied }
        return text.words[before].tag == .propn && Int(text.words[numeral.lowerBound].head) == before
            && text.tokens[next].kind != .symbol
    }

    /// "COVID-19", "F-16", "mid-30", "under-21".
    private func isGluedToWord(_ numeral: Range<Int>) -> Bool {
        let hyphen = numeral.lowerBound - 1
        guard hyphen - 1 >= sentence.lowerBound, Self.hyphens.contains(text.tokens[hyphen].folded) else { return false }
        guard text.isGlued(hyphen - 1), text.isGlued(hyphen) else { return false }
        return text.tokens[hyphen - 1].kind == .word || text.tokens[hyphen - 1].kind == .number
    }

    /// "1. First point", "2) Second point".
    private func isListMark(_ numeral: Range<Int>) -> Bool {
        guard numeral.lowerBound == sentence.lowerBound, text.tokens[numeral.lowerBound].kind == .number else {
            return false
        }
        return numeral.upperBound >= sentence.upperBound || Self.stops.contains(text.tokens[numeral.upperBound].folded)
    }

    /// "Five Eyes", "Big Four": number words with a capital inside a sentence.
    private func isCapitalName(_ quantity: QuantityParser.Quantity) -> Bool {
        let at = quantity.numeral.lowerBound
        guard quantity.isWritten, at > sentence.lowerBound, text.isCapital(at), text.tokens[at - 1].kind == .word else {
            return false
        }
        let next = quantity.numeral.upperBound
        return text.isCapital(at - 1) || next < sentence.upperBound && text.isCapital(next)
    }

    /// Scores, phone numbers and other chains: "3-1", "555-0100-22", "+49 30".
    private func isChain(_ quantity: QuantityParser.Quantity) -> Bool {
        let next = quantity.numeral.upperBound
        guard next < sentence.upperBound else { return false }
        if Self.hyphens.contains(text.tokens[next].folded), text.isGlued(next - 1), next + 1 < sentence.upperBound,
            text.isGlued(next)
        {
            return text.tokens[next + 1].kind == .number || lexicon.numbers[text.tokens[next + 1].folded]?.unit != nil
        }
        return text.tokens[next].kind == .number && text.tokens[next - 1].kind == .number && quantity.unit == nil
    }

    /// "(45)" tells an age, "(2)" a mark.
    private func isBracketed(_ quantity: QuantityParser.Quantity) -> Bool {
        let before = quantity.numeral.lowerBound - 1
        let next = quantity.numeral.upperBound
        guard before >= sentence.lowerBound, next < sentence.upperBound, quantity.unit == nil else { return false }
        return text.tokens[before].folded == Self.open && text.tokens[next].folded == Self.shut
    }

    /// "One" is an article unless it measures.
    func isArticle(_ quantity: QuantityParser.Quantity) -> Bool {
        quantity.low == 1 && quantity.high == 1 && quantity.isWritten && quantity.unit == nil
            && quantity.numeral.count == 1
    }

    /// "The two leaders": the pair is known already, the number tells nothing.
    func isKnownPair(_ quantity: QuantityParser.Quantity, noun: NounRun) -> Bool {
        let before = quantity.tokens.lowerBound - 1
        guard quantity.low == 2, quantity.high == 2, before >= sentence.lowerBound else { return false }
        if lexicon.has(.known, text.tokens[before].folded) || text.words[before].penn == .prpDollar { return true }
        return noun.tokens.count == 1 && text.tokens[before].folded == Self.the
    }
}

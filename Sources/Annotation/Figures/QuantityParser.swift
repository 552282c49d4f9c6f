import Language
import Prose

/// Reads a number with what limits it: approximations, a range, a currency before it, a unit behind it.
struct QuantityParser {
    let text: AnalyzedTokens
    let lexicon: FigureLexicon

    /// A quantity as it stands in the text.
    struct Quantity {
        var tokens: Range<Int>
        /// Where the number itself stands.
        var numeral: Range<Int>
        var low: Double
        var high: Double
        var bound = QuantityBound.exact
        var unit: FigureLexicon.Unit?
        /// Whether a hyphen ties the number to the word behind it ("28-member").
        var isHyphenated = false
        var isWritten = false
    }

    private static let to = WordHash.folded("to")
    private static let or = WordHash.folded("or")
    private static let and = WordHash.folded("and")
    private static let from = WordHash.folded("from")
    private static let between = WordHash.folded("between")
    private static let hyphens = WordSet(["-", "–", "—"])
    private static let half = WordHash.folded("half")
    private static let of = WordHash.folded("of")
    static let by = WordHash.folded("by")
    /// Words of a bound between "by" and a fraction ("by more than two-thirds").
    private static let longestBound = 2

    /// The quantity that begins at a token, or nil.
    func read(_ start: Int, first: Int, limit: Int) -> Quantity? {
        var (start, at) = (start, start)
        var bound = QuantityBound.exact
        if let leading = lexicon.approximations.leading(text.tokens, at: at, limit: limit) {
            at += leading.count
            // "Control over 138 towns" is of just as many.
            // "Handed over 21 prisoners", too: the word is the verb's.
            let isPreposition =
                leading.count == 1 && start > first
                && (lexicon.has(.regarding, text.tokens[start - 1].folded)
                    || text.words[start].relation == .compoundPrt)
            if isPreposition { start = at } else { bound = leading.value }
        }
        let isBetween = at < limit && text.tokens[at].folded == Self.between
        if isBetween { at += 1 }
        let isNegative = isNegative(at, limit)
        if isNegative { at += 1 }
        let sign = sign(at, limit)
        if sign != nil { at += 1 }
        guard at < limit, let numeral = numeral(at, limit: limit), !numeral.isVague,
            !isRaised(numeral.tokens.upperBound, limit)
        else { return nil }
        var quantity = Quantity(
            tokens: start..<numeral.tokens.upperBound, numeral: numeral.tokens, low: numeral.value, high: numeral.value,
            bound: bound, unit: sign ?? numeral.gluedUnit.flatMap { lexicon.gluedUnits[$0] },
            isWritten: !numeral.hasDigits)
        readMetres(&quantity, limit: limit)
        addRange(&quantity, numeral, isBetween: isBetween, first: first, limit: limit)
        guard !isBetween || quantity.high > quantity.low else { return nil }
        addUnit(&quantity, limit: limit)
        addTrailing(&quantity, limit: limit)
        if isNegative {
            guard quantity.unit != nil else { return nil }
            (quantity.low, quantity.high) = (-quantity.high, -quantity.low)
        }
        return quantity
    }

    /// "40m deep", "an 80m-high tower": metres, where "40m people" are millions.
    private func readMetres(_ quantity: inout Quantity, limit: Int) {
        guard quantity.unit == nil, quantity.numeral.count == 1,
            let digits = Digits(text.bytes, text.tokens[quantity.numeral.lowerBound].span),
            digits.suffix == Self.metre
        else { return }
        var next = quantity.numeral.upperBound
        if next < limit, Self.hyphens.contains(text.tokens[next].folded), text.isGlued(next - 1) { next += 1 }
        guard next < limit, Self.dimensions.contains(text.tokens[next].folded) else { return }
        quantity.low = digits.value
        quantity.high = digits.value
        quantity.unit = FigureLexicon.Unit(name: "meter", kind: .measure)
    }

    private static let metre = WordHash.folded("m")
    private static let dimensions = WordSet([
        "deep", "high", "long", "wide", "tall", "thick", "away", "below", "above", "underground", "apart",
        "offshore",
        "across", "down",
    ])

    /// Whether a raised or lowered digit follows a number without a space ("10⁶"), which is another number then.
    private func isRaised(_ at: Int, _ limit: Int) -> Bool {
        guard at > 0, at < limit, text.isGlued(at - 1) else { return false }
        let bytes = text.bytes[text.tokens[at].span.range]
        if bytes.starts(with: [0xE2, 0x81]) || bytes.starts(with: [0xE2, 0x82]) {
            return bytes.dropFirst(2).first.map { bytes.dropFirst().first == 0x81 ? $0 >= 0xB0 : $0 < 0x8C } ?? false
        }
        return [[0xC2, 0xB2], [0xC2, 0xB3], [0xC2, 0xB9]].contains { bytes.starts(with: $0) }
    }

    /// "Negative 7 percent", "minus 12 degrees".
    private func isNegative(_ at: Int, _ limit: Int) -> Bool {
        at + 1 < limit && Self.negatives.contains(text.tokens[at].folded) && text.tokens[at + 1].kind == .number
    }

    static let negatives = WordSet(["negative", "minus"])

    private func numeral(_ at: Int, limit: Int) -> Numeral? {
        if let fraction = fraction(at, limit: limit) { return fraction }
        return lexicon.numerals.read(text, at: at, limit: limit)
    }

    /// "Two-thirds", "a third", "three quarters": told in percent by the caller's unit.
    private func fraction(_ at: Int, limit: Int) -> Numeral? {
        let isBy = (max(0, at - Self.longestBound - 1)..<at).contains { text.tokens[$0].folded == Self.by }
        // "By more than half": what follows is no noun, or it is half of that.
        if isBy, text.tokens[at].folded == Self.half, at + 1 >= limit || text.tokens[at + 1].kind == .punctuation {
            return Numeral(tokens: at..<at + 1, value: 0.5, decimals: 1)
        }
        guard
            let over = lexicon.numbers[text.tokens[at].folded]?.unit
                ?? (Self.isArticle(text.tokens[at].folded) ? 1 : nil), over > 0
        else { return nil }
        var next = at + 1
        if next < limit, Self.hyphens.contains(text.tokens[next].folded) { next += 1 }
        guard next + 1 < limit, let part = lexicon.numbers[text.tokens[next].folded]?.fraction,
            part < 0.5 || next > at + 1
        else { return nil }
        guard text.tokens[next + 1].folded == Self.of || isBy else { return nil }
        return Numeral(tokens: at..<next + 1, value: over * part, decimals: 2)
    }

    private static func isArticle(_ key: UInt64) -> Bool {
        key == WordHash.folded("a") || key == WordHash.folded("one")
    }

    /// A currency sign or a code right before a number.
    private func sign(_ at: Int, _ limit: Int) -> FigureLexicon.Unit? {
        guard at + 1 < limit, let unit = lexicon.units.longest(text.tokens, at: at, limit: at + 1)?.value else {
            return nil
        }
        guard unit.kind == .sign || unit.kind == .code && text.isCapital(at) else { return nil }
        return text.tokens[at + 1].kind == .number ? unit : nil
    }

    // MARK: Ranges

    private func addRange(_ quantity: inout Quantity, _ numeral: Numeral, isBetween: Bool, first: Int, limit: Int) {
        var at = numeral.tokens.upperBound
        // "Between 8% and 15.5%".
        if isBetween, let (unit, end) = lexicon.units.longest(text.tokens, at: at, limit: limit), unit.kind == .share {
            at = end
        }
        guard at + 1 < limit else { return }
        let link = text.tokens[at].folded
        let isGlued = Self.hyphens.contains(link) && text.isGlued(at - 1) && text.isGlued(at)
        guard isBetween ? link == Self.and || link == Self.to : link == Self.to || link == Self.or || isGlued else {
            return
        }
        // "From 5 to 10 percent" tells of a change, not of a range.
        let before = quantity.tokens.lowerBound - 1
        if link == Self.to, before >= first, text.tokens[before].folded == Self.from { return }
        // "fell more than 11 billion dollars to 106 billion": neither does a bound and what comes behind it.
        if link == Self.to, quantity.bound == .over || quantity.bound == .under { return }
        let next = sign(at + 1, limit) != nil ? at + 2 : at + 1
        guard let last = lexicon.numerals.read(text, at: next, limit: limit), !last.isVague,
            last.hasDigits == numeral.hasDigits || isBetween
        else { return }
        var low = numeral.value
        if !numeral.hasScale, last.hasScale, low < 1000 { low *= scale(of: last) }
        guard low < last.value, last.value < low * 1000 || low == 0 else { return }
        quantity.low = low
        quantity.high = last.value
        quantity.numeral = numeral.tokens.lowerBound..<last.tokens.upperBound
        quantity.tokens = quantity.tokens.lowerBound..<last.tokens.upperBound
    }

    /// What the scale words of a number multiply by.
    private func scale(of numeral: Numeral) -> Double {
        guard let digits = Digits(text.bytes, text.tokens[numeral.tokens.lowerBound].span), digits.value > 0 else {
            return lexicon.numbers[text.tokens[numeral.tokens.upperBound - 1].folded]?.scale ?? 1
        }
        return numeral.value / digits.value
    }

    // MARK: Units

    private func addUnit(_ quantity: inout Quantity, limit: Int) {
        var at = quantity.tokens.upperBound
        if at + 1 < limit, Self.hyphens.contains(text.tokens[at].folded), text.isGlued(at - 1), text.isGlued(at) {
            quantity.isHyphenated = true
            at += 1
        }
        guard let (unit, end) = lexicon.units.longest(text.tokens, at: at, limit: limit), unit.kind != .sign else {
            addNationalMoney(&quantity, at, limit: limit)
            return
        }
        if unit.kind == .code, !text.isCapital(at) { return }
        if quantity.high < unit.least { return }
        guard quantity.unit == nil || unit.kind == .code else { return }
        if quantity.unit == nil { quantity.unit = unit }
        quantity.tokens = quantity.tokens.lowerBound..<end
    }

    /// "1 million Egyptian pounds", "500 Hong Kong dollars": money with the name of its country.
    private func addNationalMoney(_ quantity: inout Quantity, _ at: Int, limit: Int) {
        guard quantity.unit == nil, !quantity.isHyphenated else { return }
        for words in 1...2 where at + words < limit {
            guard text.tokens[at + words - 1].kind == .word, text.isCapital(at + words - 1) else { return }
            guard let (unit, end) = lexicon.units.longest(text.tokens, at: at + words, limit: limit),
                unit.kind == .money
            else { continue }
            quantity.unit = unit
            quantity.tokens = quantity.tokens.lowerBound..<end
            return
        }
    }

    private func addTrailing(_ quantity: inout Quantity, limit: Int) {
        guard
            let (bound, count) = lexicon.approximations.trailing(
                text.tokens, at: quantity.tokens.upperBound, limit: limit)
        else { return }
        quantity.bound = bound
        quantity.tokens = quantity.tokens.lowerBound..<quantity.tokens.upperBound + count
    }
}

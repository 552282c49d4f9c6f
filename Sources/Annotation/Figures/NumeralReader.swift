import Prose

/// Reads numbers written with digits, in words, or both ("2.5 million", "twenty-six", "two and a half", "5 1/2").
///
/// It sees the text only through tokens; O(length of the number).
struct NumeralReader: Sendable {
    let lexicon: NumberLexicon
    /// Units that stand behind digits without a space ("12km").
    private let gluedUnits: Set<UInt64>

    private static let a = WordHash.folded("a")
    private static let an = WordHash.folded("an")
    private static let and = WordHash.folded("and")
    private static let of = WordHash.folded("of")
    private static let hyphen = WordHash.folded("-")
    private static let slash = WordHash.folded("/")
    private static let vulgar: [UInt64: Double] = [
        WordHash.folded("½"): 0.5, WordHash.folded("¼"): 0.25, WordHash.folded("¾"): 0.75,
    ]

    init(_ lexicon: NumberLexicon, gluedUnits: Set<UInt64> = []) {
        self.lexicon = lexicon
        self.gluedUnits = gluedUnits
    }

    /// The number that begins at a token, or nil.
    func read(_ text: AnalyzedTokens, at start: Int, limit: Int) -> Numeral? {
        guard start < limit else { return nil }
        if text.tokens[start].kind == .number { return digits(text, start, limit) }
        return words(text, start, limit)
    }

    // MARK: Digits

    private func digits(_ text: AnalyzedTokens, _ start: Int, _ limit: Int) -> Numeral? {
        guard let digits = Digits(text.bytes, text.tokens[start].span), !digits.isCompound, !digits.isBroken else {
            return nil
        }
        var numeral = Numeral(
            tokens: start..<start + 1, value: digits.value, hasDigits: true, decimals: digits.decimals)
        if let suffix = digits.suffix {
            if let scale = lexicon[suffix]?.suffix ?? lexicon[suffix]?.scale {
                numeral.scale(by: scale)
                numeral.hasScale = true
            } else if gluedUnits.contains(suffix) {
                numeral.gluedUnit = suffix
            } else {
                return nil
            }
        }
        addFraction(text, limit, &numeral)
        multiply(text, limit, &numeral)
        return numeral
    }

    /// "5 1/2", "5½"; and "1/2" alone.
    private func addFraction(_ text: AnalyzedTokens, _ limit: Int, _ numeral: inout Numeral) {
        let at = numeral.tokens.upperBound
        if at < limit, let part = Self.vulgar[text.tokens[at].folded] {
            numeral.value += part
            numeral.tokens = numeral.tokens.lowerBound..<at + 1
        } else if let part = quotient(text, at, limit) {
            numeral.value += part
            numeral.tokens = numeral.tokens.lowerBound..<at + 3
        } else if let part = quotient(text, at - 1, limit) {
            numeral.value = part
            numeral.tokens = numeral.tokens.lowerBound..<at + 2
        }
    }

    /// "1/2" over three tokens: a small whole number over a small one.
    private func quotient(_ text: AnalyzedTokens, _ at: Int, _ limit: Int) -> Double? {
        guard at + 2 < limit, text.tokens[at + 1].folded == Self.slash else { return nil }
        guard let over = Digits(text.bytes, text.tokens[at].span),
            let under = Digits(text.bytes, text.tokens[at + 2].span)
        else {
            return nil
        }
        guard over.plainLength == 1, (1...2).contains(under.plainLength), over.value < under.value, under.value <= 16
        else { return nil }
        return over.value / under.value
    }

    /// The scale words behind: "3 hundred thousand", "$1.5 million".
    private func multiply(_ text: AnalyzedTokens, _ limit: Int, _ numeral: inout Numeral) {
        var at = numeral.tokens.upperBound
        if at + 1 < limit, text.tokens[at].folded == Self.hyphen,
            lexicon[text.tokens[at + 1].folded]?.scale ?? 0 >= 1000
        {
            at += 1
        }
        while at < limit, let scale = lexicon[text.tokens[at].folded]?.scale {
            numeral.scale(by: scale)
            numeral.hasScale = true
            at += 1
            numeral.tokens = numeral.tokens.lowerBound..<at
        }
    }

    // MARK: Words

    private func words(_ text: AnalyzedTokens, _ start: Int, _ limit: Int) -> Numeral? {
        let key = text.tokens[start].folded
        if key == Self.a || key == Self.an { return afterArticle(text, start, limit) }
        guard let word = lexicon[key] else { return nil }
        if word.fraction == 0.5, start + 1 < limit { return half(text, start, limit) }
        if let count = word.count { return counted(text, start, start, count, vague: false, limit) }
        if let vague = word.vague { return counted(text, start, start, vague, vague: true, limit) }
        guard word.unit != nil || word.ten != nil || word.scale != nil && word.scale ?? 0 < 1000 && word.scale != 100
        else { return nil }
        guard var numeral = spelled(text, start, limit) else { return nil }
        addHalf(text, limit, &numeral)
        return numeral
    }

    /// "a hundred thirty million", "a couple of", "a few", "a dozen"; not the article alone.
    private func afterArticle(_ text: AnalyzedTokens, _ start: Int, _ limit: Int) -> Numeral? {
        guard start + 1 < limit, let word = lexicon[text.tokens[start + 1].folded] else { return nil }
        if let count = word.count { return counted(text, start, start + 1, count, vague: false, limit) }
        if let vague = word.vague { return counted(text, start, start + 1, vague, vague: true, limit) }
        guard word.scale != nil, var numeral = spelled(text, start + 1, limit) else { return nil }
        numeral.tokens = start..<numeral.tokens.upperBound
        return numeral
    }

    private func counted(
        _ text: AnalyzedTokens, _ start: Int, _ word: Int, _ value: Double, vague: Bool, _ limit: Int
    ) -> Numeral {
        var end = word + 1
        if vague {
            while end < limit, lexicon[text.tokens[end].folded]?.scale != nil { end += 1 }
        } else if end < limit, text.tokens[end].folded == Self.of {
            end += 1
        }
        return Numeral(tokens: start..<end, value: value, isVague: vague, hasScale: vague && value >= 100)
    }

    /// "half a million", "half an hour", "half of the seats".
    private func half(_ text: AnalyzedTokens, _ start: Int, _ limit: Int) -> Numeral? {
        let next = text.tokens[start + 1].folded
        guard next == Self.a || next == Self.an || next == Self.of else { return nil }
        var numeral = Numeral(tokens: start..<start + 2, value: 0.5, decimals: 1)
        if next != Self.of { multiply(text, limit, &numeral) }
        return numeral
    }

    /// Units, tens and scales added up: "two hundred and fifty thousand", "twenty-six".
    private func spelled(_ text: AnalyzedTokens, _ start: Int, _ limit: Int) -> Numeral? {
        var sum = SpelledSum()
        var at = start
        var end = start
        while at < limit {
            let key = text.tokens[at].folded
            if key == Self.hyphen || key == Self.and {
                guard end > start, at + 1 < limit, sum.joins(lexicon[text.tokens[at + 1].folded], and: key == Self.and)
                else { break }
                at += 1
                continue
            }
            guard let word = lexicon[key], sum.take(word) else { break }
            at += 1
            end = at
        }
        guard end > start else { return nil }
        return Numeral(tokens: start..<end, value: sum.value, hasScale: sum.hasScale)
    }

    /// "and a half", "and a quarter" behind a number.
    private func addHalf(_ text: AnalyzedTokens, _ limit: Int, _ numeral: inout Numeral) {
        let at = numeral.tokens.upperBound
        guard at + 2 < limit, text.tokens[at].folded == Self.and, text.tokens[at + 1].folded == Self.a else { return }
        guard let part = lexicon[text.tokens[at + 2].folded]?.fraction else { return }
        numeral.value += part
        numeral.decimals = 1
        numeral.tokens = numeral.tokens.lowerBound..<at + 3
    }
}

/// The sum of number words read so far.
private struct SpelledSum {
    private var total = 0.0
    private var group = 0.0
    /// The place value of the word read last: the next one must be smaller.
    private var place = Double.infinity
    private(set) var hasScale = false

    var value: Double { total + group }

    /// Takes a word when it fits behind those before; false when the number ends before it.
    mutating func take(_ word: NumberLexicon.Word) -> Bool {
        if let ten = word.ten, place > 90 {
            group += ten
            place = 10
        } else if let unit = word.unit, place > 90 || place == 10 && unit < 10 && unit > 0 {
            group += unit
            place = 1
        } else if let scale = word.scale, scale == 100 || scale == 12 {
            guard place < 100 || group == 0 else { return false }
            group = (group == 0 ? 1 : group) * scale
            place = 100
            hasScale = true
        } else if let scale = word.scale {
            guard group > 0 || total == 0 else { return false }
            total += (group == 0 ? 1 : group) * scale
            group = 0
            place = 100
            hasScale = true
        } else {
            return false
        }
        return true
    }

    /// Whether a hyphen or an "and" joins the next word to the number.
    func joins(_ next: NumberLexicon.Word?, and: Bool) -> Bool {
        guard let next, next.unit != nil || next.ten != nil || next.scale != nil else { return false }
        return and ? place == 100 && next.scale == nil : place == 10 && next.unit != nil || next.scale != nil
    }
}

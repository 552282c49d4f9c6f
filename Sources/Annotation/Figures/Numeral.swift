import Prose

/// A number as it stands in the text: digits, words or both.
struct Numeral: Sendable, Hashable {
    var tokens: Range<Int>
    /// For a vague amount ("several", "dozens") the least it can mean, 0 when even that is open.
    var value: Double
    /// "several", "dozens", "a few": there is no number to compare.
    var isVague = false
    /// Whether it has a scale word or suffix ("million", "bn"): such numbers are never years or days of a month.
    var hasScale = false
    /// Whether digits are in it.
    var hasDigits = false
    /// The unit written behind the digits without a space ("12km"), folded.
    var gluedUnit: UInt64?
    /// How many digits the fraction has as it is written ("2.5": 1).
    var decimals = 0

    /// Multiplies by a scale word; thousands and millions keep the digits that are written ("235.77 million").
    mutating func scale(by scale: Double) {
        value *= scale
        if scale >= 1000, abs(value) < 1e15 { value = (value * 1000).rounded() / 1000 }
    }
}

/// The number words of a language, by `WordHash.folded`.
struct NumberLexicon: Sendable {
    enum Class: String, Sendable { case unit, ten, scale, fraction, count, vague, ordinal, suffix }

    struct Word: Sendable {
        var unit: Double?
        var ten: Double?
        var scale: Double?
        var fraction: Double?
        var count: Double?
        var vague: Double?
        var ordinal: Double?
        var suffix: Double?
    }

    private let index: WordIndex
    private let words: [Word]

    init(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        var index = WordIndex()
        var words: [Word] = []
        for row in try folder.rows("numbers.txt") where row.count >= 3 {
            guard let kind = Class(rawValue: String(row[1])), let value = Double(row[2]) else { continue }
            let number = index.insert(WordHash.folded(row[0]))
            if number == words.count { words.append(Word()) }
            words[number].set(kind, value)
        }
        self.index = index
        self.words = words
    }

    subscript(_ key: UInt64) -> Word? { index.number(of: key).map { words[$0] } }
}

extension NumberLexicon.Word {
    mutating func set(_ kind: NumberLexicon.Class, _ value: Double) {
        switch kind {
        case .unit: unit = value
        case .ten: ten = value
        case .scale: scale = value
        case .fraction: fraction = value
        case .count: count = value
        case .vague: vague = value
        case .ordinal: ordinal = value
        case .suffix: suffix = value
        }
    }
}

/// What the bytes of a number token say.
struct Digits: Sendable {
    var value: Double
    /// Digits only, no separator and no letters: how many; else 0.
    var plainLength = 0
    var decimals = 0
    /// The letters behind the digits ("bn", "th", "s"), folded; nil when there are none.
    var suffix: UInt64?
    /// A colon parts it ("12:01"), or it has more than one decimal stop ("11.01.2022").
    var isCompound = false
    /// Letters stand inside it, or its separators are not those of a number.
    var isBroken = false

    /// Reads a number token; nil when it does not begin with a digit.
    init?(_ bytes: [UInt8], _ span: TextSpan) {
        guard span.start < span.end, span.end <= bytes.count, UTF8Bytes.isDigit(bytes[span.start]) else { return nil }
        var reader = Reader()
        var at = span.start
        while at < span.end, !UTF8Bytes.isLetter(bytes[at]) {
            reader.take(bytes[at])
            at += 1
        }
        reader.readDecimalComma()
        value = reader.value
        decimals = reader.decimals
        isCompound = reader.colons > 0 || reader.stops > 1
        isBroken = reader.isBroken
        if at < span.end {
            suffix = WordHash.folded(bytes, TextSpan(at, span.end))
            if (at..<span.end).contains(where: { !UTF8Bytes.isLetter(bytes[$0]) }) { isBroken = true }
        } else if reader.digits == span.count {
            plainLength = reader.digits
        }
    }

    private struct Reader {
        var digits = 0
        var stops = 0
        var colons = 0
        var decimals = 0
        /// All digits as one whole number, divided once at the end: sums of tenths and hundredths are not exact.
        private var mantissa = 0.0
        private var divisor = 1.0
        var value: Double { mantissa / divisor }
        var sinceComma = -1
        var commas = 0
        var isBroken = false

        /// More decimals than these tell nothing and would not fit.
        private static let mostDecimals = 12

        mutating func take(_ byte: UInt8) {
            switch byte {
            case 0x2C:
                if sinceComma >= 0 && sinceComma != 3 || stops > 0 { isBroken = true }
                sinceComma = 0
                commas += 1
            case 0x2E:
                if sinceComma >= 0 && sinceComma != 3 { isBroken = true }
                stops += 1
                sinceComma = -1
            case 0x3A: colons += 1
            default:
                let digit = Double(byte &- 0x30)
                digits += 1
                if sinceComma >= 0 { sinceComma += 1 }
                guard stops == 0 || decimals < Self.mostDecimals else { return }
                mantissa = mantissa * 10 + digit
                if stops > 0 {
                    divisor *= 10
                    decimals += 1
                }
            }
        }

        /// "47,7", "3,50": one comma with one digit or two behind it parts decimals, as most of Europe writes them;
        /// other groups that are no thousands are no number.
        mutating func readDecimalComma() {
            guard sinceComma >= 0, sinceComma != 3 else { return }
            guard commas == 1, stops == 0, (1...2).contains(sinceComma) else {
                isBroken = true
                return
            }
            decimals = sinceComma
            divisor = sinceComma == 1 ? 10 : 100
        }
    }
}

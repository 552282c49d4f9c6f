package import Prose

/// A quantity that a report gives.
package struct FigureMention: Sendable, Hashable {
    /// What kind of quantity it is.
    package enum Role: String, Sendable {
        /// So many things, so much money, such a share.
        case quantity
        /// How long something lasts.
        case duration
        /// How far a time lies from another ("more than three weeks later").
        case offset
        /// How old somebody or something is.
        case age
    }

    /// UTF-8 offsets of number, unit and what is counted ("nearly 100,000 Russian troops").
    package var span: TextSpan
    package var tokens: Range<Int>
    package var sentence: Int
    package var low: Double
    /// The same as `low` for a single number.
    package var high: Double
    package var bound: QuantityBound
    /// Singular and in small letters ("hour", "dollar", "percent", "soldier").
    package var unit: String
    /// "barrel" in "70 dollars a barrel".
    package var per: String?
    /// What is counted or measured, in the words of the report ("Russian troops", "length of the talks").
    package var what: String
    package var role: Role
    /// The noun that is counted or measured.
    package var head: Int?
    /// The verb of its clause.
    package var verb: Int?
    /// The nouns, names, adjectives and verbs of its clause, for comparing figures of several reports.
    package var context: [Int]
    /// Whether it counts people killed, hurt or missing: a word for that stands right beside it or governs it.
    package var isCasualty = false
    /// What befell those it counts, where their clause tells it.
    package var fate: Fate?
    /// Whether `what` is words of its clause, for want of a noun that tells what is counted or measured.
    package var isClausal = false
    /// Whether `what` only tells the kind of its unit ("length of time"), since nothing tells what is measured.
    package var isBare = false
    /// Whether it only gives the quantity before it in another unit ("6 billion euros ($7 billion)").
    package var isConversion = false

    package init(
        span: TextSpan, tokens: Range<Int>, sentence: Int, low: Double, high: Double, bound: QuantityBound,
        unit: String, per: String?, what: String, role: Role, head: Int?, verb: Int?, context: [Int]
    ) {
        self.span = span
        self.tokens = tokens
        self.sentence = sentence
        self.low = low
        self.high = high
        self.bound = bound
        self.unit = unit
        self.per = per
        self.what = what
        self.role = role
        self.head = head
        self.verb = verb
        self.context = context
    }
}

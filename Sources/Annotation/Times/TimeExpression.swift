package import Prose

/// A time expression of a report with its value.
package struct TimeExpression: Sendable, Hashable {
    /// The types of TIMEX3.
    package enum Kind: String, Sendable { case date, time, duration, set }

    package enum Precision: String, Sendable {
        case minute, hour, day, weekend, week, month, quarter, season, half, year, decade, century
        /// It names no point or period of the calendar.
        case none
    }

    /// What a value counts from.
    package enum Anchor: Sendable, Hashable {
        case publication
        /// An earlier expression of the same text, by its index in the result.
        case expression(Int)
    }

    /// How the clause around it stands in time.
    package enum Tense: String, Sendable { case past, present, future, modal, unknown }

    /// A range that two expressions make together ("from 3 May to 5 June"); kept by the first of them.
    package struct Interval: Sendable, Hashable {
        package var span: TextSpan
        package var edtf: String
    }

    /// UTF-8 offsets.
    package var span: TextSpan
    package var tokens: Range<Int>
    package var sentence: Int
    package var kind: Kind
    /// TIMEX3 value ("2022-01-10", "2022-W02", "PT8H", "XXXX-WXX-1", "PRESENT_REF").
    package var timex: String
    /// EDTF value when it denotes a point or period of the calendar.
    package var edtf: String?
    package var precision: Precision
    package var modifier: TimeModifier?
    /// Nil for an expression that says its date itself.
    package var anchor: Anchor?
    /// How the value was found: "'on Wednesday', report of 2022-01-11".
    package var basis: String
    /// Other EDTF values that the words allow, the likelier first.
    package var alternatives: [String]
    package var tense: Tense
    package var interval: Interval?
    /// For a duration and for an offset ("two days ago"): unit and number.
    package var amount: Amount?

    /// A number of units; nil for an open number ("years").
    package struct Amount: Sendable, Hashable {
        package var unit: TimeUnit
        package var number: Double?
        /// "Two days ago", "a day later": the number says where, not how long.
        package var isOffset: Bool
    }
}

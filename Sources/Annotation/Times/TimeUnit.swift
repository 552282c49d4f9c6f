/// A unit of time, from the smallest to the largest.
package enum TimeUnit: Int, Sendable, Comparable, CaseIterable {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, season, half, year, decade, century,
        millennium

    package static func < (left: TimeUnit, right: TimeUnit) -> Bool { left.rawValue < right.rawValue }

    /// The unit by its English name in the singular.
    init?(name: some StringProtocol) {
        guard let unit = Self.allCases.first(where: { String(describing: $0) == name }) else { return nil }
        self = unit
    }

    /// Whether it is shorter than a day.
    var isClock: Bool { self < .day }

    /// A TIMEX3 duration of so many of the unit ("P3W", "PT1H30M"); nil stands for an unknown number ("PXD").
    func timex(_ amount: Double?) -> String {
        guard let amount else { return prefix + "X" + letter }
        let scaled = amount * factor
        let whole = scaled.rounded(.down)
        let rest = scaled - whole
        guard rest > 1e-9 else { return prefix + Self.number(whole) + letter }
        if let smaller, (rest * smaller.count).rounded() == rest * smaller.count {
            let head = whole > 0 ? Self.number(whole) + letter : ""
            return prefix + head + smaller.between + Self.number(rest * smaller.count) + smaller.letter
        }
        return prefix + Self.number(scaled) + letter
    }

    /// Whole numbers without a decimal stop.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private var prefix: String { isClock ? "PT" : "P" }

    private var letter: String {
        switch self {
        case .second: "S"
        case .minute, .month: "M"
        case .hour: "H"
        case .day: "D"
        case .weekend: "WE"
        case .week, .fortnight: "W"
        case .quarter: "Q"
        case .season, .half, .year, .decade, .century, .millennium: "Y"
        }
    }

    /// How many of the lettered unit one is.
    private var factor: Double {
        switch self {
        case .fortnight: 2
        case .half: 0.5
        case .season: 0.25
        case .decade: 10
        case .century: 100
        case .millennium: 1000
        default: 1
        }
    }

    /// The unit in which a fraction is told.
    private var smaller: (count: Double, letter: String, between: String)? {
        switch self {
        case .minute: (60, "S", "")
        case .hour: (60, "M", "")
        case .day: (24, "H", "T")
        case .half, .season, .year, .decade, .century: (12, "M", "")
        default: nil
        }
    }

    /// The length of one in days, for periods counted from a date; months and years are counted by the calendar.
    var days: Int? {
        switch self {
        case .day: 1
        case .weekend, .week: 7
        case .fortnight: 14
        default: nil
        }
    }

    /// The length of one in months.
    var months: Int? {
        switch self {
        case .month: 1
        case .quarter, .season: 3
        case .half: 6
        case .year: 12
        case .decade: 120
        case .century: 1200
        case .millennium: 12_000
        default: nil
        }
    }
}

/// A season, numbered as in EDTF.
enum Season: Int, Sendable {
    case spring = 21, summer, autumn, winter

    var timex: String {
        switch self {
        case .spring: "SP"
        case .summer: "SU"
        case .autumn: "FA"
        case .winter: "WI"
        }
    }

    /// Its first month on the northern half of the earth.
    var firstMonth: Int { 3 * (rawValue - 20) }
}

/// A part of the day, as TIMEX3 writes it.
enum DayPart: String, Sendable {
    case morning = "MO"
    case midday = "MI"
    case afternoon = "AF"
    case evening = "EV"
    case night = "NI"
    case daytime = "DT"
}

/// TIMEX3 `mod`: which part of a period, or how an amount is limited.
package enum TimeModifier: String, Sendable {
    case start = "START"
    case middle = "MID"
    case end = "END"
    case before = "BEFORE"
    case after = "AFTER"
    case approximate = "APPROX"
    case less = "LESS_THAN"
    case more = "MORE_THAN"
}

/// "Now", "recently", "in the future".
enum TimeReference: String, Sendable {
    case past = "PAST_REF"
    case present = "PRESENT_REF"
    case future = "FUTURE_REF"
}

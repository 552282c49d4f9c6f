import DossierFormat

/// Says quantities: "about 8 hours", "100,000–120,000 soldiers", "over 25 percent".
enum FigureWording {
    static func words(_ reading: Figure.Reading, unit: String) -> String {
        let bound =
            switch reading.bound {
            case .exact: ""
            case .about: "about "
            case .under: "under "
            case .over: "over "
            }
        let quantity =
            reading.low == reading.high
            ? number(reading.low) : "\(number(reading.low))–\(number(reading.high))"
        return unit.isEmpty ? bound + quantity : "\(bound)\(quantity) \(plural(unit, of: reading.high))"
    }

    /// "2.8 billion", "120,000", "7.25": large round numbers by name, others in groups of three digits with at most
    /// three decimals, no exponent for numbers that a report would print.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        for (name, size) in [("trillion", 1e12), ("billion", 1e9), ("million", 1e6)] where value.magnitude >= size {
            let share = value / size
            if (share * 1000).rounded() == share * 1000 { return "\(digits(share)) \(name)" }
        }
        return digits(value)
    }

    private static func digits(_ value: Double) -> String {
        let thousandths = (value.magnitude * 1000).rounded()
        let whole = Int((thousandths / 1000).rounded(.down))
        let rest = Int(thousandths) - whole * 1000
        var digits = String(whole)
        var grouped = ""
        while digits.count > 3 {
            grouped = "," + digits.suffix(3) + grouped
            digits.removeLast(3)
        }
        var decimals = rest == 0 ? "" : "." + String(String(rest + 1000).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (value < 0 && thousandths > 0 ? "−" : "") + digits + grouped + decimals
    }

    /// The unit as it stands behind a number: units that are abbreviations, already plural or "percent" stay.
    private static func plural(_ unit: String, of value: Double) -> String {
        let takesEnding = unit.allSatisfy(\.isLetter) && unit.count > 3 && unit.allSatisfy(\.isLowercase)
        guard value != 1, takesEnding, !unit.hasSuffix("s"), unit != "percent", unit != "people" else { return unit }
        return unit + "s"
    }
}

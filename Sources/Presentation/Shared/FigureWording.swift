import DossierFormat

/// Says quantities: "about 8 hours", "100,000–120,000 soldiers", "at least 25 percent".
enum FigureWording {
    static func words(_ reading: Figure.Reading, unit: String) -> String {
        let isRounded = isEndless(reading.low) || isEndless(reading.high)
        let bound =
            switch reading.bound {
            case .exact: isRounded ? "about " : ""
            case .about: "about "
            case .under: "at most "
            case .over: "at least "
            }
        let quantity =
            reading.low == reading.high
            ? number(reading.low) : "\(number(reading.low))–\(number(reading.high))"
        return unit.isEmpty ? bound + quantity : "\(bound)\(quantity) \(plural(unit, of: reading.high))"
    }

    /// "2.8 billion", "120,000", "7.25": large round numbers by name, others in groups of three digits with at most
    /// four decimals, no exponent for numbers that a report would print; "33" for a hundred thirds.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value == 0 || value.magnitude >= 1e-6 else { return "\(value)" }
        guard value.magnitude < 1e15 else { return exponential(value) }
        if isEndless(value) { return digits(value, decimals: value.magnitude >= 10 ? 0 : value.magnitude >= 1 ? 2 : 4) }
        for (name, size) in [("trillion", 1e12), ("billion", 1e9), ("million", 1e6)] where value.magnitude >= size {
            let share = value / size
            if (share * 1000).rounded() == share * 1000 { return "\(digits(share)) \(name)" }
        }
        return digits(value)
    }

    /// Whether the number is a fraction such as a third, which no report prints as decimals.
    private static func isEndless(_ value: Double) -> Bool {
        guard value.isFinite, value.magnitude < 1e9 else { return false }
        let millionths = value * 1e6
        return (millionths - millionths.rounded()).magnitude > 0.01
    }

    /// "1.2e29".
    private static func exponential(_ value: Double) -> String {
        var (share, exponent) = (value.magnitude, 0)
        while share >= 9.95 { (share, exponent) = (share / 10, exponent + 1) }
        return (value < 0 ? "−" : "") + digits(share, decimals: 1) + "e\(exponent)"
    }

    private static func digits(_ value: Double, decimals: Int = 4) -> String {
        let places = value.magnitude < 0.1 ? max(decimals, 6) : decimals
        let size = (0..<places).reduce(1) { size, _ in size * 10 }
        let parts = Int((min(value.magnitude, 1e12) * Double(size)).rounded())
        let (whole, rest) = value.magnitude < 1e12 ? (parts / size, parts % size) : (Int(value.magnitude.rounded()), 0)
        var digits = String(whole)
        var grouped = ""
        while digits.count > 3 {
            grouped = "," + digits.suffix(3) + grouped
            digits.removeLast(3)
        }
        var decimals = rest == 0 ? "" : "." + String(String(rest + size).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (value < 0 && (whole > 0 || rest > 0) ? "−" : "") + digits + grouped + decimals
    }

    /// The unit as it stands behind a number: units that are abbreviations, already plural or "percent" stay.
    private static func plural(_ unit: String, of value: Double) -> String {
        let isWord = unit.count > 3 || shortNouns.contains(unit)
        let takesEnding = isWord && unit.allSatisfy(\.isLetter) && unit.allSatisfy(\.isLowercase)
        guard value != 1, takesEnding, !unit.hasSuffix("s"), unit != "percent", unit != "people" else { return unit }
        if let irregular = irregularPlurals[unit] { return irregular }
        if unit.hasSuffix("man"), !regularInMan.contains(unit) { return unit.dropLast(2) + "en" }
        if unit.hasSuffix("y"), let before = unit.dropLast().last, !"aeiou".contains(before) {
            return unit.dropLast() + "ies"
        }
        let hisses = ["ch", "sh", "x", "z"].contains { unit.hasSuffix($0) }
        return unit + (hisses ? "es" : "s")
    }

    private static let irregularPlurals = [
        "foot": "feet", "child": "children", "grandchild": "grandchildren", "person": "persons",
        "aircraft": "aircraft", "spacecraft": "spacecraft", "police": "police", "half": "halves", "wife": "wives",
        "knife": "knives", "life": "lives", "thief": "thieves", "series": "series", "species": "species",
    ]
    /// Words in -man that are no compounds of man.
    private static let regularInMan: Set<String> = [
        "human", "german", "roman", "norman", "shaman", "talisman", "ottoman",
    ]
    /// Nouns of three letters; other units of that length are abbreviations.
    private static let shortNouns: Set<String> = [
        "boy", "bus", "car", "cat", "cow", "cup", "day", "dog", "gun", "hen", "job", "law", "man", "pig", "run",
        "tie", "ton", "van", "win", "box", "era", "pub", "arm", "leg", "egg", "set", "try",
    ]
}

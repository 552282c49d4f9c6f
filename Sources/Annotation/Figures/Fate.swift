/// What befell the people that a figure counts, as `casualty-words.txt` names it.
package enum Fate: String, Sendable, CaseIterable {
    case killed, injured, critical, serious, hospitalised, detained, missing, rescued, evacuated, displaced, trapped

    /// The words by which a label tells it, behind those who are counted.
    package var words: String {
        switch self {
        case .critical: "in critical condition"
        case .serious: "in serious condition"
        default: rawValue
        }
    }
}

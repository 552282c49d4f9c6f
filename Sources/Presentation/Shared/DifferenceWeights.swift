import DossierFormat

/// The differences by how much a reader should see of them, each group in the order of the dossier.
struct DifferenceWeights {
    let high: [Difference]
    let medium: [Difference]
    /// Low ones, and mere wording unless it is serious.
    let folded: [Difference]

    init(_ differences: [Difference]) {
        func isFolded(_ difference: Difference) -> Bool {
            difference.severity == .low || (difference.kind == .wording && difference.severity != .high)
        }
        high = differences.filter { $0.severity == .high }
        medium = differences.filter { $0.severity == .medium && !isFolded($0) }
        folded = differences.filter(isFolded)
    }
}

/// Records of an archive with what is to be said of each: all are counted, the first ones named.
struct NamedRecords {
    private(set) var count = 0
    private var first: [String] = []

    /// More are counted and not named.
    private static let mostNamed = 5
    private static let longestName = 200

    var isEmpty: Bool { count == 0 }

    mutating func append(_ name: String, _ reason: String? = nil) {
        count += 1
        guard first.count < Self.mostNamed else { return }
        first.append(String(name.prefix(Self.longestName)) + (reason.map { " (\($0))" } ?? ""))
    }

    /// "3 (the page is empty), 7 (no text) and 2 more".
    var words: String {
        let rest = count - first.count
        return first.joined(separator: ", ") + (rest > 0 ? " and \(Count.digits(rest)) more" : "")
    }
}

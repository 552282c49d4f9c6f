/// A quantity, as each report gives it.
public struct Figure: Codable, Hashable, Sendable {
    /// What a number says of the true quantity.
    public enum Bound: String, Codable, Sendable, CaseIterable {
        case exact, about, under, over
    }

    /// The quantity as one report gives it.
    public struct Reading: Codable, Hashable, Sendable {
        /// Id of the report.
        public var report: String
        /// Lower end.
        public var low: Double
        /// Upper end; the same as `low` for a single number.
        public var high: Double
        /// Whether the number is exact, approximate or a limit.
        public var bound: Bound
        /// The passage.
        public var evidence: Evidence

        /// Makes a reading.
        public init(report: String, low: Double, high: Double, bound: Bound, evidence: Evidence) {
            self.report = report
            self.low = low
            self.high = high
            self.bound = bound
            self.evidence = evidence
        }
    }

    /// "f1", "f2", …
    public var id: String
    /// What is counted or measured, in words of a report.
    public var what: String
    /// The unit, singular ("hour", "soldier", "dollar", "percent").
    public var unit: String
    /// The readings.
    public var readings: [Reading]

    /// Makes a figure.
    public init(id: String, what: String, unit: String, readings: [Reading]) {
        self.id = id
        self.what = what
        self.unit = unit
        self.readings = readings
    }
}

/// A dated happening, past or to come.
public struct TimelineEntry: Codable, Hashable, Sendable {
    /// How fine the date is.
    public enum Precision: String, Codable, Sendable, CaseIterable {
        case minute, day, week, month, season, year, era
    }

    /// Whether it has happened.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case past, scheduled, proposed
    }

    /// "t1", "t2", …
    public var id: String
    /// EDTF ("2022-01-12", "2021-12", "2022-01-10/2022-01-16").
    public var date: String
    /// How fine the date is.
    public var precision: Precision
    /// Whether it has happened, is scheduled or only proposed.
    public var status: Status
    /// What happened, in the words of a report.
    public var what: String
    /// How the date was found: "'on Wednesday', report of 2022-01-11".
    public var basis: String
    /// The passages.
    public var evidence: [Evidence]

    /// Makes an entry.
    public init(
        id: String, date: String, precision: Precision, status: Status, what: String, basis: String,
        evidence: [Evidence]
    ) {
        self.id = id
        self.date = date
        self.precision = precision
        self.status = status
        self.what = what
        self.basis = basis
        self.evidence = evidence
    }
}

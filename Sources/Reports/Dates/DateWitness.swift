import Prose

/// One statement of a page about its date, and how much it is worth.
struct DateWitness: Sendable {
    /// Where it stands, the more trustworthy first.
    enum Source: Int, Sendable, Comparable {
        /// A meta element named for the time of publication.
        case metadata
        /// JSON-LD.
        case structuredData
        /// The page's address.
        case address
        /// `time`, `abbr`, microdata.
        case element
        /// Text that readers see.
        case print
        /// A meta element or JSON-LD that dates the last change.
        case modification
        /// The address of the page's picture, data in scripts.
        case picture, script

        static func < (left: Source, right: Source) -> Bool { left.rawValue < right.rawValue }
    }

    var source: Source
    var reading: DateReading
    /// 0 … 100. Below `leastStated` the date is rather inferred than stated.
    var weight: Double

    static let leastStated = 35.0
}

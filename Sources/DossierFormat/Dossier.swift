/// The result of a collation: one sourced record of many reports, in the format `variorum.dossier/1`.
///
/// Everything in it rests on `Evidence`; `verify()` proves it. Arrays are in the order in which they are shown.
public struct Dossier: Codable, Hashable, Sendable {
    /// The only value of `schema` that this library reads and writes.
    public static let schemaName = "variorum.dossier/1"

    /// Who made the dossier.
    public struct Generator: Codable, Hashable, Sendable {
        /// "variorum".
        public var name: String
        /// The version of the program.
        public var version: String

        /// Makes the generator entry.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A report that was given but does not belong to the story.
    public struct LeftOut: Codable, Hashable, Sendable {
        /// The input's base name; of a file in a folder its path below it, more of the path where two would be alike.
        public var file: String
        /// Why it was left out, in words.
        public var why: String

        /// Makes the entry.
        public init(file: String, why: String) {
            self.file = file
            self.why = why
        }
    }

    /// `Dossier.schemaName`.
    public var schema: String
    /// Who made it.
    public var generator: Generator
    /// One line: who did what, where, when.
    public var title: String
    /// 8–12 lines saying what happened.
    public var record: [RecordLine]
    /// The reports of the story.
    public var reports: [Report]
    /// Groups of report ids that go back to one source text; each report is in exactly one.
    public var origins: [[String]]
    /// People, parties, organisations, places and instruments.
    public var participants: [Participant]
    /// What was said, with a reading for each report that carries it.
    public var quotations: [Quotation]
    /// Who demands, offers, rejects, threatens … what of whom.
    public var positions: [Position]
    /// Dated happenings, past and scheduled.
    public var timeline: [TimelineEntry]
    /// Quantities, compared across reports.
    public var figures: [Figure]
    /// Where the reports do not tell the same.
    public var differences: [Difference]
    /// What independent origins tell alike.
    public var agreements: [Agreement]
    /// What the reports leave open; nil when nothing was found.
    public var openQuestions: [OpenQuestion]?
    /// Inputs that tell of something else; nil when there are none.
    public var leftOut: [LeftOut]?

    /// Makes a dossier out of its parts; nothing is checked (see `verify()`).
    public init(
        generator: Generator, title: String, record: [RecordLine] = [], reports: [Report] = [],
        origins: [[String]] = [], participants: [Participant] = [], quotations: [Quotation] = [],
        positions: [Position] = [], timeline: [TimelineEntry] = [], figures: [Figure] = [],
        differences: [Difference] = [], agreements: [Agreement] = [], openQuestions: [OpenQuestion]? = nil,
        leftOut: [LeftOut]? = nil
    ) {
        schema = Self.schemaName
        self.generator = generator
        self.title = title
        self.record = record
        self.reports = reports
        self.origins = origins
        self.participants = participants
        self.quotations = quotations
        self.positions = positions
        self.timeline = timeline
        self.figures = figures
        self.differences = differences
        self.agreements = agreements
        self.openQuestions = openQuestions
        self.leftOut = leftOut
    }
}

/// One line of the record: a verbatim sentence, two of them (a voice and its answer) or a filled template, with the
/// number of origins that support it.
public struct RecordLine: Codable, Hashable, Sendable {
    /// The line as shown.
    public var line: String
    /// Number of independent origins among its evidence.
    public var origins: Int
    /// The passages it rests on.
    public var evidence: [Evidence]

    /// Words in small letters that a line may leave out at the start of its sentence: they only tie it to the one
    /// before.
    public static let ties: Set<String> = [
        "and", "but", "furthermore", "however", "meanwhile", "moreover", "nevertheless", "nonetheless", "still", "yet",
    ]

    /// Makes a line.
    public init(line: String, origins: Int, evidence: [Evidence]) {
        self.line = line
        self.origins = origins
        self.evidence = evidence
    }
}

/// Something that at least two independent origins tell alike.
public struct Agreement: Codable, Hashable, Sendable {
    /// What they tell.
    public var claim: String
    /// Number of independent origins among the evidence, at least two.
    public var origins: Int
    /// True where the passages have much in common and yet may tell different things; absent where there is little
    /// doubt that they tell the claim.
    public var doubtful: Bool?
    /// The passages.
    public var evidence: [Evidence]

    /// Makes an agreement.
    public init(claim: String, origins: Int, isDoubtful: Bool = false, evidence: [Evidence]) {
        self.claim = claim
        self.origins = origins
        doubtful = isDoubtful ? true : nil
        self.evidence = evidence
    }
}

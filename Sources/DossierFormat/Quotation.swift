/// One thing said, with a reading for each report that carries it.
public struct Quotation: Hashable, Sendable {
    /// How one report gives the thing said.
    public struct Reading: Hashable, Sendable {
        /// How the words are given.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            /// A whole clause in quotation marks.
            case direct
            /// A fragment in marks.
            case partial
            /// First-person speech printed without marks.
            case unmarked
            /// Reported speech.
            case indirect
            /// In a heading.
            case heading
        }

        /// Whether the marks were as they should be.
        public enum Marks: String, Codable, Sendable, CaseIterable {
            case ok
            /// Missing, reversed or misplaced marks were read by sense.
            case repaired
        }

        /// Id of the report.
        public var report: String
        /// How the words are given.
        public var kind: Kind
        /// The reporting word ("said"), when there is one.
        public var cue: String?
        /// The speaker as named there ("he"), when named.
        public var speakerText: String?
        /// Whether the marks were as they should be.
        public var marks: Marks
        /// The words said, without marks, cue and speaker.
        public var evidence: Evidence

        /// Makes a reading.
        public init(report: String, kind: Kind, cue: String?, speakerText: String?, marks: Marks, evidence: Evidence) {
            self.report = report
            self.kind = kind
            self.cue = cue
            self.speakerText = speakerText
            self.marks = marks
            self.evidence = evidence
        }
    }

    /// "q1", "q2", …
    public var id: String
    /// Ids of the participants who said it: usually one, several who speak together, none when unknown.
    public var speakers: [String]
    /// The fullest reading.
    public var gist: String
    /// The readings, fullest first.
    public var readings: [Reading]

    /// Makes a quotation.
    public init(id: String, speakers: [String], gist: String, readings: [Reading]) {
        self.id = id
        self.speakers = speakers
        self.gist = gist
        self.readings = readings
    }
}

extension Quotation: Codable {
    private enum CodingKeys: String, CodingKey { case id, speaker, gist, readings }

    /// Reads `speaker` as one id, a list of ids or `null`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        if let one = try? container.decodeIfPresent(String.self, forKey: .speaker) {
            speakers = [one]
        } else {
            speakers = try container.decodeIfPresent([String].self, forKey: .speaker) ?? []
        }
        gist = try container.decode(String.self, forKey: .gist)
        readings = try container.decode([Reading].self, forKey: .readings)
    }

    /// Writes `speaker` as one id, a list of ids or `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        if speakers.count > 1 {
            try container.encode(speakers, forKey: .speaker)
        } else {
            try container.encode(speakers.first, forKey: .speaker)
        }
        try container.encode(gist, forKey: .gist)
        try container.encode(readings, forKey: .readings)
    }
}

extension Quotation.Reading: Codable {
    /// Writes a missing cue or speaker as `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(report, forKey: .report)
        try container.encode(kind, forKey: .kind)
        try container.encode(cue, forKey: .cue)
        try container.encode(speakerText, forKey: .speakerText)
        try container.encode(marks, forKey: .marks)
        try container.encode(evidence, forKey: .evidence)
    }
}

/// One outlet's account: its text, what is known of its publication, and what it shares with other reports.
public struct Report: Hashable, Sendable {
    /// How a publication date is known.
    public enum Basis: String, Codable, Sendable, CaseIterable {
        /// The report states it.
        case stated
        /// Concluded: from other reports of the story, or from how long ago the report says it was ("3 hours ago") and
        /// when it was fetched; then the evidence is what it says.
        case inferred
        /// Given by the user.
        case given
        /// Not known.
        case unknown
    }

    /// When the report was published, or changed.
    public struct Publication: Codable, Hashable, Sendable {
        /// ISO 8601 / EDTF ("2022-01-10T18:04:17Z", "2022-01-11"); empty when unknown.
        public var value: String
        /// "second", "minute", "day", "month", "year" or "unknown".
        public var precision: String
        /// How it is known.
        public var basis: Basis
        /// Where it is stated; may be empty.
        public var evidence: [Evidence]

        /// Makes a publication date.
        public init(value: String, precision: String, basis: Basis, evidence: [Evidence] = []) {
            self.value = value
            self.precision = precision
            self.basis = basis
            self.evidence = evidence
        }
    }

    /// The language a report was translated from.
    public struct Translation: Codable, Hashable, Sendable {
        /// BCP 47 tag ("de").
        public var language: String
        /// How it is known, in words.
        public var basis: String

        /// Makes the entry.
        public init(language: String, basis: String) {
            self.language = language
            self.basis = basis
        }
    }

    /// A stretch of the text and what it is; blocks cover every non-blank character exactly once.
    public struct Block: Codable, Hashable, Sendable {
        /// What a block is.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            case title, paragraph, heading, caption, metadata, removed
        }

        /// First code point.
        public var start: Int
        /// Behind the last code point.
        public var end: Int
        /// What it is; `removed` and `metadata` feed no extractor.
        public var kind: Kind
        /// Why it was removed, or what the metadata is ("related link", "credit"); nil for the article itself.
        public var why: String?

        /// Makes a block.
        public init(start: Int, end: Int, kind: Kind, why: String? = nil) {
            self.start = start
            self.end = end
            self.kind = kind
            self.why = why
        }

        /// Reads a block; throws a `DecodingError` with the place of what is not as the format has it.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            start = try container.offset(forKey: .start)
            end = try container.offset(forKey: .end)
            kind = try container.decode(Kind.self, forKey: .kind)
            why = try container.decodeIfPresent(String.self, forKey: .why)
        }
    }

    /// What a report shares with another one of the story.
    public struct Copy: Codable, Hashable, Sendable {
        /// How the two are related.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            case copy
            case sharedUpstream = "shared upstream"
            case translation
        }

        /// Id of the other report.
        public var of: String
        /// How the two are related.
        public var kind: Kind
        /// Pairs of passages (this report's first) that prove it.
        public var passages: [[Evidence]]

        /// Makes the entry.
        public init(of: String, kind: Kind, passages: [[Evidence]]) {
            self.of = of
            self.kind = kind
            self.passages = passages
        }
    }

    /// "r1", "r2", … in the order of the inputs.
    public var id: String
    /// The input's base name; of a file in a folder its path below it, more of the path where two would be alike.
    public var file: String
    /// Address of the page, when known.
    public var url: String?
    /// Name of the outlet, when known.
    public var outlet: String?
    /// Headline, when known.
    public var title: String?
    /// Authors as printed, when known.
    public var byline: String?
    /// When it was published.
    public var published: Publication
    /// When it was last changed after that; nil when no such change is stated.
    public var updated: Publication?
    /// BCP 47 tag of the text ("en").
    public var language: String
    /// Why nothing was sought in it, in words; nil when it was annotated. The key is written only where there is a
    /// reason.
    public var notAnnotated: String?
    /// What it was translated from, when known.
    public var translatedFrom: Translation?
    /// Agencies it credits ("dpa", "Reuters").
    public var credits: [String]
    /// The text that all offsets refer to: the decoded file for plain text, the extracted article for pages.
    public var text: String
    /// What is what in the text, in order.
    public var blocks: [Block]
    /// What it shares with other reports.
    public var copies: [Copy]

    /// Makes a report.
    public init(
        id: String, file: String, url: String? = nil, outlet: String? = nil, title: String? = nil,
        byline: String? = nil, published: Publication, updated: Publication? = nil, language: String = "en",
        notAnnotated: String? = nil,
        translatedFrom: Translation? = nil, credits: [String] = [], text: String, blocks: [Block] = [],
        copies: [Copy] = []
    ) {
        self.id = id
        self.file = file
        self.url = url
        self.outlet = outlet
        self.title = title
        self.byline = byline
        self.published = published
        self.updated = updated
        self.language = language
        self.notAnnotated = notAnnotated
        self.translatedFrom = translatedFrom
        self.credits = credits
        self.text = text
        self.blocks = blocks
        self.copies = copies
    }
}

extension Report: Codable {
    /// Writes unknown values as `null`, so that every report has every key.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(file, forKey: .file)
        try container.encode(url, forKey: .url)
        try container.encode(outlet, forKey: .outlet)
        try container.encode(title, forKey: .title)
        try container.encode(byline, forKey: .byline)
        try container.encode(published, forKey: .published)
        try container.encode(updated, forKey: .updated)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(notAnnotated, forKey: .notAnnotated)
        try container.encode(translatedFrom, forKey: .translatedFrom)
        try container.encode(credits, forKey: .credits)
        try container.encode(text, forKey: .text)
        try container.encode(blocks, forKey: .blocks)
        try container.encode(copies, forKey: .copies)
    }
}

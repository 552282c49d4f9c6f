package import Prose

/// One outlet's account: a cleaned article and what is known of its publication.
///
/// Spans are UTF-8 offsets into `text`, which for plain text is the decoded file unchanged and for pages the extracted
/// article. Boilerplate is marked, not cut out.
package struct Report: Sendable {
    /// The input's base name.
    package var file: String
    package var url: String?
    package var outlet: String?
    package var title: String?
    package var byline: String?
    package var published: PublicationDate?
    /// The last change after publication, where one is stated.
    package var updated: PublicationDate?
    /// BCP 47 tag.
    package var language: String
    package var translatedFrom: Translation?
    /// Agencies it credits, as printed.
    package var credits: [String]
    package var text: Text
    /// In order, without overlap, covering every character that is not white space.
    package var blocks: [Block]

    package init(
        file: String, url: String? = nil, outlet: String? = nil, title: String? = nil, byline: String? = nil,
        published: PublicationDate? = nil, updated: PublicationDate? = nil, language: String = "en",
        translatedFrom: Translation? = nil,
        credits: [String] = [], text: Text, blocks: [Block] = []
    ) {
        self.file = file
        self.url = url
        self.outlet = outlet
        self.title = title
        self.byline = byline
        self.published = published
        self.updated = updated
        self.language = language
        self.translatedFrom = translatedFrom
        self.credits = credits
        self.text = text
        self.blocks = blocks
    }

    /// What the report was translated from, and how that is known.
    package struct Translation: Sendable, Hashable {
        package var language: String
        package var basis: String

        package init(language: String, basis: String) {
            self.language = language
            self.basis = basis
        }
    }
}

/// A stretch of a report and what it is.
package struct Block: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case title, paragraph, heading, caption, metadata, removed

        /// Whether extractors read the block. Titles only repeat what the body tells.
        package var isBody: Bool { self == .paragraph || self == .heading || self == .caption }
    }

    package var span: TextSpan
    package var kind: Kind
    /// Why it was removed or what the metadata is; nil for the article itself.
    package var why: String?

    package init(_ span: TextSpan, _ kind: Kind, why: String? = nil) {
        self.span = span
        self.kind = kind
        self.why = why
    }
}

/// When a report was published, and how that is known.
package struct PublicationDate: Sendable, Hashable {
    package enum Precision: String, Sendable { case second, minute, day, month, year }
    /// `inferred` is what other reports tell, what little speaks for, and what was counted back from the fetch.
    package enum Basis: String, Sendable { case stated, inferred, given }

    /// ISO 8601: "2022-01-10T18:04:17Z", "2022-01-11T10:20" (zone not stated), "2022-01-11", "2022-01".
    package var value: String
    package var precision: Precision
    package var basis: Basis
    /// Where the text states it; nil when it comes from metadata outside the text.
    package var span: TextSpan?

    package init(value: String, precision: Precision, basis: Basis, span: TextSpan? = nil) {
        self.value = value
        self.precision = precision
        self.basis = basis
        self.span = span
    }

    /// The calendar day, when the value has one.
    package var day: CalendarDate? { CalendarDate(iso: value) }
}

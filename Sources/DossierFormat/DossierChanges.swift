/// What a later dossier of the same story adds to, changes in and withdraws from an earlier one.
///
/// Items are told apart by the passages that they rest on, not by ids or words, for these are made anew in each
/// collation.
public struct DossierChanges: Codable, Hashable, Sendable {
    /// The name of the JSON's schema.
    public static let schemaName = "variorum.diff/1"

    /// What became of an item.
    public enum Change: String, Codable, Sendable, CaseIterable {
        case added
        case changed
        case withdrawn
    }

    /// An item of one of the two dossiers, or of both.
    public struct Item: Codable, Hashable, Sendable {
        /// The key of the dossier: "reports", "record", "quotations" …
        public var section: String
        /// What became of it.
        public var change: Change
        /// Its id in the earlier dossier, where it has one.
        public var old: String?
        /// Its id in the later dossier, where it has one.
        public var new: String?
        /// The item in words, as the later dossier has it, or the earlier one where it is withdrawn.
        public var what: String
        /// What changed: "status: scheduled → past".
        public var details: [String]
        /// The passages it rests on in the dossier that `what` is from; of reports none.
        public var evidence: [Evidence]
    }

    /// `DossierChanges.schemaName`.
    public var schema: String
    /// Titles of the two dossiers.
    public var titles: [String]
    /// By section in the order of the format, additions first, then changes, then what is withdrawn.
    public var items: [Item]

    /// Whether the dossiers tell the same.
    public var isEmpty: Bool { items.isEmpty }

    /// Compares two dossiers; O(size of both) for stories whose passages are not all one.
    public init(from old: Dossier, to new: Dossier) {
        schema = Self.schemaName
        titles = [old.title, new.title]
        var comparison = DossierComparison(old: old, new: new)
        items = comparison.run()
    }
}

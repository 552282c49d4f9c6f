import Foundation

/// Cuts text into sentences and tokens: holds the abbreviations and sentence openers that both need.
///
/// Sentences: O(n), tokens: O(n); neither allocates per sentence or token beyond the result. Copying is O(1).
package struct Segmenter: Sendable {
    let lexicon: SegmentLexicon

    /// Reads the lists that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        lexicon = try SegmentLexicon(ResourceFolder(Bundle.module))
    }
}

/// The word lists of the segmenter; immutable and shared, so that a scanner costs one reference.
final class SegmentLexicon: Sendable {
    /// What a stop behind an abbreviation may mean.
    enum StopRule: UInt8 {
        /// A name follows: the stop never ends a sentence.
        case never
        /// It ends a sentence when a usual opener follows.
        case maybe
        /// It ends a sentence unless a number follows.
        case number
    }

    /// The bit that marks an abbreviation that keeps its stop at the end of a sentence too ("etc.").
    static let keepsLastStop: UInt8 = 0x80

    /// Abbreviations without their last stop, and for each its `StopRule` and `keepsLastStop`.
    private let abbreviations: WordIndex
    private let rules: [UInt8]
    let openers: WordSet
    /// Last parts of web addresses and file names ("org", "pdf").
    let addressEndings: WordSet
    /// Nouns behind which a single capital letter is a label ("vitamin C"), no initial.
    let labelledNouns: WordSet
    /// `ByteClass` bits of each byte.
    let classes: [UInt8]

    init(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        var abbreviations = WordIndex()
        var rules: [UInt8] = []
        for row in try folder.rows("abbreviations.txt") {
            let keeps = row.count > 2 && row[2] == "end" ? Self.keepsLastStop : 0
            let number = abbreviations.insert(WordHash.folded(row[0]))
            if number == rules.count { rules.append(0) }
            rules[number] = Self.rule(row).rawValue | keeps
        }
        self.abbreviations = abbreviations
        self.rules = rules
        openers = try Self.words("sentence-openers.txt", folder)
        addressEndings = try Self.words("address-endings.txt", folder)
        labelledNouns = try Self.words("labelled-nouns.txt", folder)
        classes = ByteClass.table()
    }

    /// The rule of an abbreviation with the bit `keepsLastStop`.
    func rule(ofAbbreviation key: UInt64) -> UInt8? { abbreviations.number(of: key).map { rules[$0] } }

    func stopRule(_ key: UInt64) -> StopRule? {
        rule(ofAbbreviation: key).flatMap { StopRule(rawValue: $0 & ~Self.keepsLastStop) }
    }

    private static func rule(_ row: [Substring]) -> StopRule {
        switch row.count > 1 ? row[1] : "" {
        case "never": .never
        case "number": .number
        default: .maybe
        }
    }

    private static func words(_ name: String, _ folder: ResourceFolder) throws(ResourceFolder.Missing) -> WordSet {
        WordSet(try folder.rows(name).map { $0[0] })
    }
}

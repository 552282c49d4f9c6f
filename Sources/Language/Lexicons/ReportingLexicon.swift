import Foundation
package import Prose

/// Verbs, nouns and phrases that introduce what somebody said, thought or demanded.
package struct ReportingLexicon: Sendable {
    package enum VerbClass: String, Sendable {
        case neutral, claim, admit, deny, warn, demand, promise, believe, write, ask, reveal
    }

    /// What may stand beside a reporting verb.
    package struct Frames: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A that-clause, with or without "that".
        package static let that = Frames(rawValue: 1)
        /// An infinitive.
        package static let infinitive = Frames(rawValue: 2)
        /// A noun phrase is the thing said.
        package static let object = Frames(rawValue: 4)
        /// A direct quotation.
        package static let quote = Frames(rawValue: 8)
        /// "described X as", "hailed X as".
        package static let predicate = Frames(rawValue: 16)
        /// "called X a joke": the object and right behind it what it is called.
        package static let naming = Frames(rawValue: 32)
        /// "seems to …": the subject is what the words are about, nobody speaks.
        package static let raising = Frames(rawValue: 64)
    }

    /// What a word tells of a source whose words do not hold: a quality ("fake"), that it was the outlet's own text
    /// ("version") and that it was so before ("earlier").
    package enum UnrealSource: String, Sendable { case quality, time, text }

    package struct Verb: Sendable, Hashable {
        package let lemma: String
        package let verbClass: VerbClass
        package let frames: Frames.RawValue
        /// Whether it tells no words of anybody: knowing, wanting, showing.
        package let isUnspoken: Bool

        package func takes(_ frame: Frames) -> Bool { frames & frame.rawValue != 0 }
    }

    private var verbs = PhraseTable<Verb>()
    private var nouns: [UInt64: String] = [:]
    private var phrases = PhraseTable<Bool>()
    private var countedSpeakers: Set<UInt64> = []
    private var unrealSources: [UInt64: UnrealSource] = [:]

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        let unspoken = Set(try folder.rows("unspoken-verbs.txt").map { $0[0] })
        for row in try folder.rows("reporting-verbs.tsv") where row.count > 3 {
            let verb = Verb(
                lemma: String(row[0]), verbClass: VerbClass(rawValue: String(row[2])) ?? .neutral,
                frames: Self.frames(row[3]).rawValue, isUnspoken: unspoken.contains(row[0]))
            for form in row[1].split(separator: "|") { verbs.insert(form, verb, using: segmenter) }
        }
        for row in try folder.rows("reporting-nouns.tsv") where row.count > 1 {
            for form in row[0].split(separator: "|") { nouns[WordHash.folded(form)] = String(row[1]) }
        }
        countedSpeakers = Set(try folder.rows("counted-speakers.txt").map { WordHash.folded($0[0]) })
        for row in try folder.rows("unreal-sources.tsv") where row.count > 1 {
            unrealSources[WordHash.folded(row[0])] = UnrealSource(rawValue: String(row[1]))
        }
        for row in try folder.rows("attribution-phrases.txt") { phrases.insert(row[0], true, using: segmenter) }
    }

    /// The verb of saying that begins at a token, multiword ones included.
    package func verb(_ tokens: [Token], at index: Int, limit: Int) -> (verb: Verb, end: Int)? {
        attribution(of: tokens, at: index, limit: limit).flatMap { $0.verb.isUnspoken ? nil : $0 }
    }

    /// The verb of saying, thinking, wanting or showing that begins at a token.
    package func attribution(of tokens: [Token], at index: Int, limit: Int) -> (verb: Verb, end: Int)? {
        verbs.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// Class of a reporting noun ("statement", "warning"), or nil.
    package func nounClass(_ token: Token) -> String? { nouns[token.folded] }

    /// What a word tells of a source whose words do not hold.
    package func unrealSource(_ token: Token) -> UnrealSource? { unrealSources[token.folded] }

    /// Whether a word stands for people that were counted ("half said …").
    package func isCountedSpeaker(_ token: Token) -> Bool { countedSpeakers.contains(token.folded) }

    /// End of an attribution phrase ("according to") that begins at a token.
    package func attribution(_ tokens: [Token], at index: Int, limit: Int) -> Int? {
        phrases.longest(tokens, at: index, limit: limit)?.end
    }

    private static func frames(_ column: Substring) -> Frames {
        column.split(separator: ",").reduce(into: Frames()) { frames, name in
            switch name {
            case "that": frames.insert(.that)
            case "inf": frames.insert(.infinitive)
            case "obj": frames.insert(.object)
            case "quote": frames.insert(.quote)
            case "as": frames.insert(.predicate)
            case "name": frames.insert(.naming)
            case "raise": frames.insert(.raising)
            default: break
            }
        }
    }
}

import Foundation
package import Prose

/// Words by which a reporter tells what somebody thinks, wants, feels, judges or finds, each with the complements that
/// tell it.
///
/// Wider than `ReportingLexicon`: what it finds is ascribed to somebody, seldom said.
package struct AttitudeLexicon: Sendable {
    /// What tells the attitude behind its word.
    package struct Frames: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        /// A finite clause, with or without "that".
        package static let clause = Frames(rawValue: 1)
        /// A clause behind "how", "why", "what", "whether" …
        package static let question = Frames(rawValue: 2)
        package static let infinitive = Frames(rawValue: 4)
        package static let gerund = Frames(rawValue: 8)
        package static let object = Frames(rawValue: 16)
        /// A person with an infinitive behind: "pressed him to go".
        package static let addressee = Frames(rawValue: 32)

        /// The subject moves the object: "the plan worries farmers".
        package static let moving = Frames(rawValue: 64)
        /// The subject is what a noun of attitude behind the verb is about: "the plan drew criticism from farmers".
        package static let receiving = Frames(rawValue: 128)
        /// With a noun of attitude as its object the words are those that the noun is about: "voiced concern over the
        /// plan".
        package static let light = Frames(rawValue: 256)

        /// The noun is who thinks it: "critics of the plan".
        package static let agent = Frames(rawValue: 512)
        package static let about = Frames(rawValue: firstPreposition)

        fileprivate static let firstPreposition: UInt32 = 1024
    }

    private static let frameNames: [Substring: Frames] = [
        "that": .clause, "wh": .question, "inf": .infinitive, "ger": .gerund, "obj": .object, "person": .addressee,
        "psych": .moving, "receive": .receiving, "light": .light, "agent": .agent,
    ]
    private static let prepositions: [Substring] = [
        "about", "of", "on", "over", "for", "against", "to", "with", "at", "in", "into", "from", "toward", "by", "as",
    ]

    private var verbs = PhraseTable<Frames>()
    private var adjectives = PhraseTable<Frames>()
    private var nouns: [UInt64: Frames] = [:]
    private var prepositionFrames: [UInt64: Frames] = [:]

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        for row in try folder.rows("attitude-verbs.tsv") where row.count > 2 {
            let frames = Self.frames(row[2])
            for form in row[1].split(separator: "|") { verbs.insert(form, frames, using: segmenter) }
        }
        for row in try folder.rows("attitude-adjectives.tsv") where row.count > 1 {
            adjectives.insert(row[0], Self.frames(row[1]), using: segmenter)
        }
        for row in try folder.rows("attitude-nouns.tsv") where row.count > 1 {
            for form in row[0].split(separator: "|") { nouns[WordHash.folded(form)] = Self.frames(row[1]) }
        }
        for (place, word) in Self.prepositions.enumerated() {
            prepositionFrames[WordHash.folded(word)] = Frames(rawValue: Frames.firstPreposition << UInt32(place))
        }
        for (variant, word) in [("upon", "on"), ("towards", "toward")] {
            prepositionFrames[WordHash.folded(variant)] = prepositionFrames[WordHash.folded(word)]
        }
    }

    /// The complements of the verb or idiom that begins at a token, with the token behind it.
    package func verb(_ tokens: [Token], at index: Int, limit: Int) -> (frames: Frames, end: Int)? {
        verbs.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// The complements of the adjective, participle or phrase ("in favour") that begins at a token.
    package func adjective(_ tokens: [Token], at index: Int, limit: Int) -> (frames: Frames, end: Int)? {
        adjectives.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// The complements of a noun.
    package func noun(_ token: Token) -> Frames? { nouns[token.folded] }

    /// The frame that a preposition opens; empty for other words.
    package func preposition(_ token: Token) -> Frames { prepositionFrames[token.folded] ?? [] }

    private static func frames(_ column: Substring) -> Frames {
        column.split(separator: ",").reduce(into: Frames()) { frames, name in
            if let known = frameNames[name] {
                frames.insert(known)
            } else if let place = prepositions.firstIndex(of: name) {
                frames.insert(Frames(rawValue: Frames.firstPreposition << UInt32(place)))
            }
        }
    }
}

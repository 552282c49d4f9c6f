import Foundation
package import Prose

/// Words that tell what one side does to, for or with another, each with the PLOVER root of the event or with what it
/// makes of an event that its complement tells ("refused to meet", "lifted the ban").
///
/// PLOVER is the event ontology that follows CAMEO (Open Event Data Alliance); its roots are the classes here.
package struct EventLexicon: Sendable {
    package enum Root: String, Sendable, CaseIterable {
        case agree, consult, support, cooperate, aid, yield
        case request, accuse, reject, threaten
        case protest, sanction, mobilize, coerce, assault

        /// The name as data sets write it ("AGREE").
        package var code: String { rawValue.uppercased() }
        /// Whether it tells of goodwill: words or deeds that the other side would like.
        package var isFriendly: Bool { self <= .yield }
        /// Whether it tells of a hostile deed, not of words.
        package var isHostileDeed: Bool { self >= .protest }
    }

    /// What a word makes of the event that its complement or object tells.
    package enum Operation: String, Sendable {
        case accept, refuse, threaten, order, stop, purpose, `do`, say
    }

    package enum Meaning: Sendable, Hashable {
        case root(Root)
        case operation(Operation)
    }

    /// One meaning, with the classes of words of which an argument must hold one; none when the set is empty.
    package struct Reading: Sendable, Hashable {
        package let meaning: Meaning
        package let classes: UInt64
    }

    package enum Part: String, Sendable { case verb = "v", noun = "n", adjective = "a" }

    private var verbs = PhraseTable<[Reading]>()
    private var nouns = PhraseTable<[Reading]>()
    private var adjectives = PhraseTable<[Reading]>()
    private var words = PhraseTable<UInt64>()
    private var favours: UInt64 = 0

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        var bits: [Substring: UInt64] = [:]
        var byWord: [Substring: UInt64] = [:]
        for row in try folder.rows("event-words.tsv") where row.count > 1 {
            let bit = bits[row[0]] ?? (1 << UInt64(bits.count & 63))
            bits[row[0]] = bit
            for word in row[1].split(separator: "|") { byWord[word, default: 0] |= bit }
        }
        favours = ["aid", "talks", "favour", "release", "permission", "ceasefire"].reduce(0) { $0 | (bits[$1] ?? 0) }
        for (word, mask) in byWord { words.insert(word, mask, using: segmenter) }
        for row in try folder.rows("event-frames.tsv") where row.count > 2 {
            guard let part = Part(rawValue: String(row[1])) else { continue }
            let readings = row[2].split(separator: "|").compactMap { Self.reading($0, bits) }
            for form in row[0].split(separator: "|") {
                switch part {
                case .verb: verbs.insert(form, readings, using: segmenter)
                case .noun: nouns.insert(form, readings, using: segmenter)
                case .adjective: adjectives.insert(form, readings, using: segmenter)
                }
            }
        }
    }

    /// The readings of the longest phrase of a part of speech that begins at a token, the most particular first.
    package func readings(_ part: Part, _ tokens: [Token], at index: Int, limit: Int) -> (
        readings: [Reading], end: Int
    )? {
        let table = part == .verb ? verbs : part == .noun ? nouns : adjectives
        return table.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// The readings of a verb whose particle stands behind other words ("called immediately for").
    package func readings(ofVerb tokens: [Token], at index: Int, goingOnAt rest: Int, limit: Int) -> (
        readings: [Reading], end: Int
    )? {
        verbs.longest(tokens, at: index, goingOnAt: rest, limit: limit).map { ($0.value, $0.end) }
    }

    /// The classes of the longest phrase that begins at a token; 0 when it has none.
    package func classes(_ tokens: [Token], at index: Int, limit: Int) -> UInt64 {
        words.longest(tokens, at: index, limit: limit)?.value ?? 0
    }

    /// Whether a word of these classes names what one side does another as a favour.
    package func isFavour(_ classes: UInt64) -> Bool { classes & favours != 0 }

    private static func reading(_ code: Substring, _ bits: [Substring: UInt64]) -> Reading? {
        let parts = code.split(separator: ":")
        guard let name = parts.first else { return nil }
        let classes = parts.dropFirst().first.map { bits[$0] ?? 0 } ?? 0
        // A class that no list knows would make the reading hold always.
        if parts.count > 1, classes == 0 { return nil }
        if let operation = Operation(rawValue: String(name)) {
            return Reading(meaning: .operation(operation), classes: classes)
        }
        return Root(rawValue: name.lowercased()).map { Reading(meaning: .root($0), classes: classes) }
    }
}

extension EventLexicon.Root: Comparable {
    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Self, right: Self) -> Bool { left.order < right.order }
}

import Language
import Prose

/// The speakers that a report names by a role only, gathered along the report.
///
/// A single person is somebody new with each "a" or "another", and so are "some" and "others"; people and bodies are
/// those of the same noun, unless a word before it tells them apart ("local officials", "foreign officials"). O(1) a
/// statement but for its phrase.
struct UnnamedSpeakers {
    private(set) var found: [UnnamedSpeaker] = []
    /// Speakers by the noun they are named with, the last one last.
    private var byNoun: [UInt64: [Int]] = [:]
    /// Speakers by the token of the noun.
    private var byHead: [Int: Int] = [:]

    /// The speaker whom the source of a statement means; nil for one who is told by no role ("those", "it").
    mutating func speaker(source: Range<Int>, head: Int, in discourse: Discourse) -> Int? {
        let analyzed = discourse.analyzed
        let isCounted = discourse.isCounted(head)
        let role = discourse.isRole(head) ? head : discourse.unnamedAntecedent(of: head)
        guard let noun = role ?? (isCounted ? head : nil), isCounted || discourse.isRole(noun) else { return nil }
        if let known = byHead[noun] { return known }
        let phrase = Self.rolePhrase(noun == head ? source : discourse.syntax.nounPhrase(noun), noun: noun, analyzed)
        let words = phrase.drop { analyzed.words[$0].tag == .det }
        let name = words.map { analyzed.string($0).lowercased() }.joined(separator: " ")
        let isOnePerson = discourse.isPersonNoun(noun) && discourse.isSingular(noun)
        let isNew = isOnePerson && discourse.isIndefinite(noun) || isCounted && noun == head
        let same = byNoun[analyzed.tokens[noun].folded, default: []].last {
            !isNew && (found[$0].role == name || words.count == 1 && words.first == noun)
        }
        let result = same ?? found.count
        if same == nil {
            let isName = discourse.names(in: phrase).contains { $0.tokens.contains(phrase.lowerBound) }
            let opensSmall = analyzed.words[phrase.lowerBound].tag != .propn && !isName
            found.append(
                UnnamedSpeaker(
                    mentions: [], role: name, isOnePerson: isOnePerson,
                    isUnique: isOnePerson || isCounted && noun == head,
                    isCrowd: discourse.isCrowd(noun),
                    tellsRole: discourse.isRole(noun) && discourse.tellsRole(noun), opensSmall: opensSmall))
            byNoun[analyzed.tokens[noun].folded, default: []].append(result)
        }
        found[result].mentions.append(analyzed.span(phrase))
        byHead[noun] = result
        return result
    }

    /// The phrase without what only tells more of him behind the noun: clauses, and what stands behind a comma.
    private static func rolePhrase(_ phrase: Range<Int>, noun: Int, _ analyzed: AnalyzedText) -> Range<Int> {
        var range = min(phrase.lowerBound, noun)..<max(phrase.upperBound, noun + 1)
        while range.lowerBound < noun, [.wp, .wdt, .inTag, .cc].contains(analyzed.words[range.lowerBound].penn) {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        let end = ((noun + 1)..<range.upperBound).first { token in
            let word = analyzed.words[token]
            if word.tag == .adv { return true }
            return analyzed.tokens[token].kind != .word && !isJoined(token, analyzed) || word.tag == .verb
                || [.wp, .wdt, .wrb, .inTag].contains(word.penn)
                    && clauseOpeners.contains(analyzed.tokens[token].folded)
        }
        var upper = end ?? range.upperBound
        while upper > noun + 1, analyzed.words[upper - 1].tag == .adp || analyzed.words[upper - 1].tag == .cconj {
            upper -= 1
        }
        return range.lowerBound..<upper
    }

    /// "Moon's office", "counter-terrorism police": a mark without space on either side.
    private static func isJoined(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.tokens[token].start == analyzed.tokens[token - 1].end
            && token + 1 < analyzed.tokens.count && analyzed.tokens[token + 1].start == analyzed.tokens[token].end
    }

    private static let clauseOpeners = WordSet([
        "who", "whom", "whose", "which", "that", "where", "when", "as", "because", "if", "while", "after", "before",
    ])
}

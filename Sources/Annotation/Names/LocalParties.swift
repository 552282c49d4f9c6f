import Language
import Prose

/// Recognises states and bodies that act like one although no list knows them, from the way a report speaks of them:
/// "Orvenia's foreign minister", "President Ardan Mikesh of Orvenia", "the Orvenian delegation".
///
/// An adjective belongs to a name when it is the name with an ending for its people ("Orvenia" → "Orvenian").
/// O(tokens + names · adjectives of the report).
package struct LocalParties {
    let analyzed: AnalyzedText
    let lexicons: Lexicons

    /// Number of the first thing that no list knows; the same name has the same number in every report.
    package static let firstThing: Int32 = 1_000_000

    /// The mentions with such names marked as parties and their adjectives added.
    ///
    /// - Parameter leftovers: single words that the recogniser could not name; those that turn out as parties are
    ///   added.
    func apply(to found: [NameMention], leftovers: [Range<Int>]) -> [NameMention] {
        let weak = leftovers.map { NameMention(tokens: $0, span: analyzed.span($0), kind: .organisation) }
        let weakSpans = Set(weak.map(\.span))
        let named = self.named((found + weak).sorted { $0.span < $1.span })
        return named.filter { $0.thing >= 0 || !weakSpans.contains($0.span) }
    }

    private func named(_ mentions: [NameMention]) -> [NameMention] {
        let people = Set(
            mentions.filter { $0.kind == .person && $0.tokens.count > 1 }.flatMap { $0.tokens.map(analyzed.string) })
        let unknown = mentions.filter { isCandidate($0) && !people.contains(analyzed.string($0.tokens.lowerBound)) }
        var names = Dictionary(grouping: unknown, by: { analyzed.string($0.tokens.lowerBound) })
        let spelled = names.keys.sorted()
        for name in spelled where spelled.contains(where: { Self.isAdjective(name, of: $0) }) { names[name] = nil }
        guard !names.isEmpty else { return mentions }
        let adjectives = adjectives(of: names.keys.sorted(), people: people)
        var parties: [String: Int32] = [:]
        for (name, mentions) in names {
            let acts =
                mentions.contains { governs($0.tokens.lowerBound) }
                || (adjectives[name] ?? []).contains { precedesOffice($0 + 1) }
            if acts { parties[name] = Self.thing(name) }
        }
        guard !parties.isEmpty else { return mentions }
        return marked(mentions, parties, adjectives)
    }

    private func marked(_ mentions: [NameMention], _ parties: [String: Int32], _ adjectives: [String: [Int]])
        -> [NameMention]
    {
        var result = mentions.map { mention -> NameMention in
            guard isCandidate(mention), let thing = parties[analyzed.string(mention.tokens.lowerBound)] else {
                return mention
            }
            var mention = mention
            mention.kind = .party
            mention.thing = thing
            return mention
        }
        for (name, tokens) in adjectives {
            guard let thing = parties[name] else { continue }
            result.removeAll { $0.thing < 0 && $0.tokens.count == 1 && tokens.contains($0.tokens.lowerBound) }
            let taken = Set(result.flatMap { Array($0.tokens) })
            for token in tokens where !taken.contains(token) {
                result.append(
                    NameMention(
                        tokens: token..<(token + 1), span: analyzed.tokens[token].span, kind: .party, thing: thing,
                        party: thing, isDemonym: true))
            }
        }
        return result.sorted { $0.span < $1.span }
    }

    /// A single word of five letters or more that no list knows.
    private func isCandidate(_ mention: NameMention) -> Bool {
        mention.thing < 0 && mention.kind != .instrument && mention.tokens.count == 1 && mention.span.count >= 5
            && mention.title == nil
    }

    /// Capitalised words that are a name with an ending for its people.
    private func adjectives(of names: [String], people: Set<String>) -> [String: [Int]] {
        var result: [String: [Int]] = [:]
        for index in analyzed.tokens.indices where analyzed.tokens[index].kind == .word {
            guard UTF8Bytes.isUpper(analyzed.text.utf8[Int(analyzed.tokens[index].start)]),
                analyzed.tokens[index].end - analyzed.tokens[index].start >= 5
            else { continue }
            let word = analyzed.string(index)
            if people.contains(word) { continue }
            if let name = names.first(where: { Self.isAdjective(word, of: $0) }) {
                result[name, default: []].append(index)
            }
        }
        return result
    }

    /// "Teshmari" of "Teshmar", "Orvenian" of "Orvenia", "Calvese" of "Calvo".
    static func isAdjective(_ word: String, of name: String) -> Bool {
        guard word != name else { return false }
        let shared = zip(word, name).prefix { $0 == $1 }.count
        guard shared >= 4, shared >= name.count - 2 else { return false }
        let ending = word.dropFirst(shared).lowercased()
        return ["n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers", "ic", "ite", "ites"]
            .contains(ending)
    }

    /// "Orvenia's foreign minister", "the government of Orvenia", "president … of Orvenia".
    private func governs(_ token: Int) -> Bool {
        if token + 1 < analyzed.tokens.count, analyzed.words[token + 1].tag == .part, precedesOffice(token + 2) {
            return true
        }
        guard token >= 2, analyzed.tokens[token - 1].folded == Self.of,
            !lexicons.names.isOrdinary(analyzed.tokens[token]), !isPartOfBody(token)
        else { return false }
        return lexicons.people.isCollective(analyzed.tokens[token - 2])
            || (max(0, token - 6)..<(token - 1)).contains { isOffice($0) }
    }

    /// "Friends of Orrun", at either end of it: a name of a body in the plural and with "of".
    private func isPartOfBody(_ token: Int) -> Bool {
        let isCapital = { (index: Int) in
            UTF8Bytes.isUpper(analyzed.text.utf8[Int(analyzed.tokens[index].start)])
        }
        if token + 2 < analyzed.tokens.count, analyzed.tokens[token + 1].folded == Self.of, isCapital(token + 2) {
            return true
        }
        return analyzed.words[token - 2].penn == .nnps || analyzed.words[token - 2].penn == .nns && isCapital(token - 2)
    }

    /// Whether an office or a government begins here or behind one or two adjectives and nouns.
    private func precedesOffice(_ index: Int) -> Bool {
        for at in index..<min(index + 3, analyzed.tokens.count) {
            if isOffice(at) || Self.governments.contains(analyzed.tokens[at].folded) { return true }
            let tag = analyzed.words[at].tag
            guard tag == .adj || tag == .noun || tag == .propn else { return false }
        }
        return false
    }

    private func isOffice(_ index: Int) -> Bool {
        lexicons.people.title(analyzed.tokens, at: index, limit: min(index + 5, analyzed.tokens.count))?.kind == .office
    }

    static func thing(_ name: String) -> Int32 {
        firstThing + Int32(truncatingIfNeeded: WordHash.folded(name) & 0x3FFF_FFFF)
    }

    private static let of = WordHash.folded("of")
    private static let governments = WordSet([
        "government", "army", "delegation", "officials", "troops", "parliament", "cabinet", "side", "diplomats",
        "forces",
    ])
}

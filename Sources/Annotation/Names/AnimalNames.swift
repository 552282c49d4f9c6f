import Language
import Prose

/// Which names of a report are those of animals: "a bear named Orso", "the racehorse Tarn", "Orso, a brown bear".
struct AnimalNames {
    let analyzed: AnalyzedText
    let lexicons: Lexicons

    /// The entities that the report calls animals once at least. O(names).
    func entities(among names: [NameMention]) -> Set<Int> {
        var result: Set<Int> = []
        var words: Set<UInt64> = []
        let mentions = names.lazy.filter { $0.entity >= 0 && $0.title == nil && $0.kind != .party }
        for mention in mentions where isNamedAnimal(mention) || isCalledAnimal(mention) {
            result.insert(mention.entity)
            if mention.tokens.count == 1 { words.insert(analyzed.tokens[mention.tokens.lowerBound].folded) }
        }
        // Taken for a person here and for a place there, it is one animal.
        guard !words.isEmpty else { return result }
        for mention in mentions
        where mention.tokens.count == 1 && words.contains(analyzed.tokens[mention.tokens.lowerBound].folded) {
            result.insert(mention.entity)
        }
        return result
    }

    /// "a bear named Orso", "the bear, a male called Orso", "the racehorse Tarn".
    private func isNamedAnimal(_ mention: NameMention) -> Bool {
        let name = mention.tokens.lowerBound
        let first = analyzed.sentences[analyzed.sentence(ofToken: name)].tokens.lowerBound
        guard name > first else { return false }
        if isAnimal(name - 1) { return !isSubject(mention) }
        guard Self.naming.contains(analyzed.tokens[name - 1].folded) else { return false }
        for token in (max(first, name - Self.reach)..<(name - 1)).reversed() {
            if isAnimal(token) { return true }
            if analyzed.words[token].tag == .verb || isPerson(token) { return false }
        }
        return false
    }

    /// "Orso, a brown bear from the north": an apposition whose noun is an animal.
    private func isCalledAnimal(_ mention: NameMention) -> Bool {
        let comma = mention.tokens.upperBound
        let limit = analyzed.sentences[analyzed.sentence(ofToken: comma - 1)].tokens.upperBound
        guard comma + 2 < limit, isMark(comma, 0x2C), analyzed.words[comma + 1].tag == .det else { return false }
        for token in (comma + 2)..<min(comma + 2 + Self.reach, limit) {
            if isAnimal(token) {
                return token + 1 == limit || ![.noun, .propn].contains(analyzed.words[token + 1].tag)
            }
            guard [.adj, .num, .noun, .propn].contains(analyzed.words[token].tag) || isMark(token, 0x2D) else {
                return false
            }
        }
        return false
    }

    /// "the dog Venn adopted" is not Venn.
    private func isSubject(_ mention: NameMention) -> Bool {
        mention.tokens.contains { analyzed.words[$0].relation.isSubject }
    }

    private func isAnimal(_ token: Int) -> Bool {
        analyzed.words[token].tag == .noun && lexicons.names.isAnimal(analyzed.tokens[token])
    }

    private func isPerson(_ token: Int) -> Bool {
        lexicons.people.isSpeakerNoun(analyzed.tokens[token])
            || lexicons.people.isCountablePerson(analyzed.tokens[token])
    }

    private func isMark(_ token: Int, _ byte: UInt8) -> Bool {
        analyzed.tokens[token].end - analyzed.tokens[token].start == 1
            && analyzed.text.utf8[Int(analyzed.tokens[token].start)] == byte
    }

    /// Tokens between an animal's name and the noun that tells what it is.
    private static let reach = 8
    private static let naming = WordSet(["named", "called", "nicknamed", "dubbed"])
}

import Foundation
import Language

/// What WordNet 3.0 says of single words: which parts of speech they can be and what kind of thing they mean.
///
/// Read from the `dict` folder as Princeton publishes it (Debian: `wordnet-base`, in `/usr/share/wordnet`).
struct WordNet {
    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "\(path) is missing: install WordNet 3.0 (Debian: wordnet-base) or give --wordnet" }
    }

    /// Lower-case word → its kinds; inflected forms included.
    private(set) var kinds: [String: WordKinds] = [:]
    /// Verbs and nouns of one word that WordNet's own text counts met, and irregular forms with their lemmas.
    private(set) var commonVerbs: [String] = []
    private(set) var commonNouns: [String] = []
    private(set) var irregular: [(form: String, lemma: String, group: Lemmatizer.Group)] = []
    private let folder: URL

    init(_ folder: URL) throws {
        self.folder = folder
        let nouns = try firstSenses("noun")
        let verbs = try firstSenses("verb")
        commonVerbs = try met("verb").sorted()
        commonNouns = try met("noun").sorted()
        // In order, since the first kind of a form stays.
        for (word, file) in nouns.sorted(by: { $0.key < $1.key }) {
            add(word, WordKinds(noun: file - 3))
        }
        for (word, file) in nouns.sorted(by: { $0.key < $1.key }) { add(Inflection.s(word), WordKinds(noun: file - 3)) }
        for (word, file) in verbs.sorted(by: { $0.key < $1.key }) {
            for form in Inflection.verbForms(word) { add(form, WordKinds(verb: file - 29)) }
        }
        for word in try firstSenses("adj").keys { add(word, WordKinds(isAdjective: true)) }
        for word in try firstSenses("adv").keys { add(word, WordKinds(isAdverb: true)) }
        try addIrregular("noun") { word in nouns[word].map { WordKinds(noun: $0 - 3) } }
        try addIrregular("verb") { word in verbs[word].map { WordKinds(verb: $0 - 29) } }
        try addIrregular("adj") { _ in WordKinds(isAdjective: true) }
        let groups: [(String, Lemmatizer.Group)] = [("noun", .noun), ("verb", .verb), ("adj", .adjective)]
        for (name, group) in groups {
            for line in try lines("\(name).exc") {
                let parts = line.split(separator: " ").map(String.init)
                let known = group == .noun ? nouns[parts[1]] != nil : group == .verb ? verbs[parts[1]] != nil : true
                if parts.count == 2, known, !parts[0].contains("_") { irregular.append((parts[0], parts[1], group)) }
            }
        }
    }

    private mutating func add(_ word: String, _ kinds: WordKinds) {
        self.kinds[word, default: WordKinds()].formUnion(kinds)
    }

    private mutating func addIrregular(_ name: String, _ kinds: (String) -> WordKinds?) throws {
        for line in try lines("\(name).exc") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count >= 2, !parts[0].contains("_"), let found = kinds(parts[1]) else { continue }
            add(parts[0], found)
        }
    }

    /// Single words and the lexicographer file of their first sense.
    private func firstSenses(_ name: String) throws -> [String: Int] {
        let data = Array(try contents("data.\(name)").utf8)
        var senses: [String: Int] = [:]
        for line in try lines("index.\(name)") where !line.hasPrefix(" ") {
            let parts = line.split(separator: " ")
            // lemma, part of speech, number of senses, number of pointers, pointers, senses, tagged senses, offsets
            guard parts.count > 6, let pointers = Int(parts[3]), parts.count > 6 + pointers,
                parts[0].allSatisfy({ $0.isLetter || $0 == "'" }), parts[0].count > 1,
                let offset = Int(parts[6 + pointers]), offset + 11 < data.count
            else { continue }
            let file = Int(String(decoding: data[(offset + 9)..<(offset + 11)], as: UTF8.self)) ?? 0
            // Of beasts, plants and substances only those that WordNet's own text counts met.
            if Self.seldom.contains(file), parts[5 + pointers] == "0" { continue }
            senses[String(parts[0])] = file
        }
        return senses
    }

    /// Names and words of peoples in it: people, places and bodies that exist once, and nouns and adjectives with a
    /// capital for who belongs to a people, a religion or a party. O(size of the data).
    func addNames(to lists: inout NameLists) throws {
        for line in try lines("data.noun") where !line.hasPrefix(" ") {
            let parts = line.split(separator: " ")
            guard parts.count > 6, let file = Int(parts[1]), let count = Int(parts[3], radix: 16) else { continue }
            let words = (0..<count).map { parts[4 + 2 * $0].split(separator: "_").joined(separator: " ") }
            let capital = words.filter { $0.first?.isUppercase ?? false }
            let gloss = line.split(separator: "|").last ?? ""
            if parts.contains("@i") {
                switch file {
                case 18: for name in capital { lists.addPerson(name) }
                case 15, 17: lists.add(capital, .region)
                case 14: lists.add(capital, .organisation)
                default: break
                }
            } else if file == 18, Self.peoples.contains(where: { gloss.contains($0) }) {
                lists.add(capital, .norp)
                lists.add(capital.map { $0 + "s" }, .norp)
            } else if file == 14 {
                lists.add(capital, .organisation)
            }
        }
        for line in try lines("data.adj") where !line.hasPrefix(" ") {
            let parts = line.split(separator: " ")
            guard parts.count > 6, let count = Int(parts[3], radix: 16), parts.contains("\\") else { continue }
            let words = (0..<count).map {
                parts[4 + 2 * $0].prefix { $0 != "(" }.split(separator: "_").joined(separator: " ")
            }
            lists.add(words.filter { $0.first?.isUppercase ?? false }, .norp)
        }
    }

    private static let peoples = [
        "a member of", "inhabitant of", "native or inhabitant", "a follower of", "a believer in", "an adherent of",
        "a supporter of", "a person of", "a Muslim", "a Christian", "born in", "an American who", "the people of",
        "descent",
    ]

    /// Single words with a count of tagged senses.
    private func met(_ name: String) throws -> [String] {
        try lines("index.\(name)").compactMap { line in
            let parts = line.split(separator: " ")
            guard !line.hasPrefix(" "), parts.count > 6, let pointers = Int(parts[3]), parts.count > 6 + pointers,
                parts[0].allSatisfy(\.isLetter), parts[5 + pointers] != "0"
            else { return nil }
            return String(parts[0])
        }
    }

    private static let seldom: Set<Int> = [5, 8, 20, 27]

    private func lines(_ name: String) throws -> [Substring] { try contents(name).split(separator: "\n") }

    private func contents(_ name: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        guard let data = try? Data(contentsOf: url) else { throw Missing(path: url.path) }
        return String(decoding: data, as: UTF8.self)
    }
}

/// Regular English inflection, to find the forms of a dictionary's words.
enum Inflection {
    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

    /// The plural of a noun, the third person of a verb.
    static func s(_ word: String) -> String {
        if endsInConsonantAndY(word) { return word.dropLast() + "ies" }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        return word + (hisses ? "es" : "s")
    }

    /// Base, third person, past, both participles; both spellings where doubling is in doubt.
    static func verbForms(_ word: String) -> [String] {
        var forms = [word, s(word)]
        if word.hasSuffix("e") {
            forms += [
                word + "d",
                (word.hasSuffix("ie") ? word.dropLast(2) + "y" : word.hasSuffix("ee") ? word[...] : word.dropLast())
                    + "ing",
            ]
        } else if endsInConsonantAndY(word) {
            forms += [word.dropLast() + "ied", word + "ing"]
        } else {
            forms += [word + "ed", word + "ing"]
            if let last = word.last, doubles(word) { forms += ["\(word)\(last)ed", "\(word)\(last)ing"] }
        }
        return forms
    }

    private static func endsInConsonantAndY(_ word: String) -> Bool {
        guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
        return !vowels.contains(before)
    }

    private static func doubles(_ word: String) -> Bool {
        let end = Array(word.suffix(3))
        return end.count == 3 && !vowels.contains(end[0]) && vowels.contains(end[1]) && !vowels.contains(end[2])
            && !["w", "x", "y"].contains(end[2])
    }
}
